"""A case: header with flags, the reason a protected person is opened, tabs."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from sspf_app.gui.case_words import Look, beside_badge, flag_look, language_word, state_look
from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.quoted import quoted
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.case.access_card import AccessCard
from sspf_app.gui.screens.case.presenter import CasePresenter
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import column, scrolled
from sspf_app.gui.widgets.marks import mark, name
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.read_only import set_read_only
from sspf_app.gui.widgets.reason import ReasonCard
from sspf_app.gui.widgets.tabs import Tabs
from sspf_app.services.case_access_views import OwnRequest
from sspf_app.services.case_views import CaseDetail
from sspf_app.texts.answers import except_in_short


class CaseView(ScreenView):
    """See the module.

    Attributes:
        tabs: The tabs.
    """

    presenter: CasePresenter

    def __init__(self, titles: Mapping[str, str]) -> None:
        super().__init__()
        outer = self.layout()
        if outer is not None:  # the tabs need the height
            outer.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
            outer.setSpacing(2)
        self._holders = {name: QWidget() for name in titles}
        self._names = list(titles)
        self.tabs = Tabs()
        name(self.tabs, _("Parts of the case"))
        for tab, holder in self._holders.items():
            holder.setLayout(column())
            self.tabs.addTab(holder, titles[tab])
        self.gate = ReasonCard()
        self._nothing = EmptyState(
            _("No case is open"),
            _("Choose one in the list of cases."),
            icon="cases",
            action=button(_("To the cases"), self._on_cases, icon="arrow-right"),
        )
        self._opening = EmptyState(
            _("The case is being opened"), _("It shows in a moment."), icon="cases"
        )
        self._stack = mark(QStackedWidget(), role="page")
        self._gate_page = QWidget()
        gate = column(self.gate)
        gate.addStretch(1)
        self._gate_page.setLayout(gate)
        self.access: AccessCard | None = None
        self._access_room = column()
        inner = QWidget()
        inner.setLayout(self._access_room)
        self._access_page = scrolled(inner)
        pages = (self.tabs, self._gate_page, self._access_page, self._nothing, self._opening)
        for page in pages:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(self._nothing)
        self.away = text(role="strong")
        self.away.hide()
        self.body.addWidget(self.away)
        self.body.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._on_tab)
        self.gate.given.connect(self._on_reason)

    def add_tab(self, tab: str, page: QWidget) -> None:
        """Fill a tab with its page."""
        inner = self._holders[tab].layout()
        if inner is not None:
            inner.addWidget(page)
            page.show()

    def show_header(self, case: CaseDetail, *, is_marked: bool = False) -> None:
        """Name, age, reference, flags, state; marked as today's beside another day."""
        self._stack.setCurrentWidget(self.tabs)
        self.header.say(_title(case), _subtitle(case))
        self.setAccessibleName(_title(case))
        look = state_look(case.state)
        said = _state_word(case, look)
        word = _("Today: {state}").format(state=said.lower()) if is_marked else said
        badges = [StatusBadge(word, look.tone, icon=look.icon)]
        if case.taken_back:
            badges.append(StatusBadge(except_in_short(case.taken_back, words()), Tone.WARNING))
        if case.beside:
            badges.append(StatusBadge(beside_badge(case.beside), Tone.WARNING, icon="ask"))
        for flag in case.flags:
            if flag not in ("closed", case.state) and not (
                flag == "custody_unverified" and case.state == "blocked"
            ):
                look = flag_look(flag)
                word = look.word if flag != "interpreter" else _interpreter(case)
                badges.append(StatusBadge(word, look.tone, icon=look.icon))
        self.header.show_badges(*badges)
        self._show_where(case)

    def _show_where(self, case: CaseDetail) -> None:
        """Say of a case that is with another office, or came from one, that it is read here."""
        away = case.went_to or case.came_from
        if case.went_to:
            said = _("The case is with {office}: here it is only read.").format(office=away)
        else:
            said = _("The case came from {office}: here it is only read.").format(office=away)
        self.away.setText(said if away else "")
        self.away.setVisible(bool(away))
        set_read_only(self.tabs, wanted=bool(away))

    def show_tab(self, tab: str) -> None:
        """Show a tab."""
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(self._names.index(tab))
        self.tabs.blockSignals(False)

    def take_keyboard(self) -> None:
        """Take it from what was left for this case; in a tab that took it already it stays."""
        here = QApplication.focusWidget()
        page = self.tabs.currentWidget()
        in_page = here is not None and page is not None and page.isAncestorOf(here)
        if not in_page or here is None or here.focusPolicy() is Qt.FocusPolicy.NoFocus:
            self.tabs.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_reason(self, case: str) -> None:
        """Ask why a protected person is opened, before anything shows."""
        self.away.hide()
        self.header.say(_("Protected personal data"))
        self.header.show_badges()
        self.gate.ask(case)
        self._stack.setCurrentWidget(self._gate_page)
        self.gate.field.setFocus()

    def show_access(self, found: OwnRequest) -> None:
        """Say that the user may not open the case, and whom to ask; nobody is named."""
        self.away.hide()
        self.header.say(_("Protected personal data"))
        self.header.show_badges()
        if self.access is None:
            self.access = AccessCard(self.presenter.ports.clock.zone)
            self.access.asked.connect(self.presenter.ask_access)
            self.access.noted.connect(self._on_access_noted)
            self._access_room.addWidget(self.access)
            self._access_room.addStretch(1)
        self.access.show_request(found)
        self._stack.setCurrentWidget(self._access_page)
        self.access.first_focus().setFocus()

    def show_opening(self) -> None:
        """A case is on its way; nothing of the one before it stands here meanwhile."""
        self.away.hide()
        self.header.say(_("Case"))
        self.header.show_badges()
        self._stack.setCurrentWidget(self._opening)

    def show_nothing(self) -> None:
        """There is no case to show."""
        self.away.hide()
        self.header.say(_("Case"))
        self.header.show_badges()
        self._stack.setCurrentWidget(self._nothing)

    def _on_cases(self) -> None:
        self.presenter.to_cases()

    def first_focus(self) -> QWidget:
        """The tabs, the reason, or why access is asked for."""
        if self._stack.currentWidget() is self._gate_page:
            return self.gate.field
        if self.access is not None and self._stack.currentWidget() is self._access_page:
            return self.access.first_focus()
        return self.tabs.tabBar()

    @Slot(int)
    def _on_tab(self, number: int) -> None:
        self.presenter.choose_tab(self._names[number])

    @Slot(bool, str, str)
    def _on_access_noted(self, give: bool, decider: str, document: str) -> None:
        self.presenter.note_access(give=give, decider=decider, document=document)

    @Slot(str)
    def _on_reason(self, reason: str) -> None:
        self.presenter.give_reason(reason)


