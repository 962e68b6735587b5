"""From a password to a key: Argon2id, its cost and the limits of that cost.

Source: RFC 9106, section 4 (second recommended option: 64 MiB, 3 passes, 4 lanes) as the floor.
"""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.secret import Secret

KEY_BYTES = 32
SALT_BYTES = 16
TEST_SWITCH = "SSPF_TEST_KDF"
"""Environment variable that makes new vaults cheap to open; for the tests only."""


@dataclass(frozen=True, slots=True)
class KdfParams:
    """What one guess costs.

    Attributes:
        memory_kib: Memory in KiB.
        iterations: Passes over the memory.
        lanes: Degree of parallelism.
        test_only: Made under the test switch; opens under the test switch only.
    """

    memory_kib: int
    iterations: int
    lanes: int
    test_only: bool = False

    def are_acceptable(self) -> bool:
        """Tell whether a file may ask for this: not too cheap to guess, not too dear to try."""
        if self.test_only:
            return self == TEST_PARAMS
        return (
            FLOOR.memory_kib <= self.memory_kib <= CAP.memory_kib
            and FLOOR.iterations <= self.iterations <= CAP.iterations
            and FLOOR.lanes <= self.lanes <= CAP.lanes
        )


FLOOR = KdfParams(memory_kib=64 * 1024, iterations=3, lanes=4)
CAP = KdfParams(memory_kib=512 * 1024, iterations=32, lanes=16)
TEST_PARAMS = KdfParams(memory_kib=8, iterations=1, lanes=1, test_only=True)


def is_weakened() -> bool:
    """Tell whether the test switch is on; it never is in a frozen build."""
    return os.environ.get(TEST_SWITCH) == "1" and not getattr(sys, "frozen", False)


def new_params() -> KdfParams:
    """Choose the cost for a new password slot on this machine (takes one to three seconds)."""
    return TEST_PARAMS if is_weakened() else calibrate()


def derive(params: KdfParams, *, salt: bytes, password: Secret) -> Secret:
    """Derive the key of a password slot.

    Args:
        params: Cost; must be acceptable.
        salt: 16 random bytes of the slot.
        password: As made by `Secret.from_text`.

    Returns:
        32 bytes.

    Raises:
        CryptoError: `NOT_ENOUGH_MEMORY`.
    """
    # Here and not above: the unlock window reads parameters before it needs any cryptography.
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    function = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=params.iterations,
        lanes=params.lanes,
        memory_cost=params.memory_kib,
    )
    key = bytearray(KEY_BYTES)
    try:
        # The stub says bytes; any buffer will do.
        function.derive_into(cast("bytes", password.view()), key)
    except MemoryError as error:
        mebibytes = params.memory_kib // 1024
        raise CryptoError(Code.NOT_ENOUGH_MEMORY, mebibytes=mebibytes) from error
    return Secret(key)


def measure(params: KdfParams) -> float:
    """Derive one throw-away key and say how many seconds it took.

    Raises:
        CryptoError: `NOT_ENOUGH_MEMORY`.
    """
    start = time.perf_counter()
    derive(params, salt=bytes(SALT_BYTES), password=Secret(b"calibration")).wipe()
    return time.perf_counter() - start


def calibrate(
    *,
    target_seconds: float = 1.0,
    cap_kib: int = CAP.memory_kib,
    measure: Callable[[KdfParams], float] = measure,
) -> KdfParams:
    """Find the cost that takes about `target_seconds` on this machine.

    Memory hurts an attacker's hardware most, so it is doubled first, up to `cap_kib`, while a
    derivation stays under half the target; passes fill the rest. Never below the floor.

    Raises:
        CryptoError: `NOT_ENOUGH_MEMORY` if not even the floor fits in memory.
    """
    params, seconds = FLOOR, measure(FLOOR)
    while params.memory_kib * 2 <= cap_kib and seconds < target_seconds / 2:
        dearer = replace(params, memory_kib=params.memory_kib * 2)
        try:
            params, seconds = dearer, measure(dearer)
        except CryptoError:
            break  # this machine has no memory for more
    passes = int(FLOOR.iterations * target_seconds / max(seconds, 0.001))
    return replace(params, iterations=min(max(passes, FLOOR.iterations), CAP.iterations))
