"""What a withdrawal would stop, computed by the same rules that will stop it.

Source: sharing rules, sections 4.5 and 9.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sspf_app.domain.codes import InformationType
from sspf_app.domain.facts import Withdrawal
from sspf_app.domain.rules import Matrix, SideState, matrix
from sspf_app.domain.rules import MatrixCell as DecidedCell
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.ledger_trail import LedgerTrail
from sspf_app.services.sharing_cells import CellWriter, matrix_columns
from sspf_app.services.sharing_views import MatrixCell, MatrixView
from sspf_app.services.withdrawal_concerned import concerned
from sspf_app.services.withdrawal_effects import booked_meetings, late_rows, with_withdrawal
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
    is_barred: bool = False,
) -> WithdrawalPreview:
    """What the row would do; ``subject`` and ``purpose`` are those of the matrix shown."""
    after = with_withdrawal(before, row)
    shown, stopped = _Changes(before, after, subject, purpose, words).view()
    who = concerned(after, row, trail)
    return WithdrawalPreview(
        stops=tuple(_stops(before, after, row)),
        matrix=shown,
        stopped=stopped,
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
        confirmed=after.name(row.signatory),
        is_barred=is_barred,
        late=tuple(
            one
            for recipient, rows in who.received.items()
            for one in late_rows(row, rows, trail.name(after, recipient))
        ),
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


def _closes(old: DecidedCell, new: DecidedCell) -> bool:
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


@dataclass(frozen=True, slots=True)
class _Changes:
    """The matrix of a withdrawal: the rows in which a cell stops, and the rest as it is now.

    A cell that had no yes is not taken back: it keeps the sign it has.
    """

    before: LoadedCase
    after: LoadedCase
    subject: str
    purpose: str
    words: Words

    def view(self) -> tuple[MatrixView, frozenset[tuple[int, int]]]:
        """The matrix, and row and column of every cell that stops."""
        columns = matrix_columns(self.after, self.after.situation)
        old = _decided(self.before, self.subject, self.purpose)
        new = _decided(self.after, self.subject, self.purpose)
        now, then = self._writer(self.before), self._writer(self.after)
        types: list[InformationType] = []
        rows: list[tuple[MatrixCell, ...]] = []
        stopped: set[tuple[int, int]] = set()
        width = len(columns) or 1
        for number, type_ in enumerate(new.types):
            at = slice(number * width, (number + 1) * width)
            pairs = tuple(zip(old.cells[at], new.cells[at], strict=True))
            gone = [place for place, (was, is_) in enumerate(pairs) if _closes(was, is_)]
            if not gone:
                continue
            stopped |= {(len(rows), place) for place in gone}
            types.append(type_)
            rows.append(
                tuple(
                    then.cell(is_) if place in gone else now.cell(was)
                    for place, (was, is_) in enumerate(pairs)
                )
            )
        view = MatrixView(
            case=self.after.id,
            purpose=self.purpose,
            subject=self.subject,
            subject_name=self.after.name(self.subject),
            at=self.after.now,
            source=None,
            types=tuple(types),
            columns=columns,
            cells=tuple(rows),
        )
        return view, frozenset(stopped)

    def _writer(self, loaded: LoadedCase) -> CellWriter:
        return CellWriter(
            loaded=loaded,
            purpose=self.purpose,
            subject=self.subject,
            source=None,
            words=self.words,
        )
