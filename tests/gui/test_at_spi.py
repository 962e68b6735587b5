"""What a screen reader is told, asked of the accessibility bus itself by a client of it.

Under Xvfb, with a message bus and the accessibility bus of its own: names, roles and order of the
main screens, and where the keyboard is after each Tab.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.gui import i18n
from sspf_app.gui.screen import lines_and_keys
from sspf_app.gui.screen_list import SCREENS
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF, held_with_cora
from tests.gui.x_display import end, own_display

ROOT = Path(__file__).parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
Element = dict[str, Any]

# Parts of a window that are there for others; and cells, which may be empty.
MUTE = {
    "filler",
    "frame",
    "layered pane",
    "panel",
    "scroll pane",
    "split pane",
    "table cell",
    "viewport",
}


class Reader:
    """The window and the client, side by side."""

    def __init__(self, app: subprocess.Popen[str], client: subprocess.Popen[str]) -> None:
        self._app, self._client = app, client
        self._line(app)

    def _line(self, process: subprocess.Popen[str], said: str = "") -> str:
        assert process.stdin is not None
        assert process.stdout is not None
        if said:
            process.stdin.write(f"{said}\n")
            process.stdin.flush()
        line = process.stdout.readline()
        assert line, f"{process.args!r} ended: {process.poll()}"
        return line

    def do(self, *words: str) -> None:
        """Let the window do something."""
        self._line(self._app, " ".join(words))

    def ask(self, command: str, *words: str) -> Any:
        """Ask the bus; the application may need a moment to stand there."""
        question = " ".join((command, str(self._app.pid), *words))
        for _time in range(100):
            said = json.loads(self._line(self._client, question))
            if said is not None:
                return said
        raise AssertionError("the application is not on the accessibility bus")

    def at(self, screen: str, *pairs: str) -> list[Element]:
        """Go to a screen; what shows there."""
        self.do("go", screen, *pairs)
        return self.ask("tree")

    def focus(self) -> Element:
        """What has the keyboard."""
        return self.ask("focus")


@pytest.fixture(scope="module")
def display() -> Iterator[dict[str, str]]:
    """A display and a bus that nobody else uses."""
    with ExitStack() as stack:
        name = stack.enter_context(own_display())
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        stack.callback(end, bus)
        assert bus.stdout is not None
        surroundings = {
            **os.environ,
            "DISPLAY": name,
            "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip(),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONPATH": str(ROOT),
            TEST_SWITCH: "1",
        }
        launcher = subprocess.Popen(
            [LAUNCHER, "--launch-immediately"], env=surroundings, stderr=subprocess.DEVNULL
        )
        stack.callback(end, launcher)
        yield surroundings


@pytest.fixture(scope="module")
def reader(display: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """The window on that display, and the client."""
    house = tmp_path_factory.mktemp("house")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(TEST_SWITCH, "1")
        i18n.use_language("en")
        desk = DeskHouse(house, MORNING_OF, worked_cases)
        held_with_cora(desk.services())
        desk.close()
    with ExitStack() as stack:
        app = _piped([sys.executable, str(ROOT / "tests/gui/at_spi_child.py"), str(house)], display)
        stack.callback(end, app)
        plain = {name: value for name, value in display.items() if name != "PYTHONPATH"}
        client = _piped([SYSTEM_PYTHON, str(ROOT / "tests/gui/at_spi_client.py")], plain)
        stack.callback(end, client)
        yield Reader(app, client)


def _piped(command: list[str], surroundings: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=surroundings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _named(tree: list[Element], *roles: str) -> list[str]:
    return [one["name"] for one in tree if one["role"] in roles and one["name"]]


def _titles() -> list[str]:
    """Of the lines of the navigation, in their order."""
    screens = sorted(SCREENS, key=lambda one: one.order)
    return [screen.title for screen, _keys in lines_and_keys(screens)]


PLACES = (
    *((screen.name,) for screen in SCREENS if screen.name not in {"case", "item_rights"}),
    ("item_rights", "case=c-cora"),
    *(("case", "case=c-cora", f"tab={tab}") for tab in ("overview", "consent", "plan", "notes")),
)


@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_whatever_can_be_used_has_a_name(reader: Reader, place: tuple[str, ...]) -> None:
    tree = reader.at(*place)
    nameless = [
        one
        for one in tree
        if "focusable" in one["states"] and not one["name"].strip() and one["role"] not in MUTE
    ]
    assert len([one for one in tree if "focusable" in one["states"]]) > 10
    assert nameless == []


def test_the_navigation_is_tabs_in_their_order(reader: Reader) -> None:
    tree = reader.at("today")
    lines = [one for one in tree if one["role"] == "page tab"]
    assert [one["name"] for one in lines] == _titles()
    assert [one["name"] for one in lines if "selected" in one["states"]] == ["Today"]
    assert [one for one in lines if "checked" in one["states"]] == []
    assert "Navigation" in _named(tree, "page tab list")


def test_a_line_of_the_navigation_can_be_pressed_through_the_bus(reader: Reader) -> None:
    reader.at("today")
    assert reader.ask("press", "Cases") == "Press"
    lines = [one for one in reader.ask("tree") if one["role"] == "page tab"]
    assert [one["name"] for one in lines if "selected" in one["states"]] == ["Cases"]


def test_the_window_and_its_fields_say_what_they_are(reader: Reader) -> None:
    tree = reader.at("cases")
    roles = {one["name"]: one["role"] for one in tree if one["name"]}
    assert roles["SSPF"] == "frame"
    assert roles["Search people, cases, meetings and actions"] in {"text", "entry"}
    assert roles["Filter on name or reference"] in {"text", "entry"}
    assert roles["New case"] == "push button"
    assert roles["All open cases"] == "combo box"
    (box,) = (one for one in tree if one["role"] == "combo box")
    assert box["description"] == "State of consent"
    assert "Cases" in _named(tree, "table")
    assert _named(tree, "table column header")[:3] == ["Reference", "Name", "Age"]
    cells = _named(tree, "table cell")
    assert {"Cora Berg", "Alva Lind"} <= set(cells)


def test_tabs_of_a_case_are_tabs_and_say_which_is_chosen(reader: Reader) -> None:
    tree = reader.at("case", "case=c-cora", "tab=plan")
    tabs = [one for one in tree if one["role"] == "page tab"][len(_titles()) :]
    assert [one["name"] for one in tabs][:4] == ["Overview", "Consent", "Meetings", "Plan"]
    assert [one["name"] for one in tabs if "selected" in one["states"]] == ["Plan"]


def test_tab_goes_as_one_reads_and_each_stop_says_its_name(reader: Reader) -> None:
    reader.at("cases")
    reader.do("search")
    stops: list[tuple[str, str]] = []
    for _step in range(8):
        here = reader.focus()
        stops.append((here.get("role", ""), here.get("name", "")))
        reader.do("tab")
    names = [name for _role, name in stops]
    assert names[0] == "Search people, cases, meetings and actions"
    assert names[1:4] == ["Ask", "Help", "Lock"]
    assert all(names), stops
