"""Each recipient has minutes of their own, as a coordinator saves and sends them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sspf_app.documents.word_reading import lines
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.meeting.copies_row import CopyCard
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.gui.widgets.word_view import WordPreview
from sspf_app.services.export_views import CopyKind, WordLine, WordRole
from sspf_app.services.minutes import COORDINATOR
from sspf_app.services.records import Presence
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meeting_at_desk import meeting_shown, press_key, words_in
from tests.gui.meetings_at_hand import (
    DRUGS,
    MORNING_OF,
    held_with_cora,
)
from tests.gui.screen_checks import check_screen

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


@pytest.fixture
def desk(desk: DeskHouse) -> DeskHouse:
    """The desk, when the meeting has begun."""
    desk.clock.pass_time(hours=4, minutes=30)
    return desk


def _read(pdf: bytes) -> str:
    import io

    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_each_recipient_has_a_copy_of_their_own(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting, tab="after")
    papers = {
        one: _read(card.copy.paper.pdf)
        for one, card in view.copies.copies.cards.items()
        if card.copy.paper is not None
    }
    assert {COORDINATOR, "school", "police", "leisure", "cora"} <= set(papers)
    assert all(_pages(card) for card in view.copies.copies.cards.values())
    assert "drogtester" in papers["school"]
    assert "drogtester" not in papers["police"]
    assert "Lokalpolisområde" in papers[COORDINATOR]
    assert DRUGS not in words_in(view.copies)
    assert "for you alone" in words_in(view.copies)
    view.copies.not_shared.toggle.click()
    held_back = words_in(view.copies)
    assert DRUGS in held_back
    assert "There is nothing in the minutes that Bea Berg may read." in held_back


def test_a_word_copy_is_read_back_before_it_is_written(desk: DeskHouse, tmp_path: Path) -> None:
    meeting = held_with_cora(desk.services())
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting, tab="after")
    view.copies.copy.choose(CopyKind.WORD)
    cards = view.copies.copies.cards
    assert {COORDINATOR, "school", "police"} <= set(cards)
    said = {one: _in_word(card) for one, card in cards.items()}
    assert any("drogtester" in line.text for line in said["school"])
    assert not any("drogtester" in line.text for line in said["police"])
    roles = [line.role for line in said["police"]]
    assert roles.count(WordRole.TITLE) == 1
    assert WordRole.HEADING in roles
    assert roles[-1] is WordRole.FOOT
    paper = cards["police"].copy.paper
    assert paper is not None
    assert paper.pdf.startswith(b"PK")
    assert "copy for Lokalpolis" in cards["police"].preview.accessibleName()
    assert view.copies.export_all.isEnabled()
    desk.dialogs.answers.append(tmp_path)
    cards["police"].export_wanted.emit("police")
    (file,) = tmp_path.glob("*.docx")
    written = lines(file.read_bytes())
    assert written[:-1] == said["police"][:-1]  # the foot tells how far the log had come
    check_screen(view)
    view.copies.copy.choose(CopyKind.PAPER)
    assert all(_pages(card) for card in view.copies.copies.cards.values())


def _in_word(card: CopyCard) -> tuple[WordLine, ...]:
    assert isinstance(card.preview, WordPreview)
    return card.preview.lines()


def _pages(card: CopyCard) -> int:
    assert isinstance(card.preview, PdfPreview)
    return card.preview.page_count()


def test_copies_stand_beside_each_other_only_where_two_have_room(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting, tab="after")
    copies = view.copies.copies
    copies.setParent(None)  # a window of its own can have any width
    copies.show()
    assert QTest.qWaitForWindowActive(copies)

    def seen() -> list[str]:
        QTest.qWait(1)
        return [one for one, card in copies.cards.items() if card.isVisible()]

    least = max(card.least for card in copies.cards.values())
    copies.resize(2 * least, 600)
    first, second, *_more = copies.choice.ids()
    assert tuple(copies.cards) == copies.choice.ids()
    assert (copies.choice.isVisible(), seen()) == (True, [first])
    copies.choice.focus_chip()
    press_key(copies.choice.chip(first), Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
    assert seen() == [second]
    assert copies.cards[second].width() > 2 * least - 8 * GRID
    copies.resize(2 * least + 2 * GRID, 600)
    assert (copies.choice.isVisible(), seen()) == (False, list(copies.cards))
    copies.resize(2 * least, 600)
    assert seen() == [second]  # as chosen
    copies.close()
    copies.setParent(view)


def test_all_copies_are_written_where_the_user_says(desk: DeskHouse, tmp_path: Path) -> None:
    meeting = held_with_cora(desk.services())
    target = tmp_path / "ut"
    target.mkdir()
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting, tab="after")
    assert list(target.iterdir()) == []
    desk.dialogs.answers.append(target)
    view.copies.copy.choose(CopyKind.PAPER)
    view.copies.export_all.click()
    *files, listed = sorted(target.iterdir())
    assert [file.name[:3] for file in files] == ["01-", "02-", "03-", "04-"]
    assert "4 copies were saved" in view.copies.banner.words()
    assert listed.name in view.copies.banner.words()
    counted = "".join(_read(listed.read_bytes()).split())
    assert all(file.name in counted for file in files)
    assert not view.copies.run.isVisible()
    texts = {file.name: _read(file.read_bytes()) for file in files}
    police = next(text for text in texts.values() if "Exemplar för Lokalpolis" in text)
    assert "drogtester" not in police
    assert "negativa" not in police
    assert not any("Cora" in name for name in texts)
    timeline = desk.services().timeline.events("c-cora")
    assert sum(entry.kind == "disclosed" for entry in timeline) == 5  # the list too


def test_copies_to_send_are_locked_and_each_password_is_told_once(
    desk: DeskHouse, tmp_path: Path
) -> None:
    meeting = held_with_cora(desk.services())
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting, tab="after")
    target = tmp_path / "ut"
    target.mkdir()
    desk.dialogs.answers.append(target)
    assert view.copies.copy.kind() is CopyKind.DISPATCH  # nothing else goes out unless chosen
    view.copies.export_all.click()
    told = {name.rpartition(" · ")[2]: password for name, password in desk.dialogs.told}
    assert any(name.startswith("Lokalpolis") for name, _ in desk.dialogs.told)
    files = sorted(target.iterdir())
    assert sorted(told) == [file.name for file in files]
    assert len(set(told.values())) == len(files) == 4
    for file in files:
        assert pikepdf.open(file, password=told[file.name]).pages
    desk.dialogs.answers.append(target)
    view.copies.copy.choose(CopyKind.ARCHIVE)
    view.copies.copies.cards["school"].export_wanted.emit("school")
    assert len(list(target.glob("*-arkiv.pdf"))) == 1


def test_nothing_is_written_when_no_folder_is_chosen(desk: DeskHouse, tmp_path: Path) -> None:
    meeting = held_with_cora(desk.services())
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting, tab="after")
    desk.dialogs.answers.append(None)
    view.copies.copies.cards["school"].export_wanted.emit("school")
    assert list(tmp_path.glob("*.pdf")) == []
    assert view.copies.banner.words() == ""


def test_a_name_that_leaks_is_told_with_its_place(desk: DeskHouse) -> None:
    services = desk.services()
    meeting = held_with_cora(services)
    services.meetings.note_presence(
        "c-cora", meeting, participant="school", presence=Presence.PRESENT, names="Alva Lind"
    )
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting, tab="after")
    assert "leisure" not in view.copies.copies.cards
    told = words_in(view.copies)
    assert "Nothing was saved" in told
    assert "Alva Lind" in told


def test_a_meeting_opened_on_its_copies_makes_each_once(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    _, presenter = meeting_shown(desk, case="c-cora", meeting=meeting, tab="during")
    desk.tasks.hold()
    presenter.open(case="c-cora", meeting=meeting, tab="after")
    while desk.tasks.waits:
        desk.tasks.run()
    made = [one.recipient.recipient for one in presenter.copies._copies]
    assert COORDINATOR in made
    assert sorted(made) == sorted(set(made))


def test_what_was_written_of_a_meeting_is_not_told_at_another(
    desk: DeskHouse, tmp_path: Path
) -> None:
    meeting = held_with_cora(desk.services())
    view, presenter = meeting_shown(desk, case="c-cora", meeting=meeting, tab="after")
    desk.dialogs.answers.append(tmp_path)
    view.copies.export_all.click()
    assert "4 copies were saved" in view.copies.banner.words()
    presenter.open(case="c-cora", meeting=meeting, tab="after")
    assert "4 copies were saved" in view.copies.banner.words()
    other = held_with_cora(desk.services())
    presenter.open(case="c-cora", meeting=other, tab="after")
    assert "copies were saved" not in view.copies.banner.words()
