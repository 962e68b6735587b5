"""That somebody was at a meeting is told by its minutes, and stands in the ledger as told.

Defends: who takes back that one may know of them finds those whose copy named them; an incident
counts who stands in a list of attendance alone; nobody stands there whom the copy does not name.

Source: sharing rules, sections 4.5 and 6; GDPR 33.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sspf_app.domain.codes import InformationType, Protection
from sspf_app.services.actors import Role
from sspf_app.services.consent_views import PaperYes
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.incident_attendance import people_in
from sspf_app.services.incident_views import IncidentExtract, IncidentQuery, IncidentRole
from sspf_app.services.party_views import ContactInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import FormRow, Presence
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import TODAY, House
from tests.services.scenery import Scene, a_scene

T = InformationType
QUERY = IncidentQuery(first_on=TODAY, last_on=TODAY)


def _met(house: House, folder: Path, *, protected: bool = False) -> tuple[Scene, str]:
    """Both parents were there, and somebody for the school; the school may know of the mother."""
    scene = a_scene(house)
    own = FormRow(subject=scene.mother, type=T.PARTICIPATION, teller=scene.social)
    order = scene.order(scene.mother)
    order = replace(order, subjects=(scene.child, scene.mother), rows=(*order.rows, own))
    prepared = house.use.consent_forms.prepare(order)
    house.use.consent_forms.hand_out(prepared)
    house.use.answers.register_yes(
        PaperYes(
            code=prepared.form.id,
            case=scene.case,
            signed_on=TODAY,
            signed_time=house.clock.at,
            boxes={**scene.all_boxes(), (len(scene.rows()), scene.school): True},
        )
    )
    scene.yes(scene.father)
    meeting = scene.meeting_of_attendance(
        parties=scene.parties, persons=(scene.mother, scene.father)
    )
    for one, presence, names in (
        (scene.mother, Presence.PRESENT, ""),
        (scene.father, Presence.ABSENT, ""),
        (scene.school, Presence.PRESENT, "Rut Falk, rektor, och Per Gran"),
        (scene.police, Presence.INVITED, "Kim Norén"),
    ):
        house.use.meetings.note_presence(
            scene.case, meeting, participant=one, presence=presence, names=names
        )
    if protected:
        house.use.people.correct(
            scene.child,
            PersonInput(
                name="Alva Lind",
                born=date(2013, 2, 3),
                protected_identity=Protection.SECRECY_MARK,
            ),
        )
        house.use.people.get(scene.child, reason="möte i dag")
    for recipient in (scene.school, scene.leisure, scene.father, COORDINATOR):
        house.use.minutes.export(scene.case, meeting, recipient=recipient, folder=folder)
    return scene, meeting


def _told(scene: Scene, recipient: str) -> set[tuple[str, InformationType]]:
    with scene.house.unit() as unit:
        (row,) = (
            one
            for one in unit.office.disclosures(scene.case)
            if one.meeting and one.recipient == recipient
        )
    return {(part.subject, part.type) for part in row.parts if part.item is None}


def _found(house: House, **other: object) -> IncidentExtract:
    return house.use.incidents.look(replace(QUERY, **other))  # pyright: ignore[reportArgumentType]


def _came(extract: IncidentExtract) -> list[tuple[str, str]]:
    return [
        (one.name, one.of_party) for one in extract.persons if one.role is IncidentRole.ATTENDANCE
    ]


def test_the_ledger_says_of_whom_a_copy_told_that_they_were_there(
    house: House, tmp_path: Path
) -> None:
    scene, _meeting = _met(house, tmp_path)
    child, mother, father = (
        (one, T.PARTICIPATION) for one in (scene.child, scene.mother, scene.father)
    )
    assert _told(scene, scene.school) == {child, mother}
    assert _told(scene, scene.leisure) == {child}
    assert _told(scene, scene.father) == {child}  # that they were there themselves is no news
    assert _told(scene, scene.social) == {child, mother, father}


def test_who_takes_it_back_finds_whose_copy_named_them(house: House, tmp_path: Path) -> None:
    scene, _meeting = _met(house, tmp_path)
    house.wait(hours=1)
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="SSPF: Maria",
            subjects=(scene.mother,),
            types=(T.PARTICIPATION.value,),
        )
    )
    (effect,) = house.use.withdrawals.list_withdrawals(scene.case)
    assert [one.name for one in effect.received] == ["Ersängsskolan"]


def test_an_incident_counts_who_stands_in_the_list_alone(house: House, tmp_path: Path) -> None:
    scene, _meeting = _met(house, tmp_path)
    extract = _found(house, recipient=scene.school)
    of_cases = {one.name: one for one in extract.persons if one.role is IncidentRole.CASE}
    assert set(of_cases) == {"Alva Lind", "Anna Lind"}
    assert of_cases["Anna Lind"].meetings == (TODAY,)
    assert (of_cases["Anna Lind"].items, of_cases["Alva Lind"].items) == (0, 1)
    assert _came(extract) == [("Rut Falk, rektor", "Ersängsskolan"), ("Per Gran", "Ersängsskolan")]
    own = _found(house, recipient=scene.social)
    assert {"Anna Lind", "Erik Berg"} <= {one.name for one in own.persons}
    house.use.parties.add_contact(ContactInput(party=scene.school, name="Rut Falk"))
    whole = _found(house, is_whole=True)
    # A copy of everything holds who was only invited too; a contact is told of once.
    assert _came(whole) == [("Per Gran", "Ersängsskolan"), ("Kim Norén", "Polisen")]
    assert whole.count(IncidentRole.CONTACT) == 1


def test_nobody_is_named_beside_somebody_protected_or_to_who_reads_no_case(
    house: House, tmp_path: Path
) -> None:
    _met(house, tmp_path)
    manager = house.as_role(Role.UNIT_MANAGER).incidents.look(QUERY)
    assert manager.count(IncidentRole.ATTENDANCE) == 2
    for name in ("Rut", "Gran", "Ersängsskolan"):
        assert name not in repr(manager)


def test_nor_in_a_case_of_somebody_protected(house: House, tmp_path: Path) -> None:
    _met(house, tmp_path, protected=True)
    house.new_session()
    extract = _found(house)
    assert _came(extract) == [("", ""), ("", "")]
    for name in ("Rut", "Gran", "Anna", "Erik"):
        assert name not in repr(extract)


def test_the_list_that_was_made_is_no_part_of_the_next(house: House, tmp_path: Path) -> None:
    scene, _meeting = _met(house, tmp_path)
    before = _found(house)
    path, _changes = house.use.incidents.export(QUERY, tmp_path)
    assert _found(house) == before
    listed = _found(house, paper=path.name)
    kinds = {one.kinds for one in listed.persons if one.role is IncidentRole.CASE}
    assert kinds == {("the name, in a list of whom an incident concerns",)}
    assert {one.name for one in listed.persons} >= {"Alva Lind", "Anna Lind", "Erik Berg"}
    assert scene.case in listed.case_ids


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("", ()),
        ("Rut Falk", ("Rut Falk",)),
        ("Rut Falk, rektor", ("Rut Falk, rektor",)),
        ("Rut Falk, rektor, och Per Gran", ("Rut Falk, rektor", "Per Gran")),
        ("Rut Falk; Per Gran / Kim Ek", ("Rut Falk", "Per Gran", "Kim Ek")),
        ("kurator Rut Falk", ("kurator Rut Falk",)),
        ("Sandoch Land", ("Sandoch Land",)),
    ],
)
def test_a_line_names_as_many_as_there_are_names(line: str, people: tuple[str, ...]) -> None:
    assert people_in(line) == people
