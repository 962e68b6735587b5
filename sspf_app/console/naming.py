"""Who or what is meant by a word of the command line: an identifier, a name, a part of a name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sspf_app.console.exits import UsageError
from sspf_app.console.job import Job
from sspf_app.domain.codes import EVERY, InformationType
from sspf_app.services.folding import typed_words

if TYPE_CHECKING:
    from sspf_app.services.case_views import CaseDetail
    from sspf_app.services.people_views import PersonListItem

_KEY_BEGINS = 12
Named = Iterable[tuple[str, str]]
"""Identifier and name."""


def person_of(job: Job, detail: CaseDetail, given: str) -> str:
    """The person of the case who is meant.

    Raises:
        UsageError: nobody is, or several are.
    """
    return _meant(job, given, _people(detail), is_secret=_is_secret(detail))


def party_of(job: Job, detail: CaseDetail, given: str) -> str:
    """The party of the case that is meant.

    Raises:
        UsageError: none is, or several are.
    """
    return _meant(job, given, _parties(detail), is_secret=_is_secret(detail))


def recipient_of(job: Job, detail: CaseDetail, given: str) -> str:
    """The party or person of the case that is meant.

    Raises:
        UsageError: none is, or several are.
    """
    named = (*_parties(detail), *_people(detail))
    return _meant(job, given, named, is_secret=_is_secret(detail))


def colleague_of(job: Job, known: Named, given: str) -> str:
    """The account that is meant, by the name of whose it is or its identifier.

    Raises:
        UsageError: none is, or several are.
    """
    return _meant(job, given, tuple(known), is_secret=False)


def office_of(job: Job, known: Named, given: str) -> str:
    """The office that is meant: by its name, or by how its key begins.

    Raises:
        UsageError: none is, or several are.
    """
    named = list(known)
    begins = [id_ for id_, _name in named if len(given) >= _KEY_BEGINS and id_.startswith(given)]
    return begins[0] if len(begins) == 1 else _meant(job, given, named, is_secret=False)


def registered(job: Job, people: Iterable[PersonListItem], given: str) -> str:
    """The person of the register who is meant; whoever is protected by identifier alone.

    Returns:
        The identifier; what was given, where nobody in the register is called so.

    Raises:
        UsageError: several are.
    """
    named = [(one.id, one.name) for one in people if not one.is_protected]
    asked = typed_words(given)
    if any(_has_words(name, asked) for _id, name in named):
        return _meant(job, given, named, is_secret=False)
    return given


def purpose_named(job: Job, detail: CaseDetail, given: str) -> str:
    """The purpose of the case that is meant.

    Raises:
        UsageError: none is, or several are.
    """
    named = [(one.id, one.text) for one in detail.purposes]
    return _meant(job, given, named, is_secret=_is_secret(detail))


def type_of(job: Job, given: str) -> str:
    """The kind of information that is meant, by its code or as it is called.

    Raises:
        UsageError: none is, or several are.
    """
    from sspf_app.texts.labels import type_label

    named = [(one.value, type_label(one, job.words)) for one in InformationType]
    return _meant(job, given, named, is_secret=False)


def _people(detail: CaseDetail) -> list[tuple[str, str]]:
    return [(one.id, one.name) for one in detail.people]


def _parties(detail: CaseDetail) -> list[tuple[str, str]]:
    return [(one.party, one.name) for one in detail.participations]


def _is_secret(detail: CaseDetail) -> bool:
    """A terminal keeps what it has shown: no name where somebody is protected."""
    return "protected" in detail.flags


def _meant(job: Job, given: str, named: Named, *, is_secret: bool) -> str:
    _ = job.words.gettext
    known = dict(named)
    if given in known or given == EVERY:
        return given
    if not known:
        raise UsageError(_("“{given}”: there is none to choose from yet.").format(given=given))
    asked = typed_words(given)
    exact = [id_ for id_, name in known.items() if name.casefold().split() == asked]
    found = exact or [id_ for id_, name in known.items() if _has_words(name, asked)]
    if len(found) == 1:
        return found[0]
    shown = ", ".join(
        id_ if is_secret else f"{known[id_]} ({id_})" for id_ in (found or list(known))
    )
    if found:
        told = _("“{given}” may be several; say which: {shown}")
    else:
        told = _("“{given}” is none of these: {shown}")
    raise UsageError(told.format(given=given, shown=shown))


def _has_words(name: str, asked: list[str]) -> bool:
    """Whether each word that was typed begins a word of the name."""
    words = name.casefold().split()
    return bool(asked) and all(any(one.startswith(word) for one in words) for word in asked)
