"""What refusals say about what comes in from other places and goes out to them."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_

SENTENCES: dict[str, str] = {
    # The catalogue of support as a sheet
    "support_area_unknown": N_("“{name}” is no area of life."),
    "support_day_unread": N_("“{said}” is no day: write it as 2026-03-12."),
    "support_sheet_columns": N_(
        "No column of the sheet is called “{name}”. Save the catalogue as a sheet first, and fill "
        "in that one."
    ),
    "support_sheet_empty": N_("The sheet has headings and nothing below them."),
    "support_sheet_moved_on": N_(
        "{name} was changed after the sheet was read in: correct the entries one by one."
    ),
    "support_sheet_row": N_("Row {row} of the sheet: {sentence}"),
    # Statistics
    "unknown_period": N_("“{period}” is no period: write 2026 for a year, 2026-1 for a half."),
    "period_to_come": N_("That period has not begun."),
    "period_not_over": N_(
        "The period runs until {day}. Its figures are exported when it is over, and then stand."
    ),
    "period_not_fixed": N_(
        "The coordinator has not exported the figures of that period. You see them when that is "
        "done."
    ),
    "period_overlaps": N_(
        "Figures of {period}, which shares days with this period, were exported already. Both "
        "together would give away small numbers."
    ),
    "figures_damaged": N_(
        "The figures kept of that period cannot be read. Check the vault under Settings."
    ),
    # The log
    "log_head_wrong": N_(
        "“{typed}” is not the head of a log: it has sixteen consonants. Look at the foot of the "
        "paper again."
    ),
    "log_head_misread": N_(
        "A letter of “{typed}” is misread: its signs do not fit together. Compare each with the "
        "foot of the paper again."
    ),
    # Handing over
    "colleague_required": N_("Write the colleague's name."),
    "nothing_to_hand_over": N_("Nothing waits in any open case, so there is nothing to tell."),
    "colleague_is_self": N_("That is you: choose somebody who can go on."),
    "case_not_alone": N_(
        "Something in {case} is kept from somebody because of {others}, and a package without it "
        "would not know. Choose {others} too, or hand over the whole vault."
    ),
    "case_transferred": N_(
        "The case is read only here: it is with another office, or came from one ({office})."
    ),
    "no_key_card": N_("This file holds no public key of an office."),
    "words_not_heard": N_("Compare the twelve words on the telephone first."),
    "words_differ": N_(
        "These are not the words of this file. Ask the office to read them out again, and to send "
        "its file anew; nothing is sealed to a key that differs."
    ),
    "office_name_required": N_("Write what the office is called."),
    "own_transfer_key": N_("This is your own key."),
    "unknown_office": N_("The key of that office is not known here."),
    "transfer_to_self": N_("This is your own party; choose the party of the other office."),
    "transfer_needs_ground": N_(
        "Somebody in the case has protected identity, is placed in hiding or must not be "
        "contacted, or it may be dangerous that the guardians know. What protects them would not "
        "go along on consent: let a legal ground be assessed, or hand it over in another way."
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
    "import_changed": N_("The file is another than the one that was looked at. Look again."),
    "import_is_empty": N_("There is nothing new in the rows that are to come in."),
    "import_undone": N_("This import was undone already."),
    "unknown_import": N_("There is no such import."),
    "export_reason_required": N_("Write why everything is moved out; it is logged."),
    "nothing_to_move_out": N_("There is no case to move out."),
    "case_file_not_written": N_(
        "Something in the vault cannot be said in a case file: {place}. Correct it first."
    ),
    "cancelled": N_("It was ended before it was done. Nothing was changed."),
    # Papers
    "not_a_recipient": N_("{name} does not take part, so there is no copy to make."),
    "minutes_empty": N_("Nothing is noted of the meeting: there is nothing to hand out."),
    "nothing_readable": N_("There is nothing in the minutes that {name} may read."),
    "leak_found": N_(
        "Nothing was saved: the paper holds what it must not ({found}). Write it without that, "
        "where the words come from, and make the paper anew."
    ),
    "meeting_has_been": N_("The meeting has begun or is over; nobody is invited to it any more."),
    "may_not_be_told": N_("{name} may not be told of the meeting in writing."),
    "guardian_not_ticked": N_(
        "{name} may not be told of the meeting in writing: {young} decides who may know, and not "
        "everybody who answers has ticked {name}. A new form with {name} among those who may know "
        "can change it."
    ),
    "too_young_to_be_told": N_("{name} is too young to be sent anything: tell {name} of it aloud."),
    "adult_before_meeting": N_(
        "{name} may not be told of the meeting: {young} is an adult from {day}, and decides alone "
        "from then on."
    ),
    "custody_before_meeting": N_(
        "{name} may not be told of the meeting: the custody ends, and holds no longer from {day} "
        "on."
    ),
    "answers_before_meeting": N_(
        "{name} may not be told of the meeting: from {day} on {name} is told only what {young} "
        "has agreed to."
    ),
    "consent_before_meeting": N_(
        "{name} may not be told of the meeting: the consents no longer cover it from {day} on."
    ),
    "not_told_before": N_(
        "{name} has got no invitation from here, so there is nothing to take back."
    ),
    "calendar_length": N_("A meeting lasts from {least} to {most} minutes in a calendar."),
    "calendar_words_name": N_(
        "The words name somebody or something of a case: {found}. Calendars lie open to others."
    ),
    "calendar_words_too_long": N_("Write it shorter ({most} signs at the most)."),
    "copy_stopped": N_("No copy was written. {name}: {why}"),
    "pages_not_whole": N_(
        "A page would lack cases where somebody has protected identity ({cases}): open them with a "
        "reason first, or save the pages one at a time."
    ),
    "not_as_text": N_("This paper is not written as plain text."),
    "not_in_word": N_("Only minutes can be written for Word."),
    "template_unreadable": N_("The file is damaged, or no Word file (.docx)."),
    "template_too_large": N_("The template is too large ({most} MB at the most)."),
    "template_reader_slow": N_(
        "The template took too long to look through, and was put aside. Begin with the template "
        "that comes with the program."
    ),
    "template_reader_stopped": N_(
        "The template could not be looked through; that was stopped. Begin with the template that "
        "comes with the program."
    ),
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
    "no_printer": N_("This computer knows no printer. Save the paper, or add a printer first."),
    "print_failed": N_("The printer did not begin: nothing was printed, and nothing is noted."),
    "print_interrupted": N_(
        "The printer stopped, and the paper is noted as printed. Look what came out, and print "
        "again what is missing."
    ),
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
    "approver_edited_last": N_(
        "You changed this text last, or your account comes from who did. Somebody else approves "
        "it, or it is approved on paper."
    ),
    "form_text_faulty": N_("Not yet: {number} places are not right. The first is {clause}."),
    "translation_of_older_text": N_(
        "Read it against the Swedish text in force first (version {version}), and say so."
    ),
    "translator_missing": N_("Write who translated it."),
    "translation_date_missing": N_("Write which day it was translated."),
    "reviewer_missing": N_("Write who has read it against the Swedish text."),
    "text_not_in_force": N_("Version {version} is not in force."),
    "swedish_text_needed": N_("The Swedish text is replaced by a new version, never taken away."),
    "sheet_unreadable": N_("The file cannot be read. {why}"),
    "translation_sheet_faulty": N_("Nothing was taken in. Faults in the sheet: {number}."),
    "translation_of_other_text": N_("The translation “{language}” is not of this text."),
    "document_unreadable": N_("The paper could not be searched, so it was not saved."),
    "archive_invalid": N_("The archive copy does not keep PDF/A, so it was not saved: {found}"),
    "filled_form_too_big": N_("The file is too big for a form that was filled in ({most} MB)."),
    "filled_form_unreadable": N_("The file is damaged, or no PDF that can be read safely."),
    "filled_form_locked": N_("The file is locked with a password; ask for it without."),
    "filled_form_active": N_("The file holds scripts, links or other files, so it is not read."),
    "filled_form_foreign": N_("This is no form from here, or its fields were changed."),
    "paper_overflow": N_("A text is too long for the paper."),
    # Bugs that must still be told
    "id_taken": N_("The identifier {id} is taken."),
    "row_not_standing": N_("This was changed in the meantime; look at it again."),
    "naive_instant": N_("A time without time zone reached the rules: {where}."),
}
