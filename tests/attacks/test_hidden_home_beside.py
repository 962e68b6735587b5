"""Where a child was placed in secret is told by no other case: not a second one, nor a sibling's.

Attack: the placement pauses the case it is registered in. The same child had a second case, and her
brother had one; papers of both went to the same guardians and named the home.

Defends: sharing rules 2 and 6; domain, section 2.5 (LVU).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf_app.domain.codes import (
    Channel,
    CustodyKind,
    InformationType,
    PartyKind,
    PauseReason,
    Protection,
)
from sspf_app.domain.decision import Flow
from sspf_app.services.case_views import NewCase
from sspf_app.services.decision_views import PauseInput
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.request_records import ContactKind
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import SEEN, Scene, a_scene

CARE = [PauseReason.HIDDEN_PLACEMENT, PauseReason.COMPULSORY_CARE]
HOMES = ["HVB Gläntan", "Gläntan"]
PLACE = "Skogsvägen 4"


def _case_of(scene: Scene, young: str) -> Scene:
    """A case of somebody, about whom it is not dangerous that the guardians know."""
    use, made = scene.house.use, replace(scene, child=young)
    new = NewCase(young_person=young, purposes=("Fritid",), parties=scene.parties)
    made.case = use.cases.open_case(new).new_id or ""
    made.purpose = use.cases.get(made.case).purposes[0].id
    use.contact_rules.answer_danger(made.case, ContactKind.DANGER_NO)
    return made


def _brother(scene: Scene) -> str:
    use, born = scene.house.use, date(2014, 3, 4)
    him = use.people.add(PersonInput(name="Nils Lind", born=born)).new_id or ""
    for holder in (scene.mother, scene.father):
        entry = CustodyInput(
            child=him, holder=holder, kind=CustodyKind.JOINT, starts_on=born, evidence=SEEN
        )
        use.custody.add(entry)
    return him


def _place(scene: Scene, reason: PauseReason, home: str) -> None:
    house, use = scene.house, scene.house.use
    house.wait(minutes=5)
    use.decisions.decide(scene.case, PauseInput(reason=reason, to_end="Ställningstagande"))
    house.wait(minutes=5)
    party = use.parties.add(PartyInput(name=home, kind=PartyKind.OTHER)).new_id or ""
    use.case_parts.join(scene.case, party, joined_on=TODAY)


def _meeting(scene: Scene, text: str = "", *, days: int = 0) -> str:
    house, use = scene.house, scene.house.use
    planned = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=house.clock.at + timedelta(days=days),
        parties=(scene.social,),
        persons=(scene.mother,),
        place=PLACE,
    )
    meeting = use.meetings.plan(planned).new_id or ""
    if text:
        said = ItemInput(
            case=scene.case,
            meeting=meeting,
            text=text,
            source=scene.social,
            about=(scene.child,),
            types=(InformationType.ATTENDANCE,),
        )
        use.meeting_items.add(said)
    house.wait(hours=1)
    return meeting


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("reason", CARE)
def test_her_second_case_names_no_home(house: House, reason: PauseReason, home: str) -> None:
    first = a_scene(house)
    second = _case_of(first, first.child)
    _place(first, reason, home)
    ahead = _meeting(second, days=3)
    invitation = house.use.invitation_papers.preview(second.case, ahead, recipient=second.mother)
    assert PLACE not in invitation.pdf.decode()
    told = _meeting(second, f"Skjutsas från {home} om morgnarna")
    copy = house.use.minutes.preview
    assert refused(lambda: copy(second.case, told, recipient=second.mother)).code == "leak_found"
    assert home in copy(second.case, told, recipient=COORDINATOR).pdf.decode()
    question = Flow(
        case=second.case,
        purpose=second.purpose,
        subject=second.child,
        source=second.social,
        recipient=second.mother,
        type=InformationType.ATTENDANCE,
        channel=Channel.ORAL,
    )
    assert not house.use.sharing.ask(question).decision.allowed
    page = house.use.ledger_papers.preview_page
    assert refused(lambda: page(second.case, second.mother)).code == "page_while_paused"


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("reason", CARE)
def test_her_brothers_case_names_no_home(house: House, reason: PauseReason, home: str) -> None:
    hers = a_scene(house)
    his = _case_of(hers, _brother(hers))
    _place(hers, reason, home)
    told = _meeting(his, f"Nils hälsar på henne på {home}")
    copy = house.use.minutes.preview
    assert refused(lambda: copy(his.case, told, recipient=his.mother)).code == "leak_found"
    assert home in copy(his.case, told, recipient=COORDINATOR).pdf.decode()
    other = _meeting(his, "Nils kommer i tid till skolan")
    said = copy(his.case, other, recipient=his.mother).pdf.decode()
    assert "Nils kommer i tid" in said
    assert PLACE in said  # where they meet about him tells nothing of her


def test_a_case_of_nobody_near_is_as_before(house: House) -> None:
    hers = a_scene(house)
    born = date(2013, 9, 9)
    kim = house.use.people.add(PersonInput(name="Kim Falk", born=born)).new_id or ""
    mother = house.use.people.add(PersonInput(name="Mona Falk", born=date(1985, 1, 1))).new_id or ""
    entry = CustodyInput(
        child=kim, holder=mother, kind=CustodyKind.SOLE, starts_on=born, evidence=SEEN
    )
    house.use.custody.add(entry)
    other = replace(_case_of(hers, kim), mother=mother)
    _place(hers, PauseReason.HIDDEN_PLACEMENT, "Gläntan")
    told = _meeting(other, "Kim spelar fotboll i Gläntan")
    copy = house.use.minutes.preview(other.case, told, recipient=mother)
    assert "Gläntan" in copy.pdf.decode()


def test_her_second_case_is_of_no_district(house: House) -> None:
    first = a_scene(house)
    second = _case_of(first, first.child)
    districts = house.use.districts
    ersboda = districts.save(None, "Ersboda").new_id or ""
    districts.choose(second.case, ersboda)
    assert second.case in districts.of_cases().of_case
    _place(first, PauseReason.HIDDEN_PLACEMENT, "Gläntan")
    assert second.case not in districts.of_cases().of_case
    choose = districts.choose
    assert refused(lambda: choose(second.case, ersboda)).code == "district_of_protected"


@pytest.mark.parametrize("said", ["Tystgatan 5", "070-123 45 67", "moa@exempel.se"])
def test_her_brothers_case_tells_nothing_of_where_a_protected_sister_is(
    house: House, said: str
) -> None:
    hers = a_scene(house)
    his = _case_of(hers, _brother(hers))
    hidden = PersonInput(
        name="Alva Lind",
        born=date(2013, 2, 3),
        protected_identity=Protection.PROTECTED_REGISTRATION,
        address="Tystgatan 5, 903 26 Umeå",
        phone="070-123 45 67",
        email="moa@exempel.se",
    )
    house.use.people.correct(hers.child, hidden)
    told = _meeting(his, f"Nils når henne på {said}")
    for reader in (his.mother, COORDINATOR):
        refusal = refused(lambda r=reader: house.use.minutes.preview(his.case, told, recipient=r))
        assert refusal.code == "leak_found"
