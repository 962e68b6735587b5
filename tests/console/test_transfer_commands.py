"""``sspf transfer``: a case goes from one vault to another by commands alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from sspf_app.console.demo_command import PASSWORD
from sspf_app.domain.codes import PartyKind
from sspf_app.domain.errors import DomainError
from sspf_app.services.bundle import Services
from sspf_app.services.hand_over_records import Basis
from sspf_app.services.party_views import PartyInput
from sspf_app.services.records import Office
from sspf_app.services.transfer_views import TransferOrder
from tests.console.conftest import Console, Ran
from tests.services.vault_house import ANNA


@contextmanager
def _using(console: Console, vault: Path, password: str = ANNA) -> Iterator[Services]:
    opened = console.workshop.vaults.unlock(vault, login=None, password=password)
    yield console.workshop.services(opened, "en")
    opened.close()


@pytest.fixture
def north(demo: Path) -> Path:
    """The demonstration's vault."""
    return demo


@pytest.fixture
def south(console: Console, north: Path, empty: Path) -> Path:
    """The vault of the other office; each has compared the words of the other."""
    with _using(console, empty) as use:
        own = use.parties.add(PartyInput(name="SSPF Söder", kind=PartyKind.LEISURE)).new_id
        use.office.save(Office(committee="Nämnden", unit="SSPF Söder", own_party=own))
    for vault, password, other, others in (
        (north, PASSWORD, empty, ANNA),
        (empty, ANNA, north, PASSWORD),
    ):
        out = vault.parent / f"key of {other.name}"
        there = console.open("transfer", "offices", "--json", vault=other, password=others)
        saved = console.open("transfer", "card", "--out", out, vault=other, password=others)
        assert saved.code == 0, saved.err
        heard = " ".join(there.json["own"]).upper()
        given = ("transfer", "know", *out.iterdir(), "--words", heard)
        known = console.open(*given, vault=vault, password=password)
        assert known.code == 0, known.err
    return empty


def _may_receive(use: Services, office: str) -> tuple[str, str]:
    """The first case, and party of it, of which consent lets something go in writing."""
    for item in use.cases.list_cases():
        for party, name in (
            () if item.is_protected else use.transfer_sending.choose(item.case).parties
        ):
            order = TransferOrder(case=item.case, office=office, party=party, basis=Basis.CONSENT)
            with suppress(DomainError):
                if use.transfer_sending.foresee(order).counts.items:
                    return item.reference, name
    raise AssertionError("nothing may go")


def _send(console: Console, north: Path, out: Path, *more: str) -> Ran:
    with _using(console, north, PASSWORD) as use:
        desk = use.transfer_offices.desk()
        sent = [one for one in desk.transfers if one.transfer.ended_at is None]
        if sent:
            case, party = sent[0].reference, sent[0].transfer.party
        else:
            case, party = _may_receive(use, desk.offices[0].office.id)
    given = ("--case", case, "--office", "söder", "--party", party, "--out", out)
    return console.open("transfer", "send", *given, *more, vault=north, password=PASSWORD)


def test_a_case_goes_there_and_its_receipt_back(
    console: Console, north: Path, south: Path, tmp_path: Path
) -> None:
    told = console.open("transfer", "offices", vault=north, password=PASSWORD)
    assert "SSPF Söder" in told.out
    out = tmp_path / "usb"
    tried = _send(console, north, out, "--dry-run")
    assert tried.code == 0, tried.err
    assert "Nothing was written" in tried.out
    assert not out.exists()
    sent = _send(console, north, out, "--json")
    assert sent.code == 0, sent.err
    file = sent.json["file"]
    assert _send(console, north, out).code == 4  # it waits for its receipt
    looked = console.open("transfer", "receive", file, "--dry-run", vault=south)
    assert looked.code == 0, looked.err
    back = tmp_path / "back"
    taken = console.open(
        "transfer", "receive", file, "--out", back, "--purpose", "Fritid", "--json", vault=south
    )
    assert taken.code == 0, taken.err
    assert taken.json["own_case"]
    assert console.open("transfer", "receive", file, "--out", back, vault=south).code == 4
    confirmed = console.open(
        "transfer", "confirm", taken.json["receipt"], vault=north, password=PASSWORD
    )
    assert confirmed.code == 0, confirmed.err
    assert "read only" in confirmed.out
    assert _send(console, north, out).code == 4


def test_who_may_be_there_already_is_answered_for(
    console: Console, north: Path, south: Path, tmp_path: Path
) -> None:
    file = _send(console, north, tmp_path / "usb", "--json").json["file"]
    with _using(console, north, PASSWORD) as use:
        own = use.office.get().own_party
        (sender,) = (one.name for one in use.parties.list_parties() if one.id == own)
    with _using(console, south) as use:
        there = use.parties.add(PartyInput(name=sender, kind=PartyKind.SOCIAL_SERVICES)).new_id
    looked = console.open("transfer", "receive", file, "--dry-run", "--json", vault=south).json
    (asked,) = looked["asked"]
    back = tmp_path / "back"
    unanswered = console.open("transfer", "receive", file, "--out", back, vault=south)
    assert unanswered.code == 4
    assert sender in unanswered.err
    wrong = console.open("transfer", "receive", file, "--out", back, "--is", "x", vault=south)
    assert wrong.code == 2
    said = f"{asked['id']}={there}"
    taken = console.open("transfer", "receive", file, "--out", back, "--is", said, vault=south)
    assert taken.code == 0, taken.err


def test_from_somebody_unknown_the_words_are_told_and_nothing_else(
    console: Console, north: Path, south: Path, tmp_path: Path
) -> None:
    file = _send(console, north, tmp_path / "usb", "--json").json["file"]
    with _using(console, south) as use:
        (office,) = use.transfer_offices.desk().offices
        use.transfer_offices.end(office.office.id)
    told = console.open("transfer", "receive", file, "--dry-run", vault=south)
    assert told.code == 4
    assert " ".join(office.words) in told.err
    assert not told.out


def test_a_key_is_known_by_the_words_that_were_heard_alone(
    console: Console, empty: Path, north: Path, tmp_path: Path
) -> None:
    console.open("transfer", "card", "--out", tmp_path / "k", vault=north, password=PASSWORD)
    (file,) = (tmp_path / "k").iterdir()
    untold = console.open("transfer", "know", file, vault=empty)
    assert untold.code == 4
    assert "telephone" in untold.err
    own = console.open("transfer", "offices", "--json", vault=empty).json["own"]
    differs = console.open("transfer", "know", file, "--words", " ".join(own), vault=empty)
    assert differs.code == 4
    right = console.open("transfer", "offices", "--json", vault=north, password=PASSWORD).json
    for word in right["own"]:
        assert word not in untold.err.split()
    words = " ".join(right["own"])
    given = ("transfer", "know", file, "--words", words, "--name", "Nord")
    assert console.open(*given, vault=empty).code == 0
    assert "Nord" in console.open("transfer", "offices", vault=empty).out
    assert console.open("transfer", "end", "nord", vault=empty).code == 0
    assert "Nord" not in console.open("transfer", "offices", vault=empty).out
