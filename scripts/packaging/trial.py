"""Try the built program as somebody would who has only that folder: no Python, no checkout.

    trial.py FOLDER    one line a trial; exit 1 when any failed

Both switches of the tests are set all the time: a built program must not know them.
"""

from __future__ import annotations

import json
import os
import pwd
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import BinaryIO, cast

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PIL import Image

from sspf_app import __version__
from sspf_app.console.demo_command import PASSWORD
from sspf_app.crypto.kdf import TEST_SWITCH as CHEAP
from sspf_app.system.own_memory import TEST_SWITCH as READABLE

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "build" / "window.png"
_LEAST_KIB = 64 * 1024
_SCREEN = (1280, 800)


class Trial:
    """The program in a folder that stands for a user's home."""

    def __init__(self, made: Path, home: Path) -> None:
        self._made, self.home = made, home
        self.vault = home / "vault"
        self.surroundings = {
            "HOME": str(home),
            "PATH": "/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(home),
            CHEAP: "1",
            READABLE: "1",
        }

    def program(self, name: str) -> str:
        """One of the two programs."""
        return str(self._made / (f"{name}.exe" if os.name == "nt" else name))

    def sspf(self, *words: object, secrets: int = 1) -> subprocess.CompletedProcess[str]:
        """Run a command of the console."""
        given = ["--password-stdin"] if secrets else []
        return subprocess.run(
            [self.program("sspf"), *map(str, words), *given, "--language", "en"],
            cwd=self.home,
            env=self.surroundings,
            input=f"{PASSWORD}\n" * secrets,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )


def it_tells_its_version(trial: Trial) -> None:
    """The console starts."""
    told = trial.sspf("--version", secrets=0)
    assert told.stdout.strip() == f"sspf {__version__}", told.stderr


def a_guess_is_never_cheap(trial: Trial) -> None:
    """A vault that is made under the switch of the tests costs what every vault costs."""
    made = trial.sspf("demo", "--cases", 3, "--vault", trial.vault, secrets=0)
    assert made.returncode == 0, made.stderr
    told = trial.sspf("vault", "info", trial.vault, "--json", secrets=0)
    costs = json.loads(told.stdout)["kdf"]
    assert costs, told.stdout
    assert all(int(one.split()[1]) * 1024 >= _LEAST_KIB for one in costs), costs


def a_cheap_vault_stays_closed(trial: Trial) -> None:
    """A vault that the tests made under their switch opens in no built program."""
    cheap = trial.home / "cheap"
    words = ["demo", "--cases", "1", "--vault", str(cheap)]
    code = f"import sys; from sspf_app.bootstrap import run_console; sys.exit(run_console({words}))"
    subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, CHEAP: "1", "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )
    refused = trial.sspf("case", "list", "--vault", cheap)
    assert refused.returncode not in (0, 1, 70), refused.stdout
    assert "SSPF" not in refused.stdout


def its_memory_is_closed(trial: Trial) -> None:
    """While it waits for a password, all that is known of its process belongs to root."""
    nobody = pwd.getpwnam("nobody").pw_uid if os.getuid() == 0 else None
    waiting = subprocess.Popen(
        [trial.program("sspf"), "proof", "--vault", str(trial.vault), "--password-stdin"],
        cwd="/",
        env=trial.surroundings,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user=nobody,
    )
    try:
        memory = Path(f"/proc/{waiting.pid}/mem")
        assert _soon(lambda: memory.stat().st_uid == 0), "it can be read by the same user"
    finally:
        waiting.kill()
        waiting.wait()


def it_proves_its_vault(trial: Trial) -> None:
    """Database, encryption and log work."""
    told = trial.sspf("proof", "--vault", trial.vault)
    assert "SQLCipher" in told.stdout, told.stderr
    whole = trial.sspf("vault", "verify", trial.vault)
    assert whole.returncode == 0, whole.stderr


def it_writes_papers(trial: Trial) -> None:
    """Fonts, forms and the copies of minutes are in it; so are sheets and open files."""
    out = trial.home / "out"
    minutes = ("minutes", "export", "--meeting", "c-demo-1-m99", "--out", out)
    written = trial.sspf(*minutes, "--vault", trial.vault)
    assert written.returncode == 0, written.stderr
    assert all(one.read_bytes().startswith(b"%PDF") for one in out.glob("*.pdf"))
    everything = trial.home / "all"
    gone = trial.sspf(
        "export-all", "--out", everything, "--reason", "trial of packaging", "--vault", trial.vault
    )
    assert gone.returncode == 0, gone.stderr


def it_reads_a_sheet_in_a_process_of_its_own(trial: Trial) -> None:
    """The program starts itself to read a file from outside."""
    sheet = ROOT / "resources" / "examples" / "exempel-arenden.csv"
    read = trial.sspf("import-sheet", sheet, "--show-mapping", "--vault", trial.vault)
    assert read.returncode == 0, read.stderr


