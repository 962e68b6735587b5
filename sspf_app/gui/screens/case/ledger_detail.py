"""One row of the ledger: what, on which consent, what went wrong, who signed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.quoted import quoted
from sspf_app.gui.screens.case.ledger_words import (
    row_basis,
    row_kind,
    row_parts,
    wrong_sentences,
)
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.choice_box import ActingBox
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.services.ledger_records import CopyState, FollowUpKind
from sspf_app.services.ledger_views import LedgerRow, WrongWay
from sspf_app.texts.ledger import copy_state


class LedgerDetail(Card):
    """Shows a row.

    Signals:
        wrong_wanted: Note that it went wrong.
        back_wanted: Ask for it back, a ``LedgerRow``.
        receipt_wanted: The page to sign, for a disclosure id.
        recall_wanted: The letter, for a misdirection id.
        noted: Kind, about, recipient, what, words.
    """

    wrong_wanted = Signal()
    back_wanted = Signal(object)
    receipt_wanted = Signal(str)
    recall_wanted = Signal(str)
    noted = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._body = column(gap=GRID)
        self.add(self._body)
        self.signer = QLineEdit()

    def show_row(self, one: LedgerRow, when: str) -> None:
        """Show a row."""
        clear(self._body)
        self.say(
            _("{kind} to {name}").format(kind=row_kind(one), name=one.recipient_name),
            _("{when}, by {who}").format(when=when, who=one.by_name),
        )
        for line in row_parts(one):
            self._body.addWidget(text(line))
        if one.words:
            self._body.addWidget(text(quoted(one.words), role="words"))
        if one.basis:
            said = _("On the consent of {names}").format(names=row_basis(one))
            self._body.addWidget(text(said, role="muted"))
        if one.is_paper:
            self._add_paper(one)
        if one.without_consent:
            badge = StatusBadge(_("Went out without consent"), Tone.DANGER)
            follow = button(_("Ask for it back"), partial(self.back_wanted.emit, one))
            self._body.addLayout(row(badge, None, follow))
        for way in one.wrong:
            self._add_wrong(way)
        acts: list[QWidget] = []
        if one.is_paper:
            acts.append(button(_("Receipt to sign…"), partial(self.receipt_wanted.emit, one.id)))
        if not one.wrong:  # what is marked says so above
            acts.append(button(_("It went astray…"), self.wrong_wanted.emit, icon="warning"))
        self._body.addLayout(row(*acts, None))

    def _add_paper(self, one: LedgerRow) -> None:
        pages = "" if one.pages is None else _("{n} p.").format(n=one.pages)
        pages = pages.replace(" ", "\u00a0")  # a number and its unit stand on one line
        where = _("On paper") if one.is_printed else one.file_name
        named = ", ".join(part for part in (where, pages) if part)
        self._body.addWidget(text(named, role="muted", selectable=True))
        checksum = text(_("Checksum {sum}").format(sum=one.sha256[:16] + "…"), role="muted")
        checksum.setToolTip(one.sha256)
        checksum.setAccessibleName(_("Checksum {sum}").format(sum=one.sha256))
        self._body.addWidget(checksum)
        if one.signed_on is not None:
            said = _("Signed for on {day}").format(day=one.signed_on.isoformat())
            self._body.addLayout(row(StatusBadge(said, Tone.SUCCESS), None))
            return
        self.signer = QLineEdit()
        self.signer.setPlaceholderText(_("Who signed for it"))
        self.signer.setAccessibleName(_("Who signed for it"))
        note = button(_("Note the signature"), partial(self._on_signed, one))
        signing = row(self.signer, note)
        signing.setStretch(0, 1)
        self._body.addLayout(signing)

    def _add_wrong(self, way: WrongWay) -> None:
        self._body.addLayout(row(StatusBadge(_("Went wrong"), Tone.DANGER), None))
        for line in wrong_sentences(way):
            self._body.addWidget(text(line))
        state = ActingBox()
        state.addItem(_("What became of it…"), "")
        for one in CopyState:
            said = copy_state(one.value, words())
            state.addItem(said[:1].upper() + said[1:], one.value)
        state.setCurrentIndex(max(0, state.findData(way.state)))
        state.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        state.setMinimumContentsLength(16)
        state.setAccessibleName(_("What became of the paper"))
        state.activated.connect(lambda _number, box=state: self._on_state(way, box))
        letter = button(_("Letter that asks for it…"), partial(self.recall_wanted.emit, way.id))
        self._body.addWidget(state)
        self._body.addLayout(row(letter, None))
        if way.officer_on is None:
            told = button(_("The data protection officer is told"), partial(self._on_officer, way))
            self._body.addLayout(row(told, None))

    def _on_signed(self, one: LedgerRow) -> None:
        kind = FollowUpKind.RECEIPT_SIGNED
        self.noted.emit((kind, one.id, one.recipient, "", self.signer.text()))

    def _on_state(self, way: WrongWay, box: ActingBox) -> None:
        if box.currentData():
            what = str(box.currentData())
            self.noted.emit((FollowUpKind.COPY_STATE, way.id, way.reached, what, ""))

    def _on_officer(self, way: WrongWay) -> None:
        self.noted.emit((FollowUpKind.OFFICER_TOLD, way.id, way.reached, "", ""))
