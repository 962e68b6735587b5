"""What waits, what ends first and what an unconfirmed yes still says.

Source: sharing rules, sections 1, 3.4, 3.5 and 4.4.
"""

from dataclasses import replace
from datetime import date

from sspf_app.domain.codes import Channel, ExceptionGround, InformationType, ReasonCode
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Closing, Consent, HinderedException, PolicyRow, YouthOnly
from sspf_app.domain.rules import required_signatories
from sspf_app.domain.rules.standing import StandingAnswer, standing_answer
from tests.builders import a_withdrawal, a_yes, alvas_case, an_instant

_AT = an_instant("2026-02-02 10:00")


def _eriks(*consents: Consent) -> StandingAnswer:
    return _eriks_of(alvas_case(*consents))


def _eriks_of(facts: Facts) -> StandingAnswer:
    return standing_answer(
        facts,
        signatory="erik",
        subject="alva",
        case="c-alva",
        purpose="p1",
        channel=Channel.WRITTEN,
        at=_AT,
    )


def test_of_yeses_of_one_instant_the_earliest_end_is_told() -> None:
    early = a_yes("erik", id="co-a", valid_to=date(2026, 1, 20))
    late = a_yes("erik", id="co-b", valid_to=date(2026, 1, 25))
    for order in ((early, late), (late, early)):
        found = _eriks(*order)
        assert (found.code, found.record) == (ReasonCode.EXPIRED, "co-a")
        assert found.since == an_instant("2026-01-21 00:00")


def test_an_answer_says_whether_free_words_wait() -> None:
    waiting = a_yes("erik", id="co-w", signed_on=date(2026, 1, 10), free_words_unconfirmed=True)
    assert _eriks(waiting).is_unconfirmed
    newer = _eriks(waiting, a_yes("erik"))
    assert (newer.in_force, newer.is_unconfirmed) == (True, True)
    assert not _eriks(a_yes("erik")).is_unconfirmed


_HINDERED = HinderedException(
    id="ex",
    case="c-alva",
    guardian="erik",
    starts_on=date(2026, 1, 25),
    ends_on=date(2026, 2, 5),
    hindrance="Till sjöss",
    cannot_wait="Skolstart",
    ground=ExceptionGround.CHILD_BEST,
    ground_reason="Barnets bästa",
    decided_by="Karin Ek",
)


def test_who_alone_is_left_of_two_guardians_is_asked_however_hindered() -> None:
    both = alvas_case(exceptions=(_HINDERED,))
    persons = tuple(
        replace(one, died=date(2025, 3, 1)) if one.id == "anna" else one for one in both.persons
    )
    for facts, asked in ((both, ("anna",)), (replace(both, persons=persons), ("erik",))):
        found = required_signatories(
            facts,
            case="c-alva",
            purpose="p1",
            subject="alva",
            type_=InformationType.HEALTH,
            at=_AT,
        )
        assert found.signatories == asked


def test_a_hindered_guardian_whose_free_words_wait_is_asked() -> None:
    waiting = a_yes("erik", free_words_unconfirmed=True)
    for said, asked in (((), ("anna",)), ((waiting,), ("anna", "erik"))):
        found = required_signatories(
            alvas_case(*said, exceptions=(_HINDERED,)),
            case="c-alva",
            purpose="p1",
            subject="alva",
            type_=InformationType.HEALTH,
            at=_AT,
        )
        assert found.signatories == asked


def test_on_the_eve_of_a_leaplings_birthday_a_problem_of_either_age_stands() -> None:
    """At 17 the youth answers alone; at 18, where that is not of age, there is no custody."""
    facts = alvas_case(
        custody=(),
        policy=(PolicyRow(id="p", starts_on=date(2020, 1, 1), adult_at=21, youth_only_track=True),),
        youth_only=(
            YouthOnly(
                id="yo", case="c-alva", starts_on=date(2026, 1, 1), decided_by="Karin", reason="x"
            ),
        ),
    )
    born = tuple(
        replace(one, born=date(2008, 2, 29)) if one.id == "alva" else one for one in facts.persons
    )
    problems = [
        required_signatories(
            replace(facts, persons=born),
            case="c-alva",
            purpose="p1",
            subject="alva",
            type_=InformationType.HEALTH,
            at=an_instant(day),
        ).problem
        for day in ("2026-02-27 10:00", "2026-02-28 10:00")
    ]
    assert problems == [None, ReasonCode.NO_REQUIRED_SIGNATORY]


def test_of_yeses_of_one_instant_what_both_tick_is_what_stands() -> None:
    """Signed on one day, one ticking more: it is withdrawn when what both tick was taken back."""
    wide = a_yes("erik", id="co-a")
    attendance = tuple(one for one in wide.grants if one.type is InformationType.ATTENDANCE)
    narrow = replace(wide, id="co-b", grants=attendance)
    received = an_instant("2026-01-20 09:00")
    some = a_withdrawal("erik", received, types=(InformationType.ATTENDANCE.value,))
    found = _eriks_of(alvas_case(wide, narrow, withdrawals=(some,)))
    assert (found.code, found.since) == (ReasonCode.WITHDRAWN, received)
    assert _eriks_of(alvas_case(wide, withdrawals=(some,))).in_force  # the rest of it alone


def test_a_yes_waits_as_long_as_the_latest_free_words_do() -> None:
    first = a_yes("erik", id="co-1", signed_on=date(2026, 1, 10), free_words_unconfirmed=True)
    last = replace(first, id="co-3", signed_on=date(2026, 1, 20))
    between = a_yes("erik", id="co-2", signed_on=date(2026, 1, 15))
    assert _eriks(first, between).in_force
    found = _eriks(first, between, last)
    assert (found.in_force, found.code) == (False, ReasonCode.AWAITING)


def test_a_yes_that_begins_this_very_instant_is_not_one_that_is_coming() -> None:
    begins = replace(a_yes("erik"), valid_from=_AT.date())
    waiting = a_yes("erik", id="co-w", signed_on=date(2026, 1, 20), free_words_unconfirmed=True)
    found = standing_answer(
        alvas_case(begins, waiting),
        signatory="erik",
        subject="alva",
        case="c-alva",
        purpose="p1",
        channel=Channel.WRITTEN,
        at=an_instant("2026-02-02 00:00"),
    )
    assert found.code is ReasonCode.AWAITING


def test_of_answers_that_a_closing_stopped_the_latest_is_told() -> None:
    closing = Closing(
        id="cl",
        case="c-alva",
        closed_at=an_instant("2026-01-25 09:00"),
        reopened_at=an_instant("2026-01-26 09:00"),
    )
    early, late = (a_yes("erik", id=f"co-{day}", signed_on=date(2026, 1, day)) for day in (12, 14))
    found = _eriks_of(alvas_case(early, late, closings=(closing,)))
    assert (found.code, found.record) == (ReasonCode.EXPIRED, "co-14")


def test_what_was_recorded_and_struck_at_once_was_struck_as_known_then() -> None:
    struck = replace(
        a_yes("erik"), recorded_at=_AT, replaced_at=_AT, invalidated_because="Fel person"
    )
    found = standing_answer(
        alvas_case(struck),
        signatory="erik",
        subject="alva",
        case="c-alva",
        purpose="p1",
        channel=Channel.WRITTEN,
        at=_AT,
        known_at=_AT,
    )
    assert found.code is ReasonCode.INVALIDATED
