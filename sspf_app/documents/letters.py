"""What minutes and letters share: sender, case and secrecy mark, numbered texts, the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sspf_app.documents import style
from sspf_app.documents.beside import Columns
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.flow import Frame, draw_pages, paginate
from sspf_app.documents.foot import draw_foot
from sspf_app.documents.headings import SenderAndMark, field
from sspf_app.documents.marks import SignLine, TickBox
from sspf_app.documents.panels import Space
from sspf_app.documents.sheet import Drawn, Sheet
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.services.paper_of_ledger import CopyReceiptData, ReservationData
from sspf_app.services.paper_of_minutes import SecrecyMark
from sspf_app.services.paper_parts import PaperOffice
from sspf_app.texts.addressing import addressed_to, how_many
from sspf_app.texts.catalogue import Words
from sspf_app.texts.dates import long_day

_NUMBER, _DIGIT = 16.0, 7.0
"""Room for a number of one digit, and for each that it has more."""


def head(
    title: str,
    facts: Sequence[tuple[str, str]],
    *,
    office: PaperOffice,
    secrecy: SecrecyMark | None,
    words: Words,
) -> list[Block]:
    """Sender and secrecy mark, the title, and facts two in a row.

    Args:
        title: Title of the paper.
        facts: Label and value; those without a value are left out.
        office: The sender.
        secrecy: The mark, where the paper bears one.
        words: Words of the paper's language.
    """
    sender: list[Block] = [
        Paragraph([Span(office.unit or office.committee, Face.BOLD)], style.SMALL),
        *([Paragraph(office.committee, style.LABEL)] if office.unit else []),
    ]
    top: Block = Stack(sender)
    if secrecy:
        top = SenderAndMark(top, _secrecy_lines(secrecy, words))
    fields: list[Block] = [field(label, value) for label, value in facts if value]
    if len(fields) % 2:
        fields.append(Space(0))
    rows = [
        Columns([(0, left), (0, right)], gap=16, before=7)
        for left, right in zip(fields[::2], fields[1::2], strict=True)
    ]
    return [
        top,
        Stack([Paragraph([Span(title, Face.BOLD)], style.TITLE), *rows], before=14, is_whole=True),
    ]


def _secrecy_lines(mark: SecrecyMark, words: Words) -> list[Paragraph]:
    _ = words.gettext
    provision = _("{provision} of the Public Access to Information and Secrecy Act").format(
        provision=mark.provision
    )
    return [
        Paragraph([Span(_("Secrecy"), Face.BOLD)], style.SMALL),
        Paragraph(provision, style.LABEL),
        Paragraph(f"{long_day(mark.marked_on, words)}, {mark.authority}", style.LABEL),
    ]


def listed(names: Sequence[str]) -> str:
    """Names one after the other; told apart also where a name has a comma."""
    return ("; " if any("," in name for name in names) else ", ").join(names)


def subheading(text: str) -> Paragraph:
    """A heading within a letter."""
    return Paragraph([Span(text, Face.BOLD)], style.HEADING)


class Numbered(Block):
    """A text with its number at the left; on the next page it goes on without one."""

    _SHORT = 110.0

    def __init__(
        self,
        number: int | str | None,
        texts: Sequence[Block],
        *,
        before: float = 7,
        indent: float = 24,
        heads: int = 0,
    ) -> None:
        """Take the number, None where the text goes on, and the texts.

        The first ``heads`` of them never end a page.
        """
        self._number = Paragraph([Span(f"{number}.", Face.BOLD)], style.BODY) if number else None
        self._texts = Stack(texts, heads=heads)
        self._indent = indent
        self.before = before

    def height(self, setting: Setting, width: float) -> float:
        """Height of the texts."""
        return self._texts.height(setting, width - self._indent)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw number and texts."""
        if self._number:
            self._number.draw(sheet, x, top, self._indent)
        self._texts.draw(sheet, x + self._indent, top, width - self._indent)

    def split(
        self, setting: Setting, width: float, room: float, *, loose: bool = False
    ) -> tuple[Block, Block] | None:
        """Cut the texts, unless they are short."""
        if self.height(setting, width) <= self._SHORT and not loose:
            return None
        parts = self._texts.split(setting, width - self._indent, room, loose=loose)
        if not parts:
            return None
        first = Numbered(None, [parts[0]], before=self.before, indent=self._indent)
        first._number = self._number
        return first, Numbered(None, [parts[1]], before=self.before, indent=self._indent)


