"""A backup of a large vault, beside a plain copy of the same bytes."""

import hashlib
import os
import shutil
import statistics
import zipfile
from pathlib import Path
from typing import IO

from scripts.benches.demo_vault import demo_vault, unlocked, warm_connection, work_folder
from scripts.benches.row import ROUNDS, Row, seconds
from sspf_app.bootstrap import Workshop
from sspf_app.services.unlocked_vault import UnlockedVault
from sspf_app.services.vault_folder import VaultFolder

_CASES = 12
_MEGABYTES = 500
_PIECE = 1 << 20
_SHARE = 0.6
"""Of the speed of a plain copy."""
_PIECES = "INSERT INTO scan_pieces (scan, page, number, content) VALUES (?, 0, 0, ?)"


def backing_up(*, rounds: int = ROUNDS, megabytes: int = _MEGABYTES) -> list[Row]:
    """A backup, from the open vault to the file in its place, and the file of the vault copied."""
    place = VaultFolder(_filled(megabytes))
    with unlocked(place.path) as vault:
        both = [_round(vault, number) for number in range(rounds)]
    return [
        Row(
            name=f"backup of a vault of {megabytes} MB",
            ours=statistics.median(one for one, _ in both),
            reference=statistics.median(two for _, two in both),
            unit="s",
            bound=round(1 / _SHARE, 3),
        )
    ]


def _round(vault: UnlockedVault, number: int) -> tuple[float, float]:
    folder = work_folder() / f"backup-{number}"
    folder.mkdir()
    plain = folder / "plain.db"
    try:
        ours, made = seconds(lambda: Workshop("sspf").backups.create(vault, folder))
        # What was noted of the backup lies in the log still: the file is as the backup took it.
        reference, _ = seconds(lambda: _copied(vault.folder.database, plain))
        with (
            zipfile.ZipFile(made) as archive,
            archive.open(vault.folder.database.name) as packed,
            plain.open("rb") as copied,
        ):
            if _checksum(packed) != _checksum(copied):
                raise RuntimeError("the backup holds other bytes than the copy")
        return ours, reference
    finally:
        shutil.rmtree(folder)


def _checksum(stream: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := stream.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _copied(source: Path, target: Path) -> None:
    """As a backup must be: on the disk, not on its way there."""
    with source.open("rb") as given, target.open("xb") as taken:
        shutil.copyfileobj(given, taken, _PIECE)
        taken.flush()
        os.fsync(taken.fileno())


def _filled(megabytes: int) -> Path:
    """A closed vault of so many megabytes: papers that were put in, of bytes no disk can pack."""
    folder = work_folder() / f"filled-{megabytes}"
    shutil.copytree(demo_vault(_CASES), folder)
    with warm_connection(folder) as warm:
        warm.execute("PRAGMA foreign_keys = OFF")  # the pieces are of no page in particular
        for number in range(megabytes):
            warm.execute(_PIECES, (f"bench-{number}", os.urandom(_PIECE)))
    return folder
