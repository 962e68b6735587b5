"""Words for what a consultation is about and led to."""

from __future__ import annotations

from sspf_app.gui.i18n import N_, marked, ngettext, words
from sspf_app.services.consultation_records import ConcernArea, ConsultationOutcome
from sspf_app.texts.process import concern_name

_OUTCOMES = {
    ConsultationOutcome.ADVICE: N_("Advice was enough"),
    ConsultationOutcome.SSPF: N_("SSPF: ask for consent"),
    ConsultationOutcome.CONCERN_REPORT: N_("Report of concern"),
    ConsultationOutcome.SIG: N_("SIG"),
    ConsultationOutcome.SIP: N_("SIP"),
    ConsultationOutcome.HLT: N_("HLT"),
    ConsultationOutcome.OTHER: N_("Other support"),
}


def area_word(area: ConcernArea) -> str:
    """What it is about."""
    return concern_name(area.value, words())


def outcome_word(outcome: ConsultationOutcome) -> str:
    """What it led to."""
    return marked(_OUTCOMES[outcome])


def days_word(days: int) -> str:
    """In how many days it is erased."""
    return ngettext("in {n} day", "in {n} days", days).format(n=days)
