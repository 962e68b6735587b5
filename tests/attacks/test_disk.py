"""After a whole day and a sudden death, somebody reads every file the program has touched.

Defends: trust promise 1, nothing readable on disk without the secret, outside what was exported.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from sspf_app.console.parser import build_parser
from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.gui.screen_list import SCREENS
from sspf_app.gui.screens.register.presenter import _NEEDS as REGISTER_PARTS
from sspf_app.texts.catalogue import words_for
from tests.attacks.canary_child import CANARIES, PASSWORD
from tests.attacks.canary_day import ELSEWHERE
from tests.attacks.canary_search import words_in

ROOT = Path(__file__).parents[2]
_FOLDERS = ("TMPDIR", "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
_FOLDERS += ("XDG_CACHE_HOME", "XDG_RUNTIME_DIR")

OF_THE_DAY = {
    f"out/{name}" for name in ("fakta.json", "brev.png", "Kanariealva.png", "lista.csv", "stöd.csv")
}
"""What the day wrote itself, for the program to read."""
OF_THE_WINDOW = {"home/xdg_config_home/sspf", "home/xdg_config_home/sspf/sspf-app.ini"}
"""Qt writes where the window stood, and no word of a case."""


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
        command, cwd=here, env=environment, capture_output=True, text=True, check=False, umask=0
    )
    assert run.returncode == 3, run.stderr
    told = {}
    for line in run.stdout.splitlines():
        told |= json.loads(line) if line.startswith("{") else {}
    _nothing_forgotten(told)
    found = [
        f"{words} in {path.relative_to(tmp_path)}"
        for path in _files(tmp_path, but=out)
        if (words := words_in(path, (*CANARIES, PASSWORD)))
    ]
    assert found == []
    named = [
        path.name for path in _files(tmp_path, but=out) if any(w in path.name for w in CANARIES)
    ]
    assert named == []
    assert {path.name for path in (tmp_path / "cwd").iterdir()} == set()
    assert list(places["TMPDIR"].rglob("*")) == []
    assert {"vault", "restored", "backups"} <= {path.name for path in tmp_path.iterdir()}
    _it_would_be_found(out)
    ours = {str(path.relative_to(tmp_path)) for path in (*places.values(), home, out, here)}
    others_may = {
        str(path.relative_to(tmp_path))
        for path in tmp_path.rglob("*")
        if stat.S_IMODE(path.lstat().st_mode) & 0o077
    }
    assert others_may - ours - OF_THE_WINDOW == OF_THE_DAY, "the user's settings narrow nothing"


def _files(folder: Path, *, but: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_file() and but not in one.parents]


def _nothing_forgotten(told: dict[str, list[Any]]) -> None:
    """A new command or screen is in the day, or it is said why it need not be."""
    assert set(told["screens"]) == {screen.name for screen in SCREENS}
    assert {*told["register"], *told["register_of_manager"]} == set(REGISTER_PARTS)
    *_planned, papers = told["papers"]
    assert papers, "no paper was looked at after the meeting"
    assert told["palette"] == ["case", "case"]
    done = set(told["commands"])
    assert done | set(ELSEWHERE) == set(_commands(build_parser(words_for("en"), UTC), ()))
    assert not done & set(ELSEWHERE)
    assert told["acts"] == [
        "notes",
        "attachment",
        "scan",
        "calendar",
        "page of hand-over",
        "search",
        "draft",
        "users",
    ]


def _commands(parser: argparse.ArgumentParser, before: tuple[str, ...]) -> Iterator[str]:
    below = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not below:
        yield " ".join(before)
    for action in below:
        for name, one in action.choices.items():
            yield from _commands(one, (*before, name))


def _it_would_be_found(out: Path) -> None:
    """The positive control: what the user exported sings, in each kind of file."""
    sung = {path.suffix for path in _files(out, but=out / "x") if words_in(path, CANARIES)}
    assert sung >= {".pdf", ".docx", ".json", ".csv", ".xlsx"}
    assert list(out.rglob("*.ics")), "a calendar entry names nobody, and was written"


def test_a_word_is_found_however_it_is_packed(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "någon sade Gömlundqvist".encode("utf-16-le"))
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.zip", inner.getvalue())
    ways = {
        "utf8": "GÖMLUNDQVIST".encode(),
        "utf16": "x gömlundqvist".encode("utf-16-be"),
        "escaped": rb"G\xf6mlundqvist",
        "zip in zip": outer.getvalue(),
        "gz": gzip.compress("Gömlundqvist".encode()),
    }
    for name, content in ways.items():
        (tmp_path / name).write_bytes(content)
        assert words_in(tmp_path / name, CANARIES) == ["Gömlundqvist"], name
    (tmp_path / "none").write_bytes(b"nothing of the kind")
    assert words_in(tmp_path / "none", CANARIES) == []
