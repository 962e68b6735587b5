"""The paper of an incident: whom it concerns, since when, and how, for the report and the file.

Source: GDPR 33 and 34.
"""

from __future__ import annotations

from datetime import UTC

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Columns, Paragraph, Stack
from sspf_app.documents.letters import GAP, Letter, head, paragraphs, subheading
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.services.incident_views import IncidentRole
from sspf_app.services.paper_of_incident import IncidentData, IncidentRow
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import long_day, long_instant

_WHO = 150.0


def draw(data: IncidentData, setting: Setting) -> Drawn:
    """Draw the paper."""
    words = words_for(data.language)
    _ = words.gettext
    title = _("Whom an incident concerns")
    facts = [
        (_("Days"), f"{long_day(data.first_on, words)} – {long_day(data.last_on, words)}"),
        (_("Persons of the register"), str(_count(data, IncidentRole.CASE))),
        (_("of them with protected identity"), str(data.protected)),
        (_("of them under age"), str(data.children)),
        (_("Contacts of parties"), str(_count(data, IncidentRole.CONTACT))),
        (_("Users of the program"), str(_count(data, IncidentRole.USER))),
        (_("Papers and copies"), str(data.papers)),
        (_("Backups made, each an encrypted copy"), str(data.backups)),
        (_("Worked out on"), long_instant(data.made_at, data.made_at.tzinfo or UTC, words)),
        (_("Worked out by"), data.made_by),
        (_("Data protection officer"), data.protection_officer),
    ]
    blocks = head(
        title, [one for one in facts if one[1]], office=data.office, secrecy=None, words=words
    )
    blocks.append(paragraphs(*_told(data, words)))
    for role, heading in (
        (IncidentRole.CASE, _("Persons of the register")),
        (IncidentRole.CONTACT, _("Contacts of parties")),
        (IncidentRole.USER, _("Users of the program")),
    ):
        rows = [_row(one, words) for one in data.rows if one.role is role]
        if rows:
            blocks.append(Stack([subheading(heading), rows[0]], before=GAP, is_whole=True))
            blocks += rows[1:]
    letter = Letter(
        blocks=blocks,
        title=title,
        foot=f"{title}  ·  {long_day(data.made_at.date(), words)}",
        made_at=data.made_at,
    )
    return letter.draw(setting)


def _count(data: IncidentData, role: IncidentRole) -> int:
    return sum(one.role is role for one in data.rows)


def _told(data: IncidentData, words: Words) -> list[str]:
    _ = words.gettext
    said = [
        _(
            "The report to Integritetsskyddsmyndigheten is due within 72 hours (GDPR 33). Whoever "
            "is protected stands first and is reached first (GDPR 34); they, and who stands in "
            "a case with them, are here by the references alone."
        )
    ]
    if data.is_whole:
        said.append(
            _(
                "A copy of the whole vault is lost. It is encrypted: say in the report whether a "
                "password, recovery words or a key file can have gone with it."
            )
        )
    said.append(_("What was said in a room, or photographed from a screen, is not known here."))
    return said


def _row(row: IncidentRow, words: Words) -> Block:
    _ = words.gettext
    name = row.name or (_("protected identity") if row.is_protected else _("not named"))
    since = (
        ""
        if row.known_since is None
        else _("data held since {day}").format(day=long_day(row.known_since, words))
    )
    first = _("concerned since {day}").format(day=long_day(row.first_on, words))
    marks = [_("under age")] if row.is_child else []
    when = ", ".join(one for one in (*marks, since, first) if one)
    kinds = ", ".join(row.kinds) or _("everything in the case")
    lines: list[Block] = [
        Paragraph(" · ".join(one for one in (", ".join(row.cases), when) if one), style.SMALL),
        Paragraph(kinds, style.LABEL),
    ]
    lines += [Paragraph(way, style.LABEL) for way in row.ways]
    return Columns(
        [(_WHO, Paragraph([Span(name, Face.BOLD)], style.SMALL)), (0, Stack(lines))],
        gap=10,
        before=5,
    )
