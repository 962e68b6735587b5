"""Words for what a consultation is about and led to."""

from __future__ import annotations

from sspf_app.gui.i18n import N_, marked, ngettext
from sspf_app.services.consultation_records import ConcernArea, ConsultationOutcome

_AREAS = {
    ConcernArea.CRIME: N_("Crime or suspicion of crime"),
    ConcernArea.COMPANY: N_("Company that commits crimes"),
    ConcernArea.ALCOHOL_DRUGS: N_("Alcohol or drugs"),
    ConcernArea.PLACES: N_("Unsuitable places"),
    ConcernArea.ABSENCE: N_("High absence from school"),
    ConcernArea.AGGRESSION: N_("Aggression, breaking of norms"),
    ConcernArea.RISK_TAKING: N_("Exposes themselves to risk"),
    ConcernArea.LEISURE: N_("Lacks meaningful leisure"),
    ConcernArea.FAMILY: N_("Family and home"),
    ConcernArea.OTHER: N_("Something else"),
}
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
    return marked(_AREAS[area])


def outcome_word(outcome: ConsultationOutcome) -> str:
    """What it led to."""
    return marked(_OUTCOMES[outcome])


def days_word(days: int) -> str:
    """In how many days it is erased."""
    return ngettext("in {n} day", "in {n} days", days).format(n=days)
