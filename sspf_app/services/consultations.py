"""Anonymous consultations: looked at as they are typed, kept for some days, and then erased.

Source: sharing rules, section 7; domain, section 1.3.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from sspf_app.domain.codes import PartyKind
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Note, Party, Person, Purpose
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.changed_meanwhile import need_seen
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.consultation_records import MOST_DAYS_KEPT, Consultation
from sspf_app.services.consultation_views import (
    ConsultationDesk,
    ConsultationInput,
    ConsultationLine,
    Looked,
)
from sspf_app.services.desk import Desk
from sspf_app.services.note_records import NoteKind, NoteLevel, NoteVersion
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.singling_out import KnownNames, find_details, plain
from sspf_app.services.told_reference import listed_references
from sspf_app.services.typed_looks import TypedLooks

DRAFT_SCREEN = "consultations"


class Consultations:
    """Use cases about consultations before consent."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access
        self._looks = TypedLooks(desk)

    def desk(self) -> ConsultationDesk:
        """What is kept, the newest first; what is due is erased first."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            erase_due(unit, today=self._today())
            names = {one.id: one.name for one in unit.records.list_standing(Party)}
            lines = [self._line(one, names) for one in unit.consultations.consultations()]
            cases = {one.case: one.reference for one in unit.queries.case_list(only_open=True)}
            cases |= listed_references(unit, self._access.closed_cases(unit, cases))
            days = unit.consultations.days_kept()
            self._desk.log(unit, Action.READ, "consultations")
            unit.commit()
        lines.sort(key=lambda one: one.consultation.number, reverse=True)
        return ConsultationDesk(
            lines=tuple(lines),
            parties=tuple(sorted(names.items(), key=lambda pair: pair[1].casefold())),
            cases=tuple(cases.items()),
            days_kept=days,
        )

    def look(self, text: str, advice: str = "") -> Looked:
        """What in the typed words singles somebody out; that it was asked is logged, no word of it.

        Whoever is protected and was not opened in this session is known here as little as
        somebody who has no case: the answer would tell that there is one.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            known = self._known_names(unit)
            looked = Looked(text=find_details(text, known), advice=find_details(advice, known))
            found = (*looked.text, *looked.advice)
            answer = tuple((one.kind, one.found) for one in found)
            self._looks.log(unit, "consultation_look", answer)
        return looked

    def save(self, entry: ConsultationInput, *, consultation: str | None = None) -> Changes:
        """Keep a consultation, or what was changed in one.

        Raises:
            DomainError: ``consultation_empty``; ``consultation_identifies`` (found): a name, a
                number, a class or another detail that identifies by itself;
                ``consultation_warnings_unread``; ``consultation_keeps_too_long`` (days);
                ``date_in_future`` (day); ``unknown_party``; ``unknown_consultation``;
                ``record_changed_meanwhile``: it is another than the one shown.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            entry = replace(entry, text=plain(entry.text), advice=plain(entry.advice))
            found = self._check(unit, entry)
            old = None if consultation is None else _need(unit, consultation)
            need_seen(old, entry.seen)
            today = self._today()
            days = timedelta(days=unit.consultations.days_kept())
            made = Consultation(
                id=self._desk.new_id("co") if old is None else old.id,
                number=self._number(unit) if old is None else old.number,
                held_on=entry.held_on,
                area=entry.area,
                text=entry.text.strip(),
                asked=entry.asked,
                advice=entry.advice.strip(),
                outcomes=entry.outcomes,
                warnings_seen=found,
                erase_on=entry.erase_on or (today + days if old is None else old.erase_on),
                saved_at=self._desk.now(),
                saved_by=self._desk.actor.name,
            )
            unit.consultations.put_consultation(made)
            self._desk.log(unit, Action.WRITE, f"consultation:{made.id}")
            unit.commit()
        return _changed(made.id)

    def erase(self, consultation: str) -> Changes:
        """Erase a consultation now; nothing of it is left.

        Raises:
            DomainError: ``unknown_consultation``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            _need(unit, consultation)
            _erase(unit, (consultation,))
            self._desk.log(unit, Action.WRITE, f"consultation_erased:{consultation}")
            unit.commit()
        return _changed(consultation)

    def become_case(self, consultation: str, case: str, *, keep_text: bool) -> Changes:
        """The form has come and there is a case: the consultation is erased.

        Args:
            consultation: What became a case.
            case: The case.
            keep_text: Keep what was written as a note in the case; asked, never by itself.

        Raises:
            DomainError: ``unknown_consultation``, ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            kept = _need(unit, consultation)
            self._access.case(unit, case)
            if keep_text:
                self._keep_as_note(unit, kept, case)
            _erase(unit, (consultation,))
            self._desk.log(unit, Action.WRITE, f"consultation_erased:{consultation}", case=case)
            unit.commit()
        return Changes(
            topics=frozenset({Topic.CONSULTATIONS, Topic.CASES, Topic.NOTES}),
            ids=frozenset({consultation, case}),
            new_id=case,
        )

    def keep_days(self, days: int) -> Changes:
        """Choose how long new consultations are kept.

        Raises:
            DomainError: ``consultation_keeps_too_long`` (days).
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            if not 1 <= days <= MOST_DAYS_KEPT:
                raise DomainError("consultation_keeps_too_long", days=MOST_DAYS_KEPT)
            unit.consultations.put_days_kept(days)
            self._desk.log(unit, Action.WRITE, "consultation_settings")
            unit.commit()
        return _changed("settings")

    def _keep_as_note(self, unit: UnitOfWork, kept: Consultation, case: str) -> None:
        now, me = self._desk.now(), self._desk.actor.user_id
        note = Note(
            id=self._desk.new_id("n"),
            recorded_at=now,
            case=case,
            purpose=unit.records.list_standing(Purpose, case=case)[0].id,
            at=now,
            text="\n\n".join(part for part in (kept.text, kept.advice) if part),
        )
        unit.records.add(note)
        unit.notes.add_version(
            NoteVersion(
                case=case,
                note=note.id,
                recorded_at=now,
                kind=NoteKind.CONSULTATION.value,
                level=NoteLevel.OFFICE,
                about=(),
                author=me,
                written_by=me,
            )
        )

    def _check(self, unit: UnitOfWork, entry: ConsultationInput) -> tuple[str, ...]:
        """The kinds of what was pointed out and is kept all the same."""
        if not entry.text.strip():
            raise DomainError("consultation_empty")
        today = self._today()
        if entry.held_on > today:
            raise DomainError("date_in_future", day=entry.held_on)
        latest = today + timedelta(days=MOST_DAYS_KEPT)
        if entry.erase_on is not None and not today < entry.erase_on <= latest:
            raise DomainError("consultation_keeps_too_long", days=MOST_DAYS_KEPT)
        for party in entry.asked:
            if unit.records.standing(Party, party) is None:
                raise DomainError("unknown_party", party=party)
        known = self._known_names(unit)
        found = (*find_details(entry.text, known), *find_details(entry.advice, known))
        hard = next((one for one in found if one.is_hard), None)
        if hard is not None:
            raise DomainError("consultation_identifies", found=hard.found)
        if found and not entry.warnings_read:
            raise DomainError("consultation_warnings_unread")
        return tuple(dict.fromkeys(one.kind.value for one in found))

    def _known_names(self, unit: UnitOfWork) -> KnownNames:
        persons = [one for one in unit.records.list_standing(Person) if self._access.is_open(one)]
        schools = [
            one.name for one in unit.records.list_standing(Party) if one.kind is PartyKind.SCHOOL
        ]
        numbers = [one for row in persons for one in (row.personal_number, row.phone) if one]
        return KnownNames(
            persons=tuple(plain(name) for row in persons for name in (row.name, *row.aliases)),
            schools=(*schools, *(row.school for row in persons if row.school)),
            numbers=tuple(re.sub(r"\D", "", one) for one in numbers),
        )

    def _line(self, one: Consultation, names: dict[str, str]) -> ConsultationLine:
        return ConsultationLine(
            consultation=one,
            asked_names=tuple(names.get(party, party) for party in one.asked),
            days_left=(one.erase_on - self._today()).days,
        )

    def _number(self, unit: UnitOfWork) -> str:
        year = self._today().year
        return f"K {year}-{unit.queries.next_number(f'consultation-{year}'):03d}"

    def _today(self) -> date:
        return day_of(self._desk.now(), self._desk.clock.zone)


