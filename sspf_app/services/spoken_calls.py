"""Notes that somebody was called to a meeting by word of mouth.

Source: sharing rules, sections 6 and 7.
"""

from __future__ import annotations

from sspf_app.services.actors import Permission
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import disclosed, record_disclosure
from sspf_app.services.gate import decide_spoken_invitation
from sspf_app.services.protected import ProtectedAccess


class SpokenCalls:
    """Use case about what was said of a meeting."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def note(self, case: str, meeting: str, *, recipient: str) -> Changes:
        """Note that somebody was called now, as the meeting stands; ``new_id`` is the disclosure.

        Raises:
            DomainError: ``unknown_case``, ``unknown_meeting``, ``reason_required``; as
                ``decide_spoken_invitation``; ``clock_set_back``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            decision = decide_spoken_invitation(loaded, row, recipient)
            what = f"called:{meeting}"
            disclosure = record_disclosure(self._desk, unit, decision, what=what)
            unit.commit()
        return disclosed(case, disclosure, Topic.MEETINGS)
