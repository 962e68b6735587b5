from datetime import date

from sspf_app.domain.codes import InformationType, Medium, ReasonCode
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.rules import Invitation, invitation
from tests.builders import a_flow, a_withdrawal, a_yes, alvas_case, an_instant

_NOW = an_instant("2026-02-02 10:00")
_START = an_instant("2026-02-20 13:00")


def _invite(facts: Facts, case: str = "c-alva") -> Invitation | None:
    return invitation(facts, case=case, purpose="p1", party="police", now=_NOW, starts_at=_START)


def test_with_both_answers_the_police_may_be_invited() -> None:
    found = _invite(alvas_case(a_yes("anna"), a_yes("erik")))
    assert found is not None
    assert found.allowed
    assert found.decision.codes == (ReasonCode.CONSENT, ReasonCode.CONSENT)


def test_a_consent_that_ends_before_the_meeting_lets_nobody_in() -> None:
    found = _invite(alvas_case(a_yes("anna"), a_yes("erik", valid_to=date(2026, 2, 19))))
    assert found is not None
    assert found.when_sending.allowed
    assert not found.allowed
    assert found.decision.codes == (ReasonCode.EXPIRED,)


def test_a_consent_that_begins_after_sending_lets_nobody_in_yet() -> None:
    found = _invite(alvas_case(a_yes("anna"), a_yes("erik", valid_from=date(2026, 2, 10))))
    assert found is not None
    assert found.at_start.allowed
    assert not found.allowed
    assert found.decision.codes == (ReasonCode.NOT_YET_VALID,)


def test_a_withdrawal_before_sending_stops_the_invitation() -> None:
    withdrawals = (a_withdrawal("anna", an_instant("2026-02-02 09:59")),)
    found = _invite(alvas_case(a_yes("anna"), a_yes("erik"), withdrawals=withdrawals))
    assert found is not None
    assert found.decision.codes == (ReasonCode.WITHDRAWN,)


def test_it_asks_for_the_very_name_in_writing_from_the_coordinator() -> None:
    """Section 7: ``participation`` from ``coordinator_party``, written, about the young person."""
    spoken = a_yes("erik", medium=Medium.ORAL, signed_on=date(2026, 2, 1), valid_to=None)
    found = _invite(alvas_case(a_yes("anna"), spoken))
    assert found is not None
    assert found.when_sending.codes == (ReasonCode.ORAL_ONLY,)
    assert found.flow == a_flow("social", "police", type=InformationType.PARTICIPATION)
    for type_, allowed in (
        (InformationType.PARTICIPATION, True),
        (InformationType.ATTENDANCE, False),
    ):
        grants = tuple(row for row in a_yes("erik").grants if row.type is type_)
        found = _invite(alvas_case(a_yes("anna"), a_yes("erik", grants=grants)))
        assert found is not None
        assert found.allowed is allowed


def test_an_unknown_case_has_no_invitations() -> None:
    assert _invite(alvas_case(), case="c-other") is None
