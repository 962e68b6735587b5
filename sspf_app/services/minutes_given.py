"""Who has got their copy of the minutes of a meeting, as its page asks.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from sspf_app.services.actors import Permission
from sspf_app.services.copies_given import copies_given
from sspf_app.services.copy_views import GivenView
from sspf_app.services.desk import Desk
from sspf_app.services.ledger_trail import read_trail
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action


class MinutesGiven:
    """Use case about where the copies of one meeting stand; noted beside the ledger."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def copies(self, case: str, meeting: str) -> tuple[GivenView, ...]:
        """Of everybody who has a copy, or may have one now, how it stands.

        Raises:
            DomainError: ``unknown_case``, ``unknown_meeting``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            trail = read_trail(unit, case)
            self._desk.log(unit, Action.READ, f"recipients:{meeting}", case=case)
            unit.commit()
        return copies_given(loaded, row, trail)
