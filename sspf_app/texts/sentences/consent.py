"""What refusals say about consent from the question to the withdrawal."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_

SENTENCES: dict[str, str] = {
    # Waiting for answers
    "not_awaited": N_("No answer is awaited from {name}."),
    "talk_note_required": N_("Write a few words about what {name} wants to talk about."),
    "no_talk_awaited": N_("{name} has not asked to talk first."),
    "remind_before_today": N_("The next reminder cannot lie before today; {day} has passed."),
    "no_sheet_to_print": N_("There is no sheet to print."),
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
    "unknown_follow_up": N_("There is no such note, or it is taken back already."),
    "follow_up_not_last": N_("Something was noted after it; note how it stands now instead."),
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
    "half_character": N_("The text holds half a sign, which cannot be kept. Write it anew."),
    "text_required": N_("Write the words first."),
    "nothing_to_print": N_("Every paper of this withdrawal has gone out already."),
    # Answers
    "form_already_answered": N_(
        "The sheet {form} is answered already; take the wrong answer out of force first."
    ),
    "box_not_on_form": N_("Row {row} of the sheet has no box for {recipient}."),
    "exclusion_not_on_form": N_("The exception names something that is not on the sheet."),
    "signed_before_printed_at": N_(
        "The sheet was printed at {time} that day, so it was signed later. Write the right time, "
        "or leave it out."
    ),
    "signed_after_closing": N_(
        "The case was closed on {closed}, and the form holds no longer than that. What was signed "
        "later is no answer; keep the sheet among the papers of the case."
    ),
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
}
