"""Leads the consents of a case: one card per signatory, and the pages that change them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from sspf_app.gui.letting_go import let_go
from sspf_app.gui.made_later import MadeLater
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.screens.case.consent_ports import ConsentPort
from sspf_app.gui.screens.case.part import CasePart
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.consent_views import ConsentBoard
from sspf_app.services.occasion_views import TalkView
from sspf_app.services.records import Draft, PrintedForm
from sspf_app.services.withdrawal_views import WithdrawalEffect

ResultT = TypeVar("ResultT")

BOARD = "board"
_PAGE_OF = {
    "print": "print",
    "answer": "answer",
    "confirm": "confirm",
    "correct": "correct",
    "withdraw": "withdraw",
    "withdrawal": "effect",
    "export": "export",
    "talk": "talk",
}
"""What may be wanted here, and the page that does it."""
_WITH_DRAFTS = ("answer", "withdraw", "talk")


_Loaded = tuple[
    ConsentBoard, tuple[WithdrawalEffect, ...], tuple[TalkView, ...], list[Draft | None]
]


class ConsentPresenter(CasePart):
    """See the module.

    Attributes:
        pages: Printing, answering, confirming, withdrawing, what a withdrawal leads to; each made
            when it is first shown.
    """

    view: ConsentPort

    def __init__(
        self, ports: ScreenPorts, view: ConsentPort, pages: Mapping[str, Callable[[], ConsentPage]]
    ) -> None:
        super().__init__(ports, view)
        self.pages = MadeLater(pages, self._join)
        self._page = BOARD
        self._left: dict[str, DraftText] = {}
        self.subject = ""
        self.purpose = ""

    def begin(self) -> None:
        """The cards about the young person and the first purpose."""
        self._page, self._left = BOARD, {}
        self.view.show_page(BOARD)
        self.subject, self.purpose = self.case.young_person, self.case.purposes[0].id

    def refresh(self) -> None:
        """Load what is shown; what is being typed stays."""
        if self._page == BOARD:
            self._load()
        else:
            self.pages[self._page].renew(self.case)

    def want(self, **wanted: str) -> None:
        """Go to the page that does what is wanted, in the purpose that is named."""
        purpose = wanted.pop("purpose", "")
        if any(one.id == purpose for one in self.case.purposes):
            self.purpose = purpose
            if self._page == BOARD and not wanted.keys() & _PAGE_OF.keys():
                self._load()
        if "danger" in wanted:
            self.lead.go_to("people", person=self.case.young_person)
            return
        if "scan" in wanted:
            self.ports.frame.navigate("scans", case=self.case.case, record=wanted["scan"])
            return
        if "scans" in wanted:
            self.ports.frame.navigate("scans", case=self.case.case)
            return
        for key, page in _PAGE_OF.items():
            if key in wanted:
                self.go(page, **wanted)
                return

    def go(self, page: str, **wanted: str) -> None:
        """Show a page, about this subject and purpose."""
        shown = self.pages[page]
        self._left |= {one.key: one for one in self._on_page()}
        begun = self._left.pop(draft_key(self.case.case, page), None)  # what is wanted says which
        self._page = page
        self.view.show_page(page)
        kept = {} if begun is None else {"begun": begun.text}
        shown.show_case(self.case, **{"at": page, **kept, **wanted})

    def to_board(self, *, is_stale: bool = False) -> None:
        """Back to the cards; stale ones are hidden until they are read again."""
        self._left |= {one.key: one for one in self._on_page()}
        self._page = BOARD
        if is_stale:
            self.view.hide_board()
        self.view.show_page(BOARD)
        self._load()

    def choose(self, *, subject: str | None = None, purpose: str | None = None) -> None:
        """The cards about somebody else, or of another purpose."""
        self.subject, self.purpose = subject or self.subject, purpose or self.purpose
        self._load()

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed on the page in sight, and on those that were left with it."""
        kept = self._left | {one.key: one for one in self._on_page()}
        return tuple(kept.values())

    def _on_page(self) -> tuple[DraftText, ...]:
        return () if self._page == BOARD else self.pages[self._page].drafts()

    def take_draft(self, page: str) -> None:
        """Go on with what was begun."""
        self.go(page, draft="yes")

    def drop_draft(self, page: str) -> None:
        """Throw away what was begun; for ten seconds it can be had back."""
        key = draft_key(self.case.case, page)
        self._left.pop(key, None)

        def found(draft: Draft | None) -> None:
            text = "" if draft is None else draft.text
            let_go(self, key, text, then=self._load, had_back=self._load)

        self.read(lambda: self.services.drafts.get(key), found)

    def _join(self, page: ConsentPage) -> None:
        page.consents = self

    def _load(self) -> None:
        case = self.case
        self.view.show_choices(case, self.subject, self.purpose)

        def job() -> _Loaded:
            services = self.services
            return (
                services.consent_cards.board(case.case, purpose=self.purpose, subject=self.subject),
                services.withdrawals.list_withdrawals(case.case),
                services.information_talks.list_talks(case.case),
                [services.drafts.get(draft_key(case.case, page)) for page in _WITH_DRAFTS],
            )

        def done(result: _Loaded) -> None:
            board, effects, talks, drafts = result
            self.view.show_board(board, case, effects)
            self.view.show_talks(talks)
            begun = zip(_WITH_DRAFTS, drafts, strict=True)
            self.view.offer_drafts(tuple(page for page, draft in begun if draft is not None))

        self.read(job, done)


class ConsentPage(CasePart):
    """A page of the consents.

    Attributes:
        consents: The cards it came from.
    """

    consents: ConsentPresenter
    _has_changed = False

    def refresh(self) -> None:
        """A page loads what it needs when something is wanted of it."""

    def renew(self, case: CaseDetail) -> None:
        """Something changed; what is being typed stays."""
        self._case = case

    def board_and_forms(self) -> Callable[[], tuple[ConsentBoard, tuple[PrintedForm, ...]]]:
        """A job that reads the cards it came from, and the forms of the case."""
        case, services = self.case.case, self.services
        purpose, subject = self.consents.purpose, self.consents.subject
        return lambda: (
            services.consent_cards.board(case, purpose=purpose, subject=subject),
            services.consent_forms.forms(case),
        )

    def leave(self) -> None:
        """Back to the cards."""
        self.consents.to_board(is_stale=self._has_changed)
        self._has_changed = False

    def was_changed(self) -> None:
        """The cards behind this page are stale from now on."""
        self._has_changed = True


def draft_key(case: str, page: str) -> str:
    """Where what is typed on a page is kept."""
    return f"case/{case}/{page}"
