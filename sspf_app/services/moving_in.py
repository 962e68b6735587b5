"""Moving in: the coordinator's old sheet becomes cases, all of it at once or nothing.

Source: the rules that hold for what is typed hold for what is imported: no consent is made, nobody
is invited, nobody barred comes back, nobody protected is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Case, CaseRow, Custody, Row
from sspf_app.services.access_lists import protected_before
from sspf_app.services.actors import Permission
from sspf_app.services.case_states import refresh_case
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.clock_watch import require_sound_clock
from sspf_app.services.decision_records import CaseTask
from sspf_app.services.desk import Desk
from sspf_app.services.move_cases import plan_case
from sspf_app.services.move_fields import FIELDS, Guess, fingerprint, guess_kind, meanings
from sspf_app.services.move_plan import LISTS, Made, RowPlan, Scene
from sspf_app.services.move_records import SHEETS, ImportBatch, KeptColumns, MadeRow, TableKind
from sspf_app.services.move_tables import plan_of_case, plan_party, plan_person
from sspf_app.services.move_views import ImportDone, ImportOrder, Preview, PreviewRow, Run
from sspf_app.services.personal_numbers import PersonalNumbers
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, Contact
from sspf_app.services.sheet_views import Sheet, SheetFile

MOVED = Changes(
    topics=frozenset(
        {
            Topic.PEOPLE,
            Topic.PARTIES,
            Topic.CASES,
            Topic.CONSENTS,
            Topic.MEETINGS,
            Topic.MOVING,
        }
    )
)
"""What moving in changed, for open screens."""

_PLANS: Mapping[TableKind, Callable[[Scene, RowPlan], None]] = {
    TableKind.CASES: plan_case,
    TableKind.PARTIES: plan_party,
    TableKind.PERSONS: plan_person,
}
_NAMES = ("young.name", "person.name", "name")
_HEADINGS_WITHIN = 30
"""Rows from the top among which the headings are looked for."""
_NEEDED: Mapping[TableKind, tuple[tuple[str, ...], ...]] = {
    TableKind.CASES: (("young.name", "young.first", "young.last"),),
    TableKind.PARTIES: (("name",),),
    TableKind.PERSONS: (("person.name", "person.first", "person.last"),),
    TableKind.PARTICIPATIONS: (("reference", "young.name", "young.number"), ("party",)),
    TableKind.MEETINGS: (("reference", "young.name", "young.number"), ("meeting.on",)),
    TableKind.COMMITMENTS: (("reference", "young.name", "young.number"), ("commitment.text",)),
    TableKind.NOTES: (("reference", "young.name", "young.number"), ("note",)),
}
"""One of each of these must be meant by a column."""


class MovingIn:
    """Use cases about importing a sheet."""

    def __init__(
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        numbers: PersonalNumbers,
    ) -> None:
        self._desk = desk
        self._access = access
        self._numbers = numbers

    def guess(self, sheet: Sheet, *, kind: TableKind | None = None) -> Guess:
        """Which row holds the headings, and what the columns mean: as last time, else guessed.

        Raises:
            DomainError: ``sheet_too_many_rows`` (sheet).
        """
        if sheet.is_too_big:
            raise DomainError("sheet_too_many_rows", sheet=sheet.name, most=20_000)
        heading_row, headings = _headings(sheet)
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            kept = unit.moving.columns(fingerprint(headings))
        if kept is not None and kind in (None, kept.kind):
            return Guess(kept.kind, heading_row, _columns_of(kept))
        chosen = kind or guess_kind(headings)
        return Guess(chosen, heading_row, meanings(chosen, headings))

    def preview(self, sheet: Sheet, order: ImportOrder) -> Preview:
        """What would be made of each row, and what is unsure; nothing is written but the log.

        Raises:
            DomainError: ``not_permitted``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            plans = self._plans(unit, sheet, order, Run())
        with self._desk.begin(Permission.WRITE_CASES) as unit:  # numbers given above are given up
            self._desk.log(unit, Action.READ, "import_preview")
            unit.commit()
        return _preview(plans, order)

    def take_in(self, file: SheetFile, order: ImportOrder, *, run: Run | None = None) -> ImportDone:
        """Write everything in one act.

        Args:
            file: The file.
            order: How it is read, with every decision about its rows.
            run: Where to tell how far it has come, and to hear that it is to end.

        Raises:
            DomainError: ``not_permitted``, ``unknown_sheet`` (sheet), ``import_columns_missing``,
                ``import_has_errors`` (count), ``import_is_empty``, ``clock_set_back``,
                ``not_on_list`` (case, id): a row leads to somebody protected whom the user may not
                open; ``cancelled``. Nothing was written.
        """
        run = run or Run()
        sheet = next((one for one in file.sheets if one.name == order.sheet), None)
        if sheet is None:
            raise DomainError("unknown_sheet", sheet=order.sheet)
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            require_sound_clock(unit, self._desk)
            run.total = 2 * len(sheet.rows)
            plans = self._plans(unit, sheet, order, run)
            _refuse(_preview(plans, order))
            taken = [plan for plan in plans if plan.number not in order.left_out]
            made = [one for plan in taken for one in plan.made]
            run.total = run.done + len(made)
            before = protected_before(self._desk, unit, made)
            self._write(unit, made, run)
            self._access.need_no_way_in(unit, before)
            batch = self._batch(file, order, taken)
            unit.moving.add_batch(batch, [_made_row(batch.id, one) for one in made])
            self._keep_columns(unit, sheet, order)
            self._desk.log(unit, Action.IMPORT, f"sheet:{batch.id}")
            unit.commit()
        ids = frozenset(one.id for one in made if isinstance(one, Case))
        return ImportDone(batch=batch, changes=replace(MOVED, ids=ids))

    def batches(self) -> tuple[ImportBatch, ...]:
        """Every import, newest first."""
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            return unit.moving.batches()

    def _plans(self, unit: UnitOfWork, sheet: Sheet, order: ImportOrder, run: Run) -> list[RowPlan]:
        scene = Scene(self._desk, unit, order, numbers=self._numbers, access=self._access)
        plan_row = _PLANS.get(order.kind, plan_of_case)
        plans: list[RowPlan] = []
        for row in sheet.rows:
            if row.number <= order.heading_row:
                continue
            plan = scene.begin(row)
            run.step()
            if not any(plan.words.values()):
                continue
            if row.number in order.left_out:
                named = next((plan.words[one] for one in _NAMES if plan.words.get(one)), "")
                plan.title = named or next((words for words in plan.words.values() if words), "")
            else:
                plan_row(scene, plan)
            plans.append(plan)
        return plans

    def _write(self, unit: UnitOfWork, made: Iterable[Made], run: Run) -> None:
        cases: set[str] = set()
        for one in made:
            if isinstance(one, Contact):
                unit.office.put_contact(one)
            elif isinstance(one, CaseTask):
                unit.decisions.put_task(one)
            else:
                unit.records.add(one)
                cases |= _case_of(one)
            run.step()
        children = {one.child for one in made if isinstance(one, Custody)}
        cases |= set(unit.states.concerned(children))
        run.total += len(cases)
        for case in sorted(cases):
            refresh_case(unit, case, now=self._desk.now())
            run.step()

    def _batch(self, file: SheetFile, order: ImportOrder, taken: list[RowPlan]) -> ImportBatch:
        counts = sum((plan.counts() for plan in taken), Counter[str]())
        return ImportBatch(
            id=self._desk.new_id("im"),
            file_name=file.name,
            sheet=order.sheet,
            kind=order.kind,
            sha256=file.sha256,
            rows=len(taken),
            made=tuple(f"{kind}={number}" for kind, number in sorted(counts.items())),
            taken_in_at=self._desk.now(),
            taken_in_by=self._desk.actor.name,
        )

    def _keep_columns(self, unit: UnitOfWork, sheet: Sheet, order: ImportOrder) -> None:
        headings = next((row.cells for row in sheet.rows if row.number == order.heading_row), ())
        unit.moving.put_columns(
            KeptColumns(
                headings=fingerprint(headings),
                kind=order.kind,
                columns=tuple(f"{column}={name}" for column, name in sorted(order.columns.items())),
                used_at=self._desk.now(),
            )
        )


