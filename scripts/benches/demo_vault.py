"""Vaults of invented cases to measure on, made once a run, removed at its end."""

import atexit
import functools
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.bench_windows import PASSWORD
from sspf_app.bootstrap import Workshop
from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.services.unlocked_vault import UnlockedVault
from sspf_app.services.vault import FirstUser


@functools.cache
def work_folder() -> Path:
    """A folder of this run."""
    folder = tempfile.TemporaryDirectory(prefix="sspf-bench-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


@functools.cache
def demo_vault(cases: int, *, free_key: bool = True) -> Path:
    """A closed vault.

    Args:
        cases: How many invented cases.
        free_key: Under the switch of the tests, where deriving the key is not what is measured.
    """
    print(f"making a vault of {cases} invented cases ...", file=sys.stderr, flush=True)
    folder = work_folder() / f"vault-{cases}-{'free' if free_key else 'real'}"
    workshop = Workshop("sspf")
    with switched(free_key=free_key):
        new = workshop.vaults.draft(FirstUser(login="karin", name="Karin Ek"), PASSWORD)
        vault = workshop.vaults.create(folder, new)
        try:
            workshop.fill_demo(workshop.services(vault, "sv"), cases)
        finally:
            vault.close()
    return folder


@contextmanager
def opened(cases: int) -> Iterator[UnlockedVault]:
    """A demo vault, open."""
    folder = demo_vault(cases)
    with switched(free_key=True):
        vault = Workshop("sspf").vaults.unlock(folder, login=None, password=PASSWORD)
    try:
        yield vault
    finally:
        vault.close()


@contextmanager
def switched(*, free_key: bool) -> Iterator[None]:
    """Set the switch of the tests for a while."""
    before = os.environ.pop(TEST_SWITCH, None)
    if free_key:
        os.environ[TEST_SWITCH] = "1"
    try:
        yield
    finally:
        os.environ.pop(TEST_SWITCH, None)
        if before is not None:
            os.environ[TEST_SWITCH] = before
