"""What went out by an answer that was recorded wrongly."""

from __future__ import annotations

from pathlib import Path

from sspf_app.services.consent_views import PaperNo, PaperYes
from sspf_app.services.ledger_records import FollowUpKind, NoticeAnswer, ToldHow
from sspf_app.services.ledger_views import FollowUpInput
from sspf_app.services.withdrawal_views import WithdrawalEffect
from tests.services.conftest import TODAY, House, refused
from tests.services.meeting_house import item_of
from tests.services.scenery import Scene, a_scene
from tests.services.test_withdrawal_papers import text_of
from tests.services.withdrawal_house import booked, told

_WHY = "Ett nej registrerades som ja"


def _told_by_it(house: House) -> tuple[Scene, str]:
    """The police are told by the answers of both; the father's had been a no."""
    scene = a_scene(house)
    scene.yes(scene.mother)
    record = scene.yes(scene.father)
    house.wait(minutes=5)
    told(scene, scene.police)
    house.wait(minutes=5)
    return scene, record


def _out(scene: Scene, record: str) -> None:
    scene.house.use.answers.invalidate(scene.case, record, because=_WHY)


def _effects(scene: Scene) -> list[WithdrawalEffect]:
    return [one for one in scene.house.use.withdrawals.effects(scene.case) if one.is_wrong_answer]


def _queued(scene: Scene) -> list[tuple[str, str]]:
    entries = scene.house.use.today.queue().entries
    return [(one.detail, one.target) for one in entries if one.kind == "wrong_answer_out"]


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


def test_what_rests_on_an_answer_is_seen_before_it_is_taken_out(house: House) -> None:
    scene, record = _told_by_it(house)
    (row,) = house.use.withdrawals.relied_on(scene.case, record)
    assert (row.name, row.kind) == ("Polisen", "oral")
    _out(scene, record)
    gone = refused(lambda: house.use.withdrawals.relied_on(scene.case, record))
    assert gone.code == "unknown_consent"


def test_today_keeps_who_got_something_by_it_until_it_is_seen_to(house: House) -> None:
    scene, record = _told_by_it(house)
    assert not _queued(scene)
    _out(scene, record)
    assert _queued(scene) == [("Polisen", record)]
    (effect,) = _effects(scene)
    assert [one.name for one in effect.late] == ["Polisen"]
    assert not effect.confirmation_waits
    marked = [one.without_consent for one in house.use.ledger.rows(scene.case)]
    assert [one for one in marked if one] == [record]  # the sheets that went out are not
    kinds = FollowUpKind
    _note(scene, kinds.NOTICE_TOLD, record, scene.police, ToldHow.PHONE)
    assert _queued(scene)
    _note(scene, kinds.NOTICE_ANSWER, record, scene.police, NoticeAnswer.DELETED)
    assert _queued(scene)
    _note(scene, kinds.OFFICER_TOLD, record, record, "")
    assert not _queued(scene)


def test_a_no_that_is_registered_then_changes_nothing_of_it(house: House) -> None:
    scene, record = _told_by_it(house)
    _out(scene, record)
    code = scene.hand_out(scene.father)
    house.use.answers.register_no(
        PaperNo(code=code, case=scene.case, signed_on=TODAY, signed_time=house.clock.at)
    )
    assert _queued(scene) == [("Polisen", record)]


def test_what_the_right_answer_allows_too_was_lawful(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    paper = PaperYes(
        code=scene.hand_out(scene.father),
        case=scene.case,
        signed_on=TODAY,
        signed_time=house.clock.at,
        boxes=scene.all_boxes(),
    )
    wrong = house.use.answers.register_yes(paper).new_id or ""
    house.wait(minutes=5)
    told(scene, scene.police)
    house.wait(minutes=5)
    _out(scene, wrong)
    assert _queued(scene) == [("Polisen", wrong)]
    house.use.answers.register_yes(paper)
    assert not _effects(scene)
    assert not _queued(scene)


def test_an_answer_by_which_nothing_went_out_leaves_nothing(house: House) -> None:
    scene = a_scene(house)
    record = scene.yes(scene.father)
    _out(scene, record)
    assert not _effects(scene)
    assert not _queued(scene)


def test_the_letter_asks_for_it_back_and_tells_of_no_withdrawal(
    house: House, tmp_path: Path
) -> None:
    house.draw_papers()
    scene, record = _told_by_it(house)
    _out(scene, record)
    written = house.use.withdrawals.export_all(scene.case, record, tmp_path)
    (paper,) = written.papers
    said = text_of(paper.path.read_bytes())
    assert "Vi ber att få tillbaka något" in said
    assert "Radera det eller skicka tillbaka det" in said
    assert "återkall" not in said.casefold()
    refusal = refused(lambda: house.use.withdrawals.preview_confirmation(scene.case, record))
    assert refusal.code == "unknown_withdrawal"
    copied = house.use.withdrawals.copy_notice(scene.case, record, recipient=scene.police)
    assert "Radera det" in copied.words
    assert "återkall" not in copied.words.casefold()


def test_minutes_that_rest_on_it_are_asked_for_back(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    record = scene.yes(scene.father)
    meeting = booked(scene, hours=0)
    house.use.meeting_items.add(
        item_of(scene, meeting, text="Frånvaron har minskat sedan i höstas")
    )
    house.use.minutes.export(scene.case, meeting, recipient=scene.police, folder=tmp_path)
    house.wait(minutes=5)
    _out(scene, record)
    (effect,) = _effects(scene)
    assert [(one.name, one.kind) for one in effect.late] == [("Polisen", "minutes")]
