"""The boxes of the consent form: rows of information and its teller, columns of who may know.

Source: sharing rules, section 1 (Grant).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Look, Paragraph, Stack
from sspf_app.documents.consent_room import HEAD_HEIGHT, Density
from sspf_app.documents.consent_speech import Speech, sentence
from sspf_app.documents.consent_voice import Voice
from sspf_app.documents.grid import Grid
from sspf_app.documents.languages import InLanguage
from sspf_app.documents.marks import Choices, TickBox, Turned
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.services.paper_of_consent import BoxRow, ConsentFormData, FormColumn

_BOX = 14.0
_FIRST_COLUMN = 165.0
_FIRST_COLUMN_DOUBLE = 235.0
_LEAST_COLUMN = 54.0
_MOST_COLUMNS = 8
_HEAD = Look(9.5, 1.2, align="center")
_HEAD_TURNED = Look(9.5, 1.2)
_LEAST_TURNED = 8.5
_TYPE = Look(11, 1.2)
_TELLER = Look(9, 1.2, style.GREY)
_OWN = Look(11, 1.2, style.GREY, align="center")


def legend(speech: Speech, *, before: float) -> Block:
    """How to answer: a sample box for each way."""

    def make(voice: Voice) -> Choices:
        samples = [
            (TickBox(10, sample="tick"), "ticked"),
            (TickBox(10), "empty"),
            (TickBox(10, sample="strike"), "struck"),
            (None, "own"),
        ]
        choices = [(box, Paragraph(voice.say(name), style.SMALL)) for box, name in samples]
        return Choices(choices, box=10, before=before)

    return speech.each(make)


def box_grids(
    data: ConsentFormData,
    speech: Speech,
    setting: Setting,
    *,
    density: Density,
    is_own: bool = False,
) -> list[Block]:
    """The rows of boxes; with very many columns one table after the other.

    Args:
        data: The sheet.
        speech: The fixed sentences.
        setting: Fonts and language.
        density: How much room there is.
        is_own: The rows of the signatory's own data instead of the young person's.
    """
    rows = list(enumerate(data.own_rows if is_own else data.rows))
    look = replace(
        style.TABLE,
        padding=4,
        air=density.air,
        is_middle=True,
        is_ruled=True,
        reads_head_again=True,
        company=density.company if speech.other else 2,
    )
    least = _FIRST_COLUMN_DOUBLE if speech.other else _FIRST_COLUMN
    grids: list[Block] = []
    for at in range(0, len(data.columns), _MOST_COLUMNS):
        group = list(enumerate(data.columns))[at : at + _MOST_COLUMNS]
        names = [data.shown_heading(column.key) for _, column in group]
        # Names of parties are Swedish, also on a paper that runs to the left.
        swedish = setting.of(speech.main.language)
        heads, widths = _heads(names, swedish, room=style.WIDTH - least, height=density.head_height)
        heads = [InLanguage(head, speech.main.language) for head in heads]
        cells = [
            [
                _label(row, data.shown_heading(row.teller), speech),
                *_boxes(row, group, f"{'own' if is_own else 'box'}:{number}"),
            ]
            for number, row in rows
        ]
        grids.append(
            Grid(
                [style.WIDTH - sum(widths), *widths],
                cells,
                look,
                head=[_corner(speech), *heads],
                before=8 if grids else 4,
            )
        )
    return grids


def _corner(speech: Speech) -> Block:
    def make(voice: Voice) -> Block:
        return _bold(voice.plain("rows_head"), replace(_HEAD, align="start"))

    return speech.each(make, in_cell=True)


def _heads(
    names: Sequence[str], setting: Setting, *, room: float, height: float
) -> tuple[list[Block], list[float]]:
    """Heads of the columns and their widths; they run upwards when there is too little room."""
    widths = [
        max(_LEAST_COLUMN, _bold(name, _HEAD).least_text_width(setting) + 9) for name in names
    ]
    if sum(widths) <= room:
        return [_bold(name, _HEAD) for name in names], widths
    width = min(_LEAST_COLUMN, room / len(names))
    longest = _longest_word(names, setting)
    size = max(_LEAST_TURNED, min(1, (HEAD_HEIGHT - 1) / longest) * _HEAD_TURNED.size)
    look = replace(_HEAD_TURNED, size=size)  # rather smaller than a word broken off
    most = min(HEAD_HEIGHT, max(height, longest))
    turned = [Turned(_bold(name, look), most=most) for name in names]
    return list(turned), [width] * len(names)


def _longest_word(names: Sequence[str], setting: Setting) -> float:
    return max(_bold(name, _HEAD_TURNED).least_text_width(setting) + 1 for name in names)


def _bold(text: str, look: Look) -> Paragraph:
    return Paragraph([Span(text, Face.BOLD)], look)


def _label(row: BoxRow, teller: str, speech: Speech) -> Block:
    def make(voice: Voice) -> Block:
        label = row.label if voice is speech.main else voice.text.type_name(row.type)
        tells = Paragraph(sentence("tells", party=teller)(voice), _TELLER)
        return Stack([Paragraph([Span(label)], _TYPE), tells])

    return speech.each(make, in_cell=True)


def _boxes(row: BoxRow, columns: Sequence[tuple[int, FormColumn]], region: str) -> Iterator[Block]:
    for number, column in columns:
        if column.key == row.teller:
            # Whoever tells it knows it already: there is nothing to answer.
            yield Paragraph("–", _OWN)
        else:
            yield TickBox(_BOX, is_centred=True, region=f"{region}:{number}")
