"""What was told, area by area: risk and strengths side by side, the pictures people have."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.buttons import icon_button, quiet_button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.read_only import changing
from sspf_app.services.occasion_views import EntryView, OccasionBoard, ReferralView
from sspf_app.services.process_records import Aspect, Named
from sspf_app.texts.dates import joined
from sspf_app.texts.process import area_name, aspect_name, concern_name

_SIDES = ((Aspect.RISK, "warning", Tone.WARNING), (Aspect.STRENGTH, "star", Tone.SUCCESS))
_BELOW = (Aspect.YOUNG_VIEW, Aspect.GUARDIAN_VIEW, Aspect.BETTER)


class AreaCard(Card):
    """One area of life.

    Attributes:
        changes: The buttons that correct an entry, by item.
        takes: The buttons that take an entry up at a meeting, by item.
        take_all: Takes up all of the area, one after the other; None = there is one at the most.
        add_button: Begins an entry of this area.
    """

    def __init__(
        self,
        named: Named,
        board: OccasionBoard,
        *,
        on_add: Callable[[str], object],
        on_change: Callable[[str], object],
        on_take: Callable[[tuple[str, ...]], object],
    ) -> None:
        title = area_name(named.code, words(), name=named.name)
        super().__init__(title)
        growing(self)
        self.changes: dict[str, QToolButton] = {}
        self.takes: dict[str, QToolButton] = {}
        self._on_take = on_take
        self.add_button = changing(quiet_button(_("Add"), partial(on_add, named.code), icon="add"))
        self.add_button.setAccessibleName(_("Add to {area}").format(area=title))
        self.add_action(self.add_button)
        entries = [one for one in board.entries if one.area == named.code]
        self.take_all: QPushButton | None = None
        if len(entries) > 1:
            every = tuple(one.item.id for one in entries)
            self.take_all = changing(
                quiet_button(_("Take all up"), partial(on_take, every), icon="meeting")
            )
            self.take_all.setAccessibleName(
                _("Take all of {area} up at a meeting").format(area=title)
            )
            self.add_action(self.take_all)
        sides = row(gap=2 * GRID)
        for aspect, icon, tone in _SIDES:
            mine = [one for one in entries if one.aspect is aspect]
            holder = QWidget()
            head = row(
                IconLabel(icon, tone=tone, size=16),
                text(aspect_name(aspect.value, words()), role="label", wrap=False),
                None,
            )
            layout = column(head, gap=4)
            for one in mine:
                layout.addWidget(self._entry(one, on_change))
            if not mine:
                layout.addWidget(text(_("Nothing yet."), role="muted"))
            layout.addStretch(1)
            holder.setLayout(layout)
            sides.addWidget(holder, 1)
        if entries:
            self.add(sides)
        for aspect in _BELOW:
            mine = [one for one in entries if one.aspect is aspect]
            if mine:
                self.add(text(aspect_name(aspect.value, words()), role="label"))
                for one in mine:
                    self.add(self._entry(one, on_change))

    def take_no_more(self) -> None:
        """Offer to put right what stands, and nothing else: the case is closed."""
        for button in (self.add_button, self.take_all, *self.takes.values()):
            if button is not None:
                button.hide()

    def _entry(self, one: EntryView, on_change: Callable[[str], object]) -> QWidget:
        made, self.changes[one.item.id] = entry_line(one, on_change)
        take = icon_button(
            "meeting", _("Take it up at a meeting"), partial(self._on_take, (one.item.id,)), size=16
        )
        self.takes[one.item.id] = take
        layout = made.layout()
        if layout is not None:
            layout.addWidget(take)
            layout.setAlignment(take, Qt.AlignmentFlag.AlignTop)
        return made


class ReferralCard(Card):
    """A referral: who turned to the office, and what they told.

    Attributes:
        changes: The buttons that correct an entry, by item.
        add_button: Begins an entry.
    """

    def __init__(
        self,
        referral: ReferralView,
        board: OccasionBoard,
        *,
        day: str,
        on_add: Callable[[str], object],
        on_change: Callable[[str], object],
    ) -> None:
        row_ = referral.referral
        who = referral.party_name or _("The family")
        super().__init__(who, day)
        growing(self)
        self.changes: dict[str, QToolButton] = {}
        self.add_button = changing(
            quiet_button(_("Add"), partial(on_add, row_.meeting), icon="add")
        )
        self.add_button.setAccessibleName(_("Add to the referral of {day}").format(day=day))
        self.add_action(self.add_button)
        for fact in _facts(referral):
            self.add(text(fact, role="muted", selectable=True))
        mine = [one for one in board.entries if one.item.meeting == row_.meeting]
        names = {one.named.code: one.named.name for one in board.areas}
        for one in mine:
            about = concern_name(one.area, words(), name=names.get(one.area, ""))
            self.add(text(f"{about} · {aspect_name(one.aspect.value, words())}", role="label"))
            made, self.changes[one.item.id] = entry_line(one, on_change)
            self.add(made)
        if not mine:
            self.add(text(_("Nothing of what was told is written down yet."), role="muted"))

    def take_no_more(self) -> None:
        """Offer to put right what stands, and nothing else: the case is closed."""
        self.add_button.hide()


def entry_line(one: EntryView, on_change: Callable[[str], object]) -> tuple[QWidget, QToolButton]:
    """An entry with who reads it, and its button."""
    readers = one.item.readers
    reading = [reader.name for reader in readers if reader.reads]
    said = ngettext(
        "{source} · {n} of {all} reads it", "{source} · {n} of {all} read it", len(reading)
    ).format(source=one.item.source_name, n=len(reading), all=len(readers))
    about = joined(list(one.item.about_names), words())
    change = changing(
        icon_button("edit", _("Change the entry"), partial(on_change, one.item.id), size=16)
    )
    below = text(f"{about} · {said}", role="muted")
    below.setToolTip(
        _("Read by: {names}").format(names=", ".join(reading)) if reading else _("Read by nobody.")
    )
    beside = [text(view, role="muted", selectable=True) for view in one.item.views]
    if one.item.is_restricted:
        beside.append(text(_("Restricted: nobody gets it"), role="strong"))
    told = column(text(one.item.text, selectable=True), below, *beside, gap=0)
    whole = row(told, change)
    whole.setStretch(0, 1)
    whole.setAlignment(change, Qt.AlignmentFlag.AlignTop)
    holder = QWidget()
    holder.setLayout(whole)
    return holder, change


def _facts(view: ReferralView) -> list[str]:
    one = view.referral
    who = ", ".join(part for part in (one.name, one.function, one.phone) if part)
    found = [who or joined(list(view.persons), words())]
    if one.guardians_know is not None:
        found.append(
            _("The guardians know about the contact.")
            if one.guardians_know
            else _("The guardians do not know about the contact.")
        )
    if one.reported_on is not None:
        found.append(_("Report of concern made {day}.").format(day=one.reported_on.isoformat()))
    if one.needs_interpreter:
        found.append(_("An interpreter is needed."))
    return [fact for fact in found if fact]


def pile_of(layout: QVBoxLayout, cards: list[QWidget]) -> None:
    """Put cards below each other; where there are none, what stands there has all the room."""
    for card in cards:
        layout.addWidget(card)
    if cards:
        layout.addStretch(1)
