"""What of a case goes into a package: by consent what the receiver reads, by law all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from sspf_app.domain.codes import FAMILY
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Case, Item, Meeting, Note, Party, Person
from sspf_app.services.case_reading import LoadedCase, standing
from sspf_app.services.decision_records import CaseTask
from sspf_app.services.desk import Desk
from sspf_app.services.document_records import AttachedTo, Attachment
from sspf_app.services.form_text import SWEDISH
from sspf_app.services.gate import DisclosureDecision
from sspf_app.services.meeting_records import Adjustment, MeetingVersion
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
}
"""What a record of each kind beside the facts is; the table of storage has the same name."""

_WITH_ITEMS = ("occasions", "item_marks", "plan_parts", "commitment_steps", "commitment_states")


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


def by_consent(unit: UnitOfWork, loaded: LoadedCase, decision: DisclosureDecision) -> Gathered:
    """What the decision lets the receiver read: the items, who and what they name, no more.

    Nobody's number, address or telephone goes, no answer about consent, no note and no paper: they
    are no kind of information that a form asks about.
    """
    items = decision.items
    own, party = loaded.header.coordinator_party, decision.recipient
    named = {loaded.header.young_person, own, party}
    for item in items:
        named |= {item.source, *item.about} - {FAMILY}
        if item.commitment is not None:
            named.add(item.commitment.responsible)
    meetings = [
        replace(loaded.meetings[one], participants=(own,), place=None)
        for one in sorted({item.meeting for item in items})
    ]
    # Every purpose of which the receiver knows by consent stands in what it reads, or is the first.
    purposes = {meeting.purpose for meeting in meetings} or set(list(loaded.purposes)[:1])
    facts = Facts(
        zone=loaded.facts.zone,
        parties=tuple(row for row in loaded.parties.values() if row.id in named),
        persons=tuple(_bare(row) for row in loaded.persons.values() if row.id in named),
        cases=(loaded.header,),
        purposes=tuple(row for row in loaded.purposes.values() if row.id in purposes),
        participations=tuple(row for row in loaded.participations if row.party in named),
        meetings=tuple(meetings),
        items=items,
    )
    ids, held = {item.id for item in items}, {meeting.id for meeting in meetings}
    beside = unit.handing.beside(loaded.id)
    kept = {name: _of_items(beside.get(name, ()), ids, held) for name in _WITH_ITEMS}
    return Gathered(facts=facts, beside={name: rows for name, rows in kept.items() if rows})


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
    rules = tuple(one for one in unit.requests.rules(loaded.id) if one.person in people)
    beside = {**unit.handing.beside(loaded.id), "contact_rules": rules}
    return Gathered(
        facts=facts,
        beside={name: rows for name, rows in beside.items() if rows},
        papers=papers,
    )


def _is_for_all(reading: NoteReading, row: Note) -> bool:
    """Whether every coordinator of the office reads the note, now and as it was then."""
    both = (reading.newest(row.id), reading.beside(row))
    return all(one.level is NoteLevel.OFFICE for one in both)


def _bare(person: Person) -> Person:
    return replace(
        person,
        language=SWEDISH,
        needs_interpreter=False,
        aliases=(),
        personal_number=None,
        address=None,
        phone=None,
        email=None,
        school=None,
        workplace=None,
    )


def _of_items(rows: Iterable[Any], items: set[str], meetings: set[str]) -> tuple[Any, ...]:
    """The records about these items; words that others typed beside them stay here."""
    found: list[Any] = []
    for row in rows:
        item, meeting = getattr(row, "item", None), getattr(row, "meeting", None)
        if isinstance(row, CommitmentStep) and row.item in items:
            found.append(replace(row, told_by="", comment="", noted_by=""))
        elif isinstance(row, PlanPart) and row.item in items:
            root = row.root if row.root in items else row.item
            parent = row.parent if row.parent in items else None
            found.append(replace(row, root=root, parent=parent, in_person=""))
        elif item in items or (item is None and meeting in meetings):
            found.append(row)
    return tuple(found)


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
        "participant": people | ids(facts.parties),
        "case": ids(facts.cases),
        "party": ids(facts.parties),
    }
