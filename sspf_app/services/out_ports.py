"""What papers on their way out need from storage."""

from __future__ import annotations

from typing import Protocol

from sspf_app.services.out_records import CalendarEntry, CalendarWords, OfficeTemplate


class OutRecords(Protocol):
    """Templates and calendar entries."""

    def add_template(self, template: OfficeTemplate, content: bytes) -> None:
        """Write a template and its bytes."""
        ...

    def end_template(self, template: OfficeTemplate) -> None:
        """Write that a template is no longer in use; its bytes stay."""
        ...

    def template(self) -> OfficeTemplate | None:
        """The template in use; None = the shipped one."""
        ...

    def template_content(self, template: str) -> bytes:
        """The bytes of a template."""
        ...

    def put_entry(self, entry: CalendarEntry) -> None:
        """Write a calendar entry, new or known by ``id``."""
        ...

    def entries(self, case: str, meeting: str) -> tuple[CalendarEntry, ...]:
        """The entries of a meeting, in order of entry."""
        ...

    def add_words(self, words: CalendarWords) -> None:
        """Write what meetings are called from now on."""
        ...

    def words(self) -> CalendarWords | None:
        """What meetings are called; None = as shipped."""
        ...
