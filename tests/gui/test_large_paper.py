"""A paper as large as a case takes is shown page by page, in memory that is bounded and let go."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux tells it")
def test_a_pdf_of_nearly_two_hundred_megabytes_is_shown(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.gui.large_pdf_child", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told["size_mb"] > 180
    assert (told["pages"], told["drawn"]) == (38, True)
    # As pieces out of the vault, as what Qt reads from, and as what it keeps of the pages.
    assert told["most_mb"] < 3 * told["size_mb"] + 80
    assert told["then_mb"] < 2 * told["size_mb"] + 80
    assert told["after_mb"] < 60, "nothing is kept of what was shown"
