"""An item and the rights of those it is about, in words; no Qt."""

from __future__ import annotations

from datetime import date, tzinfo

from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.services.held_copies import HeldCopy, to_be_told
from sspf_app.services.item_rights import ItemWithRights
from sspf_app.texts.ledger import paper_kind


def item_state(item: ItemWithRights) -> str:
    """What stands beside it, in short."""
    said: list[str] = []
    if item.is_restricted:
        said.append(_("restricted"))
    waiting = to_be_told(item.copies)
    if any(one.is_older for one in waiting):
        said.append(_("older copies"))
    elif waiting:
        said.append(_("copies out"))
    if item.views:
        said.append(_("view"))
    return ", ".join(said)


def restriction_words(item: ItemWithRights) -> str:
    """Whether it may be used."""
    kept = item.restriction
    if kept is None:
        return _("It is shared as the consents say.")
    if kept.lifted_on is None:
        return _("Restricted since {day}: it is kept, and nobody gets it.").format(
            day=kept.since.isoformat()
        )
    return _("It was restricted from {day} to {end}; they were told on {told}.").format(
        day=kept.since.isoformat(),
        end=kept.lifted_on.isoformat(),
        told="" if kept.told_on is None else kept.told_on.isoformat(),
    )


def copy_words(copy: HeldCopy, zone: tzinfo) -> str:
    """What somebody got, and when."""
    day = f"{copy.at.astimezone(zone):%Y-%m-%d}"
    kind = paper_kind(copy.kind.value, words())
    said = f"{kind}, {day}"
    if not copy.is_certain:
        said = _("{what}; the same kind of information, so perhaps this").format(what=said)
    if copy.told_on is not None:
        told = _("told on {day}").format(day=copy.told_on.isoformat())
        said = f"{said}. {told}"
    return said


def copies_sentence(item: ItemWithRights) -> str:
    """What is to be done about those who have it; empty = nothing."""
    told = to_be_told(item.copies)
    waiting = len(told)
    if not waiting:
        return ""
    if not any(one.is_older for one in told):
        return ngettext(
            "{n} got it before it was restricted. Tell them, and note it here.",
            "{n} got it before it was restricted. Tell them, and note it here.",
            waiting,
        ).format(n=waiting)
    return ngettext(
        "{n} has got it as it no longer is. Tell them, or give a new copy, and note it here.",
        "{n} have got it as it no longer is. Tell them, or give new copies, and note it here.",
        waiting,
    ).format(n=waiting)


def before_lifting(item: ItemWithRights, told_on: date) -> str:
    """What lifting records, and who was never told that it was restricted (GDPR 18.3 and 19)."""
    said = _(
        "It goes to those the consents let read it again. It is recorded that they were told of "
        "it on {day}, before it was lifted."
    ).format(day=told_on.isoformat())
    names = dict.fromkeys(one.name for one in to_be_told(item.copies))
    if not names:
        return said
    left = ngettext(
        "{n} has got it, and it is not noted that they were told: {names}. Note that first: once "
        "it is lifted, whoever was to be told of the restriction is not listed any more.",
        "{n} have got it, and it is not noted that they were told: {names}. Note that first: once "
        "it is lifted, whoever was to be told of the restriction is not listed any more.",
        len(names),
    ).format(n=len(names), names="; ".join(names))
    return f"{said} {left}"


def told_then(item: ItemWithRights) -> str:
    """Who is to be told once it is restricted (GDPR 19); empty = nobody has it."""
    names = dict.fromkeys(copy.name for copy in item.copies)
    if not names:
        return ""
    return ngettext(
        "{n} has got it and is then to be told: {names}.",
        "{n} have got it and are then to be told: {names}.",
        len(names),
    ).format(n=len(names), names="; ".join(names))
