"""What is built from the source is what the source says: wheel, locks, list of parts, program."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts import build_wheel, environment
from sspf_app import __version__

ROOT = Path(__file__).parents[2]
LOCKS = sorted(ROOT.glob("requirements*.lock"))
SPEC = (ROOT / "scripts" / "packaging" / "program.spec").read_text("utf-8")


def _pins(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"(?m)^([\w.-]+)==([^\s;]+)", lock.read_text("utf-8")))


def test_the_wheel_is_the_same_byte_for_byte_wherever_it_is_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_wheel.main([str(tmp_path)]) == 0
    (wheel,) = tmp_path.glob("*.whl")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    assert digest in capsys.readouterr().out
    told = (tmp_path / f"{wheel.name}.sha256").read_text("utf-8")
    assert told == f"{digest}  {wheel.name}\n"


def test_wheels_that_differ_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def built(place: Path, umask: int, _when: int) -> Path:
        place.mkdir()
        wheel = place / "one.whl"
        wheel.write_text(str(umask))
        return wheel

    monkeypatch.setattr(build_wheel, "build", built)
    assert build_wheel.main([str(tmp_path)]) == 1
    assert list(tmp_path.glob("*.whl")) == []


def test_there_are_three_locks() -> None:
    names = [lock.name for lock in LOCKS]
    assert names == [
        "requirements-builder.lock",
        "requirements-checkers.lock",
        "requirements.lock",
    ]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_line_of_a_lock_has_its_checksums(lock: Path) -> None:
    lines = [line for line in lock.read_text("utf-8").splitlines() if not line.startswith("#")]
    whole = "\n".join(lines).replace("\\\n", " ").splitlines()
    assert len(whole) > 5
    for line in whole:
        assert re.fullmatch(r"[\w.-]+==\S+( ; [^\\]+?)?\s+(--hash=sha256:[0-9a-f]{64}\s*)+", line)


def test_nothing_is_installed_without_its_checksum(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(environment, "_run", ran.append)
    environment.install(Path("python"), LOCKS[0])
    assert {"--require-hashes", "--only-binary"} <= set(ran[0])


def test_the_program_is_built_from_the_versions_that_are_tested() -> None:
    built, tested = _pins(LOCKS[0]), _pins(ROOT / "requirements.lock")
    assert {name: built[name] for name in built.keys() & tested} == {
        name: tested[name] for name in built.keys() & tested
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for line in project["dependencies"]:
        assert canonicalize_name(Requirement(line).name) in built


def test_an_environment_of_another_checkout_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "made-from").write_text("elsewhere")
    mine = tmp_path / ".venv"
    mine.symlink_to(theirs, target_is_directory=True)
    monkeypatch.setattr(environment, "VENV", mine)
    monkeypatch.setattr(environment, "STAMP", mine / "made-from")
    with pytest.raises(SystemExit, match="another checkout"):
        environment._make(mine / "bin" / "python")
    assert (theirs / "made-from").read_text() == "elsewhere"


def test_the_list_of_parts_is_what_is_locked() -> None:
    listed = json.loads((ROOT / "docs" / "sbom.cdx.json").read_text("utf-8"))
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.6")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    program = listed["metadata"]["component"]
    assert (program["name"], program["version"]) == (project["name"], __version__)
    locked = (ROOT / "requirements-builder.lock").read_text("utf-8")
    pins = {canonicalize_name(name): pin for name, pin in _pins(LOCKS[0]).items()}
    parts = {part["name"]: part for part in listed["components"]}
    for name, part in parts.items():
        assert part["version"] == pins[name]
        assert part["purl"] == f"pkg:pypi/{name}@{part['version']}"
        digests = [one["content"] for ref in part["externalReferences"] for one in ref["hashes"]]
        assert digests
        assert all(f"sha256:{digest}" in locked for digest in digests)
    direct = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    assert direct <= set(parts)
    builders = set(pins) - set(parts)
    assert builders == {
        "altgraph",
        "babel",
        "boolean-py",
        "cyclonedx-python-lib",
        "license-expression",
        "macholib",
        "packageurl-python",
        "pefile",
        "py-serializable",
        "pyinstaller",
        "pyinstaller-hooks-contrib",
        "pywin32-ctypes",
        "setuptools",
        "sortedcontainers",
    }


def test_the_description_of_the_program_can_be_read_and_leaves_the_network_out() -> None:
    tree = ast.parse(SPEC)
    lists = {
        node.targets[0].id: ast.unparse(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    assert "PySide6.QtNetwork" in ast.literal_eval(lists["NEVER"])
    assert ast.literal_eval(lists["ENTRIES"]) == {"window": "sspf-app", "console": "sspf"}
    for entry in ast.literal_eval(lists["ENTRIES"]):
        assert (ROOT / "scripts" / "packaging" / f"{entry}.py").exists()
    for system in ("win32", "darwin"):
        assert system in SPEC


@pytest.mark.parametrize("option", ["--read-scans", "--read-sheet", "--read-template"])
def test_either_program_is_the_reader_when_it_is_started_as_one(
    option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sspf_app import __main__, bootstrap

    begun: list[str] = []
    monkeypatch.setattr(bootstrap, "run_worker", begun.append)
    assert bootstrap.run_console([option]) == 0
    assert __main__.main([option]) == 0
    assert begun == [option, option]


def test_the_readers_are_started_by_the_words_that_the_programs_know(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from sspf_app.documents import template_reader
    from sspf_app.exchange import sheet_reader
    from sspf_app.scanning import reader

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reader._command() == [sys.executable, "--read-scans"]
    assert sheet_reader._command() == [sys.executable, "--read-sheet"]
    assert template_reader._command() == [sys.executable, "--read-template"]
