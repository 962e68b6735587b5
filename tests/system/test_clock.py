from datetime import UTC

from sspf_app.system.clock import SystemClock


def test_the_present_is_aware_and_in_utc() -> None:
    clock = SystemClock()
    assert clock.now().tzinfo is UTC
    assert str(clock.zone) == "Europe/Stockholm"
