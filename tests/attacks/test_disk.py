"""After a whole day and a sudden death, somebody reads every file the program has touched.

Defends: trust promise 1, nothing readable on disk without the secret, outside what was exported.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from tests.attacks.canary_child import CANARIES, PASSWORD

ROOT = Path(__file__).parents[2]
_FOLDERS = ("TMPDIR", "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
_FOLDERS += ("XDG_CACHE_HOME", "XDG_RUNTIME_DIR")


def _forms(word: str) -> Iterator[bytes]:
    for variant in (word, word.casefold(), word.upper()):
        for encoding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
            yield variant.encode(encoding)
        yield variant.encode("ascii", "backslashreplace")


@pytest.mark.skipif(sys.platform == "win32", reason="the folders are those of Unix")
def test_nothing_sings_on_disk(tmp_path: Path) -> None:
    home, vault, out, here = (tmp_path / name for name in ("home", "vault", "out", "cwd"))
    places = {name: home / name.lower() for name in _FOLDERS}
    for place in (*places.values(), out, here):
        place.mkdir(parents=True)
    environment = {
        **os.environ,
        **{name: str(place) for name, place in places.items()},
        TEST_SWITCH: "1",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "tests.attacks.canary_child", str(vault), str(out)]
    run = subprocess.run(
        command, cwd=here, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 3, run.stderr
    assert sorted(path.suffix for path in out.iterdir()) == [".pdf", ".pdf"]
    found = [
        f"{word} in {path.relative_to(tmp_path)}"
        for path in tmp_path.rglob("*")
        if path.is_file() and out not in path.parents
        for word in (*CANARIES, PASSWORD)
        if any(form in path.read_bytes() for form in _forms(word))
    ]
    assert found == []
    named = [path.name for path in tmp_path.rglob("*") if any(w in path.name for w in CANARIES)]
    assert named == []
    assert {path.name for path in (tmp_path / "cwd").iterdir()} == set()
    assert list(places["TMPDIR"].rglob("*")) == []
