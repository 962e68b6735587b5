"""Another process at a vault: one that dies at a chosen instant, or one that may not write.

python -m tests.services.vault_child JOB FOLDER
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sspf_app.services.errors import KnownError
from tests.services.vault_house import ANNA, House

_DAC_OVERRIDE_AND_READ_SEARCH = 0b110
_CAPABILITY_VERSION = 0x20080522


def give_up_root() -> None:
    """Make the permissions of files count for root too (Linux)."""
    if os.getuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    sets = (ctypes.c_uint32 * 6)()
    if libc.capget(header, sets) != 0:
        raise OSError(ctypes.get_errno(), "capget")
    for place in range(3):
        sets[place] &= ~_DAC_OVERRIDE_AND_READ_SEARCH
    if libc.capset(header, sets) != 0:
        raise OSError(ctypes.get_errno(), "capset")


def die() -> None:
    """End as at a power cut: nothing is cleaned up."""
    os.kill(os.getpid(), signal.SIGKILL)


def dying(whole: Callable[..., Any], *, before: bool) -> Callable[..., Any]:
    def call(*args: object, **kwargs: object) -> Any:
        if before:
            die()
        done = whole(*args, **kwargs)
        die()
        return done

    return call


RENEWAL_INSTANTS = (
    "before_export",
    "within_export",
    "after_export",
    "within_slots",
    "after_slots",
    "before_rename",
    "after_rename",
)


def kill_at(house: House, instant: str) -> None:
    """Arm the house so that the renewal of the key dies at one of ``RENEWAL_INSTANTS``."""
    from sspf_app.services import vault_renewal
    from sspf_app.storage import vault_database

    targets: dict[str, tuple[object, str, bool]] = {
        "before_export": (vault_database.OpenSqlDatabase, "export_to", True),
        "within_export": (vault_database, "counts_of", True),
        "after_export": (vault_database.OpenSqlDatabase, "export_to", False),
        "within_slots": (Path, "replace", True),
        "after_slots": (type(house.key_slots), "write", False),
        "before_rename": (vault_database.OpenSqlDatabase, "close", False),
        "after_rename": (vault_renewal, "sync_folder", True),
    }
    owner, name, before = targets[instant]
    setattr(owner, name, dying(getattr(owner, name), before=before))


def kill_renewals(folder: Path) -> None:
    """In a process of its own each, die at every instant; the vaults lie in folders named so."""
    for instant in RENEWAL_INSTANTS:
        child = os.fork()
        if child:
            assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL, instant
            continue
        house = House(folder / instant)
        vault = house.unlock("anna")
        kill_at(house, instant)
        house.access.rekey(vault)
        os._exit(1)


def back_up_read_only(house: House, folder: Path) -> None:
    """Make a backup where nothing can be written; verify one that lies there."""
    vault = house.unlock()
    made = house.backups.create(vault)
    shutil.copy(made, folder)
    give_up_root()
    house.clock.pass_time(seconds=1)
    try:
        house.backups.create(vault, folder)
    except KnownError as error:
        print(error.code)
    found = house.backups.verify(folder / made.name, login=None, password=ANNA)
    print("sound" if found.is_sound else found.problems)
    vault.close()


def main(job: str, folder: str) -> None:
    """Do one job in a folder."""
    if job == "kill_renewals":
        kill_renewals(Path(folder))
        return
    house = House(Path(folder))
    if job == "unlock_read_only":
        give_up_root()
        try:
            house.unlock().close()
            print("opened")
        except KnownError as error:
            print(error.code)
    elif job == "back_up_read_only":
        back_up_read_only(house, Path(folder) / "cd")
    else:
        new = house.draft()
        slots = type(house.key_slots)
        slots.write = dying(slots.write, before=False)
        house.vaults.create(house.place, new)


if __name__ == "__main__":
    main(*sys.argv[1:])
