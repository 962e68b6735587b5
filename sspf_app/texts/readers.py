"""Why a person or party reads an item or not, where no decision says it already."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_, Words

_WHY = {
    "restricted": N_("Its use is restricted until that is lifted."),
    "oral_only": N_("It is for the spoken word only."),
    "legal_disclosure": N_(
        "It came through a legal disclosure, and no independent source is confirmed."
    ),
    "hidden_placement": N_("It tells of a hidden placement."),
    "kept_beside": N_(
        "A case about somebody it tells of says that nothing of them goes to {name}; why stands "
        "there, under People."
    ),
    "lapsed": N_("The one responsible may no longer receive it."),
    "too_young": N_("The young person is too young for a copy."),
    "about_self": N_("It is about {name}."),
    "guardian": N_("{name} has custody, and it is not withheld from guardians."),
    "granted": N_("The consents name {name} as recipient."),
    "not_granted": N_(
        "Neither custody nor consent lets the person read it. A guardian reads it with “Guardians "
        "may read it” ticked, anybody if the consents name them as recipient."
    ),
}


def why_read(code: str, name: str, words: Words) -> str:
    """The sentence for why somebody reads an item or not.

    Raises:
        KeyError: for an unknown code. (A bug.)
    """
    return words.marked(_WHY[code]).format(name=name)
