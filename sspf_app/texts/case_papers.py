"""Words of papers that were put into a case; types are values of ``services.document_records``."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_, Words

_TYPES = {
    "letter": N_("Letter"),
    "report": N_("Report"),
    "decision": N_("Decision"),
    "certificate": N_("Certificate"),
    "plan": N_("Plan"),
    "picture": N_("Picture"),
    "other": N_("Other paper"),
}


def paper_type(type_: str, words: Words) -> str:
    """What a paper is."""
    return words.marked(_TYPES[type_])
