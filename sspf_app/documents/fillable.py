"""The consent form to fill in on a screen: what is blank on paper is a field, the rest the paper.

A box of the table becomes two, yes and no: both empty is the third answer, as on paper. The
signature stays a line for the pen, and the staff's block too.

Source: ``domain.md`` 2.1; ISO 14289-1, 7.18.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from reportlab.pdfbase import pdfdoc

from sspf_app.documents import consent_form, metadata
from sspf_app.documents.blocks import Look, Paragraph
from sspf_app.documents.consent_voice import Voice
from sspf_app.documents.form_fields import FormFields
from sspf_app.documents.sheet import Drawn, Ink, Rect, Sheet
from sspf_app.documents.structure import Element
from sspf_app.documents.text_lines import Setting
from sspf_app.services.paper_of_consent import Capacity, ConsentFormData

LINES = ("language", "place_date", "clear_name")
"""Lines to type on; what is named ``words:`` too."""
CHOICES = {
    "answer_yes": ("answer", "Yes"),
    "answer_no": ("answer", "No"),
    "interpreter:yes": ("interpreter", "Yes"),
    "interpreter:no": ("interpreter", "No"),
    "interpreter:on_site": ("interpreter_way", "OnSite"),
    "interpreter:by_phone": ("interpreter_way", "ByPhone"),
    **{
        f"capacity:{one.value}": ("capacity", one.value.title().replace("_", ""))
        for one in Capacity
    },
}
"""Boxes of which one at most is ticked: their field, and what it then says."""
_SIDE = 12.0
_APART = 11.0
"""From the middle of a cell to the middle of each of its boxes."""
_CELL = 20.3
"""Half the width of the narrowest cell."""
_LABEL = Look(9, 1.2)


def draw(data: ConsentFormData, setting: Setting) -> Drawn:
    """Draw one sheet with fields."""
    return consent_form.draw(data, setting, open_sheet=partial(FillableSheet, data=data))


class FillableSheet(Sheet):
    """A sheet on which the places for a pen are fields."""

    is_screen = True

    def __init__(
        self, setting: Setting, *, title: str, made_at: datetime, data: ConsentFormData
    ) -> None:
        """Open the first page."""
        super().__init__(setting, title=title, made_at=made_at)
        self._fields = FormFields(self._document)
        self._said = _Descriptions(data)
        self._prefix = f"{data.form_code}/"

    def tick_box(self, rect: Rect, edge: Ink, *, region: str = "") -> None:
        """A box to tick becomes a field, one of the table two."""
        if not region.startswith(("box:", "own:")):
            super().tick_box(rect, edge, region=region)
            return
        x, y, width, height = rect
        middle, bottom = x + width / 2, y + height / 2 - _SIDE
        said = self._said.of_box(region)
        for state, label, side in zip(("Yes", "No"), self._said.labels, (-1, 1), strict=True):
            place = (middle + side * _APART - _SIDE / 2, bottom, _SIDE, _SIDE)
            self.box(place[:2], place[2:], edge=edge, fill=(1, 1, 1))
            text = Paragraph(label, _LABEL)
            half = text.natural_width(self.setting) / 2 + 0.1
            start = max(middle - _CELL, middle + side * _APART - half)
            start = min(start, middle + _CELL - 2 * half)
            element = Element("Form")
            with self.content(element):
                text.draw(self, start, bottom + _SIDE + 12, 2 * half)
            with self.element(element):
                self._tree.hold(
                    self._fields.tick(
                        self._prefix + region, state, place, said=f"{said}: {label}", group=said
                    )
                )
            if state == "Yes":
                # A scan of the printed sheet looks for the yes.
                super().region(region, place)

    def region(self, name: str, rect: Rect) -> None:
        """A place for the pen becomes a field, unless it stays for the pen."""
        super().region(name, rect)
        is_line = name in LINES or name.startswith("words:")
        if not is_line and name not in self._said.ticked:
            return
        said = self._said.of(name)
        with self.element(Element("Form")):
            if not is_line:
                field, state = CHOICES.get(name, (name, "Yes"))
                group = self._said.of_group(field)
                widget = self._fields.tick(
                    self._prefix + field, state, rect, said=said, group=group
                )
            else:
                widget = self._fields.line(self._prefix + name, rect, said=said)
            self._tree.hold(widget)

    def next_page(self) -> None:
        """Close this page and open the next."""
        super().next_page()
        self._fields.page = self._page

    def _add_fields(self, pages: list[pdfdoc.PDFPage]) -> None:
        self._fields.write(pages)

    def _about(self) -> metadata.About:
        # What is typed is shown in a font that is not in the file: no copy for the archive.
        return super()._about()._replace(part="")


class _Descriptions:
    """What a screen reader says of each field, in the language that is signed."""

    def __init__(self, data: ConsentFormData) -> None:
        self._data = data
        self._voice = voice = Voice(data.text)
        self.labels = tuple(voice.plain(name).capitalize() for name in ("yes", "no"))
        interpreter, i_am = self.of_group("interpreter"), self.of_group("capacity")
        self._ticks = {
            **{
                name: self._plain(said)
                for name, said in (
                    ("answer_yes", "say_yes"),
                    ("answer_no", "say_no"),
                    ("informed", "informed"),
                    ("about_me", "about_me"),
                )
            },
            **{
                f"interpreter:{one}": f"{interpreter} {voice.plain(one)}"
                for one in ("yes", "no", "on_site", "by_phone")
            },
            **{f"capacity:{one.value}": f"{i_am} {voice.capacity(one)}" for one in Capacity},
        }
        self.ticked = frozenset(self._ticks)

    def of(self, name: str) -> str:
        """Of a box with a meaning of its own, or of a line."""
        return self._ticks.get(name) or self._plain(name.removeprefix("words:"))

    def of_group(self, field: str) -> str:
        """Of boxes of which one is ticked."""
        said = {
            "answer": "answer",
            "interpreter": "interpreter",
            "interpreter_way": "interpreter",
            "capacity": "i_am",
        }
        return self._plain(said[field]) if field in said else ""

    def of_box(self, region: str) -> str:
        """Of a box of the table: what, told by whom, to whom."""
        kind, row, column = region.split(":")
        data = self._data
        asked = (data.own_rows if kind == "own" else data.rows)[int(row)]
        tells = self._voice.plain("tells", party=data.shown_heading(asked.teller))
        knows = data.shown_heading(data.columns[int(column)].key)
        about = f"{self._plain('about_me')} " if kind == "own" else ""
        return f"{about}{asked.label}, {tells} → {knows}"

    def _plain(self, name: str) -> str:
        """A sentence without bold and line ends."""
        return " ".join("".join(span.text for span in self._voice.say(name)).split())
