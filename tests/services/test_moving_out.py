"""Everything moves out as open files, and the case files give the same answers in a new vault."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import pytest

from sspf_app.domain.codes import Channel, InformationType, Protection
from sspf_app.domain.decision import Flow
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.rules import decide
from sspf_app.services.actors import Role
from sspf_app.services.move_views import Run
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.people_views import PersonInput
from tests.exchange.test_sheets import read
from tests.fakes import FixedClock, MemoryVault
from tests.services.conftest import COORDINATOR, NOW, House, refused
from tests.services.moving_house import ALVA, HEADS, own_party, the_file, the_order
from tests.services.scenery import a_scene

ACCEPTANCE = sorted((Path(__file__).parents[1] / "data" / "acceptance").glob("*.json"))
MANY = 250
"""Questions for each file."""


class Reading(HTMLParser):
    """What a page says and where it leads, and that it holds nothing that runs."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.text, self.links, self.tags = "", list[str](), list[str]()
        self.feed(content.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


def empty_house() -> House:
    clock = FixedClock(NOW)
    return House(clock, MemoryVault(clock).open_unit)


def instants(facts: Facts) -> list[datetime]:
    """Around everything that begins or ends, and a few in between."""
    found = {
        one
        for rows in (facts.consents, facts.withdrawals, facts.participations, facts.custody)
        for row in rows
        for one in (row.recorded_at, row.replaced_at)
        if one is not None
    }
    signed = {
        datetime(row.signed_on.year, row.signed_on.month, row.signed_on.day, 12, tzinfo=UTC)
        for row in facts.consents
    }
    near = {one + timedelta(seconds=span) for one in found for span in (-1, 0, 1)}
    return sorted({NOW, *signed, *near, *(one + timedelta(days=40) for one in signed)})


def questions(facts: Facts) -> Iterator[tuple[Flow, datetime, datetime | None]]:
    """Flows drawn from everything there is, as known then and as known now."""
    draw = Random(len(facts.consents))
    times = instants(facts)
    parties = sorted({row.party for row in facts.participations})
    persons = sorted({row.id for row in facts.persons})
    for _number in range(MANY if facts.purposes and parties else 0):
        purpose = draw.choice(facts.purposes)
        at = draw.choice(times)
        flow = Flow(
            case=purpose.case,
            purpose=purpose.id,
            subject=draw.choice(persons),
            source=draw.choice(parties),
            recipient=draw.choice(parties),
            type=draw.choice(list(InformationType)),
            channel=draw.choice(list(Channel)),
        )
        yield flow, at, draw.choice((None, at))


@pytest.mark.parametrize("path", ACCEPTANCE, ids=lambda path: path.stem)
def test_case_files_give_the_same_answers_in_a_new_vault(path: Path, tmp_path: Path) -> None:
    house = empty_house()
    house.use.imports.import_file(path.read_bytes())
    before = house.use.imports.facts()
    done = house.use.moving_out.export(tmp_path, reason="Byter kontor")
    all_in_one, each = empty_house(), empty_house()
    all_in_one.use.imports.import_file((done.folder / "allt.json").read_bytes())
    for file in sorted(done.folder.glob("arenden/*/arende.json")):
        each.use.imports.import_file(file.read_bytes())
    whole, one_by_one = all_in_one.use.imports.facts(), each.use.imports.facts()
    with house.unit() as unit:
        named = {
            case.id: {person.id for person in unit.records.case_facts(case.id).persons}
            for case in before.cases
        }
    asked = 0
    for flow, at, known_at in questions(before):
        answer = decide(before, flow, at=at, known_at=known_at)
        assert decide(whole, flow, at=at, known_at=known_at) == answer
        if flow.subject in named[flow.case]:  # others are no business of that case
            assert decide(one_by_one, flow, at=at, known_at=known_at) == answer
        asked += 1
    assert asked > 100 or not before.purposes


def test_a_folder_can_be_read_by_a_person_and_by_a_spreadsheet(
    house: House, tmp_path: Path
) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    done = house.use.moving_out.export(tmp_path, reason="Byter kontor")
    assert done.folder == tmp_path / "SSPF-allt-2026-03-12"
    index = Reading((done.folder / "index.html").read_bytes())
    assert not {"script", "img", "iframe"} & set(index.tags)
    assert "is not locked" in index.text
    for link in index.links:
        assert (done.folder / link).is_file(), link
    (place,) = [link for link in index.links if link.endswith("/index.html")]
    case = Reading((done.folder / place).read_bytes())
    assert "Alva Lind" in case.text
    assert "Anna Lind" in case.text
    assert "Tryggare skoldagar" in case.text
    for link in case.links:
        assert (done.folder / place).parent.joinpath(link).resolve().is_file(), link
    workbook = read((done.folder / "tabeller.xlsx").read_bytes())
    persons = next(one for one in workbook.sheets if one.name == "persons")
    assert {row.cells[3] for row in persons.rows[1:]} >= {"Alva Lind", "Anna Lind", "Erik Berg"}
    text = (done.folder / "csv" / "consents.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["signatory_name"] for row in rows] == ["Anna Lind"]
    assert done.files == sum(one.is_file() for one in done.folder.rglob("*"))


def test_one_case_goes_out_alone(house: House, tmp_path: Path) -> None:
    first = a_scene(house)
    file = the_file(house, [HEADS, (*ALVA[:1], "Bo Ek", None, "2012-05-06", *ALVA[4:])])
    house.use.moving_in.take_in(file, the_order(house, file.sheets[0]))
    done = house.use.moving_out.export(tmp_path, reason="En begäran av henne", case=first.case)
    assert (done.cases, house.use.moving_out.foresee(first.case).cases) == (1, 1)
    case_file = json.loads((done.folder / "arende.json").read_bytes())
    assert [one["id"] for one in case_file["cases"]] == [first.case]
    for one in done.folder.rglob("*"):
        if one.is_file() and one.suffix in (".html", ".csv", ".json"):
            assert "Bo Ek" not in one.read_text("utf-8-sig"), one


def test_it_is_logged_with_its_reason_and_stands_in_the_ledger(
    house: House, tmp_path: Path
) -> None:
    scene = a_scene(house)
    house.use.moving_out.export(tmp_path, reason="Byter kontor")
    with house.unit() as unit:
        (row,) = unit.office.disclosures(scene.case)
        entries = unit.journal.entries()
    assert (row.kind, row.recipient, len(row.sha256 or "")) == ("whole_case", scene.social, 64)
    assert ("whole_vault", "Byter kontor") in [(one.subject, one.reason) for one in entries]
    again = house.use.moving_out.export(tmp_path, reason="Byter kontor igen")
    assert again.folder.name == "SSPF-allt-2026-03-12 (2)"


def test_nothing_stays_when_it_does_not_work(house: House, tmp_path: Path) -> None:
    own_party(house)
    use = house.use.moving_out
    assert refused(lambda: use.export(tmp_path, reason=" ")).code == "export_reason_required"
    assert refused(lambda: use.export(tmp_path, reason="möte i dag")).code == "nothing_to_move_out"
    assert (
        refused(lambda: use.export(tmp_path, reason="byte i dag", case="c-x")).code
        == "unknown_case"
    )
    file = the_file(house, [HEADS, ALVA])
    house.use.moving_in.take_in(file, the_order(house, file.sheets[0]))
    run = Run(is_cancelled=True)
    assert refused(lambda: use.export(tmp_path, reason="möte i dag", run=run)).code == "cancelled"
    house.target.fails = True
    assert refused(lambda: use.export(tmp_path, reason="möte i dag")).code == "export_failed"
    assert list(tmp_path.glob("SSPF*")) == []
    case = house.use.cases.list_cases()[0].case
    with house.unit() as unit:
        assert unit.office.disclosures(case) == ()


def test_protected_persons_are_opened_by_the_reason(house: House, tmp_path: Path) -> None:
    scene = a_scene(house, protected=Protection.SECRECY_MARK)
    house.new_session()
    assert house.use.moving_out.foresee().protected == 1
    house.use.moving_out.export(tmp_path, reason="Byter kontor")
    with house.unit() as unit:
        opened = [one for one in unit.journal.entries() if one.subject == f"person:{scene.child}"]
    assert [one.reason for one in opened][:1] == ["Byter kontor"]


def test_a_language_that_has_no_code_does_not_stop_it(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    house.use.people.correct(
        scene.mother, PersonInput(name="Anna Lind", language="Teckenspråk, svenskt")
    )
    done = house.use.moving_out.export(tmp_path, reason="möte i dag")
    assert (done.folder / "allt.json").is_file()


def test_an_undone_import_moves_out_as_history(house: House, tmp_path: Path) -> None:
    own_party(house)
    file = the_file(house, [HEADS, ALVA])
    batch = house.use.moving_in.take_in(file, the_order(house, file.sheets[0])).batch
    house.use.moving_undo.undo(batch.id)
    a = the_file(house, [HEADS, ALVA])
    house.use.moving_in.take_in(a, the_order(house, a.sheets[0]))
    done = house.use.moving_out.export(tmp_path, reason="möte i dag")
    other = empty_house()
    other.use.imports.import_file((done.folder / "allt.json").read_bytes())
    assert len(other.use.cases.list_cases()) == 1


def test_only_a_coordinator_moves_out(house: House, tmp_path: Path) -> None:
    for role in (Role.UNIT_MANAGER, Role.ADMINISTRATOR):
        use = house.as_role(role).moving_out
        assert (
            refused(lambda use=use: use.export(tmp_path, reason="möte i dag")).code
            == "not_permitted"
        )
        assert refused(use.foresee).code == "not_permitted"


def test_words_of_people_are_words_and_never_tags(house: House, tmp_path: Path) -> None:
    scene = a_scene(house, child="<script>alert(1)</script> & Co")
    done = house.use.moving_out.export(tmp_path, reason="möte i dag", case=scene.case)
    page = Reading((done.folder / "index.html").read_bytes())
    assert "script" not in page.tags
    assert "<script>alert(1)</script> & Co" in page.text


def test_notes_that_others_keep_for_themselves_are_counted_and_left_out(
    house: House, tmp_path: Path
) -> None:
    scene = a_scene(house)
    entry = NoteInput(
        case=scene.case,
        at=house.clock.at,
        kind=NoteKind.MEMO,
        level=NoteLevel.AUTHOR,
        text="Bara mitt eget.",
    )
    house.as_user(replace(COORDINATOR, user_id="u-9", login="bo")).notes.save(entry)
    done = house.use.moving_out.export(tmp_path, reason="möte i dag")
    said = Reading((done.folder / "index.html").read_bytes()).text
    assert "Notes that only their author may read are not in it: 1." in said
    for one in done.folder.rglob("*"):
        if one.is_file() and one.suffix != ".xlsx":
            assert "Bara mitt eget" not in one.read_text("utf-8-sig"), one
