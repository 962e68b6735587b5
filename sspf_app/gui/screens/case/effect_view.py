"""What follows a withdrawal: who is to be told, the papers from memory, the answers."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.gui.clipboard import TimedClipboard
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.quoted import quoted
from sspf_app.gui.screens.case.effect_lines import (
    LateCard,
    PrintAll,
    ReceivedLine,
    ToldChoice,
    confirmation_line,
)
from sspf_app.gui.screens.case.effect_presenter import EffectPresenter
from sspf_app.gui.screens.case.late_words import known_words
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.widgets.buttons import (
    button,
    native_keys,
    press_on,
    primary_button,
    quiet_button,
)
from sspf_app.gui.widgets.copy_choice import CopyChoice
from sspf_app.gui.widgets.flow import foot
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row, scrolled
from sspf_app.gui.widgets.low_page import above_foot
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.gui.widgets.sides import SidesOfPage
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.export_views import Paper
from sspf_app.services.ledger_records import FollowUpKind
from sspf_app.services.withdrawal_views import WithdrawalEffect
from sspf_app.texts.dates import joined

ALL_KEYS = "Ctrl+P"


class EffectView(PartView):
    """See the module.

    Attributes:
        lines: The recipients in sight.
        confirmed: How whoever took it back got the confirmation.
    """

    presenter: EffectPresenter

    def __init__(self) -> None:
        super().__init__(_("Papers of a withdrawal"))
        self.lines: dict[str, ReceivedLine] = {}
        self.confirmed = ToldChoice("", name="", on_chosen=lambda _how: None)
        self._names: dict[str, str] = {}
        self._card = Card(" ")
        self._who = QVBoxLayout()
        self._who.setSpacing(GRID)
        self._meetings = Card(_("Booked meetings"))
        self._meeting_lines = column(gap=4)
        self._title = text(role="heading")
        self._preview = PdfPreview()
        self._none = EmptyState(
            _("Every paper is saved or printed"),
            _(
                "That is not handed over. Tick off at the left who has been told, and what they "
                "answered. Until everybody has been told, it stays on Today."
            ),
            icon="check-circle",
        )
        self.print = button(_("Print this paper…"), self._on_print)
        self.print_all = button(_("Print all papers…"), self._on_print_all, icon="print")
        self.save = button(_("Save this paper…"), self._on_save)
        self.save_all = primary_button(_("Save all papers…"), self._on_save_all, icon="export")
        self.print_file = PrintAll()
        self.copy = CopyChoice(has_text=True)
        self.copied = TimedClipboard(self)
        self.copy_words = button(_("Copy for secure mail"), self._on_copy, icon="document")
        self._build()

    def show_effect(self, effect: WithdrawalEffect, case: CaseDetail) -> None:
        """Who is to be told."""
        row_ = effect.withdrawal
        name = case.name_of(row_.signatory)
        told = (*effect.received, *effect.stopping)
        self._names = {row_.signatory: name} | {one.recipient: one.name for one in told}
        self._say_what(effect, name)
        clear(self._who)
        self.confirmed = ToldChoice(
            effect.confirmed_how,
            name=name,
            on_chosen=partial(self.presenter.tick, row_.signatory, FollowUpKind.NOTICE_TOLD),
        )
        self.late: LateCard | None = None
        if effect.late:
            self.late = LateCard(
                effect,
                when=self.presenter.when,
                on_incident=self.presenter.open_incident,
                on_officer=self.presenter.tick_officer,
            )
            self._who.addWidget(self.late)
        if row_.words:
            self._who.addWidget(text(quoted(row_.words), role="words"))
        if not effect.is_wrong_answer:
            self._who.addLayout(
                confirmation_line(
                    effect,
                    name,
                    told=self.confirmed,
                    show=quiet_button(_("Show"), self._on_confirmation),
                )
            )
        self.lines = {
            one.recipient: ReceivedLine(
                one,
                day="" if one.last_at is None else self.presenter.when(one.last_at),
                show=partial(self._on_notice, one.recipient),
                tick=self.presenter.tick,
            )
            for one in told
        }
        self._show_told(effect)
        self._show_meetings(effect)
        self.save_all.setEnabled(effect.needs_papers)
        self.print_all.setEnabled(effect.needs_papers)
        self.print_file.setEnabled(effect.needs_papers)

    def _say_what(self, effect: WithdrawalEffect, name: str) -> None:
        """What happened: a consent was taken back, or was never given so."""
        row_ = effect.withdrawal
        if effect.known_at is not None:
            self._card.say(
                _("Something went out that consent did not cover"),
                known_words(effect.later_known, self.presenter.when(effect.known_at)),
            )
            return
        if effect.is_wrong_answer:
            self._card.say(
                _("The answer from {name} was recorded wrongly").format(name=name),
                _("It counts for nothing. No consent covered what went out by it."),
            )
            return
        self._card.say(
            (
                _("{name} has taken back the consent")
                if row_.is_whole
                else _("{name} has taken back a part of the consent")
            ).format(name=name),
            _("Holds since {when}, heard by {who}.").format(
                when=self.presenter.when(row_.received_at), who=row_.received_by
            ),
        )

    def _show_told(self, effect: WithdrawalEffect) -> None:
        """Who has something already, who only is to stop, and who gets no letter at all."""
        if not effect.received:
            self._who.addWidget(text(_("Nobody has received anything it covers."), role="muted"))
        for one in effect.received:
            self._who.addWidget(self.lines[one.recipient])
        if effect.stopping:
            self._begin(_("Are to stop sharing"))
            self._who.addWidget(
                text(_("You tell them, with a notice or by telephone: nobody else does."))
            )
        for one in effect.stopping:
            self._who.addWidget(self.lines[one.recipient])
        if effect.unknowing:
            self._begin(_("Get no letter"))
            said = _(
                "{names}: nothing here shows that they know of the case, and a letter would tell "
                "them. If they ask, the answer is no."
            ).format(names=joined(effect.unknowing, words()))
            self._who.addWidget(text(said, role="muted"))

    def _begin(self, title: str) -> None:
        """A title; apart from what stands above, or it reads as one more recipient."""
        self._who.addWidget(line())
        self._who.addWidget(text(title, role="strong"))

    def show_paper(self, paper: Paper) -> None:
        """Show a paper, from memory."""
        name = self._names.get(paper.recipient, paper.recipient)
        self._title.setText(_("To {name}").format(name=name))
        self._none.hide()
        self._preview.show()
        self._preview.show_pdf(paper.pdf)
        self.save.setEnabled(True)
        self.print.setEnabled(True)
        self.copy_words.setEnabled(paper.recipient in self.lines)
        (self.save_all if self.save_all.isEnabled() else self.save).setFocus()

    def show_no_paper(self) -> None:
        """Nothing is left to hand out."""
        self._title.setText("")
        self._preview.clear()
        self._preview.hide()
        self._none.show()
        self.save.setEnabled(False)
        self.print.setEnabled(False)
        self.copy_words.setEnabled(False)

    def put_on_clipboard(self, said: str) -> None:
        """Copy the words of a notice, for half a minute."""
        self.copied.put(said)

    def _show_meetings(self, effect: WithdrawalEffect) -> None:
        clear(self._meeting_lines)
        self._meetings.setVisible(bool(effect.meetings))
        emptied = {one.meeting: one for one in effect.emptied}
        for meeting in effect.meetings:
            off = emptied.get(meeting)
            said = (
                _("Somebody there may no longer be invited.")
                if off is None
                else _(
                    "{when}: taken off are {names}. Tell them that the meeting is without them."
                ).format(
                    when=self.presenter.when(off.starts_at), names=joined(off.removed, words())
                )
            )
            opened = row(
                text(said), button(_("Open the meeting"), partial(self._on_meeting, meeting))
            )
            opened.setStretch(0, 1)
            self._meeting_lines.addLayout(opened)

    def _build(self) -> None:
        self._card.add(self._who)
        self._card.add(self.print_file)
        self._meetings.add(self._meeting_lines)
        left = QWidget()
        layout = column(self._card, self._meetings, gap=GRID + 4)
        layout.addStretch(1)
        left.setLayout(layout)
        area = scrolled(left)
        right = QWidget()
        inner = column(self._title, self._preview, self._none)
        inner.setStretch(1, 1)
        inner.setStretch(2, 1)
        right.setLayout(inner)
        self._none.hide()
        both = SidesOfPage(area, right, shares=(1, 1))
        press_on(self.print_all, ALL_KEYS)
        self.print_all.setToolTip(native_keys(ALL_KEYS))
        back = back_button(_("Back to the consents"), self._on_back)
        acts = (self.copy_words, self.copy, self.save, self.save_all, self.print, self.print_all)
        self.body.addWidget(above_foot(both, foot(back, *acts)), 1)

    def _on_confirmation(self) -> None:
        self.presenter.show_confirmation()

    def _on_notice(self, recipient: str) -> None:
        self.presenter.show_notice(recipient)

    def _on_meeting(self, meeting: str) -> None:
        self.presenter.open_meeting(meeting)

    def _on_copy(self) -> None:
        self.presenter.copy_words()

    def _on_print(self) -> None:
        self.presenter.print_out()

    def _on_print_all(self) -> None:
        self.presenter.print_all()

    def _on_save(self) -> None:
        self.presenter.save(self.copy.kind())

    def _on_save_all(self) -> None:
        self.presenter.save_all(print_file=self.print_file.box.isChecked())

    def _on_back(self) -> None:
        self._preview.clear()
        self.presenter.leave()
