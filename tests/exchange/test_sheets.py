"""Sheets of other programs are read as they are meant, and within bounds."""

import io
from datetime import date, datetime

import pytest
import xlsxwriter

from sspf_app.domain.errors import DomainError
from sspf_app.exchange import sheet_limits
from sspf_app.exchange.sheet_reader import ProcessSheetReader
from sspf_app.exchange.sheet_writing import write_csv, write_ods, write_xlsx
from sspf_app.services.sheet_views import Cell, SheetFile, Table, column_letters
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.errors import error_sentence
from tests.exchange.sheet_files import ods, packed, rewritten, xlsx

READER = ProcessSheetReader()
NAME = "gammal lista <åäö> №1\u202e.xlsx"


def read(content: bytes, name: str = NAME, **how: str) -> SheetFile:
    return READER.read(name, content, **how)


def cells(file: SheetFile, sheet: int = 0) -> list[tuple[Cell, ...]]:
    return [row.cells for row in file.sheets[sheet].rows]


def refusal(content: bytes, name: str = NAME, **how: str) -> DomainError:
    with pytest.raises(DomainError) as caught:
        read(content, name, **how)
    told = error_sentence(caught.value, words_for("sv"))
    assert name in told
    assert "{" not in told
    return caught.value


def test_a_workbook_gives_its_values_as_they_are_meant() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    clock = book.add_format({"num_format": "hh:mm"})
    sheet = book.add_worksheet("Våren")
    sheet.write_row(2, 1, ["  Åsa\u00a0 Öberg ", "=1+1", 201205142399, 2.5, True])
    sheet.write_datetime(3, 1, datetime(2026, 3, 12), day)  # noqa: DTZ001  a sheet knows no zone  as in a sheet
    sheet.write_datetime(3, 2, datetime(2026, 3, 12, 13, 5), day)  # noqa: DTZ001  a sheet knows no zone
    sheet.write_number(3, 3, (13 * 60 + 5) / 1440, clock)
    sheet.write_formula(4, 1, "=2+3", None, 5)
    sheet.merge_range(5, 1, 6, 1, "Ersängsskolan")
    sheet.write(6, 2, "rad två")
    book.add_worksheet("Gömt").hide()
    book.add_chartsheet("Diagram")
    book.close()
    file = read(out.getvalue())
    assert file.kind == "xlsx"
    assert [(one.name, one.is_hidden) for one in file.sheets] == [("Våren", False), ("Gömt", True)]
    assert cells(file) == [
        (None, "Åsa Öberg", "=1+1", 201205142399, 2.5, True),
        (None, date(2026, 3, 12), datetime(2026, 3, 12, 13, 5), "13:05"),  # noqa: DTZ001  a sheet knows no zone
        (None, 5),
        (None, "Ersängsskolan"),
        (None, "Ersängsskolan", "rad två"),
    ]
    assert [row.number for row in file.sheets[0].rows] == [3, 4, 5, 6, 7]
    assert file.sheets[0].merged == 1


