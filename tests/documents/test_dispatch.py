"""Dispatch copies: nobody opens them without the password, everybody's reader does with it."""

import io
import unicodedata
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from sspf_app.documents.dispatch import encrypted
from tests.documents import checkers
from tests.documents.papers import RENDERER, minutes_data, text_of

PASSWORD = "ås-bäck-ögla-vänlig"


@pytest.fixture(scope="module")
def paper() -> bytes:
    return RENDERER.minutes(minutes_data()).content


def test_the_copy_is_locked_with_aes_256(paper: bytes, tmp_path: Path) -> None:
    path = tmp_path / "copy.pdf"
    path.write_bytes(encrypted(paper, PASSWORD))
    said = checkers.run("qpdf", f"--password={PASSWORD}", "--show-encryption", path)
    assert "R = 6" in said
    assert "stream encryption method: AESv3" in said
    assert "string encryption method: AESv3" in said
    checkers.run("qpdf", f"--password={PASSWORD}", "--check", path)


def test_three_readers_open_it_with_the_password_and_none_without(
    paper: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "copy.pdf"
    path.write_bytes(encrypted(paper, PASSWORD))
    assert "Alva Lindström" in checkers.run("pdftotext", "-upw", PASSWORD, path, "-")
    pdfium = pypdfium2.PdfDocument(path, password=PASSWORD)
    assert "Alva Lindström" in pdfium[0].get_textpage().get_text_range()
    with pikepdf.open(path, password=PASSWORD) as pdf:
        assert len(pdf.pages) == 1
    for wrong in ("", "as-back-ogla-vanlig", PASSWORD.upper()):
        checkers.run("pdftotext", "-upw", wrong, path, "-", ok=(1,))
        with pytest.raises(pypdfium2.PdfiumError):
            pypdfium2.PdfDocument(path, password=wrong)
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(path, password=wrong)


def test_a_password_typed_with_rings_and_dots_apart_is_the_same(paper: bytes) -> None:
    locked = encrypted(paper, unicodedata.normalize("NFD", PASSWORD))
    with pikepdf.open(io.BytesIO(locked), password=PASSWORD) as pdf:
        assert len(pdf.pages) == 1


def test_the_locked_file_shows_no_word_of_the_paper(paper: bytes) -> None:
    locked = encrypted(paper, PASSWORD)
    assert "SSPF-2026-014" in text_of(paper)
    for word in ("SSPF-2026-014", "Lindström", "Minnesanteckningar", PASSWORD):
        for encoding in ("utf-8", "latin-1", "utf-16-be"):
            assert word.encode(encoding) not in locked


def test_each_copy_is_locked_anew(paper: bytes) -> None:
    assert encrypted(paper, PASSWORD) != encrypted(paper, PASSWORD)
