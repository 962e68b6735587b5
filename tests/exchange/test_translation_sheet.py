"""The translator's sheet: out, filled in, back; and every way it can come back wrong."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sspf_app.exchange.translation_sheet import read, write
from sspf_app.services.form_clauses import CLAUSES
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.translation_sheets import SheetClause, SheetOut, TranslationSheetError
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.form_text_faults import SENTENCES, fault_sentence

SWEDISH = text_in("sv")


def a_sheet(**words: str) -> SheetOut:
    return SheetOut(
        language="ar",
        language_name="Arabiska",
        version="2026-1",
        source_sha256=SWEDISH.sha256,
        instructions=("Skriv i sista kolumnen; inget annat.", 'Behåll "{contact}".'),
        clauses=tuple(
            SheetClause(
                id=clause.id,
                number=clause.number,
                swedish=SWEDISH.clauses[clause.id],
                easy=text_in("sv-x-lattlast").clauses[clause.id],
                english=text_in("en").clauses[clause.id],
                words=words.get(clause.id, ""),
            )
            for clause in CLAUSES
        ),
    )


def codes(content: bytes) -> list[str]:
    with pytest.raises(TranslationSheetError) as caught:
        read(content)
    for fault in caught.value.faults:
        assert fault_sentence(fault.code, fault.params, words_for("sv"))
    return [fault.code for fault in caught.value.faults]


def test_a_sheet_comes_back_as_it_went_out() -> None:
    found = read(write(a_sheet(**{"B.name": "الاسم", "A.intro": '- först\nsedan; "så"'})))
    assert found.language == "ar"
    assert found.source_sha256 == SWEDISH.sha256
    assert list(found.words) == [clause.id for clause in CLAUSES]
    assert found.words["B.name"] == "الاسم"
    assert found.words["A.intro"] == '- först\nsedan; "så"'


def test_no_cell_is_a_formula_for_a_spreadsheet() -> None:
    content = write(a_sheet(**{"B.name": "=1+1", "A.intro": "@SUM(A1)", "A.title": "+x"}))
    cells = [
        cell
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
        for cell in row
    ]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert read(content).words["B.name"] == "=1+1"


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_an_office_program_may_save_it_its_own_way(delimiter: str) -> None:
    text = write(a_sheet(**{"B.name": "Nimi"})).decode("utf-8-sig")
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(csv.reader(io.StringIO(text), delimiter=";"))
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert read(out.getvalue().encode(encoding)).words["B.name"] == "Nimi"


def _without_table() -> bytes:
    return b'"sspf-form-text";"1"\r\n"language";"ar"\r\n"swedish-sha256";"00"\r\n'


def _head(rows: str) -> bytes:
    return _without_table() + b"clause;number;svenska;l;English;ar\r\n" + rows.encode()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ["sheet_of_other_kind"]),
        (b"hello", ["sheet_of_other_kind"]),
        (b"%PDF-1.7 and so on", ["sheet_of_other_kind"]),
        (b"PK\x03\x04\xff\xfe\x00\x9c", ["sheet_not_text"]),
        (b"\xff\xfe\x00", ["sheet_not_text"]),
        ("Namn;å".encode("latin-1"), ["sheet_not_text"]),
        (b"x" * 1_000_001, ["sheet_too_large"]),
        (b"a;b\n" * 1001, ["sheet_too_many_rows"]),
        (b"a;" + b"b" * 20_001, ["sheet_cell_too_long"]),
        (b"a;" + b"b" * 200_000, ["sheet_not_a_table"]),
        (b'sspf-form-text;1\n"never closed', ["sheet_not_a_table"]),
        (_without_table(), ["sheet_without_table"]),
        (
            _without_table().replace(b'"1"', b'"2"') + _head("")[len(_without_table()) :],
            ["sheet_of_newer_program"],
        ),
        (b"sspf-form-text;1\nclause;n;s;l;e;a\n", ["sheet_fact_missing", "sheet_fact_missing"]),
        (_head("B.name;B3;Namn\r\n"), ["sheet_row_short"]),
        (_head("B.name;B3;N;N;N;x\r\nB.name;B3;N;N;N;y\r\n"), ["clause_twice"]),
    ],
)
def test_everything_wrong_has_its_name(content: bytes, expected: list[str]) -> None:
    assert codes(content) == expected


def test_every_sentence_can_be_said() -> None:
    values = {"name": "x", "most": 1, "line": 2, "sign": "U+0000", "found": "a", "wanted": "b"}
    for code in SENTENCES:
        for language in ("sv", "en"):
            assert "{most}" not in fault_sentence(code, values, words_for(language), "H3")


def _outcome(content: bytes) -> int:
    """How many rows were read, or how many faults were named."""
    try:
        return len(read(content).words)
    except TranslationSheetError as error:
        return len(error.faults)


@given(st.binary(max_size=3000))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert _outcome(content) > 0


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_sheet_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(write(a_sheet(**{"B.name": "Nimi"})))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        part = data.draw(st.binary(max_size=6) | st.sampled_from([b'"', b";", b"\r\n", b"\x00"]))
        whole[at : at + data.draw(st.integers(0, 8))] = part
    assert _outcome(bytes(whole)) >= 0


_WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"), max_size=60
)


@given(words=st.dictionaries(st.sampled_from([c.id for c in CLAUSES]), _WORDS, max_size=10))
@settings(max_examples=100, deadline=None)
def test_any_words_come_back(words: dict[str, str]) -> None:
    import unicodedata

    found = read(write(a_sheet(**words)))
    for clause, written in words.items():
        expected = unicodedata.normalize("NFC", written.strip())
        # An apostrophe before a formula's first sign is a spreadsheet's own.
        if not (expected[:1] == "'" and expected[1:2] in tuple("=+-@")):
            assert found.words[clause] == expected


def test_a_sheet_without_swedish_is_still_one() -> None:
    with pytest.raises(TranslationSheetError):
        read(write(replace(a_sheet(), source_sha256="")))
