"""What the stored files of old schemas hold, and how one is made for a new schema.

`.venv/bin/python -m tests.upgrade.golden` writes `schema-<number>.db` for the schema of today,
once, before a version with it goes out; it is never made again. Everything in it is invented.
"""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sspf_app.domain import codes, facts
from sspf_app.services import records, state_records
from sspf_app.services.taken_back import TakenBack, TakenPart
from sspf_app.storage.mapping import FACTS
from sspf_app.storage.rows import Base
from sspf_app.storage.schema import SCHEMA_VERSION
from sspf_app.storage.vault_database import OpenSqlDatabase, SqlVaultDatabase
from tests.storage.samples import (
    ACTOR,
    NOW,
    FixedClock,
    a_case,
    a_consent,
    a_custody,
    a_meeting,
    a_person,
    an_item,
)
from tests.storage.test_office_records import ANNA_INVITED, DISCLOSURE, FORM, KIM, MARIA
from tests.upgrade import second, third

KEY = bytes.fromhex("5350" * 16)
FOLDER = Path(__file__).resolve().parent
WORD = "Isbrytare"
FIRST_TABLES = {kind.table.name for kind in FACTS} | {"office", "users", "forms", "disclosures"}

SHARED: tuple[facts.Row, ...] = (
    facts.PolicyRow(id="po-1", starts_on=date(2026, 1, 1), oral_days=10),
    facts.Party(id="school", name="Ersängsskolan", kind=codes.PartyKind.SCHOOL),
    facts.Party(id="social", name="Socialtjänsten", kind=codes.PartyKind.SOCIAL_SERVICES),
    a_person(name="Alva E", replaced_at=NOW),
    a_person(aliases=("Allan",), recorded_at=NOW, school="Ersängsskolan"),
    a_person(id="anna", name="Anna Ek", born=None, adult=True),
    a_custody(evidence=facts.Evidence(document="dom", seen_on=date(2026, 1, 5), seen_by="Maria")),
)
IN_CASE: tuple[facts.CaseRow, ...] = (
    facts.Closing(id="cl-1", case="c-1", closed_at=NOW, reopened_at=NOW + timedelta(days=1)),
    facts.Pause(id="pa-1", case="c-1", starts_at=NOW, reason=codes.PauseReason.OTHER),
    facts.Purpose(id="p1", case="c-1", text="Tryggare vardag"),
    facts.Participation(id="pt-1", case="c-1", party="school", joined_on=date(2026, 1, 7)),
    facts.Maturity(
        id="ma-1",
        case="c-1",
        person="alva",
        assessed_on=date(2026, 1, 8),
        mature=True,
        types=(codes.InformationType.HEALTH,),
    ),
    facts.HinderedException(
        id="ex-1",
        case="c-1",
        guardian="anna",
        starts_on=date(2026, 2, 1),
        ends_on=date(2026, 2, 9),
        hindrance="resa",
        cannot_wait="skolstart",
        ground=codes.ExceptionGround.NOT_FAR_REACHING,
        ground_reason="liten fråga",
        decided_by="Maria",
    ),
    facts.YouthOnly(
        id="yo-1", case="c-1", starts_on=date(2026, 2, 1), decided_by="Maria", reason="skäl"
    ),
    facts.Request(
        id="rq-1", case="c-1", signatory="anna", purpose="p1", subjects=("alva",), sent_at=NOW
    ),
    a_consent(exclusions=(facts.Exclusion(source="school"),)),
    facts.Withdrawal(
        id="wi-1",
        case="c-1",
        signatory="anna",
        received_at=NOW,
        received_by="Maria",
        subjects=("*",),
        purposes=("p1",),
        parties=("school",),
        types=("health",),
    ),
    a_meeting(),
    an_item(
        text=f"{WORD} i hamnen",
        commitment=facts.Commitment(
            responsible="school",
            starts_on=date(2026, 3, 1),
            due_on=date(2026, 4, 1),
            follow_up="m-2",
        ),
    ),
    facts.LegalDisclosure(
        id="ld-1", case="c-1", paragraph="OSL 10:2", recipient="social", at=NOW, assessor="Maria"
    ),
    facts.Note(id="no-1", case="c-1", purpose="p1", at=NOW, text="Ringde"),
)
ROWS: tuple[facts.Row, ...] = (*SHARED, a_case(), *IN_CASE)


