"""What goes to a printer passes the same gate as a file, and leaves the same rows."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from sspf_app.domain.errors import DomainError
from sspf_app.services.export_views import CopyKind
from sspf_app.services.form_views import PreparedForm
from sspf_app.services.outgoing import named_free, write_out
from sspf_app.services.records import Action, Disclosure, DisclosureKind
from tests.fakes.printers import KeepingPrinter
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, a_scene
from tests.services.test_minutes import CarelessRenderer, _scene


def _ledger(scene: Scene, kind: DisclosureKind) -> list[Disclosure]:
    with scene.house.unit() as unit:
        return [row for row in unit.office.disclosures(scene.case) if row.kind is kind]


def _printed(scene: Scene) -> list[str]:
    with scene.house.unit() as unit:
        lines = unit.journal.entries(limit=500)
    return [one.subject for one in lines if one.action is Action.PRINT]


def test_a_print_is_noted_with_the_checksum_of_what_was_printed_and_lies_in_no_file(
    house: House,
) -> None:
    scene, meeting = _scene(house)
    printer = KeepingPrinter()
    house.use.minutes.export(scene.case, meeting, recipient=scene.school, folder=printer)
    (row,) = _ledger(scene, DisclosureKind.MINUTES)
    ((paper,),) = printer.jobs
    assert row.sha256 == sha256(paper).hexdigest()
    assert (row.recipient, row.file_name, row.copy) == (scene.school, None, CopyKind.PAPER)
    assert _printed(scene) == [f"minutes:{row.id}"]


def test_several_copies_are_one_job_in_their_order(house: House) -> None:
    scene, meeting = _scene(house)
    printer = KeepingPrinter()
    recipients = (scene.school, scene.police, scene.mother)
    house.use.minutes.export_all(
        scene.case, meeting, recipients=recipients, folder=printer, copy=CopyKind.PAPER
    )
    (job,) = printer.jobs
    rows = _ledger(scene, DisclosureKind.MINUTES)
    assert [row.recipient for row in rows] == list(recipients)
    assert [row.sha256 for row in rows] == [sha256(one).hexdigest() for one in job]
    assert _ledger(scene, DisclosureKind.PRINT_FILE) == []  # there are no files to list


def test_what_may_not_leave_never_reaches_the_printer(house: House) -> None:
    scene, meeting = _scene(house)
    house.renderer = CarelessRenderer("Frånvaron har minskat sedan i januari månad")
    house.new_session()
    printer = KeepingPrinter()
    error = refused(
        lambda: house.use.minutes.export(
            scene.case, meeting, recipient=scene.police, folder=printer
        )
    )
    assert error.code == "leak_found"
    assert (printer.jobs, _ledger(scene, DisclosureKind.MINUTES), _printed(scene)) == ([], [], [])


def test_a_printer_that_does_not_begin_leaves_no_trace(house: House) -> None:
    scene, meeting = _scene(house)
    error = refused(
        lambda: house.use.minutes.export(
            scene.case, meeting, recipient=scene.school, folder=KeepingPrinter(fails=True)
        )
    )
    assert error.code == "print_failed"
    assert (_ledger(scene, DisclosureKind.MINUTES), _printed(scene)) == ([], [])


def test_a_printer_that_stops_has_been_noted(house: House) -> None:
    scene, meeting = _scene(house)
    error = refused(
        lambda: house.use.minutes.export(
            scene.case, meeting, recipient=scene.school, folder=KeepingPrinter(stops=True)
        )
    )
    assert error.code == "print_interrupted"
    assert len(_ledger(scene, DisclosureKind.MINUTES)) == len(_printed(scene)) == 1


def _sheets(scene: Scene) -> tuple[PreparedForm, ...]:
    return scene.house.use.form_batches.prepare_request(scene.order(scene.mother)).sheets


def test_a_printed_form_is_out(house: House) -> None:
    scene = a_scene(house)
    printer, sheet = KeepingPrinter(), _sheets(scene)[0]
    house.use.consent_forms.export(sheet, printer)
    assert printer.jobs == [(sheet.pdf,)]  # as it was looked at
    assert [one.id for one in house.use.consent_forms.forms(scene.case)] == [sheet.form.id]
    (row,) = _ledger(scene, DisclosureKind.CONSENT_FORM)
    assert (row.file_name, _printed(scene)) == (None, [f"consent_form:{row.id}"])
    listed = [one.id for one in house.use.papers.board(scene.case).papers]
    assert row.id in listed  # beside what was saved


def test_a_batch_of_forms_is_one_job_all_of_it_or_nothing(house: House) -> None:
    scene = a_scene(house)
    printer, sheets = KeepingPrinter(), _sheets(scene)
    refused(lambda: house.use.form_batches.export(sheets, KeepingPrinter(fails=True)))
    assert house.use.consent_forms.forms(scene.case) == ()
    done = house.use.form_batches.export(sheets, printer)
    assert printer.jobs == [tuple(sheet.pdf for sheet in sheets)]
    assert done.sheets == len(sheets) == len(house.use.consent_forms.forms(scene.case)) > 1
    assert {row.file_name for row in _ledger(scene, DisclosureKind.CONSENT_FORM)} == {None}


def test_only_a_paper_is_printed(house: House) -> None:
    scene, meeting = _scene(house)
    printer = KeepingPrinter()
    for copy in (CopyKind.DISPATCH, CopyKind.ARCHIVE, CopyKind.WORD):
        with pytest.raises(ValueError, match="only a paper"):
            house.use.minutes.export(
                scene.case, meeting, recipient=scene.school, folder=printer, copy=copy
            )
    assert printer.jobs == []


def test_the_ledger_cannot_tell_of_a_file_when_it_is_printed(house: House, tmp_path: Path) -> None:
    scene, meeting = _scene(house)
    house.use.minutes.export(scene.case, meeting, recipient=scene.school, folder=tmp_path)
    paper = house.use.minutes.preview(scene.case, meeting, recipient=scene.school)
    (row,) = _ledger(scene, DisclosureKind.MINUTES)
    printer = KeepingPrinter()
    with house.unit() as unit:
        with pytest.raises(ValueError, match="how a paper leaves"):
            write_out(unit, house.target, row, paper=paper, folder=printer)
        marked = named_free(paper, printer)
        with pytest.raises(ValueError, match="how a paper leaves"):
            write_out(unit, house.target, row, paper=marked, folder=tmp_path)
    assert printer.jobs == []
    with pytest.raises(DomainError):
        house.use.minutes.export(scene.case, "m-none", recipient=scene.school, folder=printer)
