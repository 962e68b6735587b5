"""The letter about what went to the wrong one: the fact and what to do, nothing of its content.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Stack
from sspf_app.documents.letters import (
    GAP,
    Letter,
    head,
    listed_by_number,
    paragraphs,
    questions,
    sign_lines,
    subheading,
    tick_line,
)
from sspf_app.documents.panels import Panel
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_lines import Setting
from sspf_app.services.paper_of_ledger import RecallLetterData
from sspf_app.texts.addressing import addressed_to, how_many
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import long_day


def draw(data: RecallLetterData, setting: Setting) -> Drawn:
    """Draw the letter; the file and its number of pages."""
    return recall_letter(data).draw(setting)


def recall_letter(data: RecallLetterData) -> Letter:
    """The letter."""
    words = words_for(data.language)
    _, pgettext = words.gettext, words.pgettext
    n = how_many(is_person=data.is_person)
    title = (
        words.ngettext(
            "You have heard something by mistake", "You have heard something by mistake", n
        )
        if data.is_oral
        else _("A paper from us has come to you by mistake")
    )
    pages = (
        words.ngettext("{n} page", "{n} pages", data.pages).format(n=data.pages)
        if data.pages
        else ""
    )
    facts = [
        (pgettext("letter", "To"), addressed_to(data.recipient)),
        (_("Our reference"), data.case_reference),
        (_("What it is"), ", ".join(part for part in (data.paper, pages) if part)),
        (_("Said on") if data.is_oral else _("Made on"), long_day(data.made_on, words)),
    ]
    blocks = head(title, facts, office=data.office, secrecy=data.secrecy, words=words)
    blocks += [
        paragraphs(*_why(words, n, is_oral=data.is_oral)),
        _steps(words, n, is_oral=data.is_oral),
        questions(data.office, words, is_person=data.is_person),
        _answer(words, n, is_oral=data.is_oral),
    ]
    return Letter(
        blocks=blocks,
        title=f"{title} · {data.case_reference}",
        # A whole sentence down there would be kept from who listens.
        foot=f"{data.case_reference}  ·  {data.recipient}",
        made_at=data.made_at,
    )


def _why(words: Words, n: int, *, is_oral: bool) -> tuple[str, str]:
    _ = words.gettext
    if is_oral:
        return (
            words.ngettext(
                "You heard something that was not meant for you. The mistake is ours, not yours.",
                "You heard something that was not meant for you. The mistake is ours, not yours.",
                n,
            ),
            words.ngettext(
                "What you heard is protected by secrecy. Please do not pass it on.",
                "What you heard is protected by secrecy. Please do not pass it on.",
                n,
            ),
        )
    return (
        words.ngettext(
            "A paper of ours was meant for somebody else. The mistake is ours, not yours.",
            "A paper of ours was meant for somebody else. The mistake is ours, not yours.",
            n,
        ),
        _(
            "What it tells is protected by secrecy. Please do not read on, and do not copy "
            "it or pass it on."
        ),
    )


def _steps(words: Words, n: int, *, is_oral: bool) -> Block:
    _ = words.gettext
    steps = (
        _("Send the paper back to us, or tell us that we may come for it."),
        words.ngettext(
            "If you have it as a file: delete it, also where it was saved by itself.",
            "If you have it as a file: delete it, also where it was saved by itself.",
            n,
        ),
        _("Tell us if anybody else has seen it or got a copy."),
        _("Answer below, and send this letter back with it."),
    )
    if is_oral:
        steps = (
            words.ngettext("Tell nobody what you heard.", "Tell nobody what you heard.", n),
            words.ngettext(
                "If you wrote anything down: destroy it, also in a telephone or computer.",
                "If you wrote anything down: destroy it, also in a telephone or computer.",
                n,
            ),
            words.ngettext(
                "Call us if anybody else heard it, or if you have told somebody.",
                "Call us if anybody else heard it, or if you have told somebody.",
                n,
            ),
            _("Answer below, and send this letter back."),
        )
    title = subheading(words.ngettext("What we ask of you", "What we ask of you", n))
    return Stack([title, *listed_by_number(steps)], before=GAP)


def _answer(words: Words, n: int, *, is_oral: bool) -> Block:
    _ = words.gettext
    choices = (
        words.ngettext(
            "The paper is sent back, and I have kept no copy.",
            "The paper is sent back, and we have kept no copy.",
            n,
        ),
        words.ngettext(
            "The paper is destroyed, and I have kept no copy.",
            "The paper is destroyed, and we have kept no copy.",
            n,
        ),
        words.ngettext(
            "Somebody else has seen it. Please call me.",
            "Somebody else has seen it. Please call us.",
            n,
        ),
    )
    if is_oral:
        choices = (
            words.ngettext(
                "I have told nobody, and I have no notes.",
                "We have told nobody, and we have no notes.",
                n,
            ),
            words.ngettext(
                "I have told nobody, and my notes are destroyed.",
                "We have told nobody, and our notes are destroyed.",
                n,
            ),
            words.ngettext(
                "Somebody else knows of it. Please call me.",
                "Somebody else knows of it. Please call us.",
                n,
            ),
        )
    lines: list[Block] = [tick_line(choice) for choice in choices]
    lines.append(
        sign_lines([(_("Day"), "day"), (_("Name"), "name"), (_("Signature"), "signature")])
    )
    inner = Stack([subheading(words.ngettext("Your answer", "Your answer", n)), *lines])
    return Panel(inner, fill=style.TINT, padding=12, before=GAP)
