"""Sentences about moving in and out: fields of old sheets, doubts about rows, words kept."""

from __future__ import annotations

from collections.abc import Mapping

from sspf_app.texts.catalogue import N_, Words

WRITTEN: Mapping[str, str] = {
    "consent_in_list": N_(
        "In the earlier list about consent: “{words}”. This is no consent: it has to be asked for "
        "anew, on a form."
    ),
    "meeting_in_list": N_("Meeting in the earlier list: {when}"),
    "commitment_in_list": N_(
        "Commitment in the earlier list: {text} (responsible: {by}; done by: {due}). To be entered "
        "as a commitment once the consent allows it."
    ),
    "closed_in_list": N_("Closed in the earlier list"),
    "follow_up": N_("At the next meeting"),
}
"""What an import writes into the vault, beside what the sheet says."""

TABLES: Mapping[str, str] = {
    "cases": N_("Young persons and their cases"),
    "parties": N_("Parties and contacts"),
    "persons": N_("Persons without a case"),
    "participations": N_("Parties of cases"),
    "meetings": N_("Coming meetings"),
    "commitments": N_("Commitments"),
    "notes": N_("Notes"),
}

_PERSONS: Mapping[str, str] = {
    "young": N_("Young person"),
    "g1": N_("Guardian 1"),
    "g2": N_("Guardian 2"),
    "person": N_("Person"),
}
_PARTS: Mapping[str, str] = {
    "name": N_("name"),
    "first": N_("first name"),
    "last": N_("last name"),
    "number": N_("personal number"),
    "number_born": N_("personal number, also as birth date"),
    "born": N_("birth date"),
    "phone": N_("telephone"),
    "email": N_("e-mail"),
    "address": N_("address"),
    "language": N_("language"),
    "interpreter": N_("interpreter"),
    "protected": N_("protected identity"),
    "school": N_("school, as a word only"),
}
_FIELDS: Mapping[str, str] = {
    "reference": N_("Reference of the case"),
    "purpose": N_("Purpose"),
    "opened": N_("Opened"),
    "closed": N_("Closed"),
    "closed_because": N_("Why it was closed"),
    "custody.kind": N_("Custody: joint or sole"),
    "custody.document": N_("Custody: document seen"),
    "custody.seen_on": N_("Custody: document seen on"),
    "custody.seen_by": N_("Custody: document seen by"),
    "party.school": N_("School, which takes part"),
    "party.social": N_("Social services, which take part"),
    "party.police": N_("Police, who take part"),
    "party.leisure": N_("Leisure, which takes part"),
    "party.health": N_("Health care, which takes part"),
    "parties": N_("Parties, several in one cell"),
    "meeting.on": N_("Next meeting: day"),
    "meeting.at": N_("Next meeting: time"),
    "meeting.place": N_("Next meeting: place"),
    "commitment.text": N_("Commitment"),
    "commitment.by": N_("Commitment: responsible"),
    "commitment.start": N_("Commitment: start"),
    "commitment.due": N_("Commitment: done by"),
    "commitment.follow_up": N_("Commitment: how it is followed up"),
    "consent": N_("What the list says about consent"),
    "note": N_("Note"),
    "note.on": N_("Note: day"),
    "name": N_("Party: name"),
    "kind": N_("Party: kind"),
    "independent": N_("Party: independent school"),
    "contact.name": N_("Contact: name"),
    "contact.function": N_("Contact: function"),
    "contact.phone": N_("Contact: telephone"),
    "contact.email": N_("Contact: e-mail"),
    "party": N_("Party"),
    "joined": N_("Takes part from"),
    "left": N_("Takes part to"),
}


def counted(kind: str, number: int, words: Words) -> str:
    """So many of what an import makes: “1 case”, “3 cases”."""
    match kind:
        case "parties":
            said = words.ngettext("{n} party", "{n} parties", number)
        case "persons":
            said = words.ngettext("{n} person", "{n} persons", number)
        case "custody":
            said = words.ngettext("{n} custody relation", "{n} custody relations", number)
        case "cases":
            said = words.ngettext("{n} case", "{n} cases", number)
        case "closings":
            said = words.ngettext("{n} closing", "{n} closings", number)
        case "participations":
            said = words.ngettext("{n} party of a case", "{n} parties of cases", number)
        case _:
            said = _counted_beside(kind, number, words)
    return said.format(n=number)


def _counted_beside(kind: str, number: int, words: Words) -> str:
    """The same for what lies beside a case."""
    match kind:
        case "meetings":
            said = words.ngettext("{n} meeting", "{n} meetings", number)
        case "items":
            said = words.ngettext("{n} commitment", "{n} commitments", number)
        case "notes":
            said = words.ngettext("{n} note", "{n} notes", number)
        case "contacts":
            said = words.ngettext("{n} contact", "{n} contacts", number)
        case "tasks":
            said = words.ngettext("{n} reminder to ask anew", "{n} reminders to ask anew", number)
        case _:
            said = words.ngettext("{n} other thing", "{n} other things", number)
    return said


