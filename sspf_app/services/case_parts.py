"""What belongs to a case: purposes, parties taking part, assessments and decisions."""

from __future__ import annotations

from datetime import date

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Purpose
from sspf_app.services.actors import Permission
from sspf_app.services.case_changes import joined, left
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_case
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.decision_views import JoinInput, LeaveInput
from sspf_app.services.desk import Desk
from sspf_app.services.folding import same_words
from sspf_app.services.names_of_others import check_purpose
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.row_changes import RowChange, Stamp

_TOPICS = frozenset({Topic.CASES, Topic.CONSENTS})


class CaseParts:
    """Use cases about the parts of a case."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def add_purpose(self, case: str, text: str) -> Changes:
        """Enter another purpose; it needs consents of its own.

        Raises:
            DomainError: ``purpose_required``, ``case_closed``, ``purpose_known``,
                ``purpose_names_other``.
        """
        if not same_words(text):
            raise DomainError("purpose_required")
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            loaded.need_open()
            known = {same_words(one.text) for one in loaded.purposes.values()}
            if same_words(text) in known:
                raise DomainError("purpose_known")
            check_purpose(unit, loaded, text)
            row = Purpose(
                id=self._desk.new_id("pu"),
                recorded_at=self._desk.now(),
                case=case,
                text=text.strip(),
            )
            return self._done(unit, loaded, RowChange(at=loaded.now, added=(row,)))

    def join(self, case: str, party: str, *, joined_on: date) -> Changes:
        """Let a party take part from a day.

        Raises:
            DomainError: ``case_closed``, ``unknown_party``, ``party_already_in_case`` (party).
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            entry = JoinInput(party=party, joined_on=joined_on)
            return self._done(unit, loaded, joined(loaded, entry, self._stamp()))

    def leave(self, participation: str, *, case: str, left_on: date) -> Changes:
        """End a party's time in the case, last day inclusive.

        Raises:
            DomainError: ``unknown_participation``, ``ends_before_start`` (starts, ends),
                ``coordinator_must_stay``, ``party_has_left`` (party) where a past last day would
                be moved forward.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            entry = LeaveInput(participation=participation, left_on=left_on)
            return self._done(unit, loaded, left(loaded, entry, self._stamp()))

    def _stamp(self) -> Stamp:
        return Stamp(new_id=self._desk.new_id, now=self._desk.now(), by=self._desk.actor.name)

    def _done(self, unit: UnitOfWork, loaded: LoadedCase, change: RowChange) -> Changes:
        change.write(unit, now=self._desk.now())
        row_id = change.row_id
        refresh_case(unit, loaded.id, now=self._desk.now())
        self._desk.log(unit, Action.WRITE, f"case_part:{row_id}", case=loaded.id)
        unit.commit()
        new_id = row_id if change.added else None
        return Changes(topics=_TOPICS, ids=frozenset({loaded.id, row_id}), new_id=new_id)
