"""Records of paper that comes home: how a sheet was laid out, and the pages kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRegion:
    """A place on a printed page; lengths are hundredths of a point, so that they stay exact."""

    name: str
    page: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLayout:
    """Where a printed form is written on by hand, so that a scan of it can be judged."""

    form: str
    case: str
    pages: int
    regions: tuple[KeptRegion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """A page of a sheet as it is kept.

    Attributes:
        page: Page of the form, from 1; 0 = the whole file, one that was filled in on a screen.
        media: ``image/jpeg`` or ``image/png``; ``application/pdf`` for the file.
        size: Bytes.
        sha256: Checksum of the kept bytes.
        source_sha256: Checksum of the file it was read from.
        source_page: Page of that file.
    """

    page: int
    media: str
    size: int
    sha256: str
    source_sha256: str
    source_page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredScan:
    """The pages of one sheet, kept with the answer that was registered from them.

    Attributes:
        form: Code of the form.
        request: The request the form belongs to.
        record: The consent record that was registered from it.
        pages: In order of the form's pages.
        original_place: Where the paper itself lies.
    """

    id: str
    case: str
    form: str
    request: str
    record: str
    pages: tuple[KeptPage, ...]
    original_place: str
    stored_at: datetime
    stored_by: str
