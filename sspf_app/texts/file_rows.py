"""What the rows of a case file are called, and so many of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sspf_app.texts.catalogue import N_, Words

_NAMES: Mapping[str, str] = {
    "policy": N_("rules of the office"),
    "parties": N_("parties of the register"),
    "persons": N_("persons"),
    "custody": N_("custody"),
    "cases": N_("cases"),
    "closings": N_("closings"),
    "pauses": N_("pauses"),
    "purposes": N_("purposes"),
    "participations": N_("parties of the cases"),
    "maturity": N_("assessments of maturity"),
    "exceptions": N_("hindered guardians"),
    "youth_only": N_("decisions that the young person answers alone"),
    "requests": N_("forms that are out"),
    "consents": N_("answers about consent"),
    "withdrawals": N_("withdrawals"),
    "meetings": N_("meetings"),
    "items": N_("items of meetings"),
    "legal_disclosures": N_("disclosures under a law"),
    "notes": N_("notes"),
    "contacts": N_("contacts"),
    "tasks": N_("tasks"),
}

_BUILT_ON: Mapping[str, str] = {
    "forms": N_("printed forms"),
    "requests": N_("forms that are out"),
    "request_groups": N_("requests"),
    "consents": N_("answers about consent"),
    "withdrawals": N_("withdrawals"),
    "disclosures": N_("what went out"),
    "scans": N_("scanned papers"),
    "attendance": N_("attendance"),
    "case_tasks": N_("tasks"),
    "contact_rules": N_("rules about contact"),
    "extracts": N_("what they asked for by their rights"),
    "office": N_("the office"),
    "persons": N_("persons"),
    "custody": N_("custody"),
    "cases": N_("cases"),
    "closings": N_("a closing"),
    "pauses": N_("a pause"),
    "participations": N_("parties"),
    "meetings": N_("meetings"),
    "items": N_("items of meetings"),
    "notes": N_("notes"),
    "policy": N_("rules of the office"),
    "purposes": N_("purposes"),
    "maturity": N_("assessments of maturity"),
    "exceptions": N_("hindered guardians"),
    "youth_only": N_("decisions that the young person answers alone"),
    "legal_disclosures": N_("disclosures under a law"),
}
"""What can be built on something, by the name of its table or list."""

_COUNTED: Mapping[str, Callable[[Words, int], str]] = {
    "policy": lambda words, n: words.ngettext(
        "{n} rule of the office", "{n} rules of the office", n
    ),
    "parties": lambda words, n: words.ngettext(
        "{n} party of the register", "{n} parties of the register", n
    ),
    "persons": lambda words, n: words.ngettext("{n} person", "{n} persons", n),
    "custody": lambda words, n: words.ngettext("{n} custody relation", "{n} custody relations", n),
    "cases": lambda words, n: words.ngettext("{n} case", "{n} cases", n),
    "closings": lambda words, n: words.ngettext("{n} closing", "{n} closings", n),
    "pauses": lambda words, n: words.ngettext("{n} pause", "{n} pauses", n),
    "purposes": lambda words, n: words.ngettext("{n} purpose", "{n} purposes", n),
    "participations": lambda words, n: words.ngettext(
        "{n} party of a case", "{n} parties of cases", n
    ),
    "maturity": lambda words, n: words.ngettext(
        "{n} assessment of maturity", "{n} assessments of maturity", n
    ),
    "exceptions": lambda words, n: words.ngettext(
        "{n} hindered guardian", "{n} hindered guardians", n
    ),
    "youth_only": lambda words, n: words.ngettext(
        "{n} decision that the young person answers alone",
        "{n} decisions that the young person answers alone",
        n,
    ),
    "requests": lambda words, n: words.ngettext(
        "{n} form that is out", "{n} forms that are out", n
    ),
    "consents": lambda words, n: words.ngettext(
        "{n} answer about consent", "{n} answers about consent", n
    ),
    "withdrawals": lambda words, n: words.ngettext("{n} withdrawal", "{n} withdrawals", n),
    "meetings": lambda words, n: words.ngettext("{n} meeting", "{n} meetings", n),
    "items": lambda words, n: words.ngettext("{n} item of a meeting", "{n} items of meetings", n),
    "legal_disclosures": lambda words, n: words.ngettext(
        "{n} disclosure under a law", "{n} disclosures under a law", n
    ),
    "notes": lambda words, n: words.ngettext("{n} note", "{n} notes", n),
}


def rows_name(kind: str, words: Words) -> str:
    """What rows of a kind are called; the kind itself where it has no word."""
    return words.marked(_NAMES[kind]) if kind in _NAMES else kind


def rows_counted(kind: str, number: int, words: Words) -> str:
    """So many rows of a case file: “1 case”; empty where the kind has no word."""
    said = _COUNTED.get(kind)
    return "" if said is None else said(words, number).format(n=number)


def built_on(tables: Iterable[str], words: Words) -> str:
    """What was built on something, in words; what has no word of its own is “something else”."""
    named = [words.marked(_BUILT_ON[one]) if one in _BUILT_ON else "" for one in tables]
    said = [one for one in named if one]
    if len(said) < len(named):
        said.append(words.gettext("something else"))
    return ", ".join(dict.fromkeys(said))
