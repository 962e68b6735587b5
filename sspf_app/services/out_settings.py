"""How the office lets its papers go: its own Word template, and its words in calendars."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.changed_meanwhile import need_seen
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.out_records import CalendarWords, OfficeTemplate
from sspf_app.services.outgoing import write_blank
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.records import Action
from sspf_app.services.scan_ports import ScanFiles
from sspf_app.services.withheld import WithheldSearch

TITLE = "SSPF-möte"
"""What a meeting is called in calendars until the office says otherwise."""

_MOST_TITLE = 60
_MOST_BYTES = 2 * 1024 * 1024
_SHIPPED_NAME = "minnesanteckningar-mall.docx"


class WordTemplates(Protocol):
    """Knows Word templates."""

    def word_template(self) -> bytes:
        """The shipped template."""
        ...

    def checked_template(self, data: bytes) -> bytes:
        """The office's own, without what no copy is to carry along.

        Raises:
            DomainError: ``template_unreadable``, ``template_too_large`` (most),
                ``template_has_…``: what stands in the way; ``template_reader_slow``,
                ``template_reader_stopped``: it could not be looked through within bounds.
        """
        ...


class OutSettings:
    """Use cases about the template and the words."""

    def __init__(
        self, desk: Desk, *, templates: WordTemplates, files: ScanFiles, target: ExportTarget
    ) -> None:
        self._desk = desk
        self._templates = templates
        self._files = files
        self._target = target

    def template(self) -> OfficeTemplate | None:
        """The office's template in use; None = the shipped one."""
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            return unit.out.template()

    def take_in(self, path: Path) -> Changes:
        """Take in a template; it holds for every copy made from now on.

        Raises:
            DomainError: as ``WordTemplates.checked_template``; ``scan_file_gone`` (file, why),
                ``scan_file_too_big`` (file, most).
        """
        self._desk.actor.require(Permission.WRITE_REGISTER)
        content = self._templates.checked_template(self._files.read(path, most=_MOST_BYTES))
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            self._end(unit)
            template = OfficeTemplate(
                id=self._desk.new_id("ot"),
                name=path.name,
                size=len(content),
                sha256=sha256(content).hexdigest(),
                taken_in_at=self._desk.now(),
                taken_in_by=self._desk.actor.user_id,
            )
            unit.out.add_template(template, content)
            return self._done(unit, f"template:{template.id}")

    def drop(self) -> Changes:
        """Go back to the shipped template."""
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            self._end(unit)
            return self._done(unit, "template:shipped")

    def save_template(self, folder: Path) -> Path:
        """Write the template in use, to be restyled; it names nobody.

        Raises:
            DomainError: ``export_failed``.
        """
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            used = unit.out.template()
            content = self._templates.word_template()
            if used is not None:
                content = unit.out.template_content(used.id)
            self._desk.log(unit, Action.EXPORT, "template")
            return write_blank(
                unit, self._target, content=content, folder=folder, file_name=_SHIPPED_NAME
            )

    def calendar_title(self) -> str:
        """What a meeting is called in calendars."""
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            return title_of(unit)

    def set_calendar_title(self, title: str, *, seen: str = "") -> Changes:
        """Say what a meeting is called in calendars; ``seen`` is the version of the title shown.

        Raises:
            DomainError: ``name_required``, ``calendar_words_too_long`` (most);
                ``calendar_words_name`` (found): it names somebody the vault knows;
                ``record_changed_meanwhile``: it is called otherwise than was shown.
        """
        said = " ".join(title.split())
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            need_seen(title_of(unit), seen)
            if not said:
                raise DomainError("name_required")
            if len(said) > _MOST_TITLE:
                raise DomainError("calendar_words_too_long", most=_MOST_TITLE)
            known = unit.queries.persons_in(said)
            names = [name for person in known for name in (person.name, *person.aliases)]
            hits = WithheldSearch(texts=(), names=names, readable=()).hits(said)
            if hits:
                raise DomainError("calendar_words_name", found=hits[0].found)
            unit.out.add_words(
                CalendarWords(title=said, set_at=self._desk.now(), set_by=self._desk.actor.user_id)
            )
            return self._done(unit, "calendar_words")

    def _end(self, unit: UnitOfWork) -> None:
        used = unit.out.template()
        if used is not None:
            unit.out.end_template(replace(used, ended_at=self._desk.now()))

    def _done(self, unit: UnitOfWork, what: str) -> Changes:
        self._desk.log(unit, Action.WRITE, what)
        unit.commit()
        return Changes(topics=frozenset({Topic.OFFICE}))


def title_of(unit: UnitOfWork) -> str:
    """What a meeting is called in calendars."""
    words = unit.out.words()
    return TITLE if words is None else words.title


def template_in_use(unit: UnitOfWork) -> bytes | None:
    """The bytes of the office's own template; None = the shipped one."""
    used = unit.out.template()
    return None if used is None else unit.out.template_content(used.id)
