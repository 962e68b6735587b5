"""A small right case file to be broken, and how to read it."""

import copy
import json
from typing import Any
from zoneinfo import ZoneInfo

from sspf_app.exchange import case_file
from sspf_app.services.case_files import CaseFile, CaseFileError
from sspf_app.texts.catalogue import LANGUAGES, words_for
from sspf_app.texts.file_problems import problem_sentence

ZONE = ZoneInfo("Europe/Stockholm")

_SMALL: dict[str, Any] = {
    "format": "sspf-case-file/1",
    "policy": [{"id": "po-1", "starts_on": "2026-01-01", "oral_days": 10}],
    "parties": [
        {"id": "social", "name": "Individ- och familjenämnden", "kind": "social_services"},
        {"id": "school", "name": "Ersängsskolan", "kind": "school", "reveals_place": True},
    ],
    "persons": [
        {"id": "alva", "name": "Alva Lind", "born": "2012-05-14", "aliases": ["Alvis"]},
        {"id": "anna", "name": "Anna Lind", "born": None, "adult": True},
    ],
    "custody": [
        {
            "id": "cu-1",
            "child": "alva",
            "holder": "anna",
            "kind": "sole",
            "from": "2012-05-14",
            "to": None,
            "evidence": {
                "document": "Personbevis",
                "seen_on": "2026-01-08",
                "seen_by": "Karin Ek, koordinator",
            },
        }
    ],
    "cases": [
        {
            "id": "c1",
            "young_person": "alva",
            "coordinator_party": "social",
            "opened_at": "2026-01-07T08:00:00.000001+01:00",
            "purposes": [{"id": "p1", "text": "Tryggare vardag i skolan"}],
            "participations": [
                {"id": "pa-1", "party": "social", "joined_on": "2026-01-07"},
                {"id": "pa-2", "party": "school", "joined_on": "2026-01-07", "left_on": None},
            ],
            "maturity": [
                {"id": "ma-1", "person": "alva", "assessed_on": "2026-02-01", "mature": False}
            ],
            "consents": [
                {
                    "id": "co-1",
                    "signatory": "anna",
                    "purpose": "p1",
                    "subjects": ["alva"],
                    "terms": 3,
                    "form_version": "guardian-3.1",
                    "language": "sv",
                    "answer": "yes",
                    "medium": "written",
                    "signed_on": "2026-01-12",
                    "signed_time": "2026-01-11T23:30:00Z",
                    "valid_to": "2026-06-30",
                    "grants": [
                        {"subject": "alva", "party": "school", "type": "attendance", "give": True},
                        {"subject": "alva", "person": "anna", "type": "health", "receive": True},
                    ],
                    "exclusions": [{"subject": "*", "from": "school", "to": "anna", "type": "*"}],
                }
            ],
            "withdrawals": [
                {
                    "id": "w-1",
                    "signatory": "anna",
                    "received_at": "2026-03-12T10:42+01:00",
                    "received_by": "Karin Ek, koordinator",
                    "subjects": "*",
                    "purposes": ["p1"],
                    "parties": ["school", "anna"],
                    "types": ["attendance"],
                }
            ],
            "meetings": [
                {
                    "id": "m-1",
                    "starts_at": "2026-02-02T13:00:00+01:00",
                    "purpose": "p1",
                    "participants": ["school", "anna"],
                    "items": [
                        {
                            "id": "i-1",
                            "text": "Alva har varit borta åtta lektioner.",
                            "source": "family",
                            "about": ["alva"],
                            "types": ["attendance"],
                            "commitment": {
                                "responsible": "school",
                                "starts_on": "2026-02-02",
                                "due_on": "2026-02-16",
                                "follow_up": "Vid nästa möte",
                            },
                        }
                    ],
                }
            ],
        }
    ],
    "questions": [
        {
            "id": "q1",
            "why": "Nobody said yes (5.5).",
            "case": "c1",
            "purpose": "p1",
            "subject": "alva",
            "from": "school",
            "to": "social",
            "type": "attendance",
            "channel": "written",
            "at": "2026-02-02T12:00:00+01:00",
            "expect": {
                "allowed": False,
                "codes": ["not_granted"],
                "reasons": [{"code": "not_granted", "party": "social", "side": "to"}],
            },
        },
        {
            "id": "q2",
            "why": "The guardian reads it (6).",
            "item": "i-1",
            "reader": "anna",
            "at": "2026-02-02T12:00:00+01:00",
            "known_at": "2026-02-02T12:00:00+01:00",
            "expect": {"reads": True},
        },
    ],
}


def small() -> dict[str, Any]:
    """A right case file with something of most kinds, to be changed at will."""
    return copy.deepcopy(_SMALL)


def read(document: Any) -> CaseFile:
    """Read a document as a file."""
    data = document if isinstance(document, bytes) else json.dumps(document).encode("utf-8")
    return case_file.parse(data, ZONE)


def faults(document: Any) -> list[tuple[str, str]]:
    """Pointer and code of every problem; each has its sentence in both languages."""
    try:
        read(document)
    except CaseFileError as error:
        told = [(problem.place.pointer, problem.code) for problem in error.problems]
        for problem in error.problems:
            sentences = {
                problem_sentence(problem.place.words, problem.code, problem.params, words_for(one))
                for one in LANGUAGES
            }
            assert len(sentences) == len(LANGUAGES)
        return told
    return []
