"""Views, restrictions and older copies where an item stands, as they are clicked.

Defends: it is reached from the meeting, the mapping and the plan; a view is noted there; what is
restricted says so; whoever got an older copy is shown until told.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import InformationType, PartyKind, Protection
from sspf_app.domain.facts import Restriction
from sspf_app.gui.i18n import use_language
from sspf_app.gui.ports import Question
from sspf_app.gui.screens.item_rights.item_words import item_state
from sspf_app.gui.screens.item_rights.screen import SCREEN
from sspf_app.gui.screens.item_rights.view import ItemRightsView
from sspf_app.services.case_views import NewCase
from sspf_app.services.held_copies import HeldCopy
from sspf_app.services.item_rights import ItemWithRights
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import DisclosureKind, Office
from tests.gui.desk_house import DeskHouse
from tests.gui.told_wrong import said_wrong

NOW = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
SAID = "Frånvaron har minskat"


class Told:
    """A case with one item about a grown person, and who may get it."""

    def __init__(self, desk: DeskHouse, *, protection: Protection = Protection.NONE) -> None:
        use = desk.services()
        party = use.parties.add(PartyInput(name="SSPF", kind=PartyKind.SOCIAL_SERVICES)).new_id
        use.office.save(Office(unit="SSPF", own_party=party))
        entry = PersonInput(name="Tova Ek", born=date(2006, 4, 3), protected_identity=protection)
        self.young = use.people.add(entry).new_id or ""
        if protection is not Protection.NONE:
            use.people.get(self.young, reason="lägger in nu")
        case = use.cases.open_case(NewCase(young_person=self.young, purposes=("Skola",)))
        self.case = case.new_id or ""
        (purpose,) = use.cases.get(self.case).purposes
        meeting = use.meetings.plan(
            NewMeeting(
                case=self.case,
                purpose=purpose.id,
                starts_at=NOW,
                parties=(party or "",),
                persons=(self.young,),
            )
        )
        self.meeting = meeting.new_id or ""
        self.item = (
            use.meeting_items.add(
                ItemInput(
                    case=self.case,
                    meeting=self.meeting,
                    text=SAID,
                    source="family",
                    about=(self.young,),
                    types=(InformationType.ATTENDANCE,),
                )
            ).new_id
            or ""
        )


pytestmark = pytest.mark.at_desk(NOW)


def shown(desk: DeskHouse, qtbot: QtBot, **params: str) -> ItemRightsView:
    view = desk.show(SCREEN, **params).view
    qtbot.addWidget(view)
    assert isinstance(view, ItemRightsView)
    return view


def texts(view: ItemRightsView) -> str:
    return "\n".join(one.text() for one in view.card.findChildren(QLabel))


def test_a_view_is_noted_where_the_item_stands(desk: DeskHouse, qtbot: QtBot) -> None:
    told = Told(desk)
    view = shown(desk, qtbot, case=told.case, item=told.item)
    card = view.card
    assert card.text.text() == SAID
    card.say.click()
    card.save.click()
    assert said_wrong(card) == {"What they say": "Write what they say."}
    card.who.chip(told.young).click()
    card.words.setPlainText("Jag var sjuk")
    card.save.click()
    assert "Jag var sjuk" in texts(view)
    assert card.say.isVisibleTo(view)
    assert view.table.chosen().views  # pyright: ignore[reportOptionalMemberAccess]


def test_it_is_restricted_and_lifted(desk: DeskHouse, qtbot: QtBot) -> None:
    told = Told(desk)
    view = shown(desk, qtbot, case=told.case)
    card = view.card
    assert card.lift.isHidden()
    card.restrict.click()
    assert card.restrict.isHidden()
    assert "2026-03-12" in texts(view)
    detail = desk.services().meetings.get(told.case, told.meeting)
    assert detail.items[0].is_restricted
    assert not card.told_on.edit.text()  # the record would say that somebody was told
    card.lift.click()
    assert not desk.dialogs.asked
    assert "tell them first" in texts(view)
    desk.dialogs.answers += [True, False, True]
    card.told_on.set_day(date(2026, 3, 11))
    card.lift.click()
    assert not view.banner.isHidden()
    card.told_on.set_day(date(2026, 3, 12))
    card.lift.click()
    assert card.lift.isVisibleTo(view)  # thought better of
    card.lift.click()
    assert card.lift.isHidden()
    question = desk.dialogs.asked[-1]
    assert isinstance(question, Question)
    assert "told of it on 2026-03-12" in question.detail


def test_whoever_has_an_older_copy_is_told(desk: DeskHouse, qtbot: QtBot, tmp_path: Path) -> None:
    told = Told(desk)
    use = desk.services()
    use.minutes.export(told.case, told.meeting, recipient=told.young, folder=tmp_path)
    desk.clock.pass_time(seconds=3600)
    view = shown(desk, qtbot, case=told.case)
    assert view.card.to_tell.isHidden()
    desk.dialogs.answers.append(False)
    view.card.restrict.click()
    (question,) = desk.dialogs.asked
    assert isinstance(question, Question)
    assert "Tova Ek" in question.detail  # who is to be told, before anything is done
    assert view.card.restrict.isVisibleTo(view)
    desk.dialogs.answers.append(True)
    view.card.restrict.click()
    assert not view.card.to_tell.isHidden()
    view.card.told_on.set_day(date(2026, 3, 12))
    desk.dialogs.answers.append(False)
    view.card.lift.click()
    lifting = desk.dialogs.asked[-1]
    assert isinstance(lifting, Question)
    assert "not noted that they were told: Tova Ek" in lifting.detail
    (box,) = view.card.tellings()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Escape):  # passing it records nothing
        QTest.keyClick(box.view() if box.view().isVisible() else box, key)
    assert not view.card.to_tell.isHidden()
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert view.card.to_tell.isHidden()


def test_what_was_asked_for_is_what_is_shown_and_restricted(desk: DeskHouse, qtbot: QtBot) -> None:
    told = Told(desk)
    use = desk.services()

    def also(text: str) -> str:
        desk.clock.pass_time(seconds=60)
        entry = ItemInput(
            case=told.case,
            meeting=told.meeting,
            text=text,
            source="family",
            about=(told.young,),
            types=(InformationType.ATTENDANCE,),
        )
        return use.meeting_items.add(entry).new_id or ""

    items = (told.item, also("Sover bättre"), also("Kommer i tid"))
    for wanted in items:  # the first of the list is one of them; each time the screen is a new one
        view = shown(desk, qtbot, case=told.case, item=wanted)
        assert view.table.chosen().item == wanted  # pyright: ignore[reportOptionalMemberAccess]
    last = shown(desk, qtbot, case=told.case, item=items[0])
    for wanted in (*items, *reversed(items)):  # and each time the same that was left
        last.presenter.open(case=told.case, item=wanted)
        assert last.table.chosen().item == wanted  # pyright: ignore[reportOptionalMemberAccess]
    last.presenter.open(case=told.case, item=items[1])
    last.card.restrict.click()
    found = use.meetings.get(told.case, told.meeting).items
    assert [one.id for one in found if one.is_restricted] == [items[1]]
    last.presenter.open(case=told.case, item="i-that-is-gone")
    assert last.table.chosen() is None
    assert last.card.restrict.isHidden() or not last.card.use.isVisibleTo(last)


def test_nobody_protected_is_shown_before_a_reason(desk: DeskHouse, qtbot: QtBot) -> None:
    told = Told(desk, protection=Protection.SECRECY_MARK)
    view = shown(desk, qtbot, case=told.case)
    assert not view.reason.isHidden()
    assert not view.table.isVisibleTo(view)
    view.reason.field.setText("möte i dag")
    view.reason.field.returnPressed.emit()
    assert view.card.text.text() == SAID


@pytest.mark.parametrize("language", ["en", "sv"])
def test_all_three_words_have_room_in_their_column(
    desk: DeskHouse, qtbot: QtBot, language: str
) -> None:
    use_language(language)
    view = shown(desk, qtbot)
    copy = HeldCopy(
        recipient="police",
        name="Polisen",
        kind=DisclosureKind.MINUTES,
        at=desk.clock.now(),
        is_certain=True,
        is_older=True,
    )
    item = ItemWithRights(
        item="i-1",
        text=SAID,
        said_on=date(2026, 3, 2),
        about_names=(),
        speakers=(),
        views=("Alva: nej.",),
        restriction=Restriction(since=date(2026, 3, 3)),
        copies=(copy,),
    )
    said = item_state(item)
    assert said.count(", ") == 2
    column = [one.name for one in view._model.columns].index("state")
    assert view.table.columnWidth(column) >= view.fontMetrics().horizontalAdvance(said) + 24