def erase_due(unit: UnitOfWork, *, today: date) -> tuple[str, ...]:
    """Erase what has come to its day, with what is typed of it; the ids of what went.

    The screen of consultations and the queue of the day do it when they are read, so that it
    happens at the latest when somebody sits down to work.
    """
    due = tuple(one.id for one in unit.consultations.consultations() if one.erase_on <= today)
    _erase(unit, due)
    oldest = today - timedelta(days=unit.consultations.days_kept())
    for draft in unit.office.drafts():
        if f"{DRAFT_SCREEN}/" in draft.key and draft.saved_at.date() <= oldest:
            unit.office.remove_draft(draft.key)
    return due


def _erase(unit: UnitOfWork, ids: tuple[str, ...]) -> None:
    unit.consultations.erase(ids)
    for draft in unit.office.drafts():
        if any(f"{DRAFT_SCREEN}/{one}/" in draft.key for one in ids):
            unit.office.remove_draft(draft.key)


def _need(unit: UnitOfWork, consultation: str) -> Consultation:
    found = unit.consultations.consultation(consultation)
    if found is None:
        raise DomainError("unknown_consultation")
    return found


def _changed(row: str) -> Changes:
    return Changes(topics=frozenset({Topic.CONSULTATIONS}), ids=frozenset({row}), new_id=row)
