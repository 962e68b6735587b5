"""The fields of an entry: of which area, what it tells of, and who will read it."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.case.take_up_card import TakeUpCard
from sspf_app.gui.screens.case.typed_entry import TypedEntry
from sspf_app.gui.widgets.buttons import press_on
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.layout import row
from sspf_app.services.case_views import CaseDetail, MeetingRef
from sspf_app.services.occasion_views import ASPECTS, OccasionBoard
from sspf_app.services.process_records import OccasionKind
from sspf_app.texts.process import area_name, aspect_name, concern_name


class EntryCard(TakeUpCard):
    """See the module."""

    def __init__(self, zone: tzinfo) -> None:
        self.area = ChoiceBox().can_be_narrow()
        self.aspect = ChipBar(_("What it tells of"), is_single=True)
        self.flags = ChipBar(_("Who of the family"))
        self._entry = TypedEntry()
        self._proposed: dict[str, str] = {}
        super().__init__(zone)
        self.save.setText(_("Save the entry"))
        press_on(self.save, "Ctrl+Return")
        self.leave.setText(_("Close, keep as draft"))
        self.area_line = FormRow(_("Area"), self.area).refuses("unknown_area")
        top = row(self.area_line, gap=2 * GRID)
        self.body.insertLayout(0, top)
        self.body.insertWidget(
            1, FormRow(_("What it tells of"), self.aspect).refuses("unknown_aspect")
        )
        self.body.insertWidget(self.body.indexOf(self.oral), self.flags)
        self.flags.changed.connect(self._on_flags)
        self.area.activated.connect(self._on_area)

    def show_entry(
        self,
        typed: TypedEntry,
        occasions: tuple[MeetingRef, ...],
        board: OccasionBoard,
        case: CaseDetail,
    ) -> None:
        """Fill the fields."""
        self._entry = typed
        self.say(_("Change the entry") if typed.item else _("New entry"))
        is_mapping = board.kind is OccasionKind.MAPPING
        naming = area_name if is_mapping else concern_name
        self.area.clear()
        self._proposed = {}
        for one in board.areas:
            self.area.addItem(naming(one.named.code, words(), name=one.named.name), one.named.code)
            self._proposed[one.named.code] = one.type.value
        self.area.setCurrentIndex(max(0, self.area.findData(typed.area)))
        self.aspect.choose(())
        self.aspect.set_choices(
            tuple(
                Choice(id=one.value, title=aspect_name(one.value, words()))
                for one in ASPECTS[board.kind]
            )
        )
        self.aspect.choose((typed.aspect,))
        self.flags.set_choices(_flags())
        self.flags.choose(_chosen(typed))
        self.show_typed(typed, occasions, case)
        self.meeting.setEnabled(not typed.item)
        self.number.begin(is_new=not typed.item)

    def collect(self) -> TypedEntry:
        """What stands in the fields."""
        base = super().collect()
        chosen = self.flags.chosen()
        return TypedEntry(
            meeting=base.meeting,
            text=base.text,
            source=base.source,
            about=base.about,
            types=base.types,
            is_oral_only=base.is_oral_only,
            answered=base.answered,
            marks=base.marks,
            seen=base.seen,
            kind=self._entry.kind,
            item=self._entry.item,
            area=str(self.area.currentData() or ""),
            aspect=self.aspect.one() or "",
            is_shared="share" in chosen,
            is_hidden="hide" in chosen,
        )

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self._entry = TypedEntry()
        self.words.clear()

    def first_field(self) -> QWidget:
        """Where the keyboard goes."""
        return self.words

    @Slot()
    def _on_area(self) -> None:
        """Another area proposes its own kind of information."""
        self._show_types((self._proposed[str(self.area.currentData())],))
        self.presenter.check()

    @Slot(object)
    def _on_flags(self, chosen: tuple[str, ...]) -> None:
        """One of the two at most: the one chosen last."""
        if len(chosen) > 1:
            kept = next(one for one in chosen if one not in self._last)
            self.flags.choose((kept,))
        self._last = self.flags.chosen()
        self.presenter.check()

    _last: tuple[str, ...] = ()


def _flags() -> tuple[Choice, ...]:
    return (
        Choice(
            id="share",
            title=_("Guardians may read it"),
            hint=_("From 15, and from 12 if mature, guardians read only what is marked for them."),
        ),
        Choice(id="hide", title=_("Not for guardians")),
    )


def _chosen(typed: TypedEntry) -> tuple[str, ...]:
    both = (("share", typed.is_shared), ("hide", typed.is_hidden))
    return tuple(key for key, holds in both if holds)
