"""What every copy of one reader says of itself, whichever paper it is."""

from __future__ import annotations

from typing import Protocol

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Paragraph
from sspf_app.documents.panels import Panel
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Span
from sspf_app.texts.addressing import how_many
from sspf_app.texts.catalogue import Words

_GAP = 15.0


class ReadBy(Protocol):
    """A paper for one reader."""

    @property
    def is_person(self) -> bool:
        """Whether that is a person, not a party."""
        ...


class ReaderCopy(ReadBy, Protocol):
    """A paper that is drawn anew for each reader."""

    @property
    def case_reference(self) -> str:
        """Reference of the case."""
        ...

    @property
    def recipient(self) -> str:
        """Whose copy it is, as printed."""
        ...

    @property
    def is_own_copy(self) -> bool:
        """The coordinator's own: everything, for nobody else."""
        ...


def foot_of(data: ReaderCopy, words: Words) -> str:
    """What stands at the foot of every page."""
    _ = words.gettext
    if data.is_own_copy:
        return _("Case {reference}  ·  Own copy, not shared").format(reference=data.case_reference)
    return _("Case {reference}  ·  Copy for {recipient}").format(
        reference=data.case_reference, recipient=data.recipient
    )


def own_copy(words: Words) -> tuple[str, str]:
    """What the coordinator's own copy says of itself: what it is, and what follows."""
    _ = words.gettext
    return (
        _("The coordinator's own copy."),
        _("It shows what others may not read. Do not hand it out."),
    )


def _own_copy_panel(words: Words) -> Block:
    """The same, as it stands under the head of a page."""
    own, kept = own_copy(words)
    spans = [Span(own, Face.BOLD), Span(f" {kept}")]
    return Panel(Paragraph(spans, style.SMALL), fill=style.TINT, before=_GAP)


def reader_note(words: Words, *, is_person: bool) -> str:
    """What every copy for somebody else says of itself.

    It stands there too where nothing was left out, and so tells nothing of that.
    """
    return words.ngettext(
        "This is only what you may read. Others may have got more or less.",
        "This is only what you may read. Others may have got more or less.",
        how_many(is_person=is_person),
    )


def copy_says(data: ReaderCopy, words: Words) -> Block:
    """What a copy says of itself under its head, whoever it is for."""
    return _own_copy_panel(words) if data.is_own_copy else reader_line(data, words)


def reader_line(data: ReadBy, words: Words) -> Block:
    """What a copy for somebody else says of itself, as it stands on a page."""
    note = reader_note(words, is_person=data.is_person)
    return Paragraph(note, style.LABEL, before=_GAP)
