"""The paper of an incident: whom it concerns, since when, and how, for the report and the file.

Source: GDPR 33 and 34.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.grid import Grid
from sspf_app.documents.letters import (
    GAP,
    Letter,
    head,
    listed,
    listed_by_number,
    paragraphs,
    subheading,
)
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.services.incident_views import IncidentRole
from sspf_app.services.paper_of_incident import IncidentData, IncidentRow
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import long_day, long_instant

Lines = tuple[str, ...]
_FEW = 3
"""So many meetings are told day by day."""


def draw(data: IncidentData, setting: Setting) -> Drawn:
    """Draw the paper."""
    words = words_for(data.language)
    _ = words.gettext
    title = _("Whom an incident concerns")
    days = dict.fromkeys((data.first_on, data.last_on))
    facts = [
        (_("Days"), " – ".join(long_day(one, words) for one in days)),
        (_("Persons of the register"), str(_count(data, IncidentRole.CASE))),
        (_("of them with protected identity"), str(data.protected)),
        (_("of them under age"), str(data.children)),
        (
            _("Named in lists of attendance alone"),
            str(_count(data, IncidentRole.ATTENDANCE)),
        ),
        (_("Contacts of parties"), str(_count(data, IncidentRole.CONTACT))),
        (_("Users of the program"), str(_count(data, IncidentRole.USER))),
        (_("Papers and copies"), str(data.papers)),
        (_("Backups made, each an encrypted copy"), str(data.backups)),
        (_("Worked out on"), long_instant(data.made_at, data.made_at.tzinfo or UTC, words)),
        (_("Worked out by"), data.made_by),
        (_("Data protection officer"), data.protection_officer),
    ]
    blocks = head(
        title,
        [one for one in facts if one[1]],
        office=data.office,
        secrecy=data.secrecy,
        words=words,
    )
    blocks.append(paragraphs(*_told(data, words)))
    for role, heading in (
        (IncidentRole.CASE, _("Persons of the register")),
        (IncidentRole.ATTENDANCE, _("Named in lists of attendance alone")),
        (IncidentRole.CONTACT, _("Contacts of parties")),
        (IncidentRole.USER, _("Users of the program")),
    ):
        rows = [one for one in data.rows if one.role is role]
        if rows:
            blocks.append(
                Stack([subheading(heading), _table(rows, data.first_on, words)], before=GAP)
            )
    if data.ways:
        blocks.append(Stack([subheading(_("What left, or was read"))], before=GAP))
        blocks += listed_by_number(data.ways)
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


def _table(rows: Sequence[IncidentRow], first_on: date, words: Words) -> Block:
    """One row a person; a column that nobody has anything in is left out."""
    told = [
        (title, share, [tell(row) for row in rows])
        for title, share, tell in _columns(first_on, words)
    ]
    columns = [column for column in told if any(column[2])]
    room = sum(share for _title, share, _cells in columns)
    by_person = zip(*(cells for _title, _share, cells in columns), strict=True)
    return Grid(
        [style.WIDTH * share / room for _title, share, _cells in columns],
        [
            [_cell(lines, is_name=not column) for column, lines in enumerate(cells)]
            for cells in by_person
        ],
        style.TABLE,
        head=[
            Paragraph([Span(title, Face.BOLD)], style.LABEL) for title, _share, _cells in columns
        ],
        before=4,
    )


def _columns(first_on: date, words: Words) -> list[tuple[str, int, Callable[[IncidentRow], Lines]]]:
    """Title, share of the width, and what stands there of somebody, line by line."""
    _ = words.gettext
    return [
        (_("Who"), 104, lambda row: _who(row, first_on, words)),
        (_("Kinds of information"), 121, lambda row: (_kinds(row, words),)),
        (
            _("Data held since"),
            94,
            lambda row: () if row.known_since is None else (long_day(row.known_since, words),),
        ),
        (_("How many"), 38, lambda row: (str(row.items),) if row.items else ()),
        (_("Meetings"), 94, lambda row: _meetings(row.meetings, words)),
        (words.pgettext("print list", "No"), 42, lambda row: _numbers(row.papers)),
    ]


def _kinds(row: IncidentRow, words: Words) -> str:
    return listed(row.kinds) or words.gettext("everything in the case")


def _who(row: IncidentRow, first_on: date, words: Words) -> Lines:
    _ = words.gettext
    name = row.name or (_("protected identity") if row.is_protected else _("not named"))
    later = "" if row.first_on == first_on else long_day(row.first_on, words)
    return tuple(
        one
        for one in (
            name,
            row.of_party,
            ", ".join(row.cases),
            _("under age") if row.is_child else "",
            _("concerned since {day}").format(day=later) if later else "",
        )
        if one
    )


def _meetings(days: Sequence[date], words: Words) -> Lines:
    """Each of a few; of many how many, and between which days."""
    if len(days) <= _FEW:
        return tuple(long_day(day, words) for day in days)
    said = words.ngettext("{n} meeting", "{n} meetings", len(days)).format(n=len(days))
    return (said, f"{long_day(days[0], words)} – {long_day(days[-1], words)}")


def _numbers(papers: Sequence[int]) -> Lines:
    """``1, 3–5``."""
    spans: list[list[int]] = []
    for number in papers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    said = ", ".join("–".join(map(str, span)) for span in spans)
    return (said,) if said else ()


def _cell(lines: Lines, *, is_name: bool) -> Block:
    first, *others = lines or ("–",)
    top = Paragraph([Span(first, Face.BOLD)] if is_name else first, style.LABEL)
    return Stack([top, *(Paragraph(line, style.LABEL) for line in others)])
