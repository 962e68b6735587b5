"""Papers of a case: taken in piece by piece, shown, exported, removed and had back."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from sspf_app.services import document_pieces
from sspf_app.services.actors import Role
from sspf_app.services.document_records import AttachedTo, DocumentType
from sspf_app.services.document_views import NewDocument, PaperItem, PaperSource, PreviewKind
from sspf_app.services.file_kinds import media_of, text_of
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.records import DisclosureKind
from tests.services.conftest import COORDINATOR, House, refused
from tests.services.scenery import Scene, a_scene

BO = replace(COORDINATOR, user_id="u-2", login="bo", name="Bo Berg")
MEGABYTE = 1024 * 1024


@pytest.fixture
def scene(house: House) -> Scene:
    return a_scene(house)


def a_file(folder: Path, content: bytes, name: str = "utlåtande.pdf") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def picture(media: str = "PNG", pages: int = 1) -> bytes:
    written = io.BytesIO()
    shown = Image.new("RGB", (300, 420), "white")
    others = [shown.copy() for _ in range(pages - 1)]
    shown.save(written, media, **({"save_all": True, "append_images": others} if others else {}))
    return written.getvalue()


def order(scene: Scene, path: Path, **other: object) -> NewDocument:
    made = NewDocument(
        case=scene.case, path=path, title="Skolans utlåtande", type=DocumentType.REPORT
    )
    return replace(made, **other)


def put_in(house: House, new: NewDocument) -> str:
    intake = house.use.document_intake.begin(new)
    while not house.use.document_intake.take(intake):
        continue
    made = house.use.document_intake.finish(intake).new_id
    assert made is not None
    return made


def paper(house: House, scene: Scene, some_id: str) -> PaperItem:
    return next(one for one in house.use.papers.board(scene.case).papers if one.id == some_id)


def test_a_file_comes_in_and_goes_out_as_it_was(house: House, scene: Scene, tmp_path: Path) -> None:
    content = b"%PDF-1.7\n" + bytes(range(256)) * 9000
    made = put_in(house, order(scene, a_file(tmp_path, content)))
    shown = paper(house, scene, made)
    assert (shown.title, shown.media, shown.size) == (
        "Skolans utlåtande",
        "application/pdf",
        len(content),
    )
    assert shown.sha256 == hashlib.sha256(content).hexdigest()
    preview = house.use.papers.preview(scene.case, made)
    assert (preview.kind, b"".join(preview.pieces)) == (PreviewKind.PDF, content)
    house.use.papers.export(scene.case, made, path=tmp_path / "ut.pdf")
    assert (tmp_path / "ut.pdf").read_bytes() == content
    with house.unit() as unit:
        (row,) = unit.office.disclosures(scene.case)
    assert (row.kind, row.recipient, row.sha256) == (
        DisclosureKind.DOCUMENT,
        scene.social,
        shown.sha256,
    )
    handed = [
        one
        for one in house.use.papers.board(scene.case).papers
        if one.source is PaperSource.HANDED_OUT
    ]
    assert [one.file_name for one in handed] == ["ut.pdf"]


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (picture(), "image/png"),
        (picture("JPEG"), "image/jpeg"),
        (picture("TIFF"), "image/tiff"),
        (b"rubbish%PDF-1.4", "application/pdf"),
        ("Hej å ä ö\n".encode(), "text/plain"),
        (b"\xef\xbb\xbfHej", "text/plain"),
        ("å".encode()[:1], "text/plain"),
        (b"PK\x03\x04docx", "application/zip"),
        (b"MZ\x00\x01", "application/octet-stream"),
        ("Hej på dig då".encode("latin-1"), "text/plain"),
        (b"\xff\xfe\xfd\xfcabc", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_what_a_file_is_shows_in_its_content_alone(content: bytes, media: str) -> None:
    assert media_of(content) == media


def test_a_picture_is_drawn_anew_by_the_reading_process(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    content = picture("TIFF", pages=3)
    made = put_in(house, order(scene, a_file(tmp_path, content, "bild.exe")))
    preview = house.use.papers.preview(scene.case, made)
    assert preview.kind is PreviewKind.PAGES
    assert len(preview.pages) == 3
    assert all(page != content for page in preview.pages)


def test_a_broken_picture_is_told_and_can_be_exported(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    made = put_in(house, order(scene, a_file(tmp_path, picture()[:60], "bild.png")))
    preview = house.use.papers.preview(scene.case, made)
    assert preview.kind is PreviewKind.NONE
    assert preview.why.startswith("scan_")
    house.use.papers.export(scene.case, made, path=tmp_path / "ut.png")


def test_words_are_shown_and_what_is_no_paper_is_not(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    made = put_in(house, order(scene, a_file(tmp_path, "Hej å\n".encode(), "a.txt")))
    preview = house.use.papers.preview(scene.case, made)
    assert (preview.kind, preview.text) == (PreviewKind.TEXT, "Hej å\n")
    program = put_in(house, order(scene, a_file(tmp_path, b"MZ\x00\x01", "a.pdf")))
    assert house.use.papers.preview(scene.case, program).kind is PreviewKind.NONE
    assert text_of("å".encode()[:1]) == ""
    assert text_of("på dig".encode("latin-1")) == "på dig"


def test_a_file_can_be_stopped_half_way_and_nothing_is_left(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    path = a_file(tmp_path, b"a" * 9 * MEGABYTE)
    intake = house.use.document_intake.begin(order(scene, path))
    assert not house.use.document_intake.take(intake)
    assert intake.taken == 4 * MEGABYTE
    assert house.use.papers.board(scene.case).papers == ()
    house.use.document_intake.stop(intake)
    with house.unit() as unit:
        assert unit.documents.attachments(scene.case) == ()
        assert list(unit.documents.pieces(intake.attachment)) == []


def test_what_never_came_in_whole_is_forgotten_an_hour_later(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    intake = house.use.document_intake.begin(order(scene, a_file(tmp_path, b"a")))
    house.use.document_intake.take(intake)
    intake.source.close()
    house.wait(hours=2)
    house.use.papers.board(scene.case)
    with house.unit() as unit:
        assert unit.documents.attachments(scene.case) == ()


def test_a_removed_paper_can_be_had_back_and_then_its_bytes_go_but_not_its_line(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    made = put_in(house, order(scene, a_file(tmp_path, b"Hej")))
    papers = house.use.papers
    assert refused(lambda: papers.remove(scene.case, made, because=" ")).code == (
        "removal_reason_required"
    )
    papers.remove(scene.case, made, because="Fel ärende")
    assert refused(lambda: papers.preview(scene.case, made)).code == "unknown_document"
    papers.restore(scene.case, made)
    assert papers.preview(scene.case, made).text == "Hej"
    papers.remove(scene.case, made, because="Fel ärende")
    house.wait(minutes=2)
    shown = paper(house, scene, made)
    assert (shown.removed_because, shown.removed_by, shown.opens) == ("Fel ärende", "u-1", False)
    assert refused(lambda: papers.restore(scene.case, made)).code == "document_is_gone"
    with house.unit() as unit:
        assert list(unit.documents.pieces(made)) == []


def test_what_lay_in_the_case_for_longer_keeps_its_bytes_though_removed(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    made = put_in(house, order(scene, a_file(tmp_path, b"Hej")))
    house.wait(days=2)
    papers = house.use.papers
    papers.remove(scene.case, made, because="Onödigt")
    papers.restore(scene.case, made)  # a slip, seen at once
    papers.remove(scene.case, made, because="Onödigt")
    house.wait(minutes=2)
    assert refused(lambda: papers.restore(scene.case, made)).code == "document_is_gone"
    house.wait(days=400)
    assert not paper(house, scene, made).opens
    with house.unit() as unit:
        assert list(unit.documents.pieces(made)) == [b"Hej"]
    assert refused(lambda: papers.restore(scene.case, made)).code == "document_is_gone"
    assert refused(lambda: papers.preview(scene.case, made)).code == "unknown_document"


def test_a_paper_of_a_closed_note_is_seen_by_who_reads_the_note(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    entry = NoteInput(
        case=scene.case,
        at=house.clock.at,
        kind=NoteKind.MEMO,
        level=NoteLevel.AUTHOR,
        text="Min tanke",
    )
    note = house.use.notes.save(entry).new_id or ""
    new = order(scene, a_file(tmp_path, b"Hej"), attached_to=AttachedTo.NOTE, attached_id=note)
    made = put_in(house, new)
    bo = house.as_user(BO)
    board = bo.papers.board(scene.case)
    assert board.papers == ()
    assert note not in {one.id for one in board.targets}
    for act in (
        lambda: bo.papers.preview(scene.case, made),
        lambda: bo.papers.export(scene.case, made, path=tmp_path / "x"),
        lambda: bo.papers.remove(scene.case, made, because="x"),
        lambda: bo.papers.restore(scene.case, made),
        lambda: bo.papers.delete_source(scene.case, made, path=new.path),
    ):
        assert refused(act).code == "unknown_document"
    assert refused(lambda: bo.document_intake.begin(new)).code == "unknown_attached"
    assert all(one.new != "Skolans utlåtande" for one in bo.timeline.history(scene.case))
    house.use.papers.export(scene.case, made, path=tmp_path / "ut.txt")
    with house.unit() as unit:
        assert [one.what for one in unit.office.disclosures(scene.case)] == [""]


def test_the_file_on_the_computer_goes_only_when_the_same_bytes_are_kept(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    path = a_file(tmp_path, b"Hej")
    made = put_in(house, order(scene, path))
    path.write_bytes(b"Hopp")
    refusal = refused(lambda: house.use.papers.delete_source(scene.case, made, path=path))
    assert refusal.code == "document_source_changed"
    path.write_bytes(b"Hej")
    house.use.papers.delete_source(scene.case, made, path=path)
    assert not path.exists()


def test_what_cannot_be_taken_in_is_told(house: House, scene: Scene, tmp_path: Path) -> None:
    begin = house.use.document_intake.begin
    path = a_file(tmp_path, b"Hej")
    assert refused(lambda: begin(order(scene, path, title=" "))).code == "document_title_required"
    empty = a_file(tmp_path, b"", "tom")
    assert refused(lambda: begin(order(scene, empty))).code == "document_empty"
    gone = tmp_path / "borta"
    assert refused(lambda: begin(order(scene, gone))).code == "document_file_gone"
    assert refused(lambda: begin(order(scene, tmp_path))).code == "document_no_file"
    huge = tmp_path / "stor"
    with huge.open("wb") as file:
        file.truncate(201 * MEGABYTE)
    assert refused(lambda: begin(order(scene, huge))).code == "document_too_big"
    other = order(scene, path, attached_to=AttachedTo.MEETING, attached_id="m-9")
    assert refused(lambda: begin(other)).code == "unknown_attached"
    manager = house.as_role(Role.UNIT_MANAGER)
    assert refused(lambda: manager.papers.board(scene.case)).code == "not_permitted"


def test_two_hundred_megabytes_come_in_and_go_out_in_little_memory(tmp_path: Path) -> None:
    child = Path(__file__).with_name("large_paper_child.py")
    told = subprocess.run(
        [sys.executable, str(child), str(tmp_path)],
        check=True,
        capture_output=True,
        cwd=Path(__file__).parents[2],
    )
    said = json.loads(told.stdout.splitlines()[-1])
    assert said["same"]
    assert said["size"] == 200 * MEGABYTE
    assert said["grown_mb"] < 80


def test_a_picture_too_large_for_the_reading_process_says_so(
    house: House, scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_pieces, "MOST_OF_PICTURE", 1000)
    large = picture("TIFF")
    made = put_in(house, order(scene, a_file(tmp_path, large, "bild.tif")))
    shown = house.use.papers.preview(scene.case, made)
    assert (shown.kind, shown.why) == (PreviewKind.NONE, "document_too_big_to_show")
    text = put_in(house, order(scene, a_file(tmp_path, b"Hej " * 600_000, "text.txt")))
    shown = house.use.papers.preview(scene.case, text)
    assert (shown.kind, shown.is_cut, len(shown.text)) == (PreviewKind.TEXT, True, MEGABYTE)
    pdf = b"%PDF-1.7\n" + bytes(3 * MEGABYTE)
    made = put_in(house, order(scene, a_file(tmp_path, pdf)))
    shown = house.use.papers.preview(scene.case, made)
    assert (shown.kind, len(shown.pieces)) == (PreviewKind.PDF, 4)
    assert b"".join(shown.pieces) == pdf


def test_a_paper_is_found_by_its_title_while_it_is_there(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    path = a_file(tmp_path, b"%PDF-1.7\n" + bytes(2000))
    made = put_in(house, order(scene, path, title="Skolans utlåtande"))
    [hit] = house.use.search.find("utlåt")
    assert (hit.kind, hit.id, hit.case, hit.snippet) == (
        "paper",
        made,
        scene.case,
        "Skolans utlåtande",
    )
    house.use.papers.remove(scene.case, made, because="Fel ärende")
    assert house.use.search.find("utlåt") == ()
    house.use.papers.restore(scene.case, made)
    assert [one.id for one in house.use.search.find("utlåt")] == [made]


def test_a_paper_of_a_note_is_found_by_who_reads_the_note(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    note = house.use.notes.save(
        NoteInput(
            case=scene.case,
            at=house.clock.at,
            kind=NoteKind.MEMO,
            level=NoteLevel.AUTHOR,
            text="Mina egna ord",
        )
    ).new_id
    path = a_file(tmp_path, b"%PDF-1.7\n" + bytes(2000))
    put_in(
        house,
        order(scene, path, attached_to=AttachedTo.NOTE, attached_id=note, title="Hemlig bild"),
    )
    assert [one.kind for one in house.use.search.find("hemlig")] == ["paper"]
    assert house.as_user(BO).search.find("hemlig") == ()
