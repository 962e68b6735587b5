"""Scanned pages while they wait for a person: nothing of this is stored before it is confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sspf_app.services.consent_views import BoxKey, PaperNo, PaperYes
from sspf_app.services.filled_forms import FilledForm
from sspf_app.services.records import PrintedForm
from sspf_app.services.scan_ports import InkSeen


class FindingCode(StrEnum):
    """What is to be known about a page or a sheet."""

    CODE_UNREADABLE = "code_unreadable"
    CODE_FOREIGN = "code_foreign"
    CODE_WRONG = "code_wrong"
    CODES_DISAGREE = "codes_disagree"
    FORM_UNKNOWN = "form_unknown"
    PAGE_UNKNOWN = "page_unknown"
    OTHER_CASE = "other_case"
    PAGE_MISSING = "page_missing"
    PAGE_DOUBLED = "page_doubled"
    UPSIDE_DOWN = "upside_down"
    SIGNATURE_EMPTY = "signature_empty"
    SIGNATURE_UNCLEAR = "signature_unclear"
    ANSWER_UNCLEAR = "answer_unclear"
    BOXES_UNCLEAR = "boxes_unclear"
    WORDS_WRITTEN = "words_written"
    NOT_PLACED = "not_placed"
    TEXT_OLD = "text_old"
    PERIOD_OVER = "period_over"
    ALREADY_ANSWERED = "already_answered"
    PROTECTED = "protected"
    FILE_UNSIGNED = "file_unsigned"
    FILE_SAYS_NO = "file_says_no"
    FILE_WITH_PAPER = "file_with_paper"
    FILES_DIFFER = "files_differ"
    FIELDS_DIFFER = "fields_differ"


class Weight(StrEnum):
    """What a finding asks of a person."""

    NOTE = "note"
    """Good to know."""
    LOOK = "look"
    """Must be looked at, and said to have been, before the answer is registered."""
    STOP = "stop"
    """The answer cannot be registered from this sheet here."""


_WEIGHTS = {
    FindingCode.UPSIDE_DOWN: Weight.NOTE,
    FindingCode.TEXT_OLD: Weight.NOTE,
    FindingCode.BOXES_UNCLEAR: Weight.NOTE,
    FindingCode.PAGE_MISSING: Weight.LOOK,
    FindingCode.PAGE_DOUBLED: Weight.LOOK,
    FindingCode.SIGNATURE_EMPTY: Weight.LOOK,
    FindingCode.SIGNATURE_UNCLEAR: Weight.LOOK,
    FindingCode.ANSWER_UNCLEAR: Weight.LOOK,
    FindingCode.WORDS_WRITTEN: Weight.LOOK,
    FindingCode.NOT_PLACED: Weight.LOOK,
    FindingCode.PERIOD_OVER: Weight.LOOK,
    FindingCode.FILE_WITH_PAPER: Weight.LOOK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to know, with the page of the form it is about (0 = the sheet)."""

    code: FindingCode
    page: int = 0

    @property
    def weight(self) -> Weight:
        """What it asks for; whatever is not known to be harmless stops."""
        return _WEIGHTS.get(self.code, Weight.STOP)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanSource:
    """A file that was read.

    Attributes:
        sha256: Of the whole file, as it was when it was read.
        has_extras: It carries scripts or files, which were left alone.
        filled: Numbers of the pages with something on them.
        is_whole: Every page of it could be read.
    """

    path: Path
    sha256: str
    has_extras: bool = False
    filled: tuple[int, ...] = ()
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedFile:
    """A file that was filled in on a screen: it says what somebody chose, and is signed by nobody.

    Attributes:
        content: All of it, as it came.
    """

    form: FilledForm
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedPage:
    """A page of a file, upright.

    Attributes:
        id: Names the page within what was read.
        source: Path of the file.
        source_page: Page of the file, from 1.
        form: Code of the form, where the page told one that can be trusted.
        page: Page of the form.
        pages: Of how many.
        trouble: Why the page could not be told; None = it could.
        inks: What was seen in its boxes; None = they could not be found.
        is_typed: Form and page were told by a person.
        is_screen: The sheet was made to be filled in on a screen.
        returned: The file with fields that it is a page of; None = it is a picture of a paper.
    """

    id: str
    source: Path
    source_sha256: str
    source_page: int
    media: str
    picture: bytes
    form: str = ""
    page: int = 0
    pages: int = 0
    trouble: FindingCode | None = None
    is_turned: bool = False
    inks: tuple[InkSeen, ...] | None = None
    is_typed: bool = False
    is_screen: bool = False
    returned: ReturnedFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the marks seem to say, to be compared with the paper by a person.

    Attributes:
        answer: ``yes``, ``no`` or empty when it cannot be told.
        boxes: True = ticked, False = struck out.
        unclear: Boxes at which a person must look.
        words: What was typed into a form on a screen.
    """

    answer: str = ""
    boxes: Mapping[BoxKey, bool] = field(default_factory=dict[BoxKey, bool])
    unclear: frozenset[BoxKey] = frozenset()
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedSheet:
    """The pages of one form, or one page that could not be told.

    Attributes:
        form: The printed form; None = unknown, or closed to be opened with a reason.
        code: Code of the form; empty = unknown.
        case: Id of its case; empty = unknown.
        signatory: Name; empty for a sheet that is closed or unknown.
        pages: In order of the form, doubled ones beside each other.
        page_count: How many the form has.
        young_person: Id of the person the case is about.
        names: Names of the persons and parties on the form, by id.
        record: The answer that is registered from the form already.
        can_keep: The pages can be kept with that answer.
    """

    id: str
    code: str = ""
    form: PrintedForm | None = None
    case: str = ""
    reference: str = ""
    signatory: str = ""
    pages: tuple[ScannedPage, ...] = ()
    page_count: int = 0
    findings: tuple[Finding, ...] = ()
    proposal: Proposal = field(default_factory=Proposal)
    young_person: str = ""
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    record: str = ""
    can_keep: bool = False

    @property
    def returned(self) -> ReturnedFile | None:
        """The file that was filled in on a screen, where there is one."""
        return next((page.returned for page in self.pages if page.returned is not None), None)

    @property
    def can_register(self) -> bool:
        """Whether an answer can be registered from it."""
        return self.form is not None and all(
            finding.weight is not Weight.STOP for finding in self.findings
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStep:
    """What one step of reading brought.

    Attributes:
        file: Name of the file.
        file_number: From 1.
        page: Page that was read; 0 = the file was opened, or could not be.
        read: The page, unless it is blank.
        trouble: What went wrong, as an error to be said.
        source: The file, once its last page was read.
        is_last: Nothing is left to read.
    """

    file: str
    file_number: int
    file_count: int
    page: int = 0
    page_count: int = 0
    read: ScannedPage | None = None
    trouble: Exception | None = None
    source: ScanSource | None = None
    is_last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanAnswer:
    """An answer that a person read from the paper, with the pages it stands on.

    Attributes:
        pages: As they are to be kept: of each page of the form at most one.
        answer: What is registered; None = it is registered already, only the pages are kept.
        original_place: Where the paper itself lies.
        has_compared: The person says that every box was compared with the paper.
        looked_at: Findings that the person says to have looked at.
    """

    case: str
    code: str
    pages: tuple[ScannedPage, ...]
    answer: PaperYes | PaperNo | None
    original_place: str = ""
    has_compared: bool = False
    looked_at: frozenset[FindingCode] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptScan:
    """A kept sheet as lists show it.

    Attributes:
        pages: Numbers of the pages that are kept.
        size: Bytes of all that is kept.
        file_sha256: Of the file that was filled in on a screen; empty = there is none.
        is_paper: Its pages are pictures of a paper, not of that file.
    """

    id: str
    form: str
    record: str
    pages: tuple[int, ...]
    size: int
    sha256: tuple[str, ...]
    file_sha256: str
    is_paper: bool
    original_place: str
    stored_at: datetime
    stored_by: str
