"""What a column of the coordinator's old sheet can mean, and what its heading says it means.

Codes name the thing and its part: ``young.born``, ``g1.phone``. The words for them stand in
``texts.moving``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sspf_app.domain.codes import PartyKind
from sspf_app.services.move_records import TableKind


class Meaning(StrEnum):
    """How the value of a field is read."""

    TEXT = "text"
    DAY = "day"
    CLOCK = "clock"
    NUMBER = "number"
    """A personal number."""
    YES_NO = "yes_no"
    CUSTODY = "custody"
    PARTY_KIND = "party_kind"
    PROTECTION = "protection"


PEOPLE = ("young", "g1", "g2")
"""The young person and up to two guardians of a row."""
GUARDIANS = ("g1", "g2")

_OF_PERSON: Mapping[str, Meaning] = {
    "name": Meaning.TEXT,
    "first": Meaning.TEXT,
    "last": Meaning.TEXT,
    "number": Meaning.NUMBER,
    "number_born": Meaning.NUMBER,
    "born": Meaning.DAY,
    "phone": Meaning.TEXT,
    "email": Meaning.TEXT,
    "address": Meaning.TEXT,
    "language": Meaning.TEXT,
    "interpreter": Meaning.YES_NO,
    "protected": Meaning.PROTECTION,
}
_PARTY_FIELDS: Mapping[str, PartyKind] = {
    "party.school": PartyKind.SCHOOL,
    "party.social": PartyKind.SOCIAL_SERVICES,
    "party.police": PartyKind.POLICE,
    "party.leisure": PartyKind.LEISURE,
    "party.health": PartyKind.HEALTH_CARE,
}
PARTY_FIELDS = _PARTY_FIELDS
"""A column per kind of party, and that kind."""

_CASE_OF_ROW: Mapping[str, Meaning] = {
    "reference": Meaning.TEXT,
    "young.name": Meaning.TEXT,
    "young.number": Meaning.NUMBER,
}
FIELDS: Mapping[TableKind, Mapping[str, Meaning]] = {
    TableKind.CASES: {
        "reference": Meaning.TEXT,
        "purpose": Meaning.TEXT,
        "opened": Meaning.DAY,
        "closed": Meaning.DAY,
        "closed_because": Meaning.TEXT,
        **{f"young.{part}": meaning for part, meaning in _OF_PERSON.items()},
        "young.school": Meaning.TEXT,
        **{
            f"{one}.{part}": meaning
            for one in GUARDIANS
            for part, meaning in _OF_PERSON.items()
            if part != "number_born"
        },
        "custody.kind": Meaning.CUSTODY,
        "custody.document": Meaning.TEXT,
        "custody.seen_on": Meaning.DAY,
        "custody.seen_by": Meaning.TEXT,
        **dict.fromkeys(_PARTY_FIELDS, Meaning.TEXT),
        "parties": Meaning.TEXT,
        "meeting.on": Meaning.DAY,
        "meeting.at": Meaning.CLOCK,
        "meeting.place": Meaning.TEXT,
        "commitment.text": Meaning.TEXT,
        "commitment.by": Meaning.TEXT,
        "commitment.due": Meaning.DAY,
        "consent": Meaning.TEXT,
        "note": Meaning.TEXT,
    },
    TableKind.PARTIES: {
        "name": Meaning.TEXT,
        "kind": Meaning.PARTY_KIND,
        "independent": Meaning.YES_NO,
        "contact.name": Meaning.TEXT,
        "contact.function": Meaning.TEXT,
        "contact.phone": Meaning.TEXT,
        "contact.email": Meaning.TEXT,
    },
    TableKind.PERSONS: {
        **{f"person.{part}": meaning for part, meaning in _OF_PERSON.items()},
        "person.school": Meaning.TEXT,
    },
    TableKind.PARTICIPATIONS: {
        **_CASE_OF_ROW,
        "party": Meaning.TEXT,
        "joined": Meaning.DAY,
        "left": Meaning.DAY,
    },
    TableKind.MEETINGS: {
        **_CASE_OF_ROW,
        "meeting.on": Meaning.DAY,
        "meeting.at": Meaning.CLOCK,
        "meeting.place": Meaning.TEXT,
    },
    TableKind.COMMITMENTS: {
        **_CASE_OF_ROW,
        "commitment.text": Meaning.TEXT,
        "commitment.by": Meaning.TEXT,
        "commitment.start": Meaning.DAY,
        "commitment.due": Meaning.DAY,
        "commitment.follow_up": Meaning.TEXT,
    },
    TableKind.NOTES: {**_CASE_OF_ROW, "note.on": Meaning.DAY, "note": Meaning.TEXT},
}
"""The fields of each kind of table, in the order they are offered."""

REPEATABLE = frozenset({"note", "consent", "parties"})
"""Several columns may mean these; their values are joined."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What the headings of a sheet seem to say: the kind of table, its heading row, the columns."""

    kind: TableKind
    heading_row: int
    columns: Mapping[int, str]


