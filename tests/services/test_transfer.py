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

from sspf_app.domain.codes import Channel, InformationType, Protection
from sspf_app.domain.decision import Flow
from sspf_app.domain.facts import Item, LegalDisclosure, Meeting, Note, Person
from sspf_app.domain.rules import decide
from sspf_app.services.actors import Role
from sspf_app.services.agenda_views import PointInput
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.document_records import DocumentType
from sspf_app.services.document_views import NewDocument
from sspf_app.services.hand_over_records import Basis, CaseTransfer, Direction
from sspf_app.services.legal_records import LegalStatus
from sspf_app.services.move_views import Run
from sspf_app.services.network_records import RelationKind
from sspf_app.services.network_views import RelationInput
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import DisclosureKind
from sspf_app.services.request_records import ContactKind
from sspf_app.services.transfer_content import BESIDE
from sspf_app.services.transfer_views import TakeIn
from sspf_app.services.withdrawal_views import WithdrawalInput
from sspf_app.storage.hand_over_records import BESIDE as STORED
from tests.services.conftest import NOW, TODAY, House, refused
from tests.services.test_legal import entry as legal_entry
from tests.services.test_legal import with_manager
from tests.services.transfer_house import READ, SECRET, Offices, talk_about_alva, two_offices

T = InformationType


@pytest.fixture
def offices(_empty_vault: Path, tmp_path: Path) -> Iterator[Offices]:
    with two_offices(_empty_vault, tmp_path) as made:
        yield made


def _texts(offices: Offices, case: str) -> set[str]:
    with offices.south.unit() as unit:
        return {row.text for row in unit.records.list_standing(Item, case=case)}


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
    assert _texts(offices, taken.case) == {READ}
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
    confirmed = north.transfer_sending.confirm(taken.receipt)
    assert confirmed.receipt.office == "SSPF Södra, Socialnämnden"
    detail = north.cases.get(case)
    assert detail.closed_at == offices.north.clock.now()
    again = refused(lambda: north.cases.reopen(case))
    assert (again.code, again.params["office"]) == ("case_transferred", "SSPF Södra, Socialnämnden")
    assert refused(offices.send).code == "case_transferred"
    assert refused(lambda: north.transfer_sending.confirm(taken.receipt)).code == "receipt_known"
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
    taken = offices.take_in(offices.look(_by_law(offices)), purpose="Trygg fritid")
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


def test_by_law_all_of_it_comes_but_what_an_author_keeps(offices: Offices, tmp_path: Path) -> None:
    north, scene = offices.north.use, offices.scene
    talk_about_alva(offices)
    for text, level in (("Ring skolan", NoteLevel.OFFICE), ("Mina tankar", NoteLevel.AUTHOR)):
        north.notes.save(
            NoteInput(case=scene.case, at=NOW, kind=NoteKind.CASE_NOTE, level=level, text=text)
        )
    content = b"%PDF-1.7\n" + bytes(range(256)) * 9000
    paper = tmp_path / "utlatande.pdf"
    paper.write_bytes(content)
    intake = north.document_intake.begin(
        NewDocument(case=scene.case, path=paper, title="Utlåtande", type=DocumentType.REPORT)
    )
    while not north.document_intake.take(intake):
        continue
    north.document_intake.finish(intake)
    north.contact_rules.record(
        ContactInput(
            case=scene.case,
            person=scene.father,
            kind=ContactKind.BLOCKED,
            reason="Kontaktförbud",
            starts_on=TODAY,
        )
    )
    assert refused(offices.send).code == "transfer_needs_ground"
    arrival = offices.look(_by_law(offices))
    assert arrival.ground == "OSL 10 kap. 2 §"
    taken = offices.take_in(arrival, purpose="Trygg fritid")
    assert _texts(offices, taken.case) == {READ, SECRET}
    with offices.south.unit() as unit:
        facts = unit.records.case_facts(taken.case)
        assert {row.text for row in facts.notes} == {"Ring skolan"}
        (held,) = unit.documents.attachments(taken.case)
        assert b"".join(unit.documents.pieces(held.id)) == content
        rules = unit.requests.rules(taken.own_case or "")
    father = next(row.id for row in facts.persons if row.name == "Erik Berg")
    assert [(row.person, row.case) for row in rules] == [(father, None)]  # in our own case too
    with offices.north.unit() as unit:
        (request,) = unit.legal.requests(scene.case)
        assert request.status is LegalStatus.HANDED_OUT
        disclosures = unit.office.disclosures(scene.case)
        (law,) = unit.records.list_standing(LegalDisclosure, case=scene.case)
    assert law.recipient == offices.south_party
    assert all(one.kind is not DisclosureKind.TRANSFER for one in disclosures)