def _title(case: CaseDetail) -> str:
    if case.age is None:
        return case.name
    return _("{name}, {age} years").format(name=case.name, age=case.age)


def _subtitle(case: CaseDetail) -> str:
    parts = [case.reference]
    if case.school and "protected" not in case.flags:
        parts.append(case.school)
    count = len([one for one in case.participations if one.is_current])
    parts.append(ngettext("{n} party", "{n} parties", count).format(n=count))
    if case.holds_to is not None:
        parts.append(_holding(case, case.holds_to.isoformat()))
    return " · ".join(parts)


def _holding(case: CaseDetail, day: str) -> str:
    """To which day the answers hold; of several purposes the one that ends before the others."""
    purpose = next((one.text for one in case.purposes if one.id == case.ends_first), "")
    said = quoted(purpose.rstrip(".")) if purpose else ""
    if case.turns_then is None:
        if said:
            return _("consent for {purpose} to {day}").format(purpose=said, day=day)
        return _("consent to {day}").format(day=day)
    sentence = (
        _("consent for {purpose} to {day}, the day before {name} turns {age}")
        if said
        else _("consent to {day}, the day before {name} turns {age}")
    )
    name = case.name.split(" ")[0]
    return sentence.format(purpose=said, day=day, name=name, age=case.turns_then)


def _state_word(case: CaseDetail, look: Look) -> str:
    """The state; that it ends soon is said of one purpose where the others hold for longer."""
    if case.state == "ending" and case.ends_first is not None:
        return _("In force, one purpose ends soon")
    return look.word


def _interpreter(case: CaseDetail) -> str:
    languages = [one.interpreter_language for one in case.people if one.interpreter_language]
    if not languages:
        return _("Interpreter")
    named = dict.fromkeys(language_word(one) for one in languages)
    return _("Interpreter: {languages}").format(languages=", ".join(named))
