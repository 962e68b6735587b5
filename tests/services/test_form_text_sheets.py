"""A translator's sheet through the vault: taken in whole, or not at all."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sspf_app.exchange import translation_sheet
from sspf_app.services.form_clauses import BY_ID, CLAUSES
from sspf_app.services.form_text_checks import clause_faults
from sspf_app.services.form_text_shipped import SHIPPED_VERSION, text_in
from sspf_app.services.translation_sheets import TranslationSheetError
from tests.services.conftest import House, refused
from tests.services.test_form_texts import MANAGER, ORIGIN


def _draft(house: House, language: str = "ar") -> str:
    house.use.form_texts.list_texts()
    made = house.use.form_texts.new_draft(language).new_id
    assert made is not None
    return made


def _written(house: House, draft: str, folder: Path) -> str:
    path = house.use.form_text_sheets.export_sheet(draft, folder)
    return path.read_bytes().decode("utf-8-sig")


def _filled(sheet: str, **changes: str) -> bytes:
    """The sheet with the English words as its translation, but for some clauses."""
    english = text_in("en").clauses
    found = translation_sheet.read(sheet.encode())
    lines = sheet[: sheet.index('"clause"')]
    rows = ["clause;number;a;b;c;d"]
    for clause in found.words:
        words = changes.get(clause, english[clause]).replace('"', '""')
        rows.append(f'{clause};{BY_ID[clause].number};;;;"{words}"')
    return (lines + "\r\n".join(rows)).encode()


def test_a_sheet_goes_out_is_filled_in_and_fills_the_draft(house: House, tmp_path: Path) -> None:
    draft = _draft(house)
    sheet = _written(house, draft, tmp_path)
    assert [path.name for path in tmp_path.glob("*.csv")] == ["sspf-blankett-ar-2026-1.csv"]
    assert "Arabiska" in sheet
    assert "Du bestämmer vad vi får berätta för varandra." in sheet
    house.use.form_text_sheets.import_sheet(draft, _filled(sheet))
    compared = house.use.form_texts.compare(draft)
    assert compared.item.missing == 0
    assert compared.item.text.words == dict(text_in("en").clauses)
    house.use.form_texts.describe(draft, ORIGIN)
    house.as_user(MANAGER).form_texts.approve(draft)
    with house.unit() as unit:
        actions = [(entry.action.value, entry.subject) for entry in unit.journal.entries()]
    assert ("export", f"form_text:{draft}:sheet") in actions
    assert ("import", f"form_text:{draft}:sheet") in actions


def test_a_second_sheet_never_writes_over_the_first(house: House, tmp_path: Path) -> None:
    draft = _draft(house)
    for _ in range(2):
        house.use.form_text_sheets.export_sheet(draft, tmp_path)
    assert len(list(tmp_path.glob("*.csv"))) == 2


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"H.withdrawal": "Yes."}, [("H.withdrawal", "placeholder_missing")]),
        ({"A.intro": "{contact}"}, [("A.intro", "placeholder_unknown")]),
        ({"I.voluntary": "**No. It is."}, [("I.voluntary", "bold_open")]),
        ({"A.intro": "You {} decide"}, [("A.intro", "brace")]),
        ({"A.intro": "{contact.__class__}"}, [("A.intro", "brace")]),
        ({"A.intro": "a\u202eb"}, [("A.intro", "hidden_sign")]),
        ({"A.intro": "a\x00b"}, [("A.intro", "hidden_sign")]),
        ({"A.intro": "x" * 2001}, [("A.intro", "too_long")]),
    ],
)
def test_words_that_cannot_be_printed_are_named(
    house: House, tmp_path: Path, changes: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    draft = _draft(house)
    content = _filled(_written(house, draft, tmp_path), **changes)
    error = refused(lambda: house.use.form_text_sheets.import_sheet(draft, content))
    assert isinstance(error, TranslationSheetError)
    assert [(fault.clause, fault.code) for fault in error.faults] == expected
    assert house.use.form_texts.compare(draft).item.missing == len(CLAUSES)


def test_a_sheet_of_something_else_is_refused_with_every_reason(
    house: House, tmp_path: Path
) -> None:
    arabic, finnish = _draft(house), _draft(house, "fi")
    sheet = _written(house, arabic, tmp_path)
    swedish = text_in("sv").sha256
    content = _filled(sheet).replace(swedish.encode(), b"0" * 64)
    content = content.replace(b"B.name;", b"B.nimi;")
    error = refused(lambda: house.use.form_text_sheets.import_sheet(finnish, content))
    assert isinstance(error, TranslationSheetError)
    assert [fault.code for fault in error.faults] == [
        "sheet_of_other_language",
        "sheet_of_other_swedish",
        "clause_missing",
        "unknown_clause",
    ]
    shipped = f"ft-en-{SHIPPED_VERSION}"
    take = house.use.form_text_sheets.import_sheet
    assert refused(lambda: take(shipped, content)).code == "text_not_draft"


def test_an_empty_cell_keeps_the_words_there_are(house: House, tmp_path: Path) -> None:
    draft = _draft(house)
    house.use.form_texts.edit(draft, {"B.name": "الاسم"})
    content = _filled(_written(house, draft, tmp_path), **{"B.name": "  "})
    house.use.form_text_sheets.import_sheet(draft, content)
    assert house.use.form_texts.compare(draft).item.text.words["B.name"] == "الاسم"


@given(words=st.dictionaries(st.sampled_from([one.id for one in CLAUSES]), st.text(max_size=30)))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_words_come_nothing_wrong_is_taken_in(
    house: House, tmp_path: Path, words: dict[str, str]
) -> None:
    drafts = [one.text.id for one in house.use.form_texts.list_texts() if one.text.language == "uk"]
    draft = drafts[0] if drafts else _draft(house, "uk")
    content = _filled(_written(house, draft, tmp_path), **words)
    before = house.use.form_texts.compare(draft).item.text
    try:
        house.use.form_text_sheets.import_sheet(draft, content)
    except TranslationSheetError:
        assert house.use.form_texts.compare(draft).item.text == before
    else:
        after = house.use.form_texts.compare(draft).item.text
        assert not [
            fault for id_, text in after.words.items() if text for fault in clause_faults(id_, text)
        ]
