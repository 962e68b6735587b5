"""What persons signed, said and took back: consents, withdrawals and forms that are out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sspf_app.domain.codes import Answer, GrantChannel, InformationType, Medium
from sspf_app.domain.facts import Consent, Exclusion, Grant, Request, Selection, Withdrawal
from tests.domain.days import FAR_AHEAD, TIMES, ZONE, Dice

PARTIES = ("social", "school", "police")
TYPES = (InformationType.ATTENDANCE, InformationType.HEALTH)
READERS = ("ma", "pa", "oma")


def consents(dice: Dice, case: str, signatories: tuple[str, ...]) -> list[Consent]:
    """Zero to four records of each signatory, mostly one full written yes and more."""
    return [
        _consent(dice, case, signatory, n, plain=n == 0)
        for signatory in signatories
        for n in range(dice.often(1, 2, 2, 3, 3, 4, 2, 0, percent=50))
    ]


def _consent(dice: Dice, case: str, signatory: str, n: int, *, plain: bool) -> Consent:
    is_plain = plain and dice.chance(70)
    answer = Answer.YES if is_plain else dice.often(Answer.YES, Answer.NO, percent=22)
    medium = Medium.WRITTEN if is_plain else dice.one((Medium.WRITTEN, Medium.ORAL))
    signed_on = dice.one(dice.days[:1] if is_plain else dice.days)
    subjects = dice.one((("kid",), ("kid",), ("kid", "ma", "sib", "pa")))
    said = Consent(
        id=f"{case}-{signatory}-{n}",
        case=case,
        signatory=signatory,
        purpose=dice.often("p1", "p2", percent=3),
        subjects=dice.often(subjects, ("ma",), percent=4),
        terms=dice.often(3, 2, 4, percent=6),
        form_version="v3.0",
        language="sv",
        answer=answer,
        medium=medium,
        signed_on=signed_on,
        signed_time=_signed_time(dice, signed_on),
        recorded_at=dice.recorded_at(),
    )
    return said if answer is Answer.NO else _yes(dice, said, is_plain=is_plain)


def _signed_time(dice: Dice, day: date) -> datetime | None:
    if not dice.chance(50):
        return None
    local = datetime.combine(day, dice.one(TIMES), tzinfo=ZONE)
    return dice.one((local, local.astimezone(UTC)))


def _yes(dice: Dice, said: Consent, *, is_plain: bool) -> Consent:
    written = said.medium is Medium.WRITTEN
    valid_from = dice.often(None, dice.day(), percent=25) if written else None
    half_a_year = dice.days[-1] + timedelta(days=150)
    valid_to = dice.often(half_a_year, dice.day(), FAR_AHEAD, percent=10 if is_plain else 40)
    if not written:
        valid_to = dice.often(None, dice.day(), percent=20)
    return replace(
        said,
        valid_from=valid_from,
        valid_to=valid_to,
        free_words_unconfirmed=dice.chance(2 if is_plain else 10),
        grants=_grants(dice, said.subjects),
        exclusions=tuple(_exclusion(dice) for _ in range(dice.count(16, 2, 1))),
    )


def _grants(dice: Dice, subjects: tuple[str, ...]) -> tuple[Grant, ...]:
    """Every box ticked, or every box blank; then some boxes changed; sometimes a row twice."""
    base = dice.often(True, None, percent=8)
    rows = [
        Grant(subject=subject, party=party, type=type_, give=base, receive=base)
        for subject in subjects
        for party in PARTIES
        for type_ in TYPES
    ]
    readers = dice.some(READERS, 2, 1, 1)
    rows += [
        Grant(subject=subject, person=person, type=type_, receive=base)
        for subject in subjects
        for person in readers
        for type_ in TYPES
    ]
    for _ in range(dice.count(10, 3, 2, 1)):
        place = dice.one(tuple(range(len(rows))))
        changed = _changed(dice, rows[place])
        if dice.chance(10):
            rows.append(changed)
        else:
            rows[place] = changed
    return tuple(row for row in rows if row.give is not None or row.receive is not None)


def _changed(dice: Dice, row: Grant) -> Grant:
    return Grant(
        subject=row.subject,
        party=row.party,
        person=row.person,
        type=row.type,
        give=None if row.party is None else dice.one((None, True, False)),
        receive=dice.one((None, True, False)),
        channel=dice.one((GrantChannel.ANY, GrantChannel.ORAL)),
    )


def _exclusion(dice: Dice) -> Exclusion:
    return Exclusion(
        subject=dice.one(("*", "kid", "ma")),
        source=dice.one(("school", "*", "police", "social")),
        recipient=dice.one(("police", "*", "school", "oma", "pa")),
        type=dice.one((TYPES[0], "*", TYPES[1])),
    )


def withdrawals(dice: Dice, case: str, signatories: tuple[str, ...]) -> list[Withdrawal]:
    """None to three withdrawals, in part or in whole."""
    return [
        withdrawal(dice, f"{case}-withdrawal{n}", case, dice.one(signatories))
        for n in range(dice.count(5, 3, 2, 1))
    ]


def withdrawal(dice: Dice, row_id: str, case: str, signatory: str) -> Withdrawal:
    """One withdrawal."""
    return Withdrawal(
        id=row_id,
        case=case,
        signatory=signatory,
        received_at=dice.instant(),
        received_by="social",
        subjects=_selection(dice, ("kid",), ("ma",), ("kid", "ma")),
        purposes=_selection(dice, ("p1",), ("p2",), percent=20),
        parties=_selection(dice, ("police",), ("school", "police"), ("oma",)),
        types=_selection(dice, (TYPES[0],), (TYPES[1],)),
        recorded_at=dice.recorded_at(),
    )


def _selection(dice: Dice, *some: tuple[str, ...], percent: int = 40) -> Selection:
    return dice.often(("*",), *some, percent=percent)


def requests(dice: Dice, case: str, signatories: tuple[str, ...]) -> list[Request]:
    """Forms that are or were out."""
    rows: list[Request] = []
    for n in range(dice.count(5, 2, 1)):
        ends = dice.period()
        rows.append(
            Request(
                id=f"{case}-request{n}",
                case=case,
                signatory=dice.one(signatories),
                purpose=dice.often("p1", "p2", percent=10),
                subjects=dice.often(("kid",), ("kid", "ma"), ("ma",)),
                sent_at=ends[0],
                closed_at=dice.often(None, ends[1], percent=40),
                recorded_at=dice.recorded_at(),
            )
        )
    return rows
