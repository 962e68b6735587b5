"""Build the wheel twice, in two places and with two calendars, and compare the bytes.

    build_wheel.py [FOLDER]    leaves the wheel and its SHA-256 in FOLDER (dist by default)

Whoever has the same files and the same locked tools gets the same bytes, so that a wheel can be
checked against its source by building it.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
TOOL = Path(sysconfig.get_path("scripts")) / "hatchling"
PARTS = ("sspf_app", "resources", "docs", "scripts", "pyproject.toml", "README.md", "LICENSE")
"""What a wheel is made of."""

EPOCH = "1767225600"
"""Every file of a wheel says that it is of the first second of 2026 (UTC)."""

_UNLIKE = {"first": (0o022, 1_600_000_000), "second": (0o077, 1_700_000_000)}
"""In what the two builds differ beside their place: who may read a file, and of when it is."""


def main(argv: list[str] | None = None) -> int:
    """Build; exit 1 when the two are not the same."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "dist")
    folder: Path = parser.parse_args(argv).folder
    with TemporaryDirectory() as temporary:
        first, second = (
            build(Path(temporary) / name, umask, when) for name, (umask, when) in _UNLIKE.items()
        )
        if first.read_bytes() != second.read_bytes():
            print(f"the two wheels differ: {first.name}, {second.name}", file=sys.stderr)
            return 1
        folder.mkdir(parents=True, exist_ok=True)
        wheel = Path(shutil.copy(first, folder))
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (folder / f"{wheel.name}.sha256").write_text(f"{digest}  {wheel.name}\n", "utf-8")
    print(f"{wheel}\n{digest}\nbuilt twice, the same byte for byte")
    return 0


def build(place: Path, umask: int, when: int) -> Path:
    """Build in a folder of its own, from a copy of the files.

    Args:
        place: A folder that is not there yet.
        umask: The mask of permissions under which everything is written.
        when: The time that every file says it is of, in seconds.

    Returns:
        The wheel.
    """
    source = place / "source"
    before = os.umask(umask)
    try:
        _copy(source, when)
        subprocess.run(
            [str(TOOL), "build", "--target", "wheel", "--directory", str(place / "wheel")],
            cwd=source,
            env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
            capture_output=True,
            check=True,
        )
    finally:
        os.umask(before)
    (wheel,) = (place / "wheel").glob("*.whl")
    return wheel


def _copy(source: Path, when: int) -> None:
    source.mkdir(parents=True)
    for name in PARTS:
        part = ROOT / name
        if part.is_dir():
            unwanted = shutil.ignore_patterns("__pycache__", "*.mo")
            shutil.copytree(part, source / name, copy_function=shutil.copyfile, ignore=unwanted)
        else:
            shutil.copyfile(part, source / name)
    for file in source.rglob("*"):
        os.utime(file, (when, when))


if __name__ == "__main__":
    sys.exit(main())
