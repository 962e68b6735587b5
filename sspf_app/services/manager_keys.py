"""Keys of unit managers in the vault: the public part, for what is sealed to them.

A coordinator cannot enter one. Whoever could enter a key as the manager's would approve what they
asked for themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission, Role
from sspf_app.services.approvers import check_own_decision
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.manager_records import AwayDesk, ManagerKey
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action, User
from sspf_app.services.transfer_offices import TransferTools, own_card
from sspf_app.services.transfer_ports import KeyCard

_LONGEST_CARD = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerKeyLine:
    """A key that holds, whose it is, and its words."""

    key: ManagerKey
    manager: User
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerKeyBoard:
    """The keys that hold, and the words of the vault's own key, for the manager to compare.

    Attributes:
        managers: Ids of the unit managers of today.
        enters: Those of them whose key the user may enter and end.
    """

    keys: tuple[ManagerKeyLine, ...]
    own_words: tuple[str, ...]
    managers: frozenset[str]
    enters: frozenset[str]


class ManagerKeys:
    """Use cases about the keys of unit managers."""

    def __init__(self, desk: Desk, tools: TransferTools) -> None:
        self._desk = desk
        self._tools = tools

    def board(self) -> ManagerKeyBoard:
        """Every key that holds; nothing in it is secret, and every user may see it."""
        with self._desk.open_unit(self._desk.actor) as unit:
            card = own_card(self._desk, unit, self._tools.keys)
            lines = tuple(
                ManagerKeyLine(
                    key=key,
                    manager=manager,
                    words=self._tools.keys.card_of(sealing=key.sealing, signing=key.signing).words,
                )
                for key, manager in keys_that_hold(unit)
            )
            managers = frozenset(_managers(unit))
            self._desk.log(unit, Action.READ, "manager_keys")
            unit.commit()
        return ManagerKeyBoard(
            keys=lines,
            own_words=card.words,
            managers=managers,
            enters=frozenset(one for one in managers if self._may_enter(one)),
        )

    def read_card(self, path: Path) -> KeyCard:
        """The key in a file; nothing is kept.

        Raises:
            DomainError: ``not_permitted``, ``no_key_card``, ``document_file_gone`` (file, why),
                ``document_no_file``.
        """
        self._desk.actor.require(Permission.ENTER_MANAGER_KEYS)
        source = self._tools.sources.open(path)
        try:
            return self._tools.keys.read_card(source.read(_LONGEST_CARD + 1))
        finally:
            source.close()

    def register(self, card: KeyCard, *, login: str, heard: bool) -> Changes:
        """Keep the public part of a unit manager's key; the one before it ends.

        Args:
            card: The key.
            login: Who holds the private part. A manager enters no key but their own.
            heard: That its words were compared with those the manager has.

        Raises:
            DomainError: ``not_permitted``; ``words_not_heard``; ``not_a_unit_manager``;
                ``manager_key_of_other``: a manager enters another's; ``manager_key_known``: it
                is, or was, somebody's already; ``own_transfer_key``; what ``check_own_decision``
                raises.
        """
        actor = self._desk.actor
        with self._desk.begin(Permission.ENTER_MANAGER_KEYS) as unit:
            known = self._tools.keys.card_of(sealing=card.sealing, signing=card.signing)
            check_own_decision(unit, actor)
            manager = _manager(unit, login)
            if not self._may_enter(manager.id):
                raise DomainError("manager_key_of_other")
            if not heard:
                raise DomainError("words_not_heard")
            if known.id == own_card(self._desk, unit, self._tools.keys).id:
                raise DomainError("own_transfer_key")
            if any(one.id == known.id for one in unit.managers.every_key()):
                raise DomainError("manager_key_known")
            for one, holder in keys_that_hold(unit):
                if holder.id == manager.id:
                    self._end(unit, one)
            key = ManagerKey(
                id=known.id,
                user=manager.id,
                sealing=known.sealing,
                signing=known.signing,
                registered_at=self._desk.now(),
                registered_by=actor.user_id,
            )
            unit.managers.put_key(key)
            self._desk.log(unit, Action.KEY_CHANGE, f"manager_key:{key.id[:16]}")
            unit.commit()
        return Changes(topics=frozenset({Topic.TRANSFERS}), new_id=key.id)

    def end(self, login: str) -> Changes:
        """Nothing is sealed to the manager's key any more, and no answer of it counts.

        Raises:
            DomainError: ``not_permitted``, ``not_a_unit_manager``, ``no_manager_key``,
                ``manager_key_of_other``.
        """
        with self._desk.begin(Permission.ENTER_MANAGER_KEYS) as unit:
            manager = _manager(unit, login)
            if not self._may_enter(manager.id):
                raise DomainError("manager_key_of_other")
            held = [one for one, holder in keys_that_hold(unit) if holder.id == manager.id]
            if not held:
                raise DomainError("no_manager_key")
            for one in held:
                self._end(unit, one)
            unit.commit()
        return Changes(topics=frozenset({Topic.TRANSFERS}), ids=frozenset(one.id for one in held))

    def _may_enter(self, manager: str) -> bool:
        """Whether the user enters and ends the key of a unit manager, by their id."""
        actor = self._desk.actor
        is_own = actor.role is not Role.UNIT_MANAGER or manager == actor.user_id
        return is_own and actor.may(Permission.ENTER_MANAGER_KEYS)

    def _end(self, unit: UnitOfWork, key: ManagerKey) -> None:
        unit.managers.put_key(replace(key, ended_at=self._desk.now()))
        self._desk.log(unit, Action.KEY_CHANGE, f"manager_key:{key.id[:16]}")


def keys_that_hold(unit: UnitOfWork) -> tuple[tuple[ManagerKey, User], ...]:
    """Every key that holds with who has it: somebody who is a unit manager here today."""
    managers = _managers(unit)
    return tuple(
        (key, managers[key.user])
        for key in unit.managers.every_key()
        if key.ended_at is None and key.user in managers
    )


def _managers(unit: UnitOfWork) -> dict[str, User]:
    """The unit managers of today, by id."""
    return {
        one.id: one
        for one in unit.office.users()
        if one.role is Role.UNIT_MANAGER and one.ended_at is None
    }


def away_desk(unit: UnitOfWork, zone: tzinfo) -> AwayDesk:
    """The ways to a unit manager who is elsewhere."""
    return AwayDesk(
        managers=tuple((manager.login, manager.name) for _key, manager in keys_that_hold(unit)),
        sealed={
            one.request: day_of(one.made_at, zone)
            for one in unit.managers.requests()
            if one.taken_at is None
        },
    )


def need_key(unit: UnitOfWork, login: str = "") -> tuple[ManagerKey, User]:
    """The key to seal to: of the one manager who has one, or of who is named by login.

    Raises:
        DomainError: ``no_manager_key``, ``several_manager_keys``.
    """
    held = [one for one in keys_that_hold(unit) if login in ("", one[1].login)]
    if not held:
        raise DomainError("no_manager_key")
    if len(held) > 1:
        raise DomainError("several_manager_keys")
    return held[0]


def _manager(unit: UnitOfWork, login: str) -> User:
    for one in unit.office.users():
        if one.login == login and one.role is Role.UNIT_MANAGER and one.ended_at is None:
            return one
    raise DomainError("not_a_unit_manager")
