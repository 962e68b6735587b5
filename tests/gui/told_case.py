"""A case with a young person and what was said of them, read in by a case file."""

import json
from datetime import date, timedelta
from typing import Any

from sspf_app.bootstrap import Workshop
from sspf_app.services.unlocked_vault import UnlockedVault

CASE, MEETING = "c-told", "m-told"


def take_in(workshop: Workshop, vault: UnlockedVault, *, name: str, said: str) -> None:
    """Put the case into a vault, as a user takes in a case file."""
    today = workshop.clock.now().astimezone(workshop.zone).date()
    document = json.dumps(_document(name, said, today)).encode()
    workshop.services(vault, "sv").imports.import_file(document)


def _document(name: str, said: str, today: date) -> dict[str, Any]:
    began = today - timedelta(days=30)
    item = {"id": "i-told", "text": said, "source": "school", "about": ["k"], "types": ["other"]}
    meeting = {
        "id": MEETING,
        "starts_at": f"{today - timedelta(days=1)}T09:00:00+00:00",
        "purpose": "p1",
        "participants": ["sspf", "school"],
        "items": [item],
    }
    case = {
        "id": CASE,
        "reference": "SSPF 7",
        "young_person": "k",
        "coordinator_party": "sspf",
        "opened_at": f"{began}T08:00:00+00:00",
        "purposes": [{"id": "p1", "text": "A calm way to school"}],
        "participations": [
            {"id": f"pa-{party}", "party": party, "joined_on": str(began)}
            for party in ("sspf", "school")
        ],
        "consents": [],
        "meetings": [meeting],
    }
    return {
        "format": "sspf-case-file/1",
        "policy": [],
        "parties": [
            {"id": "sspf", "name": "SSPF", "kind": "social_services"},
            {"id": "school", "name": "Ersboda School", "kind": "school"},
        ],
        "persons": [{"id": "k", "name": name, "born": str(today - timedelta(days=5000))}],
        "custody": [],
        "cases": [case],
        "questions": [],
    }
