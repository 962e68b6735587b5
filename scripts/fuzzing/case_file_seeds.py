"""Small right case files: every kind of row and of question in as few bytes as it takes.

What a damaged file costs grows with the good one it was made of, and nearly all of a large file is
more of the same.
"""

import json
from typing import Any

_DAY = "2026-02-02"
_AT = "2026-02-02T12:00:00+01:00"
_LATER = "2026-02-03T12:00:00Z"
_SHARED: dict[str, Any] = {
    "format": "sspf-case-file/1",
    "policy": [],
    "parties": [{"id": "a", "name": "A", "kind": "school"}],
    "persons": [{"id": "x", "name": "X"}, {"id": "y", "name": "Y"}],
    "custody": [],
    "cases": [],
    "questions": [],
}
_CASE: dict[str, Any] = {
    "id": "c",
    "young_person": "x",
    "coordinator_party": "a",
    "opened_at": _AT,
    "purposes": [{"id": "p", "text": "P"}],
    "participations": [{"id": "pa", "party": "a", "joined_on": _DAY}],
    "consents": [],
}
_CONSENT: dict[str, Any] = {
    "id": "co",
    "signatory": "y",
    "purpose": "p",
    "subjects": ["x"],
    "terms": 1,
    "form_version": "1",
    "language": "sv",
    "answer": "yes",
    "medium": "written",
    "signed_on": _DAY,
    "valid_to": "2026-06-30",
    "grants": [],
    "exclusions": [],
}
_ITEM: dict[str, Any] = {"id": "i", "text": "T", "source": "a", "about": ["x"], "types": ["other"]}


def _file(case: dict[str, Any], **shared: Any) -> bytes:
    document = _SHARED | shared | {"cases": [_CASE | case]}
    return json.dumps(document, separators=(",", ":")).encode()


def _answers() -> bytes:
    """A yes with boxes, what comes before it and what ends it."""
    grants = [
        {"subject": "x", "party": "a", "type": "health", "give": True, "channel": "oral"},
        {"subject": "x", "person": "y", "type": "other", "receive": False},
    ]
    sent = {"signatory": "y", "purpose": "p", "subjects": ["x"], "sent_at": _AT}
    without = {"subject": "*", "from": "a", "to": "y", "type": "*"}
    taken_back = {"subjects": "*", "purposes": ["p"], "parties": ["a", "y"], "types": ["other"]}
    received = {"id": "w", "signatory": "y", "received_at": _LATER, "received_by": "K"}
    evidence = {"document": "D", "seen_on": _DAY, "seen_by": "K"}
    until = {"from": _DAY, "to": None}
    return _file(
        {
            "requests": [{"id": "r", **sent}],
            "consents": [_CONSENT | {"grants": grants, "exclusions": [without]}],
            "withdrawals": [received | taken_back],
        },
        policy=[{"id": "po", "starts_on": _DAY, "oral_days": 9, "custody_evidence": True}],
        custody=[
            {"id": "cu", "child": "x", "holder": "y", "kind": "sole", "evidence": evidence} | until
        ],
    )


def _decisions() -> bytes:
    """A no, and every decision about a case that is no answer."""
    hindered = {
        "id": "e",
        "guardian": "y",
        "from": _DAY,
        "to": _DAY,
        "hindrance": "H",
        "cannot_wait": "W",
        "ground": "child_best",
        "ground_reason": "G",
        "decided_by": "K",
    }
    no = {name: value for name, value in _CONSENT.items() if name != "valid_to"} | {"answer": "no"}
    return _file(
        {
            "closings": [{"id": "cl", "closed_at": _AT, "reopened_at": _LATER}],
            "pauses": [{"id": "ps", "from": _AT, "to": _LATER, "reason": "other"}],
            "maturity": [{"id": "m", "person": "x", "assessed_on": _DAY, "mature": True}],
            "exceptions": [hindered],
            "youth_only": [{"id": "yo", "from": _DAY, "decided_by": "K", "reason": "R"}],
            "consents": [no],
            "legal_disclosures": [
                {"id": "l", "paragraph": "P", "to": "a", "at": _AT, "assessor": "K"}
            ],
            "notes": [{"id": "n", "purpose": "p", "at": _AT, "text": "N"}],
        },
        persons=[
            {"id": "x", "name": "X", "born": "2012-05-14", "personal_number": "20120514-2399"},
            {"id": "y", "name": "Y", "aliases": ["Z"], "adult": True, "language": "so"},
        ],
    )


def _meetings() -> bytes:
    """A meeting in two versions, with items, and both kinds of question about them."""
    meeting = {"id": "m", "starts_at": _AT, "purpose": "p", "participants": ["a", "y"]}
    promised = {"responsible": "a", "starts_on": _DAY, "due_on": _DAY, "follow_up": "F"}
    items = [_ITEM, _ITEM | {"id": "j", "source": "family", "commitment": promised}]
    flow = {"case": "c", "purpose": "p", "subject": "x", "from": "a", "to": "y", "type": "other"}
    because = {"code": "not_asked", "person": "y", "side": "to"}
    expected = {"allowed": False, "codes": ["not_asked"], "reasons": [because]}
    why = "So it is said."
    return _file(
        {
            "meetings": [
                {**meeting, "items": items, "recorded_at": _AT, "replaced_at": _LATER},
                {**meeting, "items": [], "place": "L", "recorded_at": _LATER},
            ]
        },
        questions=[
            {"id": "q", "why": why, "channel": "oral", "at": _AT, "expect": expected, **flow},
            {"id": "s", "why": why, "item": "i", "reader": "y", "at": _AT, "known_at": _LATER},
        ],
    )


def small_files() -> tuple[bytes, ...]:
    """Files that between them have every kind of row, of answer and of question."""
    return _answers(), _decisions(), _meetings()
