"""A register extract as it is clicked: noted, reviewed, signed by another, saved.

Defends: nobody saves an extract alone; what is by rule offers no choice; nobody protected is named
before a reason is given.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import InformationType, PartyKind, Protection
from sspf_app.gui.screens.register.extract_words import line_due
from sspf_app.gui.screens.register.extracts_page import ExtractsPage
from sspf_app.gui.screens.register.screen import SCREEN as REGISTER
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.gui.screens.today.screen import SCREEN as TODAY
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.services.actors import Role
from sspf_app.services.case_views import NewCase
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.paper_signs import sign_across_cases
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import Action, Office, User
from tests.documents.papers import text_of
from tests.fakes.printers import KeepingPrinter
from tests.gui.desk_house import DeskHouse
from tests.gui.screen_checks import check_screen

NOW = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)


def one_hidden(house: DeskHouse) -> None:
    use = house.services()
    party = use.parties.add(PartyInput(name="SSPF", kind=PartyKind.SOCIAL_SERVICES)).new_id
    use.office.save(Office(unit="SSPF", own_party=party))
    for name, protection in (
        ("Tova Ek", Protection.NONE),
        ("Liv Åberg", Protection.SECRECY_MARK),
    ):
        entry = PersonInput(name=name, born=date(2008, 4, 3), protected_identity=protection)
        young = use.people.add(entry).new_id or ""
        if protection is not Protection.NONE:
            use.people.get(young, reason="lägger in nu")
        use.cases.open_case(NewCase(young_person=young, purposes=("Skola",)))


pytestmark = pytest.mark.at_desk(NOW, one_hidden)


def shown(desk: DeskHouse, qtbot: QtBot, **params: str) -> ExtractsPage:
    view = desk.show(REGISTER, tab="extracts", **params).view
    qtbot.addWidget(view)
    assert isinstance(view, RegisterView)
    assert view.section() == "extracts"
    return view.extracts


def _note(page: ExtractsPage, name: str) -> None:
    if page.form.isHidden():
        page.new.click()
    (choice,) = (one for one in page.form.who.matches(name) if one.title == name)
    page.form.who.choose(choice.id)
    page.form.note.click()


def _said(page: ExtractsPage) -> str:
    return " ".join(one.accessibleName() for one in page.findChildren(IconLine))


def test_whoever_may_not_sign_is_told_why_and_sees_no_button(desk: DeskHouse, qtbot: QtBot) -> None:
    own = desk.actor.user_id
    with desk.vault.open_unit(desk.actor) as unit:
        for number, made_by in (("2", own), ("3", "u-9")):
            user = User(
                id=f"u-{number}",
                login=number,
                name=f"Bo {number}",
                role=Role.COORDINATOR,
                created_at=NOW,
                made_by=made_by,
                password_by=f"u-{number}",
            )
            unit.office.put_user(user)
        unit.commit()
    page = shown(desk, qtbot)
    _note(page, "Tova Ek")
    assert _said(page) == ""
    page.send.click()
    assert "another user sees it" in desk.frame.said[-1]
    assert page.sign.isHidden()
    assert "You sent it, or it is about you" in _said(page)
    desk.actor = replace(desk.actor, user_id="u-2", login="2", name="Bo 2")
    (line,) = desk.services().extracts.board()
    made = shown(desk, qtbot, extract=line.request.id)
    assert made.sign.isHidden()
    assert "Your account comes from whoever sent it" in _said(made)
    check_screen(made)
    desk.actor = replace(desk.actor, user_id="u-3", login="3", name="Bo 3")
    other = shown(desk, qtbot, extract=line.request.id)
    assert _said(other) == ""
    desk.dialogs.answers.append(True)
    other.sign.click()
    assert desk.frame.said[-1] == "The review is signed."


def test_two_users_give_an_extract(desk: DeskHouse, qtbot: QtBot, tmp_path: Path) -> None:
    page = shown(desk, qtbot)
    page.new.click()
    page.form.note.click()
    assert page.form.trouble() == "Choose whose data it is about."
    check_screen(page)
    _note(page, "Tova Ek")
    (line,) = page.model.items()
    assert line_due(line) == "by 2026-04-12"
    texts = {one.text for one in page.parts.items()}
    assert "Namn: Tova Ek" in texts
    assert page.save.isHidden()
    born = next(one for one in page.parts.items() if one.text.startswith("Född"))
    page.part_table.choose(born.key)
    page.how.chip("secret").click()
    assert next(one for one in page.parts.items() if one.key == born.key).ground is not None
    assert "there is no second coordinator here" in _said(page)
    page.send.click()
    assert "Nobody can sign it yet" in desk.frame.said[-1]
    assert page.sign.isHidden()
    assert "there is no second coordinator here" in _said(page)
    desk.actor = replace(desk.actor, user_id="u-2", login="bo", name="Bo Ek")
    today = desk.services().today.queue().entries
    assert [one.kind for one in today if one.target == line.request.id] == ["extract_to_sign"]
    qtbot.addWidget(desk.show(TODAY).view)
    other = shown(desk, qtbot, extract=line.request.id)
    assert other.parts.items()
    desk.dialogs.answers += [False, True]
    other.sign.click()
    assert not other.sign.isHidden()
    other.sign.click()
    assert other.sign.isHidden()
    desk.dialogs.answers.append(tmp_path)
    other.save.click()
    assert list(tmp_path.glob(f"*registerutdrag*-{sign_across_cases(line.request.person)}.pdf"))
    assert not other.model.items()[0].request.is_open
    assert other.save.isHidden()


def test_an_extract_is_printed_once_it_is_signed(desk: DeskHouse, qtbot: QtBot) -> None:
    page, printer = shown(desk, qtbot), KeepingPrinter()
    _note(page, "Tova Ek")
    page.send.click()
    assert page.print.isHidden()
    desk.actor = replace(desk.actor, user_id="u-2", login="bo", name="Bo Ek")
    (line,) = page.model.items()
    other = shown(desk, qtbot, extract=line.request.id)
    assert other.print.isHidden()
    desk.dialogs.answers.append(True)
    other.sign.click()
    check_screen(other)
    desk.dialogs.answers.extend((None, False, KeepingPrinter(fails=True), printer))
    other.print.click()  # changed their mind
    other.print.click()  # there is no printer
    assert "knows no printer" in other.refusal.words()
    other.print.click()  # it does not begin
    assert other.model.items()[0].request.is_open
    window = other.window()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    ((paper,),) = printer.jobs
    assert "Tova Ek" in text_of(paper)
    assert "sent to the printer" in desk.frame.said[-1]
    assert not other.model.items()[0].request.is_open
    assert other.print.isHidden()


def test_nobody_protected_is_named_before_a_reason(desk: DeskHouse, qtbot: QtBot) -> None:
    built = desk.show(REGISTER, tab="extracts")
    qtbot.addWidget(built.view)
    assert isinstance(built.view, RegisterView)
    assert not built.view.extracts.form.who.matches("Liv Åberg")
    use = built.presenter.services
    (case,) = (one for one in use.cases.list_cases() if one.is_protected)
    use.cases.get(case.case, reason="ber om utdrag")
    built.presenter.refresh()
    _note(built.view.extracts, "Liv Åberg")
    (line,) = desk.services().extracts.board()
    assert line.name == ""
    page = shown(desk, qtbot, extract=line.request.id)
    assert not page.reason.isHidden()
    assert page.parts.items() == ()
    page.reason.field.setText("begär utdrag")
    page.reason.field.returnPressed.emit()
    assert page.reason.isHidden()
    assert any("Liv Åberg" in one.text for one in page.parts.items())


def test_a_manager_sees_no_extracts(desk: DeskHouse, qtbot: QtBot) -> None:
    desk.change_role(Role.UNIT_MANAGER)
    view = desk.show(REGISTER).view
    qtbot.addWidget(view)
    assert isinstance(view, RegisterView)
    assert "extracts" not in view.sections.offered()


def test_a_request_is_answered_with_a_letter(desk: DeskHouse, qtbot: QtBot, tmp_path: Path) -> None:
    page = shown(desk, qtbot)
    page.new.click()
    page.form.wish.chip("erasure").click()
    _note(page, "Tova Ek")
    page.new.click()
    assert page.form.wish.one() == "extract"  # the next one is noted anew
    page.form.back.click()
    assert page.send.isHidden()
    page.answer.click()
    assert not page.letter.isHidden()
    assert page.window().focusWidget() in page.letter.kind.findChildren(QPushButton)
    assert not page.part_table.isVisible()
    assert not page.letter.save.isEnabled()
    page.letter.kind.chip("refused").click()
    page.letter.preview.click()
    assert "säger nej" in page.refusal.words() or "say no" in page.refusal.words()
    page.letter.ground.chip("must_keep").click()
    page.letter.preview.click()
    assert page.letter.pdf.page_count() == 1
    assert not page.letter.why.isVisibleTo(page)  # the letter has the whole place
    page.letter.again.click()
    assert page.letter.why.isVisibleTo(page)
    assert page.letter.pdf.page_count() == 0
    page.window().resize(1092, 748)  # what is left of 1280x800 beside the rail
    page.window().show()
    how_far = page.table.horizontalScrollBar()
    qtbot.waitUntil(lambda: how_far.maximum() == 0 < page.table.width() // 300)  # in sight
    page.letter.preview.click()
    desk.dialogs.answers.append(tmp_path)
    page.letter.save.click()
    sign = sign_across_cases(page.model.items()[0].request.person)
    assert list(tmp_path.glob(f"*svar-om-uppgifter*-{sign}.pdf"))
    assert page.letter.isHidden()
    assert page.answer.isHidden()
    assert not page.model.items()[0].request.is_open
    (answer,) = desk.services().extracts.review(page.model.items()[0].request.id).answers
    assert answer.person == page.model.items()[0].request.person


def test_a_letter_of_answer_is_printed(desk: DeskHouse, qtbot: QtBot) -> None:
    page, printer = shown(desk, qtbot), KeepingPrinter()
    page.new.click()
    page.form.wish.chip("erasure").click()
    _note(page, "Tova Ek")
    page.answer.click()
    page.letter.kind.chip("refused").click()
    page.letter.ground.chip("must_keep").click()
    desk.dialogs.answers.extend((None, printer))
    page.letter.print.click()
    assert page.model.items()[0].request.is_open  # nothing is answered before a printer is chosen
    page.letter.print.click()
    assert [len(job) for job in printer.jobs] == [1]
    assert not page.model.items()[0].request.is_open
    (answer,) = desk.services().extracts.review(page.model.items()[0].request.id).answers
    assert (answer.file_name, answer.sha256) == ("", sha256(printer.jobs[0][0]).hexdigest())
    with desk.vault.open_unit(desk.actor) as unit:
        lines = unit.journal.entries(limit=500)
    subject = f"rights_letter:{answer.id}"
    assert [one.action for one in lines if one.subject == subject] == [Action.PRINT]


def test_their_view_is_noted_beside_an_item(desk: DeskHouse, qtbot: QtBot) -> None:
    use = desk.services()
    (case,) = (one for one in use.cases.list_cases() if one.name == "Tova Ek")
    detail = use.cases.get(case.case)
    meeting = use.meetings.plan(
        NewMeeting(
            case=case.case,
            purpose=detail.purposes[0].id,
            starts_at=NOW,
            parties=(),
            persons=(detail.young_person,),
        )
    ).new_id
    use.meeting_items.add(
        ItemInput(
            case=case.case,
            meeting=meeting or "",
            text="Kommer för sent på måndagar",
            source="family",
            about=(detail.young_person,),
            types=(InformationType.ATTENDANCE,),
        )
    )
    page = shown(desk, qtbot)
    page.new.click()
    page.form.wish.chip("correction").click()
    _note(page, "Tova Ek")
    assert page.say.isHidden()
    (item,) = (one for one in page.parts.items() if one.item is not None)
    page.part_table.choose(item.key)
    page.say.click()
    page.view.save.click()
    assert page.refusal.words()
    page.view.said.setPlainText("Bussen går inte på måndagar, säger Liv Åberg")
    page.view.save.click()
    page.view.said.setPlainText("Bussen går inte på måndagar")
    page.view.save.click()
    assert page.view.isHidden()
    (item,) = (one for one in page.parts.items() if one.item is not None)
    assert "Bussen går inte på måndagar" in item.text