DOUBTS: Mapping[str, str] = {
    # Values
    "cell_error": N_("The cell holds an error of the spreadsheet: {value}."),
    "not_a_day": N_("“{value}” is not a day that can be read. Write 2026-03-12."),
    "no_such_day": N_("The day “{value}” does not exist."),
    "day_was_serial": N_("A number was read as the day {day}. Is that right?"),
    "day_before_month": N_("Read as {day}, the day before the month. Is that right?"),
    "young_person_age": N_("Born {day}, the young person is too old. Look at the year."),
    "day_in_future": N_("{day} has not come yet."),
    "not_a_time": N_("“{value}” is not a time of day. Write 13:30."),
    "number_lost_digits": N_(
        "“{value}” is what a spreadsheet made of a personal number: digits are lost. Write it in "
        "full."
    ),
    "number_without_end": N_("Only a day stands here, no personal number. It was left out."),
    "number_got_century": N_("The century was missing; read as {year}. Is that right?"),
    "personal_number_form": N_("A personal number has twelve digits: YYYYMMDD-NNNN."),
    "personal_number_day": N_("The personal number names a day that does not exist."),
    "personal_number_check": N_("The last digit of the personal number is not right."),
    "taken_as_yes": N_("“{value}” was read as yes."),
    "unknown_custody_kind": N_("“{value}” says neither joint nor sole custody."),
    "language_unknown": N_("The language “{value}” is not known here, and was left out."),
    # Persons
    "name_missing": N_("A name is needed."),
    "name_turned": N_("The last name stood first; read as {name}."),
    "born_missing": N_(
        "Without a birth date nobody's age is known, and nothing may be shared. Enter it later."
    ),
    "born_from_number": N_(
        "The birth date {day} is that of the personal number, which may name a neighbouring day."
    ),
    "choose_person": N_("{name} may be somebody who is known. Choose who it is."),
    "maybe_known": N_("Nearly the same name as {name}; read as somebody new. Is that right?"),
    "barred_person_returns": N_(
        "{name} is in the vault already and must not be contacted. An import does not bring them "
        "back: leave them out."
    ),
    "protected_person_known": N_(
        "{name} may be somebody with protected identity. Open that person under People first, with "
        "a reason, or leave them out."
    ),
    "known_detail_kept": N_("The vault says {value}; that stays."),
    "young_person_twice": N_("The same young person stands in row {row} already."),
    "no_guardian": N_("No guardian stands in the row."),
    # Cases
    "case_exists": N_("There is a case already: {reference}. Leave the row out."),
    "case_unknown": N_("No case is found. Write its reference, or the name as it stands there."),
    "case_not_one": N_("Several cases fit. Write the reference."),
    "case_protected": N_(
        "Somebody in the case has protected identity. Open the case first, with a reason."
    ),
    "reference_taken": N_("The reference {reference} is taken by another case."),
    "reference_twice": N_("The reference {reference} stands in row {row} already."),
    "reference_tells_who": N_(
        "The reference tells who it is. It is for a number: it stands in lists as it is written "
        "here."
    ),
    "opened_missing": N_("No day of opening; read as {day}."),
    "closed_before_opened": N_("{day} lies before the day the case was opened."),
    "purpose_missing": N_("A purpose is needed. Write one for all rows above, or one here."),
    "no_own_party": N_("Choose the office's own party in the register first."),
    "custody_unverified": N_(
        "Custody comes in unverified: until somebody has seen a document, no consent holds."
    ),
    "evidence_half": N_(
        "Custody comes in unverified: which document, seen when and by whom are needed, all three."
    ),
    "taken_as_sole": N_("One guardian alone; read as sole custody of {name}. Is that right?"),
    "consent_is_no_answer": N_(
        "A consent in a list is no signed form. It is kept as a note, and you are reminded to ask."
    ),
    # Parties
    "party_unnamed": N_("Write which party takes part, not only that one does."),
    "party_missing": N_("The name of a party is needed."),
    "party_already_in_case": N_("{name} takes part already."),
    "party_known": N_("{name} is in the register already; only the contact is new."),
    "nothing_new": N_("Everything in this row is there already."),
    "left_before_joined": N_("The last day lies before the first."),
    # What belongs to a case
    "text_missing": N_("There is nothing to write down."),
    "meeting_day_missing": N_("The day of the meeting is needed."),
    "meeting_has_been": N_("{day} has been: the meeting is kept as a note."),
    "meeting_without_time": N_("No time of day; read as 9:00."),
    "nobody_invited": N_("Nobody is invited yet: that needs consent."),
    "commitment_is_note": N_(
        "Its responsible may not receive it yet, or a day is missing: it is kept as a note."
    ),
}


def field_name(code: str, words: Words) -> str:
    """What a field of a sheet is called: “Guardian 1: telephone”."""
    if code in _FIELDS:
        return words.marked(_FIELDS[code])
    who, _, part = code.partition(".")
    return f"{words.marked(_PERSONS[who])}: {words.marked(_PARTS[part])}"


def person_name(role: str, words: Words) -> str:
    """What a person of a row is called: “Guardian 1”."""
    return words.marked(_PERSONS[role])


def doubt_sentence(code: str, params: Mapping[str, str], words: Words) -> str:
    """What is unsure or wrong about a row, in one sentence."""
    return words.marked(DOUBTS[code]).format(**params)
