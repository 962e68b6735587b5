"""A withdrawn consent: the confirmation to the person, the notice to each recipient.

Both tell the fact and the scope; neither tells anything about the case.

Source: ``domain.md`` 2.4; sharing rules, section 4.5.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sspf_app.documents.blocks import Block, Stack
from sspf_app.documents.headings import field
from sspf_app.documents.letters import GAP, Letter, head, listed, paragraphs, questions, subheading
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_lines import Setting
from sspf_app.documents.withdrawal_words import give_back, title_of, what_happened
from sspf_app.services.paper_of_withdrawal import (
    WithdrawalConfirmationData,
    WithdrawalNoticeData,
    WithdrawalScope,
)
from sspf_app.texts.addressing import addressed_to
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import long_instant


def draw_confirmation(data: WithdrawalConfirmationData, setting: Setting) -> Drawn:
    """Draw the confirmation; the file and its number of pages."""
    return confirmation_letter(data).draw(setting)


def confirmation_letter(data: WithdrawalConfirmationData) -> Letter:
    """The confirmation."""
    words = words_for(data.language)
    _, pgettext = words.gettext, words.pgettext
    title = _("Confirmation of withdrawn consent")
    facts = [
        (pgettext("letter", "Case"), data.case_reference),
        (pgettext("letter", "To"), data.person),
        (pgettext("letter", "Received"), _local(data.received_at, words)),
        (_("Received by"), data.received_by),
    ]
    blocks = head(title, facts, office=data.office, secrecy=None, words=words)
    heard = _(
        "We have heard that you take back consent. It holds from the moment given above. From then "
        "on we no longer share the information below on the ground of your consent."
    )
    blocks.append(paragraphs(heard))
    blocks.append(_scope(data.scope, words))
    blocks.append(
        paragraphs(
            _("You need not give a reason, and it does not affect your right to other support."),
            _(
                "What was told before cannot be taken back. What the law tells us to keep is kept. "
                "If you want to give consent again later you sign a new form."
            ),
            _(
                "Also without consent the law may in some cases oblige or allow us to pass on "
                "information, for example in a report of concern about a child."
            ),
        )
    )
    if data.notified:
        said = _("We tell these parties that it is withdrawn: {names}.")
        blocks.append(paragraphs(said.format(names=listed(data.notified))))
    if data.late:
        said = _(
            "After the moment given above something that it covers still went out to: {names}. "
            "That was our mistake. We ask for it back."
        )
        blocks.append(paragraphs(said.format(names=listed(data.late))))
    blocks.append(questions(data.office, words, is_person=True))
    return _letter(blocks, title, data)


def draw_notice(data: WithdrawalNoticeData, setting: Setting) -> Drawn:
    """Draw the notice; the file and its number of pages."""
    return notice_letter(data).draw(setting)


def notice_letter(data: WithdrawalNoticeData) -> Letter:
    """The notice."""
    words = words_for(data.language)
    _, pgettext = words.gettext, words.pgettext
    title = title_of(data, words)
    facts = [
        (pgettext("letter", "Case"), data.case_reference),
        (pgettext("letter", "To"), addressed_to(data.recipient)),
        (pgettext("letter", "Holds from"), _local(data.received_at, words)),
        (pgettext("letter", "About"), data.young_person or ""),
    ]
    if data.is_wrong_answer:  # nothing was withdrawn, so nothing holds from then on
        facts = [one for one in facts if one[0] != pgettext("letter", "Holds from")]
    blocks = head(title, facts, office=data.office, secrecy=data.secrecy, words=words)
    blocks.append(paragraphs(*what_happened(data, words)))
    back = give_back(data, words)
    if back:
        blocks.append(
            Stack([subheading(_("What you are asked to give back")), paragraphs(*back)], before=GAP)
        )
    if not data.is_wrong_answer:
        blocks.append(_scope(data.scope, words))
    blocks.append(questions(data.office, words, is_person=data.is_person))
    return _letter(blocks, title, data)


def _local(instant: datetime, words: Words) -> str:
    return long_instant(instant, instant.tzinfo or UTC, words)


def _scope(scope: WithdrawalScope, words: Words) -> Block:
    _, pgettext = words.gettext, words.pgettext
    lines = [
        (pgettext("scope", "Information"), scope.types, _("All kinds of information")),
        (_("May no longer give or receive it"), scope.parties, _("All parties")),
        (pgettext("scope", "About"), scope.about, ""),
    ]
    facts = [
        Stack([field(label, listed(names) or everything)], before=4)
        for label, names, everything in lines
        if names or everything
    ]
    return Stack([subheading(_("What the withdrawal covers")), *facts], before=GAP)


def _letter(
    blocks: list[Block],
    title: str,
    data: WithdrawalConfirmationData | WithdrawalNoticeData,
) -> Letter:
    reference = data.case_reference
    return Letter(
        blocks=blocks,
        title=f"{title} · {reference}",
        foot=f"{title}  ·  {reference}",
        made_at=data.made_at,
    )
