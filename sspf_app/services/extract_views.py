"""What the review of a register extract shows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sspf_app.services.extract_records import (
    AnswerKind,
    ExtractGround,
    ExtractRequest,
    RightsAnswer,
)


class ExtractSection(StrEnum):
    """The parts of an extract, in the order of the paper."""

    PERSON = "person"
    CUSTODY = "custody"
    CASES = "cases"
    ANSWERS = "answers"
    SAID = "said"
    MAPPING = "mapping"
    PLAN = "plan"
    NOTES = "notes"
    PAPERS = "papers"
    TOLD = "told"
    WORK = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractPart:
    """One thing that is held of the data subject.

    Attributes:
        key: Names it within the extract.
        case: The case it stands in; None = the register.
        text: As the paper says it, in the paper's language.
        ground: Why it is not told; None = it is.
        is_fixed: The rules withhold it, and nobody can choose otherwise.
        waits: Somebody has to choose whether it is told.
        since: When it was written, for what may be unfinished.
        has_file: It is a paper whose file can go along.
        with_file: That it does.
    """

    key: str
    section: ExtractSection
    text: str
    case: str | None = None
    ground: ExtractGround | None = None
    is_fixed: bool = False
    waits: bool = False
    since: date | None = None
    has_file: bool = False
    with_file: bool = False

    @property
    def item(self) -> str | None:
        """The item, where it is one that is told: their view can be noted beside it."""
        is_item = self.key.startswith(f"{ExtractSection.SAID.value}/") and self.is_told
        return self.key.rpartition("/")[2] if is_item else None

    @property
    def is_told(self) -> bool:
        """Whether it stands in the paper."""
        return self.ground is None and not self.waits


def digest_of(parts: Iterable[ExtractPart]) -> str:
    """Checksum of every part and of what was chosen: the second user signs exactly this."""
    rows = [(one.key, one.text, str(one.ground), one.waits, one.with_file) for one in parts]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractLine:
    """One request in the list.

    Attributes:
        name: Of the data subject; empty for somebody protected who was not opened.
        due_on: A month after it was asked for.
    """

    request: ExtractRequest
    name: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractReview:
    """A request with everything held of the data subject.

    Attributes:
        digest: What the second user signs.
        is_changed: Something is otherwise than what was signed.
        hindrance: Why the user may not sign it: ``extract_not_sent``, ``extract_own``,
            ``account_of_asker``, ``account_was_recovered``; empty = nothing stands in the way.
        has_signer: There is somebody who could, once it is sent.
        reader: Who gets the answer, by the id they have now.
        answers: Letters that were written.
        letters: With which letters it can be answered now.
    """

    line: ExtractLine
    parts: tuple[ExtractPart, ...]
    digest: str
    is_changed: bool
    hindrance: str
    has_signer: bool
    reader: str = ""
    answers: tuple[RightsAnswer, ...] = ()
    letters: tuple[AnswerKind, ...] = ()

    @property
    def may_sign(self) -> bool:
        """Whether the user signs it now."""
        return self.line.request.is_open and not self.hindrance
