"""Who is on the list of a case with somebody protected: shown, asked for, given, ended.

Whoever handles the case gives and ends; so does the unit manager, who reads no case and knows it by
its reference. Whoever asks is not who gives. There is no way past the list.

Source: sharing rules, section 6; SoLPuL (2001:454) 10 §.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Case
from sspf_app.domain.reasons import need_reason
from sspf_app.services.access_lists import (
    active_users,
    cases_of_protected,
    is_listed,
    listed_users,
)
from sspf_app.services.actors import Permission, roles_with
from sspf_app.services.approvers import (
    Asked,
    check_another,
    check_paper_approval,
    check_two_persons,
    has_unit_manager,
)
from sspf_app.services.case_access_views import AccessList, OwnRequest, access_list, coordinators
from sspf_app.services.case_loading import load_case
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.note_access import staff_of
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.protection_records import AccessState, CaseAccess
from sspf_app.services.reason_names import check_no_first_name
from sspf_app.services.records import Action
from sspf_app.services.told_reference import told_reference_of
from sspf_app.services.whose_account import may_be_of


class CaseAccessLists:
    """Use cases about who may open a case with somebody protected."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def may_decide(self) -> bool:
        """Whether the user at the desk is a unit manager, who knows cases by their references."""
        return self._desk.actor.may(Permission.DECIDE)

    def of_case(self, case: str) -> AccessList:
        """The list of a case, for whoever is on it; empty where nobody is protected.

        Raises:
            DomainError: ``unknown_case``, ``not_on_list``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            found = self._list(unit, loaded.header, loaded.reference)
            self._desk.log(unit, Action.READ, f"case_access:{case}", case=case)
            unit.commit()
        return found

    def of_all(self) -> tuple[AccessList, ...]:
        """Every list, for the unit manager, by the reference alone; what waits comes first.

        Cases of a young person who is protected or beside somebody who is, and those in which the
        list was ever changed or asked about.
        """
        with self._desk.begin(Permission.DECIDE) as unit:
            waiting = {one.case for one in unit.protection.accesses_asked()}
            changed = {one.case for user in unit.office.users() for one in _rows_of(unit, user.id)}
            headers = unit.records.list_of(Case, "id", cases_of_protected(unit) | waiting | changed)
            lists = [self._list(unit, one, told_reference_of(unit, one)) for one in headers]
            self._desk.log(unit, Action.READ, "case_access")
            unit.commit()
        return tuple(
            sorted(lists, key=lambda one: (not one.asked, not one.is_orphaned, one.reference))
        )

    def own(self, case: str) -> OwnRequest:
        """What the user asked about a case, and who can answer.

        Raises:
            DomainError: ``unknown_case``.
        """
        me = self._desk.actor.user_id
        with self._desk.begin(Permission.READ_CASES) as unit:
            header = self._header(unit, case)
            users = {one.id: one for one in unit.office.users()}
            able = active_users(unit, case) & staff_of(unit, case)
            found = OwnRequest(
                case=case,
                reference=told_reference_of(unit, header),
                has_manager=has_unit_manager(unit, asker=me),
                handlers=tuple(sorted(users[one].name for one in able - {me} if one in users)),
                row=_row(unit, case, me),
            )
            self._desk.log(unit, Action.READ, f"case_access:{case}", case=case)
            unit.commit()
        return found

    def ask(self, case: str, why: str) -> Changes:
        """Ask to be put on the list.

        Raises:
            DomainError: ``unknown_case``, ``access_reason_required``, ``reason_says_nothing``,
                ``reason_names_somebody``, ``nobody_protected``, ``already_on_list``,
                ``access_asked_already``.
        """
        me = self._desk.actor.user_id
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = load_case(unit, case, now=self._desk.now())
            said = _reason(why)
            _need_protected(loaded)
            if is_listed(unit, case, me):
                raise DomainError("already_on_list")
            before = _row(unit, case, me)
            if before is not None and before.state is AccessState.ASKED:
                raise DomainError("access_asked_already")
            row = CaseAccess(
                case=case,
                user=me,
                state=AccessState.ASKED,
                why=said,
                asked_at=self._desk.now(),
                asked_by=me,
                is_ended=before is not None and before.is_ended,
            )
            return self._put(unit, row, reason=said)

    def answer(self, case: str, user: str, *, give: bool) -> Changes:
        """Say yes or no to whoever asked: by the handler, or by the unit manager.

        Raises:
            DomainError: ``not_permitted``, ``access_not_asked``, ``not_who_gives``,
                ``approved_by_self``, what ``check_another`` raises.
        """
        with self._begin() as unit:
            self._need_giver(unit, case)
            row = _asked(unit, case, user)
            if self.may_decide():
                check_two_persons(unit, _waits(row), actor=self._desk.actor)
                self._check_nobody_behind(unit, case, user)
            return self._put(unit, self._decided(row, give=give, by=self._desk.actor.name))

    def note_answer(self, case: str, *, give: bool, decider: str, document: str) -> Changes:
        """Note what the unit manager decided on paper about the user's own request.

        Raises:
            DomainError: as ``check_paper_approval``: a unit manager uses this vault, who decided or
                where it is kept is missing; ``access_not_asked``, ``approved_by_self``.
        """
        me = self._desk.actor
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            row = _asked(unit, case, me.user_id)
            check_paper_approval(unit, _waits(row), decider=decider, document=document)
            check_two_persons(unit, _waits(row), actor=me, decider=decider)
            decided = self._decided(row, give=give, by=decider.strip())
            return self._put(unit, replace(decided, document=document.strip()))

    def give(self, case: str, user: str, *, why: str) -> Changes:
        """Put somebody on the list who did not ask.

        Raises:
            DomainError: ``not_permitted``, ``not_who_gives``, ``access_reason_required``,
                ``reason_says_nothing``, ``reason_names_somebody``, ``nobody_protected``,
                ``unknown_user``,
                ``already_on_list``, what ``check_another`` raises: the unit manager's account
                comes from whoever would be let in.
        """
        with self._begin() as unit:
            loaded = self._need_giver(unit, case)
            said = _reason(why)
            _need_protected(loaded)
            if user not in {one.id for one in coordinators(unit)}:
                raise DomainError("unknown_user")
            if is_listed(unit, case, user):
                raise DomainError("already_on_list")
            if self.may_decide():
                check_another(unit, self._desk.actor.user_id, asker=user)
                self._check_nobody_behind(unit, case, user)
            row = CaseAccess(
                case=case,
                user=user,
                state=AccessState.ASKED,
                why=said,
                asked_at=self._desk.now(),
                asked_by=self._desk.actor.user_id,
            )
            given = self._decided(row, give=True, by=self._desk.actor.name)
            return self._put(unit, given, reason=said)

    def end(self, case: str, user: str) -> Changes:
        """Take somebody off the list, a handler too; not the last who can open the case.

        Raises:
            DomainError: ``not_permitted``, ``not_who_gives``, ``not_listed_user``,
                ``last_on_list``.
        """
        me, now = self._desk.actor, self._desk.now()
        with self._begin() as unit:
            self._need_giver(unit, case)
            if user not in listed_users(unit, case):
                raise DomainError("not_listed_user")
            if active_users(unit, case) <= {user}:
                raise DomainError("last_on_list")
            before = _row(unit, case, user) or CaseAccess(
                case=case,
                user=user,
                state=AccessState.ENDED,
                why="",
                asked_at=now,
                asked_by=me.user_id,
            )
            ended = replace(
                before,
                state=AccessState.ENDED,
                decider=me.name,
                document="",
                decided_at=now,
                is_ended=True,
            )
            changes = self._put(unit, ended)
        if user == me.user_id:
            self._access.forget()
        return changes

    def _check_nobody_behind(self, unit: UnitOfWork, case: str, user: str) -> None:
        """Nobody lets themself in by two accounts of their own making: one asks, one gives.

        Raises:
            DomainError: as ``why_not_another``: a coordinator who is not on the list, and
                whose both accounts may be.
        """
        users, roles = unit.office.users(), roles_with(Permission.READ_CASES)
        others = {one.id for one in users if one.role in roles} - listed_users(unit, case) - {user}
        for one in sorted(others):
            if may_be_of(users, user, asker=one):
                check_another(unit, self._desk.actor.user_id, asker=one)

    def _begin(self) -> UnitOfWork:
        return self._desk.begin(Permission.DECIDE if self.may_decide() else Permission.WRITE_CASES)

    def _need_giver(self, unit: UnitOfWork, case: str) -> LoadedCase:
        """The unit manager, by the reference; or who handles the case and is on its list."""
        if self.may_decide():
            return load_case(unit, case, now=self._desk.now())
        loaded = self._access.case(unit, case)
        if self._desk.actor.user_id not in staff_of(unit, case):
            raise DomainError("not_who_gives")
        return loaded

    def _header(self, unit: UnitOfWork, case: str) -> Case:
        header = unit.records.standing(Case, case)
        if header is None:
            raise DomainError("unknown_case", case=case)
        return header

    def _list(self, unit: UnitOfWork, header: Case, reference: str) -> AccessList:
        me = self._desk.actor.user_id
        gives = self.may_decide() or (
            me in staff_of(unit, header.id) and is_listed(unit, header.id, me)
        )
        return access_list(unit, header.id, reference, may_change=gives)

    def _decided(self, row: CaseAccess, *, give: bool, by: str) -> CaseAccess:
        return replace(
            row,
            state=AccessState.GIVEN if give else AccessState.DECLINED,
            decider=by,
            decided_at=self._desk.now(),
            is_ended=row.is_ended and not give,
        )

    def _put(self, unit: UnitOfWork, row: CaseAccess, *, reason: str | None = None) -> Changes:
        unit.protection.put_access(row)
        subject = f"case_access:{row.user}"
        self._desk.log(unit, Action.WRITE, subject, case=row.case, reason=reason)
        unit.commit()
        return Changes(topics=frozenset({Topic.CASES}), ids=frozenset({row.case}))


def _reason(why: str) -> str:
    """Why, for the log and for whoever answers, who may know nobody of the case."""
    said = need_reason(why, missing="access_reason_required")
    check_no_first_name(said)
    return said


def _row(unit: UnitOfWork, case: str, user: str) -> CaseAccess | None:
    return next((one for one in unit.protection.accesses(case) if one.user == user), None)


def _rows_of(unit: UnitOfWork, user: str) -> Iterable[CaseAccess]:
    return unit.protection.accesses_of(user)


def _asked(unit: UnitOfWork, case: str, user: str) -> CaseAccess:
    row = _row(unit, case, user)
    if row is None or row.state is not AccessState.ASKED:
        raise DomainError("access_not_asked")
    return row


def _waits(row: CaseAccess) -> Asked:
    subject = f"case_access:{row.user}"
    return Asked(case=row.case, subject=subject, name="", user_id=row.asked_by)


def _need_protected(loaded: LoadedCase) -> None:
    if not loaded.protected:
        raise DomainError("nobody_protected")
