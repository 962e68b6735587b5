"""Items of a meeting: saved only when they may be received.

Source: sharing rules, section 6 (saving).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Commitment, Item, Meeting, Person
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changed_meanwhile import need_seen
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.item_checks import (
    first_said_at,
    item_problems,
    item_questions,
    may_answer,
    said_at,
    views_opened,
)
from sspf_app.services.item_speakers import better_speaker
from sspf_app.services.item_views import reader_views
from sspf_app.services.meeting_views import ItemCheck, ItemInput, SpeakerView
from sspf_app.services.name_asking import names_of_case
from sspf_app.services.name_questions import name_questions, remember_names
from sspf_app.services.paper_search import item_texts
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.typed_looks import TypedLooks
from sspf_app.services.version_reading import need_unlocked
from sspf_app.texts.catalogue import Words
from sspf_app.texts.errors import error_sentence

_TOPICS = frozenset({Topic.MEETINGS, Topic.CASES})
Beside = Callable[[UnitOfWork, Item], object]


class MeetingItems:
    """Use cases about items and commitments."""

    def __init__(self, desk: Desk, access: ProtectedAccess, *, words: Words) -> None:
        self._desk = desk
        self._access = access
        self._words = words
        self._looks = TypedLooks(desk)

    def check(self, entry: ItemInput, *, item: str | None = None) -> ItemCheck:
        """What stands in the way, what to answer first, who would read it; nothing is recorded.

        Made while typing: the log holds that it was asked, and each time that what is asked back is
        another; a question may name somebody of another case. ``item`` is corrected.

        Raises:
            DomainError: ``unknown_case``, ``unknown_meeting``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, entry.case, persons=_named(entry))
            old = None if item is None else unit.records.standing(Item, item, case=entry.case)
            new = _item(item or "unsaved", entry, self._desk.now())
            people = _people(unit, loaded, new)
            closed = self._access.closed_persons(unit)
            asked = (
                *item_questions(loaded, new, people, closed=closed),
                *name_questions(names_of_case(unit, loaded.id), loaded, new, entry.answered),
            )
            answer = tuple(one.key for one in asked)
            self._looks.log(unit, f"item_look:{entry.meeting}", answer, case=entry.case)
        meeting = loaded.need_meeting(entry.meeting)
        problems = self._problems(loaded, new, meeting, entry.said_at)
        is_whole = bool(new.about and new.types)
        opened = () if old is None else views_opened(loaded, meeting, old, new)
        return ItemCheck(
            problems=tuple(
                (problem.code, error_sentence(problem, self._words)) for problem in problems
            ),
            questions=tuple(
                question
                for question in (*asked, *opened)
                if question.key not in may_answer(entry.answered)
            ),
            readers=reader_views(loaded, meeting, new, self._words) if is_whole else (),
            speaker=self._speaker(loaded, new, meeting, entry.said_at) if is_whole else None,
        )

    def add(
        self, entry: ItemInput, *, beside: Beside | None = None, after: str | None = None
    ) -> Changes:
        """Save an item; ``new_id`` is its id.

        ``beside`` writes in the same transaction what the item is besides; ``after`` is the item
        whose words it takes the place of: while that is restricted, so is this.

        Raises:
            DomainError: ``item_text_required``, ``item_subject_required``, ``item_type_required``,
                ``hide_and_share``, ``item_not_receivable`` (sentence), ``item_unanswered``
                (questions: tuple of ``ItemQuestion``), ``responsible_may_not_receive`` (name),
                ``ends_before_start``, ``follow_up_required``, ``unknown_meeting``,
                ``unknown_person``, ``unknown_party``, ``meeting_locked`` (version, since),
                ``item_changed_meanwhile`` (text): another row stands than the one that was shown;
                ``case_closed`` before the meeting.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.naming(unit, entry.case, _named(entry))
            loaded.need_open(loaded.need_meeting(entry.meeting).starts_at)
            need_unlocked(unit, entry.case, entry.meeting)
            item = self._checked(unit, loaded, self._desk.new_id("i"), entry)
            old = None if after is None else unit.records.standing(Item, after, case=entry.case)
            if old is not None:
                need_seen(old, entry.seen, "item_changed_meanwhile", text=old.text)
            if old is not None and old.is_restricted:
                item = replace(item, restriction=old.restriction)
            unit.records.add(item)
            if beside is not None:
                beside(unit, item)
            return self._done(unit, item, new_id=item.id)

    def correct(self, item: str, entry: ItemInput, *, beside: Beside | None = None) -> Changes:
        """Close the standing row and write a new one, under the same rules.

        Raises:
            DomainError: as ``add``; ``unknown_item``; ``views_stay_narrow``: beside it stands what
                somebody says, and it would be about less. Where more may read that afterwards, it
                is one of the questions, and the answer stands in the log.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.naming(unit, entry.case, _named(entry))
            loaded.need_open(loaded.need_meeting(entry.meeting).starts_at)
            need_unlocked(unit, entry.case, entry.meeting)
            old = unit.records.standing(Item, item, case=entry.case)
            if old is None or old.meeting != entry.meeting:
                raise DomainError("unknown_item", item=item)
            need_seen(old, entry.seen, "item_changed_meanwhile", text=old.text)
            stated = entry.said_at or first_said_at(loaded, old)
            new = self._checked(unit, loaded, item, replace(entry, said_at=stated))
            _check_views(old, new)
            opened = views_opened(loaded, loaded.need_meeting(new.meeting), old, new)
            if any(one.key not in entry.answered for one in opened):
                raise DomainError("item_unanswered", questions=opened)
            if opened:
                self._desk.log(unit, Action.WRITE, f"views_opened:{item}", case=entry.case)
            # What was said of it stays, however it is worded, and so does that it is not used.
            new = replace(new, views=old.views, restriction=old.restriction)
            unit.records.replace(old, at=self._desk.now(), by=new)
            if new.commitment is None:
                unit.plans.drop_state(new.case, new.id)
            if beside is not None:
                beside(unit, new)
            return self._done(unit, new)

    def _checked(
        self, unit: UnitOfWork, loaded: LoadedCase, item_id: str, entry: ItemInput
    ) -> Item:
        meeting = loaded.need_meeting(entry.meeting)
        item = _item(item_id, entry, self._desk.now())
        for problem in self._problems(loaded, item, meeting, entry.said_at):
            raise problem
        people = _people(unit, loaded, item)
        names = names_of_case(unit, loaded.id)
        open_questions = tuple(
            question
            for question in (
                *item_questions(loaded, item, people, closed=self._access.closed_persons(unit)),
                *name_questions(names, loaded, item, entry.answered),
            )
            if question.key not in may_answer(entry.answered)
        )
        if open_questions:
            raise DomainError("item_unanswered", questions=open_questions)
        remember_names(unit, self._desk, loaded, item, entry.answered)
        return item

    def _problems(
        self, loaded: LoadedCase, item: Item, meeting: Meeting, stated: datetime | None
    ) -> tuple[DomainError, ...]:
        at = said_at(loaded, meeting, stated)
        return tuple(item_problems(loaded, item, meeting, said_at=at, words=self._words))

    def _speaker(
        self, loaded: LoadedCase, item: Item, meeting: Meeting, stated: datetime | None
    ) -> SpeakerView | None:
        """Whom to propose, where nobody else than the coordinator's party was chosen."""
        own = loaded.header.coordinator_party
        if item.source != own:
            return None
        may_say = (
            party
            for party in loaded.current_parties()
            if party != own
            and not self._problems(loaded, replace(item, source=party), meeting, stated)
        )
        return better_speaker(loaded, meeting, item, may_say=may_say)

    def _done(self, unit: UnitOfWork, item: Item, *, new_id: str | None = None) -> Changes:
        self._desk.log(unit, Action.WRITE, f"item:{item.id}", case=item.case)
        unit.commit()
        ids = frozenset({item.case, item.meeting, item.id})
        return Changes(topics=_TOPICS, ids=ids, new_id=new_id)


