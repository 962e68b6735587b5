"""Independent checkers of finished papers: PDFBox, qpdf, outloud, poppler.

`python3 scripts/test.py` installs them. A missing checker is an error, never a skipped test.
"""

import json
import shutil
import subprocess
from pathlib import Path

from scripts.environment import CHECKERS, JAR_FOLDER, JARS

_OUTLOUD = CHECKERS / "bin" / "outloud"


def run(command: str, *arguments: str | Path, ok: tuple[int, ...] = (0,)) -> str:
    """What a command says; one that is missing, or ends otherwise, fails the test."""
    found = shutil.which(command)
    assert found, f"{command} is missing: run python3 scripts/test.py, which installs the checkers"
    done = subprocess.run([found, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode in ok, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def preflight(path: Path) -> str:
    """What PDFBox says of a file that is to be PDF/A-1b."""
    missing = [name for name in JARS if not (JAR_FOLDER / name).exists()]
    assert not missing, f"{missing} are missing: run python3 scripts/test.py"
    classes = ":".join(str(JAR_FOLDER / name) for name in JARS)
    validator = "org.apache.pdfbox.preflight.Validator_A1b"
    return run("java", "-Xshare:auto", "-cp", classes, validator, path, ok=(0, 255))


def accessibility_errors(paths: list[Path]) -> dict[str, list[str]]:
    """Errors of PDF/UA-1 in each file, by its name."""
    said = run(str(_OUTLOUD), "--json", "-", "--fail-on", "never", *paths)
    files = json.loads(said[said.index("{") :])["results"]
    assert len(files) == len(paths)
    return {
        Path(one["path"]).name: [
            f"{found['rule']}: {found['message']}"
            for found in one["findings"]
            if found["severity"] == "error"
        ]
        for one in files
    }
