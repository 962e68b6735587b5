"""Leads the page on which an information talk is noted, before anybody is asked to sign."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from sspf_app.gui.i18n import _
from sspf_app.gui.ports import DraftText
from sspf_app.gui.screens.case.consent_presenter import ConsentPage, draft_key
from sspf_app.gui.screens.case.course_ports import TalkPort
from sspf_app.gui.screens.case.typed_entry import instant_of
from sspf_app.gui.typed_days import parse_day
from sspf_app.gui.when_faults import when_faults
from sspf_app.services.changes import Changes
from sspf_app.services.occasion_views import TalkInput
from sspf_app.services.process_records import InterpreterMode, Told, ToldBack, Understood

Faults = dict[str, str]


@dataclass(slots=True, kw_only=True)
class TypedTalk:
    """A talk as typed; ``told_back`` and ``own_words`` by person id."""

    day: str = ""
    time: str = ""
    persons: list[str] = field(default_factory=list[str])
    held_by: str = ""
    language: str = ""
    mode: str = InterpreterMode.NONE.value
    interpreter: str = ""
    told: list[str] = field(default_factory=list[str])
    told_back: dict[str, str] = field(default_factory=dict[str, str])
    own_words: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def is_begun(self) -> bool:
        """Whether something was typed or ticked that would be missed."""
        return bool(self.told or any(words.strip() for words in self.own_words.values()))


class TalkPresenter(ConsentPage):
    """See the module."""

    view: TalkPort

    def want(self, **wanted: str) -> None:
        """Show the fields: what was begun, else a talk of now."""
        del wanted
        case = self.case
        clock = self.ports.clock
        local = clock.now().astimezone(clock.zone)
        language = next(
            (one.interpreter_language for one in case.people if one.interpreter_language), ""
        )
        fresh = TypedTalk(
            day=local.date().isoformat(),
            time=f"{local:%H:%M}",
            persons=[one.id for one in case.people if one.role in ("young_person", "guardian")],
            language=language or "",
            mode=(InterpreterMode.PHONE if language else InterpreterMode.NONE).value,
        )
        key = draft_key(case.case, "talk")

        def job() -> tuple[str, str]:
            draft = self.services.drafts.get(key)
            return "" if draft is None else draft.text, self.services.office.user_name

        def done(found: tuple[str, str]) -> None:
            kept, held_by = found
            fresh.held_by = held_by
            self.view.show_form(_from_draft(kept) or fresh, case)

        self.read(job, done)

    def save(self) -> None:
        """Note the talk."""
        typed, case = self.view.collect(), self.case.case
        clock = self.ports.clock
        at = instant_of(
            parse_day(typed.day, today=self.today()),
            typed.time,
            now=clock.now(),
            zone=clock.zone,
        )
        faults = _faults(typed)
        faults |= when_faults(typed.day, typed.time, at, now=clock.now(), today=self.today())
        self.view.show_faults(faults)
        if faults or at is None:
            return
        entry = TalkInput(
            case=case,
            at=at,
            persons=tuple(typed.persons),
            held_by=typed.held_by,
            language=typed.language or None,
            mode=InterpreterMode(typed.mode),
            interpreter=typed.interpreter,
            told=tuple(Told(one) for one in typed.told),
            told_back=tuple(
                ToldBack(person=person, understood=Understood(how))
                for person, how in typed.told_back.items()
                if person in typed.persons
            ),
            own_words={one: typed.own_words.get(one, "") for one in typed.persons},
        )
        key = draft_key(case, "talk")

        def job() -> Changes:
            changes = self.services.information_talks.save(entry)
            self.services.drafts.discard(key)
            return changes

        def done(_changes: Changes) -> None:
            self.view.show_form(TypedTalk(), self.case)
            self.ports.frame.say(_("The talk is noted."))
            self.leave()

        self.save_typed(job, done)

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed and not saved."""
        if not self.has_case:
            return ()
        typed = self.view.collect()
        if not typed.is_begun:
            return ()
        text = json.dumps(asdict(typed), ensure_ascii=False)
        return (DraftText(key=draft_key(self.case.case, "talk"), text=text),)


def _faults(typed: TypedTalk) -> Faults:
    found: Faults = {}
    if not typed.persons:
        found["persons"] = _("Choose who was there.")
    if not typed.held_by.strip():
        found["held_by"] = _("Write who informed.")
    if typed.mode != InterpreterMode.NONE.value and not typed.interpreter.strip():
        found["interpreter"] = _("Write who interpreted: a name or a number.")
    if not typed.told:
        found["told"] = _("Tick what was gone through.")
    return found


def _from_draft(text: str) -> TypedTalk | None:
    try:
        return TypedTalk(**json.loads(text)) if text else None
    except (ValueError, TypeError):
        return None
