"""The environment: `.venv` with every locked dependency, and the libraries of the system.

Needs nothing but Python 3.11 and pip. What is there already is left alone; what is missing is
added; when something must come from the system and this user may not install it, nothing at all
is changed.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "made-from"
CHECKERS = ROOT / ".venv-checkers"
CHECKERS_LOCK = ROOT / "requirements-checkers.lock"
CHECKERS_STAMP = CHECKERS / "made-from"
OLDEST_PYTHON = (3, 11)

# What PySide6 loads from the system, for the offscreen and the xcb platform (found with ldd on its
# modules and plugins), and the Debian package that brings it.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libstdc++.so.6": "libstdc++6",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}

# What the tests ask about finished papers, and the Debian package that brings it: PDFBox and what
# its PDF/A validator needs beside it, qpdf and poppler.
JARS = {
    "preflight.jar": "libpdfbox2-java",
    "pdfbox2.jar": "libpdfbox2-java",
    "fontbox2.jar": "libfontbox2-java",
    "xmpbox.jar": "libpdfbox2-java",
    "commons-logging.jar": "libcommons-logging-java",
    "commons-io.jar": "libcommons-io-java",
    "javax.activation.jar": "libactivation-java",
    "jaxb-api.jar": "libjaxb-api-java",
}
JAR_FOLDER = Path("/usr/share/java")
COMMANDS = {
    "java": "default-jre-headless",
    "qpdf": "qpdf",
    "pdfsig": "poppler-utils",
    "pdftotext": "poppler-utils",
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus-daemon",
}
# What the tests ask the accessibility bus with, as a screen reader does: the bus, and a client of
# it on the system's own Python.
ACCESSIBILITY = {
    "usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "usr/lib/python3/dist-packages/gi/__init__.py": "python3-gi",
    "usr/lib/*/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
}


def say(words: str) -> None:
    """Tell the person who waits what is going on."""
    print(words, flush=True)


def prepare(*, for_tests: bool = False) -> Path:
    """Make everything ready that the project needs to run.

    Args:
        for_tests: And what the tests need beside it; who only runs the program needs no Java.

    Returns:
        The Python of the environment.

    Raises:
        SystemExit: something is missing that this user cannot get; the reason has been printed.
    """
    if sys.version_info < OLDEST_PYTHON:
        sys.exit("This needs Python 3.11 or newer; it was started with " + sys.version.split()[0])
    checkers = missing_checkers() if for_tests else []
    require_system_packages(sorted({*missing_packages(), *checkers}))
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not STAMP.exists() or STAMP.read_text("utf-8") != _state(python):
        _make(python)
        STAMP.write_text(_state(python), "utf-8")
    if for_tests:
        _make_checkers()
    _run([str(python), str(ROOT / "scripts" / "catalogue.py"), "compile"])
    return python


def missing_packages() -> list[str]:
    """Name the Debian packages that are missing, in alphabetical order."""
    missing = set()
    if importlib.util.find_spec("pip") is None:
        missing.add("python3-pip")
    if sys.platform == "linux":
        missing.update(package for name, package in LIBRARIES.items() if not _loads(name))
    return sorted(missing)


def missing_checkers() -> list[str]:
    """Name the Debian packages that check papers and the window in the tests and are missing."""
    if sys.platform != "linux":
        return []
    missing = {package for name, package in COMMANDS.items() if shutil.which(name) is None}
    missing.update(package for name, package in JARS.items() if not (JAR_FOLDER / name).exists())
    missing.update(
        package for file, package in ACCESSIBILITY.items() if not any(Path("/").glob(file))
    )
    return sorted(missing)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def require_system_packages(missing: list[str]) -> None:
    """Install Debian packages, or say how to and stop before anything has been changed."""
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if shutil.which("apt-get") is None:
        say("These packages of Debian, or their like on your system, are missing:")
        say(" ".join(missing))
        sys.exit(1)
    if os.geteuid() != 0:
        say("Packages of the system are missing. Nothing has been changed. As root, run:")
        say(" ".join(install))
        sys.exit(1)
    say("Installing packages of the system: " + " ".join(missing))
    unattended = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _run(["apt-get", "update", "-qq"], unattended)
    _run(install, unattended)


def _state(python: Path) -> str:
    """What an environment is made from: its place, its Python, and the two files that say what."""
    files = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    return "\n".join([str(ROOT), _version(python), files.hexdigest()])


def _version(python: Path) -> str:
    question = "import sys; print(*sys.version_info)"
    try:
        answer = subprocess.run(
            [str(python), "-c", question], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return answer.stdout.strip()


def _make(python: Path) -> None:
    if VENV.is_symlink():  # making it anew would empty what somebody else works with
        sys.exit(f"{VENV} is a link to the environment of another checkout: nothing was changed")
    # Its scripts hold their own place, so an environment that was moved is made anew.
    moved = STAMP.exists() and STAMP.read_text("utf-8").splitlines()[0] != str(ROOT)
    STAMP.unlink(missing_ok=True)  # an interrupted run must not look finished
    if moved or not _version(python):
        say("Making the environment in .venv")
        # Without pip of its own at first: Debian splits ensurepip off, and the pip outside will do.
        venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(VENV)
    say("Installing the locked dependencies (the first time takes some minutes)")
    install(python, LOCK)
    say("Installing the program itself")
    _run([*_pip(python), "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])


def _make_checkers() -> None:
    """An environment of their own: their licence (AGPL) and their versions touch nothing else."""
    python = CHECKERS / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    locked = hashlib.sha256(CHECKERS_LOCK.read_bytes()).hexdigest()
    state = "\n".join([str(CHECKERS), _version(python), locked])
    if CHECKERS_STAMP.exists() and CHECKERS_STAMP.read_text("utf-8") == state:
        return
    say("Making the environment of the checkers in .venv-checkers")
    venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(CHECKERS)
    install(python, CHECKERS_LOCK)
    state = "\n".join([str(CHECKERS), _version(python), locked])
    CHECKERS_STAMP.write_text(state, "utf-8")


def install(python: Path, lock: Path) -> None:
    """Install what a lock says, with its checksums, into an environment."""
    locked = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)]
    _run([*_pip(python), *locked])


def _pip(python: Path) -> list[str]:
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install"]
    pip += ["--quiet", "--no-input", "--disable-pip-version-check", "--no-warn-script-location"]
    return [*pip, "--root-user-action", "ignore"]


def _run(command: list[str], environment: dict[str, str] | None = None) -> None:
    quiet = subprocess.DEVNULL if command[0] == "apt-get" else None
    result = subprocess.run(command, env=environment, stdout=quiet, check=False)
    if result.returncode != 0:
        sys.exit("This failed; the reason stands above: " + " ".join(command))
