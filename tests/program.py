"""The program as a text that tests ask questions of: read, parsed and walked once."""

from __future__ import annotations

import ast
import gc
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import sspf_app

PACKAGE = Path(sspf_app.__file__).parent

_ASKED_OF = (ast.Call, ast.Name, ast.Attribute, ast.Import, ast.ImportFrom)
"""Of all the nodes these are the ones that anything is asked of."""


@cache
def modules() -> Mapping[str, tuple[ast.AST, ...]]:
    """Each module of the program, by its place in the package, with its nodes."""
    found = {
        file.relative_to(PACKAGE).as_posix(): nodes(file.read_text("utf-8"))
        for file in sorted(PACKAGE.rglob("*.py"))
    }
    gc.collect()
    gc.freeze()  # it stays until the end: nothing to look through again and again
    return found


def nodes(text: str) -> tuple[ast.AST, ...]:
    """The nodes of a module that anything is asked of."""
    return tuple(node for node in ast.walk(ast.parse(text)) if isinstance(node, _ASKED_OF))


@cache
def calls(folder: str) -> tuple[tuple[str, str], ...]:
    """Each call in a folder of the package: the module, and what it calls with its dots."""
    return tuple(
        (name.removeprefix(f"{folder}/"), ast.unparse(node.func))
        for name, nodes in modules().items()
        if name.startswith(f"{folder}/")
        for node in nodes
        if isinstance(node, ast.Call)
    )
