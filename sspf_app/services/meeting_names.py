"""Names in what stands at a meeting already: asked about before a copy goes out.

An item that was taken in from elsewhere, or written before the program asked, was never asked
about; and an answer that was wrong is given anew here.

Source: sharing rules, section 6 (a text that names a known person); domain, section 2.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.item_reading import meeting_items
from sspf_app.services.meeting_records import NameAnswer, NameMeaning
from sspf_app.services.meeting_views import ItemQuestion
from sspf_app.services.name_asking import NAME, names_of_case
from sspf_app.services.name_questions import name_question, put_names
from sspf_app.services.paper_search import item_texts
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingNamesView:
    """Names in the texts of a meeting.

    Attributes:
        open: Those nobody answered for, as questions.
        answered: What was answered, by name.
    """

    open: tuple[ItemQuestion, ...]
    answered: tuple[NameAnswer, ...]


class MeetingNames:
    """Use cases about names in the texts of a meeting."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def of_meeting(self, case: str, meeting: str) -> MeetingNamesView:
        """What is open, in the order of the texts, and what was answered.

        Raises:
            DomainError: ``unknown_case``, ``unknown_meeting``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            loaded.need_meeting(meeting)
            names = names_of_case(unit, case)
            asked = names.open_in(loaded, meeting, tuple(_texts(unit, loaded, meeting)))
            self._desk.log(unit, Action.READ, f"names:{meeting}", case=case)
            unit.commit()
        mine = [one for one in names.answers if one.meeting == meeting]
        return MeetingNamesView(
            open=tuple(name_question(one) for one in asked),
            answered=tuple(sorted(mine, key=lambda one: one.name)),
        )

    def answer(self, case: str, meeting: str, name: str, meaning: NameMeaning) -> Changes:
        """Say whom a name means in the texts of a meeting, also of one whose minutes are locked.

        Args:
            case: The case.
            meeting: The meeting.
            name: The key of the question, or the name of an answer that was wrong.
            meaning: Whom it means.

        Raises:
            DomainError: ``unknown_case``, ``unknown_meeting``, ``reason_required``;
                ``unknown_name``: it stands in no text there.
        """
        key = name.removeprefix(NAME)
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            loaded.need_meeting(meeting)
            names = names_of_case(unit, case)
            asked = names.open_in(loaded, meeting, tuple(_texts(unit, loaded, meeting)))
            known = {one.name for one in names.answers if one.meeting == meeting}
            if key not in {*known, *(one.key for one in asked)}:
                raise DomainError("unknown_name")
            put_names(unit, self._desk, case, meeting, {key: meaning})
            self._desk.log(unit, Action.WRITE, f"names:{meeting}", case=case)
            unit.commit()
        return Changes(topics=frozenset({Topic.MEETINGS}), ids=frozenset({case, meeting}))


def _texts(unit: UnitOfWork, loaded: LoadedCase, meeting: str) -> Iterator[str]:
    """What was said and planned there."""
    for item in meeting_items(loaded, loaded.need_meeting(meeting)):
        yield from item_texts(item)
    for point in unit.meetings.points(loaded.id, meeting):
        yield point.heading
