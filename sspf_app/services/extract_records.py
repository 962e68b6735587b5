"""What somebody asked for about their data: when, what the review chose, how it was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ExtractGround(StrEnum):
    """Why a part is not told.

    Source: GDPR 15.4; dataskyddslagen (2018:218) 5 kap. 1 and 2 §§.
    """

    OTHERS = "others"
    """It is about somebody else too, who has not said that it may be told."""
    SECRET = "secret"  # noqa: S105  a ground, no password
    """Secrecy holds towards the one who asks."""
    UNFINISHED = "unfinished"
    """A text that has not got its final form, for a year at most."""


class RightsWish(StrEnum):
    """What somebody asks for; the same month to answer holds for all of it.

    Source: GDPR 12.3 and 15 to 18; socialtjänstlagen (2025:400) 14 kap. 6 §.
    """

    EXTRACT = "extract"
    CORRECTION = "correction"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    """That something is kept and not used, such as while it is found out whether it is right."""


class AnswerKind(StrEnum):
    """What a letter of answer says."""

    GIVEN = "given"
    """With the extract: what was given, what may be left out, how to appeal."""
    REFUSED = "refused"
    PROLONGED = "prolonged"
    CORRECTED = "corrected"
    NOTED = "noted"
    """It stays as it was written, and the view of the person is noted beside it."""
    RESTRICTED = "restricted"
    LIFTED = "lifted"
    """That a restriction will be lifted, told before it is (GDPR 18.3)."""


class RefusalGround(StrEnum):
    """Why a request is refused."""

    IDENTITY = "identity"
    """It is not known that it is they who ask (GDPR 12.6)."""
    UNFOUNDED = "unfounded"
    """Manifestly unfounded, or too many (GDPR 12.5)."""
    SECRECY = "secrecy"
    """What there may be is secret towards the one who asks (dataskyddslagen 5:1)."""
    MUST_KEEP = "must_keep"
    """The law says that it is kept (GDPR 17.3 b and d)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsAnswer:
    """A letter of answer that was written.

    Attributes:
        person: Whose data it is about, as in the request.
        ground: Of a refusal.
        why: In words of the office; of refusals and of what takes longer.
    """

    id: str
    request: str
    person: str
    kind: AnswerKind
    ground: RefusalGround | None
    why: str
    made_at: datetime
    made_by: str
    file_name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractChoice:
    """What the review chose for one part.

    Attributes:
        ground: None = it is told.
        with_file: Of a paper that is told: its file goes along.
    """

    part: str
    ground: ExtractGround | None
    with_file: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractRequest:
    """A request, from the day it came until it is answered.

    Attributes:
        person: Id of the data subject; of a user where ``is_user``.
        asked_by: Id of who asks for a child in their custody, and gets the answer; empty = the
            data subject.
        prolonged_to: The last day, where the person was told in time that it takes longer.
        sent_at: When the review was handed to the second user; None = it goes on.
        digest: Checksum of every part as the second user saw and signed it.
        ended_at: When the request was dropped, without an extract.
    """

    id: str
    person: str
    is_user: bool
    asked_on: date
    noted_at: datetime
    noted_by: str
    wish: RightsWish = RightsWish.EXTRACT
    asked_by: str = ""
    prolonged_to: date | None = None
    choices: tuple[ExtractChoice, ...] = ()
    sent_at: datetime | None = None
    sent_by: str = ""
    signed_at: datetime | None = None
    signed_by: str = ""
    digest: str = ""
    written_at: datetime | None = None
    written_by: str = ""
    ended_at: datetime | None = None
    ended_by: str = ""

    @property
    def reader(self) -> str:
        """Who gets the answer."""
        return self.asked_by or self.person

    @property
    def is_open(self) -> bool:
        """Whether the answer still is to be given."""
        return self.written_at is None and self.ended_at is None
