"""The project stands alone, its lock is complete, and its wheel carries all it needs."""

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
# Written in pieces, since this file is read too.
ELSEWHERE = re.compile("|".join(["/" + "work/", r"\.\./" + "shared"]))
SPARED = {
    ".git",
    ".venv",
    ".venv-checkers",
    ".venv-builder",
    ".hypothesis",
    "out",
    "build",
    "dist",
    "__pycache__",
}
TEXT = {".py", ".md", ".toml", ".po", ".json", ".jsonl", ".svg", ".cfg", ".lock", ".txt", ""}


def _files(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.name in SPARED:  # .git is a file in a worktree
            continue
        if entry.is_dir() and not entry.name.endswith("_cache"):
            yield from _files(entry)
        elif entry.is_file() and entry.suffix in TEXT:
            yield entry


def test_nothing_points_to_the_place_where_it_was_written() -> None:
    pointing = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in _files(ROOT)
        for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), start=1)
        if ELSEWHERE.search(line)
    ]
    assert pointing == []


def test_lock_pins_everything_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pins = dict(
        re.findall(r"(?m)^([\w.-]+)==(\S+)", (ROOT / "requirements.lock").read_text("utf-8"))
    )
    for line in project["dependencies"] + project["optional-dependencies"]["dev"]:
        wanted = Requirement(line)
        assert wanted.specifier.contains(pins[canonicalize_name(wanted.name)]), line


def test_every_entry_point_can_be_loaded() -> None:
    points = {point.name: point for point in distribution("sspf-app").entry_points}
    assert set(points) == {"sspf", "sspf-app"}
    assert all(callable(point.load()) for point in points.values())


def _every_file(folder: Path) -> Iterator[Path]:
    return (entry for entry in folder.rglob("*") if entry.is_file())


def test_wheel_carries_resources_and_the_compiled_catalogue(tmp_path: Path) -> None:
    tool = Path(sysconfig.get_path("scripts")) / "hatchling"
    build = [str(tool), "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    unpacked = tmp_path / "unpacked"
    zipfile.ZipFile(wheel).extractall(unpacked)
    resources = {p.relative_to(ROOT) for p in _every_file(ROOT / "resources")}
    assert resources <= {
        p.relative_to(unpacked / "sspf_app") for p in _every_file(unpacked / "sspf_app")
    }
    code = "from sspf_app import assets; print(assets.path('locale/sv/LC_MESSAGES/sspf.mo'))"
    found = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(found.stdout.strip()).is_relative_to(unpacked)
