"""What the walks of the worked cases call things, as the window does."""

from __future__ import annotations

from sspf_app.domain.codes import InformationType
from sspf_app.domain.rules import ConsentState
from sspf_app.gui.case_words import state_look
from sspf_app.gui.i18n import words
from sspf_app.texts.labels import type_label

SOCIAL = "Individ- och familjenämnden, SSPF-teamet"
SCHOOL, POLICE, LEISURE = "Ersängsskolan", "Lokalpolisområde Umeå", "Fritid unga Ersboda"


def state(which: ConsentState) -> str:
    """The word of a state, as the window says it."""
    return state_look(which).word


def kind(which: InformationType) -> str:
    """The word of a kind of information."""
    return type_label(which, words())
