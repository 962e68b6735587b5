"""Files that go along with a register extract, where the review says so.

A PDF and a text are searched as the extract is. A picture holds no words to search: two users have
looked at it. Whatever else cannot be looked into stays.

Source: GDPR 15.3; sharing rules, section 6.
"""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Person
from sspf_app.services.document_pieces import checked_pieces
from sspf_app.services.document_records import Attachment
from sspf_app.services.export_views import Leak
from sspf_app.services.extract_beside import enclosed_name
from sspf_app.services.extract_reading import ExtractContent
from sspf_app.services.extract_views import ExtractSection
from sspf_app.services.file_kinds import PDF, PICTURES, TEXT, media_of, text_of
from sspf_app.services.name_ways import bare_words
from sspf_app.services.papers import RenderedDocument
from sspf_app.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class EnclosedFile:
    """A paper of a case that goes along.

    Attributes:
        part: Key of the part of the extract.
        name: What it is called in the folder.
    """

    part: str
    paper: Attachment
    name: str

    def content(self, unit: UnitOfWork) -> bytes:
        """The file, as it was put in.

        Raises:
            DomainError: ``document_damaged``.
        """
        return b"".join(checked_pieces(unit, self.paper))

    def as_pdf(self, content: bytes) -> RenderedDocument:
        """The file as something that can be searched."""
        return RenderedDocument(
            content=content,
            page_count=None,
            sha256=self.paper.sha256,
            media_type=PDF,
            suggested_name=self.name,
        )

    @property
    def is_pdf(self) -> bool:
        """Whether it is searched as a paper is."""
        return self.paper.media == PDF

    @property
    def is_text(self) -> bool:
        """Whether its words are searched as they stand."""
        return self.paper.media == TEXT

    def readings(self, content: bytes) -> tuple[str, ...]:
        """A text in each way its letters may be meant: what one program shows, another does not.

        Raises:
            DomainError: ``extract_file_unsearched`` (title): it begins as a text and is none.
        """
        if media_of(content) != TEXT:
            raise DomainError("extract_file_unsearched", title=self.paper.title)
        every = (
            text_of(content),
            content.decode("utf-8", errors="replace"),
            content.decode("cp1252", errors="replace"),
        )
        return tuple(dict.fromkeys(every))


def enclosed_files(unit: UnitOfWork, content: ExtractContent) -> tuple[EnclosedFile, ...]:
    """Every file that goes along, in the order of the paper.

    Raises:
        DomainError: ``extract_file_unsearched`` (title): it can be neither searched nor looked at.
    """
    found: list[EnclosedFile] = []
    for part in content.parts:
        if not part.with_file or not part.is_told:
            continue
        paper = unit.documents.attachment(part.key.removeprefix(_prefix(part.case or "")))
        if paper is None:
            raise DomainError("unknown_part")
        if paper.media not in {PDF, TEXT, *PICTURES}:
            raise DomainError("extract_file_unsearched", title=paper.title)
        name = enclosed_name(len(found) + 1, paper)
        found.append(EnclosedFile(part=part.key, paper=paper, name=name))
    return tuple(found)


def names_of_everybody(unit: UnitOfWork, content: ExtractContent) -> tuple[str, ...]:
    """Names of whomever the vault knows, of other cases too, and who is told nowhere.

    Whoever wrote the file knew nothing of cases. A name that somebody who is told has as well may
    stand there.
    """
    every = unit.records.list_standing(Person)
    own = {bare_words(name) for one in every if one.id in content.shown for name in _names(one)}
    return tuple(
        name
        for one in every
        if one.id not in content.shown
        for name in _names(one)
        if bare_words(name) not in own
    )


def refuse(leaks: tuple[Leak, ...]) -> None:
    """Let nothing go that holds what is withheld.

    Raises:
        DomainError: ``leak_found``.
    """
    if leaks:
        said = "; ".join(f"{leak.where}: {leak.found}" for leak in leaks)
        raise DomainError("leak_found", found=said, leaks=leaks)


def _names(person: Person) -> tuple[str, ...]:
    return (person.name, *person.aliases)


def _prefix(case: str) -> str:
    return f"{ExtractSection.PAPERS.value}/{case}/"
