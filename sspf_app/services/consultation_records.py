"""Anonymous consultations: before consent nobody is named, and nothing stays.

Source: sharing rules, section 7; domain, section 1.3.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

DAYS_KEPT = 30
MOST_DAYS_KEPT = 180


class ConcernArea(StrEnum):
    """What a consultation is about."""

    CRIME = "crime"
    COMPANY = "company"
    ALCOHOL_DRUGS = "alcohol_drugs"
    PLACES = "places"
    ABSENCE = "absence"
    AGGRESSION = "aggression"
    RISK_TAKING = "risk_taking"
    LEISURE = "leisure"
    FAMILY = "family"
    OTHER = "other"


class ConsultationOutcome(StrEnum):
    """What a consultation led to."""

    ADVICE = "advice"
    SSPF = "sspf"
    CONCERN_REPORT = "concern_report"
    SIG = "sig"
    SIP = "sip"
    HLT = "hlt"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """What was asked and advised, without a person in it.

    Attributes:
        number: Running number of the year, such as ``K 2026-003``.
        asked: Ids of the parties that took part.
        warnings_seen: Kinds of what the warning found when it was saved, and that was kept.
        erase_on: The day it is erased, at its first instant.
    """

    id: str
    number: str
    held_on: date
    area: ConcernArea
    text: str
    asked: tuple[str, ...]
    advice: str
    outcomes: tuple[ConsultationOutcome, ...]
    warnings_seen: tuple[str, ...]
    erase_on: date
    saved_at: datetime
    saved_by: str
