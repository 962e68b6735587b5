"""Run every check of the project; the tests come last, so their summary ends the output."""

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import idioms

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sysconfig.get_path("scripts"))
CODE = ["sspf_app", "scripts", "tests"]
MEMORY = Path("/dev/shm")  # noqa: S108  only asked whether it is there
ROOM = 2 << 30


def _tool(name: str, *arguments: str) -> list[str]:
    return [str(TOOLS / name), *arguments]


CHECKS = {
    "format": _tool("ruff", "format", "--check", "--quiet", "--diff", *CODE),
    "lint": _tool("ruff", "check", "--quiet", *CODE),
    "imports": _tool("lint-imports", "--no-cache"),
    "catalogue": [sys.executable, "scripts/catalogue.py", "check"],
    "types": _tool("pyright"),
}


def main(arguments: list[str]) -> int:
    """Run all the quick checks, then the tests if none failed; returns the exit code."""
    parser = argparse.ArgumentParser(prog="check.py", description=__doc__)
    parser.add_argument("--fast", action="store_true", help="leave the tests of the windows out")
    asked = parser.parse_args(arguments)
    faults = idioms.faults(ROOT)
    failed = ["idioms"] if faults else []
    _report("idioms", "\n".join(faults))
    for name, command in CHECKS.items():
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        _report(name, run.stdout + run.stderr if run.returncode else "")
        if run.returncode:
            failed.append(name)
    if failed:
        print("\nFailed, so the tests were not run: " + ", ".join(failed))
        return 1
    with tempfile.TemporaryDirectory(prefix="sspf-tests-", dir=_quick_place()) as folder:
        # Some tests go through it as somebody else, to a folder they open to all.
        Path(folder).chmod(0o711)
        return _run_tests(Path(folder), with_windows=not asked.fast)


def _run_tests(folder: Path, *, with_windows: bool) -> int:
    # Neighbours stay in one process, and share what they made, until another one is idle.
    tests = [sys.executable, "-m", "pytest", "-q", "--numprocesses=auto", "--dist=worksteal"]
    if not with_windows:
        tests.append("--ignore=tests/gui")
    # Compiled once is enough: the tests start many processes of their own.
    surroundings = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    surroundings["TMPDIR"] = str(folder)
    return subprocess.run(tests, cwd=ROOT, env=surroundings, check=False).returncode


def _quick_place() -> Path | None:
    """Where the vaults of tests lie; in memory if there is room: a disk is waited for at each row.

    What a vault asks of the disk it asks all the same. None = where such things lie anyway.
    """
    is_roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if is_roomy and os.access(MEMORY, os.W_OK) else None


def _report(name: str, trouble: str) -> None:
    print(f"{name:<10} {'FAILED' if trouble else 'ok'}", flush=True)
    if trouble:
        print(trouble.rstrip(), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
