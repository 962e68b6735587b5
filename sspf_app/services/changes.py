"""What a use case changed, so that every open screen can judge alone whether it is stale."""

from dataclasses import dataclass, field
from enum import StrEnum


class Topic(StrEnum):
    """A kind of thing that screens show."""

    PEOPLE = "people"
    PARTIES = "parties"
    CASES = "cases"
    CONSENTS = "consents"
    MEETINGS = "meetings"
    DISCLOSURES = "disclosures"
    OFFICE = "office"
    USERS = "users"
    DRAFTS = "drafts"
    FORM_TEXTS = "form_texts"
    LEGAL = "legal"
    CONSULTATIONS = "consultations"
    NOTES = "notes"
    MOVING = "moving"
    DOCUMENTS = "documents"
    COMMITMENTS = "commitments"
    TRANSFERS = "transfers"
    STATISTICS = "statistics"
    RETENTION = "retention"
    EXTRACTS = "extracts"
    SUPPORT = "support"
    LOG_REVIEWS = "log_reviews"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Topics that changed, the ids of the rows, and the id of a new row if one was made."""

    topics: frozenset[Topic]
    ids: frozenset[str] = field(default_factory=frozenset[str])
    new_id: str | None = None
