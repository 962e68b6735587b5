"""A case to another office: sealed, received, checked, confirmed, locked; two real vaults.

Defends: a transfer is a disclosure and goes through the gate; consent given to one office is no
consent to another; a package is taken in once, whole, by who it was sealed to; the sender's copy
is read only from the receipt on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sspf_app.domain.codes import Channel, InformationType
from sspf_app.domain.decision import Flow
from sspf_app.domain.facts import Note, Person
from sspf_app.domain.rules import decide
from sspf_app.services.move_views import Run
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import DisclosureKind
from sspf_app.services.transfer_content import BESIDE
from sspf_app.services.transfer_views import TakeIn
from sspf_app.services.withdrawal_views import WithdrawalInput
from sspf_app.storage.hand_over_records import BESIDE as STORED
from tests.services.conftest import NOW, refused
from tests.services.transfer_house import (
    READ,
    SECRET,
    Offices,
    by_law,
    talk_about_alva,
    texts_in_the_south,
    two_offices,
)

T = InformationType


@pytest.fixture
def offices(_empty_vault: Path, tmp_path: Path) -> Iterator[Offices]:
    with two_offices(_empty_vault, tmp_path) as made:
        yield made


def test_what_consent_lets_the_south_read_comes_and_nothing_else(offices: Offices) -> None:
    talk_about_alva(offices)
    foreseen = offices.north.use.transfer_sending.foresee(offices.order())
    assert (foreseen.counts.items, foreseen.left_items) == (1, 1)
    assert [one.text for one in foreseen.items] == [READ]
    sent = offices.send()
    assert SECRET.encode() not in sent.path.read_bytes()
    arrival = offices.look(sent.path)
    assert (arrival.reference, arrival.young_person) == ("SSPF 2026-001", "Alva Lind")
    assert arrival.counts == foreseen.counts
    taken = offices.take_in(arrival)
    assert texts_in_the_south(offices, taken.case) == {READ}
    with offices.south.unit() as unit:
        facts = unit.records.all_facts()
    assert {row.name for row in facts.persons} == {"Alva Lind"}  # no guardian, no address
    assert not facts.consents
    with offices.north.unit() as unit:
        gone = unit.office.disclosures(offices.scene.case)
    (row,) = [one for one in gone if one.kind is DisclosureKind.TRANSFER]
    assert row.recipient == offices.south_party
    assert {part.type for part in row.parts} == {T.PARTICIPATION, T.ATTENDANCE}


def test_the_way_there_and_back_until_the_copy_is_locked(offices: Offices) -> None:
    talk_about_alva(offices)
    north = offices.north.use
    sent = offices.send()
    case = offices.scene.case
    assert (
        north.cases.get(case).closed_at is None
    )  # until the receipt has come it is worked on as before
    assert refused(offices.send).code == "transfer_waits"
    offices.south.wait(hours=2)
    taken = offices.take_in(offices.look(sent.path), purpose="Trygg fritid")
    offices.north.wait(hours=3)
    ersboda = north.districts.save(None, "Ersboda").new_id or ""
    north.districts.choose(case, ersboda)
    confirmed = north.transfer_receipts.confirm(taken.receipt)
    assert confirmed.receipt.office == "SSPF Södra, Socialnämnden"
    detail = north.cases.get(case)
    assert detail.closed_at == offices.north.clock.now()
    again = refused(lambda: north.cases.reopen(case))
    assert (again.code, again.params["office"]) == ("case_transferred", "SSPF Södra, Socialnämnden")
    assert refused(offices.send).code == "case_transferred"
    for district in ("", ersboda):
        locked = refused(lambda one=district: north.districts.choose(case, one))
        assert locked.code == "case_transferred"
    assert refused(lambda: north.transfer_receipts.confirm(taken.receipt)).code == "receipt_known"
    south = offices.south.use
    assert south.cases.get(taken.case).closed_at is not None
    assert refused(lambda: south.cases.reopen(taken.case)).code == "case_transferred"
    own = south.cases.get(taken.own_case or "")
    assert own.closed_at is None
    assert own.reference != south.cases.get(taken.case).reference
    assert [row.text for row in own.purposes] == ["Trygg fritid"]


def test_what_is_ended_on_the_way_leaves_nothing(offices: Offices, tmp_path: Path) -> None:
    talk_about_alva(offices)
    ended = Run(is_cancelled=True)
    out = tmp_path / "out"
    out.mkdir()
    sending = offices.north.use.transfer_sending
    error = refused(lambda: sending.send(offices.order(), out, ended))
    assert error.code == "cancelled"
    assert not list(out.iterdir())
    followed = Run()
    sent = sending.send(offices.order(), out, followed)  # nothing waits: it did not go
    assert followed.done > 0
    receiving = offices.south.use.transfer_receiving
    assert refused(lambda: receiving.look(sent.path, run=ended)).code == "cancelled"
    arrival = offices.look(sent.path)
    entry = TakeIn(purpose="Trygg fritid", receipt_folder=out)
    assert refused(lambda: receiving.take_in(arrival, entry, ended)).code == "cancelled"
    assert offices.south.use.cases.list_cases() == ()
    read = Run()
    offices.south.use.transfer_receiving.look(sent.path, run=read)
    assert read.total == sent.path.stat().st_size // 1024 + 1
    assert read.done <= read.total


def test_consent_given_to_the_north_lets_nothing_through_in_the_south(offices: Offices) -> None:
    """Everything of the case comes by law, the answers too; none of them is an answer to us."""
    talk_about_alva(offices)
    taken = offices.take_in(offices.look(by_law(offices)), purpose="Trygg fritid")
    with offices.south.unit() as unit:
        facts = unit.records.all_facts()
    assert len(facts.consents) == 2
    (young,) = {row.young_person for row in facts.cases}
    flows = [
        Flow(
            case=purpose.case,
            purpose=purpose.id,
            subject=young,
            source=source.id,
            recipient=recipient.id,
            type=kind,
            channel=channel,
        )
        for purpose in facts.purposes
        for source in facts.parties
        for recipient in facts.parties
        if source is not recipient
        for kind in (T.PARTICIPATION, T.ATTENDANCE, T.FAMILY_HOME)
        for channel in Channel
    ]
    assert {row.case for row in facts.purposes} == {taken.case, taken.own_case}
    assert not [flow for flow in flows if decide(facts, flow, at=NOW).allowed]
    assert [
        flow for flow in flows if decide(replace(facts, closings=()), flow, at=NOW).allowed
    ]  # so the answers did come, and it is the closing that holds them back


def test_without_consent_nothing_goes(offices: Offices) -> None:
    police = offices.order(party=offices.scene.police)
    send = offices.north.use.transfer_sending.send
    offices.north.use.withdrawals.register(
        WithdrawalInput(
            case=offices.scene.case,
            signatory=offices.scene.mother,
            received_at=offices.north.clock.at,
            received_by="Maria Ask",
        )
    )
    for order in (police, offices.order()):
        assert refused(lambda order=order: send(order, offices.folder)).code == "nothing_readable"
    assert not list(offices.folder.iterdir())


def test_a_withdrawal_is_received_in_a_locked_case_too(offices: Offices) -> None:
    taken = offices.take_in(offices.look(offices.send().path))
    offices.north.use.transfer_receipts.confirm(taken.receipt)
    changes = offices.north.use.withdrawals.register(
        WithdrawalInput(
            case=offices.scene.case,
            signatory=offices.scene.mother,
            received_at=offices.north.clock.at,
            received_by="Maria Ask",
            words="Nu räcker det",
        )
    )
    assert changes.new_id
    note = NoteInput(
        case=offices.scene.case,
        at=NOW,
        kind=NoteKind.CASE_NOTE,
        level=NoteLevel.OFFICE,
        text="Efteråt",
    )
    assert refused(lambda: offices.north.use.notes.save(note)).code == "case_transferred"
    with offices.north.unit() as unit:
        assert not unit.records.list_standing(Note, case=offices.scene.case)


def test_a_package_comes_in_once(offices: Offices) -> None:
    sent = offices.send()
    arrival = offices.look(sent.path)
    offices.take_in(arrival)
    assert offices.look(sent.path).earlier is not None
    assert refused(lambda: offices.take_in(arrival)).code == "transfer_received"
    with offices.south.unit() as unit:
        assert len(unit.records.all_facts().cases) == 1


def test_who_is_there_already_is_asked_about_and_keeps_what_stands(offices: Offices) -> None:
    there = offices.south.use.people.add(
        PersonInput(name="Alva Lind", born=date(2013, 2, 3), phone="070-1")
    ).new_id
    arrival = offices.look(offices.send().path)
    (match,) = [one for one in arrival.persons if one.candidates]
    assert (match.name, match.proposed) == ("Alva Lind", "")  # a name alone is asked about
    unanswered = refused(lambda: offices.take_in(arrival, persons={}))
    assert (unanswered.code, unanswered.params["name"]) == ("transfer_unanswered", "Alva Lind")
    nobody = refused(lambda: offices.take_in(arrival, persons={match.id: "p-99"}))
    assert nobody.code == "transfer_unanswered"
    taken = offices.take_in(arrival, persons={match.id: there})
    with offices.south.unit() as unit:
        (only,) = unit.records.list_standing(Person)
        facts = unit.records.case_facts(taken.case)
    assert (only.id, only.phone) == (there, "070-1")
    assert facts.cases[0].young_person == there


def test_from_somebody_unknown_nothing_is_shown_before_the_words_were_compared(
    offices: Offices,
) -> None:
    sent = offices.send()
    offices.south.use.transfer_offices.end(offices.north_key)
    arrival = offices.look(sent.path)
    assert (arrival.office, arrival.young_person, arrival.counts) == (None, "", None)
    assert refused(lambda: offices.take_in(arrival)).code == "transfer_from_unknown"
    add = offices.south.use.transfer_offices.add
    assert refused(lambda: add(arrival.sender, heard=False)).code == "words_not_heard"
    own = offices.north.use.transfer_offices.desk().card
    assert arrival.sender.words == own.words
    add(arrival.sender, heard=True)
    assert offices.look(sent.path).young_person == "Alva Lind"


def test_a_key_goes_as_a_small_file_and_a_false_one_is_refused(
    offices: Offices, tmp_path: Path
) -> None:
    use = offices.north.use.transfer_offices
    path = use.save_card(tmp_path)
    card = use.read_card(path)
    assert card == use.desk().card
    assert refused(lambda: use.add(card, heard=True)).code == "own_transfer_key"
    for wrong in (b"", b"{}", path.read_bytes()[:-9], b"[" * 3000, b"x" * 5000):
        path.write_bytes(wrong)
        assert refused(lambda: use.read_card(path)).code == "no_key_card"


def test_what_goes_beside_the_facts_has_its_table_and_its_record() -> None:
    assert {name: kind.record for name, kind in STORED.items()} == BESIDE
