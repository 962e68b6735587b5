"""A page that the recipient signs when a copy is handed over.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from datetime import UTC

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.headings import field
from sspf_app.documents.letters import GAP, paragraphs, signed_by, to_recipient, to_sign
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
    _ = words.gettext
    title = _("Receipt for papers handed over")
    blocks = [
        *to_recipient(title, data, words),
        *(Panel(_copy(one, words), fill=style.TINT, padding=12, before=GAP) for one in data.copies),
        paragraphs(
            _("I have got the papers above. I keep them so that nobody else comes to read them."),
            _("Secrecy or a duty of confidentiality applies to what they tell."),
        ),
        signed_by(_("Who gets the papers"), words, by="recipient"),
        signed_by(_("Who hands them over"), words, by="office"),
    ]
    return to_sign(title, data, blocks).draw(setting)


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
