"""Sentences for what the rules refuse: what happened, and what to do; no blame.

A test checks that every code raised in the program has a sentence here.
"""

from __future__ import annotations

from datetime import date, datetime

from sspf_app.domain.errors import DomainError
from sspf_app.texts.catalogue import N_, Words
from sspf_app.texts.dates import long_day

SENTENCES: dict[str, str] = {
    # Who is at the desk
    "not_permitted": N_("Your role does not include this."),
    "clock_set_back": N_(
        "The clock says {now}, but something was written here at {seen} already. Set the clock "
        "right, or confirm above that it is right now."
    ),
    "reason_required": N_("Somebody here has protected identity: write why you open it."),
    "own_user": N_("You cannot do this to your own user."),
    "unknown_user": N_("There is no such user."),
    # Handing over
    "colleague_required": N_("Write the colleague's name."),
    "nothing_to_hand_over": N_("Nothing waits in any open case, so there is nothing to tell."),
    "colleague_is_self": N_("That is you: choose somebody who can go on."),
    "case_transferred": N_(
        "The case is read only here: it is with another office, or came from one ({office})."
    ),
    "no_key_card": N_("This file holds no public key of an office."),
    "words_not_heard": N_("Compare the twelve words on the telephone first."),
    "office_name_required": N_("Write what the office is called."),
    "own_transfer_key": N_("This is your own key."),
    "unknown_office": N_("The key of that office is not known here."),
    "transfer_to_self": N_("This is your own party; choose the party of the other office."),
    "transfer_needs_ground": N_(
        "Somebody in the case has protected identity, is placed in hiding or must not be "
        "contacted. What protects them would not go along on consent: let a legal ground be "
        "assessed, or hand it over in another way."
    ),
    "transfer_needs_approval": N_(
        "Somebody in the case is protected: the unit manager approves first that it goes."
    ),
    "transfer_ground_other": N_(
        "That assessment is about another case, another person or another receiver."
    ),
    "transfer_waits": N_(
        "The case is on its way to {office} already. Read the receipt in, or give that package up."
    ),
    "transfer_damaged": N_(
        "The package is not whole, or not as it was written. Nothing was taken in; ask for it "
        "again."
    ),
    "transfer_from_unknown": N_("The key of the sender is not known here. Compare its words."),
    "transfer_received": N_("This package was taken in already; it was the case {reference}."),
    "transfer_changed": N_("The file has changed since you looked at it. Open it again."),
    "transfer_unanswered": N_("Say first who {name} is."),
    "transfer_two_as_one": N_("{name} was said to be the same as somebody else who comes."),
    "no_receipt": N_("This file is no receipt. A case is taken in from the page for receiving."),
    "receipt_unknown": N_("The receipt is of no package that was sent from here."),
    "receipt_other_sender": N_("The receipt was not made by {office}, who got the package."),
    "receipt_other_file": N_("The receipt is of another file than the one that was sent."),
    "receipt_known": N_("That transfer is settled already."),
    # Commitments and the plan
    "unknown_commitment": N_("There is no such commitment in the case."),
    "step_needs_comment": N_("Write why: it is read when the plan is followed up."),
    "step_not_last": N_("Something was noted after it; note how it stands now instead."),
    "goal_not_in_plan": N_("There is no such goal in this plan."),
    "goal_under_itself": N_("A goal cannot stand under itself."),
    "plan_needs_goal": N_("The plan has no goal yet: write one before you set it."),
    "approval_required": N_("Write who has said yes to the plan."),
    "version_needs_reason": N_("Write what has changed since the version before."),
    "unknown_plan_version": N_("There is no such version of the plan."),
    "commitment_required": N_("Write who does it, from when to when, and how it is followed up."),
    "own_words_of_family": N_("Own words are the family's: choose the family as the one who says."),
    "nothing_promised": N_("{name} has no commitment that may be read now."),
    # Persons and custody
    "unknown_person": N_("There is no such person in the vault."),
    "name_required": N_("A name is needed."),
    "date_in_future": N_("{day} has not come yet."),
    "died_before_born": N_("The day of death lies before the day of birth."),
    "no_personal_number": N_("No personal number is recorded for {name}."),
    "personal_number_form": N_("A personal number has twelve digits: YYYYMMDD-NNNN."),
    "personal_number_day": N_("The personal number names a day that does not exist."),
    "personal_number_check": N_("The last digit of the personal number is not right."),
    "unknown_custody": N_("There is no such custody relation."),
    "own_custody": N_("Nobody holds custody of themselves."),
    "other_child": N_("A custody relation stays with its child; enter a new one instead."),
    "ends_before_start": N_("The last day, {ends}, lies before the first, {starts}."),
    "evidence_incomplete": N_("Write which document was seen, and who saw it."),
    "decision_required": N_(
        "A legal representative ends by a decision: record which decision was seen."
    ),
    # Whom nothing may be sent to
    "guardian_blocked": N_(
        "{name} is blocked since {since}: nothing is printed or saved for this person. Lifting the "
        "block is an act of its own, with a reason, under People."
    ),
    "do_not_contact": N_(
        "{name} must not be contacted, since {since}: nothing is printed or saved for this person. "
        "The rule is lifted with a reason, under People."
    ),
    "contact_reason_required": N_("Write why this person must not be contacted."),
    "contact_rule_of_young_person": N_("The case is about this person: pause the case instead."),
    "contact_rule_stands": N_("That is recorded about {name} already."),
    "unknown_contact_rule": N_("There is no such rule about contact, or it was lifted."),
    "lifting_reason_required": N_("Write why the rule is lifted, and who decided it."),
    "barred_person_returns": N_(
        "{name} is in the vault already and must not be contacted. Use the person who is there; "
        "entered anew, nothing would hold the papers back."
    ),
    # Sheets that were made elsewhere
    "sheet_file_empty": N_("{file} is empty."),
    "sheet_file_too_big": N_("{file} is larger than {most} MB."),
    "sheet_file_kind": N_(
        "{file} is no sheet that can be read. Save it as Excel workbook (.xlsx), OpenDocument "
        "(.ods) or CSV, without a password."
    ),
    "sheet_file_encrypted": N_("{file} is locked with a password. Save a copy without one."),
    "sheet_file_damaged": N_(
        "{file} is damaged. Open it in the program it comes from and save it anew."
    ),
    "sheet_unpacks_too_big": N_("{file} unpacks to more than {most} MB, and was not opened."),
    "sheet_encoding": N_("{file} cannot be read as {encoding}. Choose another way of writing."),
    "sheet_cell_too_long": N_(
        "{file}, sheet {sheet}, row {row}, column {column}: more than {most} signs in one cell."
    ),
    "sheet_reader_stopped": N_(
        "{file} could not be read; the reading was stopped. Copy the cells you need to a new "
        "sheet and save that."
    ),
    "sheet_reader_slow": N_("{file} took too long to read; the reading was stopped."),
    "sheet_too_many_rows": N_("The sheet {sheet} has more rows than are read at once, {most}."),
    "unknown_sheet": N_("The file has no sheet {sheet}."),
    "import_columns_missing": N_("Choose first which columns hold what every row needs."),
    "import_has_errors": N_(
        "{count} rows cannot come in as they are. Correct them, or leave them out."
    ),
    "import_is_empty": N_("There is nothing new in the rows that are to come in."),
    "import_undone": N_("This import was undone already."),
    "unknown_import": N_("There is no such import."),
    "export_reason_required": N_("Write why everything is moved out; it is logged."),
    "nothing_to_move_out": N_("There is no case to move out."),
    "case_file_not_written": N_(
        "Something in the vault cannot be said in a case file: {place}. Correct it first."
    ),
    "cancelled": N_("It was ended before it was done. Nothing was changed."),
    # Waiting for answers
    "not_awaited": N_("No answer is awaited from {name}."),
    "talk_note_required": N_("Write a few words about what {name} wants to talk about."),
    "no_talk_awaited": N_("{name} has not asked to talk first."),
    "remind_before_today": N_("The next reminder cannot lie before today; {day} has passed."),
    "no_sheet_to_print": N_("There is no sheet to print."),
    # Parties and office
    "unknown_party": N_("There is no such party in the register."),
    "party_exists": N_("{name} is in the register already."),
    "unknown_contact": N_("There is no such contact."),
    "policy_starts_in_past": N_("A setting cannot start before today; {day} has passed."),
    "unknown_policy": N_("There is no such row of settings."),
    "policy_has_begun": N_("Settings that hold since {day} stay; enter new ones from a day on."),
    "policy_out_of_range": N_("The number must lie between {least} and {most}."),
    "proposal_beyond_maximum": N_(
        "The proposed length is longer than the longest allowed, {months} months."
    ),
    # Cases
    "unknown_case": N_("There is no such case."),
    "purpose_required": N_("Write why the parties need to work together."),
    "unknown_purpose": N_("The case has no such purpose."),
    "no_own_party": N_("Choose the office's own party in the register first."),
    "reference_taken": N_("Another case has the reference {reference}."),
    "already_paused": N_("The case is paused already."),
    "pause_has_no_last_day": N_("This pause has no last day: it ends when a position is recorded."),
    "not_paused": N_("The case is not paused."),
    "case_closed": N_("The case is closed."),
    "not_closed": N_("The case is not closed."),
    "pause_end_required": N_("Write what must be done before the pause may end."),
    "position_required": N_(
        "The pause ends only when the position of the social worker or lawyer is recorded."
    ),
    "position_incomplete": N_("Write who took the position, as what, and what it is."),
    "task_text_required": N_("Write what is to be seen to."),
    "unknown_task": N_("There is no such task."),
    "decision_starts_in_past": N_("The decision cannot hold from {day}, which has passed."),
    "decision_over": N_("The last day, {day}, has passed."),
    "request_pending": N_("A request for this case waits for the unit manager already."),
    "unknown_request": N_("There is no such request."),
    "decided_already": N_("The request is decided already."),
    "manager_decides": N_("A unit manager uses this vault and approves it here."),
    "decision_incomplete": N_("Write who decided, as what, and where the decision is kept."),
    "decline_reason_required": N_("Write why the answer is no."),
    "closing_reason_required": N_("Write why the case is closed."),
    "party_already_in_case": N_("{party} takes part in the case already."),
    "format_not_for_party": N_(
        "This format lists who said what, which is not a party's business. Choose FHIR."
    ),
    "receipt_not_for": N_(
        "{name} may no longer be asked about this case, and so gets no receipt from it."
    ),
    "form_changed": N_("The case has changed since the sheet was drawn. Look at it once more."),
    "party_has_left": N_("{party} has left the case. Whoever comes back joins anew."),
    "meeting_has_items": N_(
        "What was said at the meeting stays with its purpose. Plan another meeting instead."
    ),
    "coordinator_must_stay": N_("The coordinator's own party cannot leave the case."),
    "unknown_participation": N_("There is no such participation in the case."),
    "assessment_reason_required": N_("Write what the assessment of maturity rests on."),
    "assessed_that_day": N_(
        "The maturity of {name} is already assessed on {day}: only one of them could apply."
    ),
    "exception_not_allowed": N_("The settings do not allow exceptions for a hindered guardian."),
    "exception_incomplete": N_(
        "Write the hindrance, why it cannot wait, the ground, and who decided."
    ),
    "exception_too_long": N_("An exception may last {days} days at most."),
    "not_a_joint_guardian": N_("{name} does not hold joint custody on that day."),
    "youth_only_not_allowed": N_("The settings do not let a young person answer alone."),
    "youth_only_incomplete": N_("Write who decided, and why."),
    "youth_only_age": N_("Only a young person of {least} to {most} may answer alone."),
    # Consent forms
    "not_a_signatory": N_("{name} cannot answer for {subject}."),
    "signatory_dead": N_("{name} is recorded as dead."),
    "form_lacks_participation": N_("The row about taking part must be on every form."),
    "form_too_many_rows": N_("{count} rows are too many for one form: {most} at most."),
    "form_row_twice": N_("The same row stands on the form twice."),
    "form_row_of_other": N_("This sheet cannot ask about {subject}."),
    "form_purpose_missing": N_("The form needs words on why cooperation is needed."),
    "form_period_backwards": N_("The last day, {valid_to}, lies before the first, {valid_from}."),
    "form_function_missing": N_(
        "{party} would reveal where somebody is: write a function to print instead."
    ),
    "form_address_protected": N_("A protected sheet bears no address."),
    "form_address_missing": N_("There is no address of {name} in the register."),
    "form_address_long": N_("At most {most} lines of an address are seen in the window."),
    "recipients_required": N_("Choose who may be told."),
    "party_not_taking_part": N_("{party} does not take part in the case."),
    "party_reveals_place": N_(
        "{party} would reveal where a protected person is, so the form is not printed."
    ),
    "period_too_long": N_("A consent may last {months} months at most."),
    "form_already_out": N_("The sheet {form} has been handed out already; make a new one."),
    "form_code_wrong": N_("“{typed}” is not a form code; look at the sheet again."),
    "unknown_form": N_("No sheet with the code {form} was handed out in this case."),
    # What has gone out
    "reservation_missing": N_(
        "{name} gets nothing in writing before the reservation is signed: print it, let it be "
        "signed and note it."
    ),
    "no_reservation_needed": N_("{name} needs no reservation."),
    "unknown_disclosure": N_("No such paper has gone out in this case."),
    "unknown_misdirection": N_("No such misdirected paper is noted in this case."),
    "found_too_early": N_("That was found before it went out: look at the day again."),
    "found_by_required": N_("Write who found it."),
    "reached_required": N_("Write who really got it."),
    "how_required": N_("Write what happened."),
    "follow_up_too_early": N_("That cannot have been before {day}."),
    "signer_required": N_("Write who signed."),
    "unknown_answer": N_("Choose one of the answers."),
    "page_while_paused": N_(
        "The case is paused for a placement or compulsory care. The page is made when it is "
        "settled what may be said of it."
    ),
    "not_written": N_("Words are copied for a written answer only."),
    "zero_character": N_(
        "The text holds a sign that cannot be seen nor kept (U+0000). Write it by hand instead of "
        "pasting it."
    ),
    "text_required": N_("Write the words first."),
    "nothing_to_print": N_("Every paper of this withdrawal has gone out already."),
    # Answers
    "form_already_answered": N_(
        "The sheet {form} is answered already; take the wrong answer out of force first."
    ),
    "box_not_on_form": N_("Row {row} of the sheet has no box for {recipient}."),
    "exclusion_not_on_form": N_("The exception names something that is not on the sheet."),
    "signed_before_printed": N_("The sheet was printed on {printed} and cannot be older."),
    "signed_before_of_age": N_(
        "This sheet is for the time from {day}, when the young person comes of age. A yes signed "
        "before that day does not count then. Ask for a signature on {day} or later."
    ),
    "signed_time_other_day": N_("The time of signing is not on {day}."),
    "same_day_time_needed": N_(
        "Something else was answered or taken back on {day}: write the time of signing too."
    ),
    "valid_to_after_form": N_("The sheet says no longer than {day}."),
    "witness_required": N_("Write who else heard the answer."),
    "unknown_consent": N_("There is no such answer in force."),
    "nothing_to_confirm": N_("This answer has no words that wait to be confirmed."),
    "invalidation_reason_required": N_("Write what was wrong with the answer as recorded."),
    # Withdrawals
    "received_by_required": N_("Write which party and who heard it."),
    "selection_empty": N_("Say what is taken back: all of it, or which parts."),
    "unknown_type": N_("There is no such kind of information."),
    "unknown_withdrawal": N_("There is no such withdrawal."),
    "withdrawn_already": N_("That withdrawal by {name} is registered already, and holds."),
    "nothing_received": N_("{name} has received nothing that the withdrawal covers."),
    # Sharing and meetings
    "not_allowed": N_("{sentence}"),
    "not_oral": N_("Only what was said by word of mouth is noted here."),
    "unknown_meeting": N_("There is no such meeting."),
    "invitation_blocked": N_("These may not be invited: {names}."),
    "not_a_participant": N_("{name} is not a participant of the meeting."),
    "unknown_item": N_("There is no such item."),
    "item_text_required": N_("Write what was said."),
    "item_subject_required": N_("Choose whom it is about."),
    "item_type_required": N_("Choose what kind of information it is."),
    "hide_and_share": N_("An item cannot both be withheld from and shared with guardians."),
    "item_not_receivable": N_("It cannot be noted. {sentence}"),
    "meeting_locked": N_(
        "The minutes are locked as version {version}, since {since}. Open them for a change first, "
        "with a reason."
    ),
    "heading_required": N_("Write a few words as heading of the point."),
    "heading_names": N_("The heading names somebody the point is not about: write it without."),
    "unknown_point": N_("There is no such point on the agenda."),
    "series_weeks": N_("Write how many weeks lie between two meetings: 1 to {most}."),
    "in_a_series": N_("The meeting comes again already."),
    "unknown_series": N_("The meeting does not come again."),
    "room_name_required": N_("Write what the room is called."),
    "unknown_room": N_("There is no such room."),
    "roster_too_few": N_("On {day} there are not two meetings to take after one another."),
    "meeting_not_locked": N_("The minutes are not locked."),
    "meeting_not_begun": N_("The meeting has not begun yet: there is nothing to lock."),
    "change_reason_required": N_("Write why the locked minutes are changed."),
    "unknown_version": N_("There is no such version of the minutes."),
    "remark_required": N_("Write what was remarked."),
    "replied_before_meeting": N_("The reply cannot have come before the meeting."),
    "item_unanswered": N_("Answer the questions about the text first."),
    "responsible_may_not_receive": N_("{name} may not be told this, so cannot be responsible."),
    "follow_up_required": N_("Write how it will be followed up."),
    # Papers
    "not_a_recipient": N_("{name} does not take part, so there is no copy to make."),
    "nothing_readable": N_("There is nothing in the minutes that {name} may read."),
    "leak_found": N_("Nothing was saved: the paper holds what it must not. {found}"),
    "meeting_has_been": N_("The meeting has been; nobody is invited to it any more."),
    "may_not_be_told": N_("{name} may not be told of the meeting in writing."),
    "not_told_before": N_(
        "{name} has got no invitation from here, so there is nothing to take back."
    ),
    "calendar_words_name": N_(
        "The words name somebody or something of a case: {found}. Calendars lie open to others."
    ),
    "calendar_words_too_long": N_("Write it shorter ({most} signs at the most)."),
    "copy_stopped": N_("No copy was written. {name}: {why}"),
    "not_in_word": N_("Only minutes can be written for Word."),
    "template_unreadable": N_("The file is damaged, or no Word file (.docx)."),
    "template_too_large": N_("The template is too large ({most} MB at the most)."),
    "template_has_macros": N_(
        "The template holds macros. Save it as a Word document (.docx) without them."
    ),
    "template_has_links": N_(
        "The template has links to other places or files. Take them away; write an address as "
        "plain text, and put a logo in as a picture."
    ),
    "template_has_embedded": N_(
        "The template has another file inside it, such as a table or a drawing. Take it away; a "
        "logo goes in as a picture."
    ),
    "template_has_comments": N_("The template has comments. Take them away first."),
    "template_has_tracked": N_(
        "The template has tracked changes. Accept or discard them first: what was taken away is "
        "still in the file."
    ),
    "template_has_hidden": N_("The template has hidden text. Show it, and take it away."),
    "template_has_field": N_(
        "The template has a field that brings in text by itself ({field}). Only numbers of pages "
        "may stand there."
    ),
    "template_has_picture": N_("A picture in the template is neither PNG nor JPEG. Save it anew."),
    "template_has_other": N_(
        "The template has something that minutes cannot carry. Begin with the template that comes "
        "with the program."
    ),
    "name_in_file_name": N_("Nothing was saved: the file name would hold a person's name."),
    "settings_not_saved": N_("The settings could not be saved: {path}. {why}"),
    "export_failed": N_("The file could not be written: {path}. {why}"),
    "missing_glyph": N_("The sign “{character}” cannot be printed: {text}"),
    "unprintable_character": N_("A sign that cannot be printed ({codepoint}) stands in: {text}"),
    "language_unknown": N_("There is no form in the language “{language}”."),
    "form_text_not_approved": N_("The text in “{language}” is not approved: no form is printed."),
    "form_text_incomplete": N_("The text in “{language}” has no words for {clause}."),
    "form_text_replaced": N_(
        "The text in “{language}” has been replaced or taken out of use since the sheet was drawn. "
        "Draw the sheet anew."
    ),
    "form_text_unknown": N_("The words that {form} was printed with are not in the vault."),
    "unknown_text": N_("There is no such text: {text}."),
    "draft_exists": N_("There is a draft already: version {version}."),
    "text_not_draft": N_("Version {version} is no draft, and is not changed: make a new version."),
    "unknown_clause": N_("There is no such clause on the form: {clause}."),
    "clause_too_long": N_("Clause {clause} is too long: at most {most} signs."),
    "terms_follow_swedish": N_("The number of terms follows the Swedish text."),
    "no_swedish_text": N_("No Swedish text is in force that it could say the same as."),
    "approver_edited_last": N_("You changed this text last. Somebody else approves it."),
    "form_text_faulty": N_("Not yet: {number} places are not right. The first is {clause}."),
    "translation_of_older_text": N_(
        "Read it against the Swedish text in force first (version {version}), and say so."
    ),
    "translator_missing": N_("Write who translated it."),
    "translation_date_missing": N_("Write which day it was translated."),
    "reviewer_missing": N_("Write who has read it against the Swedish text."),
    "text_not_in_force": N_("Version {version} is not in force."),
    "swedish_text_needed": N_("The Swedish text is replaced by a new version, never taken away."),
    "sheet_unreadable": N_("The file cannot be read ({why})."),
    "translation_sheet_faulty": N_("Nothing was taken in: {number} things in the sheet are wrong."),
    "translation_of_other_text": N_("The translation “{language}” is not of this text."),
    "document_unreadable": N_("The paper could not be searched, so it was not saved."),
    "archive_invalid": N_("The archive copy does not keep PDF/A, so it was not saved: {found}"),
    "filled_form_too_big": N_("The file is too big for a form that was filled in ({most} MB)."),
    "filled_form_unreadable": N_("The file is damaged, or no PDF that can be read safely."),
    "filled_form_locked": N_("The file is locked with a password; ask for it without."),
    "filled_form_active": N_("The file holds scripts, links or other files, so it is not read."),
    "filled_form_foreign": N_("This is no form from here, or its fields were changed."),
    "paper_overflow": N_("A text is too long for the paper."),
    # Paper that comes home
    "page_code_wrong": N_("The square code of the page is not one that was printed here."),
    "scan_file_gone": N_("{file} could not be read: {why}"),
    "scan_file_empty": N_("{file} is empty."),
    "scan_file_kind": N_("{file} is no PDF, TIFF, JPEG or PNG."),
    "scan_file_too_big": N_("{file} is larger than {most} MB. Scan the stack in smaller parts."),
    "scan_file_encrypted": N_("{file} is locked with a password, so its pages cannot be read."),
    "scan_file_damaged": N_("{file} is damaged or cut short. Scan the sheets once more."),
    "scan_too_many_pages": N_("{file} has more than {most} pages. Scan in smaller parts."),
    "scan_page_damaged": N_("Page {page} of {file} cannot be read. Scan that sheet once more."),
    "scan_page_too_big": N_("Page {page} of {file} is too large a picture. Scan it at 200 dpi."),
    "scan_page_slow": N_("Page {page} of {file} took too long, so the file was left there."),
    "scan_reader_stopped": N_("Page {page} of {file} stopped the reading. Scan it once more."),
    "scan_too_many_files": N_("There are more than {most} files. Choose fewer at a time."),
    "scan_nothing_to_read": N_("There is no PDF, TIFF, JPEG or PNG in {folder}."),
    "scan_other_case": N_("The sheet belongs to another case."),
    "scan_not_compared": N_("Say first that you have compared the answer with the paper."),
    "scan_finding_open": N_("There is more to look at on this sheet: look at it, then say so."),
    "scan_pages_missing": N_("The page with the signature is not among the scanned pages."),
    "scan_stored_already": N_("These very pages are kept in the case already."),
    "scan_page_number": N_("The form has {most} pages: write which of them this is."),
    "scan_not_signed": N_("A file filled in on a screen is not signed: scan the signed paper too."),
    "scan_fields_differ": N_("The fields of the file are not those of the form handed out."),
    "scan_not_answered": N_("No answer is registered from this form yet."),
    # Notes
    "note_text_required": N_("Write the note first."),
    "note_in_future": N_("The day and time of the note have not come yet."),
    "note_level_of_author": N_("Only who wrote the note decides who reads it."),
    "note_changed_meanwhile": N_(
        "The note was changed while you wrote. Your text is kept as a draft; look at the new "
        "version first."
    ),
    "unknown_note": N_("There is no such note, or it is not for you to read."),
    "note_stays": N_("A note can be taken back within a minute; after that, change it instead."),
    "note_reason_required": N_("Write why you read the note; the reason is logged."),
    "staff_needed": N_("At least one person handles the case."),
    "staff_not_yours": N_("Those who handle the case decide who does."),
    # Papers of a case
    "document_title_required": N_("Write what the paper is."),
    "document_empty": N_("{file} is empty."),
    "document_too_big": N_("{file} is larger than {most} MB."),
    "document_too_big_to_show": N_("It is too large to be shown here. Export it to see it."),
    "document_file_gone": N_("{file} could not be read: {why}"),
    "document_no_file": N_("{file} is no file that can be put in."),
    "unknown_document": N_("There is no such paper, or it is not for you to read."),
    "unknown_attached": N_("What the paper is to belong to is not in this case."),
    "document_damaged": N_("The kept paper is not what was put in; take it from a backup."),
    "document_is_gone": N_("The paper is gone for good; its line says who removed it and why."),
    "document_source_changed": N_(
        "{file} is not the file that was put in any more, so it is not deleted."
    ),
    "removal_reason_required": N_("Write why the paper is removed."),
    # Network
    "relation_incomplete": N_("Choose somebody of the register, or write a name."),
    "own_relation": N_("Nobody is related to themselves."),
    "relation_stands": N_("That is recorded already."),
    "unknown_relation": N_("There is no such relation, or it was taken out."),
    # Persons entered twice
    "same_person": N_("Choose two different persons."),
    "merge_differs": N_(
        "{name} has another personal number or birth date here. Correct the wrong one first, or "
        "note that they are two."
    ),
    "merge_lifts_a_no": N_(
        "Both have answered in {reference}, and a yes of one would lift a no, a withdrawal or an "
        "exception of the other. Close the answer that was recorded wrongly first."
    ),
    "merge_not_told": N_("What the merge opens has changed; read it again."),
    "merge_changed_since": N_("It was changed after the merge, so it cannot be taken back whole."),
    "unknown_merge": N_("There is no such merge, or it was taken back."),
    "unknown_scan": N_("There is no such scan."),
    "scan_without_file": N_("No file that was filled in is kept with this answer."),
    "scan_damaged": N_("The kept scan is not what was stored; take it from a backup."),
    "scan_file_changed": N_("{file} has changed since it was read, so it was not deleted."),
    "scan_file_needed": N_("{file} has pages that are not kept yet, so it was not deleted."),
    "scan_not_deleted": N_("{file} could not be deleted: {why}"),
    # Apart from consent: with the support of a law
    "legal_same_party": N_("Whoever tells and whoever is told are the same party."),
    "legal_asked_missing": N_("Write who asked, and for what."),
    "legal_in_future": N_("That time has not come yet."),
    "legal_not_to_social_services": N_(
        "What social services receive by law is recorded with their own party as recipient."
    ),
    "legal_ground_missing": N_("Choose the one legal ground it rests on."),
    "legal_ground_not_in_force": N_("That legal ground does not hold today, or is not enabled."),
    "legal_wrong_direction": N_("{paragraph} does not go in this direction."),
    "legal_giver": N_("{paragraph} does not let {party} hand out information."),
    "legal_giver_independent": N_(
        "{paragraph} does not hold for an independent school such as {party}."
    ),
    "legal_receiver": N_("{paragraph} does not let {party} receive information."),
    "legal_age_unknown": N_(
        "{paragraph} only holds for those under {age}, and the age of {name} is not known."
    ),
    "legal_too_old": N_("{paragraph} only holds for those under {age}; {name} is older."),
    "legal_question_open": N_("Answer the question: {question}"),
    "legal_question_against": N_("With this answer {paragraph} gives no support: {question}"),
    "legal_what_missing": N_("Write what information it is."),
    "legal_circumstances_missing": N_("Write the concrete circumstances."),
    "legal_reasoning_missing": N_("Write how you reasoned."),
    "legal_before_decision": N_("It cannot have been handed out before it was decided."),
    "legal_not_ready": N_("Nothing is decided that may be handed out here; it goes out once."),
    "legal_not_waiting": N_("This does not wait for an approval."),
    "unknown_legal_request": N_("There is no such question."),
    "manager_approves": N_("The unit manager uses this vault and approves there."),
    "approved_by_self": N_(
        "Whoever asks cannot approve: write the name of the manager who decided."
    ),
    "approval_incomplete": N_("Write who decided, and where the decision is kept."),
    "report_day_missing": N_("Write which day the report was made."),
    "protected_person_known": N_(
        "{name} may be somebody in the register who has protected identity. Open that person with "
        "a reason, and choose the person from the register."
    ),
    "ground_incomplete": N_(
        "Write the paragraph, a title, the wording and who may act, and choose the parties."
    ),
    "ground_decider_required": N_("Write who decided this, and where that is written."),
    "ground_begins_in_past": N_("A new version cannot begin before today; {day} has passed."),
    # Protected identity
    "variant_reason_required": N_("Write why the form is needed."),
    "asker_unknown": N_("The log does not tell who asked for this: it is to be asked for anew."),
    "nobody_protected": N_("Nobody in this case has protected identity."),
    "variant_not_asked": N_("Nothing is asked for that waits for a decision."),
    "party_is_placement": N_(
        "{party} is a home a child may be placed in: no SSPF consent covers it. Take it out."
    ),
    # Consultations
    "consultation_empty": N_("Write what was asked."),
    "consultation_identifies": N_(
        "“{found}” singles somebody out. Before consent nobody is named: write it more vaguely."
    ),
    "consultation_warnings_unread": N_(
        "Read what is pointed out: write it more vaguely, or say that it can mean many."
    ),
    "consultation_keeps_too_long": N_("Choose a day from tomorrow on, within {days} days."),
    "unknown_consultation": N_("That consultation is erased, or never was."),
    # The course of a case
    "occasion_in_future": N_("That day and time have not come yet."),
    "occasion_needs_persons": N_("Choose who was there."),
    "unknown_occasion": N_("There is no such talk or referral."),
    "unknown_aspect": N_("Choose what the entry tells of."),
    "unknown_area": N_("Choose one of the areas in the list."),
    "referrer_required": N_("Write who turns to you: the party and a name, or who of the family."),
    "talk_holder_required": N_("Write who informed."),
    "talk_nothing_told": N_("Tick what was gone through."),
    "interpreter_required": N_("Write who interpreted: a name or a number."),
    "step_from_facts": N_("This step is not noted by hand: it follows what is recorded."),
    "unknown_step_note": N_("That note was taken back already."),
    "list_empty": N_("At least one line of each list stays on."),
    "list_name_twice": N_("{name} stands there twice."),
    "step_needed": N_("Consent and closing cannot be turned off."),
    "unknown_step": N_("A step is missing, or stands there twice."),
    "retention_required": N_("Choose how long the case is kept."),
    "after_contact_in_past": N_("Choose a day after {day} for the contact."),
    "unknown_goal": N_("One of the goals is no longer there; look at the case again."),
    "unknown_closure": N_("There is no such closing."),
    # Bugs that must still be told
    "id_taken": N_("The identifier {id} is taken."),
    "row_not_standing": N_("This was changed in the meantime; look at it again."),
    "naive_instant": N_("A time without time zone reached the rules: {where}."),
}


def error_sentence(error: DomainError, words: Words) -> str:
    """What to tell the user.

    Args:
        error: What was raised.
        words: The language.
    """
    pattern = SENTENCES.get(error.code)
    if pattern is None:  # never a code without words, even for one nobody has thought of
        return words.gettext("This could not be done ({code}).").format(code=error.code)
    params = {name: _shown(value, words) for name, value in error.params.items()}
    return words.marked(pattern).format(**params)


def _shown(value: object, words: Words) -> object:
    if isinstance(value, datetime):
        return long_day(value.date(), words)
    if isinstance(value, date):
        return long_day(value, words)
    return value
