"""What the office keeps beside the facts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf_app.domain.codes import InformationType
from sspf_app.services.actors import Role
from sspf_app.services.records import (
    Attendance,
    Contact,
    DisclosedPart,
    Disclosure,
    DisclosureKind,
    Draft,
    FormRow,
    Office,
    Presence,
    PrintedForm,
    User,
)
from sspf_app.storage.errors import StorageBug
from tests.storage.conftest import Vault
from tests.storage.samples import NOW, a_case

MARIA = User(id="u-1", login="maria", name="Maria", role=Role.COORDINATOR, created_at=NOW)
KIM = Contact(id="k-1", party="school", name="Kim")
FORM = PrintedForm(
    id="ABC234",
    case="c-1",
    purpose="p1",
    signatory="anna",
    subjects=("alva",),
    request="r-1",
    rows=(FormRow(subject="alva", type=InformationType.HEALTH, teller="social"),),
    recipients=("school", "anna"),
    valid_from=None,
    valid_to=date(2026, 9, 1),
    terms=3,
    form_version="v3.0",
    language="sv",
    text_sha256="0" * 64,
    printed_at=NOW,
    printed_by="u-1",
)
DISCLOSURE = Disclosure(
    id="d-1",
    case="c-1",
    kind=DisclosureKind.MINUTES,
    recipient="school",
    at=NOW,
    by="u-1",
    what="minutes",
    parts=(DisclosedPart(subject="alva", type=InformationType.HEALTH, source="social", item="i"),),
    records=("co-1",),
)
ANNA_INVITED = Attendance(case="c-1", meeting="m-1", participant="anna", presence=Presence.INVITED)


def test_the_office_is_empty_until_it_is_written(vault: Vault) -> None:
    with vault.unit() as unit:
        assert unit.office.office() == Office()
        for office in (Office(unit="SSPF"), Office(unit="SSPF", own_party="social")):
            unit.office.put_office(office)
            assert unit.office.office() == office


def test_users(vault: Vault) -> None:
    ended = replace(MARIA, ended_at=NOW)
    with vault.unit() as unit:
        unit.office.put_user(MARIA)
        unit.office.put_user(replace(MARIA, id="u-2", login="kim"))
        unit.office.put_user(ended)
        assert unit.office.users() == (ended, replace(MARIA, id="u-2", login="kim"))


def test_contacts(vault: Vault) -> None:
    other = replace(KIM, id="k-2", party="police")
    with vault.unit() as unit:
        unit.office.put_contact(KIM)
        unit.office.put_contact(other)
        unit.office.put_contact(replace(KIM, phone="08-1"))
        assert unit.office.contacts() == (replace(KIM, phone="08-1"), other)
        assert unit.office.contacts("police") == (other,)
        unit.office.remove_contact("k-1")
        unit.office.remove_contact("k-1")
        assert unit.office.contacts() == (other,)


def test_changes_in_the_office_have_a_history(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.office.put_contact(KIM)
        unit.office.put_contact(KIM)  # nothing new, nothing written
        unit.office.put_contact(replace(KIM, phone="08-1"))
        unit.office.remove_contact("k-1")
        told = [
            (line.field, line.old, line.new)
            for line in reversed(unit.journal.history(row_id="k-1"))
            if line.field in ("name", "phone")
        ]
    assert told == [
        ("name", None, "Kim"),
        ("phone", None, ""),
        ("phone", "", "08-1"),
        ("name", "Kim", None),
        ("phone", "08-1", None),
    ]


def test_forms_and_disclosures_are_written_once(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_case())
        unit.office.add_form(FORM)
        unit.office.add_disclosure(DISCLOSURE)
        unit.commit()
    with vault.unit() as unit:
        assert unit.office.form("ABC234") == FORM
        assert unit.office.form("XYZ") is None
        assert unit.office.forms("c-1") == (FORM,)
        assert unit.office.forms("c-2") == ()
        assert unit.office.disclosures("c-1") == (DISCLOSURE,)
        assert unit.office.disclosures("c-2") == ()
        assert {line.kind for line in unit.journal.history()} >= {"printed_form", "disclosure"}
    with pytest.raises(StorageBug), vault.unit() as unit:
        unit.office.add_form(FORM)


def test_attendance(vault: Vault) -> None:
    came = replace(ANNA_INVITED, presence=Presence.PRESENT, names="Anna")
    school = replace(ANNA_INVITED, participant="school")
    with vault.unit() as unit:
        unit.records.add(a_case())
        for attendance in (ANNA_INVITED, school, replace(ANNA_INVITED, meeting="m-2"), came):
            unit.office.put_attendance(attendance)
        assert unit.office.attendance("c-1", "m-1") == (came, school)
        (line,) = unit.journal.history(case="c-1", row_id="m-1/anna")[:1]
        assert (line.kind, line.field, line.new) == ("attendance", "names", "Anna")


def test_drafts_have_no_history(vault: Vault) -> None:
    draft = Draft(key="case/c-1/note", text="Hon sa", saved_at=NOW, user_id="u-1")
    later = replace(draft, text="Hon sa att", saved_at=NOW + timedelta(seconds=9))
    with vault.unit() as unit:
        assert unit.office.draft(draft.key) is None
        unit.office.put_draft(draft)
        unit.office.put_draft(later)
        assert unit.office.draft(draft.key) == later
        assert unit.office.drafts() == (later,)
        unit.office.remove_draft(draft.key)
        unit.office.remove_draft(draft.key)
        assert unit.office.drafts() == ()
        assert unit.journal.history() == ()
