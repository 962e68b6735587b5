"""Papers on their way out, in memory."""

from __future__ import annotations

from sspf_app.services.out_records import CalendarEntry, CalendarWords, OfficeTemplate
from tests.fakes.store import Store


class MemoryOut:
    """``OutRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add_template(self, template: OfficeTemplate, content: bytes) -> None:
        self._store.templates[template.id] = (template, content)

    def end_template(self, template: OfficeTemplate) -> None:
        self._store.templates[template.id] = (template, self._store.templates[template.id][1])

    def template(self) -> OfficeTemplate | None:
        used = [one for one, _ in self._store.templates.values() if one.ended_at is None]
        return used[-1] if used else None

    def template_content(self, template: str) -> bytes:
        return self._store.templates[template][1]

    def put_entry(self, entry: CalendarEntry) -> None:
        self._store.calendar[entry.id] = entry

    def entries(self, case: str, meeting: str) -> tuple[CalendarEntry, ...]:
        return tuple(
            one
            for one in self._store.calendar.values()
            if (one.case, one.meeting) == (case, meeting)
        )

    def add_words(self, words: CalendarWords) -> None:
        self._store.calendar_words.append(words)

    def words(self) -> CalendarWords | None:
        return self._store.calendar_words[-1] if self._store.calendar_words else None
