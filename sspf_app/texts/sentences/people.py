"""What refusals say about people, parties, and whom nothing may be sent to."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_

SENTENCES: dict[str, str] = {
    # Who is at the desk
    "not_permitted": N_("Your role does not include this."),
    "clock_set_back": N_(
        "The clock says {now}, but something was written here at {seen} already. Set the clock "
        "right, or confirm above that it is right now."
    ),
    "reason_required": N_("Somebody here has protected identity: write why you open it."),
    "reason_says_nothing": N_(
        "Write why in three words, or two with ten letters together, for example: meeting with the "
        "school today. What you write is looked at when the log is reviewed."
    ),
    "reason_names_somebody": N_(
        "Names do not belong in the log: write why without anybody's name, for example: stands in "
        "for a colleague."
    ),
    "key_file_in_vault": N_(
        "A key file in the folder of the vault goes wherever the vault goes. Choose another place, "
        "such as a memory stick."
    ),
    "own_user": N_("You cannot do this to your own user."),
    "unknown_user": N_("There is no such user."),
    # Persons and custody
    "unknown_person": N_("There is no such person in the vault."),
    "name_required": N_("A name is needed."),
    "date_in_future": N_("{day} has not come yet."),
    "before_birth": N_("{name} was not born on {day}: look at the year."),
    "record_changed_meanwhile": N_(
        "It was changed while you wrote. What you typed stays; in the other fields stands what is "
        "recorded by now: look at it once more, and save again."
    ),
    "person_changed_meanwhile": N_(
        "{name} was changed while you wrote. What you typed stays; what is recorded by now stands "
        "in the other fields."
    ),
    "young_person_age": N_(
        "Born {born}, {name} was {age} years old when the case began. Look at the year of birth."
    ),
    "died_before_born": N_("The day of death lies before the day of birth."),
    "no_personal_number": N_("No personal number is recorded for {name}."),
    "personal_number_form": N_("A personal number has twelve digits: YYYYMMDD-NNNN."),
    "personal_number_day": N_("The personal number names a day that does not exist."),
    "personal_number_check": N_("The last digit of the personal number is not right."),
    "unknown_custody": N_("There is no such custody relation."),
    "custody_known": N_(
        "{name} has custody since {starts} already. End or correct that first, or begin later."
    ),
    "number_of_other": N_(
        "{name} has this personal number already. Choose {name} in the list, or look at the digits."
    ),
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
    "danger_unanswered": N_(
        "Nobody has said yet whether it can be dangerous that the guardians know. Answer that "
        "first, under People; then papers for {name} can be printed."
    ),
    "danger_held": N_(
        "It may be dangerous that the guardians know: nothing is printed or saved for {name} until "
        "it is noted, under People, what the social services said."
    ),
    "danger_asks_social_services": N_(
        "It was noted that it may be dangerous. Ask the social services, and note what they said."
    ),
    "danger_not_held": N_("Nothing is held back from the guardians."),
    "danger_words_required": N_(
        "Write who at the social services answered, when, and what they said."
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
    # Protected identity
    "variant_reason_required": N_("Write why the form is needed."),
    "asker_unknown": N_("The log does not tell who asked for this: it is to be asked for anew."),
    # Who may open a case with somebody protected
    "not_on_list": N_(
        "Somebody in {case} has protected identity, and you are not on the list of those who may "
        "open it. Ask for access there, or ask whoever handles the case."
    ),
    "access_reason_required": N_("Write why access is needed."),
    "already_on_list": N_("This person is on the list already."),
    "access_asked_already": N_("You have asked already. It waits for an answer."),
    "access_not_asked": N_("Nobody waits for an answer about access there."),
    "not_who_gives": N_("Whoever handles the case, or the unit manager, says who may open it."),
    "not_listed_user": N_("This person is not on the list."),
    "last_on_list": N_("Nobody else on the list can open the case: put somebody else there first."),
    "nobody_protected": N_("Nobody in this case has protected identity."),
    "variant_not_asked": N_("Nothing is asked for that waits for a decision."),
    "party_is_placement": N_(
        "{party} is a home a child may be placed in: no SSPF consent covers it. Take it out."
    ),
}