_ONE, _TWO = r"(1|ett|one|i)", r"(2|två|tva|two|ii)"
_GUARDIAN = r"(vårdnadshavare|vårdnadsh|vh|förälder|guardian|parent)"
_WHO = (
    ("g1", re.compile(rf"\b{_GUARDIAN} ?{_ONE}\b|\b(mamma|mor|mother|mum)s?\b")),
    ("g2", re.compile(rf"\b{_GUARDIAN} ?{_TWO}\b|\b(pappa|far|father|dad)s?\b")),
    ("g1", re.compile(rf"\b{_GUARDIAN}(s|ns)?\b")),
    (
        "young",
        re.compile(
            r"\b(ungdom(en)?s?|den unges?|unges?|barn(et)?s?|elev(en)?s?|young person|child|youth|"
            r"pupil)\b"
        ),
    ),
)
_PARTS = (
    ("first", re.compile(r"\b(förnamn|first name|given name)\b")),
    ("last", re.compile(r"\b(efternamn|last name|surname|family name)\b")),
    ("number", re.compile(r"\b(personnummer|personnr|person nr|pnr|pers nr|personal number)\b")),
    ("born", re.compile(r"\b(född|födelsedatum|födelsedag|födelsetid|birth date|born|birthday)\b")),
    ("phone", re.compile(r"\b(telefon|tel|tfn|telefonnummer|mobil|phone|mobile)\b")),
    ("email", re.compile(r"\b(mejl|mail|e post|epost|e mail|email|e postadress)\b")),
    ("address", re.compile(r"\b(adress|bostadsadress|gatuadress|address)\b")),
    ("language", re.compile(r"\b(språk|modersmål|hemspråk|language)\b")),
    ("interpreter", re.compile(r"\b(tolk|tolkbehov|interpreter)\b")),
    ("protected", re.compile(r"\b(skyddad|skyddade|sekretessmarkering|protected)\b")),
    ("name", re.compile(r"\b(namn|name)\b")),
)
_OF_CASE = (
    ("custody.document", re.compile(r"handling|underlag|evidence|document")),
    ("custody.seen_on", re.compile(r"(handling|vårdnad).*(sedd|kontrollerad)|seen on")),
    ("custody.seen_by", re.compile(r"(sedd|kontrollerad) av|seen by")),
    ("custody.kind", re.compile(r"^vårdnad$|vårdnadsform|typ av vårdnad|custody")),
    (
        "reference",
        re.compile(
            r"\b(ärende|ärendenummer|ärendenr|dnr|diarienummer|referens|ref|nr|id"
            r"|reference|case|case number)\b"
        ),
    ),
    ("closed_because", re.compile(r"avslutsorsak|orsak till avslut|reason for closing")),
    ("closed", re.compile(r"avslut|slutdatum|closed")),
    (
        "opened",
        re.compile(r"\b(start|startdatum|startad|öppnad|öppnat|inkom|aktualiserad|opened)\b"),
    ),
    ("purpose", re.compile(r"syfte|ändamål|purpose")),
    ("meeting.at", re.compile(r"\b(klockslag|klockan|kl|tid|time)\b")),
    ("meeting.place", re.compile(r"\b(plats|lokal|mötesplats|place|room)\b")),
    ("meeting.on", re.compile(r"möte|meeting|sspf datum")),
    ("commitment.due", re.compile(r"klart senast|klart|senast|deadline|due")),
    ("commitment.by", re.compile(r"ansvarig|utförare|responsible|owner")),
    ("commitment.text", re.compile(r"åtagande|insats|åtgärd|commitment|action")),
    ("parties", re.compile(r"\b(parter|deltagande parter|samverkansparter|parties)\b")),
    ("party.police", re.compile(r"\bpolis|\bpolice")),
    ("party.social", re.compile(r"\bsoc\b|socialtjänst|socialsekreterare|social services")),
    ("party.leisure", re.compile(r"fritid|fältare|leisure")),
    ("party.health", re.compile(r"\bbup\b|hälso|vårdcentral|health")),
    ("party.school", re.compile(r"skola|school")),
    ("note", re.compile(r"notering|anteckning|kommentar|övrigt|anm|note|comment|remark")),
)
_CONSENT = re.compile(r"samtycke|medgivande|consent")
_OF_PARTIES = (
    ("contact.function", re.compile(r"funktion|roll|titel|befattning|function|role")),
    ("contact.phone", re.compile(r"telefon|\btel\b|tfn|mobil|phone")),
    ("contact.email", re.compile(r"mejl|mail|e post|epost")),
    ("contact.name", re.compile(r"kontakt|contact")),
    ("independent", re.compile(r"fristående|independent")),
    ("kind", re.compile(r"\b(typ|slag|sort|kind|type)\b")),
    ("name", re.compile(r"\b(part|verksamhet|organisation|enhet|namn|party|unit|name)\b")),
)
_OF_NOTES = (("note.on", re.compile(r"\b(datum|dag|date|day)\b")),)
_OF_COMMITMENTS = (
    ("commitment.start", re.compile(r"\b(start|startdatum|från|from)\b")),
    ("commitment.follow_up", re.compile(r"uppföljning|följs upp|follow up")),
)
_OF_PARTICIPATIONS = (
    ("joined", re.compile(r"\b(från|start|med från|joined|from)\b")),
    ("left", re.compile(r"\b(till|slut|lämnade|left|to)\b")),
    ("party", re.compile(r"\b(part|verksamhet|party|unit)\b")),
)
_FIRST: Mapping[TableKind, Iterable[tuple[str, re.Pattern[str]]]] = {
    TableKind.PARTIES: _OF_PARTIES,
    TableKind.NOTES: _OF_NOTES,
    TableKind.COMMITMENTS: _OF_COMMITMENTS,
    TableKind.PARTICIPATIONS: _OF_PARTICIPATIONS,
}
_AS_THE_ONE_BEFORE = frozenset({"phone", "email", "address", "number", "born", "language"})


