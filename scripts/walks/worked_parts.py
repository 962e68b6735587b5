"""What the walks of the worked cases share: the case file, the window, what is read from it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget

from scripts.walks.finding import button_of
from scripts.walks.walker import Walker
from sspf_app.gui.i18n import _
from sspf_app.gui.widgets.labels import StatusBadge
from sspf_app.gui.widgets.sharing_matrix import SharingMatrix
from sspf_app.services.log_seal import ALPHABET

CASES = (
    Path(__file__).resolve().parents[2] / "tests" / "data" / "acceptance" / "01-worked-cases.json"
)
"""The worked cases as the acceptance has them."""
_COPY_FOR = "Exemplar för"
"""Papers are in Swedish, whatever language the window has."""
_SEAL = re.compile(rf"\b[{ALPHABET}]{{4}}(?:-\s?[{ALPHABET}]{{4}}){{3}}\b")
"""The head of the log on a paper: consonants by chance, "HVB" among them."""
_TELL_A_PLACE = {"school", "leisure"}
"""Their names tell in which part of the town a child is found."""
_CLICKED = {
    "c-alva": {"consents": "*", "requests": "*"},
    "c-cora": {"consents": "*", "meetings": "*"},
    "c-dino": {"consents": "c-dino-co3"},
    "c-fadi": {"withdrawals": "*"},
    "c-greta": {"consents": "*"},
    "c-ida": {"pauses": "*", "meetings": "*"},
    "c-maja": {"legal_disclosures": "*"},
}
"""What the file holds and a walk does by clicks instead: by case, all of a kind or one."""


def worked_file() -> bytes:
    """The case file, without what the walks do by clicks."""
    held = json.loads(CASES.read_bytes())
    held["questions"] = []
    for party in held["parties"]:
        party["reveals_place"] = party["kind"] in _TELL_A_PLACE
    for case in held["cases"]:
        for kind, which in _CLICKED.get(case["id"], {}).items():
            case[kind] = [one for one in case[kind] if which not in {"*", one["id"]}]
    return json.dumps(held).encode()


class MissingWordsError(AssertionError):
    """The screen does not say what the worked case demands, or says what it must not."""


class WorkedCase:
    """A worked case that is walked.

    Attributes:
        walker: Stands before the open window.
        until: Lets the time come to an instant.
        papers: Where papers are saved.
        answers: What the case demands and was read from the screen, by sentence.
        missing: What must not be read, and was not, by sentence.
    """

    def __init__(self, walker: Walker, until: Callable[[datetime], object], papers: Path) -> None:
        self.walker, self.until, self.papers = walker, until, papers
        self.answers: dict[str, list[str]] = {}
        self.missing: dict[str, list[str]] = {}
        self._read = set(papers.iterdir())

    def open(self, words: str) -> None:
        """Open the case whose row in the list holds the words."""
        self.walker.rail("", "cases")
        self.walker.again()
        self.walker.open_row("", words)

    def now(self) -> datetime:
        """Local time."""
        clock = self.walker.vault.clock
        return clock.now().astimezone(clock.zone)

    def day(self, days: int = 0) -> str:
        """A day so many days from today, as it is typed."""
        return (self.now().date() + timedelta(days=days)).isoformat()

    def time(self) -> str:
        """The time now, as it is typed."""
        return f"{self.now():%H:%M}"

    def print_next(self, sentence: str = "", *, more: tuple[tuple[str, str], ...] = ()) -> None:
        """The form of whoever is to be asked next, by the one button of the overview.

        Args:
            sentence: Which sentence tells that it is saved.
            more: Rows added to it: a kind of information, and who tells it.
        """
        self.walker.tab("", _("Overview"))
        self.walker.press_words("", _("Print the form for {name}").format(name=""))
        for what, teller in more:
            self.walker.choose("", _("Kind of information"), what)
            self.walker.choose("", _("Who tells it"), teller)
            self.walker.press_words("", _("Add the row"))
        self.walker.press_words(sentence, _("Save the form to print…"))

    def answer_next(self, sentence: str = "", *, by_hand: str = "", is_no: bool = False) -> None:
        """The answer of whoever is awaited next: every box ticked, or a no."""
        walker = self.walker
        walker.tab("", _("Overview"))
        walker.press_words("", _("Register an answer from {name}").format(name=""))
        walker.press_words("", _("Signed: no") if is_no else _("Signed: yes"))
        if not is_no:
            walker.press_words("", _("Tick all empty"))
        walker.write("", _("Day"), self.day())
        walker.write("", _("Time"), self.time())
        if by_hand:
            walker.write("", _("Words written by hand under the exceptions"), by_hand)
        walker.press_words(sentence, _("Register an answer"))

    def papers_saved(self) -> None:
        """What was saved so far has been read."""
        self._read.update(self.papers.iterdir())

    def awaited(self) -> str:
        """Whose answer the one button of the overview registers."""
        begins = _("Register an answer from {name}").format(name="")
        return button_of(self.walker.shell, begins).text().removeprefix(begins)

    def plan(self, *, days: int = 0, at: str = "13:00") -> None:
        """Begin to plan a meeting of the case in sight."""
        self.walker.tab("", _("Meetings"))
        self.walker.press_words("", _("Plan a meeting"))
        self.walker.write("", _("Day"), self.day(days))
        self.walker.write("", _("Time"), at)

    def write_item(self, words: str, *, source: str, about: str, what: str) -> None:
        """Write what was said in the meeting in sight; not saved yet."""
        walker = self.walker
        walker.write("", _("What was said"), words)
        walker.press_words("", f"{_('Who says it')}: {source}")
        walker.press_words("", f"{_('About whom')}: {about}", is_tick=True)
        walker.pick("", _("Add a kind: a few letters"), what.partition(" (")[0])

    def matrix(self) -> list[list[str]]:
        """What the matrix in sight says, cell by cell."""
        tables = self.walker.shell.findChildren(SharingMatrix)
        model = next(one for one in tables if one.isVisible()).model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [
            [
                str(model.data(model.index(row, column), role))
                for column in range(model.columnCount())
            ]
            for row in range(model.rowCount())
        ]

    def reads(self, sentence: str, *parts: str, inside: QWidget | None = None) -> None:
        """Read from the screen what the worked case demands.

        Raises:
            MissingWordsError: it does not stand there.
        """
        said = self._said(inside)
        for part in parts:
            if not any(part.casefold() in text.casefold() for text in said):
                raise MissingWordsError(
                    f"{sentence}: the screen does not say {part!r}: {sorted(said)}"
                )
        place = said.get(parts[0])
        if not isinstance(place, StatusBadge):  # of what says the same, the sign itself is meant
            said = {
                text: one for text, one in said.items() if parts[0].casefold() in text.casefold()
            }
            place = next(iter(said.values()))
        self.walker.show(sentence, place)
        self.answers.setdefault(sentence, []).extend(parts)

    def reads_row(self, sentence: str, words: str) -> None:
        """Choose the row of the list in sight that says what the worked case demands."""
        self.walker.choose_row(sentence, words)
        self.answers.setdefault(sentence, []).append(words)

    def lacks(self, sentence: str, *parts: str, inside: QWidget | None = None) -> None:
        """See that the screen does not say what it must not.

        Raises:
            MissingWordsError: it does.
        """
        for part in parts:
            there = [text for text in self._said(inside) if part in text]
            if there:
                raise MissingWordsError(f"{sentence}: the screen says {part!r}: {there}")
        self.missing.setdefault(sentence, []).extend(parts)

    def papers_lack(self, sentence: str, *parts: str) -> None:
        """Read every paper that was saved since: what none of them may say, nor its name.

        Raises:
            MissingWordsError: one does, or none was saved.
        """
        told = self._papers_since()
        self.papers_saved()
        if not told:
            raise MissingWordsError(f"{sentence}: no paper was saved")
        for name, words in told.items():
            said = f"{name} {_SEAL.sub('', words)}"
            there = [part for part in parts if part in said]
            if there:
                raise MissingWordsError(f"{sentence}: {name} says {there}: {said}")
        self.missing.setdefault(sentence, []).extend(parts)

    def papers_say(self, sentence: str, readers: tuple[str, ...], *parts: str) -> None:
        """Read the papers that were saved or printed since: what each reader's own says.

        Args:
            sentence: Which sentence tells it.
            readers: Whose there are, one paper each; none = it is nobody's own.
            parts: What stands on every one of them.

        Raises:
            MissingWordsError: a reader has none, somebody else has one, or it lacks a part.
        """
        told = self._papers_since()
        if not told or (readers and len(told) != len(readers)):
            raise MissingWordsError(f"{sentence}: papers for {len(readers)}: {sorted(told)}")
        for reader in readers:
            if not any(f"{_COPY_FOR} {reader}" in said for said in told.values()):
                raise MissingWordsError(f"{sentence}: no paper is for {reader}")
        for name, said in told.items():
            lacking = [part for part in parts if part not in said]
            if lacking:
                raise MissingWordsError(f"{sentence}: {name} lacks {lacking}: {said}")
        self.answers.setdefault(sentence, []).extend(parts)

    def _papers_since(self) -> dict[str, str]:
        """The words of every paper nobody has read yet, by the name of its file."""
        new = sorted(set(self.papers.iterdir()) - self._read)
        told: dict[str, str] = {}
        for paper in new:
            pages = PdfReader(paper).pages if paper.suffix == ".pdf" else ()
            told[paper.name] = " ".join(" ".join(one.extract_text() for one in pages).split())
        return told

    def _said(self, inside: QWidget | None) -> dict[str, QWidget]:
        self.walker.settle()
        said: dict[str, QWidget] = {}
        root: Any = inside or self.walker.shell
        for one in root.findChildren(QWidget):
            if not one.isVisible():
                continue
            if isinstance(one, StatusBadge):
                said.setdefault(one.accessibleName(), one)
            elif isinstance(one, QLabel | QAbstractButton):
                said.setdefault(one.text(), one)
            elif isinstance(one, QPlainTextEdit):
                said.setdefault(one.toPlainText(), one)
        return said
