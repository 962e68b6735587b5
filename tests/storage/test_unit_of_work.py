"""One unit is one transaction, on one thread, with its history, or it is nothing."""

import threading
from typing import Any

import pytest

from sspf_app.domain import facts
from sspf_app.services.records import Action, LogEntry
from sspf_app.storage.errors import KnownStorageError, StorageBug
from tests.storage.conftest import KEY, Vault
from tests.storage.samples import NOW, a_case, a_person

ENTRY = LogEntry(
    at=NOW, user_id="u-1", role="coordinator", workstation="desk-1", action=Action.WRITE
)


def _is_empty(vault: Vault) -> bool:
    with vault.unit() as unit:
        return (
            not unit.records.list_standing(facts.Person)
            and not unit.journal.history()
            and not unit.journal.entries()
            and not unit.queries.search("alva")
        )


def test_leaving_without_commit_undoes_everything(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_person())
        unit.journal.log(ENTRY)
    assert _is_empty(vault)
    vault.reopen()
    assert _is_empty(vault)


def test_an_error_undoes_everything_and_passes_on(vault: Vault) -> None:
    def fail() -> None:
        with vault.unit() as unit:
            unit.records.add(a_person())
            unit.journal.log(ENTRY)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert _is_empty(vault)


def test_what_is_written_after_the_commit_is_not_kept(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_person())
        unit.commit()
        unit.records.add(a_person(id="bo"))
    with vault.unit() as unit:
        assert [row.id for row in unit.records.list_standing(facts.Person)] == ["alva"]


def test_a_commit_belongs_inside_the_block(vault: Vault) -> None:
    unit = vault.unit()
    with pytest.raises(StorageBug):
        unit.commit()
    with unit:
        pass
    with pytest.raises(StorageBug):
        unit.commit()


def test_one_unit_at_a_time(vault: Vault) -> None:
    with vault.unit() as outer:
        outer.records.add(a_person())
        with pytest.raises(StorageBug, match="open already"), vault.unit():
            pass
        outer.commit()
    with vault.unit() as unit:
        assert len(unit.records.list_standing(facts.Person)) == 1


def _error_elsewhere(run: Any) -> Exception | None:
    caught: list[Exception] = []

    def job() -> None:
        try:
            run()
        except Exception as error:
            caught.append(error)

    thread = threading.Thread(target=job)
    thread.start()
    thread.join()
    return caught[0] if caught else None


def test_only_the_thread_that_opened_it_uses_the_database(vault: Vault) -> None:
    def unit() -> None:
        with vault.unit():
            pass

    for use in (
        unit,
        vault.database.counts,
        vault.database.verify,
        vault.database.close,
        lambda: vault.database.export_to(vault.path.with_name("b.db"), KEY),
    ):
        error = _error_elsewhere(use)
        assert isinstance(error, StorageBug)
        assert "thread" in str(error)
    assert _is_empty(vault)


def test_an_error_text_never_holds_what_a_case_holds(vault: Vault) -> None:
    with pytest.raises(StorageBug) as caught, vault.unit() as unit:
        unit.records.add(a_case(reference="secret-reference", young_person=None))
    told = caught.value
    seen = f"{told!r} {told.__cause__!r} {told.__cause__}"
    assert "NOT NULL" in str(told)
    assert "secret-reference" not in seen


def _write_much(vault: Vault) -> None:
    with vault.unit() as unit:
        for number in range(1000):
            unit.records.add(a_person(id=f"p-{number}", address="x" * 4000))
        unit.commit()


def test_a_full_disk_undoes_the_unit_and_leaves_a_usable_connection(vault: Vault) -> None:
    raw = vault.database._warm.raw
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(KnownStorageError) as caught:
        _write_much(vault)
    assert caught.value.code == "disk_full"
    assert caught.value.params == {"path": str(vault.path)}
    raw.execute("PRAGMA max_page_count = 1000000")
    assert _is_empty(vault)
    with vault.unit() as unit:
        unit.records.add(a_person())
        unit.commit()
    assert vault.database.verify().is_sound
