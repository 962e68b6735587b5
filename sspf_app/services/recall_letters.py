"""The letter that asks for a misdirected copy.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from sspf_app.domain.time import day_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.export_views import Paper
from sspf_app.services.form_building import paper_office
from sspf_app.services.ledger_records import Misdirection
from sspf_app.services.ledger_trail import LedgerTrail
from sspf_app.services.paper_names import secrecy_mark
from sspf_app.services.paper_of_ledger import RecallLetterData
from sspf_app.services.paper_search import searched, withheld_from
from sspf_app.services.paper_signs import recipient_sign
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.records import DisclosureKind, Office
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.ledger import paper_kind

_LANGUAGE = "sv"


def misdirection_mark(misdirection: str) -> str:
    """What a recall letter says in the ledger: which misdirected copy it asks for."""
    return f"misdirection:{misdirection}"


def recall_data(
    loaded: LoadedCase, trail: LedgerTrail, row: Misdirection, *, office: Office
) -> RecallLetterData:
    """The letter: that it came to the wrong one, and what to do. Nobody's name, no content."""
    words = words_for(_LANGUAGE)
    disclosure = next(one for one in trail.disclosures if one.id == row.disclosure)
    return RecallLetterData(
        office=paper_office(office),
        language=_LANGUAGE,
        case_reference=loaded.reference,
        made_at=loaded.now,
        recipient=trail.paper_name(loaded, row.reached or row.id, words),
        sign=recipient_sign(loaded.id, row.reached or row.id),
        # Whom the register does not know is somebody at a wrong address more often than an office.
        is_person=row.reached not in loaded.parties,
        paper=paper_kind(disclosure.kind, words),
        made_on=day_of(disclosure.at, loaded.facts.zone),
        pages=disclosure.pages,
        secrecy=secrecy_mark(loaded, office),
        is_oral=disclosure.kind is DisclosureKind.ORAL,
    )


def recall_paper(
    renderer: DocumentRenderer, loaded: LoadedCase, row: Misdirection, data: RecallLetterData
) -> Paper:
    """The letter, in memory."""
    recipient = row.reached or row.id
    withheld = withheld_from(loaded, shown={recipient}, readable=(row.reached_words,))
    rendered = renderer.recall_letter(data)
    return searched(renderer, rendered, loaded=loaded, recipient=recipient, withheld=withheld)