def test_by_law_the_agenda_comes_and_who_belongs_together_where_both_come(
    offices: Offices,
) -> None:
    north, scene = offices.north.use, offices.scene
    meeting = talk_about_alva(offices)
    point = PointInput(
        case=scene.case,
        meeting=meeting,
        heading="Skoldagarna",
        source=scene.school,
        about=(scene.child,),
        types=(T.ATTENDANCE,),
    )
    north.agenda.add(point)
    stranger = north.people.add(PersonInput(name="Siv Ek")).new_id or ""
    for other, words in ((scene.father, "bor i Umeå"), (stranger, "bor på Gömvägen")):
        north.network.add(
            RelationInput(
                case=scene.case,
                person=scene.mother,
                other=other,
                name="",
                kind=RelationKind.PARTNER,
                words=words,
            )
        )
    taken = offices.take_in(offices.look(_by_law(offices)))
    with offices.south.unit() as unit:
        people = {row.name: row.id for row in unit.records.list_standing(Person)}
        (held,) = unit.records.list_standing(Meeting, case=taken.case)
        (came,) = unit.meetings.points(taken.case, held.id)
        relations = unit.network.relations_of(people.values())
    assert (came.heading, came.about) == ("Skoldagarna", (people["Alva Lind"],))
    told = [(one.person, one.other, one.words) for one in relations]
    assert told == [(people["Anna Lind"], people["Erik Berg"], "bor i Umeå")]
    assert "Siv Ek" not in people


def test_an_assessment_is_for_one_receiver_and_one_time(offices: Offices) -> None:
    path = _by_law(offices)
    request = _request_of(offices)
    offices.north.use.transfer_sending.give_up(_transfer(offices.north, Direction.OUT).id)
    again = offices.order(basis=Basis.LAW, legal_request=request)
    send = offices.north.use.transfer_sending.send
    assert refused(lambda: send(again, offices.folder)).code == "legal_not_ready"
    to_police = replace(again, party=offices.scene.police)
    assert refused(lambda: send(to_police, offices.folder)).code == "transfer_ground_other"
    to_self = replace(again, party=offices.scene.social)
    assert refused(lambda: send(to_self, offices.folder)).code == "transfer_to_self"
    assert path.exists()


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
    offices.north.use.transfer_sending.confirm(taken.receipt)
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


def test_with_somebody_protected_it_goes_by_law_and_by_the_manager_alone(
    offices: Offices,
) -> None:
    north, scene = offices.north, offices.scene
    with north.unit() as unit:
        row = unit.records.standing(Person, scene.mother)
        assert row is not None
        hidden = replace(row, protected_identity=Protection.SECRECY_MARK, recorded_at=NOW)
        unit.records.replace(row, at=NOW, by=hidden)
        unit.commit()
    north.use.cases.get(scene.case, reason="möte i dag")
    assert refused(offices.send).code == "transfer_needs_ground"
    sent = _by_law(offices)
    look = offices.south.use.transfer_receiving.look
    assert refused(lambda: look(sent)).code == "reason_required"
    assert look(sent, reason="möte i dag").young_person == "Alva Lind"


def _by_law(offices: Offices) -> Path:
    """Send all of the case on an assessment that the unit manager has approved."""
    scene, north = offices.scene, offices.north
    with_manager(north)
    made = north.use.legal.record(
        legal_entry(scene, "osl-10-2", receiver=offices.south_party, what="Hela ärendet")
    )
    north.wait(minutes=1)
    north.as_role(Role.UNIT_MANAGER).legal.decide(made.new_id or "", approve=True)
    return offices.send(basis=Basis.LAW, legal_request=made.new_id).path


def _request_of(offices: Offices) -> str:
    with offices.north.unit() as unit:
        return unit.legal.requests(offices.scene.case)[0].id


def _transfer(house: House, direction: Direction) -> CaseTransfer:
    with house.unit() as unit:
        return next(one for one in unit.handing.transfers() if one.direction is direction)


def test_what_goes_beside_the_facts_has_its_table_and_its_record() -> None:
    assert {name: kind.record for name, kind in STORED.items()} == BESIDE
