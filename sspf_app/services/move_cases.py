"""One row = one young person with their case, guardians, parties and what belongs to it.

A consent in a list is no signed form: it becomes a note and a task to ask anew, never an answer.
Custody comes in unverified unless the row names which document was seen, when and by whom.
"""

from __future__ import annotations

from datetime import date

from sspf_app.domain.codes import CustodyKind
from sspf_app.domain.facts import (
    Case,
    Closing,
    Custody,
    Evidence,
    Participation,
    Person,
    Purpose,
)
from sspf_app.domain.time import after, start_of
from sspf_app.services.decision_records import CaseTask, TaskKind
from sspf_app.services.folding import same_words
from sspf_app.services.move_fields import GUARDIANS
from sspf_app.services.move_occasions import add_commitment, add_meeting, add_note, note_texts
from sspf_app.services.move_parties import parties_of
from sspf_app.services.move_persons import person_of
from sspf_app.services.move_plan import Home, RowPlan, Scene
from sspf_app.services.told_reference import tells_who
from sspf_app.services.young_age import is_too_old


def plan_case(scene: Scene, plan: RowPlan) -> None:
    """Work out everything a row makes."""
    young = person_of(scene, plan, "young")
    named = plan.words.get("young.name") or plan.words.get("reference", "")
    plan.title = named if young is None else young.name
    guardians = [person_of(scene, plan, role) for role in GUARDIANS]
    if young is None:
        return
    _refuse_second_case(scene, plan, young)
    if young.born is not None and is_too_old(young.born, plan.day("opened") or scene.today):
        plan.doubt("young_person_age", "young.born", day=young.born.isoformat())
    held = [person for person in guardians if person is not None and person.id != young.id]
    if tells_who(plan.text("reference"), (one.name for one in (young, *held))):
        plan.doubt("reference_tells_who", "reference", is_error=False)
    _add_custody(scene, plan, young, held)
    case = _add_case(scene, plan, young)
    if case is None:
        return
    home = Home(case, _add_purpose(scene, plan, case))
    _add_parties(scene, plan, case)
    _add_closing(scene, plan, case)
    add_meeting(scene, plan, home)
    add_commitment(scene, plan, home)
    for text in note_texts(plan):
        add_note(scene, plan, home, text=text, at=scene.now)
    _add_consent(scene, plan, home)


def _refuse_second_case(scene: Scene, plan: RowPlan, young: Person) -> None:
    for case in scene.cases_of.get(young.id, ()):
        plan.doubt("case_exists", "young.name", reference=case.reference or case.id)
    earlier = scene.young_rows.setdefault(young.id, plan.number)
    if earlier != plan.number:
        plan.doubt("young_person_twice", "young.name", row=str(earlier))


def _add_case(scene: Scene, plan: RowPlan, young: Person) -> Case | None:
    reference = plan.text("reference")
    if reference and same_words(reference) in scene.references:
        plan.doubt("reference_taken", "reference", reference=reference)
    earlier = scene.given.setdefault(same_words(reference), plan.number) if reference else 0
    if earlier and earlier != plan.number:
        plan.doubt("reference_twice", "reference", reference=reference, row=str(earlier))
    opened = plan.day("opened")
    if opened is None:
        opened = scene.today
        plan.doubt("opened_missing", "opened", is_error=False, day=opened.isoformat())
    if opened > scene.today:
        plan.doubt("day_in_future", "opened", day=opened.isoformat())
        return None
    if scene.own_party is None:
        plan.doubt("no_own_party")
        return None
    case = Case(
        id=scene.new_id("c"),
        recorded_at=scene.now,
        young_person=young.id,
        coordinator_party=scene.own_party,
        opened_at=min(start_of(opened, scene.zone), scene.now),
        reference=reference or scene.next_reference(opened.year),
    )
    plan.made.append(case)
    return case


def _add_purpose(scene: Scene, plan: RowPlan, case: Case) -> str:
    text = plan.text("purpose") or scene.order.purpose.strip()
    if not text:
        plan.doubt("purpose_missing", "purpose")
    row = Purpose(id=scene.new_id("pu"), recorded_at=scene.now, case=case.id, text=text)
    plan.made.append(row)
    return row.id


def _add_parties(scene: Scene, plan: RowPlan, case: Case) -> None:
    joined = plan.day("opened") or scene.today
    for party in dict.fromkeys((case.coordinator_party, *parties_of(scene, plan))):
        plan.made.append(
            Participation(
                id=scene.new_id("pt"),
                recorded_at=scene.now,
                case=case.id,
                party=party,
                joined_on=joined,
            )
        )


def _add_custody(scene: Scene, plan: RowPlan, child: Person, held: list[Person]) -> None:
    kind = plan.values.get("custody.kind")
    if not isinstance(kind, CustodyKind):
        kind = CustodyKind.JOINT if len(held) > 1 else CustodyKind.SOLE
        if len(held) == 1:
            plan.doubt("taken_as_sole", "custody.kind", is_error=False, name=held[0].name)
    evidence = _evidence(scene, plan, is_asked=bool(held))
    for holder in held:
        if (child.id, holder.id) in scene.custody:
            continue
        scene.custody.add((child.id, holder.id))
        plan.made.append(
            Custody(
                id=scene.new_id("cu"),
                recorded_at=scene.now,
                child=child.id,
                holder=holder.id,
                kind=kind,
                starts_on=child.born or plan.day("opened") or scene.today,
                evidence=evidence,
            )
        )
    if not held:
        plan.doubt("no_guardian", "g1.name", is_error=False)


def _evidence(scene: Scene, plan: RowPlan, *, is_asked: bool) -> Evidence | None:
    document, seen_by = plan.text("custody.document"), plan.text("custody.seen_by")
    seen_on: date | None = plan.day("custody.seen_on")
    if document and seen_by and seen_on is not None:
        if seen_on > scene.today:
            plan.doubt("day_in_future", "custody.seen_on", day=seen_on.isoformat())
            return None
        return Evidence(document=document, seen_on=seen_on, seen_by=seen_by)
    if is_asked:
        code = "evidence_half" if document or seen_by or seen_on else "custody_unverified"
        plan.doubt(code, "custody.document", is_error=False)
    return None


def _add_closing(scene: Scene, plan: RowPlan, case: Case) -> None:
    closed = plan.day("closed")
    if closed is None:
        return
    at = min(after(closed, scene.zone), scene.now)
    if closed > scene.today:
        plan.doubt("day_in_future", "closed", day=closed.isoformat())
    elif at < case.opened_at:
        plan.doubt("closed_before_opened", "closed", day=closed.isoformat())
    plan.made.append(
        Closing(
            id=scene.new_id("cl"),
            recorded_at=scene.now,
            case=case.id,
            closed_at=at,
            reason=plan.text("closed_because") or scene.say("closed_in_list"),
        )
    )


def _add_consent(scene: Scene, plan: RowPlan, home: Home) -> None:
    said = plan.text("consent")
    if not said:
        return
    words = "; ".join(said.splitlines())
    text = scene.say("consent_in_list").format(words=words)
    add_note(scene, plan, home, text=text, at=scene.now)
    plan.doubt("consent_is_no_answer", "consent", is_error=False)
    if plan.day("closed") is None:
        plan.made.append(
            CaseTask(
                id=scene.new_id("ta"),
                case=home.case.id,
                kind=TaskKind.ASK_ANEW,
                text=words,
                since=scene.today,
                noted_at=scene.now,
                noted_by=scene.desk.actor.name,
            )
        )
