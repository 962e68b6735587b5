"""Who reads an item (section 6)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from sspf_app.domain.codes import FAMILY, Channel, InformationType, Side
from sspf_app.domain.decision import Decision, Flow
from sspf_app.domain.facts import Case, Item
from tests.oracle.answer import answer_in_force
from tests.oracle.cells import TICKED, Cell, box, removed_at
from tests.oracle.required import About, custody, is_assessed_mature, is_youth_only, required
from tests.oracle.standing import Part, Question
from tests.oracle.world import World, age_on, day_of, is_dead, is_minor, person_of, policy_on

Decide = Callable[[World, Flow, datetime], Decision]


def case_of(world: World, item: Item) -> Case:
    """The case an item belongs to."""
    return next(row for row in world.facts.cases if row.id == item.case)


def purpose_of(world: World, item: Item) -> str:
    """1: "A meeting ... carries exactly one purpose; its items inherit it."."""
    return next(
        row.purpose
        for row in world.facts.meetings
        if row.id == item.meeting and row.case == item.case
    )


def source_of(world: World, item: Item) -> str:
    """6: "a family's item ... its onward source is `coordinator_party`"."""
    return case_of(world, item).coordinator_party if item.source == FAMILY else item.source


def party_reads(world: World, item: Item, party: str, at: datetime, decide: Decide) -> bool:
    """6: "iff for every subject and every type the flow source -> party is allowed, `written`, at
    the moment of export, and it is not `oral_only`. `from_legal_disclosure`: only if besides that
    the coordinator confirms an independent source."."""
    if item.oral_only or (item.from_legal_disclosure and not item.independent_source_confirmed):
        return False
    return all(
        decide(
            world,
            Flow(
                case=item.case,
                purpose=purpose_of(world, item),
                subject=subject,
                source=source_of(world, item),
                recipient=party,
                type=type_,
                channel=Channel.WRITTEN,
            ),
            at,
        ).allowed
        for subject in item.about
        for type_ in item.types
    )


def person_reads(world: World, item: Item, person: str, at: datetime) -> bool:
    """6: "A **person** reads an item iff for *every* subject s: ..."."""
    # "Hidden-placement data, `oral_only` and `from_legal_disclosure` never."
    if item.hidden_placement or item.oral_only or item.from_legal_disclosure:
        return False
    # "Below `youth_copy_from` the case's young person reads no item."
    if person == case_of(world, item).young_person and is_below_copy_age(world, person, at):
        return False
    return all(
        subject == person
        or reads_by_custody(world, item, person, subject, at)
        or reads_by_consent(world, item, person, subject, at)
        for subject in item.about
    )


def is_below_copy_age(world: World, person: str, at: datetime) -> bool:
    """Of unknown age and not marked adult counts as below."""
    day = day_of(world, at)
    row = person_of(world, person)
    if row.born is None:
        return not row.adult
    return age_on(row.born, day) < policy_on(world, day).youth_copy_from


def reads_by_custody(world: World, item: Item, person: str, subject: str, at: datetime) -> bool:
    """6: "s is a minor in that person's verified custody that day with no youth-only track running,
    and either s is under `youth_signs_from` and not assessed mature for any of the item's types,
    without `hide_from_guardians`, or `share_with_guardians` is set"."""
    day = day_of(world, at)
    born = person_of(world, subject).born
    if born is None or not is_minor(world, subject, day) or is_dead(world, subject, day):
        return False
    age = age_on(born, day)
    holders = custody(world, subject, day, age)
    if holders.problem is not None or person not in holders.living:
        return False
    if is_youth_only(world, item.case, subject, day, age):
        return False
    return item.share_with_guardians or (
        not item.hide_from_guardians and is_unripe(world, item, subject, day, age)
    )


def is_unripe(world: World, item: Item, subject: str, day: date, age: int) -> bool:
    """Under `youth_signs_from` and not assessed mature for any of the item's types.

    "from 15, and from 12 if mature": an assessment counts from `maturity_from`, as in 3.3.
    """
    policy = policy_on(world, day)
    is_mature = age >= policy.maturity_from and any(
        is_assessed_mature(world, item.case, subject, type_, day) for type_ in item.types
    )
    return age < policy.youth_signs_from and not is_mature


def reads_by_consent(world: World, item: Item, person: str, subject: str, at: datetime) -> bool:
    """6: "or the standing yes of everyone required for s ticks `receive` for that person and each
    type, no exclusion matching (case state and terms are not asked)"."""
    return all(grants_type(world, item, person, subject, type_, at) for type_ in item.types)


def grants_type(
    world: World, item: Item, person: str, subject: str, type_: InformationType, at: datetime
) -> bool:
    """Everyone required for this type grants it to the person."""
    purpose = purpose_of(world, item)
    who = required(world, About(item.case, purpose, subject, type_, at))
    if who.problem is not None:
        return False
    return all(
        signatory_grants(world, item, person, type_, Question(one, subject, item.case, purpose, at))
        for one in who.signatories
    )


def signatory_grants(
    world: World, item: Item, person: str, type_: InformationType, question: Question
) -> bool:
    """The standing written yes ticks `receive`, also in writing, and nothing excludes it."""
    parts = answer_in_force(world, question, Channel.WRITTEN)
    return bool(parts) and all(
        part_grants(world, item, person, type_, question, part) for part in parts
    )


def part_grants(
    world: World,
    item: Item,
    person: str,
    type_: InformationType,
    question: Question,
    part: Part,
) -> bool:
    """Ticked in every record of the part, not withdrawn, not excluded."""
    cell = Cell(person, True, type_, Side.TO)
    excluded = any(
        exclusion.matches(
            subject=question.subject,
            source=source_of(world, item),
            recipient=person,
            type_=type_,
        )
        for record in part
        for exclusion in record.exclusions
    )
    return (
        not excluded
        and all(box(record, question.subject, cell) == TICKED for record in part)
        and removed_at(world, question, part, cell) is None
    )
