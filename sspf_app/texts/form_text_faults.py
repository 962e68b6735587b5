"""Sentences for what is wrong in a form's text, or in the sheet of a translator."""

from __future__ import annotations

from collections.abc import Mapping

from sspf_app.texts.catalogue import N_, Words

SENTENCES: dict[str, str] = {
    # Of a clause
    "no_words": N_("There are no words yet."),
    "placeholder_missing": N_("{{{name}}} is missing: the program fills it in."),
    "placeholder_unknown": N_("{{{name}}} is nothing that the program fills in here."),
    "brace": N_("A brace stands alone: only what the program fills in stands in braces."),
    "bold_open": N_("Two asterisks are missing: bold words have them before and after."),
    "too_long": N_("It is too long: at most {most} signs."),
    "hidden_sign": N_("Holds a sign that cannot be seen ({sign})."),
    "unknown_clause": N_("There is no such clause on the form."),
    "clause_missing": N_("The row is missing in the sheet."),
    "clause_twice": N_("The row stands in the sheet more than once."),
    # Of the whole sheet
    "sheet_too_large": N_("The file is too large for a sheet: at most {most} kB."),
    "sheet_not_text": N_("The file is not text in UTF-8. Save it as “CSV UTF-8”."),
    "sheet_not_a_table": N_("The file is not a whole table: a quotation mark is left open."),
    "sheet_too_many_rows": N_("The file has too many rows: at most {most}."),
    "sheet_cell_too_long": N_("Line {line} has a cell that is too long: at most {most} signs."),
    "sheet_of_other_kind": N_("This is not a translation sheet of this program."),
    "sheet_of_newer_program": N_("The sheet was made by a newer version of the program."),
    "sheet_fact_missing": N_("The line “{name}” above the table is missing."),
    "sheet_without_table": N_("The head of the table is missing: the row that begins “clause”."),
    "sheet_row_short": N_("Line {line} has no column for the translation."),
    "sheet_of_other_language": N_("The sheet is for “{found}”, and this text is in “{wanted}”."),
    "sheet_of_other_swedish": N_(
        "The Swedish text has changed since the sheet was made: write out a new one."
    ),
}
"""The sentence for every code of a ``TextFault``, in English."""


def fault_sentence(code: str, params: Mapping[str, object], words: Words, place: str = "") -> str:
    """What is wrong and where, in one line.

    Args:
        code: What is wrong.
        params: Values of the sentence.
        words: The language.
        place: Number of the clause; empty = the sheet as a whole, or said beside the clause.
    """
    sentence = words.marked(SENTENCES[code]).format(**params)
    return f"{place}: {sentence}" if place else sentence
