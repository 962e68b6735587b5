"""A receipt built from a record: who tells and who may know, by name, as its signatory answered.

Source: ``consent-record.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sspf_app.domain.codes import EVERY, GrantChannel, InformationType
from sspf_app.domain.facts import Consent, Exclusion, Grant
from sspf_app.domain.time import day_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.form_building import paper_office
from sspf_app.services.form_code import shown_form_code
from sspf_app.services.paper_names import shown_name
from sspf_app.services.paper_of_receipt import ConsentReceiptData, ReceiptRow
from sspf_app.services.paper_signs import recipient_sign
from sspf_app.services.record_states import record_state
from sspf_app.services.records import Office
from sspf_app.texts.catalogue import LANGUAGES, Words, words_for
from sspf_app.texts.labels import type_in_sentence, type_label


def receipt_data(
    loaded: LoadedCase, record: Consent, *, office: Office, code: str | None
) -> ConsentReceiptData:
    """What the receipt tells, in the language of the form where the office's papers have it."""
    language = record.language if record.language in LANGUAGES else "sv"
    words = words_for(language)
    state, _since = record_state(loaded.situation, record)
    zone = loaded.facts.zone
    return ConsentReceiptData(
        office=paper_office(office),
        language=language,
        case_reference=loaded.reference,
        made_at=loaded.now,
        person=loaded.name(record.signatory),
        sign=recipient_sign(loaded.id, record.signatory),
        form_code="" if code is None else shown_form_code(code),
        answer=record.answer,
        medium=record.medium,
        signed_on=record.signed_on,
        registered_on=None if record.recorded_at is None else day_of(record.recorded_at, zone),
        valid_from=record.valid_from,
        valid_to=record.valid_to,
        state=state,
        rows=_alike(_rows(loaded, record, words)),
        exceptions=tuple(_exception(loaded, rule, words) for rule in record.exclusions),
        own_words=record.free_words or "",
    )


def shown_on_receipt(loaded: LoadedCase, record: Consent) -> set[str]:
    """Persons whose names the receipt may hold: whom its own boxes and exceptions name."""
    named = {record.signatory, *record.subjects}
    named |= {grant.person for grant in record.grants if grant.person}
    for rule in record.exclusions:
        named |= {rule.subject, rule.recipient}
    return {one for one in named if one in loaded.persons}


def _rows(loaded: LoadedCase, record: Consent, words: Words) -> Iterable[ReceiptRow]:
    cells: dict[tuple[str, InformationType], list[Grant]] = {}
    for grant in record.grants:
        cells.setdefault((grant.subject, grant.type), []).append(grant)
    order = list(InformationType)
    for (subject, type_), grants in sorted(
        cells.items(), key=lambda cell: (cell[0][0] != record.subjects[0], order.index(cell[0][1]))
    ):

        def named(chosen: Iterable[Grant]) -> tuple[str, ...]:
            return tuple(
                dict.fromkeys(shown_name(loaded, grant.recipient, words) for grant in chosen)
            )

        spoken = [one for one in grants if one.receive and one.channel is GrantChannel.ORAL]
        yield ReceiptRow(
            labels=(type_label(type_, words),),
            about=loaded.name(subject),
            tellers=named(one for one in grants if one.give),
            may_know=named(one for one in grants if one.receive and one not in spoken),
            only_spoken=named(spoken),
            may_not=named(one for one in grants if one.receive is False),
        )


def _alike(rows: Iterable[ReceiptRow]) -> tuple[ReceiptRow, ...]:
    """Kinds that were answered alike about the same person stand together: it is a page to read."""
    groups: dict[ReceiptRow, list[str]] = {}
    for row in rows:
        groups.setdefault(replace(row, labels=()), []).extend(row.labels)
    return tuple(replace(row, labels=tuple(labels)) for row, labels in groups.items())


def _exception(loaded: LoadedCase, rule: Exclusion, words: Words) -> str:
    """What one exclusion forbids: the kind, from whom, to whom."""
    _ = words.gettext
    what = (
        _("everything")
        if rule.type == EVERY
        else type_in_sentence(InformationType(rule.type), words)
    )
    source = _("from all") if rule.source == EVERY else _named_from(loaded, rule.source, words)
    to = _("to all") if rule.recipient == EVERY else _named_to(loaded, rule.recipient, words)
    return _("{what}: {source} {to}").format(what=what[:1].upper() + what[1:], source=source, to=to)


def _named_from(loaded: LoadedCase, source: str, words: Words) -> str:
    return words.gettext("from {name}").format(name=shown_name(loaded, source, words))


def _named_to(loaded: LoadedCase, recipient: str, words: Words) -> str:
    return words.gettext("to {name}").format(name=shown_name(loaded, recipient, words))
