"""Extracts, incidents, records of disposal and statistics at a printer: as when they are saved.

Defends: what two reviewers must let through is not printed before they have; nothing stands in
ledger or log that did not go out, and nothing goes out that does not stand there.
"""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from sspf_app.domain.codes import Protection
from sspf_app.domain.statistics import Period
from sspf_app.services.actors import Role
from sspf_app.services.incident_views import IncidentQuery
from sspf_app.services.people_views import PersonInput
from sspf_app.services.print_ports import Place
from sspf_app.services.records import Action, Disclosure, DisclosureKind
from sspf_app.services.statistics_views import StatisticsFormat
from tests.documents.papers import RENDERER
from tests.fakes.printers import KeepingPrinter
from tests.services.conftest import TODAY, House, refused
from tests.services.disposal_house import close, later, manager, propose_and_send, real_house
from tests.services.extract_house import (
    NOTE,
    danger_chosen,
    much_is_held,
    noted,
    part,
    put_in,
    signed,
)
from tests.services.scenery import Scene, a_scene
from tests.services.test_statistics import after_the_half, many_cases

HALF = Period(2026, 1)
WHOLE = IncidentQuery(first_on=TODAY, last_on=TODAY, is_whole=True)


def _rows(house: House, case: str, kind: DisclosureKind) -> list[Disclosure]:
    with house.unit() as unit:
        return [row for row in unit.office.disclosures(case) if row.kind is kind]


def _went_out(house: House) -> list[tuple[Action, str]]:
    with house.unit() as unit:
        lines = unit.journal.entries(limit=500)
    out = (Action.PRINT, Action.EXPORT)
    return [
        (one.action, one.subject)
        for one in reversed(lines)
        if one.action in out and not one.subject.startswith("consent_form:")  # of the scene
    ]


@pytest.fixture
def told_of(house: House) -> Scene:
    return much_is_held(house)


def _said(paper: bytes) -> str:
    pages = PdfReader(BytesIO(paper)).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())


def test_an_extract_is_printed_once_a_second_user_has_signed_it(
    house: House, told_of: Scene
) -> None:
    told_of.yes(told_of.mother)
    printer = KeepingPrinter()
    request = noted(house, told_of.child)
    house.use.extracts.choose(request, part(house, request, NOTE).key, None)
    export = house.use.extract_papers.export
    assert refused(lambda: export(request, printer)).code == "extract_not_signed"
    danger_chosen(house, request)
    house.use.extracts.send(request)
    assert refused(lambda: export(request, printer)).code == "extract_not_signed"
    signed(house, request)
    house.use.people.correct(told_of.child, PersonInput(name="Alva Berg"))
    assert refused(lambda: export(request, printer)).code == "extract_changed"
    assert (printer.jobs, _went_out(house)) == ([], [])
    signed(house, request)
    failing = KeepingPrinter(fails=True)
    assert refused(lambda: export(request, failing)).code == "print_failed"
    assert house.use.extracts.board()[0].request.is_open  # nobody has got anything
    assert (_rows(house, told_of.case, DisclosureKind.REGISTER_EXTRACT), _went_out(house)) == (
        [],
        [],
    )
    export(request, printer)
    ((paper,),) = printer.jobs
    assert NOTE in _said(paper)
    (row,) = _rows(house, told_of.case, DisclosureKind.REGISTER_EXTRACT)
    assert (row.recipient, row.file_name) == (told_of.child, None)
    assert row.sha256 == sha256(paper).hexdigest()
    assert _went_out(house) == [
        (Action.PRINT, f"register_extract:{row.id}"),
        (Action.PRINT, f"extract:{request}"),
    ]
    assert not house.use.extracts.board()[0].request.is_open
    assert refused(lambda: export(request, printer)).code == "extract_answered"


def test_files_that_go_along_are_not_left_behind_by_a_printer(
    house: House, told_of: Scene, tmp_path: Path
) -> None:
    told_of.yes(told_of.mother)
    letter = tmp_path / "brev.txt"
    letter.write_bytes(b"Alva kommer i tid")
    put_in(house, told_of, letter, "Skolans rapport")
    request, printer = noted(house, told_of.mother), KeepingPrinter()
    file = part(house, request, "Skolans rapport")
    house.use.extracts.choose(request, file.key, None, with_file=True)
    signed(house, request)
    refusal = refused(lambda: house.use.extract_papers.export(request, printer))
    assert refusal.code == "extract_files_not_printed"
    assert (printer.jobs, _went_out(house)) == ([], [])
    assert house.use.extracts.board()[0].request.is_open


def test_of_whom_no_case_tells_the_extract_is_printed_and_logged(
    house: House, told_of: Scene
) -> None:
    alone = house.use.people.add(PersonInput(name="Gun Ek")).new_id or ""
    request, printer = noted(house, alone), KeepingPrinter()
    signed(house, request)
    house.use.extract_papers.export(request, printer)
    ((paper,),) = printer.jobs
    assert "Gun Ek" in _said(paper)
    assert _went_out(house) == [(Action.PRINT, f"extract:{request}")]


