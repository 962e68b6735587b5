"""A unit manager at the page of their own key, with files that were sealed to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.crypto.transfers import SealingKeys
from sspf_app.gui.manager_key.view import ManagerKeyView
from sspf_app.gui.unlock.choice_page import ChoicePage
from sspf_app.gui.unlock.window import UnlockWindow
from sspf_app.services.approval_file import AskedAway, read_answer, write_request
from sspf_app.services.log_copy_file import CopiedLine, CopyBegins, write_copy
from sspf_app.services.sealed_files import read_sealed
from sspf_app.services.transfer_ports import KeyCard
from sspf_app.system.source_files import SourceFolder
from tests.gui.program_at_desk import Desk, program_until_the_end
from tests.presenters.doubles import QueuedDialogs

PHRASE = "fyra blyga tigrar metar gädda"
KEYS = SealingKeys()
AT = "2026-03-12T09:30:00+00:00"


@dataclass
class KeyHolder:
    """A unit manager at a computer of their own, and the vault of an office elsewhere.

    Attributes:
        answers: For the questions of the window.
    """

    desk: Desk
    window: UnlockWindow
    view: ManagerKeyView
    answers: QueuedDialogs
    seed: str = field(default_factory=KEYS.new_seed)

    @property
    def folder(self) -> Path:
        return self.desk.folder

    def card(self) -> KeyCard:
        return KEYS.read_card((self.folder / "chef.nyckel.sspf-nyckel").read_bytes())

    def idle(self) -> None:
        self.desk.qtbot.waitUntil(lambda: not self.view.presenter.is_working, timeout=30_000)

    def seal(self, name: str, *content: bytes, card: KeyCard | None = None) -> Path:
        path = self.folder / name
        pieces = KEYS.seal(self.seed, card or self.card(), list(content))
        path.write_bytes(b"".join(pieces))
        return path

    def copy(self, name: str, first: int, last: int) -> Path:
        begins = CopyBegins(
            vault="SSPF Umeå", key="ab", made_at=AT, made_by="Karin Ek",
            after=first - 1, after_seal=f"{first - 1:064x}" if first > 1 else "",
        )  # fmt: skip
        lines = tuple(map(a_line, range(first, last + 1)))
        return self.seal(name, *write_copy(begins, lines))

    def read(self, path: Path, *, before: Path | None = None) -> None:
        self.answers.answers.append(path if before is None else before)
        (self.view.log.read if before is None else self.view.log.compare).click()
        self.idle()

    def ask(self, name: str, **parts: object) -> Path:
        given: dict[str, object] = {
            "id": "sr-1",
            "vault": "SSPF Umeå",
            "kind": "exception",
            "request": "ex-1",
            "reference": "26-4",
            "facts": (("hindrance", "Ligger på sjukhus"), ("ground", "child_best")),
            "requested_at": AT,
            "requested_by": "Karin Ek",
            "made_at": AT,
        }
        content = write_request(AskedAway(**cast("dict[str, str]", given | parts)))  # pyright: ignore[reportArgumentType]  as told above
        return self.seal(name, content)

    def read_question(self, path: Path) -> None:
        self.answers.answers.append(path)
        self.view.question.read.click()
        self.idle()

    def answered(self, path: Path) -> tuple[str, str, str]:
        """What an answer says, as the vault reads it: yes or no, why, and to what."""
        opened = read_sealed(KEYS, SourceFolder(), self.seed, path)
        assert opened.sender.id == self.card().id
        said = read_answer(opened.content)
        return said.answer, said.because, said.asked


def a_line(number: int) -> CopiedLine:
    return CopiedLine(
        number=number, seal=f"{number:064x}", at=AT, user="u-1",
        name="Karin Ek" if number % 2 else "Bo Berg", role="coordinator", workstation="SOC-17",
        action="export" if number % 3 == 0 else "read", subject="case:c-1", case="c-1",
        reference=f"26-{number}", reason="jour",
    )  # fmt: skip


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    yield from program_until_the_end(qtbot, qapp, tmp_path)


def begin(desk: Desk) -> KeyHolder:
    window = desk.start()
    page = window._stack.currentWidget()
    assert isinstance(page, ChoicePage)
    answers = QueuedDialogs()
    desk.programs[-1].unlock_window._dialogs = lambda _window: answers
    page.manager_key_wanted.emit()
    view = window._stack.currentWidget()
    assert isinstance(view, ManagerKeyView)
    object.__setattr__(view.presenter._ports, "dialogs", answers)
    return KeyHolder(desk, window, view, answers)


@pytest.fixture
def manager(desk: Desk) -> KeyHolder:
    """A key that was made in the window and is open."""
    made = begin(desk)
    made.view.door.make.click()
    make_key(made, desk.folder / "chef.nyckel")
    made.view.made.go_on.click()
    open_key(made)
    assert made.view.tabs.isVisible()
    return made


def make_key(
    manager: KeyHolder, path: Path, *, phrase: str = PHRASE, repeated: str = PHRASE
) -> None:
    maker = manager.view.maker
    maker.name.setText("Lena Björk")
    maker.new.setText(phrase)
    maker.repeated.setText(repeated)
    manager.answers.answers.append(path)
    maker.make.click()
    manager.idle()


def open_key(manager: KeyHolder, phrase: str = PHRASE) -> None:
    manager.view.door.passphrase.setText(phrase)
    manager.desk.qtbot.keyClick(manager.view.door.passphrase, Qt.Key.Key_Return)
    manager.idle()


def words_on(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())
