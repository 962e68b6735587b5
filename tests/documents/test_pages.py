"""Blocks on pages: nothing lost, nothing off the page, everything tagged."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sspf_app.documents.beside import Columns
from sspf_app.documents.blocks import Block, Look, Paragraph, Stack
from sspf_app.documents.flow import Frame, draw_pages, paginate
from sspf_app.documents.grid import Grid, GridLook
from sspf_app.documents.letters import Numbered
from sspf_app.documents.panels import Panel
from sspf_app.documents.sheet import BLACK, Ink, Sheet
from sspf_app.documents.text_fonts import house_fonts
from sspf_app.documents.text_lines import Setting
from sspf_app.domain.errors import DomainError
from tests.documents.papers import MADE_AT, elements, opened, page_texts

SETTING = Setting(house_fonts(), "sv")
BODY = Look(10, 1.2)
TABLE = GridLook(BLACK, Ink(1), padding=0, air=0)


def frame(page: int) -> Frame:
    del page
    return Frame(x=50, top=780, bottom=680, width=300)  # eight lines


def pages_of(*blocks: Block, frame_of: object = frame) -> bytes:
    pages = paginate(blocks, SETTING, frame_of)  # pyright: ignore[reportArgumentType]
    for page in pages:
        for block, _, top, width in page:
            assert top - block.height(SETTING, width) >= 680 - 0.02
    sheet = Sheet(SETTING, title="Prov", made_at=MADE_AT)
    draw_pages(pages, sheet, lambda *_: None)
    return sheet.finish()


def numbered_lines(count: int) -> str:
    return "\n".join(f"rad{n}" for n in range(count))


def test_a_long_paragraph_goes_on_on_the_next_page() -> None:
    content = pages_of(Paragraph(numbered_lines(20), BODY))
    texts = page_texts(content)
    assert " ".join(texts).split() == [f"rad{n}" for n in range(20)]
    assert [len(text.split()) for text in texts] == [8, 8, 4]


def test_no_page_begins_or_ends_with_a_single_line_of_a_paragraph() -> None:
    assert [len(t.split()) for t in page_texts(pages_of(Paragraph(numbered_lines(9), BODY)))] == [
        7,
        2,
    ]


def test_a_split_paragraph_is_one_element() -> None:
    tags = [tag for tag, _ in elements(pages_of(Paragraph(numbered_lines(20), BODY)))]
    assert tags == ["Document", "P"]


def test_a_heading_stays_with_what_follows() -> None:
    section = Stack([Paragraph("Rubrik", BODY), Paragraph(numbered_lines(4), BODY)])
    texts = page_texts(pages_of(Paragraph(numbered_lines(6), BODY), section))
    assert texts[1].split()[0] == "Rubrik"


def test_a_whole_block_moves_to_the_next_page() -> None:
    lines = [Paragraph(f"x{n}", BODY) for n in range(4)]
    texts = page_texts(
        pages_of(Paragraph(numbered_lines(6), BODY), Stack(lines, is_whole=True, heads=0))
    )
    assert texts[1] == "x0 x1 x2 x3"


def test_a_whole_block_higher_than_a_page_is_cut_all_the_same() -> None:
    lines = [Paragraph(f"x{n}", BODY) for n in range(12)]
    assert len(page_texts(pages_of(Stack(lines, is_whole=True, heads=0)))) == 2


def test_a_short_numbered_text_stays_whole_and_a_long_one_goes_on_without_number() -> None:
    short = Numbered(1, [Paragraph(numbered_lines(3), BODY)])
    texts = page_texts(pages_of(Paragraph(numbered_lines(7), BODY), short))
    assert texts[1].startswith("1. rad0")
    long = Numbered(2, [Paragraph(numbered_lines(12), BODY)])
    assert " ".join(page_texts(pages_of(long))).count("2.") == 1


def test_what_fits_on_no_page_is_an_error_and_not_cut_off() -> None:
    panel = Panel(Paragraph(numbered_lines(9), BODY))
    for block in (
        panel,
        Columns([(0, panel)]),
        Grid([300], [[panel]], TABLE),
    ):
        with pytest.raises(DomainError, match="paper_overflow"):
            pages_of(block)


@pytest.mark.parametrize("kind", ["columns", "stack", "grid"])
def test_what_stands_side_by_side_and_is_higher_than_a_page_goes_on(kind: str) -> None:
    day, words = Paragraph("dag", BODY), Paragraph(numbered_lines(25), BODY)
    last = [Paragraph("nästa", BODY), Paragraph("sist", BODY)]
    blocks = {
        "columns": Columns([(50, day), (0, words)]),
        "stack": Stack([Columns([(50, day), (0, words)])], is_whole=True),
        "grid": Grid([50, 200], [[day, words], last], TABLE),
    }
    content = pages_of(Paragraph(numbered_lines(3), BODY), blocks[kind])
    texts = page_texts(content)
    assert len(texts) > 3
    told = " ".join(texts[1:]).split()
    assert [one for one in told if one.startswith("rad")] == [f"rad{n}" for n in range(25)]
    assert texts[1].split()[0] == "dag"
    if kind == "grid":
        assert told[-2:] == ["nästa", "sist"]
    assert [tag for tag, _ in elements(content)].count("P") == (5 if kind == "grid" else 3)


def test_a_table_repeats_its_head_but_is_read_once() -> None:
    cells = [[Paragraph(f"{x}{n}", BODY) for x in "abc"] for n in range(12)]
    head = [Paragraph(word, BODY) for word in ("Huvud", "Andra", "Tredje")]
    content = pages_of(Grid([100, 100, 100], cells, TABLE, head=head))
    texts = page_texts(content)
    assert [text.count("Huvud") for text in texts] == [1, 1]
    tags = [tag for tag, _ in elements(content)]
    assert tags.count("Table") == 1
    assert tags.count("TR") == 13
    assert tags.count("TH") == 3 + 12


def test_a_table_of_one_row_has_heads_for_its_columns_only() -> None:
    head = [Paragraph(word, BODY) for word in ("Huvud", "Andra", "Tredje")]
    content = pages_of(Grid([100, 100, 100], [head], TABLE, head=head))
    assert [tag for tag, _ in elements(content)].count("TH") == 3


def test_no_row_of_a_table_stands_alone() -> None:
    cells = [[Paragraph(f"a{n}", BODY)] for n in range(9)]
    texts = page_texts(pages_of(Grid([300], cells, TABLE)))
    assert texts[-1] == "a7 a8"
    few = [[Paragraph(f"b{n}", BODY)] for n in range(3)]
    texts = page_texts(pages_of(Paragraph(numbered_lines(7), BODY), Grid([300], few, TABLE)))
    assert texts[-1] == "b0 b1 b2"


def test_beside_the_notch_blocks_are_narrow_and_wide_ones_wait() -> None:
    notched = Frame(x=50, top=780, bottom=400, width=300, notch_bottom=740, notch_width=100)
    wide = Grid([300], [[Paragraph("tabell", BODY)]], TABLE)
    blocks = [Paragraph("smal", BODY), wide, Paragraph("bred", BODY)]
    (page,) = paginate(blocks, SETTING, lambda _: notched)
    assert [(placed.top, placed.width) for placed in page] == [(780, 200), (740, 300), (728, 300)]


@settings(max_examples=30)
@given(st.lists(st.lists(st.integers(1, 30), min_size=1, max_size=4), min_size=1, max_size=6))
def test_every_line_is_on_some_page_in_order(sections: list[list[int]]) -> None:
    names = iter(f"rad{n}" for n in range(10_000))
    blocks = [
        Stack(
            [Paragraph("\n".join(next(names) for _ in range(n)), BODY, before=3) for n in section],
            before=5,
        )
        for section in sections
    ]
    count = sum(map(sum, sections))
    assert " ".join(page_texts(pages_of(*blocks))).split() == [f"rad{n}" for n in range(count)]


def test_the_file_tells_its_language_and_title_and_nothing_else() -> None:
    content = pages_of(Paragraph("Hej", BODY))
    reader = opened(content)
    assert dict(reader.metadata or {}) == {
        "/Title": "Prov",
        "/Producer": "SSPF",
        "/CreationDate": "D:20261122090000Z",
    }
    catalogue = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "sv"  # pyright: ignore[reportIndexIssue]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]  # pyright: ignore[reportIndexIssue]
    assert catalogue["/MarkInfo"]["/Marked"]  # pyright: ignore[reportIndexIssue]
    assert b"ReportLab" not in re.sub(rb"%[^\n]*", b"", content)
    assert b"Helvetica" not in content
    assert "/Trans" not in reader.pages[0]
