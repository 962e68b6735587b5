"""What a paper can belong to, and whether the user may see what it belongs to."""

from __future__ import annotations

from textwrap import shorten

from sspf_app.domain.errors import DomainError
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.desk import Desk
from sspf_app.services.document_records import AttachedTo
from sspf_app.services.document_views import Target
from sspf_app.services.note_access import NoteReading
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.standing_rows import standing

_LETTERS = 60
"""So much of a note tells which one it is."""


def targets_of(loaded: LoadedCase, reading: NoteReading) -> tuple[Target, ...]:
    """The case itself, its meetings, its consents, and the notes the user may read."""
    notes = [row for row in standing(loaded.facts.notes) if reading.may_read(row.id)]
    situation = loaded.situation
    return (
        Target(kind=AttachedTo.CASE, id="", title=""),
        *(
            Target(kind=AttachedTo.MEETING, id=row.id, title=row.place or "", at=row.starts_at)
            for row in sorted(loaded.meetings.values(), key=lambda row: row.starts_at, reverse=True)
        ),
        *(
            Target(
                kind=AttachedTo.CONSENT,
                id=row.id,
                title=loaded.name(row.signatory),
                at=situation.signed_at(row),
            )
            for row in standing(situation.rows.consents)
        ),
        *(
            Target(
                kind=AttachedTo.NOTE,
                id=row.id,
                title=shorten(row.text, _LETTERS, placeholder=" …"),
                at=row.at,
            )
            for row in sorted(notes, key=lambda row: row.at, reverse=True)
        ),
    )


def closed_papers(unit: UnitOfWork, case: str, reading: NoteReading) -> frozenset[str]:
    """Ids of papers that belong to notes the user may not read."""
    return frozenset(
        one.id
        for one in unit.documents.attachments(case)
        if one.attached_to is AttachedTo.NOTE and not reading.may_read(one.attached_id)
    )


def need_target(
    unit: UnitOfWork, desk: Desk, loaded: LoadedCase, kind: AttachedTo, target: str
) -> None:
    """Refuse what is not of this case, or not for the user to see.

    Raises:
        DomainError: ``unknown_attached``.
    """
    found = targets_of(loaded, NoteReading(unit, desk, loaded.id))
    if not any((one.kind, one.id) == (kind, target) for one in found):
        raise DomainError("unknown_attached")