def folded(heading: object) -> str:
    """A heading as it is compared: small letters, single blanks, no other signs."""
    text = re.sub(r"[^\w]+", " ", str(heading or "").casefold().replace("_", " "))
    return " ".join(re.sub(r"([a-zåäö])(\d)", r"\1 \2", text).split())


def fingerprint(headings: Sequence[object]) -> str:
    """What a set of headings is kept under."""
    text = "\n".join(map(folded, headings))
    return hashlib.sha256(text.encode()).hexdigest()


def meanings(kind: TableKind, headings: Sequence[object]) -> dict[int, str]:
    """What each column seems to mean, by its heading and by the column before it."""
    found: dict[int, str] = {}
    who = "young"
    for column, heading in enumerate(headings):
        words = folded(heading)
        if not words:
            continue
        field, who = _meaning(kind, words, who)
        if field in FIELDS[kind] and (field in REPEATABLE or field not in found.values()):
            found[column] = field
    return found


def guess_kind(headings: Sequence[object]) -> TableKind:
    """What kind of table most headings speak of; a young person's row where it could be several."""
    sure = {kind: len(meanings(kind, headings)) for kind in (TableKind.CASES, TableKind.PARTIES)}
    words = [folded(one) for one in headings]
    has_young = any(_person_of(one)[0] for one in words if _person_of(one)[0] != "")
    if sure[TableKind.PARTIES] > sure[TableKind.CASES] and not has_young:
        return TableKind.PARTIES
    return TableKind.CASES


def _meaning(kind: TableKind, words: str, who: str) -> tuple[str, str]:
    for field, pattern in _FIRST.get(kind, ()):
        if pattern.search(words):
            return field, who
    if kind is TableKind.PARTIES:
        return "", who
    if kind is TableKind.PERSONS:
        return _of_a_person(words), who
    if _CONSENT.search(words):
        return "consent", who
    named, part = _person_of(words)
    if named and (part or named != "young" or words in _BARE):
        return f"{named}.{part or 'name'}", named
    for field, pattern in _OF_CASE:
        if pattern.search(words):
            return field, "young" if field.startswith("young.") else who
    if part:
        whose = who if part in _AS_THE_ONE_BEFORE else "young"
        return f"{whose}.{part}", whose
    return "", who


def _of_a_person(words: str) -> str:
    """What a heading says of a person who stands alone in a row."""
    who, part = _person_of(words)
    if not part and _SCHOOL.search(words):
        part = "school"
    if not part and (who or words == "person"):
        part = "name"
    return f"person.{part}" if part else ""


_SCHOOL = re.compile(r"skola|school")
_BARE = frozenset(
    {
        "ungdom",
        "ungdomen",
        "den unge",
        "barn",
        "barnet",
        "elev",
        "eleven",
        "child",
        "youth",
        "young person",
        "pupil",
    }
)


def _person_of(words: str) -> tuple[str, str]:
    who = next((one for one, pattern in _WHO if pattern.search(words)), "")
    part = next((one for one, pattern in _PARTS if pattern.search(words)), "")
    return who, part
