"""Contributions to the queue of the day: meetings, withdrawals, drafts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sspf_app.domain.facts import Case, Withdrawal
from sspf_app.services.case_loading import load_case
from sspf_app.services.drafts import ids_in
from sspf_app.services.ledger import was_known_late, went_out_late
from sspf_app.services.records import Disclosure
from sspf_app.services.today_scene import CaseDue, QueueScene
from sspf_app.services.today_views import TodayEntry
from sspf_app.services.withdrawal_effects import (
    later_known_effects,
    withdrawal_effect,
    wrong_answer_effects,
)
from sspf_app.services.withdrawal_states import refresh_withdrawals
from sspf_app.services.withdrawal_views import WithdrawalEffect

WEEK = timedelta(days=7)
LASTS = timedelta(hours=2)
"""So long a meeting stands first after it began; then it has been."""
UNFINISHED = 20
"""So many are told one by one, the newest."""
LOOKED_BACK = timedelta(days=60)
"""What was not finished for longer is asked for when the case is closed."""


def meetings_today(scene: QueueScene) -> Iterator[CaseDue]:
    """Meetings of the day that are to come or going on, with the state of the case."""
    ended = scene.now - LASTS
    return (one for one in _meetings(scene, scene.today, scene.today) if one.at > ended)


def meetings_unfinished(scene: QueueScene) -> Iterator[CaseDue | TodayEntry]:
    """The last meetings that have been and of which nothing is noted, or which are not locked.

    Where there are more one line says so: they come in sight as these are finished.
    """
    since, until = scene.midnight(scene.today - LOOKED_BACK), scene.now - LASTS
    last = until + timedelta(microseconds=1)
    found = scene.unit.day.meetings_unlocked(since, last, most=UNFINISHED + 1)
    for one in found[:UNFINISHED]:
        detail = "noted" if one.is_noted else "empty"
        yield CaseDue("meeting_unfinished", one.starts_at, one.id, one.case, detail)
    for one in found[UNFINISHED:]:
        yield TodayEntry(
            kind="meeting_unfinished",
            at=one.starts_at,
            days=(scene.day(one.starts_at) - scene.today).days,
            case=None,
            reference="",
            name="",
            detail="more",
            target="",
        )


def meetings_of_the_week(scene: QueueScene) -> Iterator[CaseDue]:
    """Meetings of the coming seven days."""
    return _meetings(scene, scene.today + timedelta(days=1), scene.today + WEEK)


def withdrawals_not_told(scene: QueueScene) -> Iterator[CaseDue]:
    """Withdrawals not confirmed, or of which somebody does not know; of closed cases too."""
    refresh_withdrawals(scene.unit, now=scene.now)
    left = scene.unit.states.unfinished_withdrawals()
    found = scene.unit.records.list_of(Withdrawal, "id", {one.withdrawal for one in left})
    rows = {(row.case, row.id): row for row in found}
    known_late = {row.case for row in found if was_known_late(row)}
    went_out = scene.unit.office.disclosures_of(known_late)
    for one in left:
        row = rows[one.case, one.withdrawal]
        names = ", ".join(one.names)
        late = _late(scene, row, went_out)
        if late is not None:
            yield _out(late, "went_out_late", one.case)
        if names or late is None or late.confirmation_waits:
            yield CaseDue(
                "withdrawal_not_notified",
                row.received_at,
                row.id,
                one.case,
                names,
                by=row.signatory,
                is_unconfirmed=len(one.recipients) > len(one.names),
            )


def wrong_answers_out(scene: QueueScene) -> Iterator[CaseDue]:
    """What went out by an answer that was recorded wrongly, while it is not seen to."""
    found = dict.fromkeys(scene.unit.day.answers_taken_out())
    for case in dict.fromkeys(case for case, _record in found):
        relied = {one for row in scene.unit.office.disclosures(case) for one in row.records}
        if not any((case, one) in found for one in relied):
            continue
        loaded = load_case(scene.unit, case, now=scene.now)
        for effect in wrong_answer_effects(scene.unit, loaded):
            if effect.late_waits:
                yield _out(effect, "wrong_answer_out", case)


def known_since_out(scene: QueueScene) -> Iterator[CaseDue]:
    """What went out and is known since to lack consent, while it is not seen to."""
    for case in scene.unit.day.cases_known_since():
        loaded = load_case(scene.unit, case, now=scene.now)
        for effect in later_known_effects(scene.unit, loaded):
            if effect.late_waits:
                yield _out(effect, "known_since_out", case)


def _out(effect: WithdrawalEffect, kind: str, case: str) -> CaseDue:
    who = ", ".join(dict.fromkeys(one.name for one in effect.late))
    return CaseDue(kind, effect.late[0].at, effect.withdrawal.id, case, who)


def _late(
    scene: QueueScene, row: Withdrawal, went_out: tuple[Disclosure, ...]
) -> WithdrawalEffect | None:
    """What left after it was heard, while that waits; few cases are read for it."""
    if not any(one.case == row.case and went_out_late(row, one) for one in went_out):
        return None
    loaded = load_case(scene.unit, row.case, now=scene.now)
    effect = withdrawal_effect(scene.unit, loaded, row)
    return effect if effect.late_waits else None


def own_drafts(scene: QueueScene) -> Iterator[CaseDue | TodayEntry]:
    """What the user began and did not save, and in which case."""
    prefix = f"{scene.user_id}/"
    own = [one for one in scene.unit.office.drafts() if one.user_id == scene.user_id]
    named = {one.key: ids_in(one.key.removeprefix(prefix)) for one in own}
    ids = frozenset[str]().union(*named.values())
    cases = frozenset(row.id for row in scene.unit.records.list_of(Case, "id", ids))
    for draft in own:
        key = draft.key.removeprefix(prefix)
        of_case = next(iter(sorted(named[draft.key] & cases)), None)
        if of_case is not None:
            yield CaseDue("draft", draft.saved_at, key, of_case, key)
        else:
            yield TodayEntry(
                kind="draft",
                at=draft.saved_at,
                days=(scene.day(draft.saved_at) - scene.today).days,
                case=None,
                reference="",
                name="",
                detail=key,
                target=key,
            )


def _meetings(scene: QueueScene, first: date, last: date) -> Iterator[CaseDue]:
    begins, ends = scene.midnight(first), scene.midnight(last + timedelta(days=1))
    for meeting in scene.unit.day.meetings(begins, ends):
        yield CaseDue("meeting", meeting.starts_at, meeting.id, meeting.case)