def it_reads_a_scan_in_a_process_of_its_own(trial: Trial) -> None:
    """Either program answers as the reader of scans, in the words of that reader."""
    from sspf_app.scanning.frames import receive, send

    page = trial.home / "page.png"
    Image.new("L", (1240, 1754), 255).save(page)
    for name in ("sspf", "sspf-app"):
        reader = subprocess.Popen(
            [trial.program(name), "--read-scans"],
            env=trial.surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert reader.stdin is not None
        assert reader.stdout is not None
        with reader:
            send(cast("BinaryIO", reader.stdin), {"act": "open"}, page.read_bytes())
            told, _content = receive(cast("BinaryIO", reader.stdout))
            reader.stdin.close()
        assert told["pages"] == 1, told


def a_backup_is_whole(trial: Trial) -> None:
    """A backup is made, opened with its own slots, and restored."""
    made = trial.sspf("backup", "create", "--out", trial.home / "backups", "--vault", trial.vault)
    assert made.returncode == 0, made.stderr
    (backup,) = (trial.home / "backups").iterdir()
    held = trial.sspf("backup", "verify", backup)
    assert held.returncode == 0, held.stderr


def the_window_opens(trial: Trial) -> None:
    """On a screen: the password is typed by hand, and the first screen is seen."""
    size = "x".join(map(str, _SCREEN))
    buffer = trial.home / "screen"
    buffer.mkdir()
    screen = subprocess.Popen(
        ["Xvfb", ":97", "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-fbdir", str(buffer)],
        stderr=subprocess.DEVNULL,
    )
    shown = {**trial.surroundings, "DISPLAY": ":97"}
    try:
        assert _soon(lambda: Path("/tmp/.X11-unix/X97").exists()), "no screen"  # noqa: S108  of X
        window = subprocess.Popen(
            [trial.program("sspf-app"), "--vault", str(trial.vault)],
            env=shown,
            stderr=subprocess.DEVNULL,
        )
        try:
            assert _soon(lambda: _colours(buffer) > 5), "nothing was shown"
            _still(buffer)  # the field has the keyboard by then
            closed = _colours(buffer)
            _type(shown, PASSWORD)
            assert _soon(lambda: _colours(buffer) > 2 * closed), "it did not unlock"
            _still(buffer)
            _seen(buffer).save(PICTURE)
            assert window.poll() is None, "it ended"
        finally:
            window.kill()
            window.wait()
    finally:
        screen.terminate()
        screen.wait()


def _type(shown: dict[str, str], words: str) -> None:
    for command in (["type", "--delay", "40", words], ["key", "Return"]):
        subprocess.run(["xdotool", *command], env=shown, check=True, timeout=60)


def _seen(buffer: Path) -> Image.Image:
    """What is on the screen: an X window dump, 32 bits a dot."""
    dump = (buffer / "Xvfb_screen0").read_bytes()
    header = int.from_bytes(dump[0:4], "big")
    colours = int.from_bytes(dump[76:80], "big")
    line = int.from_bytes(dump[48:52], "big")
    dots = dump[header + colours * 12 :]
    return Image.frombuffer("RGB", _SCREEN, dots, "raw", "BGRX", line, 1)


def _colours(buffer: Path) -> int:
    try:
        return len(_seen(buffer).getcolors(1 << 24) or ())
    except (OSError, ValueError):
        return 0


def _still(buffer: Path) -> None:
    """Wait until nothing moves for two seconds."""
    before = b""
    for _turn in range(15):
        now = _seen(buffer).tobytes()
        if now == before:
            return
        before = now
        _waited(2)


def _waited(seconds: float) -> None:
    Event().wait(seconds)


def _soon(is_so: Callable[[], bool]) -> bool:
    for _turn in range(240):
        if is_so():
            return True
        _waited(0.25)
    return False


ALL = (
    it_tells_its_version,
    a_guess_is_never_cheap,
    a_cheap_vault_stays_closed,
    it_proves_its_vault,
    it_writes_papers,
    it_reads_a_sheet_in_a_process_of_its_own,
    it_reads_a_scan_in_a_process_of_its_own,
    a_backup_is_whole,
)
ON_LINUX = (its_memory_is_closed, the_window_opens)


def main(made: Path) -> int:
    """Try everything that can be tried here."""
    failed = 0
    with TemporaryDirectory() as folder:
        home = Path(folder)
        home.chmod(0o711)  # one trial runs as somebody else
        trial = Trial(made, home)
        for one in (*ALL, *(ON_LINUX if sys.platform == "linux" else ())):
            try:
                one(trial)
            except Exception as error:
                failed += 1
                print(f"FAILED  {one.__name__}: {type(error).__name__} {error}", flush=True)
            else:
                print(f"ok      {one.__name__}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
