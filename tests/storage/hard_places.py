"""Opens or fills a vault where the system says no, and prints what came of it as JSON.

Run by test_hard_places.py as a program of its own, because limits and lost privileges cannot be
taken back.
"""

import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from sspf_app.domain import facts
from sspf_app.services.actors import Actor
from sspf_app.storage.errors import KnownStorageError
from sspf_app.storage.unit_of_work import SqlUnitOfWork
from sspf_app.storage.vault_database import SqlVaultDatabase
from tests.storage.samples import ACTOR, KEY, FixedClock, a_person

NOBODY = 65534
MEGABYTE = 2**20
FILES = SqlVaultDatabase(FixedClock())


def without_privileges(path: Path) -> dict[str, object]:
    """Open the vault, and in a folder not to be written make another, as somebody else."""
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    before = {file.name: file.stat().st_mtime_ns for file in path.parent.iterdir()}
    codes = [_code(lambda: FILES.open(path, KEY, log_key=KEY))]
    if not os.access(path.parent, os.W_OK):
        codes.append(_code(lambda: FILES.create(_beside(path), KEY, log_key=KEY)))
    after = {file.name: file.stat().st_mtime_ns for file in path.parent.iterdir()}
    return {"codes": codes, "unchanged": before == after}


def filled(path: Path) -> dict[str, object]:
    """Write until the disk says no; then make room, look at what is there, and write again."""
    own_disk = path.parent.stat().st_dev != path.parent.parent.stat().st_dev
    ballast = path.with_name("ballast")
    if own_disk:
        ballast.write_bytes(b"x" * 5 * MEGABYTE)
    else:
        _limit(2 * MEGABYTE)
    database = FILES.open(path, KEY, log_key=KEY)
    code, committed = _write_until_refused(database.unit_of_work)
    if not own_disk:
        _limit(MEGABYTE // 4)
    copy = _code(lambda: database.export_to(_beside(path), KEY))
    left_over = _beside(path).exists()
    ballast.unlink(missing_ok=True)
    _limit(resource.RLIM_INFINITY)
    with database.unit_of_work(ACTOR) as unit:
        there = len(unit.records.list_standing(facts.Person))
        unit.records.add(a_person())
        unit.commit()
    database.export_to(_beside(path), KEY)
    sound = database.verify().is_sound
    database.close()
    FILES.open(path, KEY, log_key=KEY).close()
    return {
        "code": code,
        "copy": copy,
        "left_over": left_over,
        "lost": committed - there,
        "sound": sound,
    }


def _limit(size: int) -> None:
    """Let no file grow beyond a size."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _write_until_refused(open_unit: Callable[[Actor], SqlUnitOfWork]) -> tuple[str, int]:
    for number in range(10_000):
        try:
            with open_unit(ACTOR) as unit:
                unit.records.add(a_person(id=f"p-{number}", address="x" * 50_000))
                unit.commit()
        except KnownStorageError as error:
            return error.code, number
    return "", 10_000


def _code(run: Callable[[], object]) -> str:
    try:
        run()
    except KnownStorageError as error:
        return error.code
    return ""


def _beside(path: Path) -> Path:
    return path.with_name("other.db")


if __name__ == "__main__":
    places = {"privileges": without_privileges, "full": filled}
    print(json.dumps(places[sys.argv[1]](Path(sys.argv[2]))))
