"""A form filled in on a screen comes back: proposed, never a signed answer without its paper."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from pikepdf import Pdf

from sspf_app.domain.codes import Answer, Medium
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Consent
from sspf_app.services.consent_views import OralAnswer, PaperNo, PaperYes
from sspf_app.services.scan_views import FindingCode, ScanAnswer, ScannedSheet
from tests.services.conftest import TODAY, House, refused
from tests.services.returned import Fillable, changed, fields_of, send_to_fill
from tests.services.scan_house import put, read_all
from tests.services.scenery import Scene, a_scene

F = FindingCode
WORDS = "inte om mormor"


@pytest.fixture
def scene(house: House) -> Scene:
    return a_scene(house)


@pytest.fixture
def form(scene: Scene, tmp_path: Path) -> Fillable:
    return send_to_fill(scene, scene.mother, tmp_path)


def came(folder: Path, content: bytes, name: str = "svar.pdf") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def yes(form: Fillable, **more: str) -> bytes:
    ticks = {**dict.fromkeys(form.boxes, "Yes"), "answer": "Yes", **more}
    return form.filled(ticks, {"words:own_words": WORDS, "clear_name": "Anna"})


def read_one(house: House, paths: list[Path]) -> ScannedSheet:
    pages, _ = read_all(house.use, paths)
    (found,) = house.use.scans.sheets(pages)
    return found


def codes(sheet: ScannedSheet) -> set[FindingCode]:
    return {finding.code for finding in sheet.findings}


def answer_of(scene: Scene, found: ScannedSheet, **changes: object) -> ScanAnswer:
    answer = ScanAnswer(
        case=scene.case,
        code=found.code,
        pages=found.pages,
        answer=PaperYes(
            code=found.code,
            case=scene.case,
            signed_on=TODAY,
            signed_time=scene.house.clock.at,
            boxes=found.proposal.boxes,
            free_words=found.proposal.words,
        ),
        has_compared=True,
        looked_at=frozenset(codes(found)),
    )
    return replace(answer, **changes)


def kept_code(house: House, answer: ScanAnswer) -> str:
    return refused(lambda: house.use.scan_keeping.register(answer)).code


def consents(house: House, scene: Scene) -> list[Consent]:
    with house.unit() as unit:
        return list(unit.records.list_standing(Consent, case=scene.case))


def test_its_fields_are_proposed_with_what_was_typed(
    house: House, scene: Scene, form: Fillable, tmp_path: Path
) -> None:
    struck = form.boxes[0]
    found = read_one(house, [came(tmp_path, yes(form, **{struck: "No"}))])
    assert found.code == form.code
    assert found.signatory
    assert [page.page for page in found.pages] == [1, 2]
    assert found.proposal.answer == "yes"
    assert len(found.proposal.boxes) == len(form.boxes)
    assert list(found.proposal.boxes.values()).count(False) == 1
    assert found.proposal.words == WORDS
    assert found.proposal.unclear == frozenset()
    assert codes(found) == {F.FILE_UNSIGNED}
    assert not found.can_register


def test_its_pictures_show_what_was_filled_in(house: House, form: Fillable, tmp_path: Path) -> None:
    empty = read_one(house, [came(tmp_path, form.pdf, "empty.pdf")])
    full = read_one(house, [came(tmp_path, yes(form))])
    assert all(a.picture != b.picture for a, b in zip(empty.pages, full.pages, strict=True))


@pytest.mark.parametrize("kind", ["yes", "no"])
def test_without_a_signed_paper_it_is_no_written_answer(
    house: House, scene: Scene, form: Fillable, tmp_path: Path, kind: str
) -> None:
    found = read_one(house, [came(tmp_path, yes(form))])
    answer = answer_of(scene, found)
    if kind == "no":
        no = PaperNo(code=found.code, case=scene.case, signed_on=TODAY, signed_time=house.clock.at)
        answer = replace(answer, answer=no)
    assert kept_code(house, answer) == "scan_not_signed"
    assert kept_code(house, replace(answer, answer=None)) == "scan_not_answered"
    assert consents(house, scene) == []


def test_a_code_typed_by_hand_makes_no_paper_of_it(
    house: House, form: Fillable, tmp_path: Path
) -> None:
    pages, _ = read_all(house.use, [came(tmp_path, yes(form))])
    typed = [house.use.scans.with_code(page, code=form.code, number=page.page) for page in pages]
    (found,) = house.use.scans.sheets(typed)
    assert F.FILE_UNSIGNED in codes(found)


def test_a_no_says_that_it_must_be_registered_as_said(
    house: House, form: Fillable, tmp_path: Path
) -> None:
    found = read_one(house, [came(tmp_path, form.filled({"answer": "No"}))])
    assert found.proposal.answer == "no"
    assert codes(found) == {F.FILE_UNSIGNED, F.FILE_SAYS_NO}


def test_its_signed_paper_makes_it_an_answer_and_both_are_kept(
    house: House, scene: Scene, form: Fillable, tmp_path: Path
) -> None:
    content = yes(form)
    papers = put(tmp_path, form.pages(form.yes()))
    found = read_one(house, [came(tmp_path, content), *papers])
    assert F.FILE_WITH_PAPER in codes(found)
    assert F.SIGNATURE_UNCLEAR in codes(found)
    assert F.PAGE_DOUBLED not in codes(found)
    assert len(found.proposal.boxes) == len(form.boxes)
    answer = answer_of(scene, found)
    keeping = house.use.scan_keeping
    blind = replace(answer, looked_at=frozenset({F.FILE_WITH_PAPER}))
    assert kept_code(house, blind) == "scan_finding_open"
    keeping.register(answer)
    (consent,) = consents(house, scene)
    assert (consent.answer, consent.medium) == (Answer.YES, Medium.WRITTEN)
    assert consent.free_words == WORDS
    assert consent.free_words_unconfirmed
    (kept,) = keeping.kept(scene.case)
    assert kept.is_paper
    assert kept.file_sha256 == sha256(content).hexdigest()
    assert [page for page, _ in keeping.pictures(scene.case, kept.id)] == [1, 2]
    with house.unit() as unit:
        assert b"".join(unit.scans.page(kept.id, 0)) == content


def test_a_paper_without_the_page_that_is_signed_is_not_enough(
    house: House, scene: Scene, form: Fillable, tmp_path: Path
) -> None:
    first = put(tmp_path, form.pages(form.yes())[:1])
    found = read_one(house, [came(tmp_path, yes(form)), *first])
    assert F.FILE_UNSIGNED in codes(found)
    assert kept_code(house, answer_of(scene, found)) == "scan_not_signed"


def test_after_what_was_said_the_file_is_kept_with_it_and_may_be_deleted(
    house: House, scene: Scene, form: Fillable, tmp_path: Path
) -> None:
    path = came(tmp_path, yes(form))
    pages, steps = read_all(house.use, [path])
    (source,) = [step.source for step in steps if step.source is not None]
    (before,) = house.use.scans.sheets(pages)
    assert not before.can_keep
    house.use.answers.register_oral(
        OralAnswer(
            code=form.code,
            case=scene.case,
            answer=Answer.YES,
            said_at=house.clock.at,
            boxes=before.proposal.boxes,
            witness="Kim",
        )
    )
    (found,) = house.use.scans.sheets(pages)
    assert found.can_keep
    assert not found.can_register
    keeping = house.use.scan_keeping
    keeping.register(answer_of(scene, found, answer=None))
    (kept,) = keeping.kept(scene.case)
    assert not kept.is_paper
    assert kept.pages == (1, 2)
    keeping.delete_source(source)
    assert not path.exists()
    (consent,) = consents(house, scene)
    assert consent.medium is Medium.ORAL


def test_fields_that_are_not_those_handed_out_stop_it(
    house: House, scene: Scene, form: Fillable, tmp_path: Path
) -> None:
    def with_another_row(pdf: Pdf) -> None:
        box = fields_of(pdf)[form.boxes[-1]]
        box.T = f"{form.code}/box:11:0"

    found = read_one(house, [came(tmp_path, changed(yes(form), with_another_row))])
    assert F.FIELDS_DIFFER in codes(found)
    papers = put(tmp_path, form.pages(form.yes()))
    both = read_one(house, [came(tmp_path, changed(yes(form), with_another_row)), *papers])
    assert not both.can_register
    assert kept_code(house, answer_of(scene, both)) == ("scan_fields_differ")


def test_fields_of_another_form_under_these_pages_stop_it(
    house: House, scene: Scene, form: Fillable, tmp_path: Path
) -> None:
    other = send_to_fill(scene, scene.father, tmp_path)

    def renamed(pdf: Pdf) -> None:
        for one in pdf.Root.AcroForm.Fields:
            one.T = str(one.T).replace(form.code, other.code)

    found = read_one(house, [came(tmp_path, changed(yes(form), renamed))])
    assert found.code == form.code
    assert F.FIELDS_DIFFER in codes(found)
    assert found.proposal.boxes == {}


def test_two_files_that_differ_propose_nothing(
    house: House, form: Fillable, tmp_path: Path
) -> None:
    one, two = came(tmp_path, yes(form)), came(tmp_path, form.filled({"answer": "No"}), "b.pdf")
    found = read_one(house, [one, two])
    assert F.FILES_DIFFER in codes(found)
    assert found.proposal.answer == ""
    assert found.proposal.boxes == {}


def test_a_foreign_or_hostile_file_is_named_and_the_others_are_read(
    house: House, form: Fillable, tmp_path: Path
) -> None:
    def foreign(pdf: Pdf) -> None:
        for number, one in enumerate(pdf.Root.AcroForm.Fields):
            one.T = f"field {number}"

    paths = [
        came(tmp_path, changed(form.pdf, foreign), "a.pdf"),
        came(tmp_path, yes(form), "c.pdf"),
    ]
    pages, steps = read_all(house.use, paths)
    troubles = [step.trouble for step in steps if step.trouble is not None]
    assert [one.code for one in troubles if isinstance(one, DomainError)] == ["filled_form_foreign"]
    assert {page.source.name for page in pages} == {"c.pdf"}


def test_printed_and_signed_it_is_a_paper_whose_signature_a_person_looks_for(
    house: House, scene: Scene, form: Fillable, tmp_path: Path
) -> None:
    found = read_one(house, put(tmp_path, form.pages(form.yes())))
    assert {F.NOT_PLACED, F.SIGNATURE_UNCLEAR} <= codes(found)
    assert found.can_register
