"""A sheet beside its form: left the picture, right what the marks seem to say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.scans.presenter import ScansPresenter
from sspf_app.gui.screens.scans.sheet_findings import SheetFindings
from sspf_app.gui.screens.scans.sheet_shape import shape_of, unclear_words
from sspf_app.gui.screens.scans.typed_answer import NO, YES, TypedAnswer, box_key, box_text
from sspf_app.gui.signing_faults import time_hint
from sspf_app.gui.widgets.buttons import button, primary_button, quiet_button
from sspf_app.gui.widgets.date_field import DateField, TimeField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.flow import flowing, foot
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.paper_sheet import PaperSheet
from sspf_app.gui.widgets.picture_view import PictureView
from sspf_app.gui.widgets.sides import SidesOfPaper
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.consent_views import BoxKey
from sspf_app.services.form_code import shown_form_code
from sspf_app.services.scan_views import FindingCode, ScannedPage, ScannedSheet


class ComparePage(QWidget):
    """See the module.

    Attributes:
        picture: The scanned pages.
        looked: A box to tick for each finding that must be looked at.
        compared: Ticked when the answer was compared with the paper.
    """

    presenter: ScansPresenter

    def __init__(self) -> None:
        super().__init__()
        self.picture = PictureView()
        self.kinds = {
            YES: QRadioButton(_("Signed: yes")),
            NO: QRadioButton(_("Signed: no")),
        }
        self.sheet = PaperSheet()
        self.day = DateField()
        self.time = TimeField(self.day)
        self.valid_to = DateField()
        self.words, self.place = QPlainTextEdit(), QLineEdit()
        self.compared = QCheckBox(_("I have compared every box with the picture"))
        self.save = primary_button(_("Register an answer"), self._on_register)
        self.keep = primary_button(_("Keep the pages with the answer"), self._on_keep)
        self.said = button(_("Register an oral answer…"), self._on_said, icon="edit")
        self.leave_out = quiet_button(_("Leave this page out"), self._on_leave_out)
        self.looked: dict[FindingCode, QCheckBox] = {}
        self._pages: tuple[ScannedPage, ...] = ()
        self._can_register = self._can_keep = True
        self._is_unsigned = False
        self.findings = SheetFindings()
        self._unclear = text(role="muted")
        self._differs = text(role="strong")
        self._read: dict[BoxKey, bool] = {}
        self.sheet.marked.connect(self._on_marked)
        self.findings.page_wanted.connect(self._on_page)
        self._card = Card(" ")
        self._lines = self._build_lines()
        self._build()

    def show_sheet(self, sheet: ScannedSheet, typed: TypedAnswer) -> None:
        """Show a sheet, with what the marks seem to say or what was typed before."""
        self._pages = sheet.pages
        self._card.say(
            _("Answer from {name}").format(name=sheet.signatory),
            _("Form {code}, case {reference}").format(
                code=shown_form_code(sheet.code), reference=sheet.reference
            ),
        )
        self.picture.show_pictures([(_page_words(page), page.picture) for page in sheet.pages])
        self.sheet.show_sheet(shape_of(sheet))
        self.sheet.sheet.set_boxes(
            {box_key(one): value for one, value in typed.boxes.items()},
            frozenset(box_key(one) for one in typed.oral),
        )
        self._group.setExclusive(False)
        for kind, choice in self.kinds.items():
            choice.setChecked(kind == typed.kind)
        self._group.setExclusive(True)
        self.day.edit.setText(typed.day)
        self.time.setText(typed.time)
        self.valid_to.edit.setText(typed.valid_to)
        self.words.setPlainText(typed.words)
        self.place.setText(typed.place)
        self.compared.setChecked(typed.has_compared)
        self.findings.show_findings(sheet)
        self.looked = self.findings.looked
        show_if(self._lines["looked"], wanted=bool(self.looked))
        unclear = unclear_words(sheet)
        self._unclear.setText(_("Look at these on the paper: {boxes}").format(boxes=unclear))
        show_if(self._unclear, wanted=bool(unclear))
        self._can_register = sheet.can_register
        self._can_keep = sheet.can_keep
        self._is_unsigned = not sheet.can_register and sheet.returned is not None
        for name in ("kind", "boxes", "words"):
            self._lines[name].setEnabled(not self._is_unsigned)
        words = (_("Signed: yes"), _("Signed: no"))
        if self._is_unsigned:
            words = (_("The file: yes"), _("The file: no"))
        for kind, said in zip((YES, NO), words, strict=True):
            self.kinds[kind].setText(said)
        show_if(self.said, wanted=self._is_unsigned and not sheet.record)
        show_if(self.save, wanted=sheet.can_register)
        show_if(self.keep, wanted=not sheet.can_register and sheet.can_keep)
        show_if(self.leave_out, wanted=len(sheet.pages) > 1)
        self._read = dict(sheet.proposal.boxes)
        self.show_faults({})
        self._on_kind()
        self._area.verticalScrollBar().setValue(0)
        self.kinds[typed.kind or YES].setFocus(Qt.FocusReason.OtherFocusReason)

    def collect(self) -> TypedAnswer:
        """What is typed."""
        kind = next((kind for kind, choice in self.kinds.items() if choice.isChecked()), "")
        return TypedAnswer(
            kind=kind,
            boxes={box_text(key): value for key, value in self.sheet.sheet.boxes.items()},
            oral=[box_text(key) for key in sorted(self.sheet.sheet.oral)],
            day=self.day.typed(),
            time=self.time.typed(),
            valid_to=self.valid_to.typed(),
            words=self.words.toPlainText(),
            place=self.place.text(),
            looked_at=[code.value for code, box in self.looked.items() if box.isChecked()],
            has_compared=self.compared.isChecked(),
        )

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say at its place what is missing, and go there."""
        tell_faults(self._lines, faults)

    def _build(self) -> None:
        lines, card = self._lines, self._card
        card.add(self.findings)
        for name in ("looked", "kind", "boxes"):
            card.add(lines[name])
        card.add(self._unclear)
        card.add(row(lines["day"], lines["time"], None, gap=2 * GRID))
        for name in ("valid_to", "words", "place"):
            card.add(lines[name])
        card.add(self._differs)
        card.add(lines["compared"])
        inner = QWidget()
        layout = column(card)
        layout.addStretch(1)
        inner.setLayout(layout)
        self._area = scrolled(inner)
        back = back_button(_("Back to the list"), self._on_back)
        left, right = QWidget(), QWidget()
        left.setLayout(column(self.picture, row(self.leave_out, None)))
        answer = column(self._area, foot(back, self.said, self.keep, self.save), gap=GRID)
        answer.setStretch(0, 1)
        right.setLayout(answer)
        self.setLayout(column(SidesOfPaper(left, right, shares=(5, 7))))

    def _build_lines(self) -> dict[str, FormRow]:
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(64)
        self._group = QButtonGroup(self)
        for choice in self.kinds.values():
            self._group.addButton(choice)
            choice.clicked.connect(self._on_kind)
        kinds = flowing(*self.kinds.values(), gap=2 * GRID)
        kinds.setFocusProxy(self.kinds[YES])
        return {
            "looked": FormRow(_("Look at this on the paper"), self.findings.to_look),
            "kind": FormRow(_("The answer"), kinds),
            "boxes": FormRow(
                _("The boxes, as on the paper"),
                self.sheet,
                hint=_("Proposed from the picture. Space or a click changes a box."),
            ),
            "day": FormRow(_("Day"), self.day),
            "time": FormRow(_("Time"), self.time, hint=time_hint()),
            "valid_to": FormRow(_("Holds to"), self.valid_to, hint=_("As on the paper.")),
            "words": FormRow(
                _("Words written by hand under the exceptions"),
                self.words,
                hint=_("The yes waits until you have confirmed what the words mean."),
                optional=True,
            ),
            "place": FormRow(
                _("Where the paper itself lies"),
                self.place,
                hint=_("Such as: binder 3 in the locked cabinet."),
                optional=True,
            ),
            "compared": FormRow(_("Before you register"), self.compared),
        }

    @Slot()
    def _on_kind(self) -> None:
        """Show only what this kind of answer has."""
        is_yes = self.kinds[YES].isChecked()
        is_shown = self._can_register or self._is_unsigned
        self._lines["kind"].setVisible(is_shown)
        for name in ("day", "time"):
            self._lines[name].setVisible(self._can_register)
        self._lines["valid_to"].setVisible(is_yes and self._can_register)
        self._lines["boxes"].setVisible(is_yes and is_shown)
        has_words = self._can_register or bool(self.words.toPlainText())
        self._lines["words"].setVisible(is_yes and is_shown and has_words)
        for name in ("place", "compared"):
            self._lines[name].setVisible(self._can_register or self._can_keep)
        self._unclear.setVisible(
            is_yes and self._can_register and not self._unclear.text().endswith(": ")
        )
        self._on_marked()

    @Slot()
    def _on_marked(self) -> None:
        """Say how far the answer is from what the picture seems to say."""
        typed = self.sheet.sheet.boxes
        number = sum(typed.get(key) is not self._read.get(key) for key in typed | self._read)
        said = ngettext(
            "{n} box is not as the program read it from the picture.",
            "{n} boxes are not as the program read them from the picture.",
            number,
        )
        self._differs.setText(said.format(n=number))
        is_yes = self.kinds[YES].isChecked() and self._can_register
        self._differs.setVisible(number > 0 and is_yes)

    @Slot(int)
    def _on_page(self, page: int) -> None:
        self.picture.go_to(page)

    def _on_register(self) -> None:
        self.presenter.register()

    def _on_keep(self) -> None:
        self.presenter.keep_only()

    def _on_said(self) -> None:
        self.presenter.register_said()

    def _on_back(self) -> None:
        self.presenter.back()

    def _on_leave_out(self) -> None:
        if self._pages:
            self.presenter.leave_out(self._pages[self.picture.page()].id)


def _page_words(page: ScannedPage) -> str:
    if page.returned is not None:
        said = _("File, page {page} of {pages}")
        return said.format(page=page.page, pages=page.pages or "?")
    return _("Page {page} of {pages}").format(page=page.page, pages=page.pages or "?")
