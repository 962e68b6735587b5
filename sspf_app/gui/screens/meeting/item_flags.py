"""How an item may be used: what the chips of its editor offer."""

from __future__ import annotations

from sspf_app.gui.i18n import _
from sspf_app.gui.widgets.chips import Choice


def flags_offered(chosen: tuple[str, ...]) -> tuple[Choice, ...]:
    """The flags to choose among, in order, where some are chosen."""
    confirmed = Choice(
        id="independent_source_confirmed",
        title=_("Independent source confirmed"),
        hint=_("Somebody else has told the same, and may share it."),
    )
    return (*_plain_flags(), confirmed) if "from_legal_disclosure" in chosen else _plain_flags()


def _plain_flags() -> tuple[Choice, ...]:
    return (
        Choice(
            id="share_with_guardians",
            title=_("Guardians may read it"),
            hint=_("From 15, and from 12 if mature, guardians read only what is marked for them."),
        ),
        Choice(id="hide_from_guardians", title=_("Not for guardians")),
        Choice(
            id="oral_only",
            title=_("By word of mouth only"),
            hint=_("It stands in nobody's copy."),
        ),
        Choice(
            id="hidden_placement",
            title=_("Hidden placement"),
            hint=_(
                "It tells where somebody is placed in secret: nobody of the family gets it. "
                "Parties read it as far as the consents go, unless it is by word of mouth only."
            ),
        ),
        Choice(
            id="from_legal_disclosure",
            title=_("From a legal disclosure"),
            hint=_("It stays out of the copies unless an independent source is confirmed."),
        ),
    )
