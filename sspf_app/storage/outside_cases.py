"""What stands in no case and is past its time: persons nobody needs, and answered requests.

Whether a case needs somebody is asked of every word of every table of cases, not of the columns
known to name persons alone: a column that is new to the program errs on the side of keeping.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, String, text

from sspf_app.domain.outside_cases import Outside
from sspf_app.services.disposal_ports import OutsideAsked, StoredOutside
from sspf_app.storage.codecs import instant_text
from sspf_app.storage.disposing import tables_of_cases
from sspf_app.storage.rows import Base

_WORD = re.compile(r"[0-9A-Za-z_-]+")
_NO_NEED = frozenset({"import_made"})
"""Tells how somebody came in, and goes with them."""
_TIES = """
    SELECT child, holder FROM custody
    UNION SELECT person, other FROM person_relations WHERE ended_at IS NULL
"""
_PLAINLY_NAMED = """
    SELECT young_person FROM cases
    UNION SELECT holder FROM custody WHERE child IN (SELECT young_person FROM cases)
    UNION SELECT signatory FROM consents
    UNION SELECT other FROM person_relations
        WHERE ended_at IS NULL AND person IN (SELECT young_person FROM cases)
    UNION SELECT person FROM person_relations
        WHERE ended_at IS NULL AND other IN (SELECT young_person FROM cases)
"""
"""Nearly everybody a case needs: whoever is not among them is looked for in every word."""
_ANYBODY_OLD = f"""
    SELECT 1 FROM (
        SELECT id FROM persons GROUP BY id HAVING max(recorded_at) < :before
        EXCEPT SELECT * FROM ({_PLAINLY_NAMED})
    ) LIMIT 1
"""  # noqa: S608  words of our own
_PERSON_CHANGES = """
    SELECT id, recorded_at FROM persons UNION ALL SELECT id, replaced_at FROM persons
    UNION ALL SELECT child, coalesce(replaced_at, recorded_at) FROM custody
    UNION ALL SELECT holder, coalesce(replaced_at, recorded_at) FROM custody
    UNION ALL SELECT person, coalesce(ended_at, recorded_at) FROM person_relations
    UNION ALL SELECT other, coalesce(ended_at, recorded_at) FROM person_relations
    UNION ALL SELECT person, coalesce(lifted_at, set_at) FROM contact_rules
    UNION ALL SELECT kept, coalesce(undone_at, merged_at) FROM person_merges
    UNION ALL SELECT dropped, coalesce(undone_at, merged_at) FROM person_merges
"""
_REQUESTS = """
    SELECT asked.id, asked.person, asked.asked_by, asked.is_user,
        asked.written_at IS NULL AND asked.ended_at IS NULL,
        max(asked.noted_at, coalesce(asked.written_at, ''), coalesce(asked.ended_at, ''),
            coalesce((SELECT max(made_at) FROM rights_answers WHERE request = asked.id), ''))
    FROM extract_requests AS asked
