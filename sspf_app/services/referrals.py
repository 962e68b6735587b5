"""Referrals: who turned to the office about a young person, and how.

Who refers is noted at once. What a party tells of the young person is an entry under the rules of
items: before consent it is not received, and the part without identity stays in a consultation.

Source: domain notes, sections 1.3 and 1.4; sharing rules, sections 6 and 7.
"""

from __future__ import annotations

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes
from sspf_app.services.danger import write_answer
from sspf_app.services.desk import Desk
from sspf_app.services.legal_records import ConcernReport
from sspf_app.services.occasion_entries import TOPICS
from sspf_app.services.occasion_views import ReferralInput, ReferralView
from sspf_app.services.occasions import OccasionInput, write_occasion
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.process_records import OccasionKind, Referral
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action


class Referrals:
    """Use cases about referrals."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def list_referrals(self, case: str) -> tuple[ReferralView, ...]:
        """The referrals of a case, in order of entry.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            rows = unit.process.referrals(case)
            self._desk.log(unit, Action.READ, f"referrals:{case}", case=case)
            unit.commit()
        return tuple(_view(loaded, one) for one in rows if one.meeting in loaded.meetings)

    def save(self, entry: ReferralInput) -> Changes:
        """Note who refers; ``new_id`` is the occasion its entries belong to.

        A report of concern is noted as the fact that it was made, never what it said.

        Raises:
            DomainError: ``referrer_required``, ``unknown_party``, ``unknown_person``,
                ``occasion_in_future``, ``date_in_future`` (day), ``unknown_case``,
                ``reason_required``, ``danger_asks_social_services``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.naming(unit, entry.case, entry.persons)
            _check(loaded, entry)
            at = OccasionInput(case=entry.case, at=entry.at, persons=entry.persons)
            row = write_occasion(self._desk, unit, loaded, at, kind=OccasionKind.REFERRAL)
            unit.process.put_referral(self._referral(entry, row.id))
            if entry.report_made is not None:
                self._report(unit, entry)
            if entry.danger is not None:
                write_answer(self._desk, unit, loaded, entry.danger)
            self._desk.log(unit, Action.WRITE, f"referral:{row.id}", case=entry.case)
            unit.commit()
        return Changes(topics=TOPICS, ids=frozenset({entry.case, row.id}), new_id=row.id)

    def _referral(self, entry: ReferralInput, meeting: str) -> Referral:
        return Referral(
            case=entry.case,
            meeting=meeting,
            party=entry.party,
            name=entry.name.strip(),
            function=entry.function.strip(),
            phone=entry.phone.strip(),
            guardians_know=entry.guardians_know,
            reported_on=entry.reported_on if entry.report_made else None,
            language=entry.language,
            needs_interpreter=entry.needs_interpreter,
            noted_at=self._desk.now(),
            noted_by=self._desk.actor.name,
        )

    def _report(self, unit: UnitOfWork, entry: ReferralInput) -> None:
        unit.legal.add_report(
            ConcernReport(
                id=self._desk.new_id("cr"),
                case=entry.case,
                made=bool(entry.report_made),
                party=entry.party,
                reported_on=entry.reported_on if entry.report_made else None,
                recorded_at=self._desk.now(),
                recorded_by=self._desk.actor.name,
            )
        )


def _check(loaded: LoadedCase, entry: ReferralInput) -> None:
    if entry.party is None and not entry.persons:
        raise DomainError("referrer_required")
    if entry.party is not None:
        loaded.need_party(entry.party)
        if not entry.name.strip():
            raise DomainError("referrer_required")
    if entry.report_made and entry.reported_on is not None and entry.reported_on > loaded.today:
        raise DomainError("date_in_future", day=entry.reported_on)


def _view(loaded: LoadedCase, referral: Referral) -> ReferralView:
    meeting = loaded.meetings[referral.meeting]
    return ReferralView(
        referral=referral,
        party_name="" if referral.party is None else loaded.name(referral.party),
        at=meeting.starts_at,
        persons=tuple(loaded.name(one) for one in meeting.participants),
    )
