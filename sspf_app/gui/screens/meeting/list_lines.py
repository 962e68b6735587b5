"""The lines of the list of meetings over all cases."""

from __future__ import annotations

from datetime import datetime

from sspf_app.gui.screens.meeting.ports import MeetingLine
from sspf_app.services.case_views import MeetingRef
from sspf_app.services.queries import CaseListItem


def lines_of(
    meetings: tuple[MeetingRef, ...], cases: tuple[CaseListItem, ...], *, now: datetime
) -> tuple[MeetingLine, ...]:
    """Coming ones first, the next on top; then those that were, the latest on top.

    Args:
        meetings: Newest first.
        cases: Those that are listed.
        now: What parts them.
    """
    named = {case.case: case for case in cases}
    coming = sorted(
        (one for one in meetings if one.starts_at >= now), key=lambda one: one.starts_at
    )
    past = [one for one in meetings if one.starts_at < now]
    return tuple(
        _line(one, named.get(one.case), is_past=one.starts_at < now) for one in (*coming, *past)
    )


def _line(meeting: MeetingRef, case: CaseListItem | None, *, is_past: bool) -> MeetingLine:
    reference = meeting.case if case is None else case.reference or case.case
    is_open = case is not None and not case.is_protected
    return MeetingLine(
        meeting=meeting.id,
        case=meeting.case,
        who=case.name if case is not None and is_open else "",
        reference=reference,
        place=(meeting.place or "") if is_open else "",
        starts_at=meeting.starts_at,
        is_past=is_past,
        copies=meeting.copies,
    )
