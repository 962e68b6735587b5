"""A row of the ledger in words; no Qt."""

from __future__ import annotations

from sspf_app.gui.i18n import _, words
from sspf_app.services.ledger_views import LedgerRow, WrongWay
from sspf_app.texts.dates import joined
from sspf_app.texts.labels import type_in_sentence
from sspf_app.texts.ledger import copy_state, paper_kind


def row_kind(row: LedgerRow) -> str:
    """What kind of paper, or way."""
    return paper_kind(row.kind, words())


def row_what(row: LedgerRow) -> str:
    """The kind of paper, or way, and what it told of, each once."""
    kinds = dict.fromkeys(type_in_sentence(part.type, words()) for part in row.parts)
    return ": ".join(part for part in (row_kind(row), ", ".join(kinds)) if part)


def row_parts(row: LedgerRow) -> tuple[str, ...]:
    """By person and teller: which kinds."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for part in row.parts:
        kinds = found.setdefault((part.subject_name, part.source_name), {})
        kinds[type_in_sentence(part.type, words())] = None
    return tuple(
        _("About {person}, from {party}: {kinds}").format(
            person=person, party=party, kinds=joined([*kinds], words())
        )
        for (person, party), kinds in found.items()
    )


def row_basis(row: LedgerRow) -> str:
    """On which consents."""
    said = [
        _("{name}, {day}").format(name=one.signatory_name, day=one.signed_on.isoformat())
        for one in row.basis
    ]
    return joined(said, words())


def row_mark(row: LedgerRow) -> str:
    """The shape before it."""
    if row.wrong or row.without_consent:
        return "warning"
    return "document" if row.is_paper else "ask"


def wrong_sentences(way: WrongWay) -> tuple[str, ...]:
    """What went wrong, and what became of it."""
    lines = [
        _("It reached {name}. Found on {day} by {who}: {how}").format(
            name=way.reached_name, day=way.found_on.isoformat(), who=way.found_by, how=way.how
        )
    ]
    if way.affected:
        lines.append(_("It told of {names}.").format(names=joined(way.affected, words())))
    if way.recalled_at is not None:
        lines.append(
            _("The letter that asks for it was made on {day}.").format(
                day=way.recalled_at.date().isoformat()
            )
        )
    if way.state and way.state_on is not None:
        state = copy_state(way.state, words())
        lines.append(
            _("The paper {state} ({day}).").format(state=state, day=way.state_on.isoformat())
        )
    if way.officer_on is not None:
        lines.append(
            _("The data protection officer was told on {day}.").format(
                day=way.officer_on.isoformat()
            )
        )
    return tuple(lines)
