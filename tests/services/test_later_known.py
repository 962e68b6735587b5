"""What went out, and by what was recorded later was without consent: each kind, in a real vault."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from sspf_app.domain.codes import CustodyKind, PauseReason, Protection
from sspf_app.domain.facts import Case, Closing, Custody, Participation, Pause
from sspf_app.services.case_states import refresh_case
from sspf_app.services.consent_views import PaperNo
from sspf_app.services.incident_views import IncidentQuery
from sspf_app.services.kept_states import rebuild_kept_states
from sspf_app.services.ledger_records import FollowUpKind, NoticeAnswer, ToldHow
from sspf_app.services.ledger_views import FollowUpInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.today_views import WITHIN_CASE
from sspf_app.services.withdrawal_views import WithdrawalEffect
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import SEEN, Scene, a_scene
from tests.services.test_withdrawal_papers import text_of
from tests.services.withdrawal_house import agreed, entry, told

_BORN = date(2013, 2, 3)


def _told(house: House) -> Scene:
    """Both say yes; the police are told a day after, and something is recorded the day after."""
    scene = agreed(house)
    house.wait(hours=24)
    told(scene, scene.police)
    house.wait(hours=24)
    return scene


def _known(scene: Scene) -> list[WithdrawalEffect]:
    return [one for one in scene.house.use.withdrawals.effects(scene.case) if one.later_known]


def _queued(scene: Scene) -> list[tuple[str, str]]:
    entries = scene.house.use.today.queue().entries
    return [(one.detail, one.target) for one in entries if one.kind == "known_since_out"]


def _only(scene: Scene, kind: str, *names: str) -> str:
    """The id of the one thing that is known since, which is of this kind; who got something."""
    (effect,) = _known(scene)
    assert kind in effect.later_known
    assert [one.name for one in effect.late] == [*names, "Polisen"]
    assert _queued(scene) == [(", ".join((*names, "Polisen")), effect.withdrawal.id)]
    return effect.withdrawal.id


def _relation(scene: Scene, holder: str) -> str:
    rows = scene.house.use.people.get(scene.child, reason="möte i dag").custody
    return next(one.id for one in rows if one.holder == holder)


def _person(scene: Scene, person: str, **changed: object) -> None:
    detail = scene.house.use.people.get(person)
    values: dict[str, object] = {"name": detail.name, "born": detail.born} | changed
    scene.house.use.people.correct(person, PersonInput(**values))  # pyright: ignore[reportArgumentType]


def test_nothing_recorded_since_leaves_nothing(house: House) -> None:
    scene = _told(house)
    assert not _known(scene)
    assert not _queued(scene)


def test_custody_that_ended_before_was_held_by_nobody_who_answered(house: House) -> None:
    scene = _told(house)
    house.use.custody.end(_relation(scene, scene.mother), TODAY)
    _only(scene, "custody")


def test_the_wrong_guardian_had_answered(house: House) -> None:
    scene = _told(house)
    other = house.use.people.add(PersonInput(name="Eva Lind", born=date(1985, 1, 1))).new_id or ""
    fixed = CustodyInput(
        child=scene.child,
        holder=other,
        kind=CustodyKind.JOINT,
        starts_on=_BORN,
        evidence=SEEN,
    )
    house.use.custody.correct(_relation(scene, scene.mother), fixed)
    _only(scene, "custody", "Anna Lind")  # the form went to somebody who was no guardian


def test_a_third_guardian_that_nobody_had_asked(house: House) -> None:
    scene = _told(house)
    other = house.use.people.add(PersonInput(name="Eva Lind", born=date(1985, 1, 1))).new_id or ""
    house.use.custody.add(
        CustodyInput(
            child=scene.child,
            holder=other,
            kind=CustodyKind.JOINT,
            starts_on=TODAY,
            evidence=SEEN,
        )
    )
    _only(scene, "custody")


def test_an_end_of_custody_from_today_on_looks_back_at_nothing(house: House) -> None:
    scene = _told(house)
    house.use.custody.end(_relation(scene, scene.mother), house.clock.at.date())
    assert not _known(scene)


def test_a_death_of_the_young_person_entered_late(house: House) -> None:
    scene = _told(house)
    _person(scene, scene.child, died=TODAY)
    _only(scene, "person")


def test_a_death_of_one_of_two_guardians_leaves_the_other_who_said_yes(house: House) -> None:
    scene = _told(house)
    _person(scene, scene.mother, died=TODAY + timedelta(days=1))
    assert not _known(scene)


def test_a_form_had_gone_to_somebody_who_was_dead(house: House) -> None:
    scene = _told(house)
    _person(scene, scene.mother, died=TODAY)
    (effect,) = _known(scene)
    assert [(one.name, one.kind) for one in effect.late] == [("Anna Lind", "consent_form")]


@pytest.mark.parametrize(("age", "others"), [(15, ()), (18, ("Anna Lind", "Erik Berg"))])
def test_a_birth_date_put_right_by_which_they_should_have_answered(
    house: House, age: int, others: tuple[str, ...]
) -> None:
    scene = _told(house)
    _person(scene, scene.child, born=date(TODAY.year - age, 1, 1))
    _only(scene, "person", *others)


def test_a_name_or_an_address_changes_nothing(house: House) -> None:
    scene = _told(house)
    _person(scene, scene.child, name="Alva Berg", address="Storgatan 1")
    assert not _known(scene)


def test_protection_entered_late_is_no_question_of_consent(house: House) -> None:
    scene = _told(house)
    _person(scene, scene.child, protected_identity=Protection.SECRECY_MARK)
    scene.house.use.people.get(scene.child, reason="möte i dag")
    assert not _known(scene)


def test_a_no_that_was_signed_before_and_typed_after(house: House) -> None:
    scene = agreed(house)
    code = scene.hand_out(scene.father)
    house.wait(hours=1)
    signed = house.clock.at
    house.wait(hours=1)
    told(scene, scene.police)
    house.wait(hours=24)
    house.use.answers.register_no(
        PaperNo(code=code, case=scene.case, signed_on=signed.date(), signed_time=signed)
    )
    _only(scene, "answer")


def test_a_party_that_had_left(house: House) -> None:
    scene = _told(house)
    with house.unit() as unit:
        rows = unit.records.list_standing(Participation, case=scene.case)
        police = next(row.id for row in rows if row.party == scene.police)
    house.use.case_parts.leave(police, case=scene.case, left_on=TODAY)
    _only(scene, "participation")


def test_care_by_law_that_had_begun(house: House) -> None:
    scene = _told(house)
    began = house.clock.at - timedelta(hours=40)
    with house.unit() as unit:
        unit.records.add(
            Pause(
                id="pa",
                case=scene.case,
                recorded_at=house.clock.at,
                starts_at=began,
                reason=PauseReason.COMPULSORY_CARE,
            )
        )
        refresh_case(unit, scene.case, now=house.clock.at)
        unit.commit()
    _only(scene, "pause")


def test_what_was_told_of_a_closed_case(house: House) -> None:
    scene = _told(house)
    with house.unit() as unit:
        closed = house.clock.at - timedelta(hours=40)
        unit.records.add(
            Closing(id="cl", case=scene.case, recorded_at=house.clock.at, closed_at=closed)
        )
        refresh_case(unit, scene.case, now=house.clock.at)
        unit.commit()
    _only(scene, "closing")


def test_a_withdrawal_heard_late_is_told_of_as_that_alone(house: House) -> None:
    scene = agreed(house)
    heard = house.clock.at
    house.wait(hours=1)
    told(scene, scene.police)
    house.wait(hours=1)
    house.use.withdrawals.register(entry(scene, received_at=heard))
    assert not _known(scene)
    assert not _queued(scene)


def test_a_wrong_answer_is_told_of_as_that_alone(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    record = scene.yes(scene.father)
    house.wait(hours=1)
    told(scene, scene.police)
    house.wait(hours=1)
    house.use.answers.invalidate(scene.case, record, because="Ett nej")
    assert [one.kind for one in house.use.today.queue().entries].count("wrong_answer_out") == 1
    assert not _known(scene)
    house.wait(hours=1)
    house.use.custody.end(_relation(scene, scene.mother), TODAY - timedelta(days=1))
    assert [one.name for known in _known(scene) for one in known.late] == ["Anna Lind"]


def test_what_is_put_right_again_was_right(house: House) -> None:
    scene = _told(house)
    relation = _relation(scene, scene.mother)
    house.use.custody.end(relation, TODAY)
    assert _known(scene)
    house.wait(minutes=1)
    same = CustodyInput(
        child=scene.child,
        holder=scene.mother,
        kind=CustodyKind.JOINT,
        starts_on=_BORN,
        evidence=SEEN,
    )
    house.use.custody.correct(relation, same)
    assert not _known(scene)
    assert not _queued(scene)


def test_what_comes_after_does_not_move_what_was_seen_to(house: House) -> None:
    scene = _told(house)
    house.use.custody.end(_relation(scene, scene.mother), TODAY)
    about = _only(scene, "custody")
    house.wait(hours=1)
    _person(scene, scene.father, phone="070-1234567", died=None)
    house.use.custody.end(_relation(scene, scene.father), TODAY)
    assert _only(scene, "custody") == about


def test_today_keeps_it_until_it_is_seen_to(house: House) -> None:
    scene = _told(house)
    house.use.custody.end(_relation(scene, scene.mother), TODAY)
    about = _only(scene, "custody")
    (row,) = [one for one in house.use.ledger.rows(scene.case) if one.without_consent]
    assert row.without_consent == about

    def note(kind: FollowUpKind, recipient: str, what: str = "") -> None:
        day = house.clock.at.date()
        house.use.ledger.note(
            FollowUpInput(
                case=scene.case,
                kind=kind,
                about=about,
                recipient=recipient,
                happened_on=day,
                what=what,
            )
        )

    note(FollowUpKind.NOTICE_TOLD, scene.police, ToldHow.PHONE)
    assert _queued(scene)
    note(FollowUpKind.NOTICE_ANSWER, scene.police, NoticeAnswer.DELETED)
    assert _queued(scene)
    note(FollowUpKind.OFFICER_TOLD, about)
    assert not _queued(scene)
    stranger = refused(lambda: note(FollowUpKind.NOTICE_TOLD, scene.school, ToldHow.PHONE))
    assert stranger.code == "nothing_received"


def test_the_letter_asks_for_it_back_and_says_nothing_of_why(house: House, tmp_path: Path) -> None:
    house.draw_papers()
    scene = _told(house)
    house.use.custody.end(_relation(scene, scene.mother), TODAY)
    about = _only(scene, "custody")
    written = house.use.withdrawals.export_all(scene.case, about, tmp_path)
    (paper,) = written.papers
    said = text_of(paper.path.read_bytes())
    assert "Radera det eller skicka tillbaka det" in said
    for secret in ("återkall", "vårdnad", "Anna", "Erik"):
        assert secret.casefold() not in said.casefold()
    refusal = refused(lambda: house.use.withdrawals.preview_confirmation(scene.case, about))
    assert refusal.code == "unknown_withdrawal"


def test_a_former_guardian_had_minutes_and_a_form(house: House, tmp_path: Path) -> None:
    """Whoever had no custody is asked for what they got as a guardian."""
    scene = agreed(house)
    meeting = scene.meeting_of_attendance(
        parties=(scene.school, scene.police), persons=(scene.mother,)
    )
    house.use.minutes.export(scene.case, meeting, recipient=scene.mother, folder=tmp_path)
    house.wait(hours=24)
    house.use.custody.end(_relation(scene, scene.mother), TODAY - timedelta(days=2))
    (effect,) = _known(scene)
    kinds = {one.kind for one in effect.late if one.name == "Anna Lind"}
    assert {"minutes", "consent_form"} <= kinds


def test_the_incident_is_worked_out_from_its_rows(house: House) -> None:
    scene = _told(house)
    house.use.custody.end(_relation(scene, scene.mother), TODAY)
    (effect,) = _known(scene)
    row = effect.late[0]
    day = row.at.date()
    found = house.use.incidents.look(IncidentQuery(first_on=day, last_on=day, paper=row.disclosure))
    assert (found.papers, {one.person for one in found.persons}) == (1, {scene.child})


def test_what_is_kept_is_what_is_worked_out_anew(house: House) -> None:
    scene = _told(house)
    house.use.custody.end(_relation(scene, scene.mother), TODAY)
    with house.unit() as unit:
        assert rebuild_kept_states(unit, now=house.clock.at) == 0
        assert unit.records.standing(Case, scene.case) is not None
        assert unit.records.list_standing(Custody)
        unit.commit()
    assert _queued(scene)


def test_what_went_to_others_was_right(house: House) -> None:
    scene = agreed(house)
    house.wait(hours=24)
    told(scene, scene.police)
    told(scene, scene.school)
    house.wait(hours=24)
    with house.unit() as unit:
        rows = unit.records.list_standing(Participation, case=scene.case)
        police = next(row.id for row in rows if row.party == scene.police)
    house.use.case_parts.leave(police, case=scene.case, left_on=TODAY)
    (effect,) = _known(scene)
    assert [one.recipient for one in effect.received] == [scene.police]


def test_names_stay_within_a_case_with_somebody_protected(house: House) -> None:
    scene = agreed(house, protected=Protection.SECRECY_MARK)
    house.wait(hours=24)
    told(scene, scene.police)
    house.wait(hours=24)
    house.use.custody.end(_relation(scene, scene.mother), TODAY)
    (entry_,) = [one for one in house.use.today.queue().entries if one.kind == "known_since_out"]
    assert (entry_.name, entry_.detail) == ("", WITHIN_CASE)
