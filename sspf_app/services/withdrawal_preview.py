"""What a withdrawal would stop, computed by the same rules that will stop it.

Source: sharing rules, sections 4.5 and 9.
"""

from __future__ import annotations

from collections.abc import Iterator

from sspf_app.domain.codes import InformationType
from sspf_app.domain.facts import Withdrawal
from sspf_app.domain.rules import Matrix, MatrixCell, SideState, matrix
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.ledger_trail import LedgerTrail
from sspf_app.services.sharing_cells import CellWriter, matrix_columns
from sspf_app.services.sharing_views import MatrixView
from sspf_app.services.withdrawal_concerned import concerned
from sspf_app.services.withdrawal_effects import booked_meetings, with_withdrawal
from sspf_app.services.withdrawal_views import EmptiedMeeting, StoppedCells, WithdrawalPreview
from sspf_app.texts.catalogue import Words

_OPEN = (SideState.YES, SideState.ORAL)


def withdrawal_preview(  # noqa: PLR0913  what is shown, and of what
    before: LoadedCase,
    row: Withdrawal,
    trail: LedgerTrail,
    *,
    subject: str,
    purpose: str,
    words: Words,
) -> WithdrawalPreview:
    """What the row would do; ``subject`` and ``purpose`` are those of the matrix shown."""
    after = with_withdrawal(before, row)
    shown = _decided(after, subject, purpose)
    gone = _gone(_decided(before, subject, purpose), shown)
    width = len(shown.parties) or 1
    who = concerned(after, row, trail)
    return WithdrawalPreview(
        stops=tuple(_stops(before, after, row)),
        matrix=_view(after, shown, subject=subject, purpose=purpose, words=words),
        stopped=frozenset(divmod(number, width) for number in gone),
        meetings=tuple(
            EmptiedMeeting(
                meeting=meeting.id,
                starts_at=meeting.starts_at,
                removed=tuple(after.name(party) for party in stopped),
            )
            for meeting, stopped in booked_meetings(after)
        ),
        received=tuple(trail.name(after, one) for one in who.received),
        stopping=tuple(after.name(one) for one in who.only_stops),
    )


def _decided(loaded: LoadedCase, subject: str, purpose: str) -> Matrix:
    columns = matrix_columns(loaded, loaded.situation)
    return matrix(
        loaded.situation,
        purpose=purpose,
        subject=subject,
        types=InformationType,
        parties=(column.id for column in columns),
    )


def _gone(before: Matrix, after: Matrix) -> list[int]:
    """Numbers of the cells of which a side was open and no longer is."""
    return [
        number
        for number, (old, new) in enumerate(zip(before.cells, after.cells, strict=True))
        if _closes(old, new)
    ]


def _closes(old: MatrixCell, new: MatrixCell) -> bool:
    sides = ((old.gives, new.gives), (old.receives, new.receives))
    return any(was.state in _OPEN and now.state not in _OPEN for was, now in sides)


def _stops(before: LoadedCase, after: LoadedCase, row: Withdrawal) -> Iterator[StoppedCells]:
    """Per party and person of whom the signatory has spoken, in any purpose."""
    records = [one for one in before.situation.rows.consents if one.signatory == row.signatory]
    spoken = dict.fromkeys((one.purpose, who) for one in records for who in one.subjects)
    found: dict[tuple[str, str], dict[InformationType, None]] = {}
    open_before: dict[tuple[str, str], set[InformationType]] = {}
    for purpose, subject in spoken:
        if purpose not in before.purposes or subject not in before.persons:
            continue
        old, new = _decided(before, subject, purpose), _decided(after, subject, purpose)
        for was, now in zip(old.cells, new.cells, strict=True):
            key = (was.party, subject)
            if was.gives.state in _OPEN or was.receives.state in _OPEN:
                open_before.setdefault(key, set()).add(was.type)
            if _closes(was, now):
                found.setdefault(key, {})[was.type] = None
    for (party, subject), types in found.items():
        yield StoppedCells(
            party=party,
            party_name=before.name(party),
            subject=subject,
            subject_name=before.name(subject),
            types=tuple(types),
            is_everything=set(types) == open_before[party, subject],
        )


def _view(
    loaded: LoadedCase, decided: Matrix, *, subject: str, purpose: str, words: Words
) -> MatrixView:
    columns = matrix_columns(loaded, loaded.situation)
    writer = CellWriter(loaded=loaded, purpose=purpose, subject=subject, source=None, words=words)
    cells = [writer.cell(cell) for cell in decided.cells]
    width = len(columns) or 1
    return MatrixView(
        case=loaded.id,
        purpose=purpose,
        subject=subject,
        subject_name=loaded.name(subject),
        at=loaded.now,
        source=None,
        types=decided.types,
        columns=columns,
        cells=tuple(tuple(cells[at : at + width]) for at in range(0, len(cells), width)),
    )
