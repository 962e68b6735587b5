"""Leads the commitments over all cases: filter, look, note how far they have come."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import partial

from sspf_app.domain.errors import DomainError
from sspf_app.gui.commitment_words import commitment_look
from sspf_app.gui.copying import CopySource, PaperCopying, ShownCopy
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.commitments.ports import CommitmentsPort
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.commitment_views import (
    CommitmentDetail,
    CommitmentLine,
    CommitmentList,
    Due,
    Narrowed,
    StepInput,
)
from sspf_app.services.plan_records import CommitmentStatus

TO_DO = "to_do"
"""Everything that is not over."""
LAPSED = "lapsed"
OVER = Due.OVER.value
EVERYBODY = ""
PAGE = 2000
"""So many rows are shown, and so many more each time more are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedStep:
    """What is typed about a commitment and not noted yet."""

    comment: str = ""
    told_by: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not (self.comment.strip() or self.told_by.strip())


class CommitmentsPresenter(ScreenPresenter):
    """See the module.

    Attributes:
        copying: Leads the pages on paper.
    """

    topics = frozenset(
        {Topic.COMMITMENTS, Topic.MEETINGS, Topic.CASES, Topic.PEOPLE, Topic.PARTIES}
    )
    view: CommitmentsPort
    copying: PaperCopying

    def __init__(self, ports: ScreenPorts, view: CommitmentsPort) -> None:
        super().__init__(ports, view)
        self._wanted = TO_DO
        self._owner = EVERYBODY
        self._words, self._limit = "", PAGE
        self._chosen: CommitmentLine | None = None
        self._detail: CommitmentDetail | None = None
        self._to_choose = ""

    def open(self, **params: str) -> None:
        """Show the list; of one ``owner``, narrowed to ``due``, or with one ``item`` chosen."""
        self.leave_page()
        if params:
            self._owner = params.get("owner", EVERYBODY)
            self._wanted = params.get("due", TO_DO)
            self._words, self._limit = "", PAGE
            self.view.clear_search()
            self.view.show_filter(self._wanted)
        if "item" in params:
            self._to_choose = f"{params.get('case', '')}/{params['item']}"
        self.refresh()

    def refresh(self) -> None:
        """Load the list; what is chosen stays chosen."""
        is_open, owner = self._wanted != OVER, self._owner or None
        commitments, narrowed = self.services.commitments, self._narrowed()
        self.read(
            lambda: commitments.list_all(is_open=is_open, owner=owner, narrowed=narrowed),
            self._show,
        )

    def filter_text(self, text: str) -> None:
        """Narrow to what holds each word: what is promised, by whom, about whom."""
        self._words, self._limit = text, PAGE
        self.refresh()

    def show_more(self) -> None:
        """As many again."""
        self._limit += PAGE
        self.refresh()

    def filter_due(self, wanted: str) -> None:
        """Narrow by the due day, or show what is over."""
        self._wanted, self._limit = wanted, PAGE
        self.refresh()

    def filter_owner(self, owner: str) -> None:
        """Narrow to somebody's."""
        self._owner, self._limit = owner, PAGE
        self.refresh()

    def choose(self, line: CommitmentLine | None) -> None:
        """This row is chosen."""
        is_same = line is not None and self._chosen is not None and line.id == self._chosen.id
        if not is_same:
            self._keep_typed()
            self._detail = None
        self._chosen = line
        if line is None:
            self.view.show_nothing()
        else:
            self._load(line)

    def give_reason(self, reason: str) -> None:
        """Why a protected person is opened."""
        line = self._chosen
        if line is not None:
            self._load(line, reason=reason)

    def set_status(self, status: CommitmentStatus) -> None:
        """Note how far the chosen one has come; for ten seconds it can be taken back."""
        line = self._chosen
        if line is None or self._detail is None:
            return
        typed = self.view.typed()
        entry = StepInput(
            case=line.case,
            item=line.item,
            status=status,
            told_by=typed.told_by,
            comment=typed.comment,
        )
        key, commitments = self._key(line), self.services.commitments
        had_words = not typed.is_empty

        def job() -> Changes:
            changes = commitments.note(entry)
            if had_words:
                self.services.drafts.discard(key)
            return changes

        def done(changes: Changes) -> None:
            step = changes.new_id or ""
            word = commitment_look(status).word.lower()
            self.ports.frame.say(
                _("Noted: {status}.").format(status=word), undo=lambda: self._take_back(line, step)
            )

        self._detail = None  # what was typed is noted, no draft of it is left
        self.save_typed(job, done, on_error=lambda error: self._refused(error, line))

    def print_page(self) -> None:
        """Show what somebody has promised on paper: whose list it is, or whose row is chosen."""
        papers = self.services.commitment_papers
        chosen = "" if self._chosen is None else self._chosen.responsible

        def preview(owner: str) -> ShownCopy:
            page = papers.preview(owner)
            return ShownCopy(paper=page.paper, remark=_not_opened(page.not_opened))

        self.view.show_papers(wanted=True)
        self.copying.begin(
            CopySource(
                recipients=papers.owners,
                preview=preview,
                export=lambda owner, folder, copy: papers.export(owner, folder=folder, copy=copy),
                export_all=lambda folder, copy: papers.export_all(folder=folder, copy=copy),
            ),
            first=self._owner or chosen,
        )

    def leave_page(self) -> None:
        """Back to the list."""
        self.copying.leave()
        self.view.show_papers(wanted=False)

    def open_case(self) -> None:
        """Go to the plan of the case."""
        if self._chosen is not None:
            line = self._chosen
            self.ports.frame.navigate("case", case=line.case, tab="plan", item=line.item)

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed about the chosen one."""
        if self._chosen is None or self._detail is None:
            return ()
        typed = self.view.typed()
        if typed.is_empty:
            return ()
        return (DraftText(key=self._key(self._chosen), text=json.dumps(asdict(typed))),)

    def _take_back(self, line: CommitmentLine, step: str) -> None:
        commitments = self.services.commitments
        self.change(
            lambda: commitments.take_back(line.case, line.item, step),
            lambda _changes: self.ports.frame.say(_("Taken back.")),
        )

    def _refused(self, error: BaseException, line: CommitmentLine) -> None:
        if isinstance(error, DomainError) and error.code == "step_needs_comment":
            if self._chosen is not None and self._chosen.id == line.id:
                self._load(line, then_why=self.ports.frame.explain(error).what)
        else:
            self.show_error(error)
            self._load(line)

    def _load(self, line: CommitmentLine, *, reason: str = "", then_why: str = "") -> None:
        commitments, key = self.services.commitments, self._key(line)
        here = self.view.typed() if self._detail is not None or then_why else None

        def job() -> tuple[CommitmentDetail, TypedStep]:
            detail = commitments.get(line.case, line.item, reason=reason)
            draft = None if here is not None else self.services.drafts.get(key)
            return detail, here or _typed("" if draft is None else draft.text)

        def done(found: tuple[CommitmentDetail, TypedStep]) -> None:
            if self._chosen is None or self._chosen.id != line.id:
                return
            self._detail, typed = found
            self.view.show_detail(self._detail, typed)
            if then_why:
                self.view.show_needs_why(then_why)
            if reason:
                self.refresh()

        def failed(error: BaseException) -> None:
            if isinstance(error, DomainError) and error.code == "reason_required":
                self.view.ask_reason(str(error.params.get("name", "")))
            else:
                self.show_error(error)

        self.ports.tasks.submit(job, owner=self.view, on_done=done, on_error=failed)

    def _keep_typed(self) -> None:
        """What was typed about the row one leaves stays a draft of it."""
        for draft in self.drafts():
            self.ports.tasks.submit(
                partial(self.services.drafts.save, draft.key, draft.text),
                owner=self.view,
                on_done=lambda _changes: None,
                on_error=self.show_error,
            )

    def _show(self, found: CommitmentList) -> None:
        self.view.show_owners(found.owners, self._owner)
        self.view.show_lines(found.lines, total=found.total)
        if self._to_choose:
            self.view.choose(self._to_choose)
            self._to_choose = ""

    def _narrowed(self) -> Narrowed:
        is_due = self._wanted not in (TO_DO, LAPSED, OVER)
        return Narrowed(
            due=Due(self._wanted) if is_due else None,
            only_lapsed=self._wanted == LAPSED,
            words=self._words,
            limit=self._limit,
        )

    @staticmethod
    def _key(line: CommitmentLine) -> str:
        return f"commitments/{line.case}/{line.item}"


def _not_opened(references: tuple[str, ...]) -> str:
    """What is missing on a page, for the coordinator alone."""
    if not references:
        return ""
    return _(
        "Not on the page: {cases}. Somebody there has protected identity; open the case with a "
        "reason first."
    ).format(cases=", ".join(references))


def _typed(draft: str) -> TypedStep:
    """A draft as it was typed; one that cannot be read is empty."""
    try:
        values = json.loads(draft) if draft else {}
        return TypedStep(comment=values.get("comment", ""), told_by=values.get("told_by", ""))
    except (ValueError, AttributeError):
        return TypedStep()