def _named(entry: ItemInput) -> tuple[str, ...]:
    responsible = () if entry.commitment is None else (entry.commitment.responsible,)
    return (*entry.about, *responsible)


def _people(unit: UnitOfWork, loaded: LoadedCase, item: Item) -> tuple[Person, ...]:
    """Whom an item may name: those of the case, and of all others those with a word in common."""
    words = " ".join(item_texts(item))
    others = {person.id: person for person in unit.queries.persons_in(words)}
    return tuple({**others, **loaded.persons}.values())


def _item(item_id: str, entry: ItemInput, recorded_at: datetime) -> Item:
    commitment = entry.commitment
    return Item(
        id=item_id,
        recorded_at=recorded_at,
        case=entry.case,
        meeting=entry.meeting,
        text=entry.text.strip(),
        source=entry.source,
        about=tuple(dict.fromkeys(entry.about)),
        types=tuple(dict.fromkeys(entry.types)),
        hide_from_guardians=entry.hide_from_guardians,
        share_with_guardians=entry.share_with_guardians,
        oral_only=entry.oral_only,
        from_legal_disclosure=entry.from_legal_disclosure,
        independent_source_confirmed=entry.independent_source_confirmed,
        hidden_placement=entry.hidden_placement,
        commitment=None
        if commitment is None
        else Commitment(
            responsible=commitment.responsible,
            starts_on=commitment.starts_on,
            due_on=commitment.due_on,
            follow_up=commitment.follow_up.strip(),
        ),
    )


def _check_views(old: Item, new: Item) -> None:
    """Nobody reads an item with fewer subjects and kinds who did not read it with more."""
    is_narrow = set(old.about) <= set(new.about) and set(old.types) <= set(new.types)
    if old.views and not is_narrow:
        raise DomainError("views_stay_narrow")
