"""Where one saves: at the right of the foot of a page, first in a card; the way back beside it.

Held on the source: a row that has both a main button and a way back is of one of these two forms.

Source: decision 0083.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

GUI = Path(__file__).resolve().parents[2] / "sspf_app" / "gui"
_MAIN, _BACK = "primary_button", "back_button"
_WRAPPERS = {"changing"}


def _called(node: ast.expr) -> str:
    """The maker of a button, through what is wrapped around it."""
    if not isinstance(node, ast.Call):
        return ""
    made = node.func.id if isinstance(node.func, ast.Name) else ""
    return _called(node.args[0]) if made in _WRAPPERS and node.args else made


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _made(tree: ast.AST) -> dict[str, str]:
    """Which names of a module are main buttons and ways back."""
    return {
        _name(target): maker
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and (maker := _called(node.value)) in {_MAIN, _BACK}
        for target in node.targets
    }


def _rows(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """Every row with a main button and a way back: its line, and what stands in it."""
    made = _made(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "row":
            parts = [
                "gap"
                if isinstance(one, ast.Constant)
                else _called(one) or made.get(_name(one), "other")
                for one in node.args
            ]
            if _MAIN in parts and _BACK in parts:
                yield node.lineno, parts


def _is_right(parts: list[str]) -> bool:
    is_foot = parts[0] == _BACK and parts[-1] == _MAIN
    return is_foot or (parts[0] == _MAIN and parts.index(_BACK) > 0 and "gap" not in parts[:-1])


def test_the_main_button_and_the_way_back_stand_in_the_two_forms_of_the_rule() -> None:
    found = {
        f"{path.relative_to(GUI)}:{number}": parts
        for path in sorted(GUI.rglob("*.py"))
        for number, parts in _rows(ast.parse(path.read_text()))
    }
    assert len(found) > 20
    assert {place: parts for place, parts in found.items() if not _is_right(parts)} == {}


def test_cancel_is_a_way_back_that_esc_presses() -> None:
    by_hand = [
        f"{path.relative_to(GUI)}:{node.lineno}"
        for path in sorted((GUI / "screens").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and _called(node) in {"button", "quiet_button"}
        for word in node.args[:1]
        if ast.unparse(word) == "_('Cancel')"
    ]
    assert by_hand == []
