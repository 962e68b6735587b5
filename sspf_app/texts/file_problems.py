"""Sentences for what is wrong in a case file, and for answers that are not the expected ones."""

from collections.abc import Mapping

from sspf_app.texts.catalogue import N_, Words

SENTENCES: dict[str, str] = {
    # Not a JSON document
    "file_too_large": N_("The file is larger than any case file needs to be: at most {most} MB."),
    "not_utf8": N_("The file is not UTF-8 text: line {line}, byte {byte}."),
    "not_json": N_("The file is not JSON: line {line}, column {column}."),
    "too_deep": N_("Nested too deeply."),
    "repeated_key": N_("“{key}” stands here more than once."),
    "broken_character": N_("Holds half a character."),
    "zero_character": N_("Holds the character U+0000, which cannot be kept."),
    "not_a_number": N_("NaN is not a number."),
    "number_too_large": N_("The number is too large: at most {most}."),
    # Not of the format
    "unknown_format": N_("“{value}” is not a format that this program reads."),
    "missing": N_("“{key}” is missing."),
    "unknown_key": N_("“{key}” is not part of the format."),
    "not_object": N_("Must be an object."),
    "not_array": N_("Must be a list."),
    "not_string": N_("Must be a text."),
    "not_integer": N_("Must be a whole number."),
    "not_boolean": N_("Must be true or false."),
    "unknown_value": N_("“{value}” is none of: {allowed}."),
    "bad_id": N_(
        "“{value}” is not an identifier: letters a to z, digits, and after the first also . _ -"
    ),
    "bad_instant": N_("“{value}” is not an instant such as 2026-03-12T10:42:00+01:00."),
    "naive_instant": N_(
        "“{value}” says no time zone; an instant is written 2026-03-12T10:42:00+01:00."
    ),
    "impossible_instant": N_("The instant {value} does not exist."),
    "bad_date": N_("“{value}” is not a date such as 2026-03-12."),
    "impossible_date": N_("The day {value} does not exist."),
    "bad_language": N_("“{value}” is not a language code such as sv."),
    "bad_personal_number": N_("Is not a personal number written YYYYMMDD-NNNN."),
    "empty_text": N_("The text must not be empty."),
    "too_short": N_("The text is too short: at least {limit} characters."),
    "too_long": N_("The text is too long: at most {limit} characters."),
    "empty_list": N_("The list must not be empty."),
    "repeated_value": N_("The list holds the same value twice."),
    "too_small": N_("The number is too small: at least {limit}."),
    "not_allowed": N_("Must not stand in this answer: it is a no, or was given orally."),
    "not_empty": N_("Must be empty, because the answer is a no."),
    "party_or_person": N_("Must name either a party or a person."),
    "person_gives": N_("A person who is no party receives only, and has no box for giving."),
    # Not consistent
    "unknown_person": N_("There is no person “{id}”."),
    "unknown_party": N_("There is no party “{id}”."),
    "unknown_party_or_person": N_("There is no party or person “{id}”."),
    "unknown_source": N_("There is no party “{id}”, and it is not the word family."),
    "unknown_purpose": N_("The case has no purpose “{id}”."),
    "unknown_case": N_("There is no case “{id}”."),
    "unknown_item": N_("There is no item “{id}”."),
    "duplicate_id": N_("The identifier “{id}” belongs to {first} at the same time."),
    "repeated_row": N_("The same row “{id}” stands already at {first}."),
    "party_and_person": N_("“{id}” is the identifier of a person too."),
    "reserved_id": N_("“{id}” is a word of the format and cannot be the identifier of a party."),
    "signed_on_other_day": N_("The instant of signing is on {day} in Sweden."),
    "invalidated_but_stands": N_("Says why the record was invalidated, but not when."),
    "subject_not_in_record": N_("The record does not speak of “{id}”."),
    "repeated_grant": N_("The same row of the form as grants[{number}]."),
    "same_starts_on": N_("The same first day as {first}: only one of them could apply."),
    "same_assessed_on": N_("The same person and day as {first}: only one of them could apply."),
    # Not fitting the vault
    "barred_person_returns": N_(
        "{name} is in the vault already as “{id}”, and must not be contacted: nothing can be "
        "taken in about the same person under another id."
    ),
    "id_has_other_content": N_("“{id}” is in the vault already, with other content."),
}
"""The sentence for every code of a file problem, in English."""


def problem_sentence(place: str, code: str, params: Mapping[str, str | int], words: Words) -> str:
    """What is wrong and where, in one line.

    Args:
        place: Where, in words; empty for the whole file.
        code: What is wrong.
        params: Values of the sentence.
        words: The language.
    """
    sentence = words.marked(SENTENCES[code]).format(**params)
    return f"{place}: {sentence}" if place else sentence


def more_problems_sentence(count: int, words: Words) -> str:
    """Says that only the first problems were told."""
    _ = words.gettext
    return _("Only the first {count} problems are shown; there are more.").format(count=count)


def difference_sentence(
    question: str, what: str, *, expected: str, given: str, words: Words
) -> str:
    """Says where an answer is not the expected one.

    Args:
        question: Id of the question.
        what: `allowed`, `reads`, `codes`, or a property such as `reasons[1].party`.
        expected: The right answer.
        given: The answer given.
        words: The language.
    """
    _ = words.gettext
    sentence = _("{question}: {what} should be {expected}, but is {given}.")
    return sentence.format(question=question, what=what, expected=expected, given=given)
