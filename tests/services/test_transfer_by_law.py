"""A case that goes by law: all of it but what an author keeps, assessed once for one receiver."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sspf_app.domain.codes import InformationType, Protection
from sspf_app.domain.facts import LegalDisclosure, Meeting, Person
from sspf_app.services.agenda_views import PointInput
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.document_records import DocumentType
from sspf_app.services.document_views import NewDocument
from sspf_app.services.hand_over_records import Basis, CaseTransfer, Direction
from sspf_app.services.legal_records import LegalStatus
from sspf_app.services.network_records import RelationKind
from sspf_app.services.network_views import RelationInput
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import DisclosureKind
from sspf_app.services.request_records import ContactKind
from tests.services.conftest import NOW, TODAY, House, refused
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
    arrival = offices.look(by_law(offices))
    assert arrival.ground == "OSL 10 kap. 2 §"
    taken = offices.take_in(arrival, purpose="Trygg fritid")
    assert texts_in_the_south(offices, taken.case) == {READ, SECRET}
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
    taken = offices.take_in(offices.look(by_law(offices)))
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
    path = by_law(offices)
    request = _request_of(offices)
    offices.north.use.transfer_receipts.give_up(_transfer(offices.north, Direction.OUT).id)
    again = offices.order(basis=Basis.LAW, legal_request=request)
    send = offices.north.use.transfer_sending.send
    assert refused(lambda: send(again, offices.folder)).code == "legal_not_ready"
    to_police = replace(again, party=offices.scene.police)
    assert refused(lambda: send(to_police, offices.folder)).code == "transfer_ground_other"
    to_self = replace(again, party=offices.scene.social)
    assert refused(lambda: send(to_self, offices.folder)).code == "transfer_to_self"
    assert path.exists()


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
    sent = by_law(offices)
    look = offices.south.use.transfer_receiving.look
    assert refused(lambda: look(sent)).code == "reason_required"
    assert look(sent, reason="möte i dag").young_person == "Alva Lind"


def _request_of(offices: Offices) -> str:
    with offices.north.unit() as unit:
        return unit.legal.requests(offices.scene.case)[0].id


def _transfer(house: House, direction: Direction) -> CaseTransfer:
    with house.unit() as unit:
        return next(one for one in unit.handing.transfers() if one.direction is direction)
