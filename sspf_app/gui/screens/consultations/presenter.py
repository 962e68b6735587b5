"""Leads the consultations: typed, looked at while one types, kept for some days, erased."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date
from typing import ClassVar

from sspf_app.domain.errors import DomainError
from sspf_app.domain.time import day_of
from sspf_app.gui.begun_referral import begun_referral
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import DraftText, Question, ScreenPorts
from sspf_app.gui.presenting import Inquiry, ScreenPresenter
from sspf_app.gui.screens.consultations.ports import (
    ConsultationsPort,
    Faults,
    TypedConsultation,
)
from sspf_app.gui.typed_days import parse_day
from sspf_app.services.changed_meanwhile import version_of
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.consultation_records import ConcernArea, ConsultationOutcome
from sspf_app.services.consultation_views import (
    ConsultationDesk,
    ConsultationInput,
    ConsultationLine,
    Looked,
)
from sspf_app.services.records import Draft

_NEW = "new"
_FIELDS = {
    "consultation_empty": "text",
    "consultation_identifies": "text",
    "consultation_warnings_unread": "warnings",
    "consultation_keeps_too_long": "erase_on",
    "date_in_future": "day",
}


class ConsultationsPresenter(ScreenPresenter):
    """See the module."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.CONSULTATIONS, Topic.PARTIES, Topic.CASES}
    )
    view: ConsultationsPort

    def __init__(self, ports: ScreenPorts, view: ConsultationsPort) -> None:
        super().__init__(ports, view)
        self._desk: ConsultationDesk | None = None
        self._looking = Inquiry(ports, view)
        self._saved, self._seen = TypedConsultation(), ""
        self._became: tuple[str, str] | None = None

    def open(self, *, consultation: str = "", case: str = "", **_params: str) -> None:
        """Show the list, and what was asked for: one that is kept, or one that became a case."""
        self._became = (consultation, case) if consultation and case else None
        self.read(self.services.consultations.desk, lambda desk: self._opened(desk, consultation))

    def refresh(self) -> None:
        """Load the list again; what is typed stays."""
        self.read(self.services.consultations.desk, self._show_desk)

    def begin(self) -> None:
        """Type a new one."""
        self._show(TypedConsultation(day=self._today().isoformat()), None)
        self.view.choose_line(None)

    def choose(self, consultation: str) -> None:
        """Show one that is kept."""
        line = self._line(consultation)
        if line is not None and self._saved.consultation != consultation:
            self._show(_typed(line), line)

    def look(self) -> None:
        """Look at what is typed, for details that single somebody out."""
        typed = self.view.collect()
        use = self.services.consultations
        self._looking.read(lambda: use.look(typed.text, typed.advice), self._looked)

    def save(self) -> None:
        """Keep what is typed."""
        typed = self.view.collect()
        entry, faults = self._entry(typed)
        self.view.show_faults(faults)
        if entry is None:
            return
        use = self.services.consultations

        def done(changes: Changes) -> None:
            self._saved = replace(typed, consultation=changes.new_id)
            self.ports.frame.say(_("The consultation is kept, and erased on its day."))
            self.read(use.desk, lambda desk: self._opened(desk, changes.new_id or ""))

        self.save_typed(
            lambda: use.save(entry, consultation=typed.consultation), done, on_error=self._refused
        )

    def erase(self) -> None:
        """Ask, and erase the one shown."""
        shown = self._saved.consultation
        if shown is None:
            return
        question = Question(
            text=_("Erase this consultation now?"),
            detail=_("Nothing of it is left, and it cannot be brought back."),
            yes=_("Erase it"),
            no=_("Keep the consultation"),
            is_grave=True,
        )

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("The consultation is erased."))
            self.begin()

        use = self.services.consultations
        self.change_if(question, lambda: use.erase(shown), done)

    def open_case(self) -> None:
        """The form has come: begin a case, which asks for what is kept of this."""
        if self._saved.consultation is not None:
            self.ports.frame.navigate("cases", new="yes")

    def became(self, case: str) -> None:
        """It is this case now: ask whether the words go along."""
        shown = self._saved.consultation
        if shown is None:
            return
        self._became = None
        question = Question(
            text=_("Should the words of the consultation be kept in the case?"),
            detail=_(
                "They become a note in the case, seen by its staff alone, and the referral is "
                "begun with them as a draft. Either way the consultation is erased."
            ),
            yes=_("Keep them"),
            no=_("Erase them"),
        )
        self.ports.dialogs.ask(
            question,
            on_yes=lambda: self._join(shown, case, keep_text=True),
            on_no=lambda: self._join(shown, case, keep_text=False),
        )

    def keep_days(self, days: int) -> None:
        """Choose how long new ones are kept."""
        if self._desk is not None and days != self._desk.days_kept:
            self.change(lambda: self.services.consultations.keep_days(days))

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed and not saved; it is erased with the consultation, or after its days."""
        typed = self.view.collect()
        if typed == self._saved or not (typed.text.strip() or typed.advice.strip()):
            return ()
        key = f"consultations/{typed.consultation or _NEW}/typed"
        return (DraftText(key=key, text=json.dumps(asdict(typed), ensure_ascii=False)),)

    def _join(self, consultation: str, case: str, *, keep_text: bool) -> None:
        def done(_changes: Changes) -> None:
            self.begin()
            # What began without a name goes on with who turned to the office.
            self.ports.frame.navigate("case", case=case, tab="mapping", referral="new")

        services, line = self.services, self._line(consultation)
        begun: tuple[DraftText, ...] = ()
        if keep_text and line is not None:
            begun = begun_referral(case, line.consultation, self.ports.clock.zone)

        def job() -> Changes:
            changes = services.consultations.become_case(consultation, case, keep_text=keep_text)
            for draft in begun:
                if services.drafts.get(draft.key) is None:  # what somebody has begun goes first
                    services.drafts.save(draft.key, draft.text)
            return changes

        self.change(job, done)

    def _opened(self, desk: ConsultationDesk, consultation: str) -> None:
        self._show_desk(desk)
        line = self._line(consultation)
        if line is not None:
            self.view.choose_line(consultation)
            self._show(_typed(line), line)
            return
        if self._saved.consultation is None or self._line(self._saved.consultation) is None:
            self.begin()
        drafts = self.services.drafts
        self._looking.read(lambda: drafts.get(f"consultations/{_NEW}/typed"), self._offer)

    def _offer(self, draft: Draft | None) -> None:
        """What was typed before is there again, unless something else is."""
        if draft is None or self.view.collect().text.strip():
            return
        kept = json.loads(draft.text)
        typed = TypedConsultation(
            **{**kept, "asked": tuple(kept["asked"]), "outcomes": tuple(kept["outcomes"])}
        )
        self.view.show_typed(typed, None)
        self.look()

    def _show(self, typed: TypedConsultation, line: ConsultationLine | None) -> None:
        self._saved, self._seen = typed, _version(line)
        self.view.show_typed(typed, line)
        self.view.show_faults(Faults())
        self.look()

    def _show_desk(self, desk: ConsultationDesk) -> None:
        self._desk = desk
        self.view.show_desk(desk)
        line = self._line(self._saved.consultation or "")
        if line is not None and _version(line) != self._seen:
            self._saved, self._seen = _typed(line), _version(line)
            self.view.show_changed(self._saved, line)

    def _looked(self, looked: Looked) -> None:
        self.view.show_looked(looked)

    def _line(self, consultation: str) -> ConsultationLine | None:
        lines = () if self._desk is None else self._desk.lines
        return next((one for one in lines if one.consultation.id == consultation), None)

    def _entry(self, typed: TypedConsultation) -> tuple[ConsultationInput | None, Faults]:
        faults: dict[str, str] = {}
        held_on = parse_day(typed.day, today=self._today())
        erase_on = parse_day(typed.erase_on, today=self._today())
        if held_on is None:
            faults["day"] = _("Write a day, such as 2026-03-12.")
        if typed.erase_on.strip() and erase_on is None:
            faults["erase_on"] = _("Write a day, such as 2026-03-12.")
        if not typed.area:
            faults["area"] = _("Choose what it is about.")
        if held_on is None or faults:
            return None, Faults(by_field=faults)
        entry = ConsultationInput(
            held_on=held_on,
            area=ConcernArea(typed.area),
            text=typed.text,
            asked=typed.asked,
            advice=typed.advice,
            outcomes=tuple(map(ConsultationOutcome, typed.outcomes)),
            warnings_read=typed.warnings_read,
            erase_on=erase_on,
            seen=self._seen if typed.consultation else "",
        )
        return entry, Faults()

    def _refused(self, error: BaseException) -> None:
        place = _FIELDS.get(error.code) if isinstance(error, DomainError) else None
        if place is None:
            self.show_error(error)
        else:
            sentence = self.ports.frame.explain(error).what
            self.view.show_faults(Faults(by_field={place: sentence}))

    def _today(self) -> date:
        return day_of(self.ports.clock.now(), self.ports.clock.zone)


def _version(line: ConsultationLine | None) -> str:
    return "" if line is None else version_of(line.consultation)


def _typed(line: ConsultationLine) -> TypedConsultation:
    kept = line.consultation
    return TypedConsultation(
        consultation=kept.id,
        day=kept.held_on.isoformat(),
        area=kept.area.value,
        text=kept.text,
        asked=kept.asked,
        advice=kept.advice,
        outcomes=tuple(one.value for one in kept.outcomes),
        warnings_read=bool(kept.warnings_seen),
        erase_on=kept.erase_on.isoformat(),
    )
