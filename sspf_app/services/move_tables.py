"""Tables of one kind: parties and contacts, and what belongs to cases that are there already."""

from __future__ import annotations

from datetime import date

from sspf_app.domain.codes import PartyKind
from sspf_app.domain.facts import Case, Participation, Party, Purpose
from sspf_app.services.alike import letters_of_name
from sspf_app.services.folding import same_words
from sspf_app.services.move_occasions import add_commitment, add_meeting, add_note, start_of_day
from sspf_app.services.move_parties import party_named
from sspf_app.services.move_persons import ALONE, person_of
from sspf_app.services.move_plan import Home, RowPlan, Scene
from sspf_app.services.move_records import TableKind
from sspf_app.services.move_values import kind_of_party
from sspf_app.services.records import Contact


def plan_party(scene: Scene, plan: RowPlan) -> None:
    """A party of the register, a contact at one, or both."""
    name = plan.text("name")
    plan.title = name or plan.text("contact.name")
    if not name:
        plan.doubt("party_missing", "name")
        return
    known = scene.parties.get(same_words(name))
    if known is None:
        kind = plan.values.get("kind")
        known = Party(
            id=scene.new_id("pa"),
            recorded_at=scene.now,
            name=name,
            kind=kind if isinstance(kind, PartyKind) else kind_of_party(name),
            independent=plan.says("independent"),
        )
        scene.parties[same_words(name)] = known
        plan.made.append(known)
    _add_contact(scene, plan, known)
    if not plan.made:
        plan.doubt("nothing_new", is_error=False)


def plan_person(scene: Scene, plan: RowPlan) -> None:
    """A person of the register, who is in no case by this."""
    person = person_of(scene, plan, ALONE)
    plan.title = plan.people[-1].name if plan.people else plan.text("person.name")
    if person is not None and not plan.made:
        plan.doubt("nothing_new", is_error=False)


def _add_contact(scene: Scene, plan: RowPlan, party: Party) -> None:
    name = plan.text("contact.name")
    if not name or (party.id, same_words(name)) in scene.contacts:
        return
    scene.contacts.add((party.id, same_words(name)))
    contact = Contact(
        id=scene.new_id("co"),
        party=party.id,
        name=name,
        function=plan.text("contact.function"),
        phone=plan.text("contact.phone"),
        email=plan.text("contact.email"),
    )
    plan.made.append(contact)


def plan_of_case(scene: Scene, plan: RowPlan) -> None:
    """Something that belongs to a case that is there already."""
    home = _home(scene, plan)
    if home is None:
        return
    match scene.order.kind:
        case TableKind.MEETINGS:
            if plan.day("meeting.on") is None:
                plan.doubt("meeting_day_missing", "meeting.on")
            add_meeting(scene, plan, home)
        case TableKind.COMMITMENTS:
            if not plan.text("commitment.text"):
                plan.doubt("text_missing", "commitment.text")
            add_commitment(scene, plan, home)
        case TableKind.PARTICIPATIONS:
            _add_participation(scene, plan, home.case)
        case _:
            _add_note_of_day(scene, plan, home)


def _add_note_of_day(scene: Scene, plan: RowPlan, home: Home) -> None:
    text, day = plan.text("note"), plan.day("note.on")
    if not text:
        plan.doubt("text_missing", "note")
    elif day is not None and day > scene.today:
        plan.doubt("day_in_future", "note.on", day=day.isoformat())
    else:
        add_note(scene, plan, home, text=text, at=start_of_day(scene, day))


def _add_participation(scene: Scene, plan: RowPlan, case: Case) -> None:
    name = plan.text("party")
    if not name:
        plan.doubt("party_missing", "party")
        return
    joined: date = plan.day("joined") or scene.today
    left = plan.day("left")
    if left is not None and left < joined:
        plan.doubt("left_before_joined", "left")
    party = party_named(scene, plan, name, kind_of_party(name))
    if (case.id, party) in scene.participations:
        plan.doubt("party_already_in_case", "party", name=name)
    scene.participations.add((case.id, party))
    plan.made.append(
        Participation(
            id=scene.new_id("pt"),
            recorded_at=scene.now,
            case=case.id,
            party=party,
            joined_on=joined,
            left_on=left,
        )
    )


def _home(scene: Scene, plan: RowPlan) -> Home | None:
    """The case a row speaks of: by its reference, else by the young person."""
    reference, name = plan.text("reference"), plan.text("young.name")
    plan.title = reference or name
    about = "reference" if reference or not name else "young.name"
    found = _cases_named(scene, plan)
    if len(found) != 1:
        plan.doubt("case_not_one" if found else "case_unknown", about)
        return None
    if found[0].id in scene.closed_to_eyes:
        plan.doubt("case_protected", about)
        return None
    purposes = scene.unit.records.list_standing(Purpose, case=found[0].id)
    if not purposes:
        plan.doubt("case_unknown", about)
        return None
    return Home(found[0], purposes[0].id)


def _cases_named(scene: Scene, plan: RowPlan) -> tuple[Case, ...]:
    reference = plan.text("reference")
    if reference:
        known = scene.references.get(same_words(reference))
        return () if known is None else (known,)
    number, name = plan.text("young.number"), letters_of_name(plan.text("young.name"))
    found: list[Case] = []
    for case in scene.cases:
        young = scene.persons.get(case.young_person)
        if young is None or not scene.is_open(young):
            continue  # somebody protected is found by the reference alone
        is_number = bool(number) and young.personal_number == number
        if is_number or (name and name == letters_of_name(young.name)):
            found.append(case)
    return tuple(found)
