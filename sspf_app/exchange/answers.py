"""Answers for machines: one JSON object per line."""

import json
from datetime import tzinfo
from typing import Any

from sspf_app.domain.decision import Decision, Reason


def decision_line(question: str, decision: Decision, *, sentence: str, zone: tzinfo) -> str:
    """The answer to a flow question, without line break.

    Args:
        question: Id of the question.
        decision: The answer.
        sentence: The answer in words.
        zone: `since` is written in this zone, with its offset.
    """
    return _line(
        {
            "id": question,
            "allowed": decision.allowed,
            "reasons": [_reason(reason, zone) for reason in decision.reasons],
            "sentence": sentence,
        }
    )


def reads_line(question: str, *, reads: bool) -> str:
    """The answer to an item question, without line break."""
    return _line({"id": question, "reads": reads})


def _reason(reason: Reason, zone: tzinfo) -> dict[str, str]:
    told: dict[str, Any] = {
        "code": reason.code.value,
        "person": reason.person,
        "party": reason.party,
        "side": reason.side,
        "type": reason.type,
        "record": reason.record,
        "since": reason.since and reason.since.astimezone(zone).isoformat(),
    }
    return {key: str(value) for key, value in told.items() if value is not None}


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
