"""Languages, exit codes, help, and what a bug or an interruption looks like."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

from sspf_app import __version__
from sspf_app.bootstrap import Workshop
from sspf_app.console.exits import Exit
from sspf_app.console.main import language_of
from sspf_app.services.settings import Language, Settings
from sspf_app.system.paths import config_folder
from sspf_app.system.settings import JsonSettings
from tests.console.conftest import WORKED, Console

ROOT = Path(__file__).parents[2]


def test_version_and_help(console: Console) -> None:
    told = console.run("--version")
    assert (told.code, told.out.strip()) == (0, f"sspf {__version__}")
    for language, word in (("en", "exit codes:"), ("sv", "avslutskoder:")):
        told = console.run("--help", language=language)
        assert told.code == 0
        assert word in told.out
    assert console.run("vault").code == 2
    assert console.run("vault", "--help").code == 0
    assert console.run("nonsense").code == 2


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_exit_code_is_in_the_help_and_in_the_docs(console: Console, language: str) -> None:
    codes = {str(code.value) for code in Exit}
    told = console.run("--help", language=language).out
    assert set(re.findall(r"(?m)^ {2}(\d+) ", told)) == codes
    docs = (ROOT / "docs" / "console.md").read_text("utf-8")
    assert set(re.findall(r"(?m)^\| (\d+) \|", docs)) == codes


@pytest.mark.parametrize(
    ("arguments", "chosen", "environment", "language"),
    [
        ([], None, {}, "sv"),
        ([], None, {"LANG": "en_GB.UTF-8"}, "en"),
        ([], None, {"LANG": "C.UTF-8"}, "sv"),
        ([], None, {"LANG": "en_US.UTF-8", "LC_ALL": "sv_SE.UTF-8"}, "sv"),
        ([], "sv", {"LANG": "en_GB.UTF-8"}, "sv"),
        ([], "en", {"LANG": "sv_SE.UTF-8"}, "en"),
        (["case", "--language", "en"], "sv", {}, "en"),
        (["--language=sv"], "en", {}, "sv"),
        (["--language"], None, {}, "sv"),
    ],
)
def test_language_is_the_one_asked_for_else_chosen_else_the_systems(
    arguments: list[str],
    chosen: str | None,
    environment: dict[str, str],
    language: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workshop = Workshop("sspf")
    monkeypatch.setattr(workshop, "chosen_language", lambda: chosen)
    assert language_of(arguments, workshop, environment) == language


def test_language_chosen_in_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    assert Workshop("sspf").chosen_language() is None
    JsonSettings(config_folder()).save(Settings(language=Language.ENGLISH))
    assert Workshop("sspf").chosen_language() == "en"


def test_bug_is_told_without_what_a_case_holds(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_data: bytes) -> None:
        raise RuntimeError("Alva Lind")

    monkeypatch.setattr(console.workshop, "read_case_file", fail)
    told = console.run("decide", "--questions", WORKED)
    assert told.code == 70
    assert "RuntimeError" in told.err
    assert "Alva" not in told.err


def test_interruption(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_data: bytes) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(console.workshop, "read_case_file", interrupt)
    told = console.run("decide", "--questions", WORKED)
    assert told.code == 130
    assert "Traceback" not in told.err


def test_reader_who_leaves_early_gets_no_traceback() -> None:
    command = shutil.which("sspf", path=sysconfig.get_path("scripts"))
    assert command is not None
    process = subprocess.Popen(
        [command, "decide", "--questions", str(WORKED), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait() == Exit.ENVIRONMENT
    process.stderr.close()


def test_demo_says_how_to_open_it(console: Console, tmp_path: Path) -> None:
    made = console.run("demo", "--cases", "1", "--vault", tmp_path / "d", "--json")
    assert made.code == 0, made.err
    told = made.json
    assert told["cases"] == 1
    listed = console.open("case", "list", "--json", vault=tmp_path / "d", password=told["password"])
    assert len(listed.json) == 1
    assert console.run("demo", "--cases", "1", "--vault", tmp_path / "d").code == 3
    assert console.run("demo", "--cases", "0", "--vault", tmp_path / "e").code == 2
    assert not (tmp_path / "e").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "det här saknas"),
        (("case", "show"), "det här saknas: ÄRENDE"),
        (("nonsense",), "går inte att välja"),
        (("case", "list", "--nonsense"), "det här känns inte igen: --nonsense"),
        (("case", "list", "--vault"), "ett värde ska stå efter"),
    ],
)
def test_what_is_wrong_with_the_line_is_told_in_the_language_chosen(
    console: Console, arguments: tuple[str, ...], said: str
) -> None:
    ran = console.run(*arguments, language="sv")
    assert ran.code == 2
    assert "så här: sspf" in ran.err
    assert said in ran.err
    assert "usage" not in ran.err
    assert "error" not in ran.err
    english = console.run(*arguments)
    assert "usage: sspf" in english.err
