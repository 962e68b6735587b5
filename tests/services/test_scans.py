"""Paper comes home: from the scanner's files to a registered answer with its pages kept."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from scripts.scan_trials.filling import Filled, as_pdf, as_png, as_tiff
from sspf_app.domain.codes import Answer, Protection
from sspf_app.domain.facts import Consent
from sspf_app.services.actors import Role
from sspf_app.services.consent_views import PaperNo, PaperYes
from sspf_app.services.records import Action
from sspf_app.services.scan_views import Finding, FindingCode, ScanAnswer, ScannedSheet
from tests.services.conftest import TODAY, House, refused
from tests.services.scan_house import Sheet, hand_out, put, read_all
from tests.services.scenery import Scene, a_scene

F = FindingCode


@pytest.fixture
def scene(house: House) -> Scene:
    return a_scene(house)


@pytest.fixture
def sheet(scene: Scene) -> Sheet:
    return hand_out(scene, scene.mother)


def codes(sheet: ScannedSheet) -> set[FindingCode]:
    return {finding.code for finding in sheet.findings}


def read_one(house: House, paths: list[Path]) -> ScannedSheet:
    pages, _ = read_all(house.use, paths)
    (found,) = house.use.scans.sheets(pages)
    return found


def confirmed(scene: Scene, found: ScannedSheet, **changes: object) -> ScanAnswer:
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
        ),
        original_place="Pärm 3",
        has_compared=True,
    )
    return replace(answer, **changes)


def test_a_signed_sheet_is_found_confirmed_registered_and_kept(
    house: House, scene: Scene, sheet: Sheet, tmp_path: Path
) -> None:
    paths = put(tmp_path, sheet.pages(sheet.yes()))
    found = read_one(house, paths)
    assert (found.code, found.signatory, found.page_count) == (sheet.code, "Anna Lind", 2)
    assert found.findings == ()
    assert found.proposal.answer == "yes"
    assert found.proposal.boxes == scene.all_boxes()
    with house.unit() as unit:
        assert unit.records.list_standing(Consent, case=scene.case) == ()  # nothing by itself
    changes = house.use.scan_keeping.register(confirmed(scene, found))
    with house.unit() as unit:
        (record,) = unit.records.list_standing(Consent, case=scene.case)
    assert (record.id, record.answer) == (changes.new_id, Answer.YES)
    (kept,) = house.use.scan_keeping.kept(scene.case)
    assert (kept.form, kept.record, kept.pages) == (sheet.code, record.id, (1, 2))
    assert kept.original_place == "Pärm 3"
    pictures = house.use.scan_keeping.pictures(scene.case, kept.id)
    assert [content for _, content in pictures] == [page.picture for page in found.pages]
    assert kept.sha256 == tuple(sha256(content).hexdigest() for _, content in pictures)
    again = read_one(house, paths)
    assert F.ALREADY_ANSWERED in codes(again)
    assert not again.can_register
    assert (
        refused(lambda: house.use.scan_keeping.register(confirmed(scene, again, answer=None))).code
        == "scan_stored_already"
    )


def test_a_no_is_registered_with_its_pages(
    house: House, scene: Scene, sheet: Sheet, tmp_path: Path
) -> None:
    what = Filled(marks={"answer_no": "ticked"})
    found = read_one(house, put(tmp_path, sheet.pages(what)))
    assert found.proposal.answer == "no"
    answer = PaperNo(code=found.code, case=scene.case, signed_on=TODAY)
    house.use.scan_keeping.register(confirmed(scene, found, answer=answer))
    with house.unit() as unit:
        (record,) = unit.records.list_standing(Consent, case=scene.case)
    assert record.answer is Answer.NO
    assert house.use.scan_keeping.kept(scene.case)[0].record == record.id


def test_answer_and_pages_are_kept_both_or_neither(
    house: House, scene: Scene, sheet: Sheet, tmp_path: Path
) -> None:
    found = read_one(house, put(tmp_path, sheet.pages(sheet.yes())))
    wrong = PaperYes(
        code=found.code, case=scene.case, signed_on=TODAY, boxes={(99, scene.school): True}
    )
    act = confirmed(scene, found, answer=wrong)
    assert refused(lambda: house.use.scan_keeping.register(act)).code == "box_not_on_form"
    assert house.use.scan_keeping.kept(scene.case) == ()
    unread = confirmed(scene, found, has_compared=False)
    assert refused(lambda: house.use.scan_keeping.register(unread)).code == "scan_not_compared"


def test_every_kind_of_file_and_every_way_a_sheet_can_lie(
    house: House, sheet: Sheet, tmp_path: Path
) -> None:
    first, second = sheet.pages(sheet.yes())
    files = {
        "stack.pdf": as_pdf([first, second]),
        "fax.tif": as_tiff([first, second.rotate(180)]),
    }
    for name, content in files.items():
        path = tmp_path / name
        path.write_bytes(content)
        found = read_one(house, [path])
        assert found.proposal.answer == "yes", name
        assert codes(found) == ({F.UPSIDE_DOWN} if name == "fax.tif" else set()), name
    png = tmp_path / "sideways.PNG"
    png.write_bytes(as_png(second.rotate(90, expand=True)))
    found = read_one(house, [png])
    assert found.findings == (Finding(code=F.PAGE_MISSING, page=1),)
    assert found.pages[0].inks is not None


def test_what_is_missing_doubled_or_empty_is_found(
    house: House, scene: Scene, sheet: Sheet, tmp_path: Path
) -> None:
    marks = dict.fromkeys(sheet.boxes, "ticked")
    words = next(region.name for region in sheet.regions if region.name.startswith("words:"))
    first, second = sheet.pages(Filled(marks=marks, is_signed=False, words=(words,)))
    found = read_one(house, put(tmp_path, [second, first, first]))
    assert codes(found) == {
        F.PAGE_DOUBLED,
        F.SIGNATURE_EMPTY,
        F.ANSWER_UNCLEAR,
        F.WORDS_WRITTEN,
    }
    assert [page.page for page in found.pages] == [1, 1, 2]
    act = confirmed(scene, found)
    assert refused(lambda: house.use.scan_keeping.register(act)).code == "scan_finding_open"
    no = PaperNo(code=found.code, case=scene.case, signed_on=TODAY)
    looked = frozenset(F)
    only_first = replace(act, answer=no, pages=found.pages[:1], looked_at=looked)
    assert refused(lambda: house.use.scan_keeping.register(only_first)).code == "scan_pages_missing"
    house.use.scan_keeping.register(replace(act, answer=no, looked_at=looked))
    assert house.use.scan_keeping.kept(scene.case)[0].pages == (1, 2)


def test_a_page_without_a_code_never_gets_the_one_before_it(
    house: House, sheet: Sheet, tmp_path: Path
) -> None:
    first, second = sheet.pages(sheet.yes())
    width, height = second.size
    uncoded = second.copy()
    uncoded.paste(255, (int(width * 0.8), 0, width, int(height * 0.16)))
    uncoded.paste(255, (int(width * 0.8), int(height * 0.86), width, height))
    blank = Image.new("L", second.size, 255)
    pages, _ = read_all(house.use, put(tmp_path, [first, uncoded, blank]))
    whole, loose = house.use.scans.sheets(pages)
    assert codes(whole) == {F.PAGE_MISSING}
    assert codes(loose) == {F.CODE_UNREADABLE}
    assert loose.code == ""
    typed = house.use.scans.with_code(loose.pages[0], code=sheet.code.lower(), number=2)
    (now_whole,) = house.use.scans.sheets([whole.pages[0], typed])
    assert codes(now_whole) == {F.NOT_PLACED}
    page = loose.pages[0]
    use = house.use.scans
    assert refused(lambda: use.with_code(page, code=sheet.code, number=3)).code == (
        "scan_page_number"
    )
    assert refused(lambda: use.with_code(page, code="XYZ", number=1)).code == "form_code_wrong"


def test_a_sheet_of_another_case_shows_nothing_of_it(
    house: House, scene: Scene, sheet: Sheet, tmp_path: Path
) -> None:
    pages, _ = read_all(house.use, put(tmp_path, sheet.pages(sheet.yes())))
    (found,) = house.use.scans.sheets(pages, case="another")
    assert codes(found) == {F.OTHER_CASE}
    assert (found.signatory, found.reference, found.form) == ("", "", None)
    other = confirmed(scene, found, case="another")
    assert refused(lambda: house.use.scan_keeping.register(other)).code == "scan_other_case"


def test_a_protected_person_is_opened_with_a_reason(house: House, tmp_path: Path) -> None:
    scene = a_scene(house, protected=Protection.PROTECTED_REGISTRATION, school="Skolan")
    sheet = hand_out(scene, scene.mother, reason="möte i dag")
    house.new_session()
    pages, _ = read_all(house.use, put(tmp_path, sheet.pages(sheet.yes())))
    (closed,) = house.use.scans.sheets(pages)
    assert codes(closed) == {F.PROTECTED}
    assert closed.signatory == ""
    (opened,) = house.use.scans.sheets(pages, reason="Papperet kom hem")
    assert opened.signatory == "Anna Lind"
    with house.unit() as unit:
        reasons = {entry.reason for entry in unit.journal.entries()}
    assert "Papperet kom hem" in reasons


def test_the_source_is_deleted_only_when_all_of_it_is_kept_and_unchanged(
    house: House, scene: Scene, sheet: Sheet, tmp_path: Path
) -> None:
    path = tmp_path / "stack.pdf"
    path.write_bytes(as_pdf(sheet.pages(sheet.yes())))
    pages, steps = read_all(house.use, [path])
    source = next(step.source for step in steps if step.source is not None)
    assert (source.filled, source.is_whole) == ((1, 2), True)
    keeping = house.use.scan_keeping
    assert refused(lambda: keeping.delete_source(source)).code == "scan_file_needed"
    (found,) = house.use.scans.sheets(pages)
    keeping.register(confirmed(scene, found))
    content = path.read_bytes()
    path.write_bytes(content + b"\n")
    assert refused(lambda: keeping.delete_source(source)).code == "scan_file_changed"
    path.write_bytes(content)
    keeping.delete_source(source)
    assert not path.exists()


def test_trouble_with_one_file_names_it_and_leaves_the_others(
    house: House, sheet: Sheet, tmp_path: Path
) -> None:
    put(tmp_path, sheet.pages(sheet.yes()), name="b")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nrubbish")
    (tmp_path / "c.png").write_bytes(b"GIF89a")
    (tmp_path / "notes.txt").write_text("not a scan")
    pages, steps = read_all(house.use, [tmp_path])
    troubles = {step.file: getattr(step.trouble, "code", "") for step in steps if step.trouble}
    assert troubles == {"a.pdf": "scan_file_damaged", "c.png": "scan_file_kind"}
    assert len(pages) == 2
    empty = tmp_path / "empty"
    empty.mkdir()
    assert refused(lambda: house.use.scans.start([empty])).code == "scan_nothing_to_read"
    _, (gone,) = read_all(house.use, [tmp_path / "gone.pdf"])
    assert getattr(gone.trouble, "code", "") == "scan_file_gone"


def test_only_a_coordinator_reads_scans_and_it_is_logged(
    house: House, scene: Scene, sheet: Sheet, tmp_path: Path
) -> None:
    paths = put(tmp_path, sheet.pages(sheet.yes()))
    manager = house.as_role(Role.UNIT_MANAGER)
    assert refused(lambda: manager.scans.start(paths)).code == "not_permitted"
    found = read_one(house, paths)
    house.use.scan_keeping.register(confirmed(scene, found))
    (kept,) = house.use.scan_keeping.kept(scene.case)
    house.use.scan_keeping.pictures(scene.case, kept.id)
    house.use.scan_keeping.move_original(scene.case, kept.id, place="Arkivet")
    assert house.use.scan_keeping.kept(scene.case)[0].original_place == "Arkivet"
    with house.unit() as unit:
        log = {(entry.action, entry.subject) for entry in unit.journal.entries()}
    assert (Action.IMPORT, f"scan:{kept.id}") in log
    assert (Action.READ, f"scan:{kept.id}") in log
    assert (Action.READ, f"scan_of_form:{sheet.code}") in log
    assert (
        refused(lambda: house.use.scan_keeping.pictures(scene.case, "sc-9")).code == "unknown_scan"
    )
