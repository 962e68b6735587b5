"""Every editor in which text is written: how one comes to it, and where one types. For tests.

A recipe is what a hand does in the English window: go to a place, press buttons, type in a field.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from sspf_app.gui.shell import Shell
from sspf_app.gui.widgets.drop_zone import DropZone

_ROUNDS = 8
GO_ON = ("Go on with it", "Go on with the new note", "Go on with the change")


@dataclass(frozen=True, kw_only=True)
class Editor:
    """An editor.

    Attributes:
        name: For people.
        screen: Where it is.
        params: What the screen is opened with; ``{case}`` is the record.
        press: Buttons on the way, by their words or accessible names.
        field: Where one types: the accessible name, or its beginning.
        of_case: Its record is a case; else what was typed belongs to the screen.
        again: What the screen is opened with afterwards, where that is not the same.
        press_again: Buttons on the way back to what was begun.
        choose: The choice box of which the second line is taken.
        drop: A file dropped on the way; ``{letter}`` is of the record.
        drop_again: The same on the way back.
        together: It keeps its words by itself (``widgets.kept_words``), so that one process
            writes in all of these, one after the other.
    """

    name: str
    screen: str
    params: dict[str, str] = field(default_factory=dict[str, str])
    press: tuple[str, ...] = ()
    field: str = ""
    of_case: bool = True
    again: dict[str, str] | None = None
    press_again: tuple[str, ...] = ()
    choose: str = ""
    drop: str = ""
    drop_again: str = ""
    together: bool = False


def shown(shell: Shell) -> QWidget:
    """The screen in sight."""
    view = shell.host.currentWidget()
    assert view is not None
    return view


def fields(view: QWidget) -> list[QWidget]:
    """Where text can be typed now, as one reads."""
    found = [
        one
        for kind in (QPlainTextEdit, QTextEdit, QLineEdit)
        for one in view.findChildren(kind)
        if one.isVisible() and one.isEnabled() and not one.isReadOnly()
    ]
    return sorted(
        found, key=lambda one: (one.mapTo(view, QPoint()).y(), one.mapTo(view, QPoint()).x())
    )


def text_of(widget: QWidget) -> str:
    """What stands in a field."""
    if isinstance(widget, QLineEdit):
        return widget.text()
    assert isinstance(widget, QPlainTextEdit | QTextEdit)
    return widget.toPlainText()


def rest(turns: int = _ROUNDS) -> None:
    """Let jobs, and what they start, come to an end."""
    for _turn in range(turns):
        QApplication.sendPostedEvents()
        QTest.qWait(15)


def press(view: QWidget, words: str) -> bool:
    """Press a button that can be pressed; whether there was one."""
    for one in view.findChildren(QAbstractButton):
        said = one.text().replace("&", "") or one.accessibleName()
        if said.strip() == words and one.isVisible() and one.isEnabled():
            one.click()
            rest()
            return True
    return False


def come_to(
    shell: Shell, editor: Editor, record: dict[str, str], *, is_again: bool = False
) -> None:
    """Go to an editor, about a record: a case, and there a meeting."""
    params = {name: value.format(**record) for name, value in editor.params.items()}
    if is_again and editor.again is not None:
        params = {"case": record["case"], **editor.again}
    shell.navigate(editor.screen, **params)
    rest()
    dropped = (editor.drop_again if is_again else editor.drop).format(**record)
    for zone in shown(shell).findChildren(DropZone):
        if dropped and zone.isVisible():
            zone.dropped.emit((Path(dropped),))
            rest()
    for words in editor.press_again if is_again else editor.press:
        press(shown(shell), words)
    for box in shown(shell).findChildren(QComboBox):
        if editor.choose and not is_again and box.accessibleName() == editor.choose:
            box.setCurrentIndex(1)
            box.activated.emit(1)
            rest()


def type_in(shell: Shell, editor: Editor, words: str) -> None:
    """Type letter by letter where one would."""
    ready = sorted(fields(shown(shell)), key=lambda one: _said(one) != editor.field)
    for one in ready:
        if _said(one).startswith(editor.field):
            above = one.parentWidget()
            while above is not None:
                if isinstance(above, QScrollArea):
                    above.ensureWidgetVisible(one)
                above = above.parentWidget()
            one.setFocus()
            QTest.keyClicks(one, words)
            return
    names = [one.accessibleName() for one in fields(shown(shell))]
    raise AssertionError(f"{editor.name}: no field {editor.field!r} among {names}")


def _said(widget: QWidget) -> str:
    return widget.accessibleName() or "?"


def is_there(shell: Shell, words: str) -> bool:
    """Whether the words stand in a field of the screen in sight, or after going on with it."""
    for _turn in range(2):
        if any(words in text_of(one) for one in fields(shown(shell))):
            return True
        if not any([press(shown(shell), one) for one in GO_ON]):
            return False
    return False


def _of_case(name: str, tab: str, button: str, typed_in: str, **params: str) -> dict[str, Any]:
    """An editor on a tab of a case, behind a button."""
    return {
        "name": name,
        "screen": "case",
        "params": {"case": "{case}", "tab": tab, **params},
        "press": (button,),
        "press_again": (button,),
        "field": typed_in,
    }


def _of_office(name: str, tab: str, button: str, typed_in: str) -> dict[str, Any]:
    """An editor of the register, behind a button."""
    return {
        "name": name,
        "screen": "register",
        "params": {"tab": tab},
        "press": (button,),
        "press_again": (button,),
        "field": typed_in,
        "of_case": False,
    }


EDITORS = (
    Editor(
        name="a point of the agenda",
        screen="meeting",
        params={"case": "{case}", "meeting": "{meeting}", "tab": "before"},
        field="Heading, without names",
    ),
    Editor(
        name="a note",
        screen="case",
        params={"case": "{case}", "tab": "notes", "new": "yes"},
        field="The note",
    ),
    Editor(
        name="an item of a meeting",
        screen="meeting",
        params={"case": "{case}", "meeting": "{meeting}", "tab": "during"},
        field="What was said",
    ),
    Editor(
        name="a remark on the minutes",
        screen="meeting",
        params={"case": "{case}", "meeting": "{adjusted}", "tab": "after"},
        press=("Show: Adjustment", "Remark"),
        field="Remark of",
    ),
    Editor(
        name="why locked minutes are opened",
        screen="meeting",
        params={"case": "{case}", "meeting": "{locked}", "tab": "after"},
        press=("Open for a change",),
        field="Why are the locked minutes changed?",
    ),
    Editor(
        name="an information talk",
        screen="case",
        params={"case": "{case}", "tab": "consent", "talk": ""},
        field="What ",
        again={"tab": "consent", "talk": "", "draft": "yes"},
    ),
    Editor(
        name="a withdrawal",
        screen="case",
        params={"case": "{case}", "tab": "consent", "withdraw": ""},
        field="In their own words",
        again={"tab": "consent", "withdraw": "", "draft": "yes"},
    ),
    Editor(
        name="a line of the plan",
        screen="case",
        params={"case": "{case}", "tab": "plan"},
        press=("Write",),
        press_again=("Write",),
        field="Item",
    ),
    Editor(
        name="the network",
        screen="case",
        params={"case": "{case}", "tab": "people"},
        press=("Add somebody",),
        field="In own words",
    ),
    Editor(
        name="the end of the case",
        screen="case",
        params={"case": "{case}", "tab": "decisions", "act": "close"},
        field="Why?",
    ),
    Editor(
        name="a question by law",
        screen="legal",
        params={"case": "{case}"},
        field="Who asked or told",
    ),
    Editor(
        name="an answer",
        screen="case",
        params={"case": "{case}", "tab": "consent", "answer": "{code}"},
        press=("Signed: yes",),
        field="Words written by hand under the exceptions",
        again={"tab": "consent", "answer": "", "draft": "yes"},
    ),
    Editor(
        name="the title of a paper",
        screen="case",
        params={"case": "{case}", "tab": "documents"},
        drop="{letter}",
        field="What it is",
    ),
    Editor(
        name="a note taken up",
        screen="case",
        params={"case": "{case}", "tab": "notes", "note": "{note}"},
        press=("Take up at a meeting…",),
        press_again=("Take up at a meeting…",),
        field="Item",
    ),
    Editor(
        name="an entry of the mapping",
        screen="case",
        params={"case": "{case}", "tab": "mapping"},
        press=("Add",),
        press_again=("Add",),
        field="Item",
    ),
    Editor(
        name="a referral",
        screen="case",
        params={"case": "{case}", "tab": "mapping", "referral": "yes"},
        choose="Who refers",
        field="Name",
    ),
    Editor(
        name="the setting of the plan",
        screen="case",
        params={"case": "{case}", "tab": "plan"},
        press=("Set the plan…",),
        press_again=("Set the plan…",),
        field="Who has said yes",
    ),
    Editor(
        name="how a commitment goes",
        screen="commitments",
        params={"case": "{case}", "item": "{item}"},
        field="Comment",
    ),
    Editor(
        name="an answer on a scanned sheet",
        screen="scans",
        drop="{sheet}",
        drop_again="{sheet}",
        press=("Compare",),
        press_again=("Compare",),
        field="Where the paper itself lies",
        of_case=False,
    ),
    Editor(
        name="a text of the form",
        screen="register",
        params={"text": "{text}"},
        field="",
        of_case=False,
    ),
    Editor(
        name="an entry of the support in the area",
        screen="register",
        params={"tab": "support", "support": "new"},
        field="Whom to contact",
        of_case=False,
    ),
    Editor(
        name="a new case",
        screen="cases",
        params={"new": "yes"},
        field="Name",
        of_case=False,
    ),
    Editor(
        name="a consultation",
        screen="consultations",
        press=("New consultation",),
        field="What was asked",
        of_case=False,
    ),
    Editor(
        name="another purpose",
        screen="case",
        params={"case": "{case}", "tab": "people"},
        press=("Another purpose…",),
        field="What else is the work for?",
    ),
    *(
        Editor(**one, together=True)
        for one in (
            _of_case("what is known of a person", "people", "Correct", "Address"),
            _of_case(
                "a rule about contact",
                "people",
                "Must not be contacted…",
                "Why? Who decided it?",
                person="{guardian}",
            ),
            _of_case("a new guardian", "people", "Add a guardian", "Document"),
            _of_case("maturity", "decisions", "Assess age and maturity", "Why, in your own words"),
            _of_case("a placement", "decisions", "Placement", ""),
            _of_case("a mark", "decisions", "Set a mark", "Why the mark is set"),
            _of_case("a paper astray", "shared", "It went astray…", "What happened?"),
            _of_case("an answer to correct", "consent", "", "What is wrong?", correct="{answer}"),
            {
                "name": "a view of an item",
                "screen": "item_rights",
                "params": {"case": "{case}", "item": "{item}"},
                "press": ("Note their view",),
                "press_again": ("Note their view",),
                "field": "What they say",
            },
            {
                "name": "why a case is moved out",
                "screen": "moving",
                "params": {"act": "out", "case": "{case}"},
                "field": "Why is it moved out?",
            },
            _of_office("a contact", "parties", "Add a contact", "Function"),
            _of_office("what is printed of the office", "office", "", "Committee"),
            _of_office("a room", "office", "Add a room", "Where it lies"),
            _of_office("a district", "office", "Add a district", "Name of the district"),
            _of_office("a list of participants", "office", "Add a list", "Name of the list"),
        )
    ),
)
