"""What stands round the blocks of a form: codes, foot, address, and the mark of a specimen.

In a language that runs to the left everything stands on the other side but the address: the window
of an envelope stays where it is.
"""

from __future__ import annotations

from dataclasses import replace

from sspf_app.documents import style
from sspf_app.documents.blocks import Look, Paragraph
from sspf_app.documents.consent_secrecy import BAND_LEFT, stamp_in_head
from sspf_app.documents.consent_speech import Speech
from sspf_app.documents.flow import Frame
from sspf_app.documents.foot import draw_foot
from sspf_app.documents.languages import InLanguage
from sspf_app.documents.marks import draw_code
from sspf_app.documents.sheet import PAGE_HEIGHT, PAGE_WIDTH, Colour, Ink, Sheet
from sspf_app.documents.text_bidi import RIGHT_TO_LEFT
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.services.form_code import scan_payload, shown_form_code
from sspf_app.services.paper_of_consent import ConsentFormData
from sspf_app.texts.catalogue import words_for

# Side of the square code's dark part; its quiet zone reaches into the margins.
_CODE = 20 * style.MM
_CODE_WITH_QUIET = _CODE * 33 / 25
_QUIET = (_CODE_WITH_QUIET - _CODE) / 2
_FOOT_CODE = 29 * style.MM
"""Upper edge of the dark part of the lower code."""
_SPARED = _CODE + 6 * style.MM

# The window at the right (h2) of C5 and DL envelopes, Swedish standard: nothing but the address may
# be seen in it, wherever the sheet slides.
_ADDRESS_LEFT = 112 * style.MM
_ADDRESS_TOP = PAGE_HEIGHT - 48 * style.MM
_WINDOW_LEFT = 98 * style.MM
_WINDOW_BOTTOM = PAGE_HEIGHT - 88 * style.MM
_ADDRESS = Look(11, 1.2)

_SPECIMEN: Colour = (0.87, 0.9, 0.91)
_SPECIMEN_SIZE = 118.0
_SPECIMEN_SLANT = 54.0


class Edges:
    """The frames of a form's pages, and what is drawn on each."""

    def __init__(self, data: ConsentFormData, speech: Speech, setting: Setting) -> None:
        """Take the sheet's data, its language and the fonts."""
        self._data = data
        self._speech = speech
        self._mark = stamp_in_head(data, speech, setting)
        self._is_rtl = speech.language in RIGHT_TO_LEFT
        self._left = style.left(is_rtl=self._is_rtl)

    def frame(self, page: int) -> Frame:
        """Where the blocks of a page go; pages are counted from 0."""
        frame = Frame(
            x=self._left,
            top=style.TOP,
            bottom=style.BOTTOM,
            width=style.WIDTH,
            notch_bottom=style.TOP - _CODE - 22,
            notch_width=_SPARED,
            foot_top=_FOOT_CODE + _QUIET,
            foot_width=_SPARED,
            is_mirrored=self._is_rtl,
        )
        if page:
            return frame
        if not self._data.address:
            return self._beside_mark(frame)
        if self._speech.other:
            return frame._replace(top=_WINDOW_BOTTOM)
        spared = self._left + style.WIDTH - _WINDOW_LEFT
        return frame._replace(notch_bottom=_WINDOW_BOTTOM, notch_width=spared)

    def _beside_mark(self, frame: Frame) -> Frame:
        if self._mark is None:
            return frame
        _stamp, _width, height = self._mark
        return frame._replace(
            notch_bottom=min(frame.notch_bottom, style.TOP - height - 4),
            notch_width=self._left + style.WIDTH - BAND_LEFT + 12,
        )

    def draw(self, sheet: Sheet, page: int, pages: int) -> None:
        """Draw what stands on a page, counted from 1."""
        if self._data.is_specimen:
            _draw_across(sheet, self._speech.main.plain("draft"))
            self._draw_places_of_codes(sheet)
        else:
            self._draw_codes(sheet, page, pages)
        self._draw_foot(sheet, page, pages)
        if page == 1 and self._mark:
            stamp, width, _height = self._mark
            stamp.draw(sheet, BAND_LEFT, style.TOP, width)
        if page == 1 and self._data.address:
            lines = Paragraph("\n".join(self._data.address), _ADDRESS)
            address = InLanguage(lines, self._speech.main.language)
            address.draw(sheet, _ADDRESS_LEFT, _ADDRESS_TOP, style.RIGHT - _ADDRESS_LEFT)

    @property
    def _code_left(self) -> float:
        return self._left if self._is_rtl else self._left + style.WIDTH - _CODE

    def _draw_places_of_codes(self, sheet: Sheet) -> None:
        """Show where the codes of a real form stand."""
        for top in (style.TOP, _FOOT_CODE):
            corner = self._code_left, top - _CODE
            sheet.box(corner, (_CODE, _CODE), edge=style.HAIRLINE)

    def _draw_codes(self, sheet: Sheet, page: int, pages: int) -> None:
        """Draw the square code twice, because a stroke through a corner makes one unreadable."""
        code = self._data.form_code
        clear = shown_form_code(code)
        said = self._speech.main.plain("code", code=clear)
        left = self._code_left
        for place, top in (("top", style.TOP), ("foot", _FOOT_CODE)):
            draw_code(
                sheet,
                scan_payload(code, page, pages, is_screen=sheet.is_screen),
                at=(left - _QUIET, top + _QUIET),
                size=_CODE_WITH_QUIET,
                said=said,
            )
            sheet.region(f"code:{page}:{place}", (left, top - _CODE, _CODE, _CODE))
        look = Look(9.5, 1.25, align="center")
        shown = Paragraph([Span(clear, Face.BOLD)], look)
        with sheet.artifact("Pagination"):
            shown.draw(sheet, left - 10, style.TOP - _CODE - 3, _CODE + 20)

    def _draw_foot(self, sheet: Sheet, page: int, pages: int) -> None:
        data, voice = self._data, self._speech.main
        foot = voice.plain(
            "foot",
            reference=data.case_reference,
            version=data.text.version,
            terms=data.text.terms,
            text=data.text.sha256[:8],
        )
        number = [voice.plain("page", page=page, pages=pages)]
        if not data.is_specimen:
            # The code alone: it stands beside its square, and the line holds no word more.
            number.insert(0, shown_form_code(data.form_code))
        shown = "  ·  ".join(number)
        log = (
            words_for(voice.language.partition("-")[0])
            .gettext("Log {head}")
            .format(head=data.log_head)
        )
        draw_foot(
            sheet,
            foot,
            shown,
            below=log if data.log_head else "",
            spared=_SPARED,
            language=voice.language,
        )


def _draw_across(sheet: Sheet, word: str) -> None:
    """Write a word across the page, below everything else."""
    look = replace(_ADDRESS, size=_SPECIMEN_SIZE, colour=_SPECIMEN)
    text = Paragraph([Span(word, Face.BOLD)], look)
    (line,) = text.lines(sheet.setting, float("inf"))
    length = line.advance * _SPECIMEN_SIZE / 1000
    with (
        sheet.artifact("Background"),
        sheet.turned(PAGE_WIDTH / 2, PAGE_HEIGHT / 2, degrees=_SPECIMEN_SLANT),
    ):
        sheet.line(-length / 2, -_SPECIMEN_SIZE * 0.35, line, Ink(_SPECIMEN_SIZE, _SPECIMEN))
