"""Leads the registering of a withdrawal: who, heard when and by whom, whole or parts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

from sspf_app.domain.codes import EVERY, InformationType
from sspf_app.gui.i18n import _, words
from sspf_app.gui.ports import DraftText
from sspf_app.gui.screens.case.consent_ports import WithdrawalPort
from sspf_app.gui.screens.case.consent_presenter import ConsentPage, draft_key
from sspf_app.gui.screens.case.late_words import late_words
from sspf_app.gui.typed_days import parse_day, parse_time
from sspf_app.gui.when_faults import when_faults
from sspf_app.services.changes import Changes
from sspf_app.services.withdrawal_views import StoppedCells, WithdrawalInput, WithdrawalPreview
from sspf_app.texts.dates import joined, weekday_and_day
from sspf_app.texts.labels import type_in_sentence

Faults = dict[str, str]


@dataclass(slots=True, kw_only=True)
class WithdrawalForm:
    """A withdrawal as typed.

    Attributes:
        heard_party: The party that heard it.
        heard_by: Who there.
        words: What was said.
        is_whole: Everything; else the lists say what.
    """

    signatory: str = ""
    day: str = ""
    time: str = ""
    heard_party: str = ""
    heard_by: str = ""
    words: str = ""
    is_whole: bool = True
    subjects: list[str] = field(default_factory=list[str])
    purposes: list[str] = field(default_factory=list[str])
    parties: list[str] = field(default_factory=list[str])
    types: list[str] = field(default_factory=list[str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """What follows a withdrawal, as sentences.

    Attributes:
        stops: What stops from that instant, and who is taken off which meeting.
        told: Who is told, and why.
        stays: What it does not touch.
    """

    stops: tuple[str, ...]
    told: tuple[str, ...]
    stays: tuple[str, ...]


Kinds = Mapping[str, tuple[InformationType, ...]]
Opened = tuple[tuple[tuple[str, str], ...], Kinds, str, str]
"""Who may be chosen, what each said yes to, who works here, and what was begun."""


class WithdrawalPresenter(ConsentPage):
    """See the module."""

    view: WithdrawalPort
    _begun = False
    _first: WithdrawalForm | None = None

    def want(self, **wanted: str) -> None:
        """A withdrawal by somebody, heard now unless another instant is written."""
        now = self.ports.clock.now().astimezone(self.ports.clock.zone)
        chosen = wanted.get("withdraw", "")
        case = self.case
        signatory = chosen if any(one.id == chosen for one in case.people) else ""
        form = WithdrawalForm(
            signatory=signatory,
            day=now.date().isoformat(),
            time=f"{now:%H:%M}",
            heard_party=case.coordinator_party,
        )
        subject, purpose = self.consents.subject, self.consents.purpose
        key = draft_key(case.case, "withdraw")

        def job() -> Opened:
            services = self.services
            board = services.consent_cards.board(case.case, purpose=purpose, subject=subject)
            asked = tuple((card.signatory, card.name) for card in board.cards)
            draft = services.drafts.get(key) if wanted.get("draft") else None
            given = services.withdrawals.kinds_given(case.case)
            return asked, given, services.office.user_name, "" if draft is None else draft.text

        def done(result: Opened) -> None:
            asked, given, heard, draft = result
            begun = _from_text(draft) or form
            begun.heard_by = begun.heard_by or heard
            if not begun.signatory and len(asked) == 1:
                begun.signatory = asked[0][0]
            self._begun = True
            self.view.show_form(begun, case, asked, given)
            self._first = None if draft else self.view.collect()
            self.preview()

        self.read(job, done)

    def preview(self) -> None:
        """Say what stops at that instant, by the rules themselves."""
        form = self.view.collect()
        at = self._instant(form)
        if not form.signatory or at is None or at > self.ports.clock.now() or _has_no_part(form):
            self.view.show_nothing_stops()
            return
        entry = replace(self._entry(form, at), received_by="-", words="")
        subject, purpose = self._about(form)

        def done(preview: WithdrawalPreview) -> None:
            if self._begun:
                heading = _("What follows from {day} at {time}").format(
                    day=form.day, time=form.time
                )
                effects = Effects(
                    stops=tuple(self._stops(preview)),
                    told=(*self._late(preview), *_told(preview)),
                    stays=tuple(_stays(form)),
                )
                self.view.show_preview(heading, effects, preview)

        self.read(
            lambda: self.services.withdrawals.preview(entry, subject=subject, purpose=purpose), done
        )

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed and not registered."""
        form = self.view.collect() if self._begun else None
        if form is None or form == self._first:
            return ()
        text = json.dumps(asdict(form), ensure_ascii=False)
        return (DraftText(key=draft_key(self.case.case, "withdraw"), text=text),)

    def leave(self) -> None:
        """Back to the cards; what was typed stays a draft."""
        super().leave()
        self._begun = False

    def faults(self, form: WithdrawalForm) -> Faults:
        """What is missing, at its place."""
        found: Faults = {}
        if not form.signatory:
            found["signatory"] = _("Choose who takes the consent back.")
        at, now = self._instant(form), self.ports.clock.now()
        found |= when_faults(form.day, form.time, at, now=now, today=self.today())
        if not form.heard_by.strip() and not form.heard_party:
            found["heard_by"] = _("Which party heard it, and who?")
        if _has_no_part(form):
            found["parts"] = _("Choose which parts, or the whole consent.")
        return found

    def save(self) -> None:
        """Register it: sharing stops at that instant."""
        form = self.view.collect()
        faults = self.faults(form)
        self.view.show_faults(faults)
        received_at = self._instant(form)
        if faults or received_at is None:
            return
        entry = self._entry(form, received_at)
        key = draft_key(self.case.case, "withdraw")

        def job() -> Changes:
            changes = self.services.withdrawals.register(entry)
            self.services.drafts.discard(key)
            return changes

        def done(changes: Changes) -> None:
            self._begun = False
            self.ports.frame.say(_("The withdrawal is registered. It holds from that instant."))
            self.consents.go("effect", withdrawal=changes.new_id or "")

        self.save_typed(job, done)

    def _about(self, form: WithdrawalForm) -> tuple[str, str]:
        """Person and purpose of the matrix: what was chosen last on the cards, if it is covered."""
        subject, purpose = self.consents.subject, self.consents.purpose
        if not form.is_whole and form.subjects and subject not in form.subjects:
            subject = form.subjects[0]
        if not form.is_whole and form.purposes and purpose not in form.purposes:
            purpose = form.purposes[0]
        return subject, purpose

    def _entry(self, form: WithdrawalForm, received_at: datetime) -> WithdrawalInput:
        party = self.case.name_of(form.heard_party) if form.heard_party else ""
        heard = form.heard_by.strip()

        def selection(chosen: list[str]) -> tuple[str, ...]:
            return (EVERY,) if form.is_whole or not chosen else tuple(chosen)

        return WithdrawalInput(
            case=self.case.case,
            signatory=form.signatory,
            received_at=received_at,
            received_by=": ".join(one for one in (party, heard) if one),
            subjects=selection(form.subjects),
            purposes=selection(form.purposes),
            parties=selection(form.parties),
            types=selection(form.types),
            words=form.words,
        )

    def _late(self, preview: WithdrawalPreview) -> list[str]:
        said = _("After it was heard, when no consent covered it; to be asked for back: {what}")
        return [said.format(what=one) for one in late_words(preview.late, self.when)]

    def _stops(self, preview: WithdrawalPreview) -> list[str]:
        lines = [_stop_line(one) for one in preview.stops] or [
            _("Nothing is shared now that this would stop; the withdrawal is noted all the same.")
        ]
        for meeting in preview.meetings:
            at = meeting.starts_at.astimezone(self.ports.clock.zone)
            lines.append(
                _("The meeting on {day} at {time:%H:%M}: {names} will be taken off.").format(
                    day=weekday_and_day(at.date(), words()),
                    time=at,
                    names=joined(meeting.removed, words()),
                )
            )
        return lines

    def _instant(self, form: WithdrawalForm) -> datetime | None:
        day, at = parse_day(form.day), parse_time(form.time)
        if day is None or at is None:
            return None
        now = self.ports.clock.now()
        local = datetime.combine(day, at, tzinfo=self.ports.clock.zone)
        is_this_minute = now.astimezone(self.ports.clock.zone).replace(second=0, microsecond=0)
        return now if local == is_this_minute else local


