"""Questions that rest on a law, read for lists."""

from __future__ import annotations

from dataclasses import replace

from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.legal_records import LegalRequest
from sspf_app.services.legal_views import LegalLine, PartyChoice


def legal_line(loaded: LoadedCase, request: LegalRequest, *, is_open: bool) -> LegalLine:
    """A question with names; what it says is left out where the case is not open."""
    shown = request if is_open else _without_words(request)
    return LegalLine(
        request=shown,
        reference=loaded.reference,
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
    return replace(
        request, asked_by="", asked_what="", circumstances="", reasoning="", what="", answers=()
    )
