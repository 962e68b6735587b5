"""What a merge of two persons changes, in words; no Qt."""

from __future__ import annotations

from sspf_app.gui.i18n import N_, _, marked, ngettext, words
from sspf_app.services.alike import Alike
from sspf_app.services.merge_effect import Opened
from sspf_app.services.merge_views import MergeEffect
from sspf_app.texts.dates import joined
from sspf_app.texts.labels import type_in_sentence

_WHY = {
    Alike.NUMBER: N_("same personal number"),
    Alike.NAME_AND_BIRTH: N_("name and birth date"),
    Alike.NAME: N_("same name"),
}


def why_word(why: Alike) -> str:
    """Why two may be one."""
    return marked(_WHY[why])


def effect_words(effect: MergeEffect) -> str:
    """How much is written anew, and whether less may be shared."""
    said = [
        ngettext(
            "{n} record is written anew about who stays.",
            "{n} records are written anew about who stays.",
            effect.rows,
        ).format(n=effect.rows)
    ]
    if effect.stops:
        said.append(_("Less may be shared than before."))
    if not effect.opens:
        said.append(_("Nobody may know more than before."))
    return " ".join(said)


def opened_words(opens: tuple[Opened, ...]) -> tuple[str, ...]:
    """Who may know more, each in a sentence."""
    return tuple(_opened(one) for one in opens)


def _opened(one: Opened) -> str:
    if one.items:
        return ngettext(
            "{reference}: {name} reads {n} item more.",
            "{reference}: {name} reads {n} items more.",
            one.items,
        ).format(reference=one.reference, name=one.recipient_name, n=one.items)
    kinds = joined([type_in_sentence(kind, words()) for kind in one.types], words())
    return _("{reference}: {name} may then know about {subject}: {kinds}.").format(
        reference=one.reference,
        name=one.recipient_name,
        subject=one.subject_name,
        kinds=kinds,
    )
