"""The users of the vault and their roles, to look at."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import N_, _, marked
from sspf_app.gui.looks import GRID
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column
from sspf_app.gui.widgets.table import ItemTable
from sspf_app.services.actors import Role
from sspf_app.services.records import User

_ROLES = {
    Role.COORDINATOR: N_("Coordinator"),
    Role.UNIT_MANAGER: N_("Unit manager"),
    Role.ADMINISTRATOR: N_("Administrator"),
    Role.ARCHIVIST: N_("Archivist"),
}


class UsersPage(QWidget):
    """A table; users are added and ended with the program for administrators."""

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ItemTableModel(_columns(zone), id_of=lambda user: user.id)
        self.table = ItemTable(self.model, name=_("Users"))
        hint = text(_("Every user has one role, and a password of their own."), role="muted")
        layout = column(hint, self.table)
        layout.setContentsMargins(0, GRID + 4, 0, 0)
        self.setLayout(layout)

    def show_users(self, users: tuple[User, ...]) -> None:
        """Show these."""
        self.model.set_items(users)


def _columns(zone: tzinfo) -> tuple[Column[User], ...]:
    def since(user: User) -> str:
        return f"{user.created_at.astimezone(zone):%Y-%m-%d}"

    def ended(user: User) -> str:
        return "" if user.ended_at is None else f"{user.ended_at.astimezone(zone):%Y-%m-%d}"

    return (
        Column(name="name", title=_("Name"), text=lambda user: user.name, width=0),
        Column(name="login", title=_("Signs in as"), text=lambda user: user.login, width=18),
        Column(name="role", title=_("Role"), text=lambda user: marked(_ROLES[user.role]), width=18),
        Column(name="since", title=_("Since"), text=since, width=14),
        Column(name="ended", title=_("Ended"), text=ended, width=14),
    )
