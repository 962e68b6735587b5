"""Wrong passwords and words: each makes the next one wait longer, and none is forgotten.

What is tried: no clock and no spoiled file keeps anybody out, and none lets anybody in.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.services.attempts import LONGEST_WAIT, Attempts, FailedAttempts
from sspf_app.services.errors import KnownError
from sspf_app.services.records import Action
from sspf_app.system.attempt_file import FILE, FolderAttempts
from tests.services.vault_house import ANNA, BO, MORNING, House, StillClock


class Seconds:
    """Seconds that go by when told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv(TEST_SWITCH, "1")
    made = House(tmp_path)
    made.monotonic = Seconds()
    made.assemble()
    made.made()
    return made


def _seconds(house: House) -> Seconds:
    assert isinstance(house.monotonic, Seconds)
    return house.monotonic


def _refused(act: Callable[[], object]) -> KnownError:
    with pytest.raises(KnownError) as caught:
        act()
    return caught.value


def _wrong(house: House) -> KnownError:
    return _refused(lambda: house.unlock(password=BO))


def _attempts(clock: StillClock, seconds: Seconds | None = None) -> Attempts:
    """Of another process, whose own seconds begin anew."""
    return Attempts(FolderAttempts(), clock, seconds or Seconds())


def test_each_wrong_password_makes_the_next_wait_longer_up_to_a_minute(house: House) -> None:
    waits: list[object] = []
    for _attempt in range(8):
        told = _wrong(house)
        assert told.code == "wrong_secret"
        waits.append(told.params["wait"])
        _seconds(house).now += house.vaults.wait(house.place)
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]


def test_who_does_not_wait_is_refused_before_anything_is_tried(house: House) -> None:
    for _attempt in range(3):
        _wrong(house)
        _seconds(house).now += 60
    told = _wrong(house)
    assert told.params["wait"] == 8
    for password in (BO, ANNA):
        refused = _refused(lambda typed=password: house.unlock(password=typed))
        assert (refused.code, refused.params["wait"]) == ("too_soon", 8)
    _seconds(house).now += 7.5
    assert house.vaults.wait(house.place) == 1
    _seconds(house).now += 0.5
    house.unlock().close()


def test_wrong_words_count_and_slips_and_names_do_not(house: House) -> None:
    def recover(words: str) -> KnownError:
        return _refused(
            lambda: house.vaults.unlock_with_words(
                house.place, words=words, login=None, new_password=BO
            )
        )

    foreign = house.draft().words
    assert recover("häger qqqq").code == "word_unknown"
    assert recover(" ".join(foreign[:-1])).code == "word_count"
    assert _refused(lambda: house.unlock("bo", BO)).code == "login_unknown"
    assert not (house.place / FILE).exists()
    assert recover(" ".join(foreign)).params["wait"] == 1
    assert recover(" ".join(foreign)).code == "too_soon"


def test_what_went_wrong_is_told_and_logged_once_and_names_nobody(house: House) -> None:
    for _attempt in range(3):
        _wrong(house)
        house.clock.pass_time(hours=1)
        _seconds(house).now += 3600
    vault = house.unlock()
    failed = FailedAttempts(count=3, first=MORNING, last=MORNING + timedelta(hours=2))
    assert vault.failed_before == failed
    with vault.open_unit(vault.actor) as unit:
        lines = [one for one in unit.journal.entries() if one.action is Action.UNLOCK_FAILED]
    (line,) = lines
    assert FailedAttempts.from_subject(line.subject) == failed
    assert (line.at, line.user_id) == (house.clock.now(), "system")
    assert "anna" not in repr(line)
    vault.close()
    assert not (house.place / FILE).exists()
    again = house.unlock()
    assert again.failed_before is None
    again.close()