def fill(database: OpenSqlDatabase) -> None:
    """Write at least one row into every table."""
    with database.unit_of_work(ACTOR) as unit:
        for row in ROWS:
            unit.records.add(row)
        unit.office.put_office(records.Office(unit="SSPF", own_party="social"))
        unit.office.put_user(MARIA)
        unit.office.put_contact(KIM)
        unit.office.add_form(FORM)
        unit.office.add_disclosure(DISCLOSURE)
        unit.office.put_attendance(ANNA_INVITED)
        unit.office.put_draft(records.Draft(key="k", text="Hon", saved_at=NOW, user_id="u-1"))
        unit.states.put(
            state_records.CaseState(
                case="c-1",
                state="in_force",
                ends_on=None,
                changes_at=NOW,
                computed_at=NOW,
                taken_back=(TakenPart(party="school"),),
            )
        )
        unit.journal.log(
            records.LogEntry(
                at=NOW,
                user_id="u-1",
                role="coordinator",
                workstation="desk-1",
                action=records.Action.WRITE,
                case="c-1",
            )
        )
        unit.queries.next_number("case-2026")
        second.fill(unit)
        third.fill(unit)
        unit.commit()


def look(database: OpenSqlDatabase, *, schema: int = SCHEMA_VERSION) -> None:
    """Make sure that what `fill` wrote is still there and still means the same."""
    assert database.verify().problems == ()
    empty = {table for table, number in database.counts().items() if number == 0}
    # A migration may empty what is worked out from the rest.
    worked_out = (
        set() if schema == SCHEMA_VERSION else {"case_states", "chase_states", "withdrawal_states"}
    )
    assert not (empty - worked_out) & _tables_of(schema)
    with database.unit_of_work(ACTOR) as unit:
        everything = unit.records.all_facts()
        assert [row.id for row in everything.persons] == ["alva", "alva", "anna"]
        assert everything.persons[0].replaced_at == NOW
        assert everything.consents == (IN_CASE[8],)
        assert everything.withdrawals[0].parties == ("school",)
        assert everything.policy[0].oral_days == 10
        assert unit.records.case_facts("c-1").custody == everything.custody
        (hit,) = unit.queries.search(WORD[:5])
        assert (hit.kind, hit.id, hit.title) == ("item", "i-1", "SSPF 2026-014")
        (line,) = unit.queries.case_list()
        assert (line.name, line.open_commitments) == ("Alva Ek", 1)
        assert line.state == ("in_force" if schema == SCHEMA_VERSION else "")
        gone = (TakenBack(name="Ersängsskolan"),) if schema == SCHEMA_VERSION else ()
        assert line.taken_back == gone
        assert unit.office.users()[0].login == MARIA.login
        assert unit.office.form(FORM.id) == FORM
        assert unit.office.disclosures("c-1") == (DISCLOSURE,)
        assert unit.office.attendance("c-1", "m-1") == (replace(ANNA_INVITED),)
        assert unit.journal.entries()[0].workstation == "desk-1"
        assert unit.queries.next_number("case-2026") == 2
        if schema > 1:
            second.look(unit)
        if schema > 2:
            third.look(unit)


def _tables_of(schema: int) -> set[str]:
    """The tables of which a stored file of a schema holds a row."""
    if schema == 1:
        return FIRST_TABLES
    return set(Base.metadata.tables) - (third.TABLES if schema == 2 else set())


def main() -> None:
    """Write the file of today's schema."""
    path = FOLDER / f"schema-{SCHEMA_VERSION}.db"
    database = SqlVaultDatabase(FixedClock()).create(path, KEY, log_key=KEY)
    fill(database)
    database.close()


if __name__ == "__main__":
    main()
