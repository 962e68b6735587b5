from dataclasses import replace
from datetime import date

from sspf_app.domain.codes import PartyKind
from sspf_app.domain.facts import PolicyRow
from sspf_app.services.actors import Role
from sspf_app.services.party_views import ContactInput, PartyInput
from sspf_app.services.records import Office
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import a_scene


def test_parties_and_their_contacts(house: House) -> None:
    parties = house.use.parties
    school = parties.add(PartyInput(name=" Hagaskolan ", kind=PartyKind.SCHOOL)).new_id
    assert school is not None
    contact = parties.add_contact(ContactInput(party=school, name="Per", function="rektor")).new_id
    assert contact is not None
    parties.change_contact(contact, ContactInput(party=school, name="Lena", phone="090"))
    parties.correct(
        school, PartyInput(name="Hagaskolan F-9", kind=PartyKind.SCHOOL, independent=True)
    )
    shown = parties.get(school)
    assert (shown.name, shown.independent, shown.contacts[0].name) == (
        "Hagaskolan F-9",
        True,
        "Lena",
    )
    parties.remove_contact(contact)
    assert parties.list_parties()[0].contacts == ()


def test_parties_that_cannot_be(house: House) -> None:
    parties = house.use.parties
    school = parties.add(PartyInput(name="Hagaskolan", kind=PartyKind.SCHOOL)).new_id
    assert school is not None
    for act, code in (
        (lambda: parties.add(PartyInput(name="", kind=PartyKind.OTHER)), "name_required"),
        (lambda: parties.add(PartyInput(name="HAGASKOLAN", kind=PartyKind.OTHER)), "party_exists"),
        (lambda: parties.get("none"), "unknown_party"),
        (lambda: parties.add_contact(ContactInput(party="none", name="A")), "unknown_party"),
        (lambda: parties.add_contact(ContactInput(party=school, name="")), "name_required"),
        (
            lambda: parties.add_contact(ContactInput(party=school, name="A", email="a@skolan")),
            "email_unfit",
        ),
        (lambda: parties.remove_contact("none"), "unknown_contact"),
    ):
        assert refused(act).code == code


def test_the_office_names_its_own_party(house: House) -> None:
    assert house.use.office.get() == Office()
    own = house.use.parties.add(PartyInput(name="SSPF", kind=PartyKind.SOCIAL_SERVICES)).new_id
    house.use.office.save(Office(unit="SSPF", own_party=own))
    assert house.use.office.get().unit == "SSPF"
    assert refused(lambda: house.use.office.save(Office(own_party="none"))).code == "unknown_party"
    assert refused(lambda: house.use.office.save(Office(email="sspf@umea"))).code == "email_unfit"


def test_policy_is_dated_and_never_starts_in_the_past(house: House) -> None:
    office = house.as_role(Role.UNIT_MANAGER).office
    assert office.policy() == ()
    assert office.policy_today().youth_signs_from == 15
    office.add_policy(PolicyRow(id="", starts_on=TODAY, youth_signs_from=16))
    house.wait(minutes=1)
    office.add_policy(PolicyRow(id="", starts_on=TODAY, youth_signs_from=14))
    office.add_policy(PolicyRow(id="", starts_on=date(2026, 6, 1), validity_months_max=6))
    assert [row.youth_signs_from for row in office.policy()] == [14, 15]
    assert office.policy_today().youth_signs_from == 14
    yesterday = PolicyRow(id="", starts_on=date(2026, 3, 11))
    assert refused(lambda: office.add_policy(yesterday)).code == "policy_starts_in_past"
    today = PolicyRow(id="", starts_on=TODAY)
    assert refused(lambda: office.add_policy(replace(today, oral_days=99))).code == (
        "policy_out_of_range"
    )
    too_long = replace(today, validity_months_max=3)
    assert refused(lambda: office.add_policy(too_long)).code == "proposal_beyond_maximum"


def test_a_new_policy_changes_the_states_of_all_cases(house: House) -> None:
    scene = a_scene(house, born=date(2012, 2, 3))
    scene.yes(scene.mother)
    scene.yes(scene.father)
    assert [one.state for one in house.use.cases.list_cases()] == ["in_force"]
    house.set_policy(PolicyRow(id="", starts_on=TODAY, youth_signs_from=13))
    assert [one.state for one in house.use.cases.list_cases()] == ["partial"]


def test_users_are_for_those_who_manage_them(house: House) -> None:
    assert house.use.office.users() == ()
    assert house.as_role(Role.ADMINISTRATOR).office.users() == ()


def test_the_log_is_for_the_unit_manager(house: House) -> None:
    scene = a_scene(house)
    assert refused(house.use.journal.entries).code == "not_permitted"
    manager = house.as_role(Role.UNIT_MANAGER)
    entries = manager.journal.entries(case=scene.case)
    assert entries
    assert {one.case for one in entries} == {scene.case}
    assert manager.journal.own_trace()[0].subject == "log"
    assert len(house.use.journal.own_trace(limit=3)) == 3
