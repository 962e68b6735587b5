"""What refusals say about the person's rights."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_

SENTENCES: dict[str, str] = {
    "extract_in_future": N_("The day it was asked for has not come yet."),
    "extract_under_way": N_("An extract for this person is under way already."),
    "unknown_extract": N_("There is no such request for a register extract."),
    "extract_answered": N_("The request is answered or dropped already."),
    "unknown_part": N_("That part is not held any more; look through the extract again."),
    "extract_part_fixed": N_("The rules withhold this part; nobody can choose to tell it."),
    "extract_unfinished_year": N_(
        "Only a note of the last year can be unfinished; after that it is told or secret."
    ),
    "extract_no_file": N_("Only a paper that is told can go along as a file."),
    "extract_file_unsearched": N_(
        "The file {title} cannot be searched. Withhold it, or tell of it in the list alone."
    ),
    "extract_undecided": N_(
        "Notes and papers are told only when somebody chose it. So many wait for that: {n}."
    ),
    "extract_not_sent": N_("The review goes on; it has not been sent to a second user."),
    "extract_own": N_("Somebody else than who reviewed it, and than the person, must sign."),
    "extract_changed": N_("Something has changed since it was looked through. Look again."),
    "extract_files_not_printed": N_(
        "Files go with the extract, and only the paper can be printed. Save it instead."
    ),
    "extract_not_signed": N_("A second user must sign the review first."),
    "extract_not_guardian": N_(
        "Only whoever has proved custody of the child today may ask for it; who is of age asks."
    ),
    "extract_not_asked_for": N_("No extract was asked for; answer with a letter."),
    "restricted_already": N_("Its use is restricted already."),
    "not_restricted": N_("Its use is not restricted."),
    "told_before_restriction": N_("They cannot have been told of it before it was restricted."),
    "days_too_many": N_("From {starts} to {ends} there are more than {most} days: ask for fewer."),
    "incident_nobody": N_("Nobody of any case is concerned; there is nothing to save."),
    "no_manager_key": N_("No unit manager has a key of their own in this vault."),
    "several_manager_keys": N_("Several unit managers have keys: say which one by login."),
    "not_a_unit_manager": N_("No unit manager of this vault has that login."),
    "manager_key_of_other": N_("A unit manager enters and ends no key but their own."),
    "manager_key_known": N_("This key was entered before. A key that has ended is not used again."),
    "manager_name_required": N_("Write whose key it is."),
    "no_manager_key_file": N_("This file is no unit manager's own key, or it is damaged."),
    "file_there": N_("There is a file already, and nothing is written over it: {path}"),
    "sealed_damaged": N_(
        "This is no sealed file, or it is not as it was sealed. Ask for it again."
    ),
    "sealed_to_other_key": N_("The file is sealed to another key."),
    "sealed_not_protected": N_(
        "Somebody in the case is protected: it is approved in the program, and not sent."
    ),
    "no_sealed_request": N_("This file is no request for approval."),
    "answer_is_question": N_(
        "This file is the question. The manager answers it with their own key; the file of the "
        "answer ends in .sspf-svar."
    ),
    "no_sealed_answer": N_("This file is no answer to a request for approval."),
    "answer_unknown": N_("The answer is to no request that was sealed here."),
    "answer_taken": N_("The answer was taken in already."),
    "answer_of_other_key": N_(
        "The answer is not signed by the key that was asked, or that key counts no longer."
    ),
    "answer_of_other_request": N_(
        "The answer is to something else than what is asked now. Seal the request again."
    ),
    "answer_too_long": N_("Write it shorter: at most {most} signs."),
    "no_log_copy": N_("This file is no copy of the log."),
    "review_size": N_("Choose how many lines are drawn by lot."),
    "review_empty": N_("The log has no line of those days."),
    "unknown_review": N_("There is no such review of the log."),
    "unknown_line": N_("That line was not drawn."),
    "review_signed": N_("The review is signed; nothing in it is changed."),
    "review_unmarked": N_("Mark every line first. So many wait: {n}."),
    "view_text_required": N_("Write what they say."),
    "view_too_long": N_("Write it shorter: at most {most} signs."),
    "view_not_theirs": N_(
        "Only whom it is about, or who has custody of them today, can have their view noted."
    ),
    "views_stay_narrow": N_(
        "Beside it stands what somebody says of it. Let whom it is about and the kinds stand, and "
        "add to them if need be: with fewer, others would read those words. Write what is wrong "
        "about it anew instead."
    ),
    "letter_not_now": N_("This request cannot be answered so, or no longer."),
    "letter_before_extract": N_("Save the extract first; the letter goes with it."),
    "letter_ground": N_("Choose why we say no."),
    "letter_why": N_("Write in a few words why; it stands in the letter."),
    "letter_too_long": N_("Write it shorter: at most {most} signs."),
    "extract_while_paused": N_(
        "The case is paused by a placement or compulsory care. Decide how it goes on first: the "
        "extract could tell where the child is."
    ),
}
