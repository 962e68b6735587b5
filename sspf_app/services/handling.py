"""Who handles a case: said for one, or for many at once when a colleague leaves.

On this rest the list's filter, the rules of the log's review, notes kept for those who handle the
case, and who is on the list of a protected case.

Source: SoLPuL (2001:454) 10 § (access by need); decision 0119.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.case_access_views import coordinators
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changed_meanwhile import need_seen, version_of
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.note_access import staff_of
from sspf_app.services.note_records import StaffMember
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, User

MOST_AT_ONCE = 200
"""So many cases change hands in one act: each of them is read for it."""
UNDO_WITHIN = timedelta(minutes=1)
_TOPICS = frozenset({Topic.NOTES, Topic.CASES})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHandlers:
    """Who handles a case, and who could.

    Attributes:
        staff: Ids and names of those who do.
        colleagues: Ids and names of everybody who could: accounts in use that read cases.
        may_change: The user may say who does.
        version: Tells these handlers from others.
    """

    staff: tuple[tuple[str, str], ...]
    colleagues: tuple[tuple[str, str], ...]
    may_change: bool
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedCase:
    """What changed in a case, by the ids of rows: so it can be taken back."""

    case: str
    added: frozenset[str]
    ended: frozenset[str]
    kept: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What became of many cases.

    Attributes:
        cases: Those that changed hands.
        left: Those that did not, and why; a case that they handle already is in neither.
    """

    cases: tuple[HandedCase, ...]
    left: tuple[tuple[str, DomainError], ...]

    @property
    def changes(self) -> Changes:
        """What the screens read anew."""
        return Changes(topics=_TOPICS, ids=frozenset(one.case for one in self.cases))


