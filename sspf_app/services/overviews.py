"""What the first page of a case shows, read in one act: the case is read once, and kept once.

Each part is also a use case of its own; the log says of each that it was read.
"""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.services.actors import Permission
from sspf_app.services.case_views import TimelineEntry
from sspf_app.services.consent_cards import board_of
from sspf_app.services.consent_views import ConsentBoard
from sspf_app.services.course import course_of
from sspf_app.services.course_views import CourseView
from sspf_app.services.desk import Desk
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.sharing import matrix_view
from sspf_app.services.sharing_views import MatrixAsked, MatrixView
from sspf_app.services.timeline import events_of
from sspf_app.services.withdrawal_effects import withdrawal_effects
from sspf_app.services.withdrawal_views import WithdrawalEffect
from sspf_app.texts.catalogue import Words

_PARTS = ("matrix", "consents", "withdrawals", "course", "timeline")
"""As the log names what is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOverview:
    """The parts of the page.

    Attributes:
        matrix: As asked about.
        board: The consents behind it.
        boards: The consents about the young person now, one for each purpose, the first first.
    """

    matrix: MatrixView
    board: ConsentBoard
    boards: tuple[ConsentBoard, ...]
    withdrawals: tuple[WithdrawalEffect, ...]
    course: CourseView
    events: tuple[TimelineEntry, ...]


class Overviews:
    """The use case of the first page of a case."""

    def __init__(self, desk: Desk, access: ProtectedAccess, *, words: Words) -> None:
        self._desk = desk
        self._access = access
        self._words = words

    def read(self, case: str, asked: MatrixAsked, *, purposes: tuple[str, ...]) -> CaseOverview:
        """Everything the page shows.

        Args:
            case: The case.
            asked: What the matrix is asked about.
            purposes: Whose consents are told beside it.

        Raises:
            DomainError: ``unknown_case``, ``unknown_purpose``, ``unknown_person``,
                ``unknown_party``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            young = loaded.header.young_person
            view = matrix_view(loaded, asked, self._words)
            board = board_of(
                unit,
                loaded,
                purpose=asked.purpose,
                subject=asked.subject,
                at=asked.at,
                known_at=asked.known_at,
            )
            for one in purposes:
                loaded.need_purpose(one)
            is_now = asked.at is None and asked.known_at is None and asked.subject == young
            known = {asked.purpose: board} if is_now else dict[str, ConsentBoard]()
            overview = CaseOverview(
                matrix=view,
                board=board,
                boards=tuple(
                    known.get(one) or board_of(unit, loaded, purpose=one, subject=young)
                    for one in purposes
                ),
                withdrawals=withdrawal_effects(unit, loaded),
                course=course_of(unit, loaded),
                events=events_of(self._desk, unit, loaded),
            )
            for part in _PARTS:
                self._desk.log(unit, Action.READ, f"{part}:{case}", case=case)
            unit.commit()
        return overview
