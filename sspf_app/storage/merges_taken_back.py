"""What a merge that was taken back left of one person in the rows of the other.

While two were one, the kept person's row held what was known of both, and custody and cases of the
dropped one spoke of the kept. Those rows were closed when the merge was taken back and stand in the
file since. When one of the two is disposed of, or does not go along in a package, they go with it:
they never told of the person who is left.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sspf_app.domain import facts
from sspf_app.domain.facts import CaseRow, Person
from sspf_app.storage.case_naming import name_again
from sspf_app.storage.mapping import CONTACT_RULES, Kind, fact_kind

Execute = Callable[[str, tuple[str, ...]], Iterable[Sequence[Any]]]
"""Runs a statement with its values in the open transaction; gives the rows it found."""

_TAKEN_BACK = """
    SELECT kept, dropped, merged_at, undone_at, rows FROM person_merges WHERE undone_at IS NOT NULL
"""
_OF_ROW = "kind = ? AND row_id = ?"
_SPAN = f"at >= ? AND at <= (SELECT min(at) FROM history WHERE {_OF_ROW} AND at >= ?)"  # noqa: S608  words of our own
"""From the merge to what taking it back wrote: nobody else could write of the row in between."""
_COPIED_RULES = """
    SELECT mine.id FROM contact_rules AS mine JOIN contact_rules AS theirs
        ON theirs.person = ? AND theirs.kind = mine.kind AND theirs.reason = mine.reason
        AND theirs.starts_on = mine.starts_on AND theirs.case_id IS mine.case_id
    WHERE mine.person = ? AND mine.set_at = ?
"""


def let_go_of_merges_taken_back(execute: Execute, *, is_gone: Callable[[str], bool]) -> None:
    """Let go of what merges that were taken back wrote of somebody who goes.

    Args:
        execute: On the database, in a transaction, before the merges themselves go.
        is_gone: Whether a person, told by id, goes.
    """
    for kept, dropped, merged_at, undone_at, rows in tuple(execute(_TAKEN_BACK, ())):
        if not (is_gone(kept) or is_gone(dropped)):
            continue
        written = tuple(_written(kept, rows))
        for kind, case, row_id in written:
            _let_go_of_row(execute, kind, (case, row_id), (merged_at, undone_at))
        for case in sorted({case for _kind, case, _id in written if case}):
            name_again(execute, case)
        if not is_gone(kept):
            _empty_copied_rules(execute, kept=kept, dropped=dropped, merged_at=merged_at)


def _written(kept: str, rows: str) -> Iterator[tuple[Kind[Any], str, str]]:
    yield fact_kind(Person), "", kept
    for one in json.loads(rows):
        yield fact_kind(getattr(facts, one["kind"])), one["case"], one["id"]


def _let_go_of_row(
    execute: Execute, kind: Kind[Any], key: tuple[str, str], span: tuple[str, str]
) -> None:
    case, row_id = key
    merged_at, undone_at = span
    of_case = " AND case_id = ?" if issubclass(kind.record, CaseRow) else ""
    named = (row_id, case) if of_case else (row_id,)
    execute(
        f'DELETE FROM "{kind.table.name}" '  # noqa: S608  a name of our own
        f"WHERE id = ?{of_case} AND recorded_at = ? AND replaced_at = ?",
        (*named, merged_at, undone_at),
    )
    line = (kind.name, row_id)
    execute(
        f"DELETE FROM history WHERE {_OF_ROW}{of_case} AND {_SPAN}",  # noqa: S608  words of our own
        (kind.name, *named, merged_at, *line, undone_at),
    )


def _empty_copied_rules(execute: Execute, *, kept: str, dropped: str, merged_at: str) -> None:
    """Nobody is contacted against a rule, but why it was set told of the one who goes."""
    for (rule,) in tuple(execute(_COPIED_RULES, (dropped, kept, merged_at))):
        execute("UPDATE contact_rules SET reason = '' WHERE id = ?", (rule,))
        line = (CONTACT_RULES.name, rule)
        execute(f"DELETE FROM history WHERE {_OF_ROW} AND field = 'reason'", line)  # noqa: S608  words of our own
