"""A line of the plan as it is typed: an item under the rules of items; no Qt."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import timedelta

from sspf_app.domain.codes import FAMILY
from sspf_app.gui.changed_words import changed_words
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.presenting import Inquiry, ScreenPresenter
from sspf_app.gui.screens.case.course_ports import PlanPort
from sspf_app.gui.screens.case.plan_support import support_choices
from sspf_app.gui.screens.case.take_up import NOT_YET, TypedTakeUp, marks_of
from sspf_app.gui.typed_days import parse_day
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.changes import Changes
from sspf_app.services.meeting_views import CommitmentInput, ItemCheck
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.plan_views import PlanBoard, PlanEntry, PlanItemInput
from sspf_app.services.support_views import SupportView

_NOT_YET = NOT_YET | {"follow_up_required"}
_OWN_WORDS = (PlanKind.YOUNG_WORDS, PlanKind.GUARDIAN_WORDS)


@dataclass(slots=True, kw_only=True)
class TypedLine(TypedTakeUp):
    """A line of the plan as it is typed; days as they stand in their fields, empty = none.

    Attributes:
        place_seen: ``PlanEntry.version`` of the line that is worded anew.
    """

    kind: str = PlanKind.GOAL.value
    parent: str = ""
    responsible: str = ""
    starts_on: str = ""
    due_on: str = ""
    follow_up: str = ""
    in_person: str = ""
    support: str = ""
    place_seen: str = ""

    def take_changed(self, recorded: TypedTakeUp) -> None:
        """Also where it stands by now; who does it stays as typed."""
        TypedTakeUp.take_changed(self, recorded)
        if isinstance(recorded, TypedLine) and self.place_seen != recorded.place_seen:
            self.parent, self.support = recorded.parent, recorded.support
            self.place_seen = recorded.place_seen

    def line(self, case: str) -> PlanItemInput:
        """With its place in the plan."""
        return PlanItemInput(
            item=self.entry(case),
            kind=PlanKind(self.kind),
            parent=self.parent or None,
            in_person=self.in_person,
            support=self.support,
            seen=self.place_seen,
        )

    def commitment(self) -> CommitmentInput | None:
        """What makes it a commitment, once all of that is typed."""
        starts_on, due_on = parse_day(self.starts_on), parse_day(self.due_on)
        if self.kind != PlanKind.COMMITMENT or not self.responsible:
            return None
        if starts_on is None or due_on is None:
            return None
        return CommitmentInput(
            responsible=self.responsible,
            starts_on=starts_on,
            due_on=due_on,
            follow_up=self.follow_up,
        )


class PlanEditing(ScreenPresenter):
    """Asks the rules as one types who will read it; saves only what they allow.

    Attributes:
        is_open: A line is being typed.
    """

    def __init__(self, ports: ScreenPorts, view: PlanPort) -> None:
        super().__init__(ports, view)
        self._view = view
        self.is_open = False
        self._case: CaseDetail | None = None
        self._key = self._purpose = ""
        self._checking = Inquiry(ports, view)

    def begin(
        self,
        case: CaseDetail,
        board: PlanBoard,
        kind: PlanKind,
        *,
        parent: str | None = None,
        entry: PlanEntry | None = None,
    ) -> None:
        """Begin a line, or word one anew; what was begun of it before comes back."""
        self._case, self._purpose, self.is_open = case, board.purpose, True
        place = entry.item.id if entry is not None else f"new-{kind.value}"
        self._key = f"case/{case.case}/plan:{place}"
        key = self._key
        fresh = self._again(entry) if entry is not None else self._fresh(case, board, kind)
        if entry is None:
            fresh.parent = parent or ""

        def done(found: tuple[str, tuple[SupportView, ...]]) -> None:
            kept, offered = found
            typed = _from_draft(kept) or fresh
            is_changed = _take_changed(typed, fresh)
            self._view.show_editor(typed, board, case, support_choices(offered, entry))
            self._tell(fresh.text, is_changed=is_changed)

        def job() -> tuple[str, tuple[SupportView, ...]]:
            draft = self.services.drafts.get(key)
            return "" if draft is None else draft.text, self.services.support.offered()

        self.read(job, done)

    def reread(self) -> None:
        """The line was changed elsewhere: what is typed goes over it as it stands by now."""
        case, typed, purpose = self._case, self._view.collect_line(), self._purpose
        if case is None or not typed.item:
            return

        def done(found: tuple[PlanBoard, tuple[SupportView, ...]]) -> None:
            board, offered = found
            again = next((one for one in board.entries if one.item.id == typed.item), None)
            if again is not None and self.is_open:
                is_changed = _take_changed(typed, self._again(again))
                self._view.show_editor(typed, board, case, support_choices(offered, again))
                self._tell(again.item.text, is_changed=is_changed)

        services = self.services
        self.read(
            lambda: (services.plans.board(case.case, purpose=purpose), services.support.offered()),
            done,
        )

    def _tell(self, recorded: str, *, is_changed: bool) -> None:
        if is_changed:
            self._view.show_overtaken(recorded)
            self.ports.frame.say(changed_words(recorded))
        self.check()

    def check(self) -> None:
        """Ask what stands in the way and who would read it."""
        case = self._case
        typed = self._view.collect_line()
        if case is None or not typed.meeting or not self.is_open:
            return
        entry = typed.entry(case.case)

        def done(check: ItemCheck) -> None:
            problems = [sentence for code, sentence in check.problems if code not in _NOT_YET]
            self._view.show_check(check, tuple(problems))

        self._checking.read(
            lambda: self.services.meeting_items.check(entry, item=typed.item or None), done
        )

    def answer(self, key: str) -> None:
        """It is right as it stands."""
        self._view.add_answer(key)
        self.check()

    def save(self) -> None:
        """Save the line."""
        case, key = self._case, self._key
        if case is None:
            return
        typed = self._view.collect_line()
        line, item = typed.line(case.case), typed.item or None

        def job() -> Changes:
            changes = self.services.plans.save(line, item=item)
            self.services.drafts.discard(key)
            return changes

        def done(_changes: Changes) -> None:
            self.is_open = False
            self._view.show_board_page()
            self.ports.frame.say(_("It stands in the plan now."))

        self.save_typed(job, done, on_error=self._refused)

    def leave(self) -> None:
        """Close it; what was typed stays a draft."""
        self.is_open = False

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed and not saved."""
        if not self.is_open:
            return ()
        typed = self._view.collect_line()
        text = json.dumps(asdict(typed), ensure_ascii=False)
        return (DraftText(key=self._key, text=text),) if typed.text.strip() else ()

    def _fresh(self, case: CaseDetail, board: PlanBoard, kind: PlanKind) -> TypedLine:
        today = self.ports.clock.now().astimezone(self.ports.clock.zone).date()
        is_promise = kind is PlanKind.COMMITMENT
        return TypedLine(
            kind=kind.value,
            meeting=board.first_open,
            about=[case.young_person],
            source=FAMILY if kind in _OWN_WORDS else case.coordinator_party,
            starts_on=today.isoformat() if is_promise else "",
            due_on=(today + timedelta(days=28)).isoformat() if is_promise else "",
        )

    def _again(self, entry: PlanEntry) -> TypedLine:
        item, promised = entry.item, entry.item.commitment
        typed = TypedLine(
            kind=entry.kind.value,
            parent=entry.parent or "",
            item=item.id,
            meeting=item.meeting,
            text=item.text,
            source=item.source,
            about=list(item.about),
            types=[one.value for one in item.types],
            is_oral_only=item.oral_only,
            marks=marks_of(item),
            seen=item.version,
            in_person=entry.in_person,
            support=entry.support,
            place_seen=entry.version,
        )
        if promised is not None:
            typed.responsible = promised.responsible
            typed.starts_on = promised.starts_on.isoformat()
            typed.due_on = promised.due_on.isoformat()
            typed.follow_up = promised.follow_up
        return typed

    def _refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self._view.show_refusal)


def _take_changed(typed: TypedLine, recorded: TypedLine) -> bool:
    """Go over what is recorded by now; whether that is something else."""
    is_changed = (typed.seen, typed.place_seen) != (recorded.seen, recorded.place_seen)
    if is_changed:
        typed.take_changed(recorded)
    return is_changed


def _from_draft(text: str) -> TypedLine | None:
    try:
        return TypedLine(**json.loads(text)) if text else None
    except (ValueError, TypeError):
        return None
