"""Secrets come from a prompt, a descriptor or standard input, and are seen nowhere."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sspf_app.console.parser import build_parser
from sspf_app.texts.catalogue import words_for
from tests.console.conftest import Console
from tests.services.vault_house import ANNA, BO


def _command() -> str:
    command = shutil.which("sspf", path=sysconfig.get_path("scripts"))
    assert command is not None
    return command


def _parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _parsers(inner)


def test_no_option_takes_a_secret() -> None:
    options = {
        (name, action.type, action.nargs)
        for parser in _parsers(build_parser(words_for("en"), ZoneInfo("Europe/Stockholm")))
        for action in parser._actions
        for name in (*action.option_strings, action.dest)
        if "password" in name or "secret" in name
    }
    assert {name for name, _, _ in options} == {
        *("--password-fd", "password_fd"),
        *("--password-stdin", "password_stdin"),
    }
    assert {kind for name, kind, _ in options if "fd" in name} == {int}
    assert {nargs for name, _, nargs in options if "stdin" in name} == {0}


def test_argument_that_looks_like_a_password_is_refused(console: Console, worked: Path) -> None:
    for wrong in (f"--password={ANNA}", f"--password-fd={ANNA}"):
        assert console.run("vault", "verify", worked, wrong).code == 2


def test_descriptor_and_standard_input_exclude_each_other(console: Console, worked: Path) -> None:
    told = console.run("vault", "verify", worked, "--password-stdin", secrets=[ANNA])
    assert told.code == 2
    assert console.run("vault", "verify", worked, "--password-fd", "987").code == 2
    both = console.run("import", "-", "--vault", worked, "--password-stdin")
    assert both.code == 2


def test_secrets_that_are_no_text(console: Console, worked: Path, tmp_path: Path) -> None:
    noise = tmp_path / "noise"
    noise.write_bytes(b"\xff\xfe\n")
    with noise.open("rb") as stream:
        told = console.run("vault", "verify", worked, "--password-fd", stream.fileno())
    assert told.code == 2
    assert "UTF-8" in told.err


def test_without_terminal_and_descriptor_it_says_what_to_do(worked: Path) -> None:
    run = subprocess.run(
        [_command(), "vault", "verify", str(worked), "--language", "en"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,  # without a terminal
        check=False,
    )
    assert run.returncode == 2
    assert "--password-fd" in run.stderr


def test_one_secret_a_line_from_standard_input(worked: Path) -> None:
    run = subprocess.run(
        [_command(), "vault", "passwd", str(worked), "--password-stdin"],
        input=f"{ANNA}\n{BO}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert ANNA not in run.stdout
    assert BO not in run.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of Unix")
def test_prompt_asks_twice_for_what_is_kept_and_echoes_nothing(worked: Path) -> None:
    typed = (ANNA, BO, BO)
    code, screen = _at_a_terminal(
        [_command(), "vault", "passwd", str(worked), "--language", "en"],
        [("Password: ", ANNA), ("New password: ", BO), ("Once more: ", BO)],
    )
    assert code == 0, screen
    assert "The password is changed." in screen
    assert not any(secret in screen for secret in typed)
    code, screen = _at_a_terminal(
        [_command(), "vault", "passwd", str(worked), "--language", "en"],
        [("Password: ", BO), ("New password: ", ANNA), ("Once more: ", BO)],
    )
    assert code == 2, screen
    assert "not the same" in screen


def _at_a_terminal(command: list[str], answers: list[tuple[str, str]]) -> tuple[int, str]:
    """Run a command on a terminal of its own, typing each answer when its prompt is there."""
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.execv(command[0], command)
    screen = ""
    with os.fdopen(terminal, "r+b", buffering=0) as stream:
        for prompt, answer in answers:
            seen = ""
            while prompt not in seen:
                seen += _read(stream.fileno())
            screen += seen
            os.write(stream.fileno(), f"{answer}\n".encode())
        while more := _read(stream.fileno()):
            screen += more
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), screen


def _read(terminal: int) -> str:
    try:
        return os.read(terminal, 4096).decode()
    except OSError:  # the other end is closed
        return ""


@pytest.mark.skipif(sys.platform != "linux", reason="/proc of Linux")
def test_nothing_secret_is_seen_by_other_programs_of_the_machine(worked: Path) -> None:
    """While a command waits for its file, its arguments and environment hold no secret."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(f"{ANNA}\n".encode())
    process = subprocess.Popen(
        [_command(), "import", "-", "--vault", str(worked), "--password-fd", str(reading)],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=[reading],
    )
    os.close(reading)
    about = Path("/proc", str(process.pid))
    while not (seen := (about / "cmdline").read_bytes()):
        pass  # the process has only just begun
    seen += (about / "environ").read_bytes()
    process.communicate(b"{}")
    assert process.returncode == 5
    assert b"--password-fd" in seen
    assert ANNA.split()[0].encode() not in seen
