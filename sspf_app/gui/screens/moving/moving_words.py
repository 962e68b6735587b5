"""Words for counts, kinds and states of imports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sspf_app.gui.i18n import N_, _, ngettext, words
from sspf_app.gui.looks import Tone
from sspf_app.services.move_records import ImportBatch, TableKind
from sspf_app.services.move_views import (
    LEAVE_OUT,
    NEW,
    Candidate,
    Preview,
    PreviewRow,
    RowProblem,
    UndoPreview,
)
from sspf_app.services.sheet_views import column_letters
from sspf_app.texts.file_rows import rows_counted
from sspf_app.texts.moving import counted, doubt_sentence, field_name

_COUNTED = ("cases", "persons", "parties", "contacts", "meetings", "items", "notes", "tasks")
_FIRST = ("cases", "persons")
"""Told first of a case file; the rest follows as it stands in the file."""
_NAMED = 3
ENCODING_WORDS: Mapping[str, str] = {
    "utf-8-sig": "UTF-8",
    "cp1252": "Windows-1252",
    "utf-16": "UTF-16",
}
DELIMITER_WORDS: Mapping[str, str] = {
    ";": N_("Semicolon"),
    ",": N_("Comma"),
    "\t": N_("Tab"),
}


def counts(made: Mapping[str, int]) -> str:
    """What is made, in one line: “3 cases, 8 persons”."""
    parts = [counted(kind, made[kind], words()) for kind in _COUNTED if made.get(kind)]
    return ", ".join(parts) if parts else _("nothing")


def here_already(preview: Preview) -> str:
    """Who of the rows that come in is in the vault already, so that nothing is made of them."""
    names = [
        one.title
        for one in preview.rows
        if not (one.is_left_out or one.has_errors or one.made)
        and not any(person.chosen == LEAVE_OUT for person in one.people)
    ]
    if not names or len(names) > _NAMED:
        said = ngettext("{n} row is here already.", "{n} rows are here already.", len(names))
        return said.format(n=len(names)) if names else ""
    return _("Here already: {who}.").format(who=", ".join(names))


def counts_in_file(made: Mapping[str, int]) -> str:
    """What a case file brings, in one line: “1 case, 3 persons, 1 purpose”."""
    ordered = (*_FIRST, *(kind for kind in made if kind not in _FIRST))
    parts = [rows_counted(kind, made[kind], words()) for kind in ordered if made.get(kind)]
    return ", ".join(filter(None, parts)) or _("nothing")


def counts_of(pairs: Iterable[str]) -> str:
    """The same for what is kept with an import."""
    split = (one.partition("=") for one in pairs)
    return counts({kind: int(number) for kind, _, number in split})


def brought(batch: ImportBatch) -> str:
    """What an import made, in the words of what it was."""
    if batch.kind is not TableKind.CASE_FILE:
        return counts_of(batch.made)
    split = (one.partition("=") for one in batch.made)
    return counts_in_file({kind: int(number) for kind, _, number in split})


def taken_away(preview: UndoPreview) -> str:
    """What an undoing takes away."""
    is_file = preview.batch.kind is TableKind.CASE_FILE
    return counts_in_file(preview.removed) if is_file else counts(preview.removed)


def row_state(row: PreviewRow) -> tuple[str, str, Tone]:
    """The state of a row: word, shape, tone."""
    if row.is_left_out:
        return _("Left out"), "remove", Tone.NEUTRAL
    if row.has_errors:
        return _("Cannot come in"), "cross-circle", Tone.DANGER
    if any(not one.is_note for one in row.problems):
        return _("Look at it"), "warning", Tone.WARNING
    return _("Ready"), "check-circle", Tone.SUCCESS


def problem_words(problem: RowProblem) -> str:
    """What is wrong or unsure."""
    return doubt_sentence(problem.code, problem.params, words())


def place_words(problem: RowProblem) -> str:
    """Where it stands: “Guardian 1: telephone (column F)”."""
    name = field_name(problem.about, words())
    if problem.column is None:
        return name
    return _("{field} (column {letters})").format(
        field=name, letters=column_letters(problem.column)
    )


def choice_words(candidate: Candidate) -> str:
    """Somebody a person may be: “Erik Berg, born 1982-05-06 (in the vault)”."""
    who = candidate.name
    if candidate.born is not None:
        who = _("{name}, born {day}").format(name=who, day=candidate.born.isoformat())
    if candidate.row is None:
        return _("{who}, who is in the vault").format(who=who)
    return _("{who}, of row {row}").format(who=who, row=candidate.row)


def fixed_choices() -> tuple[tuple[str, str], ...]:
    """What a person can be besides somebody known."""
    return ((NEW, _("Somebody new")), (LEAVE_OUT, _("Leave this person out")))
