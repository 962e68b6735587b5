"""The reservation that an association or a private person signs before getting anything.

The wording is the office's own and is to be approved by its lawyer.

Source: OSL 12:2 second paragraph and 10:14; `domain.md` 2.1, block Q.
"""

from __future__ import annotations

from sspf_app.documents.blocks import Block, Stack
from sspf_app.documents.letters import (
    GAP,
    listed_by_number,
    paragraphs,
    questions,
    signed_by,
    subheading,
    to_recipient,
    to_sign,
)
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_lines import Setting
from sspf_app.services.paper_of_ledger import ReservationData
from sspf_app.texts.addressing import how_many
from sspf_app.texts.catalogue import Words, words_for


def draw(data: ReservationData, setting: Setting) -> Drawn:
    """Draw the sheet."""
    words = words_for(data.language)
    _ = words.gettext
    n = how_many(is_person=data.is_person)
    title = _("Reservation: not to be passed on")
    day, name = _("Place and day"), _("Name and function")
    holds = _("I have read this and will keep to it")
    blocks = [
        *to_recipient(title, data, words),
        paragraphs(
            words.ngettext(
                "A family has said yes to us telling you certain things, on the condition that "
                "they go no further. We therefore make this reservation before we tell you "
                "anything in writing.",
                "A family has said yes to us telling you certain things, on the condition that "
                "they go no further. We therefore make this reservation before we tell you "
                "anything in writing.",
                n,
            )
        ),
        _rules(words, is_person=data.is_person),
        _law(words),
        signed_by(holds, words, by="recipient", day=day, name=name),
        signed_by(_("For the office"), words, by="office", day=day, name=name),
        questions(data.office, words, is_person=data.is_person),
    ]
    return to_sign(title, data, blocks).draw(setting)


def _rules(words: Words, *, is_person: bool) -> Block:
    _ = words.gettext
    n = how_many(is_person=is_person)
    within = _(
        "Within the association only those who need it for this may know, and they are told that "
        "it goes no further."
    )
    rules = [
        words.ngettext(
            "What you get to know may not be passed on to anybody, neither said nor in writing.",
            "What you get to know may not be passed on to anybody, neither said nor in writing.",
            n,
        ),
        *(() if is_person else (within,)),
        words.ngettext(
            "You use it only to support the young person in the way that was agreed.",
            "You use it only to support the young person in the way that was agreed.",
            n,
        ),
        words.ngettext(
            "You keep papers so that nobody else can read them, and give them back when we ask.",
            "You keep papers so that nobody else can read them, and give them back when we ask.",
            n,
        ),
        _("It goes on to hold when the cooperation has ended."),
    ]
    return Stack([subheading(_("What holds")), *listed_by_number(rules)], before=GAP)


def _law(words: Words) -> Block:
    _ = words.gettext
    return paragraphs(
        _(
            "The reservation is made under chapter 12, section 2 of the Public Access to "
            "Information and Secrecy Act. Whoever breaks it may be sentenced for breach of "
            "confidentiality under chapter 20, section 3 of the Criminal Code."
        )
    )