def test_an_opendocument_sheet_gives_the_same() -> None:
    rows: list[list[Cell]] = [["Namn", "Född"], ["Åsa Öberg", date(2012, 3, 1)], [None, 7]]
    assert cells(read(ods(rows), "lista.ods")) == [
        ("Namn", "Född"),
        ("Åsa Öberg", date(2012, 3, 1)),
        (None, 7),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_letters_and_delimiter_of_a_text_file_are_found(encoding: str, delimiter: str) -> None:
    lines = [["Namn", "Född", "Ort"], ["Åsa Öberg", "2012-03-01", '"Umeå; nära, älven"']]
    text = "\r\n".join(delimiter.join(line) for line in lines) + "\r\n\r\n"
    file = read(text.encode(encoding), "lista.csv")
    assert file.delimiter == delimiter
    assert file.encoding == {"utf-8": "utf-8-sig", "utf-16-le": "utf-16"}.get(encoding, encoding)
    assert cells(file)[1] == ("Åsa Öberg", "2012-03-01", "Umeå; nära, älven")
    assert file.sheets[0].name == "lista"


def test_what_was_found_can_be_changed() -> None:
    content = "Namn;Ort\nÅsa;Umeå\n".encode()
    assert cells(read(content, encoding="cp1252", delimiter=","))[1] == ("Ã…sa;UmeÃ¥",)
    assert refusal("Åsa;Umeå".encode("cp1252"), encoding="utf-8-sig").code == "sheet_encoding"


def test_excel_may_say_what_parts_the_cells() -> None:
    file = read(b"sep=,\nNamn,Ort\nx,y\n", "a.csv")
    assert file.delimiter == ","
    assert [row.number for row in file.sheets[0].rows] == [2, 3]


def test_what_is_no_sheet_is_refused_in_words() -> None:
    assert refusal(b"").code == "sheet_file_empty"
    assert refusal(b" \n").code == "sheet_file_empty"
    assert refusal(b"\xd0\xcf\x11\xe0" + b"x" * 600).code == "sheet_file_kind"
    assert refusal(packed(word__document_xml=b"<a/>")).code == "sheet_file_kind"
    assert refusal(xlsx([["a"]])[:-40]).code == "sheet_file_damaged"
    assert refusal(packed(xl__workbook_xml=b"<workbook/>")).code == "sheet_file_damaged"
    assert refusal(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(40)).code in {
        "sheet_file_kind",
        "sheet_encoding",
    }
    assert refusal(bytes(sheet_limits.MOST_BYTES) + b"x").code == "sheet_file_too_big"


def test_a_bomb_is_not_unpacked() -> None:
    bomb = packed(xl__workbook_xml=bytes(sheet_limits.MOST_UNPACKED + 1))
    assert len(bomb) < 1024 * 1024
    assert refusal(bomb).code == "sheet_unpacks_too_big"


def test_a_lonely_cell_far_away_does_not_fill_the_memory() -> None:
    plain = xlsx([["a"]])
    far = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
        b'2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">'
        b'<c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>'
    )
    assert refusal(rewritten(plain, "xl/worksheets/sheet1.xml", far)).code == "sheet_reader_stopped"


def test_more_rows_than_are_read_are_told_and_the_others_stay() -> None:
    many = "Namn;Ort\n" + "x;y\n" * (sheet_limits.MOST_ROWS + 5)
    assert read(many.encode(), "a.csv").sheets[0].is_too_big
    empty = "Namn;Ort\n" + "\n" * sheet_limits.MOST_LINES + "x;y\n"
    assert read(empty.encode(), "a.csv").sheets[0].is_too_big


def test_a_cell_beyond_measure_is_named_by_its_place() -> None:
    error = refusal(xlsx([["a"], [None, "x" * (sheet_limits.MOST_SIGNS + 1)]]))
    assert error.code == "sheet_cell_too_long"
    assert (error.params["sheet"], error.params["row"], error.params["column"]) == (
        "Ärenden",
        2,
        "B",
    )


def test_a_reader_that_hangs_is_ended() -> None:
    slow = ProcessSheetReader(seconds=0.001)
    with pytest.raises(DomainError) as caught:
        slow.read("a.xlsx", xlsx([["a"]]))
    assert caught.value.code == "sheet_reader_slow"


def test_columns_are_called_as_spreadsheets_call_them() -> None:
    assert [column_letters(one) for one in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_what_is_written_reads_again_and_runs_no_formula() -> None:
    rows: list[tuple[Cell, ...]] = [
        ("=HYPERLINK(1)", 3, date(2026, 3, 12)),
        ("Åsa\nÖberg", None, None),
    ]
    table = Table(name="Blad", heads=("Text", "Tal", "Dag"), rows=rows)
    assert write_xlsx((table,)) == write_xlsx((table,))
    assert cells(read(write_xlsx((table,))))[1:] == [
        ("=HYPERLINK(1)", 3, date(2026, 3, 12)),
        ("Åsa\nÖberg",),
    ]
    assert cells(read(write_ods(table)))[1] == ("=HYPERLINK(1)", 3, date(2026, 3, 12))
    assert cells(read(write_csv(table), "a.csv"))[1] == ("'=HYPERLINK(1)", "3", "2026-03-12")


def test_signs_nobody_sees_are_left_out() -> None:
    """Two rows about one person were two persons, and a turned name was read backwards."""
    rows = (("Namn",), ("\u202eA\u030asa\u202c \u200bLind\ufeff",), ("Åsa\tLind\nÖ\u00adek",))
    file = read(write_csv(Table(name="Lista", heads=("Nr",), rows=rows)), "lista.csv")
    assert cells(file)[2:] == [("Åsa Lind",), ("Åsa Lind\nÖek",)]