def test_whom_an_incident_concerns_is_printed_as_it_is_saved(house: House, tmp_path: Path) -> None:
    house.renderer = RENDERER
    house.new_session()
    scene = a_scene(house)
    hidden = PersonInput(name="Kajsa Berg", protected_identity=Protection.SECRECY_MARK)
    house.use.people.add(hidden)
    printer = KeepingPrinter()
    incidents = house.use.incidents
    with pytest.raises(ValueError, match="only a paper"):
        incidents.export(WHOLE, printer)  # the table is for a spreadsheet
    failing = KeepingPrinter(fails=True)
    assert refused(lambda: incidents.export(WHOLE, failing, is_paper=True)).code == "print_failed"
    assert (_rows(house, scene.case, DisclosureKind.INCIDENT), _went_out(house)) == ([], [])
    incidents.export(WHOLE, printer, is_paper=True)
    ((paper,),) = printer.jobs
    assert "Alva Lind" in _said(paper)
    assert "Kajsa" not in _said(paper)
    (row,) = _rows(house, scene.case, DisclosureKind.INCIDENT)
    assert (row.file_name, row.sha256) == (None, sha256(paper).hexdigest())
    assert _went_out(house) == [(Action.PRINT, f"incident:{row.id}")]
    saved, _changes = incidents.export(WHOLE, tmp_path, is_paper=True)
    assert _said(saved.read_bytes()) == _said(paper)
    other = house.as_role(Role.UNIT_MANAGER).incidents
    assert refused(lambda: other.export(WHOLE, printer, is_paper=True)).code == "not_permitted"


def test_the_record_of_a_disposal_is_printed_by_who_has_a_part_in_it(tmp_path: Path) -> None:
    with real_house(tmp_path) as (house, _path):
        house.renderer = RENDERER
        house.new_session()
        scene = a_scene(house)
        close(scene)
        later(house)
        propose_and_send(house)
        chief = manager(house)
        chief.disposal_approvals.approve(number=1)
        (record,) = chief.disposals.board().records
        printer, failing = KeepingPrinter(), KeepingPrinter(fails=True)
        save = chief.disposal_papers.save_record
        assert refused(lambda: save(record.id, failing)).code == "print_failed"
        assert _went_out(house) == []
        save(record.id, printer)
        ((paper,),) = printer.jobs
        assert "SSPF 2026-001" in _said(paper)
        for name in ("Alva", "Anna", "Erik"):
            assert name not in _said(paper)
        assert _went_out(house) == [(Action.PRINT, f"disposal_record:{record.id}")]
        saved = save(record.id, tmp_path)
        assert _said(saved.read_bytes()) == _said(paper)
        outsider = house.as_role(Role.ADMINISTRATOR).disposal_papers
        refusal = refused(lambda: outsider.save_record(record.id, printer))
        assert (refusal.code, len(printer.jobs)) == ("not_permitted", 1)


def test_figures_that_were_printed_stand(house: House, tmp_path: Path) -> None:
    house.renderer = RENDERER
    house.new_session()
    many_cases(house, 8)
    printer, export = KeepingPrinter(), house.use.statistics.export

    def page(place: Place) -> object:
        return export(HALF, StatisticsFormat.PDF, folder=place)

    assert refused(lambda: page(printer)).code == "period_not_over"
    after_the_half(house)
    with pytest.raises(ValueError, match="only a paper"):
        export(HALF, StatisticsFormat.CSV, folder=printer)
    assert refused(lambda: page(KeepingPrinter(fails=True))).code == "print_failed"
    assert house.use.statistics.look(HALF).fixed_at is None
    assert (printer.jobs, _went_out(house)) == ([], [])
    assert refused(lambda: page(KeepingPrinter(stops=True))).code == "print_interrupted"
    assert house.use.statistics.look(HALF).fixed_at is not None  # something may have come out
    many_cases(house, 4, first=8)
    house.clock.at += timedelta(hours=1)
    page(printer)
    ((paper,),) = printer.jobs
    for sheet in PdfReader(BytesIO(paper)).pages:  # no heading is parted from its figures
        said = " ".join(sheet.extract_text().split())
        assert said.count("What How many") == said.count("In all") + said.count("In brief") > 0
        assert "Share" not in said.partition("How to read")[0]  # nothing has any
    assert _went_out(house) == [(Action.PRINT, "statistics:2026-1")] * 2
    saved = export(HALF, StatisticsFormat.PDF, folder=tmp_path)
    assert _said(saved.path.read_bytes()) == _said(paper)
    assert refused(lambda: export(Period(2026), StatisticsFormat.PDF, folder=printer))
    assert len(printer.jobs) == 1
