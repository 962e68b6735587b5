"""The old sheet moves in: read as it is meant, judged row by row, all at once or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sspf_app.domain.codes import CustodyKind, PartyKind, ReasonCode
from sspf_app.domain.facts import (
    Case,
    Consent,
    Custody,
    Item,
    Meeting,
    Note,
    Participation,
    Party,
    Person,
)
from sspf_app.services.actors import Role
from sspf_app.services.decision_records import TaskKind
from sspf_app.services.move_records import TableKind
from sspf_app.services.move_views import ImportOrder, Run
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.moving import field_name
from tests.services.conftest import House, refused
from tests.services.moving_house import ALVA, HEADS, codes, own_party, standing, the_file, the_order
from tests.services.scenery import a_scene


def test_a_row_becomes_a_case_with_everything_that_came_with_it(house: House) -> None:
    own = own_party(house)
    file = the_file(house, [("Gamla listan",), HEADS, ALVA])
    sheet = file.sheets[0]
    order = the_order(house, sheet)
    assert (order.kind, order.heading_row, len(order.columns)) == (TableKind.CASES, 2, len(HEADS))
    preview = house.use.moving_in.preview(sheet, order)
    assert preview.errors == 0
    assert not standing(house, Case)
    done = house.use.moving_in.take_in(file, order)
    (case,) = standing(house, Case)
    people = {person.name: person for person in standing(house, Person)}
    assert set(people) == {"Alva Lind", "Erik Lind", "Anna Öberg"}
    alva, erik = people["Alva Lind"], people["Erik Lind"]
    assert (alva.born, alva.personal_number) == (date(2013, 2, 3), "20130203-2394")
    assert alva.school == "Ersängsskolan"
    assert (erik.phone, erik.email, erik.adult) == ("070-123 45 67", "erik@example.se", True)
    assert people["Anna Öberg"].phone == "070-765 43 21"
    assert (case.reference, case.young_person) == ("12/2026", alva.id)
    relations = standing(house, Custody)
    assert {(row.kind, row.evidence, row.starts_on) for row in relations} == {
        (CustodyKind.JOINT, None, date(2013, 2, 3))
    }
    parties = {party.id: party for party in standing(house, Party)}
    taking_part = {parties[row.party].name: row.joined_on for row in standing(house, Participation)}
    assert taking_part == dict.fromkeys(
        ("SSPF Umeå", "Ersängsskolan", "Familjeenheten", "Polisen Umeå"), date(2026, 1, 15)
    )
    coming = [row for row in standing(house, Meeting) if row.starts_at > house.clock.at]
    assert [(row.place, row.participants) for row in coming] == [("Fritidsgården", (own,))]
    assert (
        f"{coming[0].starts_at.astimezone(house.clock.zone):%Y-%m-%d %H:%M}" == "2026-03-20 13:30"
    )
    (item,) = standing(house, Item)
    assert item.text == "Ring skolan"
    assert item.commitment is not None
    assert (item.commitment.responsible, item.commitment.due_on) == (own, date(2026, 4, 1))
    assert done.batch.rows == 1
    assert "cases=1" in done.batch.made
    assert house.use.cases.list_cases()[0].name == "Alva Lind"


def test_a_consent_in_a_list_is_a_note_and_a_task_and_never_an_answer(house: House) -> None:
    own_party(house)
    file = the_file(house, [HEADS, ALVA])
    order = the_order(house, file.sheets[0])
    assert (
        codes(house.use.moving_in.preview(file.sheets[0], order), 2)["consent_is_no_answer"]
        is False
    )
    house.use.moving_in.take_in(file, order)
    assert standing(house, Consent) == ()
    texts = [note.text for note in standing(house, Note)]
    assert any("Ja, båda (papper)" in text and "inget samtycke" in text for text in texts)
    with house.unit() as unit:
        (task,) = unit.decisions.tasks()
    assert task.kind is TaskKind.ASK_ANEW
    lines = house.use.today.queue()
    assert any(line.kind == "task_ask_anew" for line in lines.entries)


def test_custody_stays_unverified_unless_a_document_was_seen(house: House) -> None:
    own_party(house)
    heads = ("Namn", "Född", "Vh 1", "Vh 2", "Syfte", "Polis", "Handling", "Sedd den", "Sedd av")
    rows = (
        ("Alva Lind", "2013-02-03", "Erik Lind", "Anna Öberg", "x", "Polisen", None, None, None),
        (
            "Bo Ek",
            "2012-02-03",
            "Cia Ek",
            "Dag Ek",
            "x",
            "Polisen",
            "Personbevis",
            "2026-03-01",
            "Maria",
        ),
        ("Eva Al", "2012-02-04", "Fia Al", "Gun Al", "x", "Polisen", "Personbevis", None, None),
    )
    file = the_file(house, [heads, *rows])
    sheet = file.sheets[0]
    columns = {**the_order(house, sheet).columns, 7: "custody.seen_on", 8: "custody.seen_by"}
    order = the_order(house, sheet, columns=columns)
    preview = house.use.moving_in.preview(sheet, order)
    assert "custody_unverified" in codes(preview, 2)
    assert not {"custody_unverified", "evidence_half"} & set(codes(preview, 3))
    assert "evidence_half" in codes(preview, 4)
    house.use.moving_in.take_in(file, order)
    seen = [row.evidence for row in standing(house, Custody) if row.evidence is not None]
    assert len(seen) == 2
    assert {one.document for one in seen} == {"Personbevis"}
    for case in standing(house, Case):
        state = house.use.cases.get(case.id)
        verified = any(
            row.child == case.young_person and row.evidence for row in standing(house, Custody)
        )
        assert (ReasonCode.CUSTODY_UNVERIFIED in state.flags) is not verified


def test_errors_are_named_by_row_and_field_and_can_be_corrected(house: House) -> None:
    own_party(house)
    heads = ("Namn", "Född", "Personnummer", "Syfte", "Startdatum")
    rows = (
        ("Alva Lind", "31/2 2013", "2,01302E+11", "x", "2026-01-15"),
        ("", "2013-02-03", None, "x", "2026-01-15"),
        ("Bo Ek", "i våras", None, "", "2030-01-01"),
    )
    file = the_file(house, [heads, *rows])
    sheet = file.sheets[0]
    order = the_order(house, sheet)
    preview = house.use.moving_in.preview(sheet, order)
    assert codes(preview, 2)["no_such_day"]
    assert codes(preview, 2)["number_lost_digits"]
    assert codes(preview, 3)["name_missing"]
    assert {"not_a_day", "day_in_future"} <= set(codes(preview, 4))
    assert (preview.errors, preview.taken, preview.made) == (3, 0, {})
    assert refused(lambda: house.use.moving_in.take_in(file, order)).code == "import_has_errors"
    mended = replace(
        order,
        corrections={
            (2, "young.born"): "2013-02-03",
            (2, "young.number"): "20130203-2394",
            (4, "young.born"): "3/2 2012",
            (4, "opened"): "",
        },
        left_out=frozenset({3}),
        purpose="Bryta frånvaron",
    )
    preview = house.use.moving_in.preview(sheet, mended)
    assert preview.errors == 0
    assert codes(preview, 4) == {
        "day_before_month": False,
        "opened_missing": False,
        "no_guardian": False,
    }
    house.use.moving_in.take_in(file, mended)
    assert {one.name for one in standing(house, Person)} == {"Alva Lind", "Bo Ek"}


def test_a_column_that_every_row_needs_is_asked_for(house: House) -> None:
    own_party(house)
    file = the_file(house, [("Skola", "Syfte"), ("Ersängsskolan", "x")])
    order = the_order(house, file.sheets[0])
    assert house.use.moving_in.preview(file.sheets[0], order).missing == ("young.name",)
    assert (
        refused(lambda: house.use.moving_in.take_in(file, order)).code == "import_columns_missing"
    )


def test_it_is_all_or_nothing_and_can_be_ended(house: House) -> None:
    own_party(house)
    rows = [(f"Barn {number} Berg", f"2012-01-{number:02d}", "x") for number in range(1, 21)]
    file = the_file(house, [("Namn", "Född", "Syfte"), *rows])
    order = the_order(house, file.sheets[0])
    run = Run()

    class Ended(Run):
        def step(self, many: int = 1) -> None:
            self.is_cancelled = self.done > 30
            super().step(many)

    assert (
        refused(lambda: house.use.moving_in.take_in(file, order, run=Ended())).code == "cancelled"
    )
    assert standing(house, Case) == ()
    house.use.moving_in.take_in(file, order, run=run)
    assert run.done == run.total
    assert len(standing(house, Case)) == 20
    again = house.use.moving_in.preview(file.sheets[0], order)
    assert again.errors == 20


def test_columns_are_remembered_for_the_same_headings(house: House) -> None:
    own_party(house)
    heads = ("Vem", "När född", "Varför")
    file = the_file(house, [heads, ("Åke Ny", "2011-05-05", "Skolan")])
    columns = {0: "young.name", 1: "young.born", 2: "purpose"}
    order = ImportOrder(
        sheet=file.sheets[0].name, kind=TableKind.CASES, heading_row=1, columns=columns
    )
    house.use.moving_in.take_in(file, order)
    other = the_file(house, [heads, ("Bo Ek", "2011-05-06", "Hemma")])
    assert house.use.moving_in.guess(other.sheets[0]).columns == columns


def test_parties_and_contacts_have_a_table_of_their_own(house: House) -> None:
    own_party(house)
    heads = ("Verksamhet", "Typ", "Kontaktperson", "Funktion", "Telefon", "E-post")
    rows = (
        ("Ersängsskolan", "Skola", "Kim Ask", "Kurator", "090-1", "kim@example.se"),
        ("Ersängsskolan", None, "Liv Ask", "Rektor", None, None),
        ("SSPF Umeå", None, "Mia Ask", None, None, None),
    )
    file = the_file(house, [heads, *rows])
    order = the_order(house, file.sheets[0])
    assert order.kind is TableKind.PARTIES
    house.use.moving_in.take_in(file, order)
    shown = {one.name: one for one in house.use.parties.list_parties()}
    assert shown["Ersängsskolan"].kind is PartyKind.SCHOOL
    assert [one.name for one in shown["Ersängsskolan"].contacts] == ["Kim Ask", "Liv Ask"]
    assert [one.name for one in shown["SSPF Umeå"].contacts] == ["Mia Ask"]
    assert refused(lambda: house.use.moving_in.take_in(file, order)).code == "import_is_empty"


def test_persons_come_in_without_a_case(house: House) -> None:
    heads = ("Namn", "Personnummer", "Född", "Telefon", "Skola")
    rows = (
        ("Alva Lind", "20130203-2394", "2013-02-03", None, "Ersängsskolan"),
        ("Bo Ek", None, None, "070-1", None),
    )
    file = the_file(house, [heads, *rows])
    order = the_order(house, file.sheets[0], kind=TableKind.PERSONS)
    assert sorted(order.columns.values()) == sorted(
        f"person.{part}" for part in ("name", "number", "born", "phone", "school")
    )
    preview = house.use.moving_in.preview(file.sheets[0], order)
    assert codes(preview, 2) == {}
    assert codes(preview, 3) == {"born_missing": False}
    done = house.use.moving_in.take_in(file, order)
    assert done.batch.made == ("persons=2",)
    people = {one.name: one for one in standing(house, Person)}
    assert people["Alva Lind"].school == "Ersängsskolan"
    assert not people["Bo Ek"].adult  # nobody knows
    assert standing(house, Case) == ()
    again = house.use.moving_in.preview(file.sheets[0], order)
    assert codes(again, 2) == {"nothing_new": False}
    assert codes(again, 3) == {"born_missing": False, "nothing_new": False}
    assert house.use.moving_undo.foresee(done.batch.id).removed == {"persons": 2}
    house.use.moving_undo.undo(done.batch.id)
    assert standing(house, Person) == ()


@pytest.mark.parametrize(
    ("kind", "heads", "row", "made"),
    [
        (TableKind.MEETINGS, ("Ärende", "Möte", "Tid"), ("{ref}", "2026-05-01", "10:15"), Meeting),
        (
            TableKind.NOTES,
            ("Namn", "Datum", "Anteckning"),
            ("Alva Lind", "1/3 2026", "Ringde"),
            Note,
        ),
        (
            TableKind.PARTICIPATIONS,
            ("Ärende", "Part", "Från"),
            ("{ref}", "BUP", "2026-03-01"),
            Participation,
        ),
        (
            TableKind.COMMITMENTS,
            ("Ärende", "Åtagande", "Ansvarig", "Klart senast"),
            ("{ref}", "Läxhjälp", "Ersängsskolan", "2026-05-01"),
            Note,
        ),
    ],
)
def test_what_belongs_to_a_case_comes_by_its_reference_or_name(
    house: House, kind: TableKind, heads: tuple[str, ...], row: tuple[str, ...], made: type[Any]
) -> None:
    scene = a_scene(house)
    reference = house.use.cases.get(scene.case).reference
    cells = tuple(cell.format(ref=reference) for cell in row)
    file = the_file(house, [heads, cells, ("finns inte", *cells[1:])])
    order = the_order(house, file.sheets[0], kind=kind)
    assert set(codes(house.use.moving_in.preview(file.sheets[0], order), 3)) >= {"case_unknown"}
    before = len(standing(house, made))
    house.use.moving_in.take_in(file, replace(order, left_out=frozenset({3})))
    assert len(standing(house, made)) == before + 1


def test_only_a_coordinator_moves_in(house: House) -> None:
    for role in (Role.UNIT_MANAGER, Role.ADMINISTRATOR):
        use = house.as_role(role)
        assert refused(lambda use=use: use.old_sheets.read("a.csv", b"a;b")).code == "not_permitted"
        assert refused(use.moving_in.batches).code == "not_permitted"


def test_every_field_has_a_name_in_both_languages() -> None:
    from sspf_app.services.move_fields import FIELDS

    for fields in FIELDS.values():
        names = {
            language: [field_name(code, words_for(language)) for code in fields]
            for language in ("sv", "en")
        }
        assert all(len(set(one)) == len(one) for one in names.values())


def test_a_reference_that_names_somebody_of_its_row_is_told_and_stops_nothing(
    house: House,
) -> None:
    own_party(house)
    heads = ("Ärendenr", "Namn", "Född", "Vårdnadshavare 1", "Syfte", "Startdatum")
    born, began = "2013-02-03", "2026-01-15"
    rows = (
        ("Öbergs pojke", "Bo Ek", born, "Anna Öberg", "x", began),
        ("Lind A", "Alva Lind", born, "Erik Berg", "x", began),
        ("12/2026", "Cora Ask", born, "Eva Ask", "x", began),
    )
    file = the_file(house, [heads, *rows])
    order = the_order(house, file.sheets[0])
    preview = house.use.moving_in.preview(file.sheets[0], order)
    assert codes(preview, 2)["reference_tells_who"] is False
    assert codes(preview, 3)["reference_tells_who"] is False
    assert "reference_tells_who" not in codes(preview, 4)
    mended = replace(order, corrections={(3, "reference"): "13/2026"})
    assert "reference_tells_who" not in codes(
        house.use.moving_in.preview(file.sheets[0], mended), 3
    )
    house.use.moving_in.take_in(file, order)
    assert "Lind A" in {one.reference for one in standing(house, Case)}
