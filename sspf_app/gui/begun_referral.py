"""What an anonymous consultation begins of a referral once there is a case: drafts, nothing saved.

Nothing that identifies was kept, so what remains is the day, the one party that asked, the kind of
concern and the words. Each is saved by a person alone, under the rules of items. No Qt.
"""

from __future__ import annotations

import json
from datetime import tzinfo

from sspf_app.domain.codes import FAMILY
from sspf_app.gui.ports import DraftText
from sspf_app.services.consultation_records import Consultation
from sspf_app.services.process_records import Aspect, OccasionKind

_KIND = OccasionKind.REFERRAL.value


def begun_referral(case: str, kept: Consultation, zone: tzinfo) -> tuple[DraftText, ...]:
    """The form of the referral and its first entry, as drafts of the case."""
    party = kept.asked[0] if len(kept.asked) == 1 else FAMILY
    saved = kept.saved_at.astimezone(zone)
    form = {
        "day": kept.held_on.isoformat(),
        "time": f"{saved:%H:%M}" if saved.date() == kept.held_on else "",
        "party": party,
    }
    entry = {
        "kind": _KIND,
        "text": kept.text,
        "source": party,
        "area": kept.area.value,
        "aspect": Aspect.OBSERVATION.value,
    }
    return (
        DraftText(key=f"case/{case}/{_KIND}-form", text=json.dumps(form, ensure_ascii=False)),
        DraftText(key=f"case/{case}/{_KIND}:new", text=json.dumps(entry, ensure_ascii=False)),
    )
