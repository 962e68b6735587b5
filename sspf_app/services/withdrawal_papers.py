"""The papers of a withdrawal: confirmation to the signatory, notice to who received something."""

from __future__ import annotations

from sspf_app.domain.codes import EVERY, Channel, InformationType
from sspf_app.domain.facts import Flow, Selection, Withdrawal
from sspf_app.domain.rules import decide_in
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.export_views import Paper
from sspf_app.services.form_building import paper_office
from sspf_app.services.paper_names import secrecy_mark, shown_name
from sspf_app.services.papers import (
    DocumentRenderer,
    RenderedDocument,
    WithdrawalConfirmationData,
    WithdrawalNoticeData,
    WithdrawalScope,
)
from sspf_app.services.records import Office
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.labels import type_label

LANGUAGE = "sv"
"""Papers of the office are Swedish."""


def confirmation_paper(
    renderer: DocumentRenderer,
    loaded: LoadedCase,
    row: Withdrawal,
    *,
    office: Office,
    received: tuple[str, ...],
) -> Paper:
    """The confirmation, in memory; its scope is what the signatory said."""
    words = words_for(LANGUAGE)
    rendered = renderer.withdrawal_confirmation(
        WithdrawalConfirmationData(
            office=paper_office(office),
            language=LANGUAGE,
            case_reference=loaded.reference,
            made_at=loaded.now,
            person=loaded.name(row.signatory),
            received_at=row.received_at.astimezone(loaded.facts.zone),
            received_by=row.received_by,
            scope=WithdrawalScope(
                types=_types(row.types, words),
                parties=_names(loaded, row.parties, words),
                about=_names(loaded, row.subjects, words),
            ),
            # Only parties are named: who else received something is that person's own matter.
            notified=tuple(
                shown_name(loaded, one, words) for one in received if one in loaded.parties
            ),
        )
    )
    return paper_of(rendered, row.signatory)


def notice_paper(  # noqa: PLR0913  a notice has these parts
    renderer: DocumentRenderer,
    loaded: LoadedCase,
    row: Withdrawal,
    *,
    office: Office,
    recipient: str,
    received: tuple[str, ...],
) -> Paper:
    """The notice, in memory: the fact and the part of the scope that touches the recipient."""
    words = words_for(LANGUAGE)
    is_named = EVERY in row.parties or recipient in row.parties
    rendered = renderer.withdrawal_notice(
        WithdrawalNoticeData(
            office=paper_office(office),
            language=LANGUAGE,
            case_reference=loaded.reference,
            made_at=loaded.now,
            recipient=shown_name(loaded, recipient, words),
            copy_number=received.index(recipient) + 1,
            received_at=row.received_at.astimezone(loaded.facts.zone),
            scope=WithdrawalScope(
                types=_types(row.types, words),
                parties=(shown_name(loaded, recipient, words),)
                if is_named
                else _names(loaded, row.parties, words),
            ),
            secrecy=secrecy_mark(loaded, office),
            young_person=_young_person(loaded, row, recipient),
        )
    )
    return paper_of(rendered, recipient)


def paper_of(rendered: RenderedDocument, recipient: str) -> Paper:
    """A rendered document as front ends get it."""
    return Paper(
        recipient=recipient,
        title=rendered.suggested_name,
        pdf=rendered.content,
        file_name=rendered.suggested_name,
        sha256=rendered.sha256,
    )


def _young_person(loaded: LoadedCase, row: Withdrawal, recipient: str) -> str | None:
    """The name, if the recipient may still know of the case in any purpose; else the reference."""
    young = loaded.header.young_person
    if recipient not in loaded.parties:
        return loaded.name(young) if recipient == young else None
    for purpose in loaded.purposes:
        flow = Flow(
            case=row.case,
            purpose=purpose,
            subject=young,
            source=loaded.header.coordinator_party,
            recipient=recipient,
            type=InformationType.PARTICIPATION,
            channel=Channel.WRITTEN,
        )
        if decide_in(loaded.situation, flow).allowed:
            return loaded.name(young)
    return None


def _types(selection: Selection, words: Words) -> tuple[str, ...]:
    if EVERY in selection:
        return ()
    return tuple(type_label(InformationType(value), words) for value in selection)


def _names(loaded: LoadedCase, selection: Selection, words: Words) -> tuple[str, ...]:
    if EVERY in selection:
        return ()
    return tuple(shown_name(loaded, value, words) for value in selection)
