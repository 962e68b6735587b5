"""What this project does not write, and what it writes instead.

Only what the linter cannot know; each line of the table is a pattern, where it holds, where not,
and the sentence a person needs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Idiom:
    """One habit that is not ours.

    Attributes:
        pattern: What gives it away, in one line.
        instead: The sentence for the person who wrote it.
        folders: Where it holds: folders or files, relative to the root.
        except_in: Files in which it is right.
        suffix: The kind of file.
    """

    pattern: str
    instead: str
    folders: tuple[str, ...] = ("sspf_app", "scripts", "tests")
    except_in: tuple[str, ...] = ()
    suffix: str = ".py"


_THIS_FILE = "scripts/idioms.py"
_ITS_TEST = "tests/scripts/test_idioms.py"

IDIOMS = (
    Idiom(r"\b(TODO|FIXME|XXX)\b", "do it, or file an issue"),
    Idiom(r"# type: ignore", "write # pyright: ignore[rule], which is checked"),
    Idiom(r"# noqa(?!: [A-Z]+\d+(, ?[A-Z]+\d+)*\s+\S)", "write # noqa: CODE  reason"),
    Idiom(r"# pyright: ignore(?!\[\w+(, ?\w+)*\])", "write # pyright: ignore[rule]"),
    Idiom(r"\bclass \w*(Manager|Helper|Utils?)\b", "name what it is, not that it helps"),
    Idiom(
        r"\.exec\(",
        "an exec() nests an event loop: open() a dialog, popup() a menu; app.py runs the program",
        folders=("sspf_app/gui",),
        except_in=("sspf_app/gui/app.py",),
    ),
    Idiom(r"\bprocessEvents\b", "nested event loops re-enter code: use gui.tasks, or qtbot"),
    Idiom(r"\bSignal\((int|dict|list)\b", "Qt bends these on the way: Signal(object)"),
    Idiom(r"environ.*\bQT_", "Qt scales by itself; set nothing", folders=("sspf_app",)),
    Idiom(r"\b(MagicMock|mock\.patch|unittest)\b", "test with the real thing or tests/fakes.py"),
    Idiom(
        r"\bpytest\.(skip|xfail|mark\.(skip\b|xfail|skipif\((?!sys\.platform)))",
        "a test that does not run is no test; only a platform may excuse it",
    ),
    Idiom(r"\btime\.sleep\(", "timing decides nothing: wait for the event itself"),
    Idiom(
        r"(?i)^msgstr.*\b(bevilj|klient)",
        "say samtycke, får ta del av, får lämna; and the person, never a client",
        folders=("resources",),
        suffix=".po",
    ),
)

VAGUE_NAMES = {"utils", "util", "misc", "manager", "managers", "helper", "helpers", "common"}


def faults(root: Path) -> list[str]:
    """Name every place below a root that breaks an idiom, as "file:line: sentence"."""
    return [fault for idiom in IDIOMS for fault in _broken(idiom, root)] + [
        f"{_name(file, root)}: name it after what it holds"
        for file in sorted((root / "sspf_app").rglob("*"))
        if file.stem in VAGUE_NAMES
    ]


def _broken(idiom: Idiom, root: Path) -> Iterator[str]:
    pattern = re.compile(idiom.pattern)
    for file in _files(idiom, root):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            if pattern.search(line):
                yield f"{_name(file, root)}:{number}: {idiom.instead}"


def _files(idiom: Idiom, root: Path) -> Iterator[Path]:
    spared = {_THIS_FILE, _ITS_TEST, *idiom.except_in}
    for folder in idiom.folders:
        for file in sorted((root / folder).rglob("*" + idiom.suffix)):
            if _name(file, root) not in spared:
                yield file


def _name(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()
