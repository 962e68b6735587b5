"""What left between the instant a withdrawal was heard and the instant it was typed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from sspf_app.services.export_views import CopyKind
from sspf_app.services.incident_views import IncidentQuery
from sspf_app.services.ledger_records import FollowUpKind, NoticeAnswer, ToldHow
from sspf_app.services.ledger_views import FollowUpInput
from sspf_app.services.withdrawal_views import ToBeTold, WithdrawalEffect
from tests.services.conftest import House, refused
from tests.services.scenery import Scene
from tests.services.test_withdrawal_papers import text_of
from tests.services.withdrawal_house import agreed, entry, told


def _late(scene: Scene) -> str:
    """The school is told, the mother takes it back, the police are told, and it is typed."""
    house = scene.house
    told(scene, scene.school)
    house.wait(minutes=5)
    heard = house.clock.at
    house.wait(minutes=60)
    told(scene, scene.police)
    house.wait(minutes=60)
    new_id = house.use.withdrawals.register(entry(scene, received_at=heard)).new_id
    assert new_id
    return new_id


def _effect(scene: Scene) -> WithdrawalEffect:
    (effect,) = scene.house.use.withdrawals.list_withdrawals(scene.case)
    return effect


def _one(scene: Scene, recipient: str) -> ToBeTold:
    return next(one for one in _effect(scene).received if one.recipient == recipient)


def _note(scene: Scene, kind: FollowUpKind, about: str, recipient: str, what: str) -> None:
    scene.house.use.ledger.note(
        FollowUpInput(
            case=scene.case,
            kind=kind,
            about=about,
            recipient=recipient,
            happened_on=scene.house.clock.at.date(),
            what=what,
        )
    )


def _queued(scene: Scene, kind: str) -> list[str]:
    entries = scene.house.use.today.queue().entries
    return [one.detail for one in entries if one.kind == kind and one.case == scene.case]


def test_what_left_after_it_was_heard_stands_apart(house: House) -> None:
    scene = agreed(house)
    withdrawal = _late(scene)
    assert [(one.name, one.kind) for one in _effect(scene).late] == [("Polisen", "oral")]
    assert _effect(scene).late[0].at == house.clock.at - timedelta(minutes=60)
    assert not _one(scene, scene.school).late
    marked = {row.recipient: row.without_consent for row in house.use.ledger.rows(scene.case)}
    assert (marked[scene.police], marked[scene.school]) == (withdrawal, "")
    assert _one(scene, scene.police).answer_waits


def test_it_is_seen_before_the_withdrawal_is_registered(house: House) -> None:
    scene = agreed(house)
    heard = house.clock.at
    house.wait(minutes=60)
    told(scene, scene.police)
    house.wait(minutes=60)
    shown = house.use.withdrawals.preview(
        entry(scene, received_at=heard), subject=scene.child, purpose=scene.purpose
    )
    assert [one.name for one in shown.late] == ["Polisen"]
    assert not house.use.withdrawals.preview(
        entry(scene), subject=scene.child, purpose=scene.purpose
    ).late


def test_what_is_typed_as_it_is_heard_leaves_no_such_time(house: House) -> None:
    scene = agreed(house)
    told(scene, scene.police)
    house.use.withdrawals.register(entry(scene))
    assert [one.recipient for one in _effect(scene).received] == [scene.police]
    assert not _effect(scene).late


def test_what_rests_on_a_later_signature_was_lawful(house: House) -> None:
    scene = agreed(house)
    heard = house.clock.at
    house.wait(minutes=5)
    scene.yes(scene.mother)
    told(scene, scene.police)
    house.wait(minutes=5)
    house.use.withdrawals.register(entry(scene, received_at=heard))
    assert not _effect(scene).received


def test_today_keeps_it_until_it_is_answered_and_the_officer_told(house: House) -> None:
    scene = agreed(house)
    withdrawal = _late(scene)
    kinds = FollowUpKind
    assert _queued(scene, "went_out_late") == ["Polisen"]
    for recipient in (scene.mother, *(one.recipient for one in _effect(scene).waiting)):
        _note(scene, kinds.NOTICE_TOLD, withdrawal, recipient, ToldHow.PHONE)
    assert not _queued(scene, "withdrawal_not_notified")
    assert _queued(scene, "went_out_late") == ["Polisen"]
    _note(scene, kinds.NOTICE_ANSWER, withdrawal, scene.police, NoticeAnswer.DELETED)
    assert _queued(scene, "went_out_late") == ["Polisen"]
    _note(scene, kinds.OFFICER_TOLD, withdrawal, withdrawal, "")
    assert not _queued(scene, "went_out_late")
    assert not _effect(scene).is_unfinished


def test_the_officer_is_told_of_nothing_where_nothing_left_late(house: House) -> None:
    scene = agreed(house)
    told(scene, scene.police)
    withdrawal = house.use.withdrawals.register(entry(scene)).new_id or ""
    error = refused(lambda: _note(scene, FollowUpKind.OFFICER_TOLD, withdrawal, withdrawal, ""))
    assert error.code == "nothing_received"


@pytest.mark.parametrize("as_text", [False, True])
def test_the_letter_asks_for_it_back(house: House, tmp_path: Path, *, as_text: bool) -> None:
    house.draw_papers()
    scene = agreed(house)
    withdrawal = _late(scene)

    def letter(recipient: str) -> str:
        kind = CopyKind.TEXT if as_text else CopyKind.PAPER
        path = house.use.withdrawals.export_notice(
            scene.case, withdrawal, recipient=recipient, folder=tmp_path, copy=kind
        ).path
        read = path.read_bytes()
        return " ".join(read.decode().split()) if as_text else text_of(read)

    assert "Radera det eller skicka tillbaka det" in letter(scene.police)
    assert "Radera det" not in letter(scene.school)
    said = text_of(house.use.withdrawals.preview_confirmation(scene.case, withdrawal).pdf)
    assert "något som den omfattar lämnats till: Polisen" in said


def test_the_incident_is_worked_out_by_these_rows_alone(house: House) -> None:
    scene = agreed(house)
    told(scene, scene.police)
    house.wait(minutes=5)
    _late(scene)
    late = _effect(scene).late
    day = house.clock.at.date()
    rows = ",".join(one.disclosure for one in late)
    found = house.use.incidents.look(IncidentQuery(first_on=day, last_on=day, paper=rows))
    assert found.papers == len(late) == 1
    assert {one.person for one in found.persons} == {scene.child}
