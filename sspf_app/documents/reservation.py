"""The reservation that an association or a private person signs before getting anything.

The wording is the office's own and is to be approved by its lawyer.

Source: OSL 12:2 second paragraph and 10:14; `domain.md` 2.1, block Q.
"""

from __future__ import annotations

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.letters import (
    GAP,
    Letter,
    head,
    paragraphs,
    questions,
    sign_lines,
    subheading,
)
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_lines import Setting
from sspf_app.services.paper_of_ledger import ReservationData
from sspf_app.texts.catalogue import Words, words_for


def draw(data: ReservationData, setting: Setting) -> Drawn:
    """Draw the sheet."""
    words = words_for(data.language)
    _, pgettext = words.gettext, words.pgettext
    title = _("Reservation: not to be passed on")
    facts = [
        (pgettext("letter", "To"), data.recipient),
        (_("Our reference"), data.case_reference),
    ]
    blocks = head(title, facts, office=data.office, secrecy=None, words=words)
    blocks += [
        paragraphs(
            _(
                "A family has said yes to us telling you certain things, on the condition that "
                "they go no further. We therefore make this reservation before we tell you "
                "anything in writing."
            )
        ),
        _rules(words, is_person=data.is_person),
        _law(words),
        _hands(_("I have read this and will keep to it"), words, by="recipient"),
        _hands(_("For the office"), words, by="office"),
        questions(data.office, words),
    ]
    letter = Letter(
        blocks=blocks,
        title=f"{title} · {data.case_reference}",
        foot=f"{title}  ·  {data.case_reference}",
        made_at=data.made_at,
    )
    return letter.draw(setting)


def _rules(words: Words, *, is_person: bool) -> Block:
    _ = words.gettext
    within = _(
        "Within the association only those who need it for this may know, and they are told that "
        "it goes no further."
    )
    rules = [
        _("What you get to know may not be passed on to anybody, neither said nor in writing."),
        *(() if is_person else (within,)),
        _("You use it only to support the young person in the way that was agreed."),
        _("You keep papers so that nobody else can read them, and give them back when we ask."),
        _("It goes on to hold when the cooperation has ended."),
    ]
    lines = [
        Paragraph(f"{number}. {rule}", style.BODY, before=4)
        for number, rule in enumerate(rules, start=1)
    ]
    return Stack([subheading(_("What holds")), *lines], before=GAP)


def _law(words: Words) -> Block:
    _ = words.gettext
    return paragraphs(
        _(
            "The reservation is made under chapter 12, section 2 of the Public Access to "
            "Information and Secrecy Act. Whoever breaks it may be sentenced for breach of "
            "confidentiality under chapter 20, section 3 of the Criminal Code."
        )
    )


def _hands(title: str, words: Words, *, by: str) -> Block:
    _ = words.gettext
    who = sign_lines([(_("Place and day"), f"{by}-day"), (_("Name and function"), f"{by}-name")])
    sign = sign_lines([(_("Signature"), f"{by}-signature")])
    return Stack([subheading(title), who, sign], before=GAP, is_whole=True)
