"""Leads what comes after the meeting: replies, the lock, a change with its reason. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sspf_app.gui.i18n import _, words
from sspf_app.gui.ports import DraftText, Question, ScreenPorts
from sspf_app.gui.presenting import Inquiry, ScreenPresenter
from sspf_app.gui.screens.meeting.ports import FinishPort, MeetingPage
from sspf_app.gui.screens.meeting.typed_finish import TypedFinish, finish_from
from sspf_app.services.changes import Changes
from sspf_app.services.meeting_records import AdjustmentReply
from sspf_app.services.version_views import ReplyInput
from sspf_app.texts.dates import joined


class Finishing(ScreenPresenter):
    """Notes what participants answer, and locks; who has not answered is told before."""

    def __init__(self, ports: ScreenPorts, view: FinishPort) -> None:
        super().__init__(ports, view)
        self._page: MeetingPage | None = None
        self._drafts = Inquiry(ports, view)

    def begin(self, page: MeetingPage) -> None:
        """Another meeting, or another state of it; what was begun of it comes back."""
        is_other = self._page is None or self._page.meeting.id != page.meeting.id
        self._page = page
        if is_other:
            self.view.finish_begun()
        self.view.show_state(page.state, has_begun=page.is_past)
        if is_other:
            self._bring_back(page)

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed and not noted."""
        if self._page is None:
            return ()
        text = self.view.typed_finish().kept()
        return (DraftText(key=_key(self._page), text=text),) if text else ()

    def note_reply(self, participant: str, reply: AdjustmentReply, remark: str, day: date) -> None:
        """Note a reply."""
        page = self._page
        if page is None:
            return
        entry = ReplyInput(
            case=page.case.case,
            meeting=page.meeting.id,
            participant=participant,
            reply=reply,
            replied_on=day,
            remark=remark,
        )
        typed = self.view.typed_finish()
        rest = {one: said for one, said in typed.remarks.items() if one != participant}
        left = replace(typed, remarks=rest)
        self._note(page, lambda: self.services.minutes_versions.note_reply(entry), left)

    def lock(self) -> None:
        """Ask, and lock."""
        page = self._page
        if page is None:
            return
        case, meeting = page.case.case, page.meeting.id
        silent = [one for one in page.state.adjustments if one.reply is None]
        waiting = [one.name for one in silent if one.gets_copy]
        without = [one.name for one in silent if not one.gets_copy]
        detail = _("Nothing is changed afterwards but as a new version with a reason.")
        if waiting:
            detail += " " + _("Has not answered: {names}.").format(names=joined(waiting, words()))
        if without:
            detail += " " + _("Gets no copy to answer about: {names}.").format(
                names=joined(without, words())
            )
        self.change_if(
            Question(
                text=_("Lock the minutes as version {number}?").format(number=page.state.version),
                detail=detail,
                yes=_("Lock"),
                no=_("Wait"),
            ),
            lambda: self.services.minutes_versions.lock(case, meeting),
        )

    def open_for_change(self, reason: str) -> None:
        """Open locked minutes."""
        page = self._page
        if page is None:
            return
        case, meeting = page.case.case, page.meeting.id
        left = replace(self.view.typed_finish(), reason="")
        self._note(
            page,
            lambda: self.services.minutes_versions.open_for_change(case, meeting, reason=reason),
            left,
        )

    def compare(self, older: int) -> None:
        """Show what differs between a version and the next, or what stands now."""
        page = self._page
        if page is None:
            return
        case, meeting = page.case.case, page.meeting.id
        numbers = {one.number for one in page.state.versions}
        newer = older + 1 if older + 1 in numbers else None
        self.read(
            lambda: self.services.minutes_versions.compare(case, meeting, older=older, newer=newer),
            lambda changes: self.view.show_changes(older, changes),
        )

    def _note(self, page: MeetingPage, act: Callable[[], Changes], left: TypedFinish) -> None:
        """Note it, and keep as a draft what else is typed."""
        drafts, key, text = self.services.drafts, _key(page), left.kept()

        def job() -> Changes:
            changes = act()
            if text:
                drafts.save(key, text)
            else:
                drafts.discard(key)
            return changes

        self.save_typed(job)

    def _bring_back(self, page: MeetingPage) -> None:
        drafts, key = self.services.drafts, _key(page)

        def job() -> str:
            draft = drafts.get(key)
            return "" if draft is None else draft.text

        def done(kept: str) -> None:
            typed = finish_from(kept)
            now = self._page
            if typed is not None and now is not None and now.meeting.id == page.meeting.id:
                self.view.show_typed_finish(typed)

        self._drafts.read(job, done)


def _key(page: MeetingPage) -> str:
    return f"meeting/{page.case.case}/{page.meeting.id}:finish"
