"""A manager who is elsewhere approves what is handed out by a law, and disposals.

Defends: the same as for exceptions; what was changed after it was asked is not approved, a no
leaves everything as it is, and nobody approves more cases than they have seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sspf_app.crypto.manager_key import KeyBox
from sspf_app.domain.codes import Protection
from sspf_app.domain.retention import LeftOutBecause
from sspf_app.services.actors import Role
from sspf_app.services.approval_file import write_request
from sspf_app.services.bundle import Services
from sspf_app.services.disposal_records import ProposalState
from sspf_app.services.legal_records import LegalRequest, LegalStatus
from sspf_app.services.manager_desk import AskedOfMe, ManagerDesk, ManagerTools, OwnKey
from sspf_app.services.people_views import PersonInput
from sspf_app.system.export_target import FileTarget
from sspf_app.system.source_files import SourceFolder
from tests.services.conftest import COORDINATOR, House, refused
from tests.services.disposal_house import a_full_case, close, later, propose_and_send, real_house
from tests.services.scenery import Scene, a_scene
from tests.services.test_disposals import persons
from tests.services.test_legal import entry
from tests.services.test_sealed_requests import KEYS, MANAGER, key_at_home, user_of


@dataclass
class Elsewhere:
    """A manager with a key at home, and the folder in which files go to and fro."""

    house: House
    key: OwnKey
    desk: ManagerDesk
    folder: Path

    @property
    def use(self) -> Services:
        return self.house.use

    def asked(self, request: str) -> AskedOfMe:
        file = self.use.sealed_requests.seal(request, self.folder).path
        return self.desk.read_request(self.key, file)

    def answer(self, asked: AskedOfMe, *, why_not: str = "", number: int | None = None) -> Path:
        return self.desk.answer(self.key, asked, self.folder, why_not=why_not, number=number)

    def refusal(self, file: Path) -> str:
        return refused(lambda: self.use.sealed_requests.take(file)).code


def elsewhere(house: House, folder: Path) -> Elsewhere:
    with house.unit() as unit:
        unit.office.put_user(user_of(MANAGER))
        unit.commit()
    key = key_at_home()
    house.as_user(MANAGER).manager_keys.register(key.card, login="eva", heard=True)
    tools = ManagerTools(
        keys=KEYS, boxes=KeyBox(), sources=SourceFolder(), target=FileTarget(), clock=house.clock
    )
    (folder / "usb").mkdir()
    house.write_files()
    return Elsewhere(house=house, key=key, desk=ManagerDesk(tools), folder=folder / "usb")


def _question(scene: Scene) -> str:
    return scene.house.use.legal.record(entry(scene, "osl-10-18a")).new_id or ""


def _stored(house: House, request: str) -> LegalRequest:
    with house.unit() as unit:
        found = unit.legal.request(request)
    assert found is not None
    return found


def test_what_is_handed_out_by_a_law_is_approved_from_elsewhere(
    house: House, tmp_path: Path
) -> None:
    scene, away = a_scene(house, child="Maja Sand"), elsewhere(house, tmp_path)
    request = _question(scene)
    (waits,) = away.use.sealed_requests.waiting()
    assert (waits.kind, waits.id, waits.is_sealed) == ("legal", request, False)
    asked = away.asked(request)
    assert ("paragraph", "OSL 10 kap. 18 a §") in asked.asked.facts
    told = write_request(asked.asked).decode()
    assert "Maja" not in told
    assert "Sand" not in told
    answer = away.answer(asked)
    # A word that is another by now is not what was approved.
    stored = _stored(house, request)
    with house.unit() as unit:
        unit.legal.put_request(replace(stored, what="Allt som står i akten"))
        unit.commit()
    assert away.refusal(answer) == "answer_of_other_request"
    with house.unit() as unit:
        unit.legal.put_request(stored)
        unit.commit()
    away.use.sealed_requests.take(answer)
    done = _stored(house, request)
    assert (done.status, done.approved_by) == (LegalStatus.READY, "Eva Ek")
    assert done.approval_document == answer.name
    assert away.refusal(answer) == "answer_taken"
    assert refused(lambda: away.asked(request)).code == "request_not_waiting"


def test_a_no_to_it_says_why_and_hands_nothing_out(house: House, tmp_path: Path) -> None:
    scene, away = a_scene(house), elsewhere(house, tmp_path)
    request = _question(scene)
    first, second = away.asked(request), away.asked(request)
    no = away.answer(first, why_not="Faran är över")
    yes = away.answer(second)
    away.use.sealed_requests.take(no)
    done = _stored(house, request)
    assert done.status is LegalStatus.NOT_APPROVED
    assert done.approval_document == f"{no.name}: Faran är över"
    # Another answer to another file about the same question opens nothing.
    assert away.refusal(yes) == "legal_not_waiting"


def test_nor_is_one_about_somebody_protected_who_stands_in_no_row_of_the_case(
    house: House, tmp_path: Path
) -> None:
    scene, away = a_scene(house), elsewhere(house, tmp_path)
    kim = PersonInput(
        name="Kim Falk", born=date(2013, 1, 2), protected_identity=Protection.SECRECY_MARK
    )
    friend = house.use.people.add(kim).new_id or ""
    house.use.people.get(friend, reason="möte i dag")
    asked = entry(scene, "osl-10-18a", person=friend)
    request = house.use.legal.record(asked).new_id or ""
    assert refused(lambda: away.asked(request)).code == "sealed_not_protected"


def test_a_question_about_somebody_protected_is_not_sealed(house: House, tmp_path: Path) -> None:
    scene, away = a_scene(house), elsewhere(house, tmp_path)
    request = _question(scene)
    mother = PersonInput(name="Anna", protected_identity=Protection.SECRECY_MARK)
    house.use.people.correct(scene.mother, mother)
    assert refused(lambda: away.asked(request)).code == "sealed_not_protected"
    assert list(away.folder.iterdir()) == []


@pytest.fixture
def gone(tmp_path: Path) -> Iterator[Elsewhere]:
    """A case past its time, proposed, and the manager elsewhere."""
    with real_house(tmp_path) as (house, _path):
        scene = a_full_case(house, tmp_path)
        close(scene)
        away = elsewhere(house, tmp_path)
        later(house)
        propose_and_send(house)
        yield away


def _proposal(away: Elsewhere) -> str:
    (waits,) = away.use.sealed_requests.waiting()
    assert (waits.kind, waits.case) == ("disposal", "")
    return waits.id


def test_a_disposal_is_approved_from_elsewhere_by_number(gone: Elsewhere) -> None:
    asked = gone.asked(_proposal(gone))
    assert len(asked.asked.cases) == 1
    assert "Kanari" not in write_request(asked.asked).decode()
    for number in (None, 0, 2):
        refusal = refused(lambda number=number: gone.answer(asked, number=number))
        assert refusal.code == "number_differs"
    answer = gone.answer(asked, number=1)
    settled: list[str] = []
    gone.house.compact = lambda: settled.append("packed")
    gone.use.sealed_requests.take(answer)
    assert settled == ["packed"]
    assert "Kanarina Ek" not in persons(gone.house)
    (record,) = gone.use.disposals.board().records
    assert (record.approved_by, record.approved_in) == ("Eva Ek", answer.name)
    assert gone.refusal(answer) == "answer_taken"


def test_a_proposal_that_is_another_by_now_is_not_approved(gone: Elsewhere) -> None:
    answer = gone.answer(gone.asked(_proposal(gone)), number=1)
    (line,) = gone.use.disposals.board().lines
    gone.use.disposals.leave_out(line.row.id, LeftOutBecause.ASKED_FOR)
    assert gone.refusal(answer) == "answer_of_other_request"
    assert "Kanarina Ek" in persons(gone.house)


def test_a_no_drops_the_proposal(gone: Elsewhere) -> None:
    asked = gone.asked(_proposal(gone))
    no = gone.answer(asked, why_not="Vänta på arkivet")
    yes = gone.answer(gone.asked(_proposal(gone)), number=1)
    gone.use.sealed_requests.take(no)
    with gone.house.unit() as unit:
        (proposal,) = unit.disposals.proposals()
    assert proposal.state is ProposalState.DROPPED
    assert (proposal.decided_by, proposal.decided_because) == ("Eva Ek", "second_said_no")
    assert gone.refusal(yes) == "unknown_proposal"
    # Nor does it approve the next proposal of the same cases.
    propose_and_send(gone.house)
    assert gone.refusal(yes) == "decided_already"
    assert "Kanarina Ek" in persons(gone.house)


def test_neither_a_clock_that_leapt_nor_a_proposer_as_manager_disposes(gone: Elsewhere) -> None:
    answer = gone.answer(gone.asked(_proposal(gone)), number=1)
    gone.house.clock.at += timedelta(days=400)
    assert gone.refusal(answer) == "clock_leapt"
    gone.house.clock.at -= timedelta(days=400)
    mine = replace(user_of(MANAGER), made_by=COORDINATOR.user_id)
    with gone.house.unit() as unit:
        unit.office.put_user(mine)
        unit.commit()
    assert gone.refusal(answer) == "account_of_asker"
    assert gone.house.as_role(Role.UNIT_MANAGER).disposals.board().number_in == 1
