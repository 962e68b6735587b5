"""Names of the languages that a form may speak."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_, Words, words_for

_NAMES = {
    "sv": N_("Swedish"),
    "sv-x-lattlast": N_("Easy Swedish"),
    "en": N_("English"),
    "fi": N_("Finnish"),
    "fit": N_("Meänkieli"),
    "se": N_("Northern Sámi"),
    "smj": N_("Lule Sámi"),
    "sju": N_("Ume Sámi"),
    "sma": N_("South Sámi"),
    "ar": N_("Arabic"),
    "prs": N_("Dari"),
    "fa": N_("Persian"),
    "so": N_("Somali"),
    "ti": N_("Tigrinya"),
    "ckb": N_("Sorani"),
    "kmr": N_("Kurmanji"),
    "uk": N_("Ukrainian"),
}


def language_code(typed: str | None) -> str | None:
    """The code of a language that somebody wrote by name or code, where forms know it."""
    wanted = (typed or "").strip().casefold()
    known = {code: code for code in _NAMES}
    for code, name in _NAMES.items():
        known[name.casefold()] = known[words_for("sv").marked(name).casefold()] = code
    return known.get(wanted)


def language_name(language: str, words: Words) -> str:
    """Name of a language; one that is not known is called by its code."""
    return words.marked(_NAMES[language]) if language in _NAMES else language


def language_in_sentence(language: str, words: Words) -> str:
    """Its name inside a sentence: small in Swedish, ``somaliska``."""
    name = language_name(language, words)
    return name[:1].lower() + name[1:] if words.language == "sv" else name
