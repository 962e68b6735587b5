"""A client of the accessibility bus, as a screen reader is one. Runs on the system's own Python.

Reads commands from standard input, a line each, and answers with a line of JSON:

    tree PID    every element that shows: role, name, description, states, depth
    focus PID   the element that has the keyboard
    press PID NAME    do what the tab of that name can do first; the word for it
"""

import json
import sys

import gi  # pyright: ignore[reportMissingImports]  it is the system's

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402  # pyright: ignore[reportMissingImports]  after its version

_MOST_CHILDREN = 60
_TOLD = {
    "focusable": Atspi.StateType.FOCUSABLE,
    "focused": Atspi.StateType.FOCUSED,
    "checked": Atspi.StateType.CHECKED,
    "selected": Atspi.StateType.SELECTED,
    "enabled": Atspi.StateType.ENABLED,
}


def application(pid):
    """The application of a process, or None while it is not there yet."""
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        found = desktop.get_child_at_index(number)
        if found is not None and found.get_process_id() == pid:
            return found
    return None


def described(element, depth):
    """What a screen reader is told."""
    states = element.get_state_set()
    return {
        "role": element.get_role_name(),
        "name": element.get_name() or "",
        "description": element.get_description() or "",
        "states": [name for name, state in _TOLD.items() if states.contains(state)],
        "depth": depth,
    }


def walk(element, depth=0):
    """Every element that shows, as the tree goes."""
    if depth and not element.get_state_set().contains(Atspi.StateType.SHOWING):
        return
    yield element, depth
    for number in range(min(element.get_child_count(), _MOST_CHILDREN)):
        child = element.get_child_at_index(number)
        if child is not None:
            yield from walk(child, depth + 1)


def pressed(found, name):
    """Do what a tab offers first, and say the word for it."""
    for element, _depth in walk(found):
        if element.get_role_name() == "page tab" and element.get_name() == name:
            element.do_action(0)
            return element.get_action_name(0)
    return ""


def answer(command, pid, name):
    """One answer."""
    found = application(pid)
    if found is None:
        return None
    found.clear_cache()
    if command == "tree":
        return [described(*one) for one in walk(found)]
    if command == "press":
        return pressed(found, name)
    for element, depth in walk(found):
        states = element.get_state_set()
        if states.contains(Atspi.StateType.FOCUSED) and element.get_role_name() != "frame":
            return described(element, depth)
    return {}


for line in sys.stdin:
    command, number, *words = line.split()
    try:
        said = answer(command, int(number), " ".join(words))
    except gi.repository.GLib.GError:  # an element that went away meanwhile
        said = None
    print(json.dumps(said), flush=True)
