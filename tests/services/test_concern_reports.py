"""A report of concern: that it was made, when and by which party."""

from __future__ import annotations

from sspf_app.services.legal_views import ReportInput
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import a_scene


def test_a_report_of_concern_is_a_day_and_a_party(house: House) -> None:
    scene = a_scene(house)
    report = house.use.concern_reports.note
    assert (
        refused(
            lambda: report(
                ReportInput(case=scene.case, made=True, party=scene.school, reported_on=None)
            )
        ).code
        == "report_day_missing"
    )
    report(ReportInput(case=scene.case, made=True, party=scene.school, reported_on=TODAY))
    (kept,) = house.use.legal.desk(scene.case).reports
    assert (kept.made, kept.reported_on) == (True, TODAY)