def _headings(sheet: Sheet) -> tuple[int, tuple[object, ...]]:
    """The row near the top whose words mean most; the first where none means anything."""
    rows = sheet.rows[:_HEADINGS_WITHIN]
    if not rows:
        return 0, ()

    def weight(cells: tuple[object, ...]) -> int:
        return max(len(meanings(kind, cells)) for kind in SHEETS)

    best = max(rows, key=lambda row: (weight(row.cells), -row.number))
    return best.number, best.cells


def _columns_of(kept: KeptColumns) -> dict[int, str]:
    pairs = (one.partition("=") for one in kept.columns)
    known = FIELDS[kept.kind]
    return {int(column): name for column, _, name in pairs if name in known}


def _preview(plans: list[RowPlan], order: ImportOrder) -> Preview:
    rows = tuple(
        PreviewRow(
            number=plan.number,
            title=plan.title,
            made=plan.counts(),
            problems=() if plan.number in order.left_out else tuple(plan.problems),
            people=tuple(plan.people),
            cells=dict(plan.words),
            is_left_out=plan.number in order.left_out,
        )
        for plan in plans
    )
    meant = set(order.columns.values())
    missing = tuple(needed[0] for needed in _NEEDED[order.kind] if not meant & set(needed))
    sound = (plan for plan, row in zip(plans, rows, strict=True) if not row.has_errors)
    counts = sum((plan.counts() for plan in sound), Counter[str]())
    return Preview(rows=rows, made=counts, missing=missing)


def _refuse(preview: Preview) -> None:
    if preview.missing:
        raise DomainError("import_columns_missing")
    if preview.errors:
        raise DomainError("import_has_errors", count=preview.errors)
    if not preview.made:
        raise DomainError("import_is_empty")


def _made_row(batch: str, one: Made) -> MadeRow:
    case = one.case if isinstance(one, CaseRow | CaseTask) else None
    return MadeRow(batch=batch, kind=LISTS[type(one).__name__], row_id=one.id, case=case)


def _case_of(row: Row) -> set[str]:
    if isinstance(row, Case):
        return {row.id}
    return {row.case} if isinstance(row, CaseRow) else set()
