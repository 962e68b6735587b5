"""Approvals of a unit manager who is elsewhere: sealed requests, and answers that count once.

Defends: nobody but the holder of the manager's key approves; an answer is to one request, word for
word, and to nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sspf_app.crypto.manager_key import KeyBox
from sspf_app.crypto.transfers import SealingKeys
from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Actor, Role
from sspf_app.services.approval_file import (
    AnswerFromAway,
    AskedAway,
    read_answer,
    read_request,
    sum_of,
    write_answer,
    write_request,
)
from sspf_app.services.decision_records import Approval, ExceptionRequest
from sspf_app.services.manager_desk import ManagerDesk, ManagerTools, OwnKey
from sspf_app.services.manager_records import ManagerKey
from sspf_app.services.records import User
from sspf_app.services.transfer_ports import KeyCard
from sspf_app.system.export_target import FileTarget
from sspf_app.system.source_files import SourceFolder
from tests.services.conftest import COORDINATOR, NOW, House, refused
from tests.services.scenery import Scene, a_scene
from tests.services.test_decisions import exception_entry

MANAGER = Actor(
    user_id="u-9", login="eva", name="Eva Ek", role=Role.UNIT_MANAGER, workstation="desk-2"
)
KEYS = SealingKeys()


@dataclass
class Away:
    """A case whose exception waits, and the manager with their key at home."""

    scene: Scene
    request: str
    key: OwnKey
    desk: ManagerDesk
    folder: Path

    @property
    def house(self) -> House:
        return self.scene.house

    def seal(self) -> Path:
        return self.house.use.sealed_requests.seal(self.request, self.folder).path

    def answer(self, file: Path, *, why_not: str = "", key: OwnKey | None = None) -> Path:
        asked = self.desk.read_request(self.key, file)
        return self.desk.answer(key or self.key, asked, self.folder, why_not=why_not)

    def take(self, file: Path) -> None:
        self.house.use.sealed_requests.take(file)

    def refusal(self, file: Path) -> str:
        """Why an answer is refused; what waits still waits."""
        code = refused(lambda: self.take(file)).code
        assert self.stored().state is Approval.PENDING
        assert self.scene.state() == "partial"
        return code

    def stored(self) -> ExceptionRequest:
        with self.house.unit() as unit:
            return next(one for one in unit.decisions.requests() if one.id == self.request)

    def forged(self, key: OwnKey, to: KeyCard, change: Callable[[AnswerFromAway], object]) -> Path:
        """A yes of somebody's making."""
        with self.house.unit() as unit:
            sealed = unit.managers.requests()[-1]
        answer = AnswerFromAway(
            id=sealed.id, asked=sealed.sha256, answer="yes", because="", at=NOW.isoformat()
        )
        changed = change(answer)
        content = write_answer(changed) if isinstance(changed, AnswerFromAway) else changed
        assert isinstance(content, bytes)
        path = self.folder / "påhittat.sspf-svar"
        path.write_bytes(b"".join(KEYS.seal(key.seed, to, [content])))
        return path


def key_at_home() -> OwnKey:
    seed = KEYS.new_seed()
    return OwnKey(seed=seed, card=KEYS.card(seed, name="Eva Ek"))


def user_of(actor: Actor) -> User:
    return User(
        id=actor.user_id,
        name=actor.name,
        login=actor.login,
        role=actor.role,
        created_at=NOW,
        made_by="u-8",
        password_by=actor.user_id,
    )


@pytest.fixture
def away(house: House, tmp_path: Path) -> Away:
    scene = a_scene(house)
    scene.yes(scene.mother)
    request = house.use.exceptions.request(scene.case, exception_entry(scene)).new_id or ""
    with house.unit() as unit:
        unit.office.put_user(user_of(MANAGER))
        unit.commit()
    key = key_at_home()
    house.as_user(MANAGER).manager_keys.register(key.card, login="eva", heard=True)
    tools = ManagerTools(
        keys=KEYS, boxes=KeyBox(), sources=SourceFolder(), target=FileTarget(), clock=house.clock
    )
    folder = tmp_path / "usb"
    folder.mkdir()
    house.write_files()
    return Away(scene=scene, request=request, key=key, desk=ManagerDesk(tools), folder=folder)


