"""What refusals say about what goes apart from consent."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_

SENTENCES: dict[str, str] = {
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
    "approver_was_ended": N_(
        "{name} was to approve it, and the account was ended by who asks or who notes it. Nothing "
        "is approved on paper then: give whoever approves now an account of their own, or let "
        "another user end {name} once more, as somebody who knows that {name} has left."
    ),
    "manager_approves": N_("The unit manager uses this vault and approves there."),
    "approved_by_self": N_(
        "Whoever asks cannot approve: write the name of the manager who decided."
    ),
    "account_of_asker": N_(
        "The account does not count as a second person: it comes from {name}, who asked. Approve "
        "on paper, or let somebody sign on paper that one person alone has the account."
    ),
    "account_was_recovered": N_(
        "The account of {name} was opened with the recovery words, or made by one that was, and "
        "nobody has signed since whose it is. Until then it decides and approves nothing, and "
        "nothing is approved for it, nor on paper instead. Let somebody, such as the head of the "
        "administration, sign that {name} alone has it; another user notes that under Users."
    ),
    "vouch_incomplete": N_("Write who has signed the paper, and where it is kept."),
    "vouched_by_self": N_(
        "Somebody signs that paper who neither notes it nor has the account nor made it."
    ),
    "password_of_other": N_(
        "{name} has not chosen a password yet. Nobody can sign that the account is used by one "
        "person alone before that."
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
}
