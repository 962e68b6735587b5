"""Every file and folder the program makes is its owner's alone, from the first byte on.

Held on the source: nothing is opened for writing but through ``services/files.py``, or by
``tempfile``, which makes its files so. What a whole day leaves on the disk is read in
``tests/attacks/test_disk.py``.

Source: promise 1; promises.md, "0600 permissions".
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "sspf_app"
WRITERS = {"write_text", "write_bytes", "touch", "copyfile", "copy", "copy2", "copytree", "move"}
OF_QT = {"QSaveFile", "QFile", "QTemporaryFile", "setOutputFileName", "QPdfWriter"}
IN_MEMORY = {
    "exchange/sheet_writing.py": "a book is packed in memory",
    "documents/word_package.py": "a paper is packed in memory",
    "services/backup_packing.py": "its stream was opened by who writes the backup",
}
READS = {
    "services/files.py": "a folder is synced through a handle that reads",
    "console/main.py": "nothing is written to but the empty device",
}


def _words(call: ast.Call) -> Iterator[str]:
    for one in (*call.args, *(named.value for named in call.keywords)):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def _writes(call: ast.Call) -> bool:
    """Whether one of the words is a mode of writing."""
    return any(set(word) <= set("rwxabt+") and set(word) & set("wxa+") for word in _words(call))


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _owner(node: ast.expr) -> str:
    return _name(node.value) if isinstance(node, ast.Attribute) else ""


def _fault(call: ast.Call, where: str) -> str:
    """How a call would make a file others may read; empty where it does not."""
    name, owner = _name(call.func), _owner(call.func)
    if name in OF_QT or (name in WRITERS and (owner == "shutil" or "write" in name)):
        return name
    if name == "touch" and owner != "self":
        return name
    if name == "open" and owner == "os":
        return "" if where in READS else "os.open"
    if name == "open" and _writes(call):
        is_own = any(
            one.arg == "opener" and _name(one.value) == "own_only" for one in call.keywords
        )
        return "" if is_own else "open"
    if name in {"mkdir", "makedirs"}:
        is_own = any(
            one.arg == "mode" and getattr(one.value, "value", None) == 0o700
            for one in call.keywords
        )
        return "" if is_own and name == "mkdir" else name
    if name == "ZipFile" and _writes(call):
        return "" if where in IN_MEMORY else name
    return ""


def _faults(source: str, where: str) -> list[str]:
    return [
        f"{where}:{node.lineno} {fault}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and (fault := _fault(node, where))
    ]


def test_no_file_is_written_but_as_the_owners_alone() -> None:
    found: list[str] = []
    for path in sorted(ROOT.rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        found += _faults(path.read_text("utf-8"), where)
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "path.open('xb')",
        "path.open(mode='w', encoding='utf-8')",
        "open(path, 'ab')",
        "open(path, 'xb', opener=any_opener)",
        "open(path, 'rb+')",
        "path.write_text('x')",
        "path.write_bytes(b'x')",
        "path.touch()",
        "path.mkdir()",
        "path.mkdir(mode=0o755, parents=True)",
        "os.makedirs(path, mode=0o700)",
        "shutil.copyfile(a, b)",
        "shutil.copy2(a, b)",
        "os.open(path, os.O_CREAT)",
        "zipfile.ZipFile(path, 'w')",
        "QSaveFile(name)",
        "printer.setOutputFileName(name)",
    ],
)
def test_each_other_way_would_be_found(line: str) -> None:
    assert _faults(line, "services/other.py"), line


@pytest.mark.parametrize(
    "line",
    [
        "path.open('rb')",
        "path.open()",
        "open(path, 'xb', opener=own_only)",
        "tempfile.mkstemp(prefix='x')",
        "path.mkdir(mode=0o700)",
        "archive.open('member')",
        "screen.open(case='c1')",
    ],
)
def test_what_reads_is_let_be(line: str) -> None:
    assert _faults(line, "services/other.py") == []


def test_every_exception_is_still_one() -> None:
    for where in (*IN_MEMORY, *READS):
        assert (ROOT / where).is_file(), where
