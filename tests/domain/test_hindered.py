"""A hindered guardian is left out until they have said something about this very matter."""

from datetime import date

import pytest

from sspf_app.domain.codes import ExceptionGround, InformationType
from sspf_app.domain.facts import HinderedException, Withdrawal
from sspf_app.domain.rules import required_signatories
from tests.builders import a_withdrawal, alvas_case, an_instant

_SAID_AT = an_instant("2026-01-20 09:00")
_EXCEPTION = HinderedException(
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


def _asked(*withdrawals: Withdrawal, at: str = "2026-02-02 10:00") -> tuple[str, ...]:
    return required_signatories(
        alvas_case(exceptions=(_EXCEPTION,), withdrawals=withdrawals),
        case="c-alva",
        purpose="p1",
        subject="alva",
        type_=InformationType.ATTENDANCE,
        at=an_instant(at),
    ).signatories


def test_it_holds_on_its_first_and_its_last_day() -> None:
    days = ("2026-01-24 23:59", "2026-01-25 00:00", "2026-02-05 23:59", "2026-02-06 00:00")
    assert [len(_asked(at=day)) for day in days] == [2, 1, 1, 2]
    assert _asked() == ("anna",)


@pytest.mark.parametrize(
    ("withdrawal", "is_asked"),
    [
        (a_withdrawal("erik", _SAID_AT), True),
        (a_withdrawal("erik", _SAID_AT, subjects=("alva",), purposes=("p1",)), True),
        (a_withdrawal("erik", _SAID_AT, subjects=("sibling",)), False),
        (a_withdrawal("erik", _SAID_AT, purposes=("p2",)), False),
        (a_withdrawal("anna", _SAID_AT), False),
        (a_withdrawal("erik", an_instant("2026-02-02 10:00")), True),
        (a_withdrawal("erik", an_instant("2026-02-02 10:01")), False),
    ],
)
def test_what_was_taken_back_is_a_word_about_what_it_names(
    withdrawal: Withdrawal, is_asked: bool
) -> None:
    assert ("erik" in _asked(withdrawal)) is is_asked
