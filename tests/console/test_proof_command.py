"""``sspf proof``: what it shows is what the vault is, and nothing of it comes from a case."""

from __future__ import annotations

from pathlib import Path

from sspf_app.services.log_seal import shown_head
from tests.console.conftest import Console
from tests.services.vault_house import ANNA


def test_a_vault_without_a_backup_is_not_in_order(console: Console, worked: Path) -> None:
    told = console.open("proof", "--json", vault=worked)
    assert told.code == 1
    assert told.json["encryption"]["cipher"] == "AES-256-CBC"
    assert told.json["encryption"]["page_hmac"] == "HMAC_SHA512"
    assert told.json["encryption"]["version"].startswith("4.")
    (user,) = told.json["users"]
    assert user["role"] == "coordinator"
    assert user["cost"].startswith("Argon2id")
    assert {"backup_missing", "restore_unproven"} <= set(told.json["warnings"])
    assert told.json["log"]["lines"] > 0
    assert len(told.json["log"]["shown"]) == len("BCDF-GJKL-MNPQ-RSTX")
    assert told.json["log"]["broken"] == []


def test_a_backup_is_seen_and_grows_old(console: Console, worked: Path) -> None:
    console.open("backup", "create", vault=worked)
    told = console.open("proof", "--json", vault=worked).json
    assert told["backed_up_at"].startswith("2026-11-22")
    assert "backup_missing" not in told["warnings"]
    console.clock.pass_time(days=8)
    assert "backup_old" in console.open("proof", "--json", vault=worked).json["warnings"]


def test_the_head_moves_with_every_line(console: Console, worked: Path) -> None:
    before = console.open("proof", "--json", vault=worked).json["log"]
    after = console.open("proof", "--json", vault=worked).json["log"]
    assert after["lines"] > before["lines"]
    assert after["shown"] != before["shown"]


def test_told_to_a_person_in_both_languages_with_nothing_of_a_case(
    console: Console, worked: Path
) -> None:
    cases = console.open("case", "list", "--json", vault=worked).json
    names = {one["name"] for one in cases if one["name"]}
    assert names
    told = console.open("proof", vault=worked)
    assert "SQLCipher 4." in told.out
    assert "There is no backup." in told.out
    swedish = console.run("proof", "--vault", worked, secrets=[ANNA], language="sv")
    assert "Det finns ingen säkerhetskopia." in swedish.out
    assert "Ingen säkerhetskopia har provöppnats än." in swedish.out
    assert "Hela valvet har inte kontrollerats än" in swedish.out
    for name in names:
        assert name not in told.out + swedish.out


def test_a_head_off_a_paper_is_found_or_not(console: Console, worked: Path) -> None:
    never = console.open("proof", "--json", vault=worked).json
    assert never["checked_at"] is None
    head = never["log"]["shown"]
    found = console.open("vault", "verify", "--head", head.lower(), vault=worked)
    assert found.code == 0
    assert "That head is in the log: everything up to 2026-11-22" in found.out
    told = console.open("vault", "verify", "--head", head, "--json", vault=worked).json
    assert told["sound"] is True
    assert told["head"]["found"] is True
    assert told["head"]["place"]["is_sealed"] is True
    assert console.open("proof", "--json", vault=worked).json["checked_at"].startswith("2026-11-22")

    foreign = shown_head(bytes(32))
    missed = console.open("vault", "verify", "--head", foreign, vault=worked)
    assert missed.code == 1
    assert "Everything is sound." in missed.out
    assert "That head is not in the log." in missed.err
    wrong = console.open("vault", "verify", "--head", "KPTR", vault=worked)
    assert wrong.code == 2
    assert "is not the head of a log" in wrong.err
