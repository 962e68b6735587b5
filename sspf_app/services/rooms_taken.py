"""Whether another meeting is at the same place at that time: a note where one plans, never a stop.

Of a case that is not open to whoever plans nothing is told, not even that a place is taken: asking
about one place after another would tell where somebody protected is to be met.
"""

from __future__ import annotations

from datetime import timedelta, tzinfo

from sspf_app.domain.facts import Case, Meeting
from sspf_app.services.folding import same_words
from sspf_app.services.occasions import kinds_among
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.texts.catalogue import Words
from sspf_app.texts.dates import joined

NEAR = timedelta(minutes=30)
"""No meeting says how long it lasts; the next one of a sitting begins no sooner after another."""


def meetings_beside(
    unit: UnitOfWork, access: ProtectedAccess, planned: Meeting
) -> tuple[tuple[Meeting, str], ...]:
    """Other meetings that begin near the same time at the same place, with their references.

    Args:
        unit: The unit of work.
        access: Which cases are open to the user.
        planned: The meeting that is planned, or changed: it is not beside itself.
    """
    place = same_words(planned.place or "")
    if not place:
        return ()
    near = unit.records.list_between(
        Meeting, "starts_at", planned.starts_at - NEAR, planned.starts_at + NEAR
    )
    others = [
        one
        for one in near
        if one.id != planned.id
        and same_words(one.place or "") == place
        and abs(one.starts_at - planned.starts_at) < NEAR
    ]
    cases = {one.case for one in others}
    talks = kinds_among(unit, cases) if cases else {}
    closed = access.closed_cases(unit, cases)
    shown = [one for one in others if one.case not in closed and (one.case, one.id) not in talks]
    return tuple((one, _reference(unit, one.case)) for one in shown)


def told_beside(
    words: Words, beside: tuple[tuple[Meeting, str], ...], zone: tzinfo
) -> tuple[str, ...]:
    """A sentence for each time at which others begin, with their references.

    Args:
        words: In which language.
        beside: The meetings, with the references of their cases.
        zone: Of the clock that is read.
    """
    cases: dict[str, list[str]] = {}
    for one, case in sorted(beside, key=lambda pair: (pair[0].starts_at, pair[1])):
        cases.setdefault(f"{one.starts_at.astimezone(zone):%H:%M}", []).append(case)
    return tuple(
        words.ngettext(
            "Another meeting begins at {time} at the same place: {case}.",
            "{n} other meetings begin at {time} at the same place: {case}.",
            len(found),
        ).format(n=len(found), time=time, case=joined(found, words))
        for time, found in cases.items()
    )


def _reference(unit: UnitOfWork, case: str) -> str:
    found = unit.records.standing(Case, case)
    return case if found is None or not found.reference else found.reference
