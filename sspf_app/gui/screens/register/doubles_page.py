"""Persons who may be entered twice: the pairs at the left, two beside each other at the right."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QRadioButton, QStackedWidget, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.register.doubles_presenter import DoublesPresenter
from sspf_app.gui.screens.register.doubles_words import effect_words, opened_words, why_word
from sspf_app.gui.screens.register.made_one_card import MadeOneCard
from sspf_app.gui.widgets.buttons import button, primary_button, quiet_button
from sspf_app.gui.widgets.chips import Choice
from sspf_app.gui.widgets.flow import growing, pile
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import mark, scaled, show_if
from sspf_app.gui.widgets.notices import Banner, EmptyState
from sspf_app.gui.widgets.page import Page
from sspf_app.gui.widgets.picker import PickField
from sspf_app.gui.widgets.sides import SidesInSection
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.alike import Alike
from sspf_app.services.duplicates import Pair
from sspf_app.services.merge_views import MadeOne, MergeEffect
from sspf_app.services.people_views import PersonDetail, PersonListItem
from sspf_app.texts.labels import protection_label

_PAST = 2
"""Page of those that were made one."""
_FIELD = 480
"""Pixels a name needs at most."""


class DoublesPage(Page):
    """See the module."""

    presenter: DoublesPresenter

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.made = MadeOneCard(zone)
        self.setAccessibleName(_("Entered twice"))
        self.model: ItemTableModel[Pair] = ItemTableModel(
            _columns(), id_of=lambda pair: f"{pair.first.id}/{pair.second.id}"
        )
        self.table = ItemTable(self.model, name=_("Persons who may be entered twice"))
        self.first, self.second = PickField(_("One person")), PickField(_("The other"))
        self.compare = button(_("Compare these two"), self._on_compare)
        self.past = quiet_button(_("Made one before…"), self._on_past, icon="history")
        self._right = mark(QStackedWidget(), role="page")
        self._cards = QWidget()
        self._beside = row(gap=GRID + 4)
        self.keeps: dict[str, QRadioButton] = {}
        self.refusal = Banner()
        self._effect = text()
        self._opens = QVBoxLayout()
        self.read = QCheckBox(_("I have read what may be shared after this"))
        self.merge = primary_button(_("Make them one person"), self._on_merge, icon="check")
        self.two = button(_("They are two persons"), self._on_two)
        self._build()
        self.show_nothing()

    def show_pairs(self, pairs: tuple[Pair, ...], people: tuple[PersonListItem, ...]) -> None:
        """Fill the list, and what can be compared."""
        self.model.set_items(pairs)
        self._nobody.step_back(wanted=not pairs)
        choices = tuple(
            Choice(id=one.id, title=one.name, hint="" if one.born is None else one.born.isoformat())
            for one in people
        )
        self.first.set_choices(choices)
        self.second.set_choices(choices)

    def show_both(self, first: PersonDetail, second: PersonDetail) -> None:
        """Show two beside each other."""
        clear(self._beside)
        self.keeps = {}
        for one, other in ((first, second), (second, first)):
            card = self._card(one, other)
            self._beside.addWidget(card, 1)
            self._beside.setAlignment(card, Qt.AlignmentFlag.AlignTop)
        self.keeps[first.id].setChecked(True)
        self._right.setCurrentIndex(1)
        self._show_told(())

    def show_effect(self, effect: MergeEffect) -> None:
        """Say what follows."""
        self.refusal.clear()
        self._effect.setText(effect_words(effect))
        self._show_told(opened_words(effect.opens))
        self._allow()

    def show_made(self, made: tuple[MadeOne, ...]) -> None:
        """Offer those that were made one."""
        self.made.show_made(made)
        show_if(self.past, wanted=bool(made))
        if not made and self._right.currentIndex() == _PAST:
            self.show_nothing()

    def show_refusal(self, sentence: str) -> None:
        """Say why they cannot be one."""
        self.refusal.say(sentence, tone=Tone.DANGER)
        self._effect.setText("")
        self._show_told(())
        self.merge.setEnabled(False)

    def show_nothing(self) -> None:
        """No two are compared."""
        clear(self._beside)
        self.keeps = {}
        self._right.setCurrentIndex(0)

    def kept(self) -> str:
        """Id of who stays."""
        return next((one for one, radio in self.keeps.items() if radio.isChecked()), "")

    def _build(self) -> None:
        empty = EmptyState(
            _("Nobody is entered twice, as it seems"),
            _("Names, birth dates and numbers are compared, also where spelled nearly alike."),
            icon="people",
        )
        place: ListPlace[Pair] = ListPlace(self.table, empty)
        left = QWidget()
        inner = column(place, FormRow(_("Or choose yourself"), self.first), self.second, gap=GRID)
        inner.addLayout(row(self.compare, None, self.past))
        inner.setStretch(0, 1)
        for field in (self.first, self.second):
            field.setMaximumWidth(scaled(_FIELD))
        left.setLayout(inner)
        self._cards.setLayout(self._beside)
        self._opens.setSpacing(4)
        what = growing(Card(_("What follows")))
        what.add(self.refusal)
        what.add(self._effect)
        what.add(self._opens)
        what.add(self.read)
        what.add(row(self.merge, self.two, None))
        what.add(
            text(
                _("Nothing is deleted: what was recorded of both stays in the history."),
                role="muted",
            )
        )
        self._nobody = EmptyState(
            _("Nobody is compared"), _("Choose a pair in the list."), icon="people"
        )
        self._right.addWidget(self._nobody)
        self._right.addWidget(scrolled(pile(self._cards, what, gap=GRID + 4, right=GRID)))
        self._right.addWidget(scrolled(pile(self.made, gap=GRID + 4, right=GRID)))
        show_if(self.past, wanted=False)
        both = SidesInSection(left, self._right, shares=(4, 6))
        layout = column(self.busy, self.banner, both, gap=4)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.table.item_chosen.connect(self._on_chosen)
        self.read.toggled.connect(self._on_read)
        self.made.back_wanted.connect(self._on_back)

    def _card(self, one: PersonDetail, other: PersonDetail) -> Card:
        card = growing(Card(one.name))
        theirs = dict(_facts(other))
        for label, value in _facts(one):
            is_other = theirs.get(label, "") != value and bool(theirs.get(label))
            said = f"{label}: {value}"
            if is_other:
                card.add(IconLine("warning", said, Tone.WARNING))
            else:
                card.add(text(said))
        keep = QRadioButton(_("This one stays"))
        keep.setAccessibleName(_("{name} stays").format(name=one.name))
        keep.clicked.connect(self._on_keep)
        self.keeps[one.id] = keep
        card.add(keep)
        return card

    def _show_told(self, said: tuple[str, ...]) -> None:
        clear(self._opens)
        for sentence in said:
            self._opens.addWidget(IconLine("warning", sentence, Tone.WARNING))
        self.read.setChecked(False)
        show_if(self.read, wanted=bool(said))
        self.merge.setEnabled(False)

    def _allow(self) -> None:
        self.merge.setEnabled(self.read.isHidden() or self.read.isChecked())

    @Slot(object)
    def _on_chosen(self, pair: Pair | None) -> None:
        if pair is not None:
            self.presenter.compare(pair.first.id, pair.second.id)

    def _on_compare(self) -> None:
        self.presenter.compare(self.first.chosen() or "", self.second.chosen() or "")

    def _on_past(self) -> None:
        self._right.setCurrentIndex(_PAST)

    @Slot(object)
    def _on_back(self, made: MadeOne) -> None:
        self.presenter.ask_back(made)

    @Slot()
    def _on_keep(self) -> None:
        for one, radio in self.keeps.items():
            radio.setChecked(radio is self.sender())
            if radio is self.sender():
                self.presenter.keep(one)

    @Slot(bool)
    def _on_read(self, _is_read: bool) -> None:
        if not self.read.isHidden():
            self._allow()

    def _on_merge(self) -> None:
        self.presenter.merge(self.kept())

    def _on_two(self) -> None:
        self.presenter.are_two()


def _facts(one: PersonDetail) -> list[tuple[str, str]]:
    custody = ", ".join(
        dict.fromkeys(
            item.child_name if item.holder == one.id else item.holder_name for item in one.custody
        )
    )
    protection = ""
    if one.protected_identity.value != "none":
        protection = protection_label(one.protected_identity, words())
    facts = [
        (_("Born"), "" if one.born is None else one.born.isoformat()),
        (_("Personal number"), one.personal_number or ""),
        (_("Also called"), ", ".join(one.aliases)),
        (_("Custody"), custody),
        (_("Cases"), ", ".join(reference for _case, reference in one.cases)),
        (_("Telephone"), one.phone or ""),
        (_("E-mail"), one.email or ""),
        (_("Address"), one.address or ""),
        (_("School and class"), one.school or ""),
        (_("Protection"), protection),
    ]
    return [(label, value) for label, value in facts if value]


def _short(why: Alike) -> str:
    return {Alike.NUMBER: _("number"), Alike.NAME: _("name")}.get(why, _("name, born"))


def _columns() -> tuple[Column[Pair], ...]:
    return (
        Column(
            name="both",
            title=_("Persons"),
            text=lambda pair: f"{pair.first.name} – {pair.second.name}",
            hint=lambda pair: why_word(pair.why),
            width=0,
        ),
        Column(name="why", title=_("Alike"), text=lambda pair: _short(pair.why), width=10),
    )
