"""Leads today's queue: each line a sentence and one thing to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sspf_app.domain.time import day_of
from sspf_app.gui.case_words import PROTECTED_NAME, state_look
from sspf_app.gui.i18n import _, marked, ngettext, words
from sspf_app.gui.looks import Tone
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.today.ports import TodayPort
from sspf_app.services.changes import Topic
from sspf_app.services.form_code import shown_form_code
from sspf_app.services.today_views import TodayEntry, TodayQueue
from sspf_app.texts.dates import weekday_and_day


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayLine:
    """One line of the queue.

    Attributes:
        sentence: What it is.
        about: Reference, or day.
        button: What the one button does.
        screen: Where it leads.
        wanted: What to show there.
    """

    sentence: str
    about: str
    icon: str
    tone: Tone
    button: str
    screen: str
    wanted: dict[str, str]


class TodayPresenter(ScreenPresenter):
    """See the module."""

    topics = frozenset(Topic)
    view: TodayPort

    def refresh(self) -> None:
        """Load the queue."""
        self.read(self.services.today.queue, self._show)

    def act(self, line: TodayLine) -> None:
        """Go where a line leads."""
        self.ports.frame.navigate(line.screen, **line.wanted)

    def _show(self, queue: TodayQueue) -> None:
        self.view.show_day(weekday_and_day(queue.day, words()))
        self.view.show_lines(
            tuple(self.line(entry) for entry in queue.entries),
            tuple(self.line(entry) for entry in queue.next_week),
        )

    def line(self, entry: TodayEntry) -> TodayLine:
        """A line of the queue in words."""
        made = {
            "meeting": self._meeting,
            "withdrawal_not_notified": self._withdrawal,
            "consent_ending": self._ending,
            "birthday": self._birthday,
            "form_out": self._form_out,
            "draft": self._draft,
        }
        return made[entry.kind](entry)

    def _meeting(self, entry: TodayEntry) -> TodayLine:
        look = state_look(entry.detail)
        at = entry.at.astimezone(self.ports.clock.zone)
        if entry.days == 0:
            text = _("{time:%H:%M} meeting about {name}. Consent: {state}.")
        else:
            text = _("{time:%H:%M} on {day}: meeting about {name}. Consent: {state}.")
        return self._line(
            entry,
            text.format(
                time=at,
                day=weekday_and_day(at.date(), words()),
                name=_name(entry),
                state=look.word.lower(),
            ),
            icon="meeting",
            tone=look.tone,
            button=_("Open the meeting"),
            screen="meeting",
            meeting=entry.target,
        )

    def _withdrawal(self, entry: TodayEntry) -> TodayLine:
        if entry.detail:
            text = _("A withdrawal about {name} is in force since {when}. Not told yet: {names}.")
        else:
            text = _("A withdrawal about {name} is in force since {when}. It is not confirmed yet.")
        said = text.format(name=_name(entry), when=self._when(entry.at), names=entry.detail)
        return self._line(
            entry,
            said,
            icon="undo",
            tone=Tone.DANGER,
            button=_("Print the papers"),
            screen="case",
            tab="consent",
            withdrawal=entry.target,
        )

    def _ending(self, entry: TodayEntry) -> TodayLine:
        if entry.days < 0:
            said = _("The consent about {name} ended on {day}.").format(
                name=_name(entry), day=entry.detail
            )
        else:
            said = ngettext(
                "The consent about {name} ends on {day}, in {n} day.",
                "The consent about {name} ends on {day}, in {n} days.",
                entry.days,
            ).format(name=_name(entry), day=entry.detail, n=entry.days)
        return self._line(
            entry,
            said,
            icon="clock",
            tone=Tone.WARNING,
            button=_("Renew"),
            screen="case",
            tab="consent",
        )

    def _birthday(self, entry: TodayEntry) -> TodayLine:
        day = day_of(entry.at, self.ports.clock.zone).isoformat()
        text = (
            _("{name} turns {age} on {day}, and then answers alone.")
            if entry.detail == "18"
            else _("{name} turns {age} on {day}, and then answers too.")
        )
        return self._line(
            entry,
            text.format(name=_name(entry), age=entry.detail, day=day),
            icon="person",
            tone=Tone.INFO,
            button=_("Open the consents"),
            screen="case",
            tab="consent",
        )

    def _form_out(self, entry: TodayEntry) -> TodayLine:
        day = day_of(entry.at, self.ports.clock.zone).isoformat()
        if entry.detail:
            text = _("The form {code} for {name} is out since {day}, and not answered.")
        else:
            text = _("A form for {name} is out since {day}, and not answered.")
        code = shown_form_code(entry.detail) if entry.detail else ""
        said = text.format(code=code, name=_name(entry), day=day)
        return self._line(
            entry,
            said,
            icon="waiting",
            tone=Tone.WARNING,
            button=_("Register the answer") if entry.detail else _("Open the consents"),
            screen="case",
            tab="consent",
            **({"answer": entry.detail} if entry.detail else {}),
        )

    def _draft(self, entry: TodayEntry) -> TodayLine:
        screen, record, field = (*entry.target.split("/"), "", "")[:3]
        wanted = {
            "cases": {"new": "yes"},
            "case": {"case": record, "tab": "consent"},
            "meeting": {"case": record, "meeting": field},
        }.get(screen, {})
        what = {
            "cases": _("a new case"),
            "case": _("an answer or a withdrawal"),
            "meeting": _("minutes"),
        }.get(screen, _("a text"))
        return TodayLine(
            sentence=_("You began {what} and have not saved it.").format(what=what),
            about=self._when(entry.at),
            icon="edit",
            tone=Tone.NEUTRAL,
            button=_("Go on with it"),
            screen=screen,
            wanted=wanted,
        )

    def _line(  # noqa: PLR0913  a line has these parts
        self,
        entry: TodayEntry,
        sentence: str,
        *,
        icon: str,
        tone: Tone,
        button: str,
        screen: str,
        **wanted: str,
    ) -> TodayLine:
        case = entry.case or ""
        return TodayLine(
            sentence=sentence,
            about=entry.reference or case,
            icon=icon,
            tone=tone,
            button=button,
            screen=screen,
            wanted={"case": case, **wanted},
        )

    def _when(self, at: datetime) -> str:
        return f"{at.astimezone(self.ports.clock.zone):%Y-%m-%d %H:%M}"


def _name(entry: TodayEntry) -> str:
    return entry.name or marked(PROTECTED_NAME).lower()