def draw_letter(  # noqa: PLR0913  what a letter is drawn of
    blocks: Sequence[Block],
    setting: Setting,
    *,
    title: str,
    foot: str,
    made_at: datetime,
    below: str = "",
) -> Drawn:
    """Draw a letter with numbered pages.

    Args:
        blocks: In their order.
        setting: Fonts and language.
        title: Title in the metadata; no person's name.
        foot: What stands at the left of every foot.
        made_at: The only time in the file.
        below: What stands under the number of every page.

    """
    pages = paginate(blocks, setting, _frame)
    sheet = Sheet(setting, title=title, made_at=made_at)

    def draw_edges(sheet: Sheet, page: int, count: int) -> None:
        draw_foot(sheet, foot, f"{page} ({count})", below=below)

    draw_pages(pages, sheet, draw_edges)
    return Drawn(sheet.finish(), len(pages), tuple(sheet.regions))


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter ready to draw, alone or behind another.

    Attributes:
        blocks: In their order.
        title: Title in the metadata; no person's name.
        foot: What stands at the left of every foot.
        made_at: The only time in the file.
    """

    blocks: Sequence[Block]
    title: str
    foot: str
    made_at: datetime

    def draw(self, setting: Setting) -> Drawn:
        """Draw it as a file of its own; the file and its number of pages."""
        return draw_letter(
            self.blocks, setting, title=self.title, foot=self.foot, made_at=self.made_at
        )


def draw_letters(
    letters: Sequence[Letter], setting: Setting, *, title: str, made_at: datetime
) -> Drawn:
    """Draw several letters into one file, each with its own numbers of pages.

    Each starts on the front of a sheet, whether the printer uses both sides or not: on the back of
    a letter to one there is never a letter to another.
    """
    sheet = Sheet(setting, title=title, made_at=made_at)
    count = 0
    for letter in letters:
        pages = paginate(letter.blocks, setting, _frame)
        if count:
            sheet.next_page()
        if count % 2:
            sheet.next_page()
            count += 1
        draw_pages(pages, sheet, _foot(letter))
        count += len(pages)
    return Drawn(sheet.finish(), count)


def _foot(letter: Letter) -> Callable[[Sheet, int, int], None]:
    return lambda sheet, page, count: draw_foot(sheet, letter.foot, f"{page} ({count})")


GAP = 18.0
"""Room above a part of a letter."""


def paragraphs(*texts: str, before: float = GAP) -> Block:
    """Texts below one another."""
    return Stack([Paragraph(text, style.BODY, before=5) for text in texts], before=before, heads=0)


def titled(title: str, *texts: str, is_whole: bool = False) -> Block:
    """Texts under a heading, close to it."""
    body = paragraphs(*texts, before=4)
    return Stack([subheading(title), body], before=GAP, is_whole=is_whole)


def questions(office: PaperOffice, words: Words, *, is_person: bool) -> Block:
    """Whom to ask."""
    _ = words.gettext
    ways = ", ".join(
        way for way in (office.unit or office.committee, office.phone, office.email) if way
    )
    contact = ways or _("the SSPF coordinator")
    said = words.ngettext(
        "Questions? Please turn to {contact}.",
        "Questions? Please turn to {contact}.",
        how_many(is_person=is_person),
    )
    return paragraphs(said.format(contact=contact))


def sign_lines(labels: Sequence[tuple[str, str]], *, before: float = 10) -> Block:
    """Lines to write on, side by side; each with its label, and a name a scan finds it by."""
    lines: list[tuple[float, Block]] = [
        (0, SignLine(Paragraph(label, style.LABEL), room=30, region=region))
        for label, region in labels
    ]
    return Columns(lines, gap=20, before=before)


def signed_by(title: str, words: Words, *, by: str, day: str = "", name: str = "") -> Block:
    """A heading, and lines for day, name and signature under it.

    Args:
        title: Who signs.
        words: Words of the paper's language.
        by: How the names begin by which a scan finds the lines.
        day: Another label for the day.
        name: Another label for the name.
    """
    _ = words.gettext
    lines = sign_lines([(day or _("Day"), f"{by}-day"), (name or _("Name"), f"{by}-name")])
    sign = sign_lines([(_("Signature"), f"{by}-signature")])
    return Stack([subheading(title), lines, sign], before=GAP, is_whole=True)


def listed_by_number(texts: Sequence[str]) -> list[Block]:
    """Texts with their numbers, which stand out at the left."""
    room = _NUMBER + _DIGIT * (len(str(len(texts))) - 1)
    return [
        Columns(
            [(room, Paragraph(f"{number}.", style.BODY)), (0, Paragraph(text, style.BODY))],
            before=4,
        )
        for number, text in enumerate(texts, start=1)
    ]


def to_recipient(title: str, data: CopyReceiptData | ReservationData, words: Words) -> list[Block]:
    """The head of a paper that its recipient signs."""
    facts = [
        (words.pgettext("letter", "To"), addressed_to(data.recipient)),
        (words.gettext("Our reference"), data.case_reference),
    ]
    return head(title, facts, office=data.office, secrecy=None, words=words)


def to_sign(title: str, data: CopyReceiptData | ReservationData, blocks: Sequence[Block]) -> Letter:
    """A paper that its recipient signs."""
    return Letter(
        blocks=blocks,
        title=f"{title} · {data.case_reference}",
        foot=f"{title}  ·  {data.case_reference}",
        made_at=data.made_at,
    )


def tick_line(text: str) -> Block:
    """An empty box to tick, and its text."""
    return Columns([(12, TickBox(10)), (0, Paragraph(text, style.BODY))], gap=8, before=5)


def _frame(page: int) -> Frame:
    del page
    return Frame(x=style.LEFT, top=style.TOP, bottom=style.BOTTOM, width=style.WIDTH)
