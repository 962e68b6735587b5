"""What of a case goes into a package: by consent what the receiver reads, by law all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Case, Item, Meeting, Note, Party, Person
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.contact_checks import rules_about
from sspf_app.services.decision_records import CaseTask
from sspf_app.services.desk import Desk
from sspf_app.services.document_records import AttachedTo, Attachment
from sspf_app.services.meeting_records import Adjustment, MeetingVersion, NameAnswer, PlannedPoint
from sspf_app.services.network_records import Relation
from sspf_app.services.note_access import NoteReading
from sspf_app.services.note_records import NoteLevel
from sspf_app.services.plan_records import (
    CommitmentState,
    CommitmentStep,
    PlanPart,
    PlanVersion,
)
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.process_records import (
    Closure,
    GoalOutcome,
    InformationTalk,
    ItemMark,
    Occasion,
    Referral,
    StepNote,
)
from sspf_app.services.records import Attendance
from sspf_app.services.request_records import ContactRule
from sspf_app.services.standing_rows import standing
from sspf_app.services.transfer_ports import PaperInside
from sspf_app.services.transfer_views import Counts
from sspf_app.texts.languages import language_code

BESIDE: dict[str, type[Any]] = {
    "occasions": Occasion,
    "item_marks": ItemMark,
    "step_notes": StepNote,
    "referrals": Referral,
    "information_talks": InformationTalk,
    "closures": Closure,
    "goal_outcomes": GoalOutcome,
    "plan_parts": PlanPart,
    "commitment_steps": CommitmentStep,
    "commitment_states": CommitmentState,
    "plan_versions": PlanVersion,
    "meeting_versions": MeetingVersion,
    "adjustments": Adjustment,
    "attendance": Attendance,
    "contact_rules": ContactRule,
    "case_tasks": CaseTask,
    "planned_points": PlannedPoint,
    "name_answers": NameAnswer,
    "person_relations": Relation,
}
"""What a record of each kind beside the facts is; the table of storage has the same name."""


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """What goes, before it is written.

    Attributes:
        papers: The attachments whose bytes go too.
    """

    facts: Facts
    beside: dict[str, tuple[Any, ...]]
    papers: tuple[Attachment, ...] = ()

    @property
    def counts(self) -> Counts:
        """How much of each kind."""
        facts = self.facts
        return Counts(
            people=len(standing(facts.persons)),
            meetings=len(standing(facts.meetings)),
            items=len(standing(facts.items)),
            consents=len(standing(facts.consents)),
            notes=len(standing(facts.notes)),
            papers=len(self.papers),
        )

    def inside(self) -> tuple[PaperInside, ...]:
        """The papers as the package lists them."""
        return tuple(
            PaperInside(
                id=one.id,
                title=one.title,
                type=one.type.value,
                attached_to=one.attached_to.value,
                attached_id=one.attached_id,
                file_name=one.file_name,
                media=one.media,
                size=one.size,
                sha256=one.sha256,
                added_at=one.added_at,
            )
            for one in self.papers
        )

    def content(self, unit: UnitOfWork) -> Iterator[Iterator[bytes]]:
        """The bytes of the papers, in order."""
        for one in self.papers:
            yield unit.documents.pieces(one.id)


def by_law(desk: Desk, unit: UnitOfWork, loaded: LoadedCase) -> Gathered:
    """All of the case but what an author keeps for themselves, and what went out of this office."""
    facts = loaded.facts
    reading = NoteReading(unit, desk, loaded.id)
    open_notes = tuple(row for row in facts.notes if _is_for_all(reading, row))
    kept_notes = {row.id for row in open_notes}
    papers = tuple(
        one
        for one in unit.documents.attachments(loaded.id)
        if one.is_whole
        and one.removed_at is None
        and one.erased_at is None
        and (one.attached_to is not AttachedTo.NOTE or one.attached_id in kept_notes)
    )
    facts = replace(
        facts,
        policy=(),
        notes=open_notes,
        persons=tuple(replace(row, language=language_code(row.language)) for row in facts.persons),
    )
    facts = replace(facts, parties=_named_parties(facts))
    people = {row.id for row in facts.persons}
    rules = (*rules_about(facts, unit.requests.rules(loaded.id)), *_dangers(unit, loaded))
    # How persons belong together goes where both come; of others nothing is told.
    known = unit.network.relations_of(people)
    relations = tuple(one for one in known if {one.person, one.other} <= people)
    beside = {
        **unit.handing.beside(loaded.id),
        "contact_rules": rules,
        "person_relations": relations,
    }
    return Gathered(
        facts=facts,
        beside={name: rows for name, rows in beside.items() if rows},
        papers=papers,
    )


def _dangers(unit: UnitOfWork, loaded: LoadedCase) -> Iterator[ContactRule]:
    """How it was answered whether it can be dangerous that the guardians know; what counts last."""
    for one in unit.requests.dangers(loaded.header.young_person):
        if one.case == loaded.id:
            yield one
    if loaded.danger is not None and loaded.danger.case != loaded.id:
        yield replace(loaded.danger, case=loaded.id)


def _is_for_all(reading: NoteReading, row: Note) -> bool:
    """Whether every coordinator of the office reads the note, now and as it was then."""
    both = (reading.newest(row.id), reading.beside(row))
    return all(one.level is NoteLevel.OFFICE for one in both)


def _named_parties(facts: Facts) -> tuple[Party, ...]:
    """The parties that some row of the case names; the register holds many more."""
    named: set[str] = set()
    for field in fields(facts):
        if field.name not in ("zone", "parties", "persons"):
            for row in getattr(facts, field.name):
                _gather(row, named)
    return tuple(row for row in facts.parties if row.id in named)


def _gather(value: object, found: set[str]) -> None:
    if isinstance(value, str):
        found.add(value)
    elif isinstance(value, tuple):
        for part in value:  # pyright: ignore[reportUnknownVariableType]
            _gather(part, found)  # pyright: ignore[reportUnknownArgumentType]
    elif hasattr(value, "__dataclass_fields__"):
        for field in fields(value):  # pyright: ignore[reportArgumentType]
            _gather(getattr(value, field.name), found)


def header_of(facts: Facts) -> Case:
    """The one case of a package, as it stands."""
    return next(iter(standing(facts.cases)))


def young_person_of(facts: Facts) -> Person:
    """Whom the case is about."""
    young = header_of(facts).young_person
    return next(row for row in standing(facts.persons) if row.id == young)


def known_ids(facts: Facts) -> dict[str, set[str]]:
    """The ids that a record beside the facts may name, by the field that names them."""

    def ids(rows: Iterable[Meeting | Item | Any]) -> set[str]:
        return {row.id for row in rows}

    people = ids(facts.persons)
    return {
        "meeting": ids(facts.meetings),
        "item": ids(facts.items),
        "root": ids(facts.items),
        "parent": ids(facts.items),
        "closing": ids(facts.closings),
        "purpose": ids(facts.purposes),
        "person": people,
        "other": people,
        "participant": people | ids(facts.parties),
        "case": ids(facts.cases),
        "party": ids(facts.parties),
    }
