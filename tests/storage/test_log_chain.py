"""The chain of the log: whoever changes, deletes, inserts or moves a line is found."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

import sspf_app
from sspf_app.services.log_seal import shown_head
from sspf_app.services.records import Action, LogEntry
from sspf_app.storage.log_chain import SEALED
from sspf_app.storage.vault_database import SqlVaultDatabase
from tests.storage.conftest import Vault
from tests.storage.samples import ACTOR, KEY, NOW, OTHER_KEY, FixedClock, a_case, a_person
from tests.upgrade.golden import KEY as GOLDEN_KEY

LINE = LogEntry(
    at=NOW,
    user_id="u-1",
    role="coordinator",
    workstation="desk-1",
    action=Action.READ,
    subject="case:c-1",
    case="c-1",
    reason="jour",
)
LINES = 12
PROGRAM = Path(sspf_app.__file__).parent


def _raw(vault: Vault) -> sqlite3.Connection:
    return cast("Any", vault.database)._warm.raw


def _log(vault: Vault, *entries: LogEntry) -> None:
    with vault.unit() as unit:
        for entry in entries:
            unit.journal.log(entry)
        unit.commit()


def _head(vault: Vault) -> str:
    with vault.unit() as unit:
        return unit.journal.head()


def _broken(vault: Vault) -> tuple[int, ...]:
    found = vault.database.verify()
    assert {code for code, _ in found.problems} <= {"log_broken"}
    assert found.is_sound is not bool(vault.database.log_head().broken)
    return vault.database.log_head().broken


@contextmanager
def _attacked(vault: Vault) -> Iterator[sqlite3.Connection]:
    """What is done in the block is taken back at its end."""
    raw = _raw(vault)
    before = raw.execute("SELECT * FROM access_log").fetchall()
    yield raw
    raw.execute("DELETE FROM access_log")
    places = ", ".join("?" * len(before[0]))
    raw.executemany(f"INSERT INTO access_log VALUES ({places})", before)
    assert vault.database.log_head().broken == ()


@pytest.fixture
def kept(vault: Vault) -> Vault:
    """A vault with a dozen lines that differ."""
    _log(
        vault,
        *(replace(LINE, at=NOW + timedelta(minutes=at), subject=f"m:{at}") for at in range(LINES)),
    )
    return vault


def test_a_log_that_nobody_touched_is_whole(kept: Vault) -> None:
    kept.reopen()
    head = kept.database.log_head()
    assert (head.lines, head.cut, head.broken) == (LINES, 0, ())
    assert head.shown == _head(kept)
    assert kept.database.verify().is_sound


def test_the_head_moves_with_every_line_and_not_before_it_is_committed(kept: Vault) -> None:
    before = _head(kept)
    with kept.unit() as unit:
        unit.journal.log(LINE)
        within = unit.journal.head()
    assert within != before
    assert _head(kept) == before


@pytest.mark.parametrize("column", SEALED)
def test_a_changed_field_of_any_line_is_found(kept: Vault, column: str) -> None:
    for pk in (1, 5, LINES):
        for value in (
            "'x'",
            f"{column} || ' '",
            "NULL" if column in ("case_id", "reason") else "''",
        ):
            with _attacked(kept) as raw:
                raw.execute(f"UPDATE access_log SET {column} = {value} WHERE pk = ?", (pk,))
                assert _broken(kept) == (pk,)


def test_a_changed_seal_is_found(kept: Vault) -> None:
    for value in ("zeroblob(32)", "x''", "(SELECT mac FROM access_log WHERE pk = 3)"):
        with _attacked(kept) as raw:
            raw.execute(f"UPDATE access_log SET mac = {value} WHERE pk = 7")
            assert 7 in _broken(kept)


def test_a_deleted_line_is_found_wherever_it_stood(kept: Vault) -> None:
    for pk in range(1, LINES):
        with _attacked(kept) as raw:
            raw.execute("DELETE FROM access_log WHERE pk = ?", (pk,))
            assert _broken(kept) == (pk + 1,)
    with _attacked(kept) as raw:
        raw.execute("DELETE FROM access_log WHERE pk <= 4")
        assert _broken(kept) == (5,)


def test_an_inserted_line_is_found(kept: Vault) -> None:
    columns = ", ".join(SEALED)
    with _attacked(kept) as raw:
        raw.execute("UPDATE access_log SET pk = pk + 100 WHERE pk > 6")
        raw.execute(
            f"INSERT INTO access_log (pk, mac, {columns}) "
            f"SELECT 50, mac, {columns} FROM access_log WHERE pk = 6"
        )
        assert 50 in _broken(kept)
    with _attacked(kept) as raw:  # at the end, with a seal that was seen before
        raw.execute(
            f"INSERT INTO access_log (pk, mac, {columns}) "
            f"SELECT 50, mac, {columns} FROM access_log WHERE pk = {LINES}"
        )
        assert _broken(kept) == (50,)


def test_lines_that_change_places_are_found(kept: Vault) -> None:
    for one, other in ((1, 2), (3, 9), (11, 12)):
        with _attacked(kept) as raw:
            raw.execute("UPDATE access_log SET pk = 1000 WHERE pk = ?", (one,))
            raw.execute("UPDATE access_log SET pk = ? WHERE pk = ?", (one, other))
            raw.execute("UPDATE access_log SET pk = ? WHERE pk = 1000", (other,))
            assert one in _broken(kept)


def test_a_line_sealed_with_another_key_is_found(file: Path) -> None:
    for key in (OTHER_KEY, KEY):
        database = SqlVaultDatabase(FixedClock()).open(file, KEY, log_key=key)
        with database.unit_of_work(ACTOR) as unit:
            unit.journal.log(LINE)
            unit.commit()
        found = database.log_head().broken
        database.close()
    assert found == (1,)


def test_lines_cut_off_at_the_end_are_missed_by_paper_and_by_backup(kept: Vault) -> None:
    paper, backup = _head(kept), kept.database.log_head()
    _log(kept, LINE)
    assert kept.database.log_place(paper) is not None
    assert kept.database.log_goes_on_from(backup)
    with _attacked(kept) as raw:
        raw.execute("DELETE FROM access_log WHERE pk > 9")
        assert _broken(kept) == ()  # the chain alone does not tell
        assert kept.database.log_place(paper) is None
        assert not kept.database.log_goes_on_from(backup)


def test_a_printed_head_is_found_at_its_instant(kept: Vault) -> None:
    paper = _head(kept)
    _log(kept, replace(LINE, at=NOW + timedelta(days=3)))
    place = kept.database.log_place(paper)
    assert place is not None
    assert place.at == NOW + timedelta(minutes=LINES - 1)
    assert place.is_sealed
    assert kept.database.log_place(shown_head(bytes(32))) is None
    with _attacked(kept) as raw:
        raw.execute("UPDATE access_log SET reason = '' WHERE pk = 2")
        place = kept.database.log_place(paper)
        assert place is not None
        assert not place.is_sealed
        assert not kept.database.log_goes_on_from(kept.database.log_head())


def _cut(vault: Vault, before: datetime, *, at: datetime) -> int:
    vault.clock.at = at
    with vault.unit() as unit:
        number = unit.disposals.cut_log(replace(LINE, at=at), before=before)
        unit.commit()
    return number


def _instants(vault: Vault) -> list[int]:
    with vault.unit() as unit:
        return [one.at.year for one in reversed(unit.journal.entries())]


def _year(number: int, day: int = 1) -> datetime:
    return datetime(number, 1, day, 12, tzinfo=UTC)


def test_what_is_past_its_time_is_cut_from_the_beginning_and_counted(vault: Vault) -> None:
    _log(vault, *(replace(LINE, at=_year(year)) for year in (2026, 2027, 2028, 2031, 2032)))
    paper = vault.database.log_head()
    assert _cut(vault, _year(2020), at=_year(2033)) == 0
    assert vault.database.log_head() == paper  # nothing went, so nothing is told
    assert _cut(vault, _year(2028), at=_year(2033)) == 2
    assert _instants(vault) == [2028, 2031, 2032, 2033]
    head = vault.database.log_head()
    assert (head.lines, head.cut, head.broken) == (4, 2, ())
    assert vault.database.log_goes_on_from(paper)
    assert _cut(vault, _year(2032), at=_year(2037)) == 2
    assert (vault.database.log_head().cut, vault.database.log_head().broken) == (4, ())
    assert _cut(vault, _year(2090), at=_year(2096)) == 3  # all of them, the lines of cuts too
    assert (vault.database.log_head().lines, vault.database.log_head().cut) == (1, 7)
    _log(vault, replace(LINE, at=_year(2096)))
    assert vault.database.verify().is_sound


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE access_log SET subject = 'x' WHERE pk = 1",
        "UPDATE access_log SET subject = 'x' WHERE pk = 3",
        "DELETE FROM access_log WHERE pk = 2",
    ],
)
def test_a_line_that_does_not_fit_is_not_cut_away_with_its_proof(vault: Vault, attack: str) -> None:
    _log(vault, *(replace(LINE, at=_year(year)) for year in (2026, 2027, 2028, 2031)))
    with _attacked(vault) as raw:
        raw.execute(attack)
        before = vault.database.log_head()
        assert _cut(vault, _year(2030), at=_year(2033)) == 0
        assert vault.database.log_head() == before  # nor does a line say that something went
    assert _cut(vault, _year(2030), at=_year(2033)) == 3


def test_a_clock_that_jumped_leaves_no_hole(vault: Vault) -> None:
    dated = (2026, 2019, 2027, 2099, 2028, 2031, 2025, 2032, 2098)
    _log(vault, *(replace(LINE, at=_year(year)) for year in dated))
    # 2099 stands before 2028, whose time is up; 2025 behind 2031, which is to be kept; and what
    # 2098 was in truth, no later line tells.
    assert _cut(vault, _year(2029), at=_year(2033)) == 5
    assert _instants(vault) == [2031, 2025, 2032, 2098, 2033]
    assert vault.database.log_head().broken == ()


def test_a_line_of_a_clock_that_leapt_waits_for_one_behind_it_to_go(vault: Vault) -> None:
    _log(vault, replace(LINE, at=_year(2026)), replace(LINE, at=_year(2099)))
    assert _cut(vault, _year(2030), at=_year(2033)) == 1
    assert _instants(vault) == [2099, 2033]
    assert _cut(vault, _year(2032), at=_year(2034)) == 0
    assert _cut(vault, _year(2035), at=_year(2038)) == 2
    assert _instants(vault) == [2038]


def test_the_head_of_the_last_line_that_went_is_still_known(vault: Vault) -> None:
    _log(vault, replace(LINE, at=_year(2026)))
    paper, backup = _head(vault), vault.database.log_head()
    _log(vault, replace(LINE, at=_year(2032)))
    assert _cut(vault, _year(2030), at=_year(2033)) == 1
    place = vault.database.log_place(paper)
    assert place is not None
    assert place.at is None
    assert vault.database.log_goes_on_from(backup)


@pytest.mark.parametrize(
    "attack",
    [
        "DELETE FROM access_log WHERE action = 'log_cut'",
        "DELETE FROM access_log WHERE pk = (SELECT min(pk) FROM access_log)",
        "UPDATE access_log SET subject = replace(subject, 'log_cut:2', 'log_cut:1') "
        "WHERE action = 'log_cut'",
        "UPDATE access_log SET subject = 'log_cut:' WHERE action = 'log_cut'",
        "UPDATE access_log SET action = 'log_cut', subject = 'log_cut:x:y' WHERE pk = 5",
    ],
)
def test_a_cut_that_was_tampered_with_is_found(vault: Vault, attack: str) -> None:
    _log(vault, *(replace(LINE, at=_year(year)) for year in (2026, 2027, 2031, 2032)))
    _cut(vault, _year(2030), at=_year(2033))
    _log(vault, replace(LINE, at=_year(2034)), replace(LINE, at=_year(2035)))
    with _attacked(vault) as raw:
        assert raw.execute(attack).rowcount == 1
        assert _broken(vault)


def test_more_lines_than_were_cut_cannot_be_passed_off_as_cut(vault: Vault) -> None:
    _log(vault, *(replace(LINE, at=_year(year)) for year in (2026, 2031, 2032)))
    _cut(vault, _year(2030), at=_year(2033))
    (seal,) = _raw(vault).execute("SELECT mac FROM access_log WHERE pk = 2").fetchone()
    with _attacked(vault) as raw:
        raw.execute("DELETE FROM access_log WHERE pk = 2")
        raw.execute(
            "UPDATE access_log SET subject = ? WHERE action = 'log_cut'",
            (f"log_cut:2:{seal.hex()}",),
        )
        assert _broken(vault) == (4,)


def test_an_export_under_another_key_and_a_copy_keep_the_chain(kept: Vault, tmp_path: Path) -> None:
    head = kept.database.log_head()
    kept.database.export_to(tmp_path / "rekeyed.db", OTHER_KEY)
    kept.database.export_to(tmp_path / "copy.db", KEY)
    for name, key in (("rekeyed.db", OTHER_KEY), ("copy.db", KEY)):
        other = kept.files.open(tmp_path / name, key, log_key=KEY)
        assert other.log_head() == head
        other.close()


def test_a_trimmed_copy_begins_a_chain_of_its_own(kept: Vault) -> None:
    with kept.unit() as unit:
        unit.records.add(a_person())
        unit.records.add(a_case())
        unit.journal.log(replace(LINE, case=None))
        unit.commit()
    paper = _head(kept)
    kept.database.trim_to(cases=["c-1"], persons=["alva"])
    head = kept.database.log_head()
    assert (head.lines, head.broken) == (LINES, ())
    assert kept.database.log_place(paper) is None


def test_lines_of_before_the_seals_are_sealed_by_the_upgrade(tmp_path: Path) -> None:
    for number in (1, 2):
        stored = Path(__file__).parents[1] / "upgrade" / f"schema-{number}.db"
        path = Path(shutil.copy(stored, tmp_path / f"{number}.db"))
        database = SqlVaultDatabase(FixedClock()).open(path, GOLDEN_KEY, log_key=KEY)
        head = database.log_head()
        assert head.lines >= 1
        assert head.broken == ()
        database.close()


def test_nothing_else_in_the_program_writes_into_the_log() -> None:
    written = re.compile(
        r"(?:insert|update|delete)\(LOG\.table|LOG\.table\.(?:insert|update|delete)"
        r"|(?:INTO|UPDATE|DELETE FROM) access_log"
    )
    writers = {
        path.name
        for path in PROGRAM.rglob("*.py")
        if "migrations" not in path.parts and written.search(path.read_text("utf-8"))
    }
    assert writers == {"log_chain.py"}
