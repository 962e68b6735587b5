import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from sspf_app.crypto import kdf
from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.kdf import CAP, FLOOR, TEST_PARAMS, TEST_SWITCH, KdfParams
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.vault_file import create_vault, open_with_password
from tests.crypto.conftest import ANNA


def _machine(seconds_at_floor: float, memory_kib: int) -> Callable[[KdfParams], float]:
    """A machine of a given speed and memory, without its noise."""

    def measure(params: KdfParams) -> float:
        if params.memory_kib > memory_kib:
            raise CryptoError(Code.NOT_ENOUGH_MEMORY, mebibytes=params.memory_kib // 1024)
        work = params.memory_kib / FLOOR.memory_kib * params.iterations / FLOOR.iterations
        return seconds_at_floor * work

    return measure


def test_the_floor_is_that_of_rfc_9106() -> None:
    assert KdfParams(memory_kib=65_536, iterations=3, lanes=4) == FLOOR
    assert CAP.memory_kib == 524_288


def test_a_slow_machine_gets_the_floor() -> None:
    assert kdf.calibrate(measure=_machine(2.5, CAP.memory_kib)) == FLOOR


@pytest.mark.parametrize("seconds_at_floor", [0.001, 0.02, 0.09, 0.2, 0.4])
def test_a_faster_machine_pays_about_a_second(seconds_at_floor: float) -> None:
    machine = _machine(seconds_at_floor, CAP.memory_kib)
    params = kdf.calibrate(measure=machine)
    assert params.are_acceptable()
    assert machine(params) <= 1.001
    assert machine(params) > 0.6 or params.iterations == CAP.iterations


@pytest.mark.parametrize(
    ("seconds_at_floor", "mebibytes", "passes"),
    [
        (0.6, 64, 5),
        (0.5, 64, 6),  # twice the memory would take all of the second
        (0.4, 128, 3),
        (0.2, 256, 3),
        (0.05, 512, 7),
        (0.0, 512, 32),
    ],
)
def test_memory_comes_before_passes(seconds_at_floor: float, mebibytes: int, passes: int) -> None:
    params = kdf.calibrate(measure=_machine(seconds_at_floor, CAP.memory_kib))
    assert (params.memory_kib, params.iterations) == (mebibytes * 1024, passes)
    assert params.lanes == FLOOR.lanes


@pytest.mark.parametrize(("most", "mebibytes"), [(127, 64), (128, 128), (200, 128), (256, 256)])
def test_memory_is_doubled_up_to_what_is_allowed_and_never_beyond(
    most: int, mebibytes: int
) -> None:
    machine = _machine(0.01, CAP.memory_kib)
    params = kdf.calibrate(cap_kib=most * 1024, measure=machine)
    assert params.memory_kib == mebibytes * 1024


def test_longer_or_shorter_than_a_second_is_paid_where_that_is_asked() -> None:
    machine = _machine(1.0, CAP.memory_kib)
    assert kdf.calibrate(target_seconds=2.0, measure=machine).iterations == 6
    assert kdf.calibrate(target_seconds=0.1, measure=machine) == FLOOR


def test_how_much_memory_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        """A machine that has no memory left."""

        def __init__(self, **_cost: object) -> None:
            pass

        def derive_into(self, _password: object, _key: object) -> None:
            raise MemoryError

    monkeypatch.setattr("cryptography.hazmat.primitives.kdf.argon2.Argon2id", Full)
    with pytest.raises(CryptoError) as caught:
        kdf.measure(FLOOR)
    assert caught.value.code is Code.NOT_ENOUGH_MEMORY
    assert caught.value.params == {"mebibytes": 64}


def test_a_machine_with_little_memory_pays_in_passes() -> None:
    params = kdf.calibrate(measure=_machine(0.05, 200 * 1024))
    assert params.memory_kib == 128 * 1024
    assert params.iterations > FLOOR.iterations


def test_a_machine_without_memory_for_the_floor_is_told_so() -> None:
    with pytest.raises(CryptoError) as caught:
        kdf.calibrate(measure=_machine(0.05, 1024))
    assert caught.value.code is Code.NOT_ENOUGH_MEMORY


def test_a_cost_is_measured_by_paying_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kdf.measure(TEST_PARAMS) > 0
    clock = iter((10.0, 12.5))
    monkeypatch.setattr(kdf.time, "perf_counter", lambda: next(clock))
    assert kdf.measure(TEST_PARAMS) == 2.5


_LITTLE_MEMORY = """
import resource, sys
from sspf_app.crypto import kdf
from sspf_app.crypto.errors import CryptoError
import cryptography.hazmat.primitives.kdf.argon2
limit = 400 * 2**20
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
try:
    kdf.measure(kdf.CAP)
except CryptoError as error:
    print(error.code, error.params)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit to set")
def test_too_little_memory_is_an_error_of_its_own() -> None:
    run = subprocess.run(
        [sys.executable, "-c", _LITTLE_MEMORY], capture_output=True, text=True, check=True
    )
    assert run.stdout == "not_enough_memory {'mebibytes': 512}\n"


@pytest.mark.parametrize(
    "params",
    [
        replace(FLOOR, memory_kib=FLOOR.memory_kib - 1),
        replace(FLOOR, iterations=FLOOR.iterations - 1),
        replace(FLOOR, lanes=FLOOR.lanes - 1),
        replace(CAP, memory_kib=CAP.memory_kib + 1),
        replace(CAP, iterations=CAP.iterations + 1),
        replace(CAP, lanes=CAP.lanes + 1),
        replace(FLOOR, test_only=True),
        replace(TEST_PARAMS, test_only=False),
    ],
)
def test_a_cost_outside_the_limits_is_not_acceptable(params: KdfParams) -> None:
    assert not params.are_acceptable()
    assert FLOOR.are_acceptable()
    assert CAP.are_acceptable()
    assert TEST_PARAMS.are_acceptable()


def test_the_real_cost_opens_a_vault(monkeypatch: pytest.MonkeyPatch, anna: Secret) -> None:
    monkeypatch.delenv(TEST_SWITCH)
    monkeypatch.setattr(kdf, "new_params", lambda: FLOOR)  # the cost, without the calibration
    created = create_vault(login="anna", user_id="user-anna", password=anna)
    assert not created.file.is_test_only
    assert open_with_password(created.file, anna).keys == created.keys
    with pytest.raises(CryptoError) as caught:
        open_with_password(created.file, Secret.from_text(ANNA + "!"))
    assert caught.value.code is Code.WRONG_SECRET


def test_without_the_switch_a_new_cost_is_calibrated(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kdf.new_params() == TEST_PARAMS
    monkeypatch.delenv(TEST_SWITCH)
    monkeypatch.setattr(kdf, "calibrate", lambda: CAP)
    assert kdf.new_params() == CAP


def test_the_switch_does_nothing_in_a_frozen_build(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kdf.is_weakened()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert not kdf.is_weakened()


@pytest.mark.parametrize("part", ["memory_kib", "iterations", "lanes"])
def test_one_more_than_the_cap_is_too_much(part: str) -> None:
    assert KdfParams(memory_kib=512 * 1024, iterations=32, lanes=16) == CAP
    assert not replace(CAP, **{part: getattr(CAP, part) + 1}).are_acceptable()
