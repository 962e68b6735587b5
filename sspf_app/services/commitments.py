"""Commitments over all cases: who has promised what by when, and how far it has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Case, Item, Party, Person
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_due
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.commitment_reading import case_line, due_of, need_commitment, status_of
from sspf_app.services.commitment_views import (
    COMING_WITHIN,
    CommitmentDetail,
    CommitmentLine,
    CommitmentList,
    Due,
    Narrowed,
    StepInput,
    StepView,
)
from sspf_app.services.desk import Desk
from sspf_app.services.folding import normalise, same_words
from sspf_app.services.item_views import reader_views
from sspf_app.services.plan_ports import Promised, PromisedWindow
from sspf_app.services.plan_records import CommitmentStatus, CommitmentStep
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.told_reference import listed_reference
from sspf_app.texts.catalogue import Words

_STEP = 20_000
"""So many rows are read at a time where words are searched for."""
TOPICS = frozenset({Topic.COMMITMENTS, Topic.CASES})


class Commitments:
    """Use cases about commitments."""

    def __init__(self, desk: Desk, access: ProtectedAccess, *, words: Words) -> None:
        self._desk = desk
        self._access = access
        self._words = words

    def list_all(
        self,
        *,
        is_open: bool = True,
        owner: str | None = None,
        narrowed: Narrowed = Narrowed(),  # noqa: B008  frozen
    ) -> CommitmentList:
        """Commitments of all open cases: those to be done by due day, or those that are over.

        Of a case in which somebody is protected and was not opened with a reason only the
        reference, the owner and the days are told.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            refresh_due(unit, now=self._desk.now())
            window = self._window(narrowed)
            shown, is_whole = self._matching(
                unit, narrowed, window, is_open=is_open, responsible=owner
            )
            total = unit.plans.count_promised(is_open=is_open, responsible=owner, window=window)
            if narrowed.words or (owner is not None and is_whole):
                total = len(shown) if is_whole else None
            owners = self._owners(unit, shown)
            self._desk.log(unit, Action.READ, "commitments")
            unit.commit()
        return CommitmentList(lines=tuple(shown), total=total, owners=owners)

    def _window(self, narrowed: Narrowed) -> PromisedWindow:
        today = day_of(self._desk.now(), self._desk.clock.zone)
        day, week = timedelta(days=1), today + COMING_WITHIN
        spans = {
            Due.LATE: (None, today - day),
            Due.THIS_WEEK: (today, week - day),
            Due.COMING: (week, None),
        }
        first, last = spans.get(narrowed.due, (None, None)) if narrowed.due else (None, None)
        return PromisedWindow(due_from=first, due_to=last, only_lapsed=narrowed.only_lapsed)

    def _matching(
        self,
        unit: UnitOfWork,
        narrowed: Narrowed,
        window: PromisedWindow,
        *,
        is_open: bool,
        responsible: str | None,
    ) -> tuple[list[CommitmentLine], bool]:
        """The first lines that hold every word, and whether there are no more of them."""
        found: list[CommitmentLine] = []
        words = same_words(narrowed.words).split()
        size = _STEP if words else narrowed.limit + 1
        for offset in count(0, size):
            step = replace(window, offset=offset, limit=size)
            rows = unit.plans.promised(is_open=is_open, responsible=responsible, window=step)
            named, hidden = _names(unit, rows), self._hidden(unit, rows)
            apart = self._access.unlisted(unit, hidden)
            lines = [self._line(row, named) for row in rows]
            if responsible is not None:  # a line of somebody's list says whose it is
                lines = [line for line in lines if line.case not in apart]
            shown = [
                self._withheld(unit, line, is_apart=line.case in apart)
                if line.case in hidden
                else line
                for line in lines
            ]
            found += [line for line in shown if _holds(line, words)]
            if len(found) > narrowed.limit:
                return found[: narrowed.limit], False
            if len(rows) < size:
                return found, True
        raise AssertionError("counting never ends")

    def _owners(self, unit: UnitOfWork, shown: list[CommitmentLine]) -> tuple[tuple[str, str], ...]:
        """Everybody who has one that is to be done, or stands in the list; parties first."""
        today = day_of(self._desk.now(), self._desk.clock.zone)
        ids = {one.responsible for one in unit.plans.due_counts(today, date.max)}
        ids |= {line.responsible for line in shown if line.owner}
        parties = {row.id: row.name for row in unit.records.list_standing(Party) if row.id in ids}
        shows = self._access.shows(unit)
        persons = {
            row.id: row.name
            for row in unit.records.list_of(Person, "id", ids - parties.keys())
            if shows(row)
        }
        named = [*parties.items(), *persons.items()]
        return tuple(sorted(named, key=lambda one: (one[0] not in parties, one[1], one[0])))

    def get(self, case: str, item: str, *, reason: str = "") -> CommitmentDetail:
        """One commitment with its course and who reads it now.

        Raises:
            DomainError: ``unknown_case``, ``unknown_commitment``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case, reason=reason)
            row = _need(unit, case, item)
            states = {one.item: one for one in unit.plans.states(case)}
            parts = {one.item: one for one in unit.plans.parts(case)}
            steps = unit.plans.steps(case, item)
            self._desk.log(unit, Action.READ, f"commitment:{item}", case=case)
            unit.commit()
        meeting = loaded.need_meeting(row.meeting)
        part = parts.get(item)
        line = case_line(loaded, row, states, in_person="" if part is None else part.in_person)
        goal = None if part is None or part.removed_at else part.parent
        return CommitmentDetail(
            line=line,
            about=tuple(loaded.name(one) for one in row.about),
            types=row.types,
            follow_up=need_commitment(row).follow_up,
            held_on=day_of(meeting.starts_at, loaded.facts.zone),
            purpose_text=loaded.need_purpose(meeting.purpose).text,
            goal=_text_of(loaded, goal),
            steps=tuple(_step(one) for one in reversed(steps)),
            readers=reader_views(loaded, meeting, row, self._words),
        )

    def note(self, entry: StepInput) -> Changes:
        """Note how far a commitment has come; what was noted before is kept.

        Raises:
            DomainError: ``unknown_case``, ``unknown_commitment``, ``date_in_future`` (day),
                ``step_needs_comment``: why it was not done or was stopped, ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, entry.case)
            _need(unit, entry.case, entry.item)
            day = entry.day or loaded.today
            if day > loaded.today:
                raise DomainError("date_in_future", day=day)
            needs_why = entry.status in (CommitmentStatus.NOT_DONE, CommitmentStatus.STOPPED)
            if needs_why and not entry.comment.strip():
                raise DomainError("step_needs_comment")
            step = CommitmentStep(
                id=self._desk.new_id("cs"),
                case=entry.case,
                item=entry.item,
                status=entry.status,
                day=day,
                noted_at=self._desk.now(),
                noted_by=self._desk.actor.name,
                told_by=entry.told_by.strip(),
                comment=entry.comment.strip(),
            )
            return self._done(unit, step)

    def take_back(self, case: str, item: str, step: str) -> Changes:
        """Take back the last step, which ``note`` returned as ``new_id``; both stay to be read.

        Raises:
            DomainError: ``unknown_case``, ``unknown_commitment``, ``step_not_last``,
                ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            _need(unit, case, item)
            steps = unit.plans.steps(case, item)
            if not steps or steps[-1].id != step:
                raise DomainError("step_not_last")
            before = steps[-2] if len(steps) > 1 else None
            taken_back = CommitmentStep(
                id=self._desk.new_id("cs"),
                case=case,
                item=item,
                status=CommitmentStatus.NOT_BEGUN if before is None else before.status,
                day=loaded.today if before is None else before.day,
                noted_at=self._desk.now(),
                noted_by=self._desk.actor.name,
                is_undo=True,
            )
            return self._done(unit, taken_back)

    def _line(self, row: Promised, named: dict[str, Party | Person]) -> CommitmentLine:
        commitment, item = need_commitment(row.item), row.item
        today = day_of(self._desk.now(), self._desk.clock.zone)
        status, owner = status_of(row.state), named.get(commitment.responsible)
        return CommitmentLine(
            case=item.case,
            item=item.id,
            meeting=item.meeting,
            reference=row.reference,
            name=row.name,
            text=item.text,
            responsible=commitment.responsible,
            owner=commitment.responsible if owner is None else owner.name,
            is_party=isinstance(owner, Party),
            in_person=row.in_person,
            starts_on=commitment.starts_on,
            due_on=commitment.due_on,
            days=(commitment.due_on - today).days,
            due=due_of(commitment.due_on, today, status),
            status=status,
            changed_on=None if row.state is None else row.state.day,
            is_lapsed=row.is_lapsed,
            is_closed_to_view=False,
        )

    def _withheld(
        self, unit: UnitOfWork, line: CommitmentLine, *, is_apart: bool
    ) -> CommitmentLine:
        """What may be told of a commitment in a case that is not opened.

        Whose it is stays within a case that the user is not on the list of.
        """
        owner = line.owner if line.is_party and not is_apart else ""
        responsible = "" if is_apart else line.responsible
        (header,) = unit.records.list_of(Case, "id", (line.case,))
        young = header.young_person
        return replace(
            line,
            reference=listed_reference(unit, line.case, line.reference, young),
            name="",
            text="",
            in_person="",
            owner=owner,
            responsible=responsible,
            is_closed_to_view=True,
        )

    def _hidden(self, unit: UnitOfWork, rows: tuple[Promised, ...]) -> frozenset[str]:
        """Cases of the list in which somebody is protected and that were not opened."""
        return self._access.closed_cases(unit, {row.item.case for row in rows})

    def _done(self, unit: UnitOfWork, step: CommitmentStep) -> Changes:
        unit.plans.add_step(step)
        self._desk.log(unit, Action.WRITE, f"commitment:{step.item}", case=step.case)
        unit.commit()
        return Changes(topics=TOPICS, ids=frozenset({step.case, step.item}), new_id=step.id)


def _need(unit: UnitOfWork, case: str, item: str) -> Item:
    row = unit.records.standing(Item, item, case=case)
    if row is None or row.commitment is None:
        raise DomainError("unknown_commitment")
    return row


def _names(unit: UnitOfWork, rows: tuple[Promised, ...]) -> dict[str, Party | Person]:
    owners = {need_commitment(row.item).responsible for row in rows}
    parties = {row.id: row for row in unit.records.list_standing(Party)}
    persons = unit.records.list_of(Person, "id", owners - parties.keys())
    return {**parties, **{row.id: row for row in persons}}


def _holds(line: CommitmentLine, words: list[str]) -> bool:
    said = f"{line.text} {line.owner} {line.in_person} {line.name} {line.reference}"
    folded = normalise(said)
    return all(word in folded for word in words)


def _text_of(loaded: LoadedCase, item: str | None) -> str:
    found = [
        row.text
        for row in loaded.facts.items
        if row.id == item and row.case == loaded.id and row.replaced_at is None
    ]
    return found[0] if found else ""


def _step(step: CommitmentStep) -> StepView:
    return StepView(
        status=step.status,
        day=step.day,
        noted_at=step.noted_at,
        noted_by=step.noted_by,
        told_by=step.told_by,
        comment=step.comment,
        is_undo=step.is_undo,
    )
