"""The memory of this process: nobody else reads it, and no dump of it is written to disk.

What a system allows differs. Linux: no core dumps, and the process is marked as not dumpable, so
that no other program of the same user can attach to it or read ``/proc/PID/mem``. Other systems:
core dumps off where they are known. An administrator reads it all the same.

Source: prctl(2), ``PR_SET_DUMPABLE``; ptrace(2), access mode checking.
"""

from __future__ import annotations

import logging
import os
import sys

TEST_SWITCH = "SSPF_TEST_READABLE_MEMORY"
"""Environment variable that leaves the memory readable; for the tests that read it."""

_PR_SET_DUMPABLE = 4
logger = logging.getLogger(__name__)


def close_memory() -> bool:
    """Close the memory of this process to others, as far as the system allows.

    Returns:
        Whether the memory is closed to other programs of the same user: False where the system
        knows no such thing, or when the test switch is on (a frozen build has none).
    """
    if sys.platform == "win32":
        return False
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    if sys.platform != "linux" or is_left_readable():
        return False
    import ctypes

    failed = ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    if failed:
        logger.warning("the memory could not be closed: error %d", ctypes.get_errno())
    return not failed


def is_left_readable() -> bool:
    """Tell whether the test switch is on; it never is in a frozen build."""
    return os.environ.get(TEST_SWITCH) == "1" and not getattr(sys, "frozen", False)
