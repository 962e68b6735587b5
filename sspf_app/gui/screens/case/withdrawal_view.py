"""Registering a withdrawal: what was heard at the left, what it stops at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.case.part_view import PartView, letters_wide
from sspf_app.gui.screens.case.withdrawal_groups import WithdrawalGroups
from sspf_app.gui.screens.case.withdrawal_parts import WithdrawalParts
from sspf_app.gui.screens.case.withdrawal_presenter import (
    Effects,
    Faults,
    Kinds,
    WithdrawalForm,
    WithdrawalPresenter,
)
from sspf_app.gui.widgets.buttons import (
    native_keys,
    press_on,
    primary_button,
)
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField, TimeField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.flow import flowing, foot, growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.sharing_matrix import SharingMatrix
from sspf_app.gui.widgets.sides import SidesOfPage
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.withdrawal_views import WithdrawalPreview

SAVE_KEYS = "Ctrl+Return"
_PAUSE_MS = 120
_MATRIX_ROWS = 9
_MARGINS = 9 * GRID
"""Of the card, and of the bar that scrolls it."""


class WithdrawalView(PartView):
    """See the module.

    Attributes:
        taken: Which parts, where it is not the whole.
    """

    presenter: WithdrawalPresenter

    def __init__(self) -> None:
        super().__init__(_("Register a withdrawal"))
        self.signatory, self.heard_party = ChoiceBox(), ChoiceBox()
        self.day = DateField()
        self.time = TimeField(self.day)
        self.heard_by = QLineEdit()
        self.words = QPlainTextEdit()
        self.whole = QRadioButton(_("The whole consent"))
        self.parts = QRadioButton(_("Parts of it"))
        self.taken = WithdrawalParts()
        self._given: Kinds = {}
        self._asked = ""
        self.save = primary_button(_("Register the withdrawal"), self._on_save)
        self.why_not = text(role="muted")
        self.matrix = SharingMatrix()
        self._left = QScrollArea()
        self._stops = growing(Card(" "))
        self._nothing = text(
            _("Choose who takes it back, and how much. It shows here."), role="muted"
        )
        self.effects = WithdrawalGroups()
        self._lines: dict[str, FormRow] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self._build()

    def show_form(
        self,
        form: WithdrawalForm,
        case: CaseDetail,
        signatories: tuple[tuple[str, str], ...],
        given: Kinds,
    ) -> None:
        """Fill the fields; the kinds are those the chosen one said yes to."""
        self._given = given
        parties = list(dict.fromkeys((one.party, one.name) for one in case.participations))
        self.signatory.clear()
        self.signatory.addItem(_("Choose…"), "")
        for who, said in signatories:
            self.signatory.addItem(said, who)
        self.signatory.setCurrentIndex(max(0, self.signatory.findData(form.signatory)))
        self.heard_party.clear()
        for party, said in parties:
            self.heard_party.addItem(said, party)
        self.heard_party.setCurrentIndex(max(0, self.heard_party.findData(form.heard_party)))
        self.day.edit.setText(form.day)
        self.time.setText(form.time)
        self.heard_by.setText(form.heard_by)
        self.words.setPlainText(form.words)
        (self.whole if form.is_whole else self.parts).setChecked(True)
        self.taken.show_parts(form, case)
        self._show_types(form.types)
        self._show_parts()
        self.show_faults({})
        first = self.save if form.signatory else self.signatory
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def collect(self) -> WithdrawalForm:
        """What is typed."""
        return WithdrawalForm(
            signatory=str(self.signatory.currentData() or ""),
            day=self.day.typed(),
            time=self.time.typed(),
            heard_party=str(self.heard_party.currentData() or ""),
            heard_by=self.heard_by.text(),
            words=self.words.toPlainText(),
            is_whole=self.whole.isChecked(),
            subjects=self.taken.ticked("subjects"),
            purposes=self.taken.ticked("purposes"),
            parties=self.taken.ticked("parties"),
            types=self.taken.ticked("types"),
        )

    def show_faults(self, faults: Faults) -> None:
        """Say what is missing, at its place."""
        tell_faults(self._lines, faults)

    def show_preview(self, heading: str, effects: Effects, preview: WithdrawalPreview) -> None:
        """Say what stops, who is told and what stays; show the matrix as it would be."""
        self._stops.say(heading)
        self._nothing.hide()
        self.effects.show_effects(effects)
        self.effects.show()
        self._stops.setAccessibleName(heading)
        self.matrix.setVisible(bool(preview.matrix.types))
        self.matrix.show_matrix(preview.matrix)
        if preview.stopped:
            self.matrix.choose(*min(preview.stopped))

    def show_nothing_stops(self) -> None:
        """Something is still to choose."""
        self._stops.say(_("What stops"))
        self._nothing.show()
        self.effects.hide()
        self.matrix.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stops has room for its matrix, and no more than there is."""
        super().resizeEvent(event)
        self._aside.setMinimumWidth(min(letters_wide(self, 58), event.size().width() - 2 * GRID))

    def _build(self) -> None:
        self._lines = self._build_lines()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 2 * GRID)
        card = Card(_("Somebody takes back a consent"))
        card.add(self._lines["signatory"])
        card.add(row(self._lines["day"], self._lines["time"], None, gap=2 * GRID))
        heard = row(self._lines["heard_party"], self._lines["heard_by"], gap=2 * GRID)
        heard.setStretch(0, 2)
        heard.setStretch(1, 1)
        for line in ("heard_party", "heard_by"):
            heard.setAlignment(self._lines[line], Qt.AlignmentFlag.AlignTop)
        card.add(heard)
        card.add(self._lines["parts"])
        card.add(self.taken)
        card.add(self._lines["words"])
        self._stops.add(self._nothing)
        self._stops.add(self.effects)
        self._stops.add(self.matrix)
        rows = self.matrix.verticalHeader().defaultSectionSize() * _MATRIX_ROWS
        self.matrix.setMinimumHeight(self.matrix.horizontalHeader().height() + rows)
        aside = self._aside = _top(self._stops)
        self._left = _top(card)
        self.body.addWidget(SidesOfPage(self._left, aside, shares=(3, 4)), 1)
        press_on(self.save, SAVE_KEYS)
        keys = text(native_keys(SAVE_KEYS), role="muted", wrap=False)
        back = back_button(_("Back to the consents"), self._on_back)
        self.why_not.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(self.why_not)
        self.body.addLayout(foot(back, keys, self.save))
        self.signatory.activated.connect(self._on_changed)
        self.heard_party.activated.connect(self._on_changed)
        self.day.edit.textChanged.connect(self._on_typed)
        self.time.textChanged.connect(self._on_typed)
        self.taken.changed.connect(self._on_changed)

    def _build_lines(self) -> dict[str, FormRow]:
        group = QButtonGroup(self)
        how_much = flowing(self.whole, self.parts, gap=2 * GRID)
        how_much.setFocusProxy(self.whole)
        for choice in (self.whole, self.parts):
            group.addButton(choice)
            choice.clicked.connect(self._on_changed)
        return {
            "signatory": FormRow(
                _("Who takes it back?"),
                self.signatory,
                hint=_("It holds from when it was heard. Nobody is asked why."),
            ),
            "day": FormRow(_("Heard on"), self.day).refuses("date_in_future", "before_birth"),
            "time": FormRow(_("at"), self.time),
            "heard_party": FormRow(_("Heard by the party"), self.heard_party),
            "heard_by": FormRow(
                _("Who there"),
                self.heard_by,
            ),
            "parts": FormRow(_("How much?"), how_much),
            "words": FormRow(
                _("In their own words"),
                self.words,
                hint=_("Kept with the withdrawal; stands on no paper."),
                optional=True,
            ),
        }

    def _show_types(self, chosen: list[str]) -> None:
        self._asked = str(self.signatory.currentData() or "")
        self.taken.show_types(self._given.get(self._asked, ()), chosen)

    @Slot()
    def _on_changed(self) -> None:
        self._pause.stop()
        if str(self.signatory.currentData() or "") != self._asked:
            self._show_types(self.taken.ticked("types"))
        self._show_parts()
        self.presenter.preview()

    @Slot()
    def _on_typed(self) -> None:
        self._pause.start()

    @Slot()
    def _on_pause(self) -> None:
        self.presenter.preview()

    def _show_parts(self) -> None:
        """Show what may be chosen; the words of a box are not broken, so they get their room."""
        self.taken.setVisible(self.parts.isChecked())
        has_part = self.whole.isChecked() or self.taken.has_any()
        why = "" if has_part else _("Tick what is taken back, or choose the whole consent.")
        self.why_not.setText(why)
        show_if(self.why_not, wanted=bool(why))
        self.save.setEnabled(has_part)
        self.save.setAccessibleDescription(why)
        self.save.setToolTip(why)
        room = self.taken.widest() + _MARGINS if self.parts.isChecked() else 0
        self._left.setMinimumWidth(min(room, self.width() // 2))

    def _on_back(self) -> None:
        self.presenter.leave()

    def _on_save(self) -> None:
        self.presenter.save()


def _top(content: QWidget) -> QScrollArea:
    """Content at the top of what scrolls."""
    page = QWidget()
    layout = column(content)
    layout.addStretch(1)
    page.setLayout(layout)
    return scrolled(page)
