"""The list beside a batch: every paper with its file, its pages and its sheets."""

from sspf_app.services.paper_of_print import PrintLine, PrintListData
from tests.documents.papers import MADE_AT, OFFICE, RENDERER, SECRECY, text_of

LINES = (
    PrintLine(recipient="Ersängsskolan", file_name="01-SSPF-2026-014-minuter-2.pdf", pages=3),
    PrintLine(recipient="Erik Åkesson", file_name="02-SSPF-2026-014-minuter-3.pdf", pages=2),
)


def test_it_counts_pages_and_sheets() -> None:
    data = PrintListData(
        office=OFFICE,
        language="sv",
        case_reference="SSPF-2026-014",
        made_at=MADE_AT,
        lines=LINES,
        secrecy=SECRECY,
    )
    drawn = RENDERER.print_list(data)
    text = text_of(drawn.content)
    assert "1. Ersängsskolan 01-SSPF-2026-014-minuter-2.pdf 3 2" in text
    assert "2. Erik Åkesson 02-SSPF-2026-014-minuter-3.pdf 2 1" in text
    assert "Exemplar 2" in text
    assert "Sidor sammanlagt 5" in text
    assert drawn.suggested_name == "SSPF-2026-014-utskriftslista-2026-11-22.pdf"
