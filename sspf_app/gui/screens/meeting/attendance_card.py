"""Who came: one line for each participant."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.ports import Trouble
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.folding import FoldingCard
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column
from sspf_app.gui.widgets.marks import name, show_if
from sspf_app.gui.widgets.notices import Banner
from sspf_app.services.meeting_views import AttendanceView
from sspf_app.services.records import Presence


class AttendanceCard(FoldingCard):
    """Present or absent, and for a party who came.

    Signals:
        noted: Participant, ``Presence`` and the names written.
    """

    noted = Signal(str, object, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Attendance"), parent=parent)
        growing(self)
        self._rows = column(gap=12)
        self.banner = Banner()
        self._shown: tuple[AttendanceView, ...] = ()
        self._is_open = True
        self._waits_for = text(role="muted")
        self.bars: dict[str, ChipBar] = {}
        self.fields: dict[str, QLineEdit] = {}
        self.add(self.banner)
        self.add(self._waits_for)
        self._waits_for.hide()
        self.add(self._rows)

    def show_people(self, people: tuple[AttendanceView, ...]) -> None:
        """Show these; the same again leaves the keyboard where it is."""
        if people == self._shown:
            return
        same = [one.participant for one in people] == [one.participant for one in self._shown]
        self._shown = people
        self._say_how_it_stands()
        if same:
            for one in people:
                self._fill(one)
            return
        clear(self._rows)
        self.bars, self.fields = {}, {}
        for one in people:
            self._rows.addWidget(self._row(one))

    def body_enabled(self, *, wanted: bool) -> None:
        """Let it be changed, or only read: with the minutes it is locked too."""
        self._is_open = wanted
        self._let_note()
        self._say_how_it_stands()

    def wait_for(self, said: str) -> None:
        """Nobody came to a meeting that has not begun; empty = it has."""
        self._waits_for.setText(said)
        show_if(self._waits_for, wanted=bool(said))
        self._let_note()

    def _let_note(self) -> None:
        wanted = self._is_open and not self._waits_for.text()
        for control in (*self.bars.values(), *self.fields.values()):
            control.setEnabled(wanted)

    @property
    def is_waiting(self) -> bool:
        """Whether it is not noted of everybody if they came."""
        return any(one.presence is Presence.INVITED for one in self._shown)

    def _say_how_it_stands(self) -> None:
        """Counted for the line that shows when the card is folded."""
        count = Counter(one.presence for one in self._shown)
        there, away = count[Presence.PRESENT], count[Presence.ABSENT]
        said = [
            ngettext("{n} present", "{n} present", there).format(n=there) if there else "",
            ngettext("{n} absent", "{n} absent", away).format(n=away) if away else "",
            ngettext("{n} not noted", "{n} not noted", count[Presence.INVITED]).format(
                n=count[Presence.INVITED]
            )
            if count[Presence.INVITED]
            else "",
        ]
        words = ", ".join(one for one in said if one)
        if words and not self._is_open:
            words += ". " + _("Locked with the minutes.")
        self.say(_("Attendance"), words)

    def _row(self, one: AttendanceView) -> QWidget:
        bar = ChipBar(one.name, is_single=True)
        bar.set_choices(
            (
                Choice(id=Presence.PRESENT.value, title=_("Present")),
                Choice(id=Presence.ABSENT.value, title=_("Absent")),
            )
        )
        self.bars[one.participant] = bar
        participant = one.participant
        bar.changed.connect(lambda _ids: self._tell(participant))
        holder = QWidget()
        head = text(one.name, role="strong")
        if one.kind == "party":
            field = name(QLineEdit(), _("Who came for {name}").format(name=one.name))
            field.setPlaceholderText(_("Who came, and their function"))
            field.editingFinished.connect(lambda: self._tell(participant))
            self.fields[participant] = field
            holder.setLayout(column(head, bar, field, gap=6))
        else:
            holder.setLayout(column(head, bar, gap=4))
        self._fill(one)
        return holder

    def _fill(self, one: AttendanceView) -> None:
        self.bars[one.participant].choose((one.presence.value,))
        field = self.fields.get(one.participant)
        if field is not None and not field.hasFocus():
            field.setText(one.names)

    def _tell(self, participant: str) -> None:
        chosen = self.bars[participant].one()
        field = self.fields.get(participant)
        names = "" if field is None else field.text().strip()
        before = next(one for one in self._shown if one.participant == participant)
        presence = before.presence if chosen is None else Presence(chosen)
        if (presence, names) != (before.presence, before.names):
            self.noted.emit(participant, presence, names)


class AttendanceCards:
    """The same card in both its places; fulfils ``AttendancePort``."""

    def __init__(self, owner: QWidget, *cards: AttendanceCard) -> None:
        self.owner = owner
        self.cards = cards

    def show_people(self, people: tuple[AttendanceView, ...]) -> None:
        """Show these."""
        for card in self.cards:
            card.show_people(people)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what was not saved."""
        for card in self.cards:
            card.banner.show_trouble(trouble)

    def clear_trouble(self) -> None:
        """Something else was clicked, or another meeting is open."""
        for card in self.cards:
            card.banner.clear()
