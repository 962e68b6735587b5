"""A package for a colleague: for whom, all of the vault or chosen cases, and what opens it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QRadioButton, QWidget

from sspf_app.gui.case_words import PROTECTED_NAME
from sspf_app.gui.i18n import _, marked
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.handover.presenter import HandOverPresenter
from sspf_app.gui.screens.handover.tall import Tall, below_tabs
from sspf_app.gui.widgets.buttons import button, check_box, primary_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.services.hand_over_page import PageOrder
from sspf_app.services.packages import PackageOrder
from sspf_app.services.queries import CaseListItem
from sspf_app.services.records import User

_ID = Qt.ItemDataRole.UserRole


class ColleaguePage(QWidget):
    """See the module.

    Attributes:
        who: Colleagues with a password, and somebody else.
        name: The name of somebody else.
        some: Only the cases that are ticked.
        cases: The open cases.
        go: Writes the package.
        names: The page names people.
        page: Writes the page.
        print: Prints the page.
    """

    presenter: HandOverPresenter

    def __init__(self) -> None:
        super().__init__()
        self.who = ChoiceBox()
        self.name = QLineEdit()
        self._name_line = FormRow(_("The colleague's name"), self.name)
        self.everything = QRadioButton(_("All of the vault"))
        self.some = QRadioButton(_("Only these cases"))
        self.everything.setChecked(True)
        self.cases = QListWidget()
        self.cases.setAccessibleName(_("Cases to hand over"))
        self.cases.setMinimumHeight(20 * GRID)
        self.names = check_box(_("With names; nobody with protected identity is named"))
        self.page = button(_("Save the page…"), self._on_page, icon="export")
        self.print = button(_("Print…"), self._on_print, icon="print", shortcut="Ctrl+P")
        self.go = primary_button(_("Make the package…"), self._on_go, icon="export")
        card = Card(_("A package for a colleague who takes over"))
        card.add(
            IconLine(
                "lock",
                _(
                    "One encrypted file. The colleague starts the program, chooses “Take up a "
                    "backup or a package…”, and comes to Today."
                ),
                Tone.INFO,
            )
        )
        card.add(FormRow(_("Who takes over?"), self.who, hint=self._hint()))
        card.add(self._name_line)
        card.add(column(self.everything, self.some, gap=GRID))
        card.add(self.cases)
        card.add(row(self.go, None))
        content = Tall()
        inner = column(card, self._page_card(), gap=2 * GRID)
        inner.addStretch(1)
        content.setLayout(inner)
        self.setLayout(below_tabs(scrolled(content, by_width=True)))
        self.who.currentIndexChanged.connect(self._on_choice)
        self.some.toggled.connect(self._on_choice)
        self.show_colleagues(())

    def show_colleagues(self, users: tuple[User, ...]) -> None:
        """Show who can be chosen."""
        chosen = self.who.currentData()
        self.who.clear()
        for user in users:
            self.who.addItem(f"{user.name} ({user.login})", user.id)
        self.who.addItem(_("Somebody without a password to this vault"), "")
        self.who.setCurrentIndex(max(self.who.findData(chosen), 0))
        self._on_choice()

    def show_cases(self, cases: tuple[CaseListItem, ...]) -> None:
        """Show the open cases; what was ticked stays ticked."""
        ticked = set(self._ticked())
        self.cases.clear()
        for one in cases:
            item = QListWidgetItem(f"{one.reference}  {one.name or marked(PROTECTED_NAME)}")
            item.setData(_ID, one.case)
            is_ticked = one.case in ticked
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            self.cases.addItem(item)

    def _page_card(self) -> Card:
        card = Card(_("A page of what waits"))
        card.add(
            text(
                _(
                    "Meetings, commitments, consents that end, answers awaited and more, by day "
                    "and reference. For your own office only."
                )
            )
        )
        card.add(self.names)
        card.add(row(self.print, self.page, None))
        return card

    def _hint(self) -> str:
        return _(
            "Who has a password to this vault opens the package with it. Anybody else gets six "
            "words, told on the telephone; they open this package and nothing more."
        )

    def _ticked(self) -> tuple[str, ...]:
        items = [self.cases.item(number) for number in range(self.cases.count())]
        return tuple(
            str(one.data(_ID)) for one in items if one.checkState() is Qt.CheckState.Checked
        )

    def _on_choice(self) -> None:
        show_if(self._name_line, wanted=not self.who.currentData())
        show_if(self.cases, wanted=self.some.isChecked())

    def _on_page(self) -> None:
        self.presenter.write_page(self._order())

    def _on_print(self) -> None:
        self.presenter.print_page(self._order())

    def _order(self) -> PageOrder:
        is_other = not self.who.currentData()
        chosen = self.who.currentText().rpartition(" (")[0]
        colleague = self.name.text().strip() if is_other else chosen
        return PageOrder(colleague=colleague, with_names=self.names.isChecked())

    def _on_go(self) -> None:
        user = str(self.who.currentData() or "") or None
        name = self.name.text().strip()
        if user is None and not name:
            self._name_line.show_trouble(_("Write the colleague's name."))
            self.name.setFocus()
            return
        self._name_line.show_trouble("")
        cases = self._ticked() if self.some.isChecked() else ()
        if self.some.isChecked() and not cases:
            self.cases.setFocus()
            return
        self.presenter.make_package(PackageOrder(user=user, name=name, cases=cases))
