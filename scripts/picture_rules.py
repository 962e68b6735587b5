"""States of the pages that decide what may be shared: settings, decisions, contact, other days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from picture_shell import ShellStates, Steps

from sspf_app.domain.time import day_of

CASE, DECIDING_CASE, BLOCKED_CASE = "c-demo-2", "c-demo-9", "c-demo-14"
_ACTS = ("maturity", "hindered", "school", "placement", "pause", "close")
_ASKED = "En flicka i åk 8 på vår skola, född 2013, har slutat komma till träningen. Hur tänker ni?"


class RuleStates(ShellStates):
    """Brings a shell into one state after the other."""

    @property
    def _today(self) -> date:
        return day_of(self._vault.clock.now(), self._vault.clock.zone)

    def steps(self) -> Sequence[Steps]:
        """Everything to be pictured, in order."""
        return (self._register, self._decisions, self._people, self._overview, self.apart)

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
        contact = people.view.person.contact
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

    def apart(self) -> Iterator[str]:
        """What is said beside consent: the help shows it too."""
        self._go("legal", case=CASE)
        yield "legal-form"
        self._go("consultations")
        view = self._presenter("consultations").view
        view.fields.words.setPlainText(_ASKED)
        self._presenter("consultations").look()
        yield "consultation-found"
