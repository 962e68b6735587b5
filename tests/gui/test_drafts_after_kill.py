"""What is typed survives a killed process, and comes back in its own record only.

One process for each screen with an editor (the parts of a case stand in one), on a copy of the
vault, killed five seconds after the last letter; what then lies in each vault is read, put side by
side, and looked for in the window.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.gui import i18n
from sspf_app.services.records import Draft
from sspf_app.services.settings import Settings
from tests.gui.begun_at_hand import CASE, begun_with_cora, record_of_another
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.drafts_house import MARK, Reopened, mark_of, shell_over
from tests.gui.editors import EDITORS, come_to, is_there
from tests.gui.meetings_at_hand import MORNING_OF
from tests.presenters.doubles import MemorySettings

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, kw_only=True)
class Left:
    """A vault, what editors are opened with, and what killed processes left in copies.

    Attributes:
        record: In the case that is written about.
        other: In another case.
        drafts: By the name of the editor.
        copies: The folders of the copies.
    """

    house: Path
    record: dict[str, str]
    other: dict[str, str]
    drafts: dict[str, tuple[Draft, ...]]
    copies: tuple[Path, ...]


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Left]:
    """Write in every editor, each in a process that is killed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(TEST_SWITCH, "1")
        i18n.use_language("en")
        house = tmp_path_factory.mktemp("house")
        desk = DeskHouse(house, MORNING_OF, worked_cases)
        files = tmp_path_factory.mktemp("files")
        record = begun_with_cora(desk.services(), files)
        other = record_of_another(desk.services(), record)
        desk.close()
        found: dict[str, tuple[Draft, ...]] = {}
        copies = {
            names: Path(shutil.copytree(house, tmp_path_factory.mktemp("copy") / "house"))
            for names in _together()
        }
        assert _ends(copies, record) == dict.fromkeys(copies, -signal.SIGKILL)
        for names, folder in copies.items():
            again = Reopened(folder)
            drafts = again.services().drafts.list_drafts()
            again.close()
            for name in names:
                found[name] = tuple(one for one in drafts if mark_of(name) in one.text)
        yield Left(
            house=house,
            record=record,
            other=other,
            drafts=found,
            copies=tuple(copies.values()),
        )


def _together() -> Iterator[tuple[str, ...]]:
    """Editors whose pages stand in one screen at once, a tab each, are one process's to write.

    So are all that keep their words by themselves.
    """
    by_itself = [one for one in EDITORS if not one.together]
    parts = {one.name: one for one in by_itself if one.screen == "case" and one.again is None}
    by_tab: dict[str, list[str]] = {}
    for name, one in parts.items():
        by_tab.setdefault(one.params["tab"], []).append(name)
    for beside in zip_longest(*by_tab.values()):
        yield tuple(name for name in beside if name)
    yield from ((one.name,) for one in by_itself if one.name not in parts)
    yield tuple(one.name for one in EDITORS if one.together)


def _ends(
    copies: dict[tuple[str, ...], Path], record: dict[str, str]
) -> dict[tuple[str, ...], int]:
    """How each process ended that wrote in a copy."""
    lines = [json.dumps([str(copies[names]), record, names]) for names in copies]
    surroundings = {"PYTHONPATH": str(ROOT), TEST_SWITCH: "1", "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("kill_child.py"))],
        input="\n".join(lines),
        stdout=subprocess.PIPE,
        text=True,
        timeout=300,
        check=True,
        cwd=ROOT,
        env={**os.environ, **surroundings},
    )
    return dict(zip(copies, json.loads(run.stdout), strict=True))


def test_every_editor_keeps_what_was_typed_five_seconds_before(left: Left) -> None:
    found = left.drafts
    assert [name for name, drafts in found.items() if not drafts] == []
    assert {name: len(drafts) for name, drafts in found.items()} == dict.fromkeys(found, 1)


def test_each_draft_is_keyed_to_its_record(left: Left) -> None:
    found = left.drafts
    of_case = {one.name for one in EDITORS if one.of_case}
    keys = {name: drafts[0].key for name, drafts in found.items() if drafts}
    assert len(set(keys.values())) == len(keys)
    assert [name for name in of_case if CASE not in keys.get(name, "")] == []


def test_what_was_typed_is_nowhere_to_be_read(left: Left) -> None:
    """In no file of the folder: drafts are as encrypted as the rest."""
    for file in (file for folder in left.copies for file in folder.rglob("*")):
        if file.is_file():
            assert MARK.encode() not in file.read_bytes(), file
    assert all(mark_of(one.name).startswith(MARK) for one in EDITORS)


def test_it_comes_back_in_that_record_only(left: Left, tmp_path: Path) -> None:
    desk = Reopened(shutil.copytree(left.house, tmp_path / "house"))
    drafts = desk.services().drafts
    shell = shell_over(desk, MemorySettings(Settings(hints=False)))
    missing: list[str] = []
    astray: list[str] = []
    # Each by itself, as after one death: an editor that opens at once stands before another.
    for editor in sorted(EDITORS, key=lambda one: not one.together):
        for one in left.drafts[editor.name]:
            drafts.save(one.key, one.text)
        if editor.of_case:
            come_to(shell, editor, left.other, is_again=True)
            if is_there(shell, mark_of(editor.name)):
                astray.append(editor.name)
        come_to(shell, editor, left.record, is_again=True)
        if not is_there(shell, mark_of(editor.name)):
            missing.append(editor.name)
    shell.drop()
    shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.close()
    assert (missing, astray) == ([], [])
    assert desk.frame.bugs == []