"""


def outside_cases(connection: Connection, asked: OutsideAsked) -> tuple[StoredOutside, ...]:
    """See ``DisposalRecords.outside``."""
    requests = tuple(_requests(connection))
    going = {
        one.id: one
        for one in requests
        if (asked.even_open or not one.is_open)
        and asked.may_go(Outside.REQUEST, one.id, one.last_at)
    }
    if not going and not _is_anybody_old(connection, asked):
        return ()
    people = _People(connection)
    old = {who: at for who, at in people.last.items() if asked.may_go(Outside.PERSON, who, at)}
    about = {people.as_one(one.person) for one in going.values() if not one.is_user}
    needed = people.needed(old.keys() | about)
    going = {
        key: one
        for key, one in going.items()
        if one.is_user or people.as_one(one.person) not in needed
    }
    asking = {
        people.as_one(who)
        for one in requests
        if one.id not in going
        for who in (one.person, one.asked_by)
    }
    gone = people.without_tied(old.keys() - needed - asking)
    found = [StoredOutside(type=Outside.PERSON, id=one, last_at=old[one], person=one)
             for one in sorted(gone)]  # fmt: skip
    found += [StoredOutside(type=Outside.REQUEST, id=key, last_at=one.last_at,
                            person="" if one.is_user else one.person)
              for key, one in sorted(going.items())]  # fmt: skip
    return tuple(found)


def marks_outside(connection: Connection) -> dict[tuple[Outside, str], str]:
    """What tells each for ever: its random id, and when its first row was written."""
    persons = text(
        "SELECT id, id || ' ' || coalesce(recorded_at, '') FROM persons "
        "WHERE pk IN (SELECT min(pk) FROM persons GROUP BY id)"
    )
    requests = text("SELECT id, id || ' ' || noted_at FROM extract_requests")
    return {
        (kind, row): told
        for kind, query in ((Outside.PERSON, persons), (Outside.REQUEST, requests))
        for row, told in connection.execute(query)
    }


def _is_anybody_old(connection: Connection, asked: OutsideAsked) -> bool:
    """Whether it is worth a closer look: the queue of every day asks."""
    before = asked.before.get(Outside.PERSON)
    if before is None:
        return False
    given = {"before": instant_text(before)}
    return connection.execute(text(_ANYBODY_OLD), given).first() is not None


class _Request:
    """A request, as far as its keeping goes."""

    __slots__ = ("asked_by", "id", "is_open", "is_user", "last_at", "person")

    def __init__(self, row: Iterable[object]) -> None:
        values = tuple(row)
        self.id, self.person, self.asked_by = map(str, values[:3])
        self.is_user, self.is_open = bool(values[3]), bool(values[4])
        self.last_at = datetime.fromisoformat(str(values[5]))


def _requests(connection: Connection) -> Iterable[_Request]:
    return (_Request(row) for row in connection.execute(text(_REQUESTS)))


class _People:
    """Everybody of the file; who were taken for one are one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        merged = text("SELECT dropped, kept FROM person_merges WHERE undone_at IS NULL")
        self._kept: Mapping[str, str] = {one: other for one, other in connection.execute(merged)}
        self._ties: dict[str, set[str]] = {}
        for pair in connection.execute(text(_TIES)):
            one, other = (self.as_one(who) for who in pair)
            self._ties.setdefault(one, set()).add(other)
            self._ties.setdefault(other, set()).add(one)
        self.last = self._last()

    def as_one(self, who: str) -> str:
        """The person somebody is taken for, and whoever that one is taken for."""
        seen = {who}
        while (kept := self._kept.get(who)) is not None and kept not in seen:
            who = kept
            seen.add(who)
        return who

    def needed(self, asked: Iterable[str]) -> frozenset[str]:
        """Whom of them a case needs, or somebody who belongs to them and whom a case needs."""
        near = self._near(asked)
        ids = {who: self.as_one(who) for who in (*near, *self._kept) if self.as_one(who) in near}
        plain = set(self._connection.execute(text(_PLAINLY_NAMED)).scalars())
        named = {one for who, one in ids.items() if who in plain}
        known = self._near(named)
        left = {who for who, one in ids.items() if one not in known}
        named |= {ids[who] for who in self._in_words(left)}
        return frozenset(self._near(named))

    def without_tied(self, persons: Iterable[str]) -> set[str]:
        """Without those who belong to somebody who stays."""
        left = set(persons)
        while staying := {one for one in left if self._ties.get(one, set()) - left - {one}}:
            left -= staying
        return left

    def _near(self, persons: Iterable[str]) -> set[str]:
        found, asked = set(persons), set(persons)
        while asked:
            asked = {one for who in asked for one in self._ties.get(who, ())} - found
            found |= asked
        return found

    def _last(self) -> dict[str, datetime]:
        known: dict[str, datetime] = {}
        everybody = {
            self.as_one(who)
            for who in self._connection.execute(text("SELECT id FROM persons")).scalars()
        }
        for who, at in self._connection.execute(text(_PERSON_CHANGES)):
            one = self.as_one(who)
            if at is None or one not in everybody:
                continue
            when = datetime.fromisoformat(at)
            known[one] = max(when, known.get(one, when))
        return known

    def _in_words(self, ids: set[str]) -> set[str]:
        left, found = set(ids), set[str]()
        for table in tables_of_cases():
            if not left:
                break
            if table not in _NO_NEED:
                named = self._in_table(table, left)
                found |= named
                left -= named
        return found

    def _in_table(self, table: str, ids: set[str]) -> set[str]:
        columns = Base.metadata.tables[table].c
        told = [f'"{one.name}"' for one in columns if isinstance(one.type, String)]
        if not told:
            return set()
        query = text(f'SELECT {", ".join(told)} FROM "{table}" WHERE case_id IS NOT NULL')  # noqa: S608  words of our own
        found: set[str] = set()
        begins = tuple({one[: one.find("-") + 1] or one for one in ids})  # of few kinds, such as p-
        for row in self._connection.execute(query):
            for value in row:
                if isinstance(value, str) and any(one in value for one in begins):
                    found |= ids.intersection(_WORD.findall(value))
        return found
