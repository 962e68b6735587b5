"""Consultations, as they are typed and clicked, on real services."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from sspf_app.gui.screens.case.history_view import HistoryView
from sspf_app.gui.screens.case.mapping_view import MappingView
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.gui.screens.consultations.screen import SCREEN
from sspf_app.gui.screens.consultations.view import ConsultationsView
from sspf_app.services.process_records import OccasionKind
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.screen_checks import check_screen, check_swedish

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def _shown(desk: DeskHouse, **params: str) -> ConsultationsView:
    return cast("ConsultationsView", desk.show(SCREEN, **params).view)


def _words(widget: QWidget) -> str:
    QTest.qWait(1)
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def _type(view: ConsultationsView, words: str) -> None:
    view.fields.words.setPlainText(words)
    view._pause.stop()
    view.presenter.look()


def _kept(desk: DeskHouse) -> tuple[str, ...]:
    return tuple(one.consultation.text for one in desk.services().consultations.desk().lines)


def test_a_name_is_marked_replaced_and_kept_without(desk: DeskHouse) -> None:
    view = _shown(desk)
    _type(view, "Alva i 7B umgås med äldre.")
    assert "A name names one person." in _words(view.findings)
    assert len(view.fields.words.extraSelections()) == 2
    view.fields.area.setCurrentIndex(2)
    view.save.click()
    assert "singles somebody out" in _words(view.fields)
    assert _kept(desk) == ()
    for _ in range(2):
        next(
            one
            for one in view.findings.findChildren(QPushButton)
            if one.text().startswith("Write") and one.isVisibleTo(view)
        ).click()
        QTest.qWait(1)
    assert view.fields.words.toPlainText() == (
        "the young person in lower secondary school umgås med äldre."
    )
    view.save.click()
    assert _kept(desk) == ("the young person in lower secondary school umgås med äldre.",)


def test_what_can_mean_many_is_kept_once_it_was_read(desk: DeskHouse) -> None:
    view = _shown(desk)
    _type(view, "En elev på Ersängsskolan har hög frånvaro.")
    view.fields.area.setCurrentIndex(5)
    view.save.click()
    assert "Read what is pointed out" in _words(view.findings)
    view.findings.read.click()
    view.save.click()
    assert len(_kept(desk)) == 1
    assert view.model.rowCount() == 1
    check_screen(view)


def test_it_is_erased_when_asked(desk: DeskHouse) -> None:
    view = _shown(desk)
    _type(view, "En elev har hög frånvaro.")
    view.fields.area.setCurrentIndex(5)
    view.save.click()
    desk.dialogs.answers.append(True)
    view.erase.click()
    assert _kept(desk) == ()
    assert view.fields.words.toPlainText() == ""


@pytest.mark.parametrize("keep", [True, False])
def test_it_becomes_a_case_and_asks_about_its_words(desk: DeskHouse, keep: bool) -> None:
    view = _shown(desk)
    _type(view, "En elev har hög frånvaro.")
    view.fields.area.setCurrentIndex(5)
    view.save.click()
    view.open_case.click()
    assert desk.frame.went_to[-1] == ("cases", {"new": "yes"})
    case = desk.services().cases.list_cases()[0].case
    view.case.choose(case)
    desk.dialogs.answers.append(keep)
    view.joined.click()
    assert _kept(desk) == ()
    wanted = {"case": case, "tab": "mapping", "referral": "new"}
    assert desk.frame.went_to[-1] == ("case", wanted)
    begun = sorted(one.key for one in desk.services().drafts.list_drafts())
    assert begun == ([f"case/{case}/referral-form", f"case/{case}/referral:new"] if keep else [])


def test_its_words_begin_the_referral_and_its_first_entry(desk: DeskHouse) -> None:
    view = _shown(desk)
    _type(view, "En elev har hög frånvaro.")
    view.fields.area.setCurrentIndex(view.fields.area.findData("leisure"))
    view.save.click()
    view.case.choose("c-alva")
    desk.dialogs.answers.append(True)
    view.joined.click()
    shown = desk.show(CASE, case="c-alva", tab="mapping", referral="new").view
    assert isinstance(shown, CaseView)
    mapping = shown.presenter.parts["mapping"].view
    assert isinstance(mapping, MappingView)
    assert mapping.referral.isVisibleTo(shown)
    assert mapping.referral.day.day() == desk.clock.now().date()
    mapping.referral.persons.choose(("anna",))
    mapping.referral.save.click()
    mapping.presenter.add()
    typed = mapping.card.collect()
    assert typed.text == "En elev har hög frånvaro."
    assert (typed.area, typed.aspect) == ("leisure", "observation")
    assert typed.about == ["alva"]
    assert typed.types
    mapping.card.save.click()
    (entry,) = desk.services().occasions.board("c-alva", OccasionKind.REFERRAL).entries
    assert entry.item.text == "En elev har hög frånvaro."
    assert desk.services().drafts.list_drafts() == ()


def test_days_are_chosen_and_what_was_typed_is_there_again(desk: DeskHouse) -> None:
    view = _shown(desk)
    view.days.setValue(14)
    view.days.editingFinished.emit()
    assert desk.services().consultations.desk().days_kept == 14
    _type(view, "En halv mening")
    for draft in view.presenter.drafts():
        desk.services().drafts.save(draft.key, draft.text)
    assert _shown(desk).fields.words.toPlainText() == "En halv mening"


def test_faults_stand_where_they_are(desk: DeskHouse) -> None:
    view = _shown(desk)
    view.save.click()
    assert "Choose what it is about." in _words(view.fields)
    view.fields.area.setCurrentIndex(1)
    view.save.click()
    assert "Write what was asked." in _words(view.fields)


@pytest.mark.parametrize("size", [(1240, 800), (1040, 640)])
def test_everything_is_named_and_has_room(desk: DeskHouse, size: tuple[int, int]) -> None:
    view = _shown(desk)
    view.resize(*size)
    check_screen(view)
    _type(view, "Alva på Ersängsskolan, 070-123 45 67.")
    check_screen(view)


@pytest.mark.usefixtures("swedish")
def test_it_speaks_swedish(desk: DeskHouse) -> None:
    view = _shown(desk)
    _type(view, "Alva på Ersängsskolan, 070-123 45 67.")
    check_swedish(view)
    check_screen(view)


def test_a_kept_note_is_read_in_full_in_the_history_of_the_case(desk: DeskHouse) -> None:
    view = _shown(desk)
    _type(view, _LONG)
    view.fields.area.setCurrentIndex(2)
    view.save.click()
    [kept] = desk.services().consultations.desk().lines
    desk.services().consultations.become_case(kept.consultation.id, "c-alva", keep_text=True)
    case = cast("CaseView", desk.show(CASE, case="c-alva").view)
    case.presenter.go_to("history")
    history = cast("HistoryView", case.presenter.parts["history"].view)
    note = next(one for one in history._model.items() if one.kind == "note")
    history.table.choose(f"note/{note.row_id}/{note.at.isoformat()}")
    assert _LONG in _words(history)
    check_screen(history)


_LONG = (
    "En ung person har slutat komma till träningen och är ofta ute sent. Vi talade om hur man kan "
    "fråga hemma utan att skrämma någon, och om vem som kan vara med vid ett första samtal."
)
