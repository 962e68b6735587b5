"""States of the program that take more than opening a screen: half-done pages, answers, copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from picture_handover import handover_states
from picture_meetings import after_states, agenda_states, list_states
from picture_moving import moving_states
from picture_notes import doubles_states, network_states, notes_states, papers_states
from picture_plan import plan_states
from picture_process import process_states
from picture_scans import came_home, open_form
from picture_shell import ShellStates, Steps
from PySide6.QtWidgets import QScrollArea, QWidget

from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.gui.screens.case.answer_presenter import SIGNED_YES
from sspf_app.gui.screens.case.request_card import RequestCard
from sspf_app.gui.screens.meeting.typed_item import TypedItem

BARRED, TALKING = "c-demo-14/c-demo-14-p", "c-demo-9/c-demo-9-p"
CASE, WITHDRAWN_CASE, WAITING_CASE = "c-demo-2", "c-demo-4", "c-demo-11"
_HARD_WORDS = (
    "Informationsöverföringen förutsätter vårdnadshavarens undertecknande av samtyckesblanketten."
)
# A few words, enough to see a field that is written from the right.
_ARABIC = {
    "B.name": "الاسم",
    "H.title": "سحب الموافقة",
    "H.question": "هل يمكنني تغيير رأيي؟",
    "H.withdrawal": "**نعم.** {contact}",
    "N.yes": "نعم",
    "N.no": "لا",
}
_SAID = "Hon har kommit i tid varje dag sedan förra mötet."


class States(ShellStates):
    """Brings a shell into one state after the other."""

    def __init__(self, *window: Any) -> None:
        """See `ShellStates`."""
        super().__init__(*window)
        self._services = self._vault.services
        self._case = self._fetch(lambda: self._services.cases.get(CASE))

    def steps(self) -> Sequence[Steps]:
        """Everything to be pictured, in order."""
        return (
            self._consent_pages,
            self._chasing,
            self._asking,
            self._questions,
            self._meetings,
            self._notes,
            self._process,
            self._form_texts,
            self._grounds,
            self._scans,
            lambda: moving_states(self._go, self._presenter, self._settle),
            lambda: handover_states(self._go, self._presenter, self._fetch),
            lambda: plan_states(self._go, self._presenter, self._fetch),
            self._frame,
        )

    def _consent_pages(self) -> Iterator[str]:
        self._go("case", case=CASE, tab="consent", print=self._case.people[-1].id)
        yield "form-preview"
        code = self._open_form()
        self._go("case", case=WAITING_CASE, tab="consent", answer="")
        yield "answer-which-form"
        answer = self._page("answer")
        answer.presenter.find(code)
        self._settle()
        answer.kinds[SIGNED_YES].click()
        yield "answer-sheet"
        answer.presenter.save()
        yield "answer-sheet-faults"
        self._go("case", case=CASE, tab="consent", withdraw=self._case.people[-1].id)
        self._page("withdraw").parts.click()
        yield "withdrawal"
        told = self._fetch(lambda: self._services.withdrawals.list_withdrawals(WITHDRAWN_CASE))
        self._go("case", case=WITHDRAWN_CASE, tab="consent", withdrawal=told[0].withdrawal.id)
        yield "withdrawal-effect"
        self._go("case", case=CASE, tab="shared")
        yield "shared"
        shared = self._presenter("case").parts["shared"].view
        shared.detail.wrong_wanted.emit()
        yield "shared-went-wrong"
        shared.close_wrong()
        shared.page.click()
        yield "shared-page-for-family"
        self._go("case", case=CASE, tab="consent", export="")
        yield "receipts-and-export"

    def _notes(self) -> Iterator[str]:
        parts = self._presenter
        yield from notes_states(
            self._go, lambda name: parts("case").parts[name], self._services, self._fetch
        )
        yield from network_states(
            self._go, lambda name: parts("case").parts[name], self._services, self._fetch
        )
        yield from doubles_states(self._go, self._presenter, self._services, self._fetch)
        with TemporaryDirectory() as folder:
            yield from papers_states(self._go, lambda name: parts("case").parts[name], Path(folder))

    def _process(self) -> Iterator[str]:
        parts = self._presenter
        yield from process_states(self._go, lambda name: parts("case").parts[name], self._settle)

    def _chasing(self) -> Iterator[str]:
        self._go("consents", state="")
        view = self._presenter("consents").view
        view.table.choose(BARRED)
        yield "consents-blocked"
        view.table.choose(TALKING)
        yield "consents-talk-first"
        view.presenter.act(view.table.chosen())
        yield "consents-note"
        view.presenter.leave_note()
        view.search.setText("finns inte")
        view.presenter.filter_text("finns inte")
        yield "consents-none"
        view.search.clear()
        view.presenter.filter_text("")
        view.table.selectAll()
        yield "consents-many"
        view.presenter.filter_state("ending")
        view.show_filter("ending")
        view.table.selectAll()
        view.renew.click()
        for _try in range(50):  # sheets are drawn on the thread of the database
            self._settle()
            if view.batch.save.isEnabled():
                break
        yield "consents-batch"
        view.batch.back.click()

    def _asking(self) -> Iterator[str]:
        case = BARRED.partition("/")[0]
        father = self._fetch(lambda: self._services.contact_rules.rules(case))[0].person
        self._go("case", case=case, tab="people", person=father)
        people = self._presenter("case").parts["people"].view
        self._into_sight(people.person.contact)
        yield "contact-card"
        self._go("case", case=CASE, tab="people", person=self._case.people[-1].id)
        people.person.contact.begin.click()
        self._into_sight(people.person.contact)
        yield "contact-card-new"
        self._go("case", case=WAITING_CASE, tab="consent")
        board = self._presenter("case").parts["consent"].view
        self._into_sight(board.findChildren(RequestCard)[0])
        yield "request-frozen"
        self._go("case", case=CASE, tab="consent")
        for card in board.cards:
            if "correct" in card.buttons:  # not with answers that came with a case file
                card.buttons["correct"].click()
                yield "correction"
                break

    def _into_sight(self, widget: QWidget) -> None:
        self._settle()
        above = widget.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(widget)

    def _open_form(self) -> str:
        """The code of a form that is out in the case that waits; one is handed out where none is.

        The demonstration prints some, a vault of invented cases alone has none.
        """
        return self._fetch(lambda: open_form(self._services, WAITING_CASE))

    def _questions(self) -> Iterator[str]:
        parties = [one.party for one in self._case.participations]
        self._go("ask", case=CASE)
        ask = self._presenter("ask")
        own = self._case.coordinator_party
        ask.choose_type(InformationType.FAMILY_HOME)
        told = [one for one in parties if one != own]
        ask.choose_recipient(told[-1])
        yield "ask-yes"
        ask.choose_recipient(told[0])
        yield "ask-no"

    def _meetings(self) -> Iterator[str]:
        found = self._fetch(self._services.meetings.list_meetings)
        own = sorted((one for one in found if one.case == CASE), key=lambda one: one.starts_at)
        self._go("meeting", case=CASE, meeting=own[-1].id)
        yield from agenda_states(
            self._presenter("meeting").view, self._services, self._fetch, self._settle
        )
        yield "meeting-before"
        yield from list_states(
            (self._go, self._presenter, self._settle), self._services, self._fetch
        )
        self._go("meeting", case=CASE, meeting=own[0].id)
        view = self._presenter("meeting").view
        view.tabs.setCurrentIndex(1)
        school = next(
            one.party for one in self._case.participations if one.kind is PartyKind.SCHOOL
        )
        typed = TypedItem(
            text=_SAID,
            source=school,
            about=(self._case.young_person,),
            types=(InformationType.ATTENDANCE.value,),
        )
        view.items.editor.show_item(typed)
        view.items.editor.tell_now()
        yield "meeting-during"
        view.tabs.setCurrentIndex(2)
        self._settle()  # one copy is made after the other
        yield "meeting-after"
        yield from after_states(view, self._services, self._fetch, self._settle)

    def _form_texts(self) -> Iterator[str]:
        texts = self._services.form_texts
        self._go("register", tab="texts")
        yield "form-texts"
        swedish = self._fetch(lambda: texts.new_draft("sv").new_id)
        arabic = self._fetch(lambda: texts.new_draft("ar").new_id)
        self._fetch(lambda: texts.edit(arabic, _ARABIC))
        self._go("register", text=swedish)
        page = self._presenter("register").view.texts
        page.editor.blocks.choose("I")
        page.editor.fields.fields["I.voluntary"].setPlainText(_HARD_WORDS)
        yield "form-text-swedish"
        page.editor.forget_typed()
        self._go("register", text=arabic)
        page.editor.blocks.choose("H")
        yield "form-text-arabic"
        page.editor.blocks.choose("approval")
        yield "form-text-approval"
        page.presenter.show_open_specimen()
        yield "form-text-specimen"
        page.leave_specimen.click()
        page.editor.back.click()

    def _grounds(self) -> Iterator[str]:
        self._go("register", tab="grounds")
        view = self._presenter("register").view
        yield "legal-grounds"
        # Only the administrator sees these fields; here they show how they look.
        view.grounds.show_grounds(
            self._fetch(self._services.legal_grounds.list_grounds), may_edit=True
        )
        view.grounds.change.click()
        yield "legal-grounds-change"
        view.grounds.close_fields()

    def _scans(self) -> Iterator[str]:
        with TemporaryDirectory() as folder:
            files = self._fetch(lambda: came_home(self._services, CASE, Path(folder)))
            self._go("scans")
            scans = self._presenter("scans")
            scans.add_files(files)
            for _try in range(100):  # a file is read in a process of its own
                self._settle()
                if len(scans.view.list.rows) == len(files):
                    break
        yield "scans-list"
        for number, state in enumerate(("scans-compare", "scans-filled-in")):
            list(scans.view.list.rows.values())[number].open.click()
            yield state
            scans.back()
            self._settle()

    def _frame(self) -> Iterator[str]:
        self._go("cases")
        self._presenter("cases").open(new="yes")
        yield "new-case"
        self._go("today")
        self._shell.bar.search.setText("Ste")
        self._shell.bar.search.wanted.emit("Ste")
        yield "search"
        self._shell.bar.search.close_lines()
        self._shell.bar.search.clear()

    def _page(self, page: str) -> Any:
        made: QWidget = self._presenter("case").parts["consent"].pages[page].view
        return made
