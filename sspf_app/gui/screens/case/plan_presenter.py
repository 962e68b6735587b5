"""Leads the plan of a case: its lines, who reads each, versions and what changed between them."""

from __future__ import annotations

from datetime import date
from functools import partial

from sspf_app.gui.copying import CopySource, PaperCopying, ShownCopy
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.screens.case.course_ports import PlanPort
from sspf_app.gui.screens.case.part import CasePart
from sspf_app.gui.screens.case.plan_editing import PlanEditing
from sspf_app.gui.screens.case.typed_version import version_from
from sspf_app.services.changes import Changes
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.plan_views import ComparedLine, PlanBoard, PlanEntry, VersionInput

NOW = 0
"""Number that stands for the plan as it is now, among versions."""


class PlanPresenter(CasePart):
    """See the module.

    Attributes:
        editing: Leads what is typed as a line of the plan.
        copying: Leads the plan on paper.
    """

    view: PlanPort
    editing: PlanEditing
    copying: PaperCopying

    def __init__(self, ports: ScreenPorts, view: PlanPort) -> None:
        super().__init__(ports, view)
        self._board: PlanBoard | None = None
        self._purpose: str | None = None
        self._wanted_item = ""
        self._version_key = self._version_seen = ""

    def begin(self) -> None:
        """Another case: nothing is typed or chosen in it yet."""
        self._board, self._purpose, self._wanted_item = None, None, ""
        self._version_key = ""
        self.editing.leave()
        self.copying.leave()
        self.view.show_board_page()

    def want(self, **wanted: str) -> None:
        """Choose a line."""
        self._wanted_item = wanted.get("item", "")
        self.refresh()

    def refresh(self) -> None:
        """Load the plan."""
        case, purpose = self.case.case, self._purpose

        def done(board: PlanBoard) -> None:
            self._board, self._purpose = board, board.purpose
            self.view.show_board(board, self.case)
            if self._wanted_item:
                self.view.choose(self._wanted_item)
                self._wanted_item = ""

        self.read(lambda: self.services.plans.board(case, purpose=purpose), done)

    def choose_purpose(self, purpose: str) -> None:
        """Show the plan of another purpose."""
        self._purpose = purpose
        self.refresh()

    def write(self, kind: PlanKind, parent: str | None) -> None:
        """Begin a line."""
        if self._board is not None:
            self.editing.begin(self.case, self._board, kind, parent=parent)

    def word_anew(self, entry: PlanEntry) -> None:
        """Word a line anew."""
        if self._board is not None:
            self.editing.begin(self.case, self._board, entry.kind, entry=entry)

    def take_out(self, entry: PlanEntry) -> None:
        """Take a line out of the plan; for ten seconds it can be put back."""
        case, item, plans = self.case.case, entry.item.id, self.services.plans

        def done(_changes: Changes) -> None:
            self.ports.frame.say(
                _("It is out of the plan. What was said stays at its meeting."),
                undo=lambda: self.change(lambda: plans.put_back(case, item)),
            )

        self.change(lambda: plans.take_out(case, item), done)

    def take_in(self, item: str, parent: str | None) -> None:
        """Let a commitment of a meeting stand in the plan."""
        case, plans = self.case.case, self.services.plans
        self.change(lambda: plans.take_in(case, item, parent=parent))

    def move(self, entry: PlanEntry, *, by: int) -> None:
        """Let a line change places with the one above or below it."""
        case, item, plans = self.case.case, entry.item.id, self.services.plans
        self._wanted_item = item
        self.change_each(lambda: plans.move(case, item, by=by))

    def note(self, item: str) -> None:
        """Go to where one notes how a commitment goes."""
        self.ports.frame.navigate("commitments", case=self.case.case, item=item)

    def show_rights(self, item: str) -> None:
        """Go to what those it is about say of a line, and whether it may be used."""
        self.ports.frame.navigate("item_rights", case=self.case.case, item=item)

    def print_plan(self) -> None:
        """Show the plan on paper, as each reader would get it now."""
        board, papers = self._board, self.services.plan_papers
        if board is None:
            return
        case, purpose = board.case, board.purpose
        self.view.show_papers()
        self.copying.begin(
            CopySource(
                recipients=lambda: papers.recipients(case, purpose),
                preview=lambda one: ShownCopy(paper=papers.preview(case, purpose, recipient=one)),
                export=lambda one, folder, copy: papers.export(
                    case, purpose, recipient=one, folder=folder, copy=copy
                ),
                export_all=lambda folder, copy: papers.export_all(
                    case, purpose, folder=folder, copy=copy
                ),
            )
        )

    def begin_version(self) -> None:
        """Ask what a version needs; what was begun of it before comes back."""
        board = self._board
        if board is None:
            return
        key = _version_key(board)

        def job() -> str:
            draft = self.services.drafts.get(key)
            return "" if draft is None else draft.text

        def done(kept: str) -> None:
            self._version_key, self._version_seen = key, board.version
            self.view.show_version_form(board, self.today(), version_from(kept))

        self.read(job, done)

    def set_version(
        self, *, set_on: date | None, approved_by: str, meeting: str, reason: str
    ) -> None:
        """Set the plan as it stands."""
        board = self._board
        if board is None:
            return
        entry = VersionInput(
            case=board.case,
            purpose=board.purpose,
            set_on=set_on or self.today(),
            approved_by=approved_by,
            meeting=meeting or None,
            reason=reason,
            seen=self._version_seen,
        )

        key = _version_key(board)

        def job() -> Changes:
            changes = self.services.plans.set_version(entry)
            self.services.drafts.discard(key)
            return changes

        def done(_changes: Changes) -> None:
            self._version_key = ""
            self.view.show_board_page()
            self.ports.frame.say(_("The plan is set."))

        self.save_typed(job, done)

    def begin_comparing(self) -> None:
        """The newest version beside the plan as it is, or beside the one before."""
        board = self._board
        if board is None or not board.versions:
            return
        newest = board.versions[0].number
        old, new = (newest, NOW) if board.is_changed or newest == 1 else (newest - 1, newest)
        self.compare(old, new)

    def compare(self, old: int, new: int) -> None:
        """Two versions beside each other."""
        board, plans = self._board, self.services.plans
        if board is None:
            return

        def done(lines: tuple[ComparedLine, ...]) -> None:
            self.view.show_compared(lines, board, old, new)

        self.read(lambda: plans.compare(board.case, board.purpose, old=old, new=new or None), done)

    def keep_typed(self) -> None:
        """Close the editor; what was typed is a draft."""
        drafts = self.drafts()
        self.editing.leave()
        self._version_key = ""
        for draft in drafts:
            self.ports.tasks.submit(
                partial(self.services.drafts.save, draft.key, draft.text),
                owner=self.view,
                on_done=lambda _changes: None,
                on_error=self.show_error,
            )

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed and not saved."""
        if not self._version_key:
            return self.editing.drafts()
        text = self.view.collect_version().kept()
        typed = (DraftText(key=self._version_key, text=text),) if text else ()
        return (*self.editing.drafts(), *typed)


def _version_key(board: PlanBoard) -> str:
    return f"case/{board.case}/plan-version:{board.purpose}"
