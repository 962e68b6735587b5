"""Who is at the desk, and what a role may do."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sspf_app.domain.errors import DomainError


class Role(StrEnum):
    """Role of a user; every user has exactly one."""

    COORDINATOR = "coordinator"
    UNIT_MANAGER = "unit_manager"
    ADMINISTRATOR = "administrator"
    ARCHIVIST = "archivist"
    """Approves disposals and keeps their records; sees references and numbers, and no case."""


class Permission(StrEnum):
    """What a use case asks for before it does anything."""

    READ_CASES = "read_cases"
    WRITE_CASES = "write_cases"
    EXPORT = "export"
    WRITE_REGISTER = "write_register"
    READ_LOG = "read_log"
    MANAGE_USERS = "manage_users"
    MANAGE_VAULT = "manage_vault"
    WRITE_TEXTS = "write_texts"
    APPROVE_TEXTS = "approve_texts"
    DECIDE = "decide"
    """Sets policy and approves exceptions."""
    READ_STATISTICS = "read_statistics"
    """Sees and exports figures from which nobody can be told apart."""
    PROPOSE_DISPOSAL = "propose_disposal"
    APPROVE_DISPOSAL = "approve_disposal"
    """As a second person: what somebody else proposed, seen by reference and number alone."""
    ENTER_MANAGER_KEYS = "enter_manager_keys"
    """Enters the public part of a unit manager's own key; who asks for approvals never does."""
    READ_CLOSED_NOTES = "read_closed_notes"
    """Reads, with a reason, what an author keeps for themselves and the unit manager."""


_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.COORDINATOR: frozenset(
        {
            Permission.READ_CASES,
            Permission.WRITE_CASES,
            Permission.EXPORT,
            Permission.WRITE_REGISTER,
            Permission.MANAGE_USERS,
            Permission.MANAGE_VAULT,
            Permission.WRITE_TEXTS,
            Permission.READ_STATISTICS,
            Permission.PROPOSE_DISPOSAL,
        }
    ),
    Role.UNIT_MANAGER: frozenset(
        {
            Permission.READ_LOG,
            Permission.READ_CLOSED_NOTES,
            Permission.READ_STATISTICS,
            Permission.MANAGE_USERS,
            Permission.WRITE_TEXTS,
            Permission.APPROVE_TEXTS,
            Permission.DECIDE,
            Permission.APPROVE_DISPOSAL,
            Permission.ENTER_MANAGER_KEYS,
        }
    ),
    Role.ARCHIVIST: frozenset({Permission.APPROVE_DISPOSAL}),
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.WRITE_REGISTER,
            Permission.MANAGE_USERS,
            Permission.MANAGE_VAULT,
            Permission.WRITE_TEXTS,
            Permission.ENTER_MANAGER_KEYS,
        }
    ),
}


def roles_with(permission: Permission) -> frozenset[Role]:
    """The roles that include a permission."""
    return frozenset(role for role, given in _PERMISSIONS.items() if permission in given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The signed-in user.

    Attributes:
        user_id: Identifier of the user in the vault.
        login: Short name the user signs in with.
        name: Name as shown and logged.
        role: The user's one role.
        workstation: Name of the machine, for the log.
    """

    user_id: str
    login: str
    name: str
    role: Role
    workstation: str

    def may(self, permission: Permission) -> bool:
        """Whether the role includes the permission."""
        return permission in _PERMISSIONS[self.role]

    def require(self, permission: Permission) -> None:
        """Refuse the use case when the role lacks the permission.

        Raises:
            DomainError: ``not_permitted`` with the role, and those that include it.
        """
        if not self.may(permission):
            raise self.refusal(roles_with(permission))

    def refusal(self, needed: Collection[Role]) -> DomainError:
        """``not_permitted``: the role the user has, and those it takes, in the order of roles."""
        takes = tuple(role.value for role in Role if role in needed)
        return DomainError("not_permitted", role=self.role.value, needed=takes)
