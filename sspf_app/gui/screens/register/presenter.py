"""Leads the register: which parts a role sees, and that each is read when it is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from sspf_app.gui.made_later import MadeLater
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.register.ports import RegisterPort
from sspf_app.services.actors import Permission
from sspf_app.services.changes import Topic

_NEEDS: Mapping[str, Permission | None] = {
    "parties": Permission.WRITE_REGISTER,
    "support": Permission.WRITE_REGISTER,
    "office": Permission.WRITE_REGISTER,
    "users": Permission.MANAGE_USERS,
    "policy": None,
    "lists": None,
    "texts": None,
    "grounds": None,
    "approvals": Permission.DECIDE,
    "access": Permission.DECIDE,
    "closed_notes": Permission.READ_CLOSED_NOTES,
    "doubles": Permission.WRITE_CASES,
    "extracts": Permission.WRITE_CASES,
    "disposal": None,
}
"""What a role must include for a part to be more than a refusal; None = everybody reads it."""


class RegisterPresenter(ScreenPresenter):
    """A part is read when it comes in sight, so that the log tells what was looked at.

    Attributes:
        texts: Keeps what is typed in a form's text.
        support: Keeps what is typed of an entry of the catalogue.
    """

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            Topic.PARTIES,
            Topic.OFFICE,
            Topic.USERS,
            Topic.CASES,
            Topic.FORM_TEXTS,
            Topic.LEGAL,
            Topic.PEOPLE,
            Topic.NOTES,
            Topic.RETENTION,
            Topic.EXTRACTS,
            Topic.SUPPORT,
        }
    )

    view: RegisterPort

    def __init__(
        self,
        ports: ScreenPorts,
        view: RegisterPort,
        readers: MadeLater[tuple[ScreenPresenter, ...]],
    ) -> None:
        """``readers``: who read each part when it is looked at, by its name."""
        super().__init__(ports, view)
        self._readers = readers
        self._unread = set(readers)
        self._params: dict[str, str] = {}
        self._is_opening = False
        self._first = _FIRST

    def open(self, **params: str) -> None:
        """Show the register, at the part or the party or text that is given."""
        self._unread, self._params = set(self._readers), params
        office = self.services.office
        self._is_opening = True
        self.view.offer(
            frozenset(one for one, need in _NEEDS.items() if need is None or office.may(need))
        )
        self.view.show_section(params.get("tab") or _place_of(params) or self._first)
        self._first = ""
        self._is_opening = False
        self.came(self.view.section())

    def came(self, section: str) -> None:
        """A part is in sight: read it, if that was not done since the last change."""
        if self._is_opening or section not in self._unread:
            return
        self._unread.discard(section)
        for reader in self._readers[section]:
            reader.open(**self._params)
        self._params = {}

    def refresh(self) -> None:
        """Read the part in sight anew; the others when they come in sight."""
        section = self.view.section()
        self._unread = set(self._readers) - {section}
        for reader in self._readers[section]:
            reader.refresh()

    def drafts(self) -> tuple[DraftText, ...]:
        """What was typed in any part and not saved."""
        readers = (one for section in self._readers.made() for one in section)
        return tuple(draft for one in readers for draft in one.drafts())


def _place_of(params: Mapping[str, str]) -> str:
    """The part that holds what is asked for; empty = the one that was in sight."""
    return next((part for name, part in _PARTS if name in params), "")


_FIRST = "approvals"
"""Where whoever decides begins; to others it is not offered, and they begin at the top."""

_PARTS = (("text", "texts"), ("party", "parties"), ("extract", "extracts"))
