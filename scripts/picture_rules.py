"""States of the pages that decide what may be shared: settings, decisions, contact, other days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from sspf_app.domain.time import day_of
from sspf_app.gui.ports import OpenVault
from sspf_app.gui.shell import Shell

CASE, DECIDING_CASE, BLOCKED_CASE = "c-demo-2", "c-demo-9", "c-demo-14"
_ACTS = ("maturity", "hindered", "school", "placement", "pause", "close")
_ASKED = "En flicka i åk 8 på vår skola, född 2013, har slutat komma till träningen. Hur tänker ni?"


class RuleStates:
    """Brings a shell into one state after the other."""

    def __init__(
        self, shell: Shell, vault: OpenVault, settle: Callable[[], None], fetch: Callable[..., Any]
    ) -> None:
        """Stand ready; nothing is opened yet.

        Args:
            shell: The window.
            vault: What it shows.
            settle: Lets jobs come to an end.
            fetch: Runs a job on the thread of the database and returns what it gave.
        """
        self._shell, self._vault = shell, vault
        self._settle, self._fetch = settle, fetch
        self._today = day_of(vault.clock.now(), vault.clock.zone)

    def each(self) -> Iterator[str]:
        """Reach every state in turn; yields its name."""
        for steps in (self._register, self._decisions, self._people, self._overview, self._apart):
            for name in steps():
                self._settle()
                yield name

    def _register(self) -> Iterator[str]:
        self._go("register", tab="policy")
        yield "policy"

    def _decisions(self) -> Iterator[str]:
        for act in _ACTS:
            self._go("case", case=DECIDING_CASE, tab="decisions", act=act)
            yield f"decision-{act}"

    def _people(self) -> Iterator[str]:
        case = self._fetch(lambda: self._vault.services.cases.get(BLOCKED_CASE))
        other = next(one.id for one in case.people if one.id != case.young_person)
        self._go("case", case=BLOCKED_CASE, tab="people")
        people = self._presenter("case").parts["people"]
        people.view.table.choose(other)
        yield "contact"
        contact = people.view.contact
        contact.begin.click()
        yield "contact-rule"

    def _overview(self) -> Iterator[str]:
        self._go("case", case=CASE, tab="overview")
        overview = self._presenter("case").parts["overview"]
        overview.choose_day(self._today - timedelta(days=40))
        yield "matrix-earlier"
        overview.view.panel.earlier.known.click()
        yield "matrix-as-known"
        overview.back_to_now()
        self._settle()
        overview.print_matrix()
        yield "matrix-print"
        overview.view.close_paper()
        case = self._fetch(lambda: self._vault.services.cases.get(CASE))
        purpose = case.purposes[0].id
        board = self._fetch(
            lambda: self._vault.services.consent_cards.board(
                CASE, purpose=purpose, subject=case.young_person
            )
        )
        record = next(card.answer.id for card in board.cards if card.answer is not None)
        self._go("case", case=CASE, tab="consent", correct=record)
        yield "correct-answer"

    def _apart(self) -> Iterator[str]:
        self._go("legal", case=CASE)
        yield "legal-form"
        self._go("consultations")
        view = self._presenter("consultations").view
        view.fields.words.setPlainText(_ASKED)
        self._presenter("consultations").look()
        yield "consultation-found"

    def _go(self, screen: str, **params: str) -> None:
        self._shell.navigate(screen, **params)
        self._settle()

    def _presenter(self, screen: str) -> Any:
        return self._shell.host.presenter_of(screen)
