"""Several letters in one file for the printer of the office."""

from __future__ import annotations

from sspf_app.documents.letters import Letter as DrawnLetter
from sspf_app.documents.letters import draw_letters
from sspf_app.documents.recall_letter import recall_letter
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_lines import Setting
from sspf_app.documents.withdrawal import confirmation_letter, notice_letter
from sspf_app.services.paper_of_ledger import Letter, PrintFileData
from sspf_app.services.paper_of_withdrawal import WithdrawalConfirmationData, WithdrawalNoticeData
from sspf_app.texts.catalogue import words_for


def draw(data: PrintFileData, setting: Setting) -> Drawn:
    """Draw the letters one after the other; the file and its number of pages."""
    title = words_for(data.language).gettext("Papers to print")
    return draw_letters(
        [_letter(one) for one in data.letters],
        setting,
        title=f"{title} · {data.case_reference}",
        made_at=data.made_at,
    )


def _letter(data: Letter) -> DrawnLetter:
    if isinstance(data, WithdrawalConfirmationData):
        return confirmation_letter(data)
    if isinstance(data, WithdrawalNoticeData):
        return notice_letter(data)
    return recall_letter(data)
