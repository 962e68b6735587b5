"""A program that is killed loses nothing it had committed and leaves nothing half done."""

import json
import subprocess
import sys
from pathlib import Path

KILLS = 50


def test_fifty_kills_inside_write_transactions(file: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.storage.killed_writer", str(file), str(KILLS)],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    result = json.loads(run.stdout)
    assert result["kills"] == KILLS
    assert result["lost"] == []
    assert result["problems"] == []
    assert result["units"] >= KILLS
