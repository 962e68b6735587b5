"""The papers of a withdrawal: confirmation to the signatory, notice to who received something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sspf_app.domain.codes import EVERY, InformationType
from sspf_app.domain.facts import Selection, Withdrawal
from sspf_app.domain.time import day_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.export_views import Paper
from sspf_app.services.form_building import paper_office
from sspf_app.services.later_known import is_later_known, is_no_withdrawal
from sspf_app.services.ledger import went_out_late
from sspf_app.services.paper_names import secrecy_mark, shown_name
from sspf_app.services.paper_of_withdrawal import (
    LatePaper,
    WithdrawalConfirmationData,
    WithdrawalNoticeData,
    WithdrawalScope,
)
from sspf_app.services.paper_search import Withheld, searched, withheld_from
from sspf_app.services.paper_signs import recipient_sign
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.records import Office, PrintedForm
from sspf_app.services.withdrawal_concerned import Concerned, may_know_of_case
from sspf_app.texts.catalogue import LANGUAGES, Words, words_for
from sspf_app.texts.labels import type_label
from sspf_app.texts.languages import language_code
from sspf_app.texts.ledger import paper_kind

LANGUAGE = "sv"
"""Papers to parties are Swedish."""


def language_of(loaded: LoadedCase, person: str, forms: Iterable[PrintedForm]) -> str:
    """The language for a letter to a person, where the office's papers have it.

    It is that of the newest sheet or answer, whether the sheet was answered or not; of somebody
    never asked it is the language noted for them. Whoever reads easy Swedish gets the Swedish
    letter: its sentences are held to the same measure, and there is no second wording of them.
    """
    zone = loaded.facts.zone
    asked = [
        (day_of(form.printed_at, zone), False, form.printed_at.isoformat(), form.language)
        for form in forms
        if form.signatory == person
    ]
    # Of the sheets of one day it is the one that was answered.
    answered = [
        (record.signed_on, True, record.id, record.language)
        for record in loaded.situation.rows.consents
        if record.signatory == person
    ]
    if asked or answered:
        *_order, language = max(asked + answered)
    else:
        row = loaded.persons.get(person)
        language = None if row is None else language_code(row.language)
    return language if language in LANGUAGES else LANGUAGE


def confirmation_data(
    loaded: LoadedCase,
    row: Withdrawal,
    *,
    office: Office,
    who: Concerned,
    forms: Iterable[PrintedForm],
) -> WithdrawalConfirmationData:
    """The confirmation: its scope is what the signatory said."""
    words = words_for(language_of(loaded, row.signatory, forms))
    return WithdrawalConfirmationData(
        office=paper_office(office),
        language=words.language,
        case_reference=loaded.reference,
        made_at=loaded.now,
        person=loaded.name(row.signatory),
        sign=recipient_sign(loaded.id, row.signatory),
        received_at=row.received_at.astimezone(loaded.facts.zone),
        received_by=row.received_by,
        scope=WithdrawalScope(
            types=_types(row.types, words),
            parties=_names(loaded, row.parties, words),
            about=_names(loaded, row.subjects, words),
        ),
        # Only parties are named: who else is told is that person's own matter.
        notified=tuple(
            shown_name(loaded, one, words) for one in who.to_tell if one in loaded.parties
        ),
        late=tuple(
            shown_name(loaded, one, words)
            for one, rows in who.received.items()
            if one in loaded.parties and any(went_out_late(row, each) for each in rows)
        ),
    )


def confirmation_withheld(loaded: LoadedCase, row: Withdrawal, others: tuple[str, ...]) -> Withheld:
    """What the confirmation must not hold; ``others`` are names of other cases."""
    shown = {row.signatory, *_named(loaded, row.subjects), *_named(loaded, row.parties)}
    withheld = withheld_from(loaded, shown=shown, readable=(row.received_by,))
    return replace(withheld, nowhere=others)


def confirmation_paper(
    renderer: DocumentRenderer,
    loaded: LoadedCase,
    data: WithdrawalConfirmationData,
    *,
    recipient: str,
    withheld: Withheld,
) -> Paper:
    """The confirmation, in memory."""
    rendered = renderer.withdrawal_confirmation(data)
    return searched(renderer, rendered, loaded=loaded, recipient=recipient, withheld=withheld)


def notice_data(
    loaded: LoadedCase,
    row: Withdrawal,
    *,
    office: Office,
    recipient: str,
    who: Concerned,
) -> WithdrawalNoticeData:
    """The notice: the fact and the part of the scope that touches the recipient.

    It names no party and no kind of information that the recipient has not received or given.
    """
    received = who.received.get(recipient, ())
    parts = [part for disclosure in received for part in disclosure.parts]
    sources = {part.source for part in parts}
    kinds = {type_.value for type_ in (*(p.type for p in parts), *who.stops.get(recipient, ()))}
    words = words_for(LANGUAGE)
    is_named = EVERY in row.parties or recipient in row.parties
    return WithdrawalNoticeData(
        office=paper_office(office),
        language=LANGUAGE,
        case_reference=loaded.reference,
        made_at=loaded.now,
        recipient=shown_name(loaded, recipient, words),
        sign=recipient_sign(loaded.id, recipient),
        is_person=recipient in loaded.persons,
        received_at=row.received_at.astimezone(loaded.facts.zone),
        scope=WithdrawalScope(
            types=_types(tuple(one for one in row.types if one in (EVERY, *kinds)), words),
            parties=_names(
                loaded,
                (recipient,) if is_named else tuple(p for p in row.parties if p in sources),
                words,
            ),
        ),
        secrecy=secrecy_mark(loaded, office),
        young_person=_young_person(loaded, recipient),
        is_wrong_answer=is_no_withdrawal(loaded, row.id),
        is_later_known=is_later_known(row.id),
        late=tuple(
            LatePaper(kind=paper_kind(one.kind, words), at=one.at.astimezone(loaded.facts.zone))
            for one in sorted(received, key=lambda each: (each.at, each.id))
            if went_out_late(row, one)
        ),
    )


def notice_paper(
    renderer: DocumentRenderer,
    loaded: LoadedCase,
    recipient: str,
    data: WithdrawalNoticeData,
    *,
    as_text: bool = False,
) -> Paper:
    """The notice, in memory; ``as_text`` = as a message instead of a letter."""
    shown = {recipient} if data.young_person is None else {recipient, loaded.header.young_person}
    withheld = withheld_from(loaded, shown=shown, readable=())
    drawn = renderer.withdrawal_message if as_text else renderer.withdrawal_notice
    rendered = drawn(data)
    return searched(renderer, rendered, loaded=loaded, recipient=recipient, withheld=withheld)


def _young_person(loaded: LoadedCase, recipient: str) -> str | None:
    """The name, if the recipient may still know of the case in any purpose; else the reference."""
    young = loaded.header.young_person
    if recipient not in loaded.parties:
        return loaded.name(young) if recipient == young else None
    return loaded.name(young) if may_know_of_case(loaded, recipient) else None


def _named(loaded: LoadedCase, selection: Selection) -> tuple[str, ...]:
    """Persons a selection names; with "every" the persons of the case."""
    return tuple(loaded.persons) if EVERY in selection else selection


def _types(selection: Selection, words: Words) -> tuple[str, ...]:
    if EVERY in selection:
        return ()
    return tuple(type_label(InformationType(value), words) for value in selection)


def _names(loaded: LoadedCase, selection: Selection, words: Words) -> tuple[str, ...]:
    if EVERY in selection:
        return ()
    return tuple(shown_name(loaded, value, words) for value in selection)
