"""The desk a signed-in user works at: what every use case is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sspf_app.services.actors import Actor, Permission
from sspf_app.services.ports import Clock, NewIds, UnitOfWork, UnitOfWorkFactory
from sspf_app.services.records import Action, LogEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Clock, records and the user; handed to every service."""

    actor: Actor
    clock: Clock
    new_id: NewIds
    open_unit: UnitOfWorkFactory

    def begin(self, permission: Permission) -> UnitOfWork:
        """Check the permission and open a unit of work.

        Raises:
            DomainError: ``not_permitted``.
        """
        self.actor.require(permission)
        return self.open_unit(self.actor)

    def now(self) -> datetime:
        """The present instant."""
        return self.clock.now()

    def log(
        self,
        unit: UnitOfWork,
        action: Action,
        subject: str = "",
        *,
        case: str | None = None,
        reason: str | None = None,
    ) -> None:
        """Write a line of the access log in the unit's transaction."""
        unit.journal.log(
            LogEntry(
                at=self.now(),
                user_id=self.actor.user_id,
                role=self.actor.role.value,
                workstation=self.actor.workstation,
                action=action,
                subject=subject,
                case=case,
                reason=reason,
            )
        )
