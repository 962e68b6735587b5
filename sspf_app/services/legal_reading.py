"""Questions that rest on a law, read for lists."""

from __future__ import annotations

from dataclasses import replace

from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.legal_records import LegalRequest
from sspf_app.services.legal_views import LegalLine, PartyChoice


def legal_line(
    loaded: LoadedCase, request: LegalRequest, *, is_open: bool, reference: str = ""
) -> LegalLine:
    """A question with names; what it says, and by which law, is left out of a case not opened.

    Args:
        loaded: The case.
        request: The question.
        is_open: Whether the case may be shown.
        reference: What a list calls a case that was not opened; else as it is called.
    """
    shown = request if is_open else _without_words(request)
    return LegalLine(
        request=shown,
        reference=reference or loaded.reference,
        person_name=loaded.name(request.person) if is_open else "",
        giver_name=loaded.name(request.giver) if is_open else "",
        receiver_name=loaded.name(request.receiver) if is_open else "",
        is_closed=not is_open,
    )


def party_choices(loaded: LoadedCase) -> tuple[PartyChoice, ...]:
    """Every party of the register; the coordinator's own first."""
    own = loaded.header.coordinator_party
    parties = sorted(loaded.parties.values(), key=lambda one: (one.id != own, one.name.casefold()))
    return tuple(
        PartyChoice(id=one.id, name=one.name, kind=one.kind, independent=one.independent)
        for one in parties
    )


def _without_words(request: LegalRequest) -> LegalRequest:
    nothing = dict.fromkeys(
        ("person", "giver", "receiver", "paragraph", "wording", "asked_by", "asked_what"), ""
    )
    return replace(
        request, **nothing, circumstances="", reasoning="", what="", answers=(), ground=None
    )
