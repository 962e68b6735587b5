"""The version of a record: the same while nothing changes, another when anything does."""

from dataclasses import replace

import pytest

from sspf_app.domain.errors import DomainError
from sspf_app.services.changed_meanwhile import is_changed_meanwhile, need_seen, version_of
from sspf_app.services.meeting_records import Room
from sspf_app.services.process_shipped import SHIPPED
from sspf_app.services.records import Office
from tests.services.conftest import House, refused

ROOM = Room(id="ro-1", name="Björken")


def test_any_other_content_is_another_version() -> None:
    assert version_of(ROOM) == version_of(replace(ROOM))
    assert version_of(ROOM) != version_of(replace(ROOM, place="Stadshuset"))
    lists = replace(SHIPPED, areas=SHIPPED.areas[1:])
    assert version_of((SHIPPED,)) != version_of((lists,))
    assert version_of(None) not in ("", version_of(()))


def test_several_without_an_order_have_one_version() -> None:
    many = [replace(ROOM, id=f"ro-{n}") for n in range(20)]
    assert version_of(frozenset(many)) == version_of(frozenset(reversed(many)))
    assert version_of(frozenset(many)) != version_of(frozenset(many[1:]))
    assert version_of({"a": 1, "b": 2}) == version_of({"b": 2, "a": 1})


def test_who_was_shown_nothing_writes_and_who_was_shown_something_else_does_not() -> None:
    need_seen(ROOM, "")
    need_seen(ROOM, version_of(ROOM))
    with pytest.raises(DomainError) as refusal:
        need_seen(ROOM, version_of(replace(ROOM, name="Eken")))
    assert is_changed_meanwhile(refusal.value)
    assert not is_changed_meanwhile(DomainError("extract_changed"))


def test_a_program_that_was_shown_nothing_saves(house: House) -> None:
    office = house.use.office
    shown = version_of(office.get())
    office.save(Office(committee="Nämnden"))
    late = refused(lambda: office.save(Office(unit="Enheten"), seen=shown))
    assert late.code == "record_changed_meanwhile"
    assert office.get().committee == "Nämnden"
