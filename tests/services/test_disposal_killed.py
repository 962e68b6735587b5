"""A disposal that is killed between its rows and the packing is finished at the next unlocking.

Defends: what two persons disposed of is gone from every decrypted byte, whatever the power does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_whenever_it_is_killed_nothing_of_the_case_is_left(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.survival.killed_disposal", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, TEST_SWITCH: "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert len(found) == 4
    assert all(one == [-9, [], True, 0, 1, True] for one in found.values()), found
