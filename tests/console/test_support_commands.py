"""``sspf support``: the catalogue goes out as a sheet and comes in again."""

from __future__ import annotations

from pathlib import Path

from tests.console.conftest import Console


def test_the_catalogue_is_listed_saved_and_read_in(
    console: Console, worked: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_text("Kind of support;Age from\r\nSimskola;12\r\n", "utf-8")
    taken = console.open("support", "import", str(sheet), "--json", vault=worked).json
    assert taken == {"added": 1, "changed": 0, "same": 0}
    assert "Simskola" in console.open("support", "list", vault=worked).out
    out = tmp_path / "out"
    out.mkdir()
    saved = console.open("support", "export", "--out", str(out), "--json", vault=worked).json
    assert "Simskola" in Path(saved["file"]).read_text("utf-8-sig")
    sheet.write_text("Kind of support;Age from\r\nB;x\r\n", "utf-8")
    assert console.open("support", "import", str(sheet), vault=worked).code != 0
