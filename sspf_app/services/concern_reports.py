"""That a report of concern was made: when and by which party, never what it said.

Source: SoL 2025:400, 19 kap. 1 §; sharing rules, section 8.
"""

from __future__ import annotations

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.legal_records import ConcernReport
from sspf_app.services.legal_views import ReportInput
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action


class ConcernReports:
    """Use cases about reports of concern to social services."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def note(self, entry: ReportInput) -> Changes:
        """Record that a report of concern was made, when and by which party; never what it said.

        Raises:
            DomainError: ``report_day_missing``, ``date_in_future`` (day), ``unknown_party``,
                ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, entry.case)
            if entry.party is not None:
                loaded.need_party(entry.party)
            if entry.made and entry.reported_on is None:
                raise DomainError("report_day_missing")
            if entry.reported_on is not None and entry.reported_on > loaded.today:
                raise DomainError("date_in_future", day=entry.reported_on)
            report = ConcernReport(
                id=self._desk.new_id("cr"),
                case=entry.case,
                made=entry.made,
                party=entry.party,
                reported_on=entry.reported_on if entry.made else None,
                recorded_at=loaded.now,
                recorded_by=self._desk.actor.name,
            )
            unit.legal.add_report(report)
            self._desk.log(unit, Action.WRITE, f"concern_report:{report.id}", case=entry.case)
            unit.commit()
        return Changes(topics=frozenset({Topic.LEGAL}), ids=frozenset({report.id}))
