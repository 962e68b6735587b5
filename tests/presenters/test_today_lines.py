"""Every kind of work of the day has its urgency and its sentence."""

from sspf_app.gui.screens.today.lines import LINES
from sspf_app.services.today_views import URGENCY


def test_every_kind_has_a_sentence() -> None:
    assert set(LINES) == set(URGENCY)
    assert len(URGENCY) == len(set(URGENCY))
