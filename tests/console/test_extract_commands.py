"""``sspf extract``: nobody gives an extract alone at the command line either."""

from __future__ import annotations

from pathlib import Path

from tests.console.conftest import Console
from tests.services.vault_house import ANNA

BO = "sju gula traktorer plogar sent"


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
        *("extract", "choose", made["id"], "--part", part, "--as", "secrecy", "--json"),
        vault=worked,
    ).json
    assert chosen["parts"][0]["how"] == "secrecy"
    assert chosen["checksum"] != shown["checksum"]
    told = console.open(
        "extract", "choose", made["id"], "--part", part, "--as", "told", vault=worked
    )
    assert "It is chosen." in told.out
    handed = console.open("extract", "send", made["id"], vault=worked)
    assert handed.code == 0, handed.err
    done, then = handed.out.splitlines()[-2:]
    assert done == "The review is handed on."
    sent = console.open("extract", "show", made["id"], "--json", vault=worked).json
    assert then.endswith(f"sspf extract sign {made['id']} --checksum {sent['checksum']}")
    console.run(
        *("vault", "adduser", worked, "--new-login", "bo", "--login", "anna"), secrets=[ANNA, BO]
    )
    signing = ("extract", "sign", made["id"], "--checksum", sent["checksum"], "--login", "bo")
    own = console.open(*signing, vault=worked, password=BO)
    assert own.code == 4  # Anna made the account
    for refused in (
        ("sign", made["id"], "--checksum", sent["checksum"]),
        ("save", made["id"], "--out", str(tmp_path / "out")),
    ):
        ran = console.open("extract", *refused, "--login", "anna", vault=worked)
        assert ran.code != 0
    assert not (tmp_path / "out").exists()
    dropped = console.open("extract", "drop", made["id"], "--login", "anna", vault=worked)
    assert dropped.out == "The request is ended without an extract.\n"
    listed = console.open("extract", "list", "--login", "anna", vault=worked)
    assert made["id"] in listed.out


def test_a_person_is_named_as_called_and_a_refusal_says_which_grounds_there_are(
    console: Console, worked: Path, tmp_path: Path
) -> None:
    assert "Nobody" in console.open("extract", "list", vault=worked).out
    (name,) = {
        one["name"]
        for one in console.open("case", "list", "--json", vault=worked).json
        if one["young_person"] == "alva"
    }
    made = console.open(
        *("extract", "note", name, "--asked", "2026-11-20", "--json"), vault=worked
    ).json
    out = tmp_path / "new" / "out"
    letter = ("extract", "letter", made["id"], "--out", out)
    refused = console.open(*letter, "--says", "refused", vault=worked)
    assert refused.code == 2
    assert "--ground: identity (" in refused.err
    early = console.open(*letter, "--says", "given", vault=worked)
    assert early.code == 4
    assert "Save the extract first" in early.err
    assert not out.exists()
    written = console.open(*letter, "--says", "refused", "--ground", "secrecy", vault=worked)
    assert written.code == 0, written.err
    assert len(list(out.iterdir())) == 1
