"""What happened in a case, each in a sentence; no Qt."""

from __future__ import annotations

from textwrap import shorten

from sspf_app.gui.i18n import N_, _, marked, words
from sspf_app.services.case_views import TimelineEntry
from sspf_app.texts.ledger import paper_kind

_KINDS = {
    "opened": N_("The case was opened"),
    "closed": N_("The case was closed"),
    "reopened": N_("The case was reopened"),
    "paused": N_("Sharing was paused"),
    "resumed": N_("Sharing was resumed"),
    "joined": N_("{who} joined"),
    "left": N_("{who} took part for the last day"),
    "asked": N_("A form was handed out to {who}"),
    "yes": N_("{who} said yes"),
    "no": N_("{who} said no"),
    "withdrawn": N_("{who} took back the consent, or a part of it"),
    "invalidated": N_("An answer from {who} was taken out: recorded wrongly"),
    "meeting": N_("Meeting"),
    "held_mapping": N_("Mapping talk"),
    "held_referral": N_("Referral"),
    "held_information": N_("Information talk"),
    "held_closing": N_("What was said at the closing"),
    "note": N_("A note: {what}"),
    "disclosed": N_("{what} went out to {who}"),
    "maturity": N_("Age and maturity of {who} were assessed"),
    "exception": N_("An exception for a hindered guardian begins: {who}"),
    "youth_only": N_("A decision that the young person answers alone begins"),
}

_DISCLOSURES = {
    "minutes": N_("Minutes"),
    "consent_form": N_("A consent form"),
    "invitation": N_("An invitation"),
    "meeting_notice": N_("A message about a meeting"),
    "withdrawal_confirmation": N_("A confirmation of withdrawal"),
    "withdrawal_notice": N_("A notice of withdrawal"),
    "matrix": N_("The matrix"),
    "oral": N_("Something said"),
    "clipboard": N_("A copied text"),
}

_NOTE_LETTERS = 70
"""So much of a note stands in a list."""

_ICONS = {
    "yes": "check-circle",
    "no": "cross-circle",
    "withdrawn": "undo",
    "asked": "print",
    "meeting": "meeting",
    "held_mapping": "people",
    "held_referral": "phone",
    "held_information": "people",
    "note": "edit",
    "disclosed": "export",
    "joined": "party",
    "left": "party",
    "paused": "pause",
    "opened": "folder",
    "closed": "lock",
    "invalidated": "warning",
}


def event_sentence(entry: TimelineEntry) -> str:
    """What happened."""
    what = _disclosure(entry.detail) if entry.kind == "disclosed" else ""
    if entry.kind == "note":
        what = shorten(entry.detail, _NOTE_LETTERS, placeholder=" …")
    told = marked(_KINDS[entry.kind]).format(who=entry.who, what=what)
    if entry.kind in ("yes", "no") and entry.detail == "oral":
        return _("{told}, by word of mouth").format(told=told)
    if entry.detail and (entry.kind == "meeting" or entry.kind.startswith("held_")):
        return f"{told}, {entry.detail}"
    return told


def _disclosure(kind: str) -> str:
    return marked(_DISCLOSURES[kind]) if kind in _DISCLOSURES else paper_kind(kind, words())


def event_icon(entry: TimelineEntry) -> str:
    """The shape before it."""
    return _ICONS.get(entry.kind, "history")
