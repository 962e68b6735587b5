"""The table of idioms fires where it should and spares what is right."""

from pathlib import Path

import pytest

from scripts import idioms


def _faults(root: Path, name: str, line: str) -> list[str]:
    file = root / name
    file.parent.mkdir(parents=True)
    file.write_text(f"first line\n{line}\n", "utf-8")
    return idioms.faults(root)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("sspf_app/a.py", "x = 1  # TODO later"),
        ("sspf_app/a.py", "x = 1  # noqa"),
        ("sspf_app/a.py", "x = 1  # noqa: E501"),
        ("sspf_app/a.py", "x = 1  # type: ignore"),
        ("sspf_app/a.py", "x = 1  # pyright: ignore"),
        ("sspf_app/a.py", "class CaseManager:"),
        ("sspf_app/gui/a.py", "dialog.exec()"),
        ("sspf_app/gui/a.py", "changed = Signal(int)"),
        ("tests/test_a.py", "@pytest.mark.skipif(True)"),
        ("tests/test_a.py", "time.sleep(1)"),
        ("tests/test_a.py", "from unittest.mock import Mock"),
        ("resources/locale/sv/LC_MESSAGES/a.po", 'msgstr "Samtycket är beviljat för klienten"'),
    ],
)
def test_a_banned_idiom_is_named_with_its_place(tmp_path: Path, name: str, line: str) -> None:
    (fault,) = _faults(tmp_path, name, line)
    assert fault.startswith(f"{name}:2: ")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("sspf_app/a.py", "x = 1  # noqa: E501  a table reads better in one line"),
        ("sspf_app/a.py", "x = 1  # pyright: ignore[reportUnknownMember]  the library is untyped"),
        ("sspf_app/gui/app.py", "application.exec()"),
        ("tests/test_a.py", '@pytest.mark.skipif(sys.platform == "win32", reason="...")'),
        ("sspf_app/gui/a.py", "changed = Signal(object)"),
        ("resources/locale/sv/LC_MESSAGES/a.po", 'msgstr "Samtycket är återkallat"'),
    ],
)
def test_what_is_right_is_spared(tmp_path: Path, name: str, line: str) -> None:
    assert _faults(tmp_path, name, line) == []


def test_a_drawer_is_no_module(tmp_path: Path) -> None:
    (fault,) = _faults(tmp_path, "sspf_app/gui/utils.py", "x = 1")
    assert fault == "sspf_app/gui/utils.py: name it after what it holds"
