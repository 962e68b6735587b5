"""The persons of a row: who they are, whether they are known, and who may not come back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sspf_app.domain.codes import Protection
from sspf_app.domain.facts import Person
from sspf_app.services.move_fields import FIELDS
from sspf_app.services.move_people import is_likely, is_sure
from sspf_app.services.move_plan import RowPlan, Scene
from sspf_app.services.move_values import day_from_number
from sspf_app.services.move_views import LEAVE_OUT, NEW, Candidate, RowPerson
from sspf_app.texts.languages import language_code

ALONE = "person"
"""The role of somebody who stands alone in a row."""
_FIRST = ("young", ALONE)
"""Whom a row is about."""
_KEPT_AS_THEY_ARE = ("phone", "email", "address")


def person_of(scene: Scene, plan: RowPlan, role: str) -> Person | None:
    """The person in a role: entered anew, or as they are known; None = nobody, or left out.

    A new one is put into the plan.
    """
    typed = _typed(scene, plan, role)
    if typed is None:
        return None
    near = scene.known.like(typed)
    same_sheet = [one for one in scene.in_sheet.like(typed) if is_likely(typed, one)]
    chosen = scene.order.matches.get((plan.number, role), "")
    shown = [person for person in near if scene.is_open(person) and person.id not in scene.barred]
    candidates = (
        *(_candidate(person, typed) for person in shown),
        *(_candidate(person, typed, scene.sheet_rows[person.id]) for person in same_sheet),
    )
    if not chosen:
        must_choose = any(is_likely(typed, one) for one in (*shown, *same_sheet))
        chosen = _proposed(candidates, must_choose=must_choose)
        if chosen == NEW and candidates:
            plan.doubt("maybe_known", f"{role}.name", is_error=False, name=candidates[0].name)
    plan.people.append(RowPerson(role=role, name=typed.name, candidates=candidates, chosen=chosen))
    if chosen == LEAVE_OUT:
        return None
    for code in _barring(scene, near):
        plan.doubt(code, f"{role}.name", name=typed.name)
        return None
    known = _chosen(scene, (*shown, *same_sheet), chosen)
    _tell_ageless(plan, role, known or typed)
    if known is not None:
        _tell_differences(plan, role, typed, known)
        return known
    if chosen != NEW:
        plan.doubt("choose_person", f"{role}.name", name=typed.name)
        return None
    plan.made.append(typed)
    scene.in_sheet.add(typed)
    scene.sheet_rows[typed.id] = (plan.number, role)
    return typed


def _typed(scene: Scene, plan: RowPlan, role: str) -> Person | None:
    parts = [name for name in FIELDS[scene.order.kind] if name.startswith(f"{role}.")]
    if not any(plan.words.get(name) for name in parts):
        if role in _FIRST:
            plan.doubt("name_missing", f"{role}.name")
        return None
    name = _name(plan, role)
    if not name:
        plan.doubt("name_missing", f"{role}.name")
        return None
    born = _born(scene, plan, role)
    number = plan.text(f"{role}.number") or plan.text(f"{role}.number_born") or None
    protection = plan.values.get(f"{role}.protected")
    return Person(
        id=scene.new_id("p"),
        recorded_at=scene.now,
        name=name,
        born=born,
        # A guardian is of age; of whoever stands alone nobody knows.
        adult=role not in _FIRST and born is None,
        personal_number=number,
        protected_identity=protection if isinstance(protection, Protection) else Protection.NONE,
        language=_language(plan, role),
        needs_interpreter=plan.says(f"{role}.interpreter"),
        address=plan.text(f"{role}.address") or None,
        phone=plan.text(f"{role}.phone") or None,
        email=plan.text(f"{role}.email") or None,
        school=_school(plan, role) if role in _FIRST else None,
    )


def _name(plan: RowPlan, role: str) -> str:
    whole = plan.text(f"{role}.name")
    if not whole:
        whole = f"{plan.text(f'{role}.first')} {plan.text(f'{role}.last')}".strip()
    last, comma, first = whole.partition(",")
    if comma and first.strip() and last.strip():
        whole = f"{first.strip()} {last.strip()}"
        plan.doubt("name_turned", f"{role}.name", is_error=False, name=whole)
    return " ".join(whole.split())


def _born(scene: Scene, plan: RowPlan, role: str) -> date | None:
    born = plan.day(f"{role}.born")
    number = plan.text(f"{role}.number_born")
    if born is None and number:
        born = day_from_number(number)
        if born is not None:
            doubt = {"day": born.isoformat()}
            plan.doubt("born_from_number", f"{role}.number_born", is_error=False, **doubt)
    if born is not None and born > scene.today:
        plan.doubt("day_in_future", f"{role}.born", day=born.isoformat())
        return None
    return born


def _tell_ageless(plan: RowPlan, role: str, person: Person) -> None:
    """Of somebody known it counts what is known: a grown-up has no age to be told."""
    is_ageless = person.born is None and not person.adult
    if is_ageless and role in _FIRST and not plan.words.get(f"{role}.born"):
        plan.doubt("born_missing", f"{role}.born", is_error=False)


def _school(plan: RowPlan, role: str) -> str | None:
    return plan.text(f"{role}.school") or plan.text("party.school") or None


def _language(plan: RowPlan, role: str) -> str | None:
    typed = plan.text(f"{role}.language")
    if not typed:
        words = plan.words.get(f"{role}.interpreter", "")
        return language_code(words) if words else None  # "Tolk: somaliska" says which
    code = language_code(typed)
    if code is None:
        plan.doubt("language_unknown", f"{role}.language", is_error=False, value=typed)
    return code


def _candidate(person: Person, typed: Person, place: tuple[int, str] | None = None) -> Candidate:
    return Candidate(
        id=person.id if place is None else f"{place[0]}:{place[1]}",
        name=person.name,
        born=person.born,
        is_sure=is_sure(typed, person),
        row=None if place is None else place[0],
    )


def _proposed(candidates: tuple[Candidate, ...], *, must_choose: bool) -> str:
    sure = [one for one in candidates if one.is_sure]
    if sure:
        return sure[0].id
    return "" if must_choose else NEW


def _barring(scene: Scene, near: tuple[Person, ...]) -> Iterator[str]:
    if any(person.id in scene.barred for person in near):
        yield "barred_person_returns"
    if any(not scene.is_open(person) for person in near):
        yield "protected_person_known"


def _chosen(scene: Scene, near: tuple[Person, ...], chosen: str) -> Person | None:
    for person in near:
        row, role = scene.sheet_rows.get(person.id, (0, ""))
        if chosen in (person.id, f"{row}:{role}"):
            return person
    return None


def _tell_differences(plan: RowPlan, role: str, typed: Person, known: Person) -> None:
    for part in _KEPT_AS_THEY_ARE:
        said, kept = getattr(typed, part), getattr(known, part)
        if said and kept and said.casefold() != kept.casefold():
            plan.doubt("known_detail_kept", f"{role}.{part}", is_error=False, value=kept)
