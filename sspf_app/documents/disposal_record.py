"""The record of a disposal: cases by reference, basis, how much there was, and who decided."""

from __future__ import annotations

from sspf_app.documents import style
from sspf_app.documents.beside import Columns
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.letters import GAP, Letter, head, paragraphs, subheading
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.domain.outside_cases import Outside
from sspf_app.services.paper_of_disposal import DisposalRecordData, DisposedOutside, DisposedRow
from sspf_app.texts.catalogue import N_, Words, words_for
from sspf_app.texts.dates import long_day

_REFERENCE = 118.0
_OUTSIDE = {
    Outside.PERSON: N_("Persons without a case"),
    Outside.REQUEST: N_("Answered requests about own data"),
}


def draw(data: DisposalRecordData, setting: Setting) -> Drawn:
    """Draw the page."""
    words = words_for(data.language)
    _ = words.gettext
    title = _("Record of disposal {year}").format(year=data.year)
    facts = [
        (_("Disposed of on"), long_day(data.disposed_at.date(), words)),
        (_("Number of cases"), str(len(data.rows))),
        *((words.marked(_OUTSIDE[one.type]), _kept(one, words)) for one in data.outside),
        (_("Proposed by"), data.proposed_by),
        (_("Decision by the second person"), data.approved_by),
        (_("Persons whom only these cases needed"), str(data.persons)),
        (_("Lines of the log that were past their time"), str(data.log_lines)),
        (_("Drafts that were never saved"), str(data.drafts)),
    ]
    blocks = head(title, facts, office=data.office, secrecy=None, words=words)
    blocks.append(paragraphs(_told(data, words)))
    if data.rows:
        first, *others = (_row(row, words) for row in data.rows)
        heading = subheading(_("Cases"))
        blocks += [Stack([heading, first], before=GAP, is_whole=True), *others]
    letter = Letter(
        blocks=blocks,
        title=title,
        foot=f"{title}  ·  {long_day(data.made_at.date(), words)}",
        made_at=data.made_at,
    )
    return letter.draw(setting)


def _kept(gone: DisposedOutside, words: Words) -> str:
    """How many, and how long they were kept."""
    if gone.years is None:
        return str(gone.number)
    years = words.ngettext("{n} year", "{n} years", gone.years).format(n=gone.years)
    return words.gettext("{number}, kept for {years}").format(number=gone.number, years=years)


def _told(data: DisposalRecordData, words: Words) -> str:
    _ = words.gettext
    if data.replayed_at is not None:
        return _(
            "These cases had been disposed of before. An older backup brought them back; they "
            "were disposed of again on {day}. The record of the disposal itself tells who decided."
        ).format(day=long_day(data.replayed_at.date(), words))
    return _(
        "All of it was past its time. Two persons decided: one proposed, another approved. "
        "Everything of them is deleted: rows, papers, the index of the search, history and "
        "drafts. From the backups they go as these are replaced by newer ones."
    )


def _row(row: DisposedRow, words: Words) -> Block:
    _ = words.gettext
    noted = _("Last note {day}").format(day=long_day(row.last_note_on, words))
    counts = ", ".join(f"{name.lower()} {number}" for name, number in row.counts)
    return Columns(
        [
            (_REFERENCE, Paragraph([Span(row.reference, Face.BOLD)], style.SMALL)),
            (
                0,
                Stack(
                    [
                        Paragraph(f"{row.basis}. {noted}.", style.SMALL),
                        Paragraph(counts, style.LABEL),
                    ]
                ),
            ),
        ],
        gap=10,
        before=5,
    )
