"""Drafts: what was typed and not saved, tied to its record."""

from __future__ import annotations

import re

from sspf_app.domain.facts import Case, Person
from sspf_app.services.actors import Permission
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Draft

OFFICE = "office/"
"""How the key of a draft begins that is about the office and no case: of every role."""
_SIGNS = re.compile(r"[^0-9A-Za-z_-]+")
"""What stands between two ids in a key."""


class Drafts:
    """Use cases about drafts; a draft is offered only to who typed it.

    What a role without cases types is about the office. The rest needs the permission to read
    cases, also for who typed it: somebody may have had another role then.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def save(self, key: str, text: str) -> Changes:
        """Keep a draft; empty text removes it. Key: ``screen/record id/field``.

        Nothing is kept of a case or person that was disposed of: a window that was open meanwhile
        still holds what was typed there.
        """
        if not text.strip():
            return self.discard(key)
        with self._begin(key, Permission.WRITE_CASES) as unit:
            if _is_gone(unit, key):
                return _changed(key)
            unit.office.put_draft(
                Draft(
                    key=self._key(key),
                    text=text,
                    saved_at=self._desk.now(),
                    user_id=self._desk.actor.user_id,
                )
            )
            unit.commit()
        return _changed(key)

    def get(self, key: str) -> Draft | None:
        """The own draft of this record, if any."""
        with self._begin(key, Permission.READ_CASES) as unit:
            draft = unit.office.draft(self._key(key))
        return None if draft is None else self._own(draft)

    def list_drafts(self) -> tuple[Draft, ...]:
        """Own drafts, newest first."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            drafts = unit.office.drafts()
        own = [self._own(one) for one in drafts if one.user_id == self._desk.actor.user_id]
        return tuple(sorted(own, key=lambda one: (one.saved_at, one.key), reverse=True))

    def discard(self, key: str) -> Changes:
        """Remove a draft."""
        with self._begin(key, Permission.WRITE_CASES) as unit:
            unit.office.remove_draft(self._key(key))
            unit.commit()
        return _changed(key)

    def _begin(self, key: str, permission: Permission) -> UnitOfWork:
        if not key.startswith(OFFICE):
            self._desk.actor.require(permission)
        return self._desk.open_unit(self._desk.actor)

    def _key(self, key: str) -> str:
        # Two users may type about the same record; each has a draft of their own.
        return f"{self._desk.actor.user_id}/{key}"

    def _own(self, draft: Draft) -> Draft:
        return Draft(
            key=draft.key.removeprefix(self._key("")),
            text=draft.text,
            saved_at=draft.saved_at,
            user_id=draft.user_id,
        )


def ids_in(key: str) -> frozenset[str]:
    """Whatever may be an id of a record in the key of a draft."""
    return frozenset(_SIGNS.split(key))


def _is_gone(unit: UnitOfWork, key: str) -> bool:
    """Whether a key names what was disposed of, and is not here again."""
    gone: set[str] = set()
    for record in unit.disposals.records():
        gone |= {*record.persons, *(one.file for one in record.files)}
    gone &= ids_in(key)
    here = {row.id for kind in (Case, Person) for row in unit.records.list_of(kind, "id", gone)}
    return bool(gone - here)


def _changed(key: str) -> Changes:
    return Changes(topics=frozenset({Topic.DRAFTS}), ids=frozenset({key}))
