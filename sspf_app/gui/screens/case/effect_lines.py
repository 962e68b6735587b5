"""One line of what follows a withdrawal: who, their paper, told when, answered what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.case.late_words import late_title, late_words
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.choice_box import ActingBox
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.services.ledger_records import FollowUpKind, NoticeAnswer, ToldHow
from sspf_app.services.withdrawal_views import ToBeTold, WithdrawalEffect
from sspf_app.texts.dates import joined
from sspf_app.texts.labels import type_in_sentence
from sspf_app.texts.ledger import notice_answer, told_how

_FEW = 4
Tick = Callable[[str, FollowUpKind, str], object]
"""Notes something of a recipient."""


class ToldChoice(ActingBox):
    """How somebody was told; nothing is noted until it is chosen."""

    def __init__(self, chosen: str, *, name: str, on_chosen: Callable[[str], object]):
        super().__init__()
        self.addItem(_("Told…"), "")
        for how in ToldHow:
            self.addItem(_capital(told_how(how.value, words())), how.value)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.setAccessibleName(_("How {name} was told").format(name=name))
        self._on_chosen = on_chosen
        self.activated.connect(self._on_activated)

    def _on_activated(self) -> None:
        if self.currentData():
            self._on_chosen(str(self.currentData()))


def confirmation_line(
    effect: WithdrawalEffect, name: str, *, told: QWidget, show: QWidget
) -> QVBoxLayout:
    """The confirmation to whoever took it back: saved or not, handed over or not."""
    said = text(_("Confirmation to {name}").format(name=name), role="strong")
    if effect.confirmed_on is not None:
        how = told_how(effect.confirmed_how, words())
        day = effect.confirmed_on.isoformat()
        since = text(_("Told {how} on {day}.").format(how=how, day=day), role="muted")
        badge = StatusBadge(_("Handed out"), Tone.SUCCESS)
        return column(_head(said, badge, show), since, told, gap=4)
    if effect.is_barred:
        badge = StatusBadge(_("Nothing is sent"), Tone.NEUTRAL)
        return column(_head(said, badge, show), gap=4)
    if effect.confirmation_made:
        badge = StatusBadge(_("Made, not handed over yet"), Tone.WARNING)
    else:
        badge = StatusBadge(_("Waits"), Tone.WARNING)
    return column(_head(said, badge, show), told, gap=4)


class ReceivedLine(QWidget):
    """A recipient: what it got, its paper, when it was told, what it answered."""

    def __init__(self, one: ToBeTold, *, day: str, show: Callable[[], object], tick: Tick):
        super().__init__()
        self._one, self._tick = one, tick
        gave_only = one.last_at is None
        self.told = ToldChoice(one.told_how, name=one.name, on_chosen=self._on_told)
        self.answer = _choice(
            _("Answer…"),
            [(answer.value, notice_answer(answer.value, words())) for answer in NoticeAnswer],
            one.answer,
        )
        self.answer.setAccessibleName(_("What {name} answered").format(name=one.name))
        self.answer.activated.connect(self._on_answer)
        shown = quiet_button(_("Show"), show)
        shown.setAccessibleName(_("Show the notice to {name}").format(name=one.name))
        head = _head(text(one.name, role="strong"), *_badges(one), shown)
        since = _dates(one)
        parts: list[QWidget] = [text(_what(one, day), role="muted")]
        if since:
            parts.append(text(since, role="muted"))
        choices = row(self.told, self.answer)
        choices.setStretch(0, 1)
        choices.setStretch(1, 1)
        # It has nothing to give back or destroy; that it was told is all there is to note.
        self.answer.setHidden(gave_only)
        layout = column(head, *parts, choices, gap=4)
        self.setLayout(layout)
        self.setAccessibleName(f"{one.name}. {_what(one, day)} {since}".strip())

    def _on_told(self, how: str) -> None:
        self._tick(self._one.recipient, FollowUpKind.NOTICE_TOLD, how)

    def _on_answer(self) -> None:
        if self.answer.currentData():
            kind = FollowUpKind.NOTICE_ANSWER
            self._tick(self._one.recipient, kind, str(self.answer.currentData()))


class PrintAll(QWidget):
    """Whether one file for the printer is wanted beside the papers."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox(_("Also one file with all of them, for the printer"))
        self.setLayout(column(self.box))


