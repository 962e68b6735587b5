"""A case from another office: what it holds, who it speaks of, and our own case about it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.handover.handover_words import counted
from sspf_app.gui.screens.handover.presenter import HandOverPresenter
from sspf_app.gui.screens.handover.tall import Tall, below_tabs
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.services.hand_over_records import Basis
from sspf_app.services.transfer_views import Arrival, Match, TakeIn, TakenIn

_ASK = "?"


class ReceivePage(QWidget):
    """See the module.

    Attributes:
        choose: Chooses the package.
        heard: Says that the words of an unknown sender were compared.
        purpose: Of the case this office opens itself.
        go: Takes it in.
    """

    presenter: HandOverPresenter

    def __init__(self) -> None:
        super().__init__()
        self.choose = button(_("Open a sealed case…"), self._on_choose, icon="import")
        self.heard = QCheckBox(_("We have read the words to each other, and they are the same"))
        self.purpose = QLineEdit()
        self.go = primary_button(_("Take the case in…"), self._on_go, icon="check-circle")
        self._persons: dict[str, ChoiceBox] = {}
        self._parties: dict[str, ChoiceBox] = {}
        self._facts = QVBoxLayout()
        self._facts.setSpacing(GRID)
        self._matches = QVBoxLayout()
        self._matches.setSpacing(2 * GRID)
        self._purpose_line = FormRow(
            _("Purpose of your own case"),
            self.purpose,
            optional=True,
            hint=_(
                "What comes is kept closed, as their history. With a purpose here a case of your "
                "own about the young person is opened at once; consents are asked for anew."
            ),
        )
        self.know = button(_("Keep the key and open"), self._on_know)
        card = Card(_("A case from another office"))
        card.add(
            text(
                _(
                    "Another office has sealed a case to yours. Open it, say who in it you "
                    "have already, and take it in; nothing is taken in before that."
                ),
                role="muted",
            )
        )
        card.add(row(self.choose, None))
        card.add(self._facts)
        card.add(self.heard)
        card.add(row(self.know, None))
        card.add(self._matches)
        card.add(self._purpose_line)
        card.add(row(self.go, None))
        content = Tall()
        inner = column(card)
        inner.addStretch(1)
        content.setLayout(inner)
        self.setLayout(below_tabs(scrolled(content, by_width=True)))
        self.show_arrival(None)

    def show_arrival(self, arrival: Arrival | None) -> None:
        """Show what was opened."""
        for layout in (self._facts, self._matches):
            clear(layout)
        self._persons, self._parties = {}, {}
        is_unknown = arrival is not None and arrival.office is None
        can_take = arrival is not None and not is_unknown and arrival.earlier is None
        for widget in (self.heard, self.know):
            show_if(widget, wanted=is_unknown)
        for widget in (self._purpose_line, self.go):
            show_if(widget, wanted=can_take)
        self.heard.setChecked(False)
        self.purpose.clear()
        if arrival is None:
            return
        for icon, words, tone in self._said(arrival):
            self._facts.addWidget(IconLine(icon, words, tone))
        if can_take:
            self._ask(_("Who are they?"), arrival.persons, self._persons)
            self._ask(_("Which parties are they?"), arrival.parties, self._parties)
            self.go.setFocus()

    def show_taken(self, taken: TakenIn) -> None:
        """Show that it was taken in, and what to do now."""

        def show_theirs() -> None:
            self.presenter.open_case(taken.case)

        def show_own() -> None:
            self.presenter.open_case(taken.own_case or "")

        self.show_arrival(None)
        said = _("The case is taken in. Send the receipt back to them: {file}")
        self._facts.addWidget(
            IconLine("check-circle", said.format(file=str(taken.receipt)), Tone.SUCCESS)
        )
        buttons = [button(_("Read what came"), show_theirs)]
        if taken.own_case is not None:
            buttons.insert(0, primary_button(_("Open your own case"), show_own))
        holder = QWidget()
        holder.setLayout(row(*buttons, None))
        self._facts.addWidget(holder)
        buttons[0].setFocus()

    def _said(self, arrival: Arrival) -> list[tuple[str, str, Tone]]:
        if arrival.office is None:
            words = _(
                "The sender calls itself {name}, but its key is not known here. Call the office "
                "on a number you have from elsewhere, and let them read their words: {words}"
            ).format(name=arrival.sender.name, words=" · ".join(arrival.sender.words))
            return [("warning", words, Tone.WARNING)]
        counts = arrival.counts
        made = "" if arrival.made_at is None else f"{arrival.made_at.astimezone():%Y-%m-%d %H:%M}"
        about = _("{reference} about {name}, sealed by {office} on {when}.").format(
            reference=arrival.reference,
            name=arrival.young_person,
            office=arrival.office.name,
            when=made,
        )
        found = [("check-circle", about, Tone.SUCCESS)]
        if arrival.earlier is not None:
            earlier = _("This package was taken in on {day} already.").format(
                day=f"{arrival.earlier.made_at.astimezone():%Y-%m-%d}"
            )
            return [*found, ("info", earlier, Tone.NEUTRAL)]
        if arrival.holds_back:
            held = _(
                "It may be dangerous that the guardians know. Nothing goes to them from here "
                "either, until you have noted what the social services said."
            )
            found.append(("stop", held, Tone.DANGER))
        if counts is not None:
            found.append(
                ("document", _("It holds {what}.").format(what=counted(counts)), Tone.INFO)
            )
        if arrival.basis is Basis.LAW:
            ground = _("It rests on {ground}: {what}").format(
                ground=arrival.ground, what=arrival.what
            )
        else:
            ground = _("It rests on consent, and holds what consent lets you read.")
        return [*found, ("legal" if arrival.basis is Basis.LAW else "info", ground, Tone.NEUTRAL)]

    def _ask(self, title: str, matches: tuple[Match, ...], into: dict[str, ChoiceBox]) -> None:
        asked = [one for one in matches if one.candidates]
        if asked:
            self._matches.addWidget(text(title, role="heading"))
        for one in asked:
            box = ChoiceBox()
            box.addItem(_("Choose"), _ASK)
            for candidate, name, about in one.candidates:
                box.addItem(
                    _("The same as {name}, {about}").format(name=name, about=about), candidate
                )
            box.addItem(_("Somebody else with the same name"), "")
            if one.proposed:
                box.setCurrentIndex(max(box.findData(one.proposed), 0))
            into[one.id] = box
            self._matches.addWidget(FormRow(f"{one.name}, {one.about}".rstrip(", "), box))

    def _on_choose(self) -> None:
        self.presenter.arrivals.choose_package()

    def _on_know(self) -> None:
        self.presenter.arrivals.know_sender(heard=self.heard.isChecked())

    def _on_go(self) -> None:
        for box in (*self._persons.values(), *self._parties.values()):
            if box.currentData() == _ASK:
                box.setFocus()
                box.showPopup()
                return
        self.presenter.arrivals.take_in(
            TakeIn(
                persons={one: str(box.currentData()) for one, box in self._persons.items()},
                parties={one: str(box.currentData()) for one, box in self._parties.items()},
                purpose=self.purpose.text(),
                receipt_folder=Path(),
                reason=_("Receiving a case from another office"),
            )
        )
