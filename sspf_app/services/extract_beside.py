"""What an item is besides, in the plan or the mapping, and the papers that were put into a case.

Nobody can say by a rule what a paper holds: each is told only when somebody chose it, in the list
alone or with its file.

Source: GDPR 15.1 and 15.3; sharing rules, section 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from sspf_app.domain.facts import Item
from sspf_app.domain.time import day_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.document_records import AttachedTo, Attachment
from sspf_app.services.extract_records import ExtractGround
from sspf_app.services.extract_views import ExtractPart, ExtractSection
from sspf_app.services.item_reading import reads_by_rules
from sspf_app.services.note_records import NoteLevel
from sspf_app.services.plan_reading import read_plan
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.process_records import Aspect
from sspf_app.services.process_settings import settings_on
from sspf_app.texts.case_papers import paper_type
from sspf_app.texts.catalogue import Words
from sspf_app.texts.danger import danger_answer
from sspf_app.texts.dates import long_day
from sspf_app.texts.plan import commitment_status, plan_kind
from sspf_app.texts.process import area_name, aspect_name

_ENDING = re.compile(r"\.[a-z0-9]{1,5}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an item stands.

    Attributes:
        label: What it is there; empty for what was said alone.
        is_own: It is what somebody said of the information, at an information talk.
    """

    section: ExtractSection = ExtractSection.SAID
    label: str = ""
    is_own: bool = False


class PlacesOfItems:
    """What each item of a case is in the plan or the mapping."""

    def __init__(self, unit: UnitOfWork, loaded: LoadedCase, words: Words) -> None:
        self._words = words
        self._plan = read_plan(unit.plans, loaded.id)
        self._marks = {one.item: one for one in unit.process.marks(loaded.id)}
        self._areas = {one.code: one.name for one in settings_on(unit, loaded.today).areas}

    def of(self, item: Item) -> Place:
        """A line of the plan, an entry of the mapping, or neither."""
        line = self._plan.parts.get(item.id)
        if line is not None and line.removed_at is None:
            return Place(section=ExtractSection.PLAN, label=self._in_plan(item, line.kind.value))
        mark = self._marks.get(item.id)
        if mark is not None:
            is_own = mark.aspect is Aspect.OWN_WORDS
            area = area_name(mark.area, self._words, name=self._areas.get(mark.area, ""))
            said = aspect_name(mark.aspect.value, self._words)
            if is_own:
                said = self._words.gettext("Information talk, in own words")
            label = f"{area}, {said}" if area else said
            return Place(section=ExtractSection.MAPPING, label=label, is_own=is_own)
        return Place()

    def _in_plan(self, item: Item, kind: str) -> str:
        said = plan_kind(kind, self._words)
        state = self._plan.states.get(item.id)
        if item.commitment is None or state is None:
            return said
        until = self._words.gettext("to be done by {day}").format(
            day=long_day(item.commitment.due_on, self._words)
        )
        return f"{said}, {until}, {commitment_status(state.status.value, self._words)}"


def is_theirs_to_choose(loaded: LoadedCase, item: Item, place: Place, reader: str) -> bool:
    """Whether somebody has to choose if the reader gets back what they said themselves.

    What was said at an information talk goes out to nobody, but it is no secret to whoever said
    it. A paper may be found at home, so it is told only where somebody chose it. Whether the
    reader is old enough to be given a paper at all is asked as of any item.

    Source: GDPR 15.1 and 15.3; sharing rules, section 6.
    """
    is_own = place.is_own and item.oral_only and item.about == (reader,)
    return is_own and reads_by_rules(loaded, replace(item, oral_only=False), reader)


def papers_of_case(
    unit: UnitOfWork, loaded: LoadedCase, words: Words, *, ids: frozenset[str]
) -> Iterator[ExtractPart]:
    """Every paper that is kept; one of a note goes by what holds for the note.

    Args:
        unit: The unit of work.
        loaded: The case.
        words: Words of the paper's language.
        ids: Every id the data subject has had.
    """
    notes = {one.note: one for one in unit.notes.versions(loaded.id)}
    for one in unit.documents.attachments(loaded.id):
        if not one.is_whole or one.removed_at is not None:
            continue
        day = day_of(one.added_at, loaded.facts.zone)
        text = f"{long_day(day, words)}: {one.title} ({paper_type(one.type.value, words)})"
        ground = None
        if one.attached_to is AttachedTo.NOTE:
            beside = notes.get(one.attached_id)
            if beside is not None and beside.level is not NoteLevel.OFFICE:
                text = words.gettext("A paper of a note that is kept for few people")
                ground = ExtractGround.SECRET
            elif beside is not None and not ids >= set(beside.about):
                ground = ExtractGround.OTHERS
        yield ExtractPart(
            key=f"{ExtractSection.PAPERS.value}/{loaded.id}/{one.id}",
            section=ExtractSection.PAPERS,
            text=text,
            case=loaded.id,
            ground=ground,
            is_fixed=ground is not None,
            waits=ground is None,
            since=day,
            has_file=ground is None,
        )


def danger_of_case(
    unit: UnitOfWork, loaded: LoadedCase, words: Words, *, is_own: bool
) -> Iterator[ExtractPart]:
    """How it was answered whether it can be dangerous for the young person that guardians know.

    Their own to read, where somebody chose it: a paper may be found at home. A no waits for the
    choice too: if it always came along, a paper without it would tell that the answer is another.
    Towards a guardian it is secret whatever the answer was; that it is left out says nothing, for
    the paper of everybody has the same sentence about secrecy.

    Args:
        unit: The unit of work.
        loaded: The case.
        words: Words of the paper's language.
        is_own: The young person gets the extract.

    Source: OSL (2009:400) 26 kap. 1 § with 12 kap. 3 §; GDPR 15.4.
    """
    said = words.gettext("{day}: whether it can be dangerous that the guardians know: {answer}")
    for one in unit.requests.dangers(loaded.header.young_person):
        if one.case != loaded.id:
            continue
        day = long_day(day_of(one.set_at, loaded.facts.zone), words)
        text = said.format(day=day, answer=danger_answer(one.kind.value, words))
        yield ExtractPart(
            key=f"{ExtractSection.NOTES.value}/{loaded.id}/{one.id}",
            section=ExtractSection.NOTES,
            text=f"{text}. {one.reason}".strip() if one.reason else text,
            case=loaded.id,
            ground=None if is_own else ExtractGround.SECRET,
            is_fixed=not is_own,
            waits=is_own,
        )


def enclosed_name(number: int, paper: Attachment) -> str:
    """What the file is called in the folder: what it was called may name somebody."""
    ending = PurePath(paper.file_name).suffix.casefold()
    return f"bilaga-{number}{ending if _ENDING.fullmatch(ending) else ''}"
