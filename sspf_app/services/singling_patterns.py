"""The signs by which a detail is known in Swedish text."""

from __future__ import annotations

import re
from enum import StrEnum


class Detail(StrEnum):
    """Kind of a detail."""

    PERSONAL_NUMBER = "personal_number"
    PHONE = "phone"
    EMAIL = "email"
    ACCOUNT = "account"
    KNOWN_NAME = "known_name"
    DATE_OF_BIRTH = "date_of_birth"
    ADDRESS = "address"
    CLASS = "class"
    CASE_REFERENCE = "case_reference"
    REGISTRATION = "registration"
    POSSIBLE_NAME = "possible_name"
    SCHOOL = "school"
    DATE = "date"
    RARE = "rare"


_MONTH = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
)
_STREET = (
    r"(?:gatan|vägen|gränden|gränd|stigen|torget|allén|plan|backen|liden|esplanaden|ringen"
    r"|gata|väg)"
)
_BORN = rf"(?:\d{{4}}|\d{{1,2}}\s*{_MONTH}|\d{{6}})[\d\s/-]{{0,12}}"

PATTERNS: tuple[tuple[Detail, re.Pattern[str]], ...] = (
    (Detail.EMAIL, re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")),
    (Detail.ACCOUNT, re.compile(r"(?<![\w.])@[\w.]{2,}")),
    (
        Detail.PERSONAL_NUMBER,
        re.compile(r"(?<!\d)(?:19|20)?\d{2}[01]\d{3}\s?[-+]?\s?\d{4}(?!\d)"),
    ),
    (Detail.DATE_OF_BIRTH, re.compile(rf"(?i)\bfödd\D{{0,12}}{_BORN}|\bf\.\s?{_BORN}")),
    (Detail.DATE_OF_BIRTH, re.compile(r"(?<!\d)(?:19|20)\d{2}-?[01]\d-?[0-3]\d(?!\d)")),
    (
        Detail.PHONE,
        re.compile(r"(?<![\d-])(?:\+46\s?(?:\(0\))?|0046|0)\s?\d(?:[\s-]?\d){6,9}(?!\d)"),
    ),
    (Detail.CASE_REFERENCE, re.compile(r"\bSSPF\s+\d{4}-\d+\b")),
    (Detail.REGISTRATION, re.compile(r"\b[A-HJ-PR-UW-Z]{3}\s?\d{2}[A-HJ-PR-UW-Z\d]\b")),
    (
        Detail.ADDRESS,
        re.compile(
            rf"\b(?:[A-ZÅÄÖ]\w*\s)?\w*{_STREET}\s\d{{1,4}}(?:\s?[A-Za-z])?\b(?!\s*(?:år|mån))"
        ),
    ),
    (Detail.ADDRESS, re.compile(r"(?<!\d)\d{3}\s\d{2}\s[A-ZÅÄÖ]\w+")),
    (Detail.CLASS, re.compile(r"(?i)\bklass(?:en)?\s(?:\d\w?|[a-zåäö]{1,3}\d\w{0,2})\b")),
    (Detail.CLASS, re.compile(r"\b(?:[1-9]\s?[A-Fa-f]|[A-ZÅÄÖ]{2,3}\d{2}[a-zA-Z]?)\b")),
    (
        Detail.SCHOOL,
        re.compile(r"\b(?:[A-ZÅÄÖ]\w+\s)?[A-ZÅÄÖ]\w+(?:skolan|gymnasiet|gymnasium|skola)s?\b"),
    ),
    (
        Detail.DATE,
        re.compile(rf"(?i)\b(?:den\s)?\d{{1,2}}(?::?[ea])?\s{_MONTH}\b|\b\d{{1,2}}/\d{{1,2}}\b"),
    ),
)
"""In order: what was found by an earlier one is not looked for by a later one."""

GRADE = re.compile(r"[1-9]")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
AGE = re.compile(
    r"(?i)\b(?:\d{1,2}\s?(?:år\b|-?åring)|årskurs\s\d|åk\s?\d|[a-zåäö]+ton(?:åring|\s?år))"
)
EVENT = re.compile(
    r"(?i)\b(?:rån\w*|misshand\w*|våldt\w*|kniv\w*|skjut\w*|sköt\b|mordbrand\w*|brand\w*"
    r"|polisanmä\w*|gripen|greps|häkta\w*|överdos\w*|självmord\w*|suicid\w*|avstäng\w*"
    r"|omhänderta\w*|lvu|sprän\w*|inbrott\w*|olyck\w*|tidning\w*|nyheterna)"
)

_PLACES_AND_OFFICES = """
    jag sspf sig sip hlt bup lvu sol osl polisen skolan socialtjänsten fritid fritids fältgruppen
    ingången elevhälsan soc region västerbotten umeå sverige ersboda ålidhem mariehem teg grisbacka
    haga berghem böleäng tomtebo måndag tisdag onsdag torsdag fredag lördag söndag snapchat
    instagram tiktok facebook discord youtube telegram whatsapp unga operativa teamet
"""
NO_NAMES = frozenset(_PLACES_AND_OFFICES.split())
"""Words with a capital that name nobody."""