def _head(said: QLabel, *beside: QWidget) -> QHBoxLayout:
    """Who it is about, and at the right how it stands and what shows it."""
    head = row(said, *beside)
    head.setStretch(0, 1)
    return head


def _choice(first: str, named: list[tuple[str, str]], chosen: str) -> ActingBox:
    box = ActingBox()
    box.addItem(first, "")
    for value, said in named:
        box.addItem(_capital(said), value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def _badges(one: ToBeTold) -> list[QWidget]:
    if one.answer:
        return [StatusBadge(_("Answered"), Tone.SUCCESS)]
    if one.is_barred:
        return [StatusBadge(_("Nothing is sent"), Tone.NEUTRAL)]
    if one.told_on is not None and one.answer_waits:
        return [StatusBadge(_("Told, has not answered"), Tone.DANGER)]
    if one.told_on is not None:
        return [StatusBadge(_("Told"), Tone.SUCCESS)]
    if one.printed_at is not None:
        return [StatusBadge(_("Made, not handed over yet"), Tone.WARNING)]
    return [StatusBadge(_("Not told yet"), Tone.WARNING)]


class LateCard(Card):
    """What left after the withdrawal was heard: a personal data incident, with its ways on."""

    def __init__(
        self,
        effect: WithdrawalEffect,
        *,
        when: Callable[[datetime], str],
        on_incident: Callable[[], object],
        on_officer: Callable[[], object],
    ):
        super().__init__()
        self.say(
            late_title(effect),
            _(
                "No consent covered it when it went out. Ask for it back, and note what they "
                "answer. It is a personal data incident: tell the data protection officer, who "
                "judges whether it is reported within 72 hours."
            ),
        )
        for said in late_words(effect.late, when):
            self.add(text(said, role="strong"))
        self.incident = button(_("Work out the incident"), on_incident, icon="warning")
        self.officer = button(_("The data protection officer is told"), on_officer)
        told = effect.officer_told_on
        self.officer.setHidden(told is not None)
        if told is not None:
            said = _("The data protection officer was told on {day}.").format(day=told.isoformat())
            self.add(text(said, role="muted"))
        self.add(column(self.incident, self.officer, gap=4))


def _what(one: ToBeTold, day: str) -> str:
    if one.last_at is None:
        got = _("Has received nothing of it.")
    elif one.was_misdirected:
        got = _("Got it by mistake on {day}.").format(day=day)
    elif one.was_oral:
        got = _("Was told by word of mouth on {day}.").format(day=day)
    else:
        got = _("Received something on {day}.").format(day=day)
    return f"{got} {_stop(one)}".strip()


def _stop(one: ToBeTold) -> str:
    """What it is to give no more; many kinds are told by the notice, not by a line."""
    if not one.stops:
        return ""
    if len(one.stops) > _FEW:
        return _("Is to give no more of what was taken back.")
    kinds = joined([type_in_sentence(kind, words()) for kind in one.stops], words())
    return _("Is to give no more about: {kinds}.").format(kinds=kinds)


def _dates(one: ToBeTold) -> str:
    said: list[str] = []
    if one.told_on is not None:
        how = told_how(one.told_how, words())
        said.append(_("Told {how} on {day}.").format(how=how, day=one.told_on.isoformat()))
    if one.answered_on is not None:
        answer = notice_answer(one.answer, words())
        said.append(
            _("Answered on {day}: {answer}.").format(day=one.answered_on.isoformat(), answer=answer)
        )
    return " ".join(said)
