"""What lists tell of a case that somebody is not on the list of: a reference, and nothing of whom.

Attack: the day told on which day the young person comes of which age, that a guardian is hindered
or that care is compulsory; the page of transfers named the office somebody protected had moved to;
and lists of their own called the case by a reference that was the child's name.

Defends: sharing rules 6 and SoLPuL 10 §; decision 0111.
"""

from __future__ import annotations

from datetime import date

from sspf_app.domain.codes import PauseReason, Protection
from sspf_app.services.actors import Role
from sspf_app.services.bundle import Services
from sspf_app.services.decision_views import PauseInput
from sspf_app.services.hand_over_records import Basis, CaseTransfer, Direction
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.today_views import OF_PERSONS
from tests.attacks.test_lists_kept_apart import outsider, scene  # noqa: F401  fixtures
from tests.services.conftest import House
from tests.services.scenery import Scene
from tests.services.test_decisions import exception_entry
from tests.services.test_legal import entry as legal_entry

SAID = ("Greta", "Gömd", "GÖMD", "Anna", "Lind", "Erik", "Berg", "Södra")


def _named(shown: object) -> list[str]:
    return [one for one in SAID if one in repr(shown)]


def test_the_day_tells_nothing_of_whom_it_is_about(
    house: House,
    scene: Scene,  # noqa: F811  the fixture
    outsider: Services,  # noqa: F811  the fixture
) -> None:
    row = house.use.people.get(scene.child)
    is_hidden = row.protected_identity is not Protection.NONE
    mark = Protection.PROTECTED_REGISTRATION if is_hidden else Protection.NONE
    fifteen = PersonInput(name=row.name, born=date(2011, 4, 20), protected_identity=mark)
    house.use.people.correct(scene.child, fifteen)
    house.use.exceptions.request(scene.case, exception_entry(scene))
    house.use.decisions.decide(
        scene.case, PauseInput(reason=PauseReason.COMPULSORY_CARE, to_end="Ställningstagande")
    )
    own, others = house.use.today.queue(), outsider.today.queue()
    told = {one.kind for one in own.entries} & OF_PERSONS
    assert {"birthday", "approval_awaited", "position_awaited"} <= told
    assert not {one.kind for one in others.entries} & OF_PERSONS
    assert others.number == len(others.entries)


def _sent(house: House, scene: Scene) -> None:  # noqa: F811  the fixture
    """The case is on its way to the office of where they have moved."""
    gone = CaseTransfer(
        id="tr-1",
        case=scene.case,
        direction=Direction.OUT,
        office="ab" * 32,
        office_name="SSPF Södra",
        party=scene.school,
        basis=Basis.LAW,
        legal_request=None,
        sha256="0" * 64,
        file_name="GÖMD-2026.sspf",
        made_at=house.clock.at,
        made_by="u-1",
    )
    with house.unit() as unit:
        unit.handing.put_transfer(gone)
        unit.commit()


def test_where_they_moved_is_told_to_who_opened_the_case_alone(
    house: House,
    scene: Scene,  # noqa: F811  the fixture
    outsider: Services,  # noqa: F811  the fixture
) -> None:
    _sent(house, scene)
    (own,) = house.use.transfer_offices.desk().transfers
    assert (own.transfer.office_name, own.reference) == ("SSPF Södra", "GÖMD-2026")
    house.new_session()  # on the list, and not opened
    for use in (outsider, house.use):
        (line,) = use.transfer_offices.desk().transfers
        assert _named(line) == []
        assert (line.transfer.id, line.transfer.waits) == ("tr-1", True)
        told = [one for one in use.today.queue().entries if one.kind == "receipt_awaited"]
        assert len(told) == 1
        assert _named(told) == []


def test_no_board_calls_it_by_the_name_of_the_child(
    house: House,
    scene: Scene,  # noqa: F811  the fixture
    outsider: Services,  # noqa: F811  the fixture
) -> None:
    house.use.exceptions.request(scene.case, exception_entry(scene))
    closed = NoteInput(
        case=scene.case,
        at=house.clock.at,
        kind=NoteKind.PHONE,
        level=NoteLevel.AUTHOR,
        text="Eget minne",
    )
    house.use.notes.save(closed)
    manager = house.as_role(Role.UNIT_MANAGER)
    assert len(outsider.sealed_requests.waiting()) == 1
    assert len(outsider.consultations.desk().cases) == 1
    assert len(manager.notes.closed_notes()) == 1
    for shown in (
        outsider.sealed_requests.waiting(),
        manager.sealed_requests.waiting(),
        outsider.consultations.desk(),
        outsider.disposals.board(),
        outsider.moving_out.foresee(scene.case),
        manager.notes.closed_notes(),
    ):
        assert _named(shown) == []


def test_the_list_of_questions_by_law_tells_neither_whom_nor_which_law(
    house: House,
    scene: Scene,  # noqa: F811  the fixture
    outsider: Services,  # noqa: F811  the fixture
) -> None:
    house.use.legal.record(legal_entry(scene, "osl-10-18a"))
    (own,) = house.use.legal.list_requests()
    assert own.request.paragraph
    (line,) = outsider.legal.list_requests()
    assert line.is_closed
    assert _named(line) == []
    asked = line.request
    told = (asked.person, asked.giver, asked.receiver, asked.paragraph, asked.wording, asked.ground)
    assert not any(told)


def test_the_list_of_meetings_tells_nobody_who_waits_for_a_copy(
    house: House,
    scene: Scene,  # noqa: F811  the fixture
    outsider: Services,  # noqa: F811  the fixture
) -> None:
    (held,) = house.use.meetings.list_meetings(case=scene.case)
    house.use.minutes_versions.lock(scene.case, held.id)
    (own,) = house.use.meetings.list_meetings(case=scene.case)
    assert own.copies is not None
    assert own.copies.waiting
    for found in (
        outsider.meetings.list_meetings(case=scene.case),
        outsider.meetings.list_meetings(),
    ):
        assert [(one.copies, one.place) for one in found] == [(None, None)]
