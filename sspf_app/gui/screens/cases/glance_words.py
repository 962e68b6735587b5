"""What a case is about, in words; no Qt."""

from __future__ import annotations

from datetime import tzinfo

from sspf_app.domain.codes import InformationType
from sspf_app.gui.i18n import _, words
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.glance_views import CaseGlance, Hearer
from sspf_app.services.queries import CaseListItem
from sspf_app.texts.dates import joined
from sspf_app.texts.labels import type_label

_FEW = 4
"""Up to so many kinds are told by what is missing, in place of all the others."""


def subtitle(item: CaseListItem) -> str:
    """The reference, and the school where it may stand in a list."""
    school = "" if item.is_protected else item.school or ""
    return " · ".join(part for part in (item.reference or item.case, school) if part)


def meeting_words(case: CaseDetail, zone: tzinfo) -> str:
    """When and where the next meeting is."""
    meeting = case.next_meeting
    if meeting is None:
        return _("No meeting is planned.")
    at = f"{meeting.starts_at.astimezone(zone):%Y-%m-%d %H:%M}"
    return " · ".join(part for part in (at, meeting.place or "") if part)


def hearer_lines(glance: CaseGlance) -> list[str]:
    """Who may be told what, each party in a line; of several purposes each under its words."""
    lines: list[str] = []
    for one in glance.purposes:
        told = [_hearer(hearer) for hearer in one.hearers if hearer.types or hearer.by_mouth]
        silent = [hearer.name for hearer in one.hearers if not (hearer.types or hearer.by_mouth)]
        if len(glance.purposes) > 1:
            lines.append(f"{one.text.rstrip('.')}:")
        lines += told
        if silent and not told:
            lines.append(_("Nobody may be told anything now."))
        elif silent:
            lines.append(_("{names}: nothing.").format(names=joined(silent, words())))
        elif not told:
            lines.append(_("No other party takes part."))
    return lines


def _hearer(hearer: Hearer) -> str:
    but = [one for one in InformationType if one not in hearer.types]
    if not but:
        return _("{name}: every kind of information").format(name=hearer.name)
    if len(but) <= _FEW and not hearer.by_mouth:
        types = " · ".join(type_label(one, words()) for one in but)
        return _("{name}: every kind of information but {types}").format(
            name=hearer.name, types=types
        )
    said = " · ".join(type_label(one, words()) for one in hearer.types)
    spoken = " · ".join(type_label(one, words()) for one in hearer.by_mouth)
    if not spoken:
        return f"{hearer.name}: {said}"
    if not said:
        return _("{name}, by word of mouth only: {types}").format(name=hearer.name, types=spoken)
    return _("{name}: {types}. By word of mouth only: {spoken}").format(
        name=hearer.name, types=said, spoken=spoken
    )
