"""The decisions of a case as its board shows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sspf_app.domain.facts import Pause
from sspf_app.domain.rules.custody import custodians
from sspf_app.domain.time import day_of
from sspf_app.services.approvers import has_unit_manager
from sspf_app.services.case_checks import TRACK_AGES
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.decision_views import DecisionBoard, DecisionLine
from sspf_app.services.manager_keys import away_desk
from sspf_app.services.manager_records import AwayDesk
from sspf_app.services.ports import UnitOfWork


def decision_board(
    unit: UnitOfWork, loaded: LoadedCase, *, needs_position: bool, user: str
) -> DecisionBoard:
    """All of the board, as of now."""
    situation = loaded.situation
    policy, young = situation.policy, loaded.header.young_person
    custody = custodians(situation, young)
    age = situation.age(young)
    least, most = TRACK_AGES
    lines = sorted(_lines(loaded), key=lambda one: (one.starts_on, one.id), reverse=True)
    holders = custody.holders if custody.joint and len(custody.holders) > 1 else ()
    terms = unit.decisions.pause_terms(loaded.id)
    pause = situation.pause
    return DecisionBoard(
        case=loaded.id,
        lines=tuple(lines),
        requests=unit.decisions.requests(loaded.id),
        tasks=tuple(one for one in unit.decisions.tasks(loaded.id) if one.done_at is None),
        joint_guardians=tuple((one, loaded.name(one)) for one in holders),
        exceptions_allowed=policy.hindered_exception,
        youth_only_allowed=policy.youth_only_track and age is not None and least <= age <= most,
        exception_days=policy.hindered_days_max,
        maturity_from=policy.maturity_from,
        has_manager=has_unit_manager(unit, asker=user),
        # Where somebody is protected, nothing is sealed.
        away=AwayDesk() if loaded.protected else away_desk(unit, loaded.facts.zone),
        is_paused=pause is not None,
        pause_terms=next((one for one in terms if pause and one.pause == pause.id), None),
        needs_position=needs_position,
        is_closed=not situation.is_open,
    )


def _lines(loaded: LoadedCase) -> Iterator[DecisionLine]:
    rows, today = loaded.situation.rows, loaded.today

    def holds(starts_on: date, ends_on: date | None) -> bool:
        return starts_on <= today and (ends_on is None or today <= ends_on)

    newest: dict[str, date] = {}
    for row in rows.maturity:
        if row.assessed_on <= today:
            newest[row.person] = max(newest.get(row.person, date.min), row.assessed_on)
    for row in rows.maturity:
        yield DecisionLine(
            id=row.id,
            kind="maturity",
            who=loaded.name(row.person),
            starts_on=row.assessed_on,
            ends_on=None,
            detail="mature" if row.mature else "not_mature",
            reason=row.reason or "",
            decided_by=row.assessed_by or "",
            is_in_force=newest.get(row.person) == row.assessed_on,
            types=tuple(type_.value for type_ in row.types),
        )
    for hindered in rows.exceptions:
        yield DecisionLine(
            id=hindered.id,
            kind="exception",
            who=loaded.name(hindered.guardian),
            starts_on=hindered.starts_on,
            ends_on=hindered.ends_on,
            detail=hindered.ground.value,
            reason=hindered.hindrance,
            decided_by=hindered.decided_by,
            is_in_force=holds(hindered.starts_on, hindered.ends_on),
        )
    for track in rows.youth_only:
        yield DecisionLine(
            id=track.id,
            kind="youth_only",
            who=loaded.name(loaded.header.young_person),
            starts_on=track.starts_on,
            ends_on=track.ends_on,
            detail="",
            reason=track.reason,
            decided_by=track.decided_by,
            is_in_force=holds(track.starts_on, track.ends_on),
        )
    yield from _stops(loaded)


def _stops(loaded: LoadedCase) -> Iterator[DecisionLine]:
    situation, zone = loaded.situation, loaded.facts.zone

    def is_running(pause: Pause) -> bool:
        return situation.pause is not None and situation.pause.id == pause.id

    for pause in situation.rows.pauses:
        yield DecisionLine(
            id=pause.id,
            kind="pause",
            who="",
            starts_on=day_of(pause.starts_at, zone),
            ends_on=None if pause.ends_at is None else day_of(pause.ends_at, zone),
            detail="other" if pause.reason is None else pause.reason.value,
            reason="",
            decided_by="",
            is_in_force=is_running(pause),
        )
    for closing in situation.rows.closings:
        ends = closing.reopened_at
        yield DecisionLine(
            id=closing.id,
            kind="closing",
            who="",
            starts_on=day_of(closing.closed_at, zone),
            ends_on=None if ends is None else day_of(ends, zone),
            detail="",
            reason=closing.reason or "",
            decided_by="",
            is_in_force=situation.closing is not None and situation.closing.id == closing.id,
        )
