"""``sspf import``: all or nothing, every error with its place, twice is once."""

from __future__ import annotations

import json
from pathlib import Path

from tests.console.conftest import WORKED, Console
from tests.services.vault_house import ANNA


def _changed(tmp_path: Path, change: object) -> Path:
    document = json.loads(WORKED.read_text("utf-8"))
    assert callable(change)
    change(document)
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(document), "utf-8")
    return path


def test_dry_run_counts_and_writes_nothing(console: Console, empty: Path) -> None:
    told = console.open("import", WORKED, "--dry-run", "--json", vault=empty)
    assert told.code == 0, told.err
    counts = {one["kind"]: one["added"] for one in told.json["counts"]}
    assert counts["cases"] == 7
    assert told.json["is_dry_run"] is True
    assert console.open("case", "list", "--json", vault=empty).json == []
    assert "Nothing was written" in console.open("import", WORKED, "--dry-run", vault=empty).out
    assert "no cases yet" in console.open("case", "list", vault=empty).out


def test_second_import_changes_nothing(console: Console, worked: Path) -> None:
    again = console.open("import", WORKED, "--json", vault=worked)
    assert again.code == 0
    assert {one["added"] for one in again.json["counts"]} == {0}
    assert "there already" in console.open("import", WORKED, vault=worked).out


def test_id_with_other_content_is_an_error_with_its_place(
    console: Console, worked: Path, tmp_path: Path
) -> None:
    def rename(document: dict[str, list[dict[str, object]]]) -> None:
        document["persons"][0]["name"] = "Someone Else"
        document["parties"].append({"id": "extra", "name": "Extra", "kind": "other"})

    told = console.open("import", _changed(tmp_path, rename), vault=worked)
    assert told.code == 5
    assert "persons[0]" in told.err
    assert "other content" in told.err
    assert "Nothing was taken" in told.err
    fine = console.open("import", WORKED, "--json", vault=worked)
    assert {one["added"] for one in fine.json["counts"]} == {0}  # the extra party is not there


def test_faulty_file_is_told_before_any_secret(
    console: Console, empty: Path, tmp_path: Path
) -> None:
    def spoil(document: dict[str, list[dict[str, object]]]) -> None:
        document["persons"][1]["born"] = "2026-02-30"
        del document["cases"][0]["young_person"]

    told = console.run("import", _changed(tmp_path, spoil), "--vault", empty)
    assert told.code == 5
    assert "persons[1]" in told.err
    assert "cases[0]" in told.err
    (tmp_path / "noise.json").write_bytes(b"\xff\xfe")
    assert console.run("import", tmp_path / "noise.json", "--vault", empty).code == 5
    missing = console.run("import", tmp_path / "missing.json", "--vault", empty)
    assert missing.code == 3
    assert "missing.json" in missing.err
    assert console.run("import", WORKED, secrets=[ANNA]).code == 2
