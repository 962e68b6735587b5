"""Word of new minutes goes to exactly those who may have a copy of them, whatever is noted.

Defends: a message is no way past the rules of copies, and nobody who is given a copy waits for word
that the program refuses. The oracle is the copy itself, asked for beside (sharing rules, 6).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from sspf_app.domain.codes import InformationType
from sspf_app.domain.errors import DomainError
from sspf_app.services.agenda_views import PointInput
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.notice_views import NoticeOrder
from sspf_app.services.paper_of_notice import NoticeKind
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import DisclosureKind, Presence
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import House
from tests.services.meeting_house import item_of
from tests.services.scenery import Scene, a_scene

T = InformationType


def _nothing(scene: Scene, meeting: str) -> None:
    del scene, meeting


def _heading(scene: Scene, meeting: str) -> None:
    scene.house.use.agenda.add(
        PointInput(
            case=scene.case,
            meeting=meeting,
            heading="Skoldagarna",
            source=scene.school,
            about=(scene.child,),
            types=(T.ATTENDANCE,),
        )
    )


def _presence(presence: Presence) -> Callable[[Scene, str], None]:
    def note(scene: Scene, meeting: str) -> None:
        scene.house.use.meetings.note_presence(
            scene.case, meeting, participant=scene.mother, presence=presence
        )

    return note


def _said(*, hidden: bool) -> Callable[[Scene, str], None]:
    def note(scene: Scene, meeting: str) -> None:
        scene.house.use.meeting_items.add(
            item_of(scene, meeting, text="Frånvaron har minskat", hide_from_guardians=hidden)
        )

    return note


NOTED = {
    "nothing": _nothing,
    "a heading": _heading,
    "invited alone": _presence(Presence.INVITED),
    "who came": _presence(Presence.PRESENT),
    "who did not come": _presence(Presence.ABSENT),
    "an item": _said(hidden=False),
    "an item guardians do not read": _said(hidden=True),
}


def _agreed(scene: Scene) -> None:
    scene.yes(scene.mother)
    scene.yes(scene.father)


def _withdrawn(scene: Scene) -> None:
    """The mother takes back, after the meeting, what the police may know."""
    house = scene.house
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="Maria Ask",
            parties=(scene.police,),
        )
    )
    house.wait(minutes=1)


def _held(scene: Scene, note: Callable[[Scene, str], None]) -> str:
    house = scene.house
    new = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=house.clock.at,
        parties=(scene.social, scene.school, scene.police),
        persons=(scene.mother,),
    )
    meeting = house.use.meetings.plan(new).new_id or ""
    house.wait(minutes=1)
    note(scene, meeting)
    house.wait(minutes=1)
    return meeting


def _copy(scene: Scene, meeting: str, recipient: str, folder: Path) -> str:
    """How a copy ends; the oracle."""
    try:
        scene.house.use.minutes.export(scene.case, meeting, recipient=recipient, folder=folder)
    except DomainError as error:
        return error.code
    return "goes"


def _word(scene: Scene, meeting: str, recipient: str) -> str:
    order = NoticeOrder(
        case=scene.case, meeting=meeting, recipient=recipient, kind=NoticeKind.NEW_MINUTES
    )
    try:
        scene.house.use.notices.copy(order)
    except DomainError as error:
        return error.code
    return "goes"


def _offered(scene: Scene, meeting: str) -> set[str]:
    return {
        one.recipient
        for one in scene.house.use.notices.recipients(scene.case, meeting)
        if NoticeKind.NEW_MINUTES in one.may
    }


def _compared(scene: Scene, meeting: str, folder: Path) -> set[str]:
    """Who is told, as who gets a copy is; a stranger of the vault is asked about too."""
    use = scene.house.use
    stranger = use.people.add(PersonInput(name="Kim Ek", born=date(2001, 1, 1))).new_id or ""
    family = (scene.mother, scene.father, scene.child, stranger)
    everybody = [one for one in (*scene.parties, *family) if one != scene.social]
    copies = {one: _copy(scene, meeting, one, folder) for one in everybody}
    assert {one: _word(scene, meeting, one) for one in everybody} == copies
    assert copies[stranger] == "not_a_recipient"
    goes = {one for one in everybody if copies[one] == "goes"}
    assert _offered(scene, meeting) == goes
    return goes


@pytest.mark.parametrize("noted", NOTED)
@pytest.mark.parametrize("changed", ["", "withdrawn"])
def test_whoever_gets_a_copy_gets_word_of_it_and_nobody_else(
    house: House, tmp_path: Path, noted: str, changed: str
) -> None:
    scene = a_scene(house)
    _agreed(scene)
    meeting = _held(scene, NOTED[noted])
    if changed:
        _withdrawn(scene)
    goes = _compared(scene, meeting, tmp_path)
    parties = {scene.school, scene.leisure} | (set() if changed else {scene.police})
    if noted in ("nothing", "invited alone"):
        assert goes == set()
    elif noted == "an item":
        assert goes == parties | {scene.mother, scene.father, scene.child}
    elif noted == "an item guardians do not read":
        assert goes == parties | {scene.child}
    else:  # persons read items, and there is none
        assert goes == parties


def test_without_consent_neither_goes_to_a_party(house: House, tmp_path: Path) -> None:
    """A meeting that was held while there was a yes; today there is none of the father's."""
    scene = a_scene(house)
    _agreed(scene)
    meeting = _held(scene, _presence(Presence.PRESENT))
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.father,
            received_at=house.clock.at,
            received_by="Maria Ask",
        )
    )
    house.wait(minutes=1)
    assert _compared(scene, meeting, tmp_path) == set()


def test_neither_goes_before_the_meeting_has_begun(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    _agreed(scene)
    new = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=house.clock.at + timedelta(days=1),
        parties=(scene.social, scene.school),
    )
    meeting = house.use.meetings.plan(new).new_id or ""
    house.wait(minutes=1)
    _heading(scene, meeting)
    house.wait(minutes=1)
    assert _copy(scene, meeting, scene.school, tmp_path) == "meeting_to_come"
    assert _word(scene, meeting, scene.school) == "meeting_to_come"
    assert _offered(scene, meeting) == set()


def test_the_word_names_nobody_of_who_came_and_rests_on_no_answer_about_them(
    house: House, tmp_path: Path
) -> None:
    """The copy tells the school that the mother came; the word does not."""
    scene = a_scene(house)
    _agreed(scene)
    meeting = _held(scene, _presence(Presence.PRESENT))
    assert _compared(scene, meeting, tmp_path)
    with house.unit() as unit:
        rows = unit.office.disclosures(scene.case)
    [word] = [
        row
        for row in rows
        if row.kind is DisclosureKind.MEETING_NOTICE and row.recipient == scene.school
    ]
    assert {part.subject for part in word.parts} == {scene.child}
    assert {part.type for part in word.parts} == {T.PARTICIPATION}
