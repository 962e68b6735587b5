"""Words of handing over that more than one page says."""

from __future__ import annotations

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import Tone
from sspf_app.services.hand_over_records import CaseTransfer, Direction
from sspf_app.services.transfer_views import Counts


def counted(counts: Counts) -> str:
    """How much there is, such as "3 persons, 2 meetings"."""
    parts = (
        (counts.people, ngettext("{n} person", "{n} persons", counts.people)),
        (counts.meetings, ngettext("{n} occasion", "{n} occasions", counts.meetings)),
        (
            counts.items,
            ngettext("{n} thing that was said", "{n} things that were said", counts.items),
        ),
        (
            counts.consents,
            ngettext("{n} answer about consent", "{n} answers about consent", counts.consents),
        ),
        (counts.notes, ngettext("{n} note", "{n} notes", counts.notes)),
        (counts.papers, ngettext("{n} paper", "{n} papers", counts.papers)),
    )
    return ", ".join(words.format(n=number) for number, words in parts if number)


def transfer_state(transfer: CaseTransfer) -> tuple[str, Tone]:
    """How far a transfer has come."""
    if transfer.ended_at is not None:
        return _("Given up"), Tone.NEUTRAL
    if transfer.direction is Direction.IN:
        return _("Received"), Tone.SUCCESS
    if transfer.confirmed_at is None:
        return _("Waits for the receipt"), Tone.WARNING
    return _("Confirmed, read only here"), Tone.SUCCESS
