"""Archive copies: every paper keeps the standards it claims, say independent checkers."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pikepdf import pdfa

from scripts.forms import variants
from sspf_app.documents.archive import Level, archived, faults
from sspf_app.documents.metadata import UA_CLAIM
from sspf_app.domain.errors import DomainError
from sspf_app.services.copies import ArchiveFacts
from sspf_app.services.paper_of_ledger import PrintFileData, RecallLetterData
from tests.documents import checkers
from tests.documents.papers import (
    MADE_AT,
    OFFICE,
    RENDERER,
    SECRECY,
    a_confirmation,
    a_notice,
    minutes_data,
    opened,
    page_texts,
)
from tests.documents.test_consent_receipt import YES

FACTS = ArchiveFacts(
    kind="consent_form",
    reference="SSPF-2026-014",
    made_on=date(2026, 11, 22),
    secrecy=SECRECY,
    form_version="2026-1",
    text_sha256="ab" * 32,
)


def _papers() -> dict[str, bytes]:
    """Each paper of the program, the form in all its variants and languages."""
    drawn = {name: RENDERER.consent_form(data) for name, data in variants()}
    drawn["minutes"] = RENDERER.minutes(minutes_data())
    drawn["minutes-own"] = RENDERER.minutes(minutes_data(is_own_copy=True))
    drawn["confirmation"] = RENDERER.withdrawal_confirmation(a_confirmation())
    drawn["notice"] = RENDERER.withdrawal_notice(a_notice())
    drawn["receipt"] = RENDERER.consent_receipt(YES)
    recall = RecallLetterData(
        is_person=False,
        office=OFFICE,
        language="sv",
        case_reference="SSPF-2026-014",
        made_at=MADE_AT,
        recipient="Ersängsskolan",
        sign="KPTRB",
        paper="Minnesanteckningar",
        made_on=MADE_AT.date(),
        pages=2,
        secrecy=SECRECY,
    )
    drawn["recall"] = RENDERER.recall_letter(recall)
    drawn["recall-oral"] = RENDERER.recall_letter(replace(recall, is_oral=True, pages=None))
    letters = PrintFileData(
        language="sv",
        case_reference="SSPF-2026-014",
        made_at=MADE_AT,
        letters=(a_confirmation(), a_notice(), recall),
    )
    drawn["print-file"] = RENDERER.print_file(letters)
    return {name: document.content for name, document in drawn.items()}


@pytest.fixture(scope="module")
def papers() -> dict[str, bytes]:
    return _papers()


Kept = dict[tuple[str, Level], bytes]


@pytest.fixture(scope="module")
def kept(papers: dict[str, bytes]) -> Kept:
    """Every paper as archive copy of either part."""
    return {
        (name, level): archived(content, FACTS, level)
        for name, content in papers.items()
        for level in Level
    }


def test_every_paper_passes_as_archive_copy_of_either_part(kept: Kept, tmp_path: Path) -> None:
    for (name, level), content in kept.items():
        assert faults(content, level) == [], name
        path = tmp_path / f"{name}-{level.value}.pdf"
        path.write_bytes(content)
        checkers.run("qpdf", "--check", path)


def test_without_the_claim_of_pdf_ua_the_verdict_is_a_plain_pass(kept: Kept) -> None:
    """The validator knows no words but its own: nothing else is overlooked because of it."""
    for (name, level), content in kept.items():
        if name not in ("sv-guardian", "ar-specimen", "minutes", "receipt"):
            continue
        with pikepdf.open(io.BytesIO(content)) as pdf:
            metadata = pdf.Root.Metadata
            metadata.write(metadata.read_bytes().replace(UA_CLAIM.encode(), b""))
            plain = io.BytesIO()
            pdf.save(plain, **pdfa.resolve_save_kwargs(level.value))
        report = pdfa.validate_written(plain, level.value)
        assert report.verdict == "pass", (name, level, report.findings)


def test_pdfbox_passes_the_same_pages_as_the_first_part(kept: Kept, tmp_path: Path) -> None:
    for name in ("sv-guardian", "ar-specimen", "ti-specimen", "minutes", "receipt"):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(kept[name, Level.A1B])
        assert "is a valid PDF/A-1b file" in checkers.preflight(path), name


def test_a_screen_reader_can_read_every_paper(
    papers: dict[str, bytes], kept: Kept, tmp_path: Path
) -> None:
    files = {f"{name}.pdf": kept[name, Level.A2B] for name in papers}
    files["as-drawn.pdf"] = papers["sv-guardian"]
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    errors = checkers.accessibility_errors(sorted(tmp_path.iterdir()))
    assert errors == {name: [] for name in files}


def test_the_archive_copy_says_the_same_and_tells_whose_it_is(papers: dict[str, bytes]) -> None:
    paper = papers["sv-guardian"]
    copy = archived(paper, FACTS)
    assert page_texts(copy) == page_texts(paper)
    metadata = opened(copy).xmp_metadata
    assert metadata is not None
    assert metadata.dc_creator == ["Umeå kommun"]
    assert metadata.dc_identifier == "SSPF-2026-014"
    assert metadata.dc_source == f"Blankett 2026-1, text sha256:{'ab' * 32}"
    assert metadata.dc_rights == {
        "x-default": "Sekretess: OSL 26 kap. 1 §, 2026-11-22, Umeå kommun"
    }
    assert metadata.dc_type == ["consent_form"]


def test_the_same_paper_gives_the_same_bytes(papers: dict[str, bytes]) -> None:
    for level in Level:
        assert archived(papers["minutes"], FACTS, level) == archived(
            papers["minutes"], FACTS, level
        )


def test_a_file_that_does_not_keep_the_standard_is_an_error(papers: dict[str, bytes]) -> None:
    broken = io.BytesIO()
    with pikepdf.open(io.BytesIO(papers["notice"])) as pdf:
        del pdf.Root.OutputIntents
        pdf.save(broken)
    assert faults(broken.getvalue())
    with pytest.raises(DomainError, match="archive_invalid"):
        archived(broken.getvalue(), FACTS)


def test_a_script_in_a_file_is_found(papers: dict[str, bytes]) -> None:
    broken = io.BytesIO()
    with pikepdf.open(io.BytesIO(papers["notice"])) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.save(broken)
    with pytest.raises(DomainError, match="archive_invalid"):
        archived(broken.getvalue(), FACTS)
