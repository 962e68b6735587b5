"""The invitation to a meeting: when and where, whom it is about, and the agenda for its reader.

Source: sharing rules, section 7 (a pause, neither item nor heading).
"""

from __future__ import annotations

from sspf_app.documents.blocks import Block
from sspf_app.documents.letters import draw_letter, head, paragraphs, questions
from sspf_app.documents.minutes import agenda_blocks
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_lines import Setting
from sspf_app.services.paper_of_invitation import InvitationPaperData
from sspf_app.texts.addressing import how_many
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.dates import weekday_and_day


def draw(data: InvitationPaperData, setting: Setting) -> Drawn:
    """Draw one recipient's invitation; the file and its number of pages."""
    words = words_for(data.language)
    _, ngettext, pgettext = words.gettext, words.ngettext, words.pgettext
    readers = how_many(is_person=data.is_person)
    title = _("Invitation to an SSPF meeting")
    at = data.starts_at
    when = f"{weekday_and_day(at.date(), words)} {at.year}, {at:%H.%M}"
    facts = [
        (pgettext("minutes", "Case"), data.case_reference),
        (pgettext("letter", "To"), data.recipient),
        (pgettext("minutes", "Meeting"), when),
        (pgettext("minutes", "Place"), data.place or ""),
        (pgettext("minutes", "About"), data.young_person),
    ]
    blocks: list[Block] = head(title, facts, office=data.office, secrecy=data.secrecy, words=words)
    blocks += agenda_blocks(data.agenda, words)
    if any(line.heading is None for line in data.agenda):
        blocks.append(
            paragraphs(
                ngettext(
                    "At a pause you leave the room; you are called in again after it.",
                    "At a pause you leave the room; you are called in again after it.",
                    readers,
                )
            )
        )
    if data.is_person:  # a summons reads as a duty; no family is bound to come
        blocks.append(
            paragraphs(
                _(
                    "You are welcome. It is voluntary to come, and saying no does not affect the "
                    "right to other support."
                )
            )
        )
    blocks.append(
        paragraphs(
            ngettext(
                "This invitation is for you alone. Do not pass it on.",
                "This invitation is for you alone. Do not pass it on.",
                readers,
            )
        )
    )
    blocks.append(questions(data.office, words, is_person=data.is_person))
    return draw_letter(
        blocks,
        setting,
        title=f"{title} · {data.case_reference}",
        foot=_("Case {reference}  ·  Copy for {recipient}").format(
            reference=data.case_reference, recipient=data.recipient
        ),
        made_at=data.made_at,
    )
