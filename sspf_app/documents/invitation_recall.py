"""The letter that takes an invitation back: when, and that there is no meeting for its reader.

Source: sharing rules, section 7.
"""

from __future__ import annotations

from sspf_app.documents.blocks import Block
from sspf_app.documents.letters import draw_letter, head, paragraphs, questions
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_lines import Setting
from sspf_app.services.paper_of_invitation import InvitationRecallData
from sspf_app.texts.addressing import addressed_to, how_many
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.dates import weekday_and_day


def draw(data: InvitationRecallData, setting: Setting) -> Drawn:
    """Draw one recipient's letter; the file and its number of pages."""
    words = words_for(data.language)
    _, ngettext, pgettext = words.gettext, words.ngettext, words.pgettext
    readers = how_many(is_person=data.is_person)
    title = _("SSPF meeting cancelled") if data.is_cancelled else _("About an SSPF meeting")
    at = data.starts_at
    day = f"{weekday_and_day(at.date(), words)} {at.year}"
    when = _("on {day} at {time}").format(day=day, time=f"{at:%H.%M}")
    said = (
        _("The SSPF meeting {when} is cancelled.")
        if data.is_cancelled
        else ngettext(
            "The SSPF meeting {when} will be held without you. You need not do anything.",
            "The SSPF meeting {when} will be held without you. You need not do anything.",
            readers,
        )
    )
    facts = [
        (pgettext("minutes", "Case"), data.case_reference),
        (pgettext("letter", "To"), addressed_to(data.recipient)),
    ]
    blocks: list[Block] = head(title, facts, office=data.office, secrecy=data.secrecy, words=words)
    blocks.append(paragraphs(said.format(when=when)))
    blocks += [
        paragraphs(
            ngettext(
                "The invitation you got no longer holds.",
                "The invitation you got no longer holds.",
                readers,
            )
        ),
        paragraphs(
            ngettext(
                "This message is for you alone. Do not pass it on.",
                "This message is for you alone. Do not pass it on.",
                readers,
            )
        ),
        questions(data.office, words, is_person=data.is_person),
    ]
    return draw_letter(
        blocks,
        setting,
        title=f"{title} · {data.case_reference}",
        foot=_("Case {reference}  ·  Copy for {recipient}").format(
            reference=data.case_reference, recipient=data.recipient
        ),
        made_at=data.made_at,
    )
