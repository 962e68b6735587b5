"""Who had to answer when the request was made: frozen that day, whatever has changed since."""

from __future__ import annotations

from sspf_app.gui.case_words import capacity_word
from sspf_app.gui.i18n import _, words
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card
from sspf_app.services.request_views import RequestThen, SignerThen
from sspf_app.texts.labels import custody_label


class RequestCard(Card):
    """See the module."""

    def __init__(self, request: RequestThen) -> None:
        day = request.made_on.isoformat()
        title = request_title(request.number)
        super().__init__(
            title,
            _("Who had to answer when it was made, {day}. Frozen that day.").format(day=day),
        )
        self.setAccessibleName(title)
        for signer in request.signers:
            self.add(text(signer_line(signer)))
        if request.problem:
            self.add(text(_("That day it could not be said for certain who had to answer.")))
        if request.policy_since is None:
            said = _("The rules of the office that day: as in the law and the program's defaults.")
        else:
            said = _("The rules of the office that day: those from {day}.").format(
                day=request.policy_since.isoformat()
            )
        self.add(text(said, role="muted"))


def request_title(numbered: str) -> str:
    """What a request is called; not as the version of a form, beside which it stands."""
    return _("Request no. {number} in the case").format(number=numbered)


def signer_line(signer: SignerThen) -> str:
    """Somebody who had to answer, as what, and what showed it."""
    capacity = capacity_word(signer.capacity)
    if signer.kind is None:
        return _("{name}: {capacity}").format(name=signer.name, capacity=capacity.lower())
    kind = custody_label(signer.kind, words()).lower()
    if signer.document is None or signer.seen_on is None:
        return _("{name}: {kind}, no document seen").format(name=signer.name, kind=kind)
    return _("{name}: {kind}, shown by {document}, seen {day} by {who}").format(
        name=signer.name,
        kind=kind,
        document=signer.document,
        day=signer.seen_on.isoformat(),
        who=signer.seen_by or "–",
    )
