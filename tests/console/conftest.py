"""The commands as a person or a script runs them: real vaults, and a clock that stands still."""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any

import pytest

from sspf_app.bootstrap import Workshop
from sspf_app.console.main import main
from sspf_app.console.parser import build_parser
from sspf_app.console.parser_words import speak
from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.texts.catalogue import Words
from tests.services.vault_house import ANNA, StillClock, hurried

ACCEPTANCE = Path(__file__).parents[1] / "data" / "acceptance"
WORKED = ACCEPTANCE / "01-worked-cases.json"


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one line of JSON."""
        (line,) = self.out.splitlines()
        return json.loads(line)

    @property
    def lines(self) -> list[Any]:
        """Every line of JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


class Console:
    """Runs commands in this process; secrets come through a pipe."""

    def __init__(self) -> None:
        self.clock = StillClock()
        self.workshop = Workshop("sspf")
        self.workshop.clock = self.clock  # pyright: ignore[reportAttributeAccessIssue]
        self.workshop.monotonic = hurried()

    def run(
        self, *arguments: object, secrets: Sequence[str] | None = None, language: str = "en"
    ) -> Ran:
        words = [*map(str, arguments), "--language", language]
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            if secrets is None:
                code = main(words, self.workshop)
            else:
                code = self._with_secrets(words, secrets)
        return Ran(code, out.getvalue(), err.getvalue())

    def open(self, *arguments: object, vault: Path, password: str = ANNA) -> Ran:
        """Run a command that opens a vault."""
        return self.run(*arguments, "--vault", vault, secrets=[password])

    def _with_secrets(self, words: list[str], secrets: Sequence[str]) -> int:
        reading, writing = os.pipe()
        try:
            with os.fdopen(writing, "wb") as stream:
                stream.write("".join(f"{secret}\n" for secret in secrets).encode())
            return main([*words, "--password-fd", str(reading)], self.workshop)
        finally:
            os.close(reading)


@pytest.fixture(scope="session", autouse=True)
def _cheap_kdf() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(TEST_SWITCH, "1")
        yield


@pytest.fixture(scope="session", autouse=True)
def _parser_put_together_once() -> Iterator[None]:
    """Let the commands of a run be read by one parser for each language; it keeps nothing."""
    made: dict[tuple[int, tzinfo], argparse.ArgumentParser] = {}

    def kept(words: Words, zone: tzinfo) -> argparse.ArgumentParser:
        key = (id(words), zone)  # a catalogue is read once, and stays
        if key not in made:
            made[key] = build_parser(words, zone)
        speak(words)
        return made[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sspf_app.console.main.build_parser", kept)
        yield


@pytest.fixture
def console() -> Console:
    return Console()


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Vaults that tests get copies of: one empty, one with the worked cases, one of the demo."""
    folder = tmp_path_factory.mktemp("made")
    made = {name: folder / name for name in ("empty", "worked", "demo")}
    new = Console().run("vault", "create", made["empty"], "--login", "anna", secrets=[ANNA])
    assert new.code == 0, new.err
    shutil.copytree(made["empty"], made["worked"])
    taken = Console().open("import", WORKED, vault=made["worked"])
    assert taken.code == 0, taken.err
    demo = Console().run("demo", "--cases", "4", "--vault", made["demo"])
    assert demo.code == 0, demo.err
    return made


@pytest.fixture
def empty(_made: dict[str, Path], tmp_path: Path) -> Path:
    """A vault of Anna without any case."""
    return Path(shutil.copytree(_made["empty"], tmp_path / "empty"))


@pytest.fixture
def worked(_made: dict[str, Path], tmp_path: Path) -> Path:
    """A vault of Anna with the worked cases."""
    return Path(shutil.copytree(_made["worked"], tmp_path / "worked"))


@pytest.fixture
def demo(_made: dict[str, Path], tmp_path: Path) -> Path:
    """The demonstration's vault."""
    return Path(shutil.copytree(_made["demo"], tmp_path / "demo"))
