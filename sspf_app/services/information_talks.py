"""Information talks: what was gone through with whom, before anybody is asked to sign.

What somebody said in their own words is an item of the family, read by the rules of items.

Source: domain notes, sections 1.3 and 2.1 (block N).
"""

from __future__ import annotations

from sspf_app.domain.codes import FAMILY, InformationType
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item, Meeting
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes
from sspf_app.services.desk import Desk
from sspf_app.services.item_reading import meeting_items
from sspf_app.services.occasion_entries import TOPICS
from sspf_app.services.occasion_views import TalkInput, TalkView
from sspf_app.services.occasions import OccasionInput, write_occasion
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.process_records import (
    Aspect,
    InformationTalk,
    InterpreterMode,
    ItemMark,
    OccasionKind,
    Told,
)
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action


class InformationTalks:
    """Use cases about information talks."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def list_talks(self, case: str) -> tuple[TalkView, ...]:
        """The talks of a case, the newest first.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            talks = unit.process.talks(case)
            self._desk.log(unit, Action.READ, f"information_talks:{case}", case=case)
            unit.commit()
        views = [talk_view(loaded, one) for one in talks if one.meeting in loaded.meetings]
        return tuple(sorted(views, key=lambda one: (one.at, one.meeting), reverse=True))

    def save(self, entry: TalkInput) -> Changes:
        """Note a talk that was held; ``new_id`` is its occasion.

        Raises:
            DomainError: ``occasion_needs_persons``, ``talk_holder_required``,
                ``interpreter_required``, ``talk_nothing_told``, ``occasion_in_future``,
                ``unknown_person``, ``unknown_case``, ``reason_required``.
        """
        _check(entry)
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.naming(unit, entry.case, entry.persons)
            at = OccasionInput(
                case=entry.case, at=entry.at, persons=entry.persons, place=entry.place
            )
            row = write_occasion(self._desk, unit, loaded, at, kind=OccasionKind.INFORMATION)
            unit.process.put_talk(self._talk(entry, row.id))
            for person, words in entry.own_words.items():
                if words.strip():
                    self._keep_words(unit, row, person, words.strip())
            self._desk.log(unit, Action.WRITE, f"information_talk:{row.id}", case=entry.case)
            unit.commit()
        return Changes(topics=TOPICS, ids=frozenset({entry.case, row.id}), new_id=row.id)

    def _talk(self, entry: TalkInput, meeting: str) -> InformationTalk:
        has_interpreter = entry.mode is not InterpreterMode.NONE
        return InformationTalk(
            case=entry.case,
            meeting=meeting,
            held_by=entry.held_by.strip(),
            language=entry.language,
            mode=entry.mode,
            interpreter=entry.interpreter.strip() if has_interpreter else "",
            told=tuple(one for one in Told if one in entry.told),
            told_back=tuple(one for one in entry.told_back if one.person in entry.persons),
            noted_at=self._desk.now(),
            noted_by=self._desk.actor.name,
        )

    def _keep_words(self, unit: UnitOfWork, meeting: Meeting, person: str, words: str) -> None:
        item = Item(
            id=self._desk.new_id("i"),
            recorded_at=self._desk.now(),
            case=meeting.case,
            meeting=meeting.id,
            text=words,
            source=FAMILY,
            about=(person,),
            types=(InformationType.PARTICIPATION,),
            # What somebody said to show that they understood is for the office alone.
            oral_only=True,
        )
        unit.records.add(item)
        unit.process.put_mark(
            ItemMark(case=item.case, item=item.id, area="", aspect=Aspect.OWN_WORDS)
        )


def talk_view(loaded: LoadedCase, talk: InformationTalk) -> TalkView:
    """A talk as it stands."""
    meeting = loaded.meetings[talk.meeting]
    words = {item.about[0]: item.text for item in meeting_items(loaded, meeting)}
    return TalkView(
        meeting=talk.meeting,
        at=meeting.starts_at,
        persons=tuple(loaded.name(one) for one in meeting.participants),
        held_by=talk.held_by,
        language=talk.language,
        mode=talk.mode,
        interpreter=talk.interpreter,
        told=talk.told,
        not_told=tuple(one for one in Told if one not in talk.told),
        told_back=tuple(
            (loaded.name(one.person), one, words.get(one.person, "")) for one in talk.told_back
        ),
    )


def _check(entry: TalkInput) -> None:
    if not entry.persons:
        raise DomainError("occasion_needs_persons")
    if not entry.held_by.strip():
        raise DomainError("talk_holder_required")
    if entry.mode is not InterpreterMode.NONE and not entry.interpreter.strip():
        raise DomainError("interpreter_required")
    if not entry.told:
        raise DomainError("talk_nothing_told")
    if not set(entry.own_words) <= set(entry.persons):
        raise DomainError("unknown_person", person=min(set(entry.own_words) - set(entry.persons)))
