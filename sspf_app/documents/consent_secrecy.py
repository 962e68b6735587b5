"""The mark of secrecy on a form: a stamp across the page, or beside the codes in the head.

Source: OSL 5:5.
"""

from __future__ import annotations

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.consent_speech import Speech
from sspf_app.documents.consent_voice import Voice
from sspf_app.documents.languages import InLanguage
from sspf_app.documents.panels import Panel
from sspf_app.documents.sheet import PAGE_HEIGHT, Ink
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.services.paper_of_consent import ConsentFormData
from sspf_app.services.paper_of_minutes import SecrecyMark

BAND_LEFT = 112 * style.MM
_BAND_WIDTH = 154.0
_BAND_BOTTOM = PAGE_HEIGHT - 44 * style.MM
"""Above the window of an envelope."""


def stamp_across(mark: SecrecyMark, voice: Voice) -> Block:
    """Provision, day and authority in one line."""
    provision, marked = _words(mark, voice)
    spans = [Span(voice.plain("secrecy"), Face.BOLD), Span(f"  {provision}  ·  {marked}")]
    return _stamp(Paragraph(spans, style.LABEL), voice)


def stamp_in_head(
    data: ConsentFormData, speech: Speech, setting: Setting
) -> tuple[Block, float, float] | None:
    """The stamp between the title and the code, with its width and height.

    It stands there where room below is short: beside an address, and on a form in easy words. None
    = the sheet bears no mark, or one that stands across the page.
    """
    mark, voice = data.secrecy, speech.main
    if mark is None or not (data.address or voice.is_easy):
        return None
    provision, marked = _words(mark, voice)
    lines = [
        Paragraph([Span(voice.plain("secrecy"), Face.BOLD)], style.LABEL),
        Paragraph(provision, style.LABEL),
        Paragraph(marked, style.LABEL),
    ]
    stamp = _stamp(Stack(lines), voice)
    height = stamp.height(setting, _BAND_WIDTH)
    return (stamp, _BAND_WIDTH, height) if style.TOP - height >= _BAND_BOTTOM else None


def _words(mark: SecrecyMark, voice: Voice) -> tuple[str, str]:
    day = voice.text.long_day(mark.marked_on)
    return (
        voice.plain("secrecy_provision", provision=mark.provision),
        voice.plain("secrecy_marked", day=day, authority=mark.authority),
    )


def _stamp(words: Block, voice: Voice) -> Block:
    return Panel(InLanguage(words, voice.language), edge=Ink(1.1, style.ACCENT), padding=5)
