"""The copies a paper leaves in: plain, to fill in on a screen, for the archive, for dispatch.

A copy is made of a paper that was searched already (sharing rules, section 6), and passes the same
gate and ledger. Only its form differs; what it says is the paper's.

Source: `domain.md` 4.1 (archive copy and dispatch copy are two exports: PDF/A forbids encryption).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import PurePath
from typing import Protocol

from sspf_app.domain.errors import DomainError
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.export_views import CopyKind, Paper
from sspf_app.services.paper_names import secrecy_mark
from sspf_app.services.paper_of_consent import ConsentFormData
from sspf_app.services.paper_of_minutes import SecrecyMark
from sspf_app.services.papers import RenderedDocument
from sspf_app.services.records import DisclosureKind, Office, PrintedForm

WORD_ENDING = ".docx"
"""Ending of a paper in Word."""

TEXT_ENDING = ".txt"
"""Ending of plain text."""

_NAMED = {
    CopyKind.PAPER: "",
    CopyKind.FILLABLE: "-ifyllbar",
    CopyKind.ARCHIVE: "-arkiv",
    CopyKind.DISPATCH: "-krypterad",
    CopyKind.WORD: "",
    CopyKind.TEXT: "",
}
"""What the file name says of the copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveFacts:
    """What an archive copy tells about itself in its metadata.

    Attributes:
        kind: What paper it is, as ``consent_form``.
        reference: Reference of the case.
        made_on: Day the paper was made.
        secrecy: The mark after OSL 5:5: provision, day, authority; None = tells of nobody.
        authority: Who made it, where there is no mark that tells.
        form_version: Version of the fixed text, where there is one.
        text_sha256: Checksum of the fixed text.
    """

    kind: str
    reference: str
    made_on: date
    secrecy: SecrecyMark | None
    form_version: str = ""
    text_sha256: str = ""
    authority: str = ""


class Copier(Protocol):
    """Makes copies of finished papers, in memory."""

    def fillable_form(self, data: ConsentFormData) -> RenderedDocument:
        """The consent form with fields for what is blank on paper.

        Raises:
            DomainError: as ``DocumentRenderer`` says.
        """
        ...

    def archived(self, pdf: bytes, facts: ArchiveFacts) -> bytes:
        """The paper as PDF/A-2b, validated.

        Raises:
            DomainError: ``archive_invalid`` (found): it does not keep the standard.
        """
        ...

    def encrypted(self, pdf: bytes, password: str) -> bytes:
        """The paper under a password (AES-256)."""
        ...


class SpokenPasswords(Protocol):
    """Draws passwords that can be said on the telephone."""

    def new(self) -> str:
        """Words in lower case, joined by hyphens."""
        ...


class Copies:
    """Makes the copy that is asked for."""

    def __init__(self, copier: Copier, passwords: SpokenPasswords) -> None:
        self.copier = copier
        self._passwords = passwords

    def copy(self, paper: Paper, kind: CopyKind, facts: ArchiveFacts) -> Paper:
        """A searched paper in the form it is to leave in.

        A fillable paper has its fields already, and one in Word was written as such: here they
        only get their names.

        Raises:
            DomainError: ``archive_invalid`` (found), ``not_in_word``, ``not_as_text``.
        """
        if (kind is CopyKind.WORD) != paper.file_name.endswith(WORD_ENDING):
            raise DomainError("not_in_word")
        if (kind is CopyKind.TEXT) != paper.file_name.endswith(TEXT_ENDING):
            raise DomainError("not_as_text")
        pdf, password = paper.pdf, None
        if kind is CopyKind.ARCHIVE:
            pdf = self.copier.archived(pdf, facts)
        elif kind is CopyKind.DISPATCH:
            password = self._passwords.new()
            pdf = self.copier.encrypted(pdf, password)
        path = PurePath(paper.file_name)
        return replace(
            paper,
            pdf=pdf,
            file_name=path.with_stem(path.stem + _NAMED[kind]).name,
            sha256=sha256(pdf).hexdigest(),
            copy=kind,
            password=password,
        )


def archive_facts(
    loaded: LoadedCase, office: Office, kind: DisclosureKind, form: PrintedForm | None = None
) -> ArchiveFacts:
    """What the archive copy of a paper tells of itself: nothing about a person."""
    return ArchiveFacts(
        kind=kind.value,
        reference=loaded.reference,
        made_on=loaded.today,
        secrecy=secrecy_mark(loaded, office),
        form_version="" if form is None else form.form_version,
        text_sha256="" if form is None else form.text_sha256,
    )
