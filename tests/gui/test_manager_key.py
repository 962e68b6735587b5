"""The unit manager's own key in the window, as a user clicks: real files, real encryption.

Defends: what was sealed to the manager is read and answered without any vault, by the manager's key
alone, and nothing of it stays when it is locked.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from sspf_app.gui.manager_key.view import ManagerKeyView
from sspf_app.gui.unlock.choice_page import ChoicePage
from sspf_app.services.approval_file import sum_of
from sspf_app.services.log_copy_file import CopyBegins, write_copy
from sspf_app.services.sealed_files import read_sealed
from sspf_app.system.source_files import SourceFolder
from tests.gui.key_at_hand import (
    AT,
    KEYS,
    KeyHolder,
    a_line,
    begin,
    desk,
    make_key,
    manager,
    open_key,
    words_on,
)
from tests.gui.program_at_desk import Desk
from tests.gui.screen_checks import check_screen, check_swedish

__all__ = ["desk", "manager"]  # fixtures


def test_a_key_is_made_with_a_good_passphrase_typed_twice(desk: Desk) -> None:
    made = begin(desk)
    check_screen(made.view)
    assert desk.app.focusWidget() in {None, made.view.door.key.chosen}  # None: no display
    made.view.door.open.click()
    assert made.view.door.trouble("key") == "Choose the file of your key."
    made.view.door.make.click()
    maker = made.view.maker
    check_screen(made.view)
    maker.make.click()
    assert maker.trouble("name") == "Write whose key it is."
    make_key(made, desk.folder / "chef.nyckel", repeated="något annat")
    assert maker.trouble("repeated") == "The two passphrases are not the same."
    make_key(made, desk.folder / "chef.nyckel", phrase="hej", repeated="hej")
    assert maker.trouble("new")
    assert maker._strength._words.text().startswith("Too short")
    assert list(desk.folder.iterdir()) == []
    made.answers.answers.clear()
    make_key(made, desk.folder / "chef.nyckel")
    assert made.view.made.isVisible()
    assert made.view.made.words.text().count(" · ") == 11
    assert made.view.made.words.text().split(" · ") == list(made.card().words)
    assert maker.new.text() == maker.repeated.text() == ""
    check_screen(made.view)
    assert (desk.folder / "chef.nyckel").stat().st_mode & 0o077 == 0
    made.view.made.go_on.click()
    made.view.door.make.click()
    make_key(made, desk.folder / "chef.nyckel")
    assert "nothing is written over it" in made.view.banner.words()


def test_the_key_opens_with_its_passphrase_alone(manager: KeyHolder) -> None:
    key = manager.folder / "chef.nyckel"
    assert manager.desk.settings.settings.manager_key == key
    assert " ".join(manager.card().words[:2]) in manager.view.header._subtitle.text().replace(
        " ·", ""
    )
    check_screen(manager.view)
    again = begin(manager.desk)
    door = again.view.door
    assert door.key._name.text() == "chef.nyckel"  # where it lay is remembered, and nothing else
    door.open.click()
    assert door.trouble("passphrase") == "Type the passphrase."
    open_key(again, "fyra blyga tigrar metar abborre")
    assert "not the passphrase of this key" in again.view.banner.words()
    assert door.passphrase.selectedText()
    assert not again.view.tabs.isVisible()
    key.write_bytes(key.read_bytes()[:-40])
    open_key(again)
    assert "no unit manager's own key" in again.view.banner.words()
    again.answers.answers.append(manager.folder / "chef.nyckel.sspf-nyckel")
    door.key.chosen.click()
    open_key(again)
    assert "no unit manager's own key" in again.view.banner.words()
    key.unlink()
    again.answers.answers.append(key)
    door.key.chosen.click()
    open_key(again)
    assert "chef.nyckel" in again.view.banner.words()
    door.back.click()
    assert isinstance(again.window._stack.currentWidget(), ChoicePage)


def test_copies_are_read_filtered_and_compared(manager: KeyHolder) -> None:
    first, second = manager.copy("jan.sspf-logg", 1, 6), manager.copy("feb.sspf-logg", 7, 9)
    page = manager.view.log
    manager.read(first)
    assert page.badge.accessibleName() == "Not compared"
    assert "From SSPF Umeå, made 2026-03-12 10:30 by Karin Ek. 6 lines." in page.told.text()
    assert [one.number for one in page.model.items()] == [6, 5, 4, 3, 2, 1]
    assert page.signed.words.text().split(" · ") == list(KEYS.card(manager.seed, name="").words)
    check_screen(manager.view)
    page.filter.setText("bo exported")
    manager.desk.qtbot.waitUntil(lambda: page._count.text() == "1 of 6 lines")
    assert [one.case for one in page.model.items()] == ["26-6"]
    page.filter.setText("finns inte")
    manager.desk.qtbot.waitUntil(lambda: page._count.text() == "0 of 6 lines")
    assert not page.table.isVisible()
    manager.read(second)
    assert page._count.text() == "3 of 3 lines"
    manager.read(second, before=first)
    assert page.badge.accessibleName() == "Goes on"
    assert page.said.accessibleName().startswith("Goes on. It goes on where")
    assert page.signed.words.accessibleName().startswith("Words of the vault that signed it: ")
    assert "feb.sspf-logg, compared with jan.sspf-logg." in page.told.text()


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        (((1, 6), (1, 9)), "OLDER"),
        (((8, 9), (1, 6)), "lines in between are missing"),
        (((1, 9), (1, 6)), "goes on"),
    ],
)
def test_a_copy_is_told_that_does_not_go_on(
    manager: KeyHolder, spans: tuple[tuple[int, int], tuple[int, int]], said: str
) -> None:
    copy, before = (manager.copy(f"{number}.sspf-logg", *span) for number, span in enumerate(spans))
    manager.read(copy)
    manager.read(copy, before=before)
    assert said in manager.view.log.said.text()
    expected = "Goes on" if said == "goes on" else "Does not hold"
    assert manager.view.log.badge.accessibleName() == expected
    check_screen(manager.view)


def test_a_log_that_was_changed_and_one_of_another_vault_are_told(manager: KeyHolder) -> None:
    first = manager.copy("jan.sspf-logg", 1, 6)
    begins = CopyBegins(
        vault="SSPF", key="ab", made_at=AT, made_by="Karin", after=6, after_seal="0" * 64
    )
    forged = manager.seal("feb.sspf-logg", *write_copy(begins, (a_line(7),)))
    manager.read(forged)
    manager.read(forged, before=first)
    assert "does NOT say what the copy before said" in manager.view.log.said.text()
    manager.seed = KEYS.new_seed()
    other = manager.copy("mars.sspf-logg", 7, 9)
    manager.read(other)
    manager.read(other, before=first)
    assert "ANOTHER vault" in manager.view.log.said.text()
    holed = manager.seal("april.sspf-logg", *write_copy(begins, (a_line(7), a_line(9))))
    manager.read(holed)
    assert "missing INSIDE" in manager.view.log.said.text()


def test_what_cannot_be_read_says_why_and_leaves_what_is_shown(manager: KeyHolder) -> None:
    good = manager.copy("jan.sspf-logg", 1, 6)
    manager.read(good)
    data = bytearray(good.read_bytes())
    data[-3] ^= 1
    damaged = manager.folder / "skadad.sspf-logg"
    damaged.write_bytes(data)
    manager.read(damaged)
    assert "not as it was sealed" in manager.view.banner.words()
    other = KEYS.card(KEYS.new_seed(), name="Någon annan")
    manager.read(manager.seal("annans.sspf-logg", b"x", card=other))
    assert "sealed to another key" in manager.view.banner.words()
    manager.read(manager.ask("fel.sspf-logg"))
    assert "no copy of the log" in manager.view.banner.words()
    manager.read(manager.folder / "finns-inte.sspf-logg")
    assert "finns-inte" in manager.view.banner.words()
    assert manager.view.log._count.text() == "6 of 6 lines"
    manager.read(good)
    assert manager.view.banner.words() == ""
    manager.view.tabs.setCurrentWidget(manager.view.question)
    manager.read_question(good)
    assert "no request for approval" in manager.view.banner.words()


def test_a_question_is_read_and_answered_with_yes(manager: KeyHolder) -> None:
    view, page = manager.view, manager.view.question
    view.tabs.setCurrentWidget(page)
    check_screen(view)
    file = manager.ask("a.sspf-fraga")
    manager.read_question(file)
    told = words_on(page)
    for one in (
        "Exception for a hindered guardian, case 26-4 of SSPF Umeå",
        "Ligger på sjukhus",
        "The child's best clearly demands it",
        "Asked by Karin Ek, 2026-03-12 10:30",
    ):
        assert one in told
    assert page._rows["number"].isHidden()
    check_screen(view)
    before = set(manager.folder.iterdir())
    manager.answers.answers.append(manager.folder)
    page.yes.click()
    manager.idle()
    [answer] = set(manager.folder.iterdir()) - before
    opened = read_sealed(KEYS, SourceFolder(), _seed_of(manager), file)
    assert manager.answered(answer) == ("yes", "", sum_of(opened.content))
    assert f"Answered with yes. Send {answer.name}" in page.answered.words()
    assert page.answer.isHidden()
    check_screen(view)
    manager.answers.answers = [file, manager.folder, False]
    page.read.click()
    manager.idle()
    page.no.click()
    assert page.trouble("why") == "Write why the answer is no."  # it is never taken for a yes
    page.why.setPlainText("Kan vänta till måndag")
    page.no.click()  # twice: asked first, and kept as it is
    manager.idle()
    assert set(manager.folder.iterdir()) - before == {answer}
    assert page.why.toPlainText() == "Kan vänta till måndag"
    manager.answers.answers = [manager.folder, True]
    page.no.click()
    manager.idle()
    [other] = set(manager.folder.iterdir()) - before - {answer}
    assert manager.answered(other)[:2] == ("no", "Kan vänta till måndag")
    assert manager.answered(answer)[0] == "yes"
    assert page.why.toPlainText() == ""


def _seed_of(manager: KeyHolder) -> str:
    key = manager.view.presenter._key
    assert key is not None
    return key.seed


def test_a_disposal_is_approved_by_its_number(manager: KeyHolder) -> None:
    page = manager.view.question
    manager.view.tabs.setCurrentWidget(page)
    facts = tuple(("case", f"26-{one}; five_years; 2021-01-02; 2026-01-02") for one in range(4))
    file = manager.ask("g.sspf-fraga", kind="disposal", reference="", facts=facts)
    manager.read_question(file)
    assert page.warning.words() == "4 entries are deleted for ever."
    check_screen(manager.view)
    for typed, said in (("", "in digits"), ("fyra", "in digits"), ("3", "another number")):
        page.number.setText(typed)
        page.yes.click()
        assert said in page.trouble("number")
    manager.answers.answers.append(manager.folder)
    page.number.setText(" 4 ")
    page.yes.click()
    manager.idle()
    [answer] = manager.folder.glob("*.sspf-svar")
    assert manager.answered(answer)[0] == "yes"


def test_no_words_of_a_question_look_like_the_words_of_the_vault(manager: KeyHolder) -> None:
    forged = "\nWords of the vault that signed it: trygga ord\u202e\x1b"
    file = manager.ask(
        "a.sspf-fraga", vault=f"SSPF{forged}", requested_by=f"Eva{forged}",
        facts=(("what", f"Frånvaro{forged}"),),
    )  # fmt: skip
    manager.view.tabs.setCurrentWidget(manager.view.question)
    manager.read_question(file)
    page = manager.view.question
    assert "trygga" not in page.signed.words.text()
    assert not {"\x1b", "\u202e"} & set(words_on(page))
    assert "\n" not in page.card._heading.text() + page.told.text()


def test_it_is_reached_from_where_a_password_is_asked_for(desk: Desk) -> None:
    desk.make_vault()
    window = desk.start()
    [button] = [
        one
        for one in window.password_page.findChildren(QPushButton)
        if one.text() == "The manager's key…"
    ]
    check_screen(window)
    button.click()
    view = window._stack.currentWidget()
    assert isinstance(view, ManagerKeyView)
    assert window.windowTitle() == "The manager's key – SSPF"
    desk.qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert window._stack.currentWidget() is window.password_page
    assert window.windowTitle() == "Unlock – SSPF"


def test_it_speaks_swedish(desk: Desk, swedish: None) -> None:
    made = begin(desk)
    check_swedish(made.view)
    made.view.door.make.click()
    check_swedish(made.view)
    make_key(made, desk.folder / "chef.nyckel")
    check_swedish(made.view)
    made.view.made.go_on.click()
    open_key(made)
    check_swedish(made.view)
    made.read(made.copy("jan.sspf-logg", 1, 6))
    check_swedish(made.view)
    check_screen(made.view)
    made.view.tabs.setCurrentWidget(made.view.question)
    check_swedish(made.view)
    facts = tuple(("case", f"26-{one}; five_years; 2021-01-02; 2026-01-02") for one in range(4))
    made.read_question(made.ask("g.sspf-fraga", kind="disposal", reference="", facts=facts))
    check_swedish(made.view)
    check_screen(made.view)
