"""A page that the recipient signs when a copy is handed over.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from datetime import UTC

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.headings import field
from sspf_app.documents.letters import (
    GAP,
    Letter,
    head,
    paragraphs,
    sign_lines,
    subheading,
)
from sspf_app.documents.panels import Panel
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_lines import Setting
from sspf_app.services.paper_of_ledger import CopyReceiptData, HandedCopy
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import long_instant

_GROUP = 8


def draw(data: CopyReceiptData, setting: Setting) -> Drawn:
    """Draw the page."""
    words = words_for(data.language)
    _, pgettext = words.gettext, words.pgettext
    title = _("Receipt for papers handed over")
    facts = [
        (pgettext("letter", "To"), data.recipient),
        (_("Our reference"), data.case_reference),
    ]
    blocks = head(title, facts, office=data.office, secrecy=None, words=words)
    blocks += [
        Panel(_copy(copy, words), fill=style.TINT, padding=12, before=GAP) for copy in data.copies
    ]
    blocks.append(
        paragraphs(
            _("I have got the papers above. I keep them so that nobody else comes to read them."),
            _("Secrecy or a duty of confidentiality applies to what they tell."),
        )
    )
    blocks.append(_hands(_("Who gets the papers"), words, by="recipient"))
    blocks.append(_hands(_("Who hands them over"), words, by="office"))
    letter = Letter(
        blocks=blocks,
        title=f"{title} · {data.case_reference}",
        foot=f"{title}  ·  {data.case_reference}",
        made_at=data.made_at,
    )
    return letter.draw(setting)


def _copy(copy: HandedCopy, words: Words) -> Block:
    _ = words.gettext
    facts = [
        (_("What it is"), copy.paper),
        (_("Made on"), long_instant(copy.made_at, copy.made_at.tzinfo or UTC, words)),
        (_("Number of pages"), "" if copy.pages is None else str(copy.pages)),
    ]
    lines: list[Block] = [Stack([field(label, value)], before=4) for label, value in facts if value]
    groups = (copy.sha256[at : at + _GROUP] for at in range(0, len(copy.sha256), _GROUP))
    checksum = [
        Paragraph(_("Checksum of the file (SHA-256)"), style.LABEL),
        Paragraph(" ".join(groups), style.SMALL),
    ]
    return Stack([*lines, Stack(checksum, before=4)])


def _hands(title: str, words: Words, *, by: str) -> Block:
    _ = words.gettext
    lines = sign_lines([(_("Day"), f"{by}-day"), (_("Name"), f"{by}-name")])
    sign = sign_lines([(_("Signature"), f"{by}-signature")])
    return Stack([subheading(title), lines, sign], before=GAP, is_whole=True)
