"""What is said once a referral is noted: whether what was told may be written down now."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.mapping_view import MappingView
from sspf_app.gui.screens.case.screen import SCREEN
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.services.occasion_views import ReferralInput
from tests.gui.desk_house import DeskHouse, demo_cases

_NOW = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
_GO_ON = "Noted. Now write down what was said."
_LATER = "Noted. What a party told is written down once there is consent to it."

pytestmark = pytest.mark.at_desk(_NOW, demo_cases)


@pytest.mark.parametrize("has_consent", [True, False])
def test_what_a_party_told_waits_for_consent(
    desk: DeskHouse, qtbot: QtBot, *, has_consent: bool
) -> None:
    case = next(
        one.case
        for one in desk.services().cases.list_cases()
        if not one.is_protected
        and one.state in ({"in_force", "ending"} if has_consent else {"not_asked", "waiting"})
    )
    view = desk.show(SCREEN, case=case, tab="mapping").view
    assert isinstance(view, CaseView)
    qtbot.addWidget(view)
    mapping = view.presenter.parts["mapping"].view
    assert isinstance(mapping, MappingView)
    detail = desk.services().cases.get(case)
    party = next(
        one.party for one in detail.participations if one.party != detail.coordinator_party
    )
    entry = ReferralInput(case=case, at=_NOW, party=party, name="Lena Ek", guardians_know=True)
    mapping.presenter.save_referral(entry)
    assert desk.frame.said[-1] == (_GO_ON if has_consent else _LATER)
    family = replace(entry, party=None, name="", persons=(detail.young_person,))
    mapping.presenter.save_referral(family)
    assert desk.frame.said[-1] == _GO_ON
