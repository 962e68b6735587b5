"""What the system refuses is told in the program's words, in both languages, with its place."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from sspf_app.console.exits import Exit
from sspf_app.console.trouble import tell
from sspf_app.gui.explaining import explain
from sspf_app.services.vault_folder import disk_error
from sspf_app.system.export_target import FileTarget
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.conditions import condition
from sspf_app.texts.disk_faults import DiskFault
from sspf_app.texts.errors import DomainError, error_sentence

EN, SV = words_for("en"), words_for("sv")


@pytest.mark.parametrize(
    ("number", "english", "swedish"),
    [
        (errno.ENOSPC, "no room", "ingen plats"),
        (errno.EACCES, "may not", "inte rätt"),
        (errno.ENOENT, "no such file", "ingen sådan fil"),
        (errno.EISDIR, "a folder", "en mapp"),
        (errno.EROFS, "only read", "bara att läsa"),
        (errno.ENAMETOOLONG, "too long", "för långt"),
        (errno.EEXIST, "already", "redan"),
    ],
)
def test_a_fault_is_told_in_both_languages(number: int, english: str, swedish: str) -> None:
    fault = DiskFault.of(OSError(number, os.strerror(number), "papper.pdf"))
    assert english in fault.in_words(EN)
    assert swedish in fault.in_words(SV)
    assert os.strerror(number) not in fault.in_words(SV)


def test_what_has_no_words_is_told_by_its_name() -> None:
    for error in (OSError(errno.EDOM, "x"), RuntimeError("a name of somebody")):
        fault = DiskFault.of(error)
        assert not fault.is_known
        assert fault.code in fault.in_words(SV)
        assert "somebody" not in fault.in_words(SV)
    assert DiskFault.of(ValueError("embedded null byte")).is_known


def test_the_console_says_what_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    error = IsADirectoryError(errno.EISDIR, "Is a directory", "/x/y")
    assert tell(error, SV) is Exit.ENVIRONMENT
    told = capsys.readouterr().err
    assert "/x/y: Det är en mapp, inte en fil." in told
    assert "directory" not in told


def test_the_window_says_what_and_where_and_reports_what_it_does_not_know() -> None:
    reported: list[BaseException] = []
    known = FileNotFoundError(errno.ENOENT, "No such file or directory", "/x/y")
    assert explain(known, report=reported.append).what.startswith("/x/y: ")
    assert reported == []
    strange = OSError(errno.EDOM, "x", "/x/y")
    assert "/x/y" not in explain(strange, report=reported.append).what
    assert reported == [strange]


def test_a_refused_file_is_told_without_the_systems_words(tmp_path: Path) -> None:
    with pytest.raises(DomainError) as caught:
        FileTarget().write(tmp_path / "gone" / "x.pdf", b"", before_rename=lambda: None)
    assert "Det finns ingen sådan fil eller mapp." in error_sentence(caught.value, SV)
    known = disk_error(
        OSError(errno.EIO, "Input/output error"), tmp_path, otherwise="backup_failed"
    )
    said = condition(known.code, known.params, SV)
    assert said is not None
    assert "Disken gick inte att läsa" in said[0]


def test_no_module_hands_on_the_systems_words() -> None:
    package = Path(__file__).parents[2] / "sspf_app"
    assert [file for file in package.rglob("*.py") if "strerror" in file.read_text("utf-8")] == []


def test_a_refusal_says_which_role_one_has_and_which_it_takes() -> None:
    one = DomainError("not_permitted", role="coordinator", needed=("unit_manager",))
    assert error_sentence(one, SV) == (
        "Din roll omfattar inte detta. Du är koordinator; det kräver rollen enhetschef."
    )
    two = DomainError("not_permitted", role="archivist", needed=("unit_manager", "administrator"))
    assert error_sentence(two, EN).endswith(
        "You are archivist; it takes the role unit manager or administrator."
    )
    assert error_sentence(DomainError("not_permitted"), EN) == "Your role does not include this."
