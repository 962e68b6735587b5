"""What docstrings and decisions name by its place lies there: a module that moved is followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
APP = ROOT / "sspf_app"
PACKAGES = sorted(one.name for one in APP.iterdir() if (one / "__init__.py").is_file())
DOTTED = re.compile(rf"``((?:{'|'.join(PACKAGES)})\.[A-Za-z_.]+[A-Za-z_])``")
FILES = re.compile(rf"`((?:{'|'.join(PACKAGES)})/[a-z_/]+\.py)`")


def is_there(name: str) -> bool:
    """Whether a module lies there, and defines what is named of it."""
    place, rest = APP, name.split(".")
    while rest and (place / rest[0]).is_dir():
        place /= rest.pop(0)
    if not rest:
        return True
    module = place / f"{rest[0]}.py"
    file, rest = (module, rest[1:]) if module.is_file() else (place / "__init__.py", rest)
    made = rf"^(?:class |def |from .*\b)?{rest[0]}\b" if rest else ""
    return re.search(made, file.read_text("utf-8"), re.MULTILINE) is not None


def names() -> Iterator[tuple[str, str]]:
    for file in sorted(APP.rglob("*.py")):
        for name in DOTTED.findall(file.read_text("utf-8")):
            if not name.endswith(".md"):
                yield str(file.relative_to(ROOT)), name


def test_what_a_docstring_names_lies_there() -> None:
    assert len(list(names())) > 100
    assert [(file, name) for file, name in names() if not is_there(name)] == []
    assert not is_there("services.ports.Nowhere")
    assert not is_there("services.nowhere.Ports")


def test_a_file_that_a_document_names_lies_there() -> None:
    told = {
        (str(page.relative_to(ROOT)), name)
        for page in (ROOT / "docs").rglob("*.md")
        for name in FILES.findall(page.read_text("utf-8"))
    }
    assert told
    assert {(page, name) for page, name in told if not (APP / name).is_file()} == set()
