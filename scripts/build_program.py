"""Build the program to double-click, one folder with window and console, and try it.

    python3 scripts/build_program.py          environment, marks, list of parts, program, trial
    python3 scripts/build_program.py --try    try what was built before

What comes out is `dist/sspf`, with the list of its parts and the SHA-256 of every file in it, and
`build/window.png`, which shows the window as it was seen. Built and tried on Linux; what other
systems need is in docs/building.md.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv

sys.dont_write_bytecode = True
import environment  # noqa: E402  after the line above, or it would be cached itself

ROOT = environment.ROOT
BUILDERS = ROOT / ".venv-builder"
LOCK = ROOT / "requirements-builder.lock"
PYTHON = BUILDERS / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
MADE = ROOT / "dist" / "sspf"
EPOCH = "1767225600"
TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool"}


def main() -> int:
    """Build and try; exit 1 when the trial finds anything."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--try", action="store_true", dest="only_try")
    only_try = parser.parse_args().only_try
    environment.require_system_packages(_missing())
    _make_builders()
    if not only_try:
        _build()
    trial = [str(PYTHON), str(ROOT / "scripts" / "packaging" / "trial.py"), str(MADE)]
    return subprocess.run(trial, cwd=ROOT, check=False).returncode


def _missing() -> list[str]:
    """What the trial asks of the system, and what the program does."""
    if sys.platform != "linux":
        return []
    tools = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    return sorted({*environment.missing_packages(), *tools})


def _make_builders() -> None:
    """The environment of the builders: what the program needs, what builds, and nothing else."""
    stamp = BUILDERS / "made-from"
    state = f"{BUILDERS}\n{hashlib.sha256(LOCK.read_bytes()).hexdigest()}"
    if stamp.exists() and stamp.read_text("utf-8") == state:
        return
    environment.say("Making the environment of the builders in .venv-builder")
    venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(BUILDERS)
    environment.install(PYTHON, LOCK)
    stamp.write_text(state, "utf-8")


def _build() -> None:
    packaging = ROOT / "scripts" / "packaging"
    # The same order of everything that has none, and the same time, in each build.
    steady = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": EPOCH}
    for command in (
        [str(ROOT / "scripts" / "catalogue.py"), "compile"],
        [str(packaging / "marks.py"), str(ROOT / "build" / "marks")],
        [str(ROOT / "scripts" / "sbom.py"), "--check"],
        [
            "-m",
            "PyInstaller",
            "--noconfirm",
            "--log-level",
            "ERROR",
            str(packaging / "program.spec"),
        ],
    ):
        environment.say(" ".join(command))
        if subprocess.run([str(PYTHON), *command], cwd=ROOT, env=steady, check=False).returncode:
            sys.exit("This failed; the reason stands above.")
    shutil.copy(ROOT / "docs" / "sbom.cdx.json", MADE)
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(MADE).as_posix()}"
        for file in sorted(MADE.rglob("*"))
        if file.is_file() and file.name != "SHA256SUMS"
    ]
    (MADE / "SHA256SUMS").write_text("\n".join([*lines, ""]), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
