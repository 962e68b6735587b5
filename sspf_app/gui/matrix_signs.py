"""What a cell of the sharing matrix shows: a sign, its word, its tone; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sspf_app.domain.codes import ReasonCode
from sspf_app.gui.i18n import N_, _, marked
from sspf_app.gui.looks import Tone
from sspf_app.services.sharing_views import CellShape, MatrixCell


class Sign(StrEnum):
    """The shapes that are drawn."""

    BOTH = "both"
    RECEIVE = "receive"
    GIVE = "give"
    YES = "yes"
    OWN = "own"
    NO = "no"
    ORAL = "oral"
    EXCLUDED = "excluded"
    WAITING = "waiting"
    UNANSWERED = "unanswered"
    WITHDRAWN = "withdrawn"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class SignLook:
    """The word (marked with ``N_``) and the tone of a sign."""

    message: str
    tone: Tone

    @property
    def word(self) -> str:
        """The word in the user's language."""
        return marked(self.message)


SIGNS = {
    Sign.BOTH: SignLook(N_("may tell and be told"), Tone.SUCCESS),
    Sign.RECEIVE: SignLook(N_("may be told"), Tone.SUCCESS),
    Sign.GIVE: SignLook(N_("may tell"), Tone.SUCCESS),
    Sign.YES: SignLook(N_("may receive it"), Tone.SUCCESS),
    Sign.OWN: SignLook(N_("their own information"), Tone.NEUTRAL),
    Sign.NO: SignLook(N_("no"), Tone.NEUTRAL),
    Sign.ORAL: SignLook(N_("by word of mouth only"), Tone.INFO),
    Sign.EXCLUDED: SignLook(N_("excluded"), Tone.DANGER),
    Sign.WAITING: SignLook(N_("waiting for an answer"), Tone.WARNING),
    Sign.UNANSWERED: SignLook(N_("no answer in force"), Tone.WARNING),
    Sign.WITHDRAWN: SignLook(N_("withdrawn"), Tone.DANGER),
    Sign.BLOCKED: SignLook(N_("stopped"), Tone.WARNING),
}

_SIGN_OF = {shape: Sign(shape.value) for shape in CellShape}


def sign_of(cell: MatrixCell) -> Sign:
    """The sign of a cell; what was taken back shows as such."""
    if cell.shape is CellShape.NO and _is_withdrawn(cell):
        return Sign.WITHDRAWN
    return _SIGN_OF[cell.shape]


def cell_word(cell: MatrixCell) -> str:
    """The word of a cell, for hover, focus and screen readers."""
    word = SIGNS[sign_of(cell)].word
    if has_corner(cell):
        return _("{word}, with an exception").format(word=word)
    return word


def has_corner(cell: MatrixCell) -> bool:
    """Whether the corner of the sign is filled: one pair of parties is left out."""
    return cell.has_exclusion and cell.shape is not CellShape.EXCLUDED


def _is_withdrawn(cell: MatrixCell) -> bool:
    return ReasonCode.WITHDRAWN in cell.codes and ReasonCode.REFUSED not in cell.codes
