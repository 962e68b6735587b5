"""``sspf extract``: nobody gives an extract alone at the command line either."""

from __future__ import annotations

from pathlib import Path

from tests.console.conftest import Console


def test_an_extract_is_noted_reviewed_and_waits_for_a_second_user(
    console: Console, worked: Path, tmp_path: Path
) -> None:
    found = console.open("extract", "list", "--json", vault=worked).json
    assert found["requests"] == []
    made = console.open(
        *("extract", "note", "alva", "--asked", "2026-11-20", "--json"), vault=worked
    ).json
    shown = console.open("extract", "show", made["id"], "--json", vault=worked).json
    assert any("Alva" in one["text"] for one in shown["parts"])
    part = shown["parts"][0]["part"]
    chosen = console.open(
        *("extract", "choose", made["id"], "--part", part, "--as", "secret", "--json"),
        vault=worked,
    ).json
    assert chosen["parts"][0]["how"] == "secret"
    assert chosen["checksum"] != shown["checksum"]
    sent = console.open("extract", "send", made["id"], "--json", vault=worked).json
    for refused in (
        ("sign", made["id"], "--checksum", sent["checksum"]),
        ("save", made["id"], "--out", str(tmp_path / "out")),
    ):
        ran = console.open("extract", *refused, vault=worked)
        assert ran.code != 0
    assert not (tmp_path / "out").exists()
    console.open("extract", "drop", made["id"], vault=worked)
    listed = console.open("extract", "list", vault=worked)
    assert made["id"] in listed.out
