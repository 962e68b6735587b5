"""Vaults of invented cases to measure on, made once a run, removed at its end."""

import atexit
import functools
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.bench_windows import PASSWORD
from sspf_app.bootstrap import Workshop
from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.services.new_users import FirstUser
from sspf_app.services.unlocked_vault import UnlockedVault
from sspf_app.services.vault_folder import VaultFolder
from sspf_app.storage.engine import WarmConnection, connect
from sspf_app.storage.log_chain import LogChain
from sspf_app.storage.vault_database import OpenSqlDatabase
from sspf_app.system.clock import SystemClock


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
    with unlocked(demo_vault(cases)) as vault:
        yield vault


@contextmanager
def unlocked(folder: Path) -> Iterator[UnlockedVault]:
    """A vault made under the switch of the tests, open."""
    with switched(free_key=True):
        vault = Workshop("sspf").vaults.unlock(folder, login=None, password=PASSWORD)
    try:
        yield vault
    finally:
        vault.close()


@contextmanager
def warm_connection(folder: Path) -> Iterator[sqlite3.Connection]:
    """The database of a vault, open; its keys are wiped at the end."""
    place, key_slots = VaultFolder(folder), Workshop("sspf").key_slots
    with switched(free_key=True):
        keys, _ = key_slots.open(key_slots.read(place.slots), login=None, password=PASSWORD)
    warm = connect(place.database, keys.data_key)
    try:
        yield warm
    finally:
        warm.close()
        keys.wipe()


def database_over(path: Path, warm: sqlite3.Connection) -> OpenSqlDatabase:
    """The storage layer over an open connection, to read and to write facts; nothing is logged."""
    return OpenSqlDatabase(WarmConnection(path, warm), SystemClock(), LogChain(bytes(32)))


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
