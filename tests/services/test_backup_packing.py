"""The archive of a backup, written with its checksums beside: any zip program reads it."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sspf_app.crypto.checksums import KeyedChecksums
from sspf_app.services import backup_packing
from sspf_app.services.backup_packing import MANIFEST, pack

_LARGE = random.Random(1).randbytes(100_001)
_FILES = {"vault.db": _LARGE, "vault.slots": b"slots", "empty": b""}


def _pieces(content: bytes, size: int = 997) -> Iterator[bytes]:
    return (content[at : at + size] for at in range(0, len(content), size))


def _packed(path: Path) -> None:
    with path.open("xb") as target:
        pack(
            target,
            {"vault": "valv"},
            {name: (len(content), _pieces(content)) for name, content in _FILES.items()},
            KeyedChecksums(),
        )


@pytest.mark.parametrize("limit", [zipfile.ZIP64_LIMIT, 1000])
def test_every_byte_and_both_checksums(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", limit)  # as if it were of four gigabytes
    monkeypatch.setattr(backup_packing, "_SYNCED", 10_000)
    _packed(tmp_path / "b")
    with zipfile.ZipFile(tmp_path / "b") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [*_FILES, MANIFEST]
        assert {name: archive.read(name) for name in _FILES} == _FILES
        manifest = json.loads(archive.read(MANIFEST))
        assert {one.external_attr >> 16 for one in archive.infolist()} == {0o600}
        assert {one.compress_type for one in archive.infolist()} == {zipfile.ZIP_STORED}
    assert set(manifest) == {"vault", "checksums"}
    for name, content in _FILES.items():
        found = manifest["checksums"][name]
        again = KeyedChecksums().begin(like=found)
        again.update(content)
        assert again.value() == found
    assert len(set(manifest["checksums"].values())) == len(_FILES)


@pytest.mark.parametrize("said", [999, 1001])
def test_a_file_that_is_not_as_long_as_it_was_said_is_no_backup(tmp_path: Path, said: int) -> None:
    with (tmp_path / "b").open("xb") as target, pytest.raises(OSError, match="1000 bytes"):
        pack(target, {}, {"vault.db": (said, [bytes(1000)])}, KeyedChecksums())


def test_a_changed_byte_anywhere_in_a_file_is_found(tmp_path: Path) -> None:
    _packed(tmp_path / "b")
    whole = (tmp_path / "b").read_bytes()
    for at in (0, len(_LARGE) // 2, len(_LARGE) - 1):
        changed = bytearray(whole)
        changed[whole.index(_LARGE) + at] ^= 1
        (tmp_path / "c").write_bytes(changed)
        with zipfile.ZipFile(tmp_path / "c") as archive:
            assert archive.testzip() == "vault.db"
