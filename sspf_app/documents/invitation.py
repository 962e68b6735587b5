"""The invitation to a meeting: when and where, whom it is about, and the agenda for its reader.

Source: sharing rules, section 7 (a pause, neither item nor heading).
"""

from __future__ import annotations

from sspf_app.documents.blocks import Block
from sspf_app.documents.letters import draw_letter, head, listed, paragraphs, questions
from sspf_app.documents.minutes import agenda_blocks
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_lines import Setting
from sspf_app.services.paper_of_invitation import InvitationPaperData
from sspf_app.texts.addressing import addressed_to, how_many
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import weekday_and_day


def draw(data: InvitationPaperData, setting: Setting) -> Drawn:
    """Draw one recipient's invitation; the file and its number of pages."""
    words = words_for(data.language)
    _, ngettext, pgettext = words.gettext, words.ngettext, words.pgettext
    readers = how_many(is_person=data.is_person)
    title = title_of(words, is_person=data.is_person)
    at = data.starts_at
    when = f"{weekday_and_day(at.date(), words)} {at.year}, {at:%H.%M}"
    facts = [
        (pgettext("minutes", "Case"), data.case_reference),
        (pgettext("letter", "To"), addressed_to(data.recipient)),
        (pgettext("minutes", "Meeting"), when),
        (pgettext("minutes", "Place"), data.place or ""),
        (pgettext("minutes", "About"), data.young_person),
        (_("Also invited"), addressed_to(listed(data.also_invited))),
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
    if data.is_person:
        blocks.append(paragraphs(*_to_the_family(words)))
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


def title_of(words: Words, *, is_person: bool) -> str:
    """What an invitation is called: a party is summoned, somebody of the family is invited."""
    return words.ngettext(
        "Invitation to an SSPF meeting",
        "Invitation to an SSPF meeting",
        how_many(is_person=is_person),
    )


def _to_the_family(words: Words) -> tuple[str, ...]:
    """What every invitation to a person says; a summons reads as a duty, and none is bound."""
    _ = words.gettext
    return (
        _(
            "You are welcome. It is voluntary to come, and saying no does not affect the "
            "right to other support."
        ),
        _("At the meeting you talk together of what can help, and of who does what."),
        _(
            "You may bring somebody who supports you. If you want an interpreter, tell us in "
            "good time: it costs you nothing."
        ),
    )