def test_another_process_goes_on_waiting_by_the_time_in_the_file(house: House) -> None:
    for _attempt in range(4):
        _wrong(house)
        _seconds(house).now += 60
    other = _attempts(house.clock)
    assert other.wait(house.place) == 8
    house.clock.pass_time(seconds=5)
    assert _attempts(house.clock).wait(house.place) == 3
    house.clock.pass_time(seconds=5)
    assert _attempts(house.clock).wait(house.place) == 0
    assert other.wait(house.place) == 8  # its own seconds stand still


def test_a_clock_set_back_makes_nobody_wait_for_ever(house: House) -> None:
    for _attempt in range(9):
        _wrong(house)
        _seconds(house).now += 60
    house.clock.pass_time(days=-400)
    seconds = Seconds()
    later = _attempts(house.clock, seconds)
    assert later.wait(house.place) == LONGEST_WAIT
    seconds.now += LONGEST_WAIT
    assert later.wait(house.place) == 0
    # And in the process in which it happened the clock does not matter at all.
    house.unlock().close()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"[" * 900,
        b'{"format": "sspf-attempts/1", "count": -5, "first": "2026-11-22", "last": "2026-11-22"}',
        b'{"format": "sspf-attempts/1", "count": true, "first": "x", "last": "x"}',
        b'{"format": "sspf-attempts/1", "count": 1e999, "first": "x", "last": "x"}',
        b'{"format": "sspf-attempts/1", "count": 3, "first": "x", "last": "9999-99-99"}',
        b'{"format": "sspf-attempts/2", "count": 3, "first": "2026-11-22", "last": "2026-11-22"}',
        b'{"format": "sspf-attempts/1", "count": 3, "first": 5, "last": "2026-11-22"}',
        b'{"format": "sspf-attempts/1", "count": 3, "first": "0001-01-01", "last": "0001-01-01"}',
        b'{"format": "sspf-attempts/1", "count": 3, "first": "2026-11-22T08:00:00+00:00",'
        b' "last": "9999-12-31T23:59:59-14:00"}',
    ],
)
def test_a_spoiled_file_keeps_nobody_out_and_lets_nobody_in(house: House, content: bytes) -> None:
    (house.place / FILE).write_bytes(content)
    assert house.vaults.wait(house.place) == 0
    assert _wrong(house).code == "wrong_secret"
    _seconds(house).now += 60
    (house.place / FILE).write_bytes(content)
    house.unlock().close()


def test_a_forged_file_makes_nobody_wait_more_than_a_minute(house: House) -> None:
    (house.place / FILE).write_bytes(
        b'{"format": "sspf-attempts/1", "count": 1000000,'
        b' "first": "2026-11-22T08:00:00+00:00", "last": "2999-12-31T23:59:59.999999+00:00"}'
    )
    assert house.vaults.wait(house.place) == LONGEST_WAIT
    _seconds(house).now += LONGEST_WAIT
    vault = house.unlock()
    assert vault.failed_before is not None
    vault.close()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and permissions of Unix")
def test_it_is_the_owners_alone_and_a_pipe_in_its_place_is_not_waited_for(house: House) -> None:
    _wrong(house)
    path = house.place / FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.unlink()
    os.mkfifo(path)
    assert house.vaults.wait(house.place) == 0
    house.unlock().close()


def test_where_it_cannot_be_written_this_process_still_counts(house: House) -> None:
    (house.place / f"{FILE}.new").mkdir()
    assert _wrong(house).params["wait"] == 1
    assert _refused(house.unlock).code == "too_soon"
    _seconds(house).now += 1
    assert _wrong(house).params["wait"] == 2
    assert not (house.place / FILE).exists()
    _seconds(house).now += 2
    house.unlock().close()


def test_who_takes_the_file_away_waits_no_more_and_opens_nothing(house: House) -> None:
    for _attempt in range(7):
        _wrong(house)
        _seconds(house).now += 60
    _wrong(house)
    (house.place / FILE).unlink()
    assert house.vaults.wait(house.place) == 0
    assert _wrong(house).params["wait"] == 1