def _vault_card(away: Away) -> KeyCard:
    file = away.seal()
    return away.desk.read_request(away.key, file).sender


def test_a_yes_from_elsewhere_holds_and_says_whose_it_is(away: Away) -> None:
    file = away.seal()
    content = file.read_bytes()
    for word in ("sjukhus", "SSPF 2026-001", "Erik", "Maria"):
        assert word.encode() not in content
    asked = away.desk.read_request(away.key, file).asked
    assert asked.reference == "SSPF 2026-001"
    assert ("hindrance", "Ligger på sjukhus, nedsövd") in asked.facts
    assert any(code == "opens" and "participation" in said for code, said in asked.facts)
    assert "Erik Berg" not in write_request(asked).decode()
    away.house.wait(days=1)
    answer = away.answer(file)
    assert b"yes" not in answer.read_bytes()
    away.take(answer)
    assert away.scene.state() == "ending"  # with the exception, which lasts for days
    stored = away.stored()
    assert (stored.state, stored.decider) == (Approval.APPROVED, "Eva Ek")
    assert stored.document == answer.name
    assert refused(lambda: away.take(answer)).code == "answer_taken"
    assert away.house.use.sealed_requests.waiting() == ()
    with away.house.unit() as unit:
        said = [one.subject.partition(":")[0] for one in unit.journal.entries(limit=20)]
    assert {"sealed_request", "sealed_answer", "request", "manager_key"} <= set(said)


def test_the_question_is_not_taken_for_the_answer_nor_written_over(away: Away) -> None:
    file = away.seal()
    assert away.refusal(file) == "answer_is_question"
    again = away.seal()
    assert again != file
    answer = away.answer(again)
    assert answer.stem.removeprefix("SSPF-") in again.name  # whose answer it is, is seen
    away.take(answer)


def test_a_no_from_elsewhere_says_why(away: Away) -> None:
    away.take(away.answer(away.seal(), why_not="Kan vänta till fredag"))
    assert away.scene.state() == "partial"
    stored = away.stored()
    assert (stored.state, stored.why_not) == (Approval.DECLINED, "Kan vänta till fredag")


def test_nobody_else_answers(away: Away) -> None:
    card, other = _vault_card(away), key_at_home()
    assert away.refusal(away.forged(other, card, lambda one: one)) == "answer_of_other_key"
    # Not even the vault itself, whose key every user can reach.
    with away.house.unit() as unit:
        own = unit.handing.own_key()
    assert own is not None
    seed = own.seed
    itself = OwnKey(seed=seed, card=KEYS.card(seed, name=""))
    assert away.refusal(away.forged(itself, card, lambda one: one)) == "answer_of_other_key"
    assert away.refusal(away.forged(away.key, other.card, lambda one: one)) == "sealed_to_other_key"


def test_an_answer_is_to_one_request_word_for_word(away: Away) -> None:
    card = _vault_card(away)

    def tried(change: Callable[[AnswerFromAway], object]) -> str:
        return away.refusal(away.forged(away.key, card, change))

    assert tried(lambda one: replace(one, asked="0" * 64)) == "answer_of_other_request"
    assert tried(lambda one: replace(one, id="sr-none")) == "answer_unknown"
    tomorrow = (NOW + timedelta(days=1)).isoformat()
    assert tried(lambda one: replace(one, at=tomorrow)) == "date_in_future"
    for odd in (
        {"answer": "maybe"},
        {"answer": "yes", "because": "men"},
        {"answer": "no"},
        {"at": "i dag"},
        {"at": "2026-03-12T09:30:00"},
    ):
        assert tried(lambda one, odd=odd: replace(one, **odd)) == "no_sealed_answer"
    for content in (b"", b"{}", b"[]", b"yes", b'{"format": "sspf-log-copy/1"}'):
        assert tried(lambda _one, content=content: content) == "no_sealed_answer"


def test_a_changed_file_or_another_file_is_no_answer(away: Away) -> None:
    request = away.seal()
    answer = away.answer(request)
    whole = answer.read_bytes()
    for place in (0, 20, 60, 120, len(whole) - 1):
        data = bytearray(whole)
        data[place] ^= 1
        answer.write_bytes(data)
        assert away.refusal(answer) in {"sealed_damaged", "sealed_to_other_key"}
    answer.write_bytes(whole[:-1])
    assert away.refusal(answer) == "sealed_damaged"
    renamed = request.rename(request.with_suffix(".sspf-svar"))
    assert away.refusal(renamed) == "sealed_to_other_key"


