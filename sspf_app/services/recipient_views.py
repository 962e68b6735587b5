"""For whom a copy can be made, with the sign by which its file is told from the others."""

from __future__ import annotations

from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.meeting_views import RecipientView
from sspf_app.services.paper_signs import recipient_sign
from sspf_app.texts.catalogue import Words


def recipient_view(loaded: LoadedCase, recipient: str, *, readable: int) -> RecipientView:
    """Somebody for whom a copy can be made, with the sign that the name of its file ends with."""
    return RecipientView(
        recipient=recipient,
        name=loaded.name(recipient),
        kind="party" if recipient in loaded.parties else "person",
        readable=readable,
        sign=recipient_sign(loaded.id, recipient),
    )


def own_copy_view(loaded: LoadedCase, words: Words, *, readable: int) -> RecipientView:
    """The coordinator's own copy."""
    return RecipientView(
        recipient=COORDINATOR,
        name=words.gettext("The coordinator's own copy"),
        kind="coordinator",
        readable=readable,
        sign=recipient_sign(loaded.id, loaded.header.coordinator_party),
    )