def _has_no_part(form: WithdrawalForm) -> bool:
    chosen = (form.parties, form.types, form.subjects, form.purposes)
    return not form.is_whole and not any(chosen)


def _told(preview: WithdrawalPreview) -> list[str]:
    confirmed = (
        _("{name} gets no confirmation: nothing is sent to {name}.")
        if preview.is_barred
        else _("{name} gets a confirmation on paper.")
    )
    return [confirmed.format(name=preview.confirmed), *_others_told(preview)]


def _others_told(preview: WithdrawalPreview) -> list[str]:
    said: list[str] = []
    if preview.received:
        names = joined(preview.received, words())
        said.append(_("Have already received something of it: {names}.").format(names=names))
    if preview.stopping:
        names = joined(preview.stopping, words())
        said.append(
            _("Have received nothing of it and are told to stop sharing: {names}.").format(
                names=names
            )
        )
    return said or [
        _(
            "Nobody else: none has received anything of it, and no party that is known to know of "
            "the case has anything to stop."
        )
    ]


def _stays(form: WithdrawalForm) -> list[str]:
    said = [_("What was written and handed out before; a withdrawal erases nothing.")]
    if not form.is_whole:
        said.append(_("The parts of the consent that were not chosen."))
    said.append(_("What others have answered, as it was noted."))
    return said


def _stop_line(stopped: StoppedCells) -> str:
    """One party and person, and which kinds stop."""
    if stopped.is_everything:
        return _("{party}: everything about {name}").format(
            party=stopped.party_name, name=stopped.subject_name
        )
    said = joined([type_in_sentence(kind, words()) for kind in stopped.types], words())
    return _("{party}, about {name}: {kinds}").format(
        party=stopped.party_name, name=stopped.subject_name, kinds=said
    )


def _from_text(text: str) -> WithdrawalForm | None:
    try:
        return WithdrawalForm(**json.loads(text))
    except (ValueError, TypeError):
        return None
