"""Words of register extracts: titles of the parts, and why something is left out."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_, Words

_TITLES = {
    "person": N_("About you"),
    "custody": N_("Custody"),
    "cases": N_("Cases"),
    "answers": N_("Your own answers"),
    "said": N_("What has been noted about you"),
    "mapping": N_("Mapping"),
    "plan": N_("Plan"),
    "notes": N_("Notes of the office"),
    "papers": N_("Papers that were put into the case"),
    "told": N_("Who has been told something about you"),
    "work": N_("Your account and your work in the program"),
}
_GROUNDS = {
    "others": N_("It is about somebody else too"),
    "secret": N_("Secrecy holds towards the one who asks"),
    "unfinished": N_("Not finished yet"),
}
_ALWAYS = N_(
    "A register extract never holds what the law keeps secret towards the one who asks "
    "(the Data Protection Act, chapter 5, section 1). The same sentence stands in every extract; "
    "it does not say whether there is anything of the kind about you."
)
_WITHHELD = {
    "others": N_("Something is about other people too, and is left out to protect them."),
    "unfinished": N_(
        "Something is not finished yet, and is left out (the Data Protection Act, chapter 5, "
        "section 2). That holds for a year at most."
    ),
}


def section_title(section: str, words: Words) -> str:
    """Heading of a part of the extract."""
    return words.marked(_TITLES[section])


def ground_name(ground: str, words: Words) -> str:
    """Why a part is withheld, for the review."""
    return words.marked(_GROUNDS[ground])


def withheld_sentences(grounds: frozenset[str], words: Words) -> tuple[str, ...]:
    """What the paper says of what is left out; of secrecy always the same: no hint of anything."""
    found = tuple(words.marked(said) for key, said in _WITHHELD.items() if key in grounds)
    return (*found, words.marked(_ALWAYS))