class Handling:
    """Use cases about who handles which case."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def of_case(self, case: str) -> CaseHandlers:
        """Who handles a case, and who could.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``, ``not_on_list``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            self._access.case(unit, case)
            users = {one.id: one for one in unit.office.users()}
            staff = staff_of(unit, case)
            able = coordinators(unit)
            self._desk.log(unit, Action.READ, f"staff:{case}", case=case)
            unit.commit()
        return CaseHandlers(
            staff=tuple((one, users[one].name if one in users else one) for one in sorted(staff)),
            colleagues=tuple((one.id, one.name) for one in able),
            may_change=self._may_change(staff, able),
            version=version_of(staff),
        )

    def change(self, case: str, users: Iterable[str], *, seen: str = "") -> Handed:
        """Say who handles a case; ``seen`` is ``CaseHandlers.version`` of what was shown.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``, ``not_on_list``; ``staff_needed``:
                nobody who can; ``staff_not_yours``; ``unknown_user``; ``handler_off_list``
                (name): taken off the list of a protected case, they could not open it;
                ``record_changed_meanwhile``: others handle it than was shown.
        """
        wanted = frozenset(users)
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            need_seen(staff_of(unit, case), seen)
            handed = self._put(unit, loaded, wanted)
            unit.commit()
        return Handed(cases=() if handed is None else (handed,), left=())

    def change_many(self, cases: Iterable[str], users: Iterable[str]) -> Handed:
        """Say who handles many cases, in one act; those where it cannot be are left as they are.

        A case of somebody protected changes hands here only once it was opened with its reason.

        Raises:
            DomainError: ``staff_needed``; ``too_many_cases`` (most).
        """
        chosen, wanted = tuple(dict.fromkeys(cases)), frozenset(users)
        if not wanted:
            raise DomainError("staff_needed")
        if len(chosen) > MOST_AT_ONCE:
            raise DomainError("too_many_cases", most=MOST_AT_ONCE)
        done: list[HandedCase] = []
        left: list[tuple[str, DomainError]] = []
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            for case in chosen:
                try:
                    handed = self._put(unit, self._access.case(unit, case), wanted)
                except DomainError as error:
                    left.append((case, error))
                else:
                    done += () if handed is None else (handed,)
            unit.commit()
        return Handed(cases=tuple(done), left=tuple(left))

    def take_back(self, handed: Handed) -> Changes:
        """Undo what the user just said, in every case: who handled them does again.

        Whoever gave a case away need not handle it for that, nor open it: nothing of it is shown.

        Raises:
            DomainError: ``handling_stays``: it is too late, or somebody changed it since.
        """
        now, me = self._desk.now(), self._desk.actor.user_id
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            for one in handed.cases:
                rows = {row.id: row for row in unit.notes.staff(one.case)}
                standing = frozenset(row.id for row in rows.values() if row.until is None)
                if standing != one.added | one.kept or not self._is_own(one, rows):
                    raise DomainError("handling_stays")
                for row in map(rows.__getitem__, sorted(one.added)):
                    unit.notes.put_staff(replace(row, until=now, ended_by=me))
                for row in map(rows.__getitem__, sorted(one.ended)):
                    unit.notes.put_staff(self._member(one.case, row.user))
                self._desk.log(unit, Action.WRITE, f"staff:{one.case}", case=one.case)
            unit.commit()
        return handed.changes

    def _put(
        self, unit: UnitOfWork, loaded: LoadedCase, wanted: frozenset[str]
    ) -> HandedCase | None:
        """Write who handles a case, the caller commits; None = they do already."""
        case, now, me = loaded.id, self._desk.now(), self._desk.actor.user_id
        able, current = coordinators(unit), staff_of(unit, case)
        self._check(unit, loaded, wanted, able)
        if wanted == current:
            return None
        named = {one.user: one for one in unit.notes.staff(case) if one.until is None}
        ended = [named[user] for user in sorted(named.keys() - wanted)]
        added = [self._member(case, user) for user in sorted(wanted - named.keys())]
        for row in ended:
            unit.notes.put_staff(replace(row, until=now, ended_by=me))
        for row in added:
            unit.notes.put_staff(row)
        self._desk.log(unit, Action.WRITE, f"staff:{case}", case=case)
        return HandedCase(
            case=case,
            added=frozenset(row.id for row in added),
            ended=frozenset(row.id for row in ended),
            kept=frozenset(row.id for user, row in named.items() if user in wanted),
        )

    def _check(
        self, unit: UnitOfWork, loaded: LoadedCase, wanted: frozenset[str], able: list[User]
    ) -> None:
        names, current = {one.id: one.name for one in able}, staff_of(unit, loaded.id)
        if not wanted:
            raise DomainError("staff_needed")
        if not self._may_change(current, able):
            raise DomainError("staff_not_yours")
        if not wanted <= names.keys() | current:
            raise DomainError("unknown_user")
        if not wanted & names.keys():
            raise DomainError("staff_needed")
        if not loaded.protected:
            return
        rows = unit.protection.accesses(loaded.id)
        taken_off = {one.user for one in rows if one.is_ended}
        for user in sorted(wanted & names.keys() & taken_off):
            raise DomainError("handler_off_list", name=names[user])

    def _may_change(self, staff: frozenset[str], able: list[User]) -> bool:
        """Those who handle a case say who does; when all of them are gone, whoever takes it."""
        return self._desk.actor.user_id in staff or not staff & {one.id for one in able}

    def _is_own(self, one: HandedCase, rows: dict[str, StaffMember]) -> bool:
        """Whether the user did it, a moment ago."""
        me, since = self._desk.actor.user_id, self._desk.now() - UNDO_WITHIN
        added = [rows[id_] for id_ in one.added]
        ended = [rows[id_] for id_ in one.ended]
        return all(row.set_by == me and row.since >= since for row in added) and all(
            row.ended_by == me and row.until is not None and row.until >= since for row in ended
        )

    def _member(self, case: str, user: str) -> StaffMember:
        return StaffMember(
            id=self._desk.new_id("st"),
            case=case,
            user=user,
            since=self._desk.now(),
            set_by=self._desk.actor.user_id,
        )
