"""Takes a file of 200 MB into a vault and out again, and tells how much memory that took."""

from __future__ import annotations

import hashlib
import json
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from sspf_app.services.document_records import DocumentType
from sspf_app.services.document_views import NewDocument
from sspf_app.storage.vault_database import SqlVaultDatabase
from sspf_app.system.export_target import FileTarget
from tests.fakes import FixedClock
from tests.services.conftest import COORDINATOR, KEY, NOW, House
from tests.services.scenery import a_scene

_MEGABYTE = 1024 * 1024


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main(folder: Path) -> None:
    """Do it."""
    source = folder / "stor.bin"
    with source.open("wb") as file:
        for number in range(200):
            file.write(bytes([number]) * _MEGABYTE)
    clock = FixedClock(NOW)
    path = folder / "vault.db"
    SqlVaultDatabase(clock).create(path, KEY, log_key=KEY).close()
    house = House(clock, SqlVaultDatabase(clock).open(path, KEY, log_key=KEY).unit_of_work)
    house.target = FileTarget()  # pyright: ignore[reportAttributeAccessIssue]
    house.use = house.as_user(COORDINATOR)
    scene = a_scene(house)
    small = folder / "liten.txt"
    small.write_bytes(b"Hej")
    _put_in_and_out(house, scene.case, small)
    before = _peak_mb()
    _put_in_and_out(house, scene.case, source)
    out = source.with_suffix(".ut")
    same = _checksum(source) == _checksum(out)
    told = {"grown_mb": _peak_mb() - before, "same": same, "size": out.stat().st_size}
    sys.stdout.write(json.dumps(told) + "\n")


def _put_in_and_out(house: House, case: str, path: Path) -> None:
    use = house.use
    order = NewDocument(case=case, path=path, title=path.name, type=DocumentType.OTHER)
    intake = use.document_intake.begin(order)
    while not use.document_intake.take(intake):
        continue
    made = use.document_intake.finish(intake).new_id or ""
    use.papers.preview(case, made)
    use.papers.export(case, made, path=path.with_suffix(".ut"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
