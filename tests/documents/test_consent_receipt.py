"""The family's receipt: what was answered, in words, and what to do if it is wrong."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sspf_app.domain.codes import Answer, Medium
from sspf_app.services.export_records import RecordState
from sspf_app.services.paper_of_receipt import ConsentReceiptData, ReceiptRow
from sspf_app.services.paper_parts import PaperOffice
from tests.documents.papers import RENDERER, pages_of, text_of

YES = ConsentReceiptData(
    office=PaperOffice(committee="Individ- och familjenämnden", unit="SSPF", phone="090-16 10 00"),
    language="sv",
    case_reference="SSPF 2026-014",
    made_at=datetime(2026, 11, 22, 9, tzinfo=UTC),
    person="Erik Åkesson",
    sign="KPTRB",
    form_code="K7M3-P9QX-T",
    answer=Answer.YES,
    medium=Medium.WRITTEN,
    signed_on=date(2026, 11, 21),
    registered_on=date(2026, 11, 22),
    valid_from=date(2026, 11, 21),
    valid_to=date(2027, 5, 21),
    state=RecordState.GIVEN,
    rows=(
        ReceiptRow(
            labels=("Närvaro och frånvaro i skolan", "Hälsa"),
            about="Alva Lindström",
            tellers=("Ersängsskolan",),
            may_know=("SSPF",),
            only_spoken=("Fritid unga",),
            may_not=("Polisen",),
        ),
    ),
    exceptions=("Närvaro: från Ersängsskolan till Polisen",),
    own_words="Inget om drogtester",
)


def _text(data: ConsentReceiptData) -> str:
    return text_of(RENDERER.consent_receipt(data).content)


def test_a_yes_tells_row_by_row_what_it_is_a_yes_to() -> None:
    text = _text(YES)
    for part in (
        "Kvitto på ditt svar",
        "Till Erik Åkesson",
        "Gäller 21 november 2026 till 21 maj 2027",
        "Om Alva Lindström",
        "Närvaro och frånvaro i skolan · Hälsa",
        "Får berätta: Ersängsskolan",
        "Får veta: SSPF",
        "Får veta, men bara muntligt: Fritid unga",
        "Får inte veta: Polisen",
        "från Ersängsskolan till Polisen",
        "Med dina egna ord Inget om drogtester",
        "Du kan ändra dig när du vill",
    ):
        assert part in text
    document = RENDERER.consent_receipt(YES)
    assert document.page_count == 1
    assert document.suggested_name == "SSPF-2026-014-kvitto-K7M3-P9QX-T-KPTRB.pdf"


def test_a_no_is_told_neutrally() -> None:
    text = _text(replace(YES, answer=Answer.NO, rows=(), exceptions=(), own_words=""))
    assert "Du har sagt nej. Vi delar ingenting" in text
    assert "Ett nej påverkar inte din rätt till annat stöd." in text
    assert "Gäller" not in text


def test_what_has_become_of_it_is_said() -> None:
    assert "Du har tagit tillbaka det" in _text(replace(YES, state=RecordState.WITHDRAWN))
    assert "det nyare svaret gäller" in _text(replace(YES, state=RecordState.SUPERSEDED))
    assert "12 mars 2026, muntligt" in _text(
        replace(YES, medium=Medium.ORAL, signed_on=date(2026, 3, 12))
    )


def test_many_rows_run_on_to_another_page() -> None:
    rows = tuple(replace(YES.rows[0], labels=(f"Uppgift {number}",)) for number in range(30))
    document = RENDERER.consent_receipt(replace(YES, rows=rows))
    assert pages_of(document) > 1
    assert "Uppgift 29" in text_of(document.content)


def test_it_speaks_english_too() -> None:
    text = _text(replace(YES, language="en"))
    assert "Receipt for your answer" in text
    assert "May know, but only in speech: Fritid unga" in text
