"""What is dangerous that the guardians know of one child is not read in the case of a sibling.

Attack: in Alva's case it may be dangerous that the guardians know, and nothing goes to them. What
was said of Alva at a meeting about her brother went home in the minutes of his: a guardian reads of
a child under fifteen by custody, and his case had answered *no*.

Defends: domain notes, section 2.5; decision 0115.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sspf_app.domain.codes import Channel, CustodyKind, InformationType, PartyKind
from sspf_app.domain.decision import Flow
from sspf_app.services.case_loading import load_case
from sspf_app.services.case_views import NewCase
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.gate import decide_transfer
from sspf_app.services.kept_states import rebuild_kept_states
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.request_records import ContactKind
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import SEEN, Scene, a_scene

OF_HER = "Alva vill inte gå hem"
OF_HIM = "Nils kommer i tid"


CLEARED = "Mona Ek på mottagningen: de får veta"


def _case_of(house: House, young: str) -> str:
    return next(one.case for one in house.use.cases.list_cases() if one.young_person == young)


def _said(scene: Scene, meeting: str, text: str, about: str) -> None:
    said = ItemInput(
        case=scene.case,
        meeting=meeting,
        text=text,
        source=scene.social,
        about=(about,),
        types=(InformationType.ATTENDANCE,),
        answered=frozenset({"household"}),
    )
    scene.house.use.meeting_items.add(said)


@pytest.fixture
def brother(house: House) -> tuple[Scene, str, str]:
    """His case, a meeting in it at which both were spoken of, and hers."""
    hers, use = a_scene(house), house.use
    born = date(2014, 3, 4)
    him = use.people.add(PersonInput(name="Nils Lind", born=born)).new_id or ""
    for holder in (hers.mother, hers.father):
        entry = CustodyInput(
            child=him, holder=holder, kind=CustodyKind.JOINT, starts_on=born, evidence=SEEN
        )
        use.custody.add(entry)
    scene = replace(hers, child=him)
    new = NewCase(young_person=him, purposes=("Skolgång",), parties=scene.parties)
    scene.case = use.cases.open_case(new).new_id or ""
    scene.purpose = use.cases.get(scene.case).purposes[0].id
    use.contact_rules.answer_danger(scene.case, ContactKind.DANGER_NO)
    planned = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=house.clock.at,
        parties=(scene.social,),
        persons=(scene.mother,),
    )
    meeting = use.meetings.plan(planned).new_id or ""
    _said(scene, meeting, OF_HIM, him)
    _said(scene, meeting, OF_HER, hers.child)
    house.wait(hours=1)
    use.contact_rules.answer_danger(hers.case, ContactKind.DANGER_YES)
    return scene, meeting, hers.child


def test_the_minutes_of_a_brother_tell_a_guardian_nothing_of_her(
    house: House, brother: tuple[Scene, str, str]
) -> None:
    scene, meeting, _her = brother
    paper = house.use.minutes.preview(scene.case, meeting, recipient=scene.mother)
    said = paper.pdf.decode()
    assert OF_HIM in said
    assert OF_HER not in said
    assert "Alva" not in said


def test_no_other_way_out_of_his_case_tells_of_her(
    house: House, brother: tuple[Scene, str, str]
) -> None:
    scene, meeting, her = brother
    use = house.use
    question = Flow(
        case=scene.case,
        purpose=scene.purpose,
        subject=her,
        source=scene.social,
        recipient=scene.mother,
        type=InformationType.ATTENDANCE,
        channel=Channel.ORAL,
    )
    assert not use.sharing.ask(question).decision.allowed
    assert use.sharing.ask(replace(question, subject=scene.child)).decision.allowed
    assert refused(lambda: use.sharing.note_oral(question)).code == "not_allowed"
    said = {one.text: one for one in use.meetings.get(scene.case, meeting).items}
    readers = {one.recipient: one for one in said[OF_HER].readers}
    assert not readers[scene.mother].reads
    assert "nothing of them goes to Anna Lind" in " ".join(readers[scene.mother].why)
    assert {one.recipient: one.reads for one in said[OF_HIM].readers}[scene.mother]


def test_it_opens_by_what_her_own_case_notes(house: House, brother: tuple[Scene, str, str]) -> None:
    scene, meeting, her = brother
    answer = house.use.contact_rules.answer_danger
    answer(_case_of(house, her), ContactKind.DANGER_CLEARED, said=CLEARED)
    paper = house.use.minutes.preview(scene.case, meeting, recipient=scene.mother)
    assert OF_HER in paper.pdf.decode()


def test_what_is_kept_of_his_case_knows_of_hers(
    house: House, brother: tuple[Scene, str, str]
) -> None:
    """She is named there by what was said of her alone, and who waits for a copy hangs on it."""
    scene, _meeting, her = brother
    use, of_her = house.use, _case_of(house, her)
    use.contact_rules.answer_danger(of_her, ContactKind.DANGER_CLEARED, said=CLEARED)
    planned = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=house.clock.at,
        parties=(scene.social,),
        persons=(scene.mother,),
    )
    of_her_alone = use.meetings.plan(planned).new_id or ""
    _said(scene, of_her_alone, OF_HER, her)
    house.wait(hours=1)
    use.minutes_versions.lock(scene.case, of_her_alone)
    use.contact_rules.answer_danger(of_her, ContactKind.DANGER_YES)
    with house.unit() as unit:
        assert rebuild_kept_states(unit, now=house.clock.at) == 0


@pytest.mark.parametrize("kind", [ContactKind.BLOCKED, ContactKind.DO_NOT_CONTACT])
def test_who_is_barred_in_her_case_reads_nothing_of_her_in_his(
    house: House, brother: tuple[Scene, str, str], kind: ContactKind
) -> None:
    scene, meeting, her = brother
    use, of_her = house.use, _case_of(house, her)
    use.contact_rules.answer_danger(of_her, ContactKind.DANGER_CLEARED, said=CLEARED)
    copy = use.minutes.preview
    assert OF_HER in copy(scene.case, meeting, recipient=scene.mother).pdf.decode()
    rule = ContactInput(case=of_her, person=scene.mother, kind=kind, reason="hot", starts_on=TODAY)
    use.contact_rules.record(rule)
    said = copy(scene.case, meeting, recipient=scene.mother).pdf.decode()
    assert OF_HIM in said
    assert "Alva" not in said
    assert OF_HER in copy(scene.case, meeting, recipient=scene.father).pdf.decode()


@pytest.mark.parametrize("is_danger", [True, False])
def test_his_case_goes_to_no_other_office_by_consent(
    house: House, brother: tuple[Scene, str, str], is_danger: bool
) -> None:
    """What protects her would not go along."""
    scene, _meeting, her = brother
    use, of_her = house.use, _case_of(house, her)
    south = PartyInput(name="SSPF Södra", kind=PartyKind.SOCIAL_SERVICES)
    party = use.parties.add(south).new_id or ""
    if not is_danger:
        use.contact_rules.answer_danger(of_her, ContactKind.DANGER_CLEARED, said=CLEARED)
        rule = ContactInput(
            case=of_her,
            person=scene.mother,
            kind=ContactKind.BLOCKED,
            reason="hot",
            starts_on=TODAY,
        )
        use.contact_rules.record(rule)
    with house.unit() as unit:
        loaded = load_case(unit, scene.case, now=house.clock.at)
    assert refused(lambda: decide_transfer(loaded, party)).code == "transfer_needs_ground"
