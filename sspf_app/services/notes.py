"""Notes of a case: written, changed by new versions, read by those the level lets.

A note never leaves through the gate: what it says goes to a meeting as an item, under the rules of
items, or not at all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Case, Note
from sspf_app.domain.reasons import need_reason
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.note_access import NoteReading
from sspf_app.services.note_records import NoteLevel, NoteVersion
from sspf_app.services.note_views import ClosedNote, NoteBoard, NoteInput, NoteItem
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.process_settings import note_kind_names, settings_on
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, User
from sspf_app.services.told_reference import told_reference_of

UNDO_WITHIN = timedelta(minutes=1)
"""So long a note can be taken back; afterwards it is changed by a new version only."""


class Notes:
    """Use cases about notes."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def board(self, case: str) -> NoteBoard:
        """The notes of a case that the user may read, the newest first.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            reading = NoteReading(unit, self._desk, case)
            users = {one.id: one for one in unit.office.users()}
            names = note_kind_names(unit)
            kinds = settings_on(unit, loaded.today).note_kinds
            self._desk.log(unit, Action.READ, f"notes:{case}", case=case)
            unit.commit()
        rows = [row for row in loaded.facts.notes if row.replaced_at is None]
        rows.sort(key=lambda row: (row.at, row.id), reverse=True)
        readable = [row for row in rows if reading.may_read(row.id)]
        return NoteBoard(
            notes=tuple(self._item(row, loaded, reading, users, names) for row in readable),
            hidden=len(rows) - len(readable),
            people=tuple((one.id, one.name) for one in loaded.persons.values()),
            staff=tuple((one, _name(users, one)) for one in sorted(reading.staff)),
            kinds=tuple(one for one in kinds if one.is_on),
        )

    def versions(self, case: str, note: str) -> tuple[NoteItem, ...]:
        """What a note said at each time, the newest first.

        Raises:
            DomainError: ``unknown_case``, ``unknown_note``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            reading = NoteReading(unit, self._desk, case)
            users = {one.id: one for one in unit.office.users()}
            names = note_kind_names(unit)
            self._desk.log(unit, Action.READ, f"note_versions:{note}", case=case)
            unit.commit()
        rows = _rows_of(loaded, note)
        found = [row for row in reversed(rows) if reading.may_read_row(row)]
        if not found or rows[-1].replaced_at is not None:
            raise DomainError("unknown_note")
        return tuple(self._item(row, loaded, reading, users, names) for row in found)

    def save(self, entry: NoteInput, *, note: str | None = None) -> Changes:
        """Write a note, or a new version of one; ``new_id`` is its id.

        Raises:
            DomainError: ``note_text_required``, ``note_in_future``, ``note_level_of_author``,
                ``note_changed_meanwhile``, ``unknown_note``, ``unknown_person``,
                ``unknown_note_kind``, ``unknown_case``, ``reason_required``, ``before_birth``.
        """
        now = self._desk.now()
        if not entry.text.strip():
            raise DomainError("note_text_required")
        if entry.at > now:
            raise DomainError("note_in_future")
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, entry.case)
            loaded.need_born(entry.at)
            for person in entry.about:
                loaded.need_person(person)
            old, author = self._changeable(unit, loaded, entry, note)
            self._check_kind(unit, loaded, entry, old)
            row = Note(
                id=note or self._desk.new_id("n"),
                recorded_at=now,
                case=entry.case,
                purpose=_purpose(loaded) if old is None else old.purpose,
                at=entry.at,
                text=entry.text.strip(),
            )
            self._write(unit, old, row)
            unit.notes.add_version(self._beside(row, entry, author))
            unit.commit()
        return _changed(entry.case, row.id)

    def take_back(self, case: str, note: str) -> Changes:
        """Undo what was just written: the version before comes back, or the note goes.

        Nothing is erased: what was taken back stays in the history.

        Raises:
            DomainError: ``unknown_note``, ``note_stays``, ``unknown_case``, ``reason_required``.
        """
        now = self._desk.now()
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            reading = NoteReading(unit, self._desk, case)
            old = _need(loaded, reading, note)
            beside = reading.beside(old)
            is_own = beside.written_by == self._desk.actor.user_id
            if not is_own or old.recorded_at is None or now - old.recorded_at > UNDO_WITHIN:
                raise DomainError("note_stays")
            before = [row for row in _rows_of(loaded, note) if row is not old]
            if before:
                row = replace(before[-1], recorded_at=now, replaced_at=None)
                self._write(unit, old, row)
                kept = replace(
                    reading.beside(before[-1]),
                    recorded_at=now,
                    author=beside.author,
                    written_by=beside.written_by,
                )
                unit.notes.add_version(kept)
            else:
                unit.records.replace(old, at=now)
                self._desk.log(unit, Action.WRITE, f"note:{note}", case=case)
            unit.commit()
        return _changed(case, note)

    def closed_notes(self) -> tuple[ClosedNote, ...]:
        """For the unit manager: where notes are that their authors alone read; no word of them.

        Raises:
            DomainError: ``not_permitted``.
        """
        with self._desk.begin(Permission.READ_CLOSED_NOTES) as unit:
            newest = {(one.case, one.note): one for one in unit.notes.all_versions()}
            users = {one.id: one for one in unit.office.users()}
            found: list[ClosedNote] = []
            for (case, note), version in newest.items():
                row = unit.records.standing(Note, note, case=case)
                header = unit.records.standing(Case, case)
                if version.level is NoteLevel.AUTHOR and row is not None and header is not None:
                    found.append(
                        ClosedNote(
                            id=note,
                            case=case,
                            reference=told_reference_of(unit, header),
                            at=row.at,
                            author=_name(users, version.author),
                        )
                    )
            self._desk.log(unit, Action.READ, "closed_notes")
            unit.commit()
        return tuple(sorted(found, key=lambda one: (one.at, one.id), reverse=True))

    def open_closed(self, case: str, note: str, *, reason: str) -> str:
        """The text of such a note, for the unit manager; who read it and why is logged.

        Raises:
            DomainError: ``not_permitted``, ``unknown_note``, ``note_reason_required``,
                ``reason_says_nothing``.
        """
        with self._desk.begin(Permission.READ_CLOSED_NOTES) as unit:
            row = unit.records.standing(Note, note, case=case)
            newest = [one for one in unit.notes.versions(case) if one.note == note]
            if row is None or not newest or newest[-1].level is not NoteLevel.AUTHOR:
                raise DomainError("unknown_note")
            given = need_reason(reason, missing="note_reason_required")
            self._desk.log(unit, Action.OPEN, f"note:{note}", case=case, reason=given)
            unit.commit()
        return row.text

    def _changeable(
        self, unit: UnitOfWork, loaded: LoadedCase, entry: NoteInput, note: str | None
    ) -> tuple[Note | None, str]:
        """The row to change and whose note it is; a new note has none and is the user's own."""
        if note is None:
            return None, self._desk.actor.user_id
        reading = NoteReading(unit, self._desk, entry.case)
        old = _need(loaded, reading, note)
        if old.recorded_at != entry.seen:
            raise DomainError("note_changed_meanwhile")
        beside = reading.newest(note)
        if entry.level is not beside.level and not self._may_set_level(beside):
            raise DomainError("note_level_of_author")
        return old, beside.author

    def _check_kind(
        self, unit: UnitOfWork, loaded: LoadedCase, entry: NoteInput, old: Note | None
    ) -> None:
        """A kind that is offered today, or the one the note has: that one it keeps."""
        offered = {one.code for one in settings_on(unit, loaded.today).note_kinds if one.is_on}
        if old is not None:
            offered.add(NoteReading(unit, self._desk, entry.case).beside(old).kind)
        if entry.kind not in offered:
            raise DomainError("unknown_note_kind")

    def _may_set_level(self, beside: NoteVersion) -> bool:
        return beside.author in ("", self._desk.actor.user_id)

    def _write(self, unit: UnitOfWork, old: Note | None, row: Note) -> None:
        if old is None:
            unit.records.add(row)
        else:
            unit.records.replace(old, at=row.recorded_at or self._desk.now(), by=row)
        self._desk.log(unit, Action.WRITE, f"note:{row.id}", case=row.case)

    def _beside(self, row: Note, entry: NoteInput, author: str) -> NoteVersion:
        me = self._desk.actor.user_id
        return NoteVersion(
            case=row.case,
            note=row.id,
            recorded_at=row.recorded_at or self._desk.now(),
            kind=str(entry.kind),
            level=entry.level,
            about=tuple(dict.fromkeys(entry.about)),
            author=author or me,
            written_by=me,
        )

    def _item(
        self,
        row: Note,
        loaded: LoadedCase,
        reading: NoteReading,
        users: dict[str, User],
        names: dict[str, str],
    ) -> NoteItem:
        beside = reading.beside(row)
        return NoteItem(
            id=row.id,
            case=row.case,
            at=row.at,
            recorded_at=row.recorded_at,
            kind=beside.kind,
            kind_name=names.get(beside.kind, ""),
            level=beside.level,
            text=row.text,
            about=tuple((one, loaded.name(one)) for one in beside.about),
            author=_name(users, beside.author),
            written_by=_name(users, beside.written_by),
            versions=len(_rows_of(loaded, row.id)),
            may_set_level=self._may_set_level(reading.newest(row.id)),
        )


def _rows_of(loaded: LoadedCase, note: str) -> list[Note]:
    rows = [row for row in loaded.facts.notes if row.id == note and row.case == loaded.id]
    return sorted(rows, key=lambda row: (row.recorded_at is not None, row.recorded_at or row.at))


def _need(loaded: LoadedCase, reading: NoteReading, note: str) -> Note:
    found = [row for row in _rows_of(loaded, note) if row.replaced_at is None]
    if not found or not reading.may_read(note):
        raise DomainError("unknown_note")
    return found[0]


def _purpose(loaded: LoadedCase) -> str:
    return min(loaded.purposes)


def _name(users: dict[str, User], user: str) -> str:
    return users[user].name if user in users else user


def _changed(case: str, note: str) -> Changes:
    return Changes(topics=frozenset({Topic.NOTES}), ids=frozenset({case, note}), new_id=note)