def test_a_request_that_is_another_by_now_is_not_answered(away: Away) -> None:
    answer = away.answer(away.seal())
    stored = away.stored()
    with away.house.unit() as unit:
        unit.decisions.put_request(replace(stored, ends_on=stored.ends_on + timedelta(days=90)))
        unit.commit()
    assert away.refusal(answer) == "answer_of_other_request"


def test_an_answer_to_what_was_taken_back_opens_nothing_new(away: Away) -> None:
    answer = away.answer(away.seal())
    away.house.use.exceptions.take_back(away.request)
    again = exception_entry(away.scene)
    away.request = away.house.use.exceptions.request(away.scene.case, again).new_id or ""
    assert away.refusal(answer) == "decided_already"


def test_a_key_that_has_ended_answers_no_more(away: Away) -> None:
    answer = away.answer(away.seal())
    manager = away.house.as_user(MANAGER)
    manager.manager_keys.register(key_at_home().card, login="eva", heard=True)
    assert away.refusal(answer) == "answer_of_other_key"


def test_whoever_is_manager_no_more_answers_no_more(away: Away) -> None:
    answer = away.answer(away.seal())
    with away.house.unit() as unit:
        unit.office.put_user(replace(user_of(MANAGER), role=Role.COORDINATOR))
        unit.commit()
    assert away.refusal(answer) == "answer_of_other_key"


def test_whoever_asked_is_no_second_person_from_elsewhere_either(away: Away) -> None:
    with away.house.unit() as unit:
        unit.managers.put_key(
            ManagerKey(
                id=away.key.card.id,
                user=COORDINATOR.user_id,
                sealing=away.key.card.sealing,
                signing=away.key.card.signing,
                registered_at=NOW,
                registered_by="u-8",
            )
        )
        unit.office.put_user(replace(user_of(COORDINATOR), role=Role.UNIT_MANAGER))
        unit.commit()
    assert away.refusal(away.answer(away.seal())) == "approved_by_self"


def test_a_key_that_an_account_of_who_asked_entered_approves_nothing(away: Away) -> None:
    answer = away.answer(away.seal())
    with away.house.unit() as unit:
        [key] = unit.managers.every_key()
        mine = replace(user_of(MANAGER), id="u-7", login="adm", made_by=COORDINATOR.user_id)
        unit.office.put_user(replace(mine, role=Role.ADMINISTRATOR))
        unit.managers.put_key(replace(key, registered_by="u-7"))
        unit.commit()
    assert away.refusal(answer) == "account_of_asker"


def test_answers_are_read_strictly() -> None:
    answer = AnswerFromAway(
        id="sr-1", asked=sum_of(b"x"), answer="no", because="Nej", at=NOW.isoformat()
    )
    assert read_answer(write_answer(answer)) == answer
    for changed in (
        {"at": "9999-12-31T23:59:59-12:00"},
        {"at": "0001-01-01T00:00:00+12:00"},
        {"because": "\ud800"},
    ):
        with pytest.raises(DomainError) as caught:
            read_answer(write_answer(replace(answer, **changed)))
        assert caught.value.code == "no_sealed_answer"


@pytest.mark.parametrize(
    "changed", [{"vault": "\ud800"}, {"facts": (("what", "\udfff"),)}, {"facts": (("what", 1),)}]
)
def test_a_request_that_could_not_be_shown_is_none(changed: dict[str, Any]) -> None:
    """Anybody who has the manager's public key can seal to it what they like."""
    asked = AskedAway(
        id="sr-1",
        vault="SSPF",
        kind="exception",
        request="ex-1",
        reference="26-1",
        facts=(("what", "Frånvaro"),),
        requested_at=NOW.isoformat(),
        requested_by="Anna",
        made_at=NOW.isoformat(),
    )
    assert read_request(write_request(asked)) == asked
    with pytest.raises(DomainError) as caught:
        read_request(write_request(replace(asked, **changed)))
    assert caught.value.code == "no_sealed_request"
