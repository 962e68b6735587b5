"""Figures over all cases: what is counted, what stands once it was told, who sees it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.domain.facts import Case, Closing, Exclusion, Person
from sspf_app.domain.statistics import Period
from sspf_app.domain.suppression import Mark, ToldTable
from sspf_app.domain.time import start_of
from sspf_app.services.actors import Role
from sspf_app.services.commitment_views import StepInput
from sspf_app.services.consent_views import PaperNo, PaperYes
from sspf_app.services.plan_records import CommitmentStatus
from sspf_app.services.process_records import EndedAs
from sspf_app.services.records import Action, Attendance, Presence
from sspf_app.services.statistics_records import Span
from sspf_app.services.statistics_views import StatisticsFormat, StatisticsView
from sspf_app.services.withdrawal_views import WithdrawalInput
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.statistics import explanations, statistics_parts
from tests.fakes import ZONE
from tests.services.conftest import NOW, TODAY, House, refused
from tests.services.scenery import Scene, a_scene
from tests.services.test_closures import close
from tests.services.test_commitments import a_meeting, promise

HALF = Period(2026, 1)
PDF, CSV, JSON = StatisticsFormat.PDF, StatisticsFormat.CSV, StatisticsFormat.JSON


def span(period: Period = HALF) -> Span:
    return Span(
        first=period.first,
        after=period.after,
        first_at=start_of(period.first, ZONE),
        after_at=start_of(period.after, ZONE),
    )


def counted(house: House, code: str, period: Period = HALF) -> Mapping[str, int]:
    """What was counted before anything is hidden, without the kinds of which there were none."""
    with house.unit() as unit:
        found = next(one for one in unit.statistics.tables(span(period)) if one.code == code)
    return {kind: number for kind, number in found.cells.items() if number}


def lengths(house: House, code: str) -> tuple[int, ...]:
    with house.unit() as unit:
        found = next(one for one in unit.statistics.lengths(span()) if one.code == code)
    return tuple(found.values)


def many_cases(house: House, number: int, *, opened_at: datetime = NOW, first: int = 0) -> None:
    """Cases as bare as can be."""
    with house.unit() as unit:
        for at in range(first, first + number):
            unit.records.add(Person(id=f"many-{at}", name=f"Barn {at}", recorded_at=NOW))
            unit.records.add(
                Case(
                    id=f"c-many-{at}",
                    young_person=f"many-{at}",
                    coordinator_party="social",
                    opened_at=opened_at,
                    recorded_at=NOW,
                )
            )
        unit.commit()


def table(view: StatisticsView, code: str) -> ToldTable:
    return next(one for one in view.figures.tables if one.code == code)


def after_the_half(house: House) -> None:
    house.clock.at = datetime(2026, 7, 3, 9, 0, tzinfo=UTC)
    house.use.clock.confirm()  # nobody was here since March


@pytest.fixture
def scene(house: House) -> Scene:
    return a_scene(house)


# What is counted


def test_each_who_was_asked_is_counted_by_how_it_stands(house: House, scene: Scene) -> None:
    scene.yes(scene.mother)
    scene.hand_out(scene.father)
    assert counted(house, "asked") == {"yes": 1, "waiting": 1}
    house.use.answers.register_no(
        PaperNo(code=scene.codes[scene.father], case=scene.case, signed_on=TODAY)
    )
    assert counted(house, "asked") == {"yes": 1, "no": 1}
    house.wait(hours=1)
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="Maria",
        )
    )
    assert counted(house, "asked") == {"withdrawn": 1, "no": 1}
    assert counted(house, "asked", Period(2025, 2)) == {}
    assert counted(house, "asked", Period(2026)) == {"withdrawn": 1, "no": 1}


def test_a_yes_with_an_exception_or_partly_taken_back_is_a_part(house: House, scene: Scene) -> None:
    scene.yes(scene.mother, but=[Exclusion(subject=scene.child, recipient=scene.police)])
    scene.yes(scene.father)
    assert counted(house, "asked") == {"yes": 1, "partly": 1}
    house.wait(hours=1)
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.father,
            received_at=house.clock.at,
            received_by="Maria",
            parties=(scene.police,),
        )
    )
    assert counted(house, "asked") == {"partly": 2}


def test_a_box_left_empty_is_a_part(house: House, scene: Scene) -> None:
    code = scene.hand_out(scene.mother)
    boxes = dict(list(scene.all_boxes().items())[:-1])
    house.use.answers.register_yes(
        PaperYes(
            code=code, case=scene.case, signed_on=TODAY, signed_time=house.clock.at, boxes=boxes
        )
    )
    assert counted(house, "asked") == {"partly": 1}


def test_meetings_commitments_and_how_long_it_took(house: House, scene: Scene) -> None:
    scene.yes(scene.mother)
    scene.yes(scene.father)
    meeting = a_meeting(scene)
    assert counted(house, "meetings") == {}  # nobody was noted as present yet
    item = promise(scene, meeting, who=scene.school, days=10)
    with house.unit() as unit:
        for party, presence in ((scene.school, "present"), (scene.police, "absent")):
            unit.office.put_attendance(
                Attendance(
                    case=scene.case,
                    meeting=meeting,
                    participant=party,
                    presence=Presence(presence),
                )
            )
        unit.commit()
    assert counted(house, "meetings") == {"all": 1}
    assert counted(house, "attendance") == {"school": 1, "police": 1}
    assert lengths(house, "meetings_per_case") == (1,)
    assert lengths(house, "concern_to_consent") == (0,)
    assert len(lengths(house, "consent_to_meeting")) == 1
    assert sum(counted(house, "commitments", Period(2026)).values()) == 1
    assert counted(house, "commitments", Period(2026)) == {"open": 1}
    house.use.commitments.note(
        StepInput(case=scene.case, item=item, status=CommitmentStatus.DONE, day=TODAY)
    )
    assert counted(house, "commitments", Period(2026)) == {"on_time": 1}


def test_a_closed_case_is_counted_by_how_it_ended(house: House, scene: Scene) -> None:
    house.wait(days=20)
    close(scene, ended_as=EndedAs.SIG, after_contact_on=None)
    assert counted(house, "closed") == {"sig": 1}
    assert lengths(house, "case_length") == (20,)


def test_new_cases_by_need_of_an_interpreter(house: House, scene: Scene) -> None:
    many_cases(house, 2)
    many_cases(house, 1, first=2, opened_at=start_of(date(2026, 1, 1), ZONE))
    many_cases(house, 1, first=3, opened_at=start_of(date(2026, 7, 1), ZONE))
    with house.unit() as unit:
        mother = unit.records.standing(Person, scene.mother)
        assert mother is not None
        unit.records.replace(mother, at=NOW, by=replace(mother, needs_interpreter=True))
        unit.commit()
    assert counted(house, "opened") == {"interpreter": 1, "no_interpreter": 3}


def test_a_case_with_a_protected_person_is_in_the_total_alone(house: House) -> None:
    hidden = a_scene(house, protected=Protection.SECRECY_MARK)
    hidden.hand_out(hidden.mother)
    house.wait(days=1)
    with house.unit() as unit:
        assert unit.statistics.cases(span()) == 1
    for code in ("opened", "asked", "meetings", "closed"):
        assert counted(house, code) == {}


def test_a_guardian_who_is_protected_hides_the_case_too(house: House, scene: Scene) -> None:
    assert counted(house, "opened") == {"no_interpreter": 1}
    with house.unit() as unit:
        mother = unit.records.standing(Person, scene.mother)
        assert mother is not None
        unit.records.replace(
            mother,
            at=NOW,
            by=replace(mother, protected_identity=Protection.PROTECTED_REGISTRATION),
        )
        unit.commit()
    assert counted(house, "opened") == {}


def test_a_case_closed_before_is_not_worked_with(house: House) -> None:
    many_cases(house, 2, opened_at=NOW - timedelta(days=400))
    with house.unit() as unit:
        unit.records.add(
            Closing(
                id="cl-1",
                case="c-many-0",
                closed_at=NOW - timedelta(days=200),
                recorded_at=NOW,
            )
        )
        unit.commit()
        assert unit.statistics.cases(span()) == 1
        assert unit.statistics.cases(span(Period(2025, 2))) == 2


# What is told, and stands


def test_small_numbers_are_hidden(house: House) -> None:
    many_cases(house, 4)
    view = house.use.statistics.look(HALF)
    assert table(view, "opened").total.mark is Mark.SMALL
    assert view.figures.is_empty
    many_cases(house, 4, first=4)
    view = house.use.statistics.look(HALF)
    assert table(view, "opened").total.value == 8
    assert {cell.told.mark for cell in table(view, "opened").cells} == {Mark.HIDDEN}
    assert view.figures.cases.value is None  # beside as many new ones it would tell too much


def test_a_running_period_is_looked_at_and_not_exported(house: House, tmp_path: Path) -> None:
    view = house.use.statistics.look(HALF)
    assert not view.choice.may_export
    refusal = refused(lambda: house.use.statistics.export(HALF, CSV, folder=tmp_path))
    assert refusal.code == "period_not_over"
    assert refused(lambda: house.use.statistics.look(Period(2026, 2))).code == "period_to_come"
    assert not list(tmp_path.glob("SSPF*"))


def test_what_was_exported_stands(house: House, tmp_path: Path) -> None:
    many_cases(house, 8)
    after_the_half(house)
    first = house.use.statistics.export(HALF, JSON, folder=tmp_path)
    many_cases(house, 1, first=8)
    again = house.use.statistics.export(HALF, JSON, folder=tmp_path)
    assert first.path.read_bytes() == again.path.read_bytes()
    assert first.path != again.path
    assert json.loads(first.path.read_text())["cases"] is None
    view = house.use.statistics.look(HALF)
    assert table(view, "opened").total.value == 8
    assert view.fixed_at is not None
    assert house.use.statistics.look(Period(2026)).before is None
    assert house.use.statistics.look(Period(2026, 2)).before == view.figures


def test_a_leap_of_the_clock_fixes_no_figures(house: House, tmp_path: Path) -> None:
    many_cases(house, 8)
    after = datetime(2026, 7, 3, 9, 0, tzinfo=UTC)
    house.clock.at = after
    export = house.use.statistics.export
    for more in range(2):  # at once, and when the leap was written down
        assert refused(lambda: export(HALF, JSON, folder=tmp_path)).code == "clock_leapt"
        many_cases(house, 1, first=8 + more)
    assert house.use.statistics.look(HALF).fixed_at is None
    house.use.clock.confirm()
    first = export(HALF, JSON, folder=tmp_path)
    house.clock.at = after + timedelta(days=90)
    again = export(HALF, JSON, folder=tmp_path)  # what was told already stands by any clock
    assert first.path.read_bytes() == again.path.read_bytes()


def test_periods_that_share_days_are_not_both_exported(house: House, tmp_path: Path) -> None:
    house.clock.at = datetime(2027, 1, 8, 9, 0, tzinfo=UTC)
    house.use.statistics.export(HALF, CSV, folder=tmp_path)
    refusal = refused(lambda: house.use.statistics.export(Period(2026), CSV, folder=tmp_path))
    assert (refusal.code, refusal.params["period"]) == ("period_overlaps", "2026-1")
    house.use.statistics.export(Period(2026, 2), CSV, folder=tmp_path)
    house.use.statistics.export(Period(2025), CSV, folder=tmp_path)
    refusal = refused(lambda: house.use.statistics.export(Period(2025, 1), CSV, folder=tmp_path))
    assert refusal.code == "period_overlaps"
    assert len(list(tmp_path.glob("SSPF*"))) == 3


def test_a_file_that_cannot_be_written_fixes_nothing(house: House, tmp_path: Path) -> None:
    after_the_half(house)
    house.target.fails = True
    refused(lambda: house.use.statistics.export(HALF, CSV, folder=tmp_path))
    house.target.fails = False
    assert house.use.statistics.look(HALF).fixed_at is None


def test_the_manager_sees_what_was_exported(house: House, tmp_path: Path) -> None:
    manager = house.as_role(Role.UNIT_MANAGER).statistics
    after_the_half(house)
    assert manager.periods() == ()
    assert refused(lambda: manager.look(HALF)).code == "period_not_fixed"
    refusal = refused(lambda: manager.export(HALF, CSV, folder=tmp_path))
    assert refusal.code == "period_not_fixed"
    house.use.statistics.export(HALF, CSV, folder=tmp_path)
    assert [one.period for one in manager.periods()] == [HALF]
    assert manager.look(HALF).fixed_at is not None
    manager.export(HALF, PDF, folder=tmp_path)
    assert refused(house.as_role(Role.ADMINISTRATOR).statistics.periods).code == "not_permitted"


def test_looking_and_exporting_stand_in_the_log(house: House, tmp_path: Path) -> None:
    after_the_half(house)
    house.use.statistics.look(HALF)
    house.use.statistics.export(HALF, CSV, folder=tmp_path)
    lines = house.as_role(Role.UNIT_MANAGER).journal.entries(limit=3)
    told = [(one.action, one.subject) for one in lines]
    assert (Action.READ, "statistics:2026-1") in told
    assert (Action.EXPORT, "statistics:2026-1") in told


def test_periods_are_offered_newest_first(house: House) -> None:
    choices = house.use.statistics.periods()
    assert [str(one.period) for one in choices[:4]] == ["2026-1", "2026", "2025-2", "2025-1"]
    assert [one.is_over for one in choices[:4]] == [False, False, True, True]


# The words


def test_the_table_names_nobody_and_explains_its_marks(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    many_cases(house, 9)
    after_the_half(house)
    done = house.use.statistics.export(HALF, CSV, folder=tmp_path)
    text = done.path.read_text("utf-8-sig")
    assert done.path.name == "SSPF-statistik-2026-1.csv"
    for name in ("Alva", "Lind", "Anna", "Ersäng", "Barn"):
        assert name not in text
    assert "first half of 2026;New cases;In all;10;;" in text
    assert "<5" in text
    for sentence in explanations(words_for("en")):
        assert sentence[:30] in text.replace('""', '"').replace('"“', "“")


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_line_has_words(house: House, language: str) -> None:
    view = house.use.statistics.look(HALF)
    parts = statistics_parts(view.figures, view.figures, words_for(language))
    assert len(parts) == 7
    assert all(line.words and line.number for part in parts for line in part.lines)
