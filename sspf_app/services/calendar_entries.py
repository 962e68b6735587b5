"""Entries for the calendars of others: when there is a meeting, and nothing of whom.

A calendar lies open to colleagues and on telephones, so an entry names no person, no case and no
party; where it is stands there only when it is wanted, may be told, and is nobody's home.

Source: sharing rules, section 7.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Meeting
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import record_disclosure
from sspf_app.services.export_views import Exported, Paper
from sspf_app.services.gate import decide_invitation, decide_recall
from sspf_app.services.households import streets_in
from sspf_app.services.merged_ids import who_now
from sspf_app.services.notice_search import invited_in_writing, shown_place, with_everybody
from sspf_app.services.out_records import CalendarEntry
from sspf_app.services.out_settings import title_of
from sspf_app.services.outgoing import named_free, write_all_out
from sspf_app.services.paper_of_notice import CalendarData
from sspf_app.services.paper_search import searched, withheld_from
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Disclosure

USUAL_MINUTES = 60
"""How long a meeting stands in a calendar unless something else is said."""

LEAST_MINUTES, MOST_MINUTES = 5, 12 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryForm:
    """How an entry is written.

    Attributes:
        with_place: Whether it says where, to those who may know.
        minutes: How long the meeting lasts; what takes an entry back says nothing of it.
    """

    with_place: bool = False
    minutes: int = USUAL_MINUTES


_USUAL = EntryForm()


class CalendarEntries:
    """Use cases about calendar entries."""

    def __init__(
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
    ) -> None:
        self._desk = desk
        self._access = access
        self._renderer = renderer
        self._target = target

    def save(
        self,
        case: str,
        meeting: str,
        *,
        recipients: Sequence[str],
        folder: Path,
        form: EntryForm = _USUAL,
    ) -> tuple[Exported, ...]:
        """Write a calendar entry for each recipient, in one act: all, or none.

        An entry they have already is changed, not doubled.

        Raises:
            DomainError: ``calendar_length``; as ``decide_invitation``; ``leak_found``,
                ``export_failed``.
        """
        if not LEAST_MINUTES <= form.minutes <= MOST_MINUTES:
            raise DomainError("calendar_length", least=LEAST_MINUTES, most=MOST_MINUTES)
        return self._write((case, meeting), recipients, folder, form)

    def recall(
        self, case: str, meeting: str, *, recipients: Sequence[str], folder: Path
    ) -> tuple[Exported, ...]:
        """Write for each recipient what takes their calendar entry back.

        Raises:
            DomainError: ``not_told_before`` (name) for somebody without an entry; as above.
        """
        return self._write((case, meeting), recipients, folder, None)

    def _write(
        self,
        which: tuple[str, str],
        recipients: Sequence[str],
        folder: Path,
        form: EntryForm | None,
    ) -> tuple[Exported, ...]:
        case, meeting = which
        with self._desk.begin(Permission.EXPORT) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            known = entries_now(unit, case, meeting)
            told = invited_in_writing(unit, row)
            made: list[tuple[Disclosure, Paper]] = []
            for recipient in recipients:
                sent = known.get(recipient, ())
                decision = (
                    decide_recall(loaded, row, recipient, was_told=bool(sent) and recipient in told)
                    if form is None
                    else decide_invitation(loaded, row, recipient)
                )
                # Who was made one with somebody may have two: each is changed or taken back.
                for old in sent or (None,):
                    entry = self._next(loaded, row, recipient, old, form)
                    paper = self._entry_paper(unit, loaded, entry, recipient, form or _USUAL)
                    taken = [other.file_name for _, other in made]
                    paper = named_free(paper, folder, taken=taken)
                    what = f"calendar:{meeting}"
                    made.append(
                        (
                            record_disclosure(self._desk, unit, decision, what=what, paper=paper),
                            paper,
                        )
                    )
                    unit.out.put_entry(entry)
            return write_all_out(unit, self._target, made, folder)

    def _next(
        self,
        loaded: LoadedCase,
        row: Meeting,
        recipient: str,
        old: CalendarEntry | None,
        form: EntryForm | None,
    ) -> CalendarEntry:
        """The entry as it is to be sent: new, changed, or taken back (``form`` None)."""
        entry = self._entry(loaded, row, recipient, old)
        if form is None and old is not None:  # a new time or place is not theirs to know
            return replace(entry, is_cancelled=True, starts_at=old.starts_at)
        wanted = form is not None and form.with_place
        return replace(entry, place=shown_place(loaded, row, recipient, wanted=wanted) or "")

    def _entry(
        self, loaded: LoadedCase, row: Meeting, recipient: str, old: CalendarEntry | None
    ) -> CalendarEntry:
        return CalendarEntry(
            id=self._desk.new_id("e") if old is None else old.id,
            case=loaded.id,
            meeting=row.id,
            recipient=recipient if old is None else old.recipient,
            sequence=0 if old is None else old.sequence + 1,
            starts_at=row.starts_at,
            place="",
            is_cancelled=False,
            sent_at=loaded.now,
            sent_by=self._desk.actor.user_id,
        )

    def _entry_paper(
        self,
        unit: UnitOfWork,
        loaded: LoadedCase,
        entry: CalendarEntry,
        recipient: str,
        form: EntryForm,
    ) -> Paper:
        title = title_of(unit)
        data = CalendarData(
            id=entry.id,
            sequence=entry.sequence,
            title=title,
            made_at=loaded.now,
            starts_at=entry.starts_at.astimezone(loaded.facts.zone),
            ends_at=entry.starts_at + timedelta(minutes=form.minutes),
            place=entry.place or None,
            is_cancelled=entry.is_cancelled,
        )
        withheld = withheld_from(loaded, shown=(), readable=())
        own = loaded.header.coordinator_party
        parties = [row.name for row in loaded.parties.values() if row.id != own]
        names = (*withheld.names, *parties, *_homes(loaded), loaded.reference)
        rendered = self._renderer.calendar(data)
        return searched(
            self._renderer,
            rendered,
            loaded=loaded,
            recipient=recipient,
            withheld=with_everybody(unit, replace(withheld, names=names), rendered),
        )


def _homes(loaded: LoadedCase) -> tuple[str, ...]:
    """Where those of the case live: whole addresses, and their streets."""
    addresses = [row.address for row in loaded.persons.values() if row.address]
    return tuple(place for one in addresses for place in (one, *streets_in(one)))


def entries_now(unit: UnitOfWork, case: str, meeting: str) -> dict[str, tuple[CalendarEntry, ...]]:
    """The entries of a meeting by who has them now, also what was sent to them under another id."""
    now = who_now(unit)
    found: dict[str, tuple[CalendarEntry, ...]] = {}
    for one in unit.out.entries(case, meeting):
        has = now.get(one.recipient, one.recipient)
        found[has] = (*found.get(has, ()), one)
    return found
