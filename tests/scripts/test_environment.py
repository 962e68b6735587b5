"""What the first command of a newcomer says when the system lacks something."""

import os
import shutil
from pathlib import Path

import pytest

from scripts import environment


def test_a_library_that_cannot_be_loaded_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "LIBRARIES", {"libnowhere.so.9": "libnowhere9"})
    assert environment.missing_packages() == ["libnowhere9"]


def test_without_root_one_line_is_printed_and_nothing_is_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda _name: "apt-get")
    with pytest.raises(SystemExit) as stopped:
        environment.require_system_packages(["libegl1", "libgl1"])
    assert stopped.value.code == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if "apt-get" in line] == [
        "apt-get install -y --no-install-recommends libegl1 libgl1"
    ]


def test_system_packages_are_asked_for_before_anything_is_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(environment, "VENV", tmp_path / "environment")
    monkeypatch.setattr(environment, "STAMP", tmp_path / "environment" / "made-from")
    monkeypatch.setattr(environment, "missing_packages", lambda: ["libegl1"])
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(SystemExit):
        environment.prepare()
    assert list(tmp_path.iterdir()) == []


def test_what_checks_papers_is_asked_for_by_the_tests_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(environment, "COMMANDS", {"nowhere": "nowhere-bin"})
    monkeypatch.setattr(environment, "JARS", {"nothing.jar": "libnothing-java"})
    monkeypatch.setattr(environment, "ACCESSIBILITY", {"nowhere/*/a.typelib": "gir-nothing"})
    monkeypatch.setattr(environment, "JAR_FOLDER", tmp_path)
    assert environment.missing_checkers() == ["gir-nothing", "libnothing-java", "nowhere-bin"]
    monkeypatch.setattr(environment, "missing_packages", lambda: [])
    asked: list[list[str]] = []

    def stop(missing: list[str]) -> None:
        asked.append(missing)
        raise SystemExit(1)

    monkeypatch.setattr(environment, "require_system_packages", stop)
    for for_tests in (False, True):
        with pytest.raises(SystemExit):
            environment.prepare(for_tests=for_tests)
    assert asked == [[], ["gir-nothing", "libnothing-java", "nowhere-bin"]]
