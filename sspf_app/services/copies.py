"""The copies a paper leaves in: plain, to fill in on a screen, for the archive, for dispatch.

A copy is made of a paper that was searched already (sharing rules, section 6), and passes the same
gate and ledger. Only its form differs; what it says is the paper's.

Source: `domain.md` 4.1 (archive copy and dispatch copy are two exports: PDF/A forbids encryption).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import PurePath
from typing import Protocol

from sspf_app.services.export_views import Paper
from sspf_app.services.paper_of_consent import ConsentFormData
from sspf_app.services.paper_of_minutes import SecrecyMark
from sspf_app.services.papers import RenderedDocument


class CopyKind(StrEnum):
    """In which form a paper leaves."""

    PAPER = "paper"
    FILLABLE = "fillable"
    ARCHIVE = "archive"
    DISPATCH = "dispatch"


_NAMED = {
    CopyKind.FILLABLE: "-ifyllbar",
    CopyKind.ARCHIVE: "-arkiv",
    CopyKind.DISPATCH: "-krypterad",
}
"""What the file name says of the copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveFacts:
    """What an archive copy tells about itself in its metadata.

    Attributes:
        kind: What paper it is, as ``consent_form``.
        reference: Reference of the case.
        made_on: Day the paper was made.
        secrecy: The mark after OSL 5:5: provision, day, authority.
        form_version: Version of the fixed text, where there is one.
        text_sha256: Checksum of the fixed text.
    """

    kind: str
    reference: str
    made_on: date
    secrecy: SecrecyMark
    form_version: str = ""
    text_sha256: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOut:
    """A copy in memory.

    Attributes:
        kind: Its form.
        paper: File, file name and checksum of the copy.
        password: Opens a dispatch copy; told once, kept nowhere.
    """

    kind: CopyKind
    paper: Paper
    password: str | None = field(default=None, repr=False)


class Copies:
    """Makes the copy that is asked for."""

    def __init__(self, copier: Copier, passwords: SpokenPasswords) -> None:
        self.copier = copier
        self._passwords = passwords

    def copy(self, paper: Paper, kind: CopyKind, facts: ArchiveFacts) -> CopyOut:
        """A searched paper in the form it is to leave in.

        ``FILLABLE`` takes a paper that has its fields already and only names it.

        Raises:
            DomainError: ``archive_invalid`` (found).
        """
        if kind is CopyKind.ARCHIVE:
            return CopyOut(
                kind=kind, paper=_of(paper, kind, self.copier.archived(paper.pdf, facts))
            )
        if kind is CopyKind.DISPATCH:
            password = self._passwords.new()
            locked = self.copier.encrypted(paper.pdf, password)
            return CopyOut(kind=kind, paper=_of(paper, kind, locked), password=password)
        return CopyOut(kind=kind, paper=_of(paper, kind, paper.pdf))


def _of(paper: Paper, kind: CopyKind, pdf: bytes) -> Paper:
    path = PurePath(paper.file_name)
    return replace(
        paper,
        pdf=pdf,
        file_name=path.with_stem(path.stem + _NAMED.get(kind, "")).name,
        sha256=sha256(pdf).hexdigest(),
    )
