"""Files nobody should send: refused with a sentence, within bounds, and nothing else harmed."""

import io
import struct
import subprocess
import sys
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from scripts.fuzzing import scan_doors
from sspf_app.domain.errors import DomainError
from sspf_app.scanning import limits
from sspf_app.scanning.reader import ProcessReader
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.errors import error_sentence

READER = ProcessReader()
NAME = "stapel <åäö> №1\u202e.pdf"


def enter(content: bytes, page: int) -> None:
    with closing(READER.open(NAME, content)) as file:
        file.page(page)


def refusal(content: bytes, *, page: int = 1) -> DomainError:
    with pytest.raises(DomainError) as caught:
        enter(content, page)
    told = error_sentence(caught.value, words_for("sv"))
    assert NAME in told
    assert "{" not in told
    return caught.value


def pdf_of(count: int, *, more: bytes = b"") -> bytes:
    """A PDF with so many empty pages."""
    kids = b" ".join(b"3 0 R" for _ in range(count))
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R" + more + b">>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[" + kids + b"]/Count " + str(count).encode() + b">>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
        b"trailer<</Root 1 0 R/Size 4>>\n%%EOF\n"
    )


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and is a few bytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = zlib.compress(b"\0" * min(10_000_000, (width + 1) * height))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "scan_file_empty"),
        (b"hello", "scan_file_kind"),
        (b"PK\x03\x04" + b"\0" * 90, "scan_file_kind"),
        (b"MZ" + b"\0" * 90, "scan_file_kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "scan_file_kind"),
        (b"%PDF-1.7\n", "scan_file_damaged"),
        (b"\xff\xd8\xff\xe0", "scan_file_damaged"),
        (b"II*\x00\x08\x00\x00\x00\xff\xff", "scan_file_damaged"),
        (pdf_of(500), "scan_too_many_pages"),
        (png_of(60_000, 60_000), "scan_page_too_big"),
        (png_of(9_000, 9_000), "scan_page_too_big"),
    ],
)
def test_a_bad_file_is_refused_by_name(content: bytes, code: str) -> None:
    assert refusal(content).code == code


def test_a_truncated_picture_is_refused_with_its_page() -> None:
    for good in scan_doors.files()[1:4]:
        error = refusal(good[: len(good) * 2 // 3])
        assert error.code in {"scan_page_damaged", "scan_file_damaged"}


def test_a_locked_pdf_says_so() -> None:
    out = io.BytesIO()
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(scan_doors.files()[0])))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    assert refusal(out.getvalue()).code == "scan_file_encrypted"


def test_scripts_and_files_in_a_pdf_are_noted_and_never_run() -> None:
    file = READER.open(NAME, scan_doors.files()[-1])
    assert (file.pages, file.has_extras) == (1, True)
    assert file.page(1).codes == ()
    file.close()
    plain = READER.open(NAME, pdf_of(2))
    assert (plain.pages, plain.has_extras) == (2, False)
    assert plain.page(2).is_blank
    plain.close()


def test_a_page_of_any_size_gives_a_picture_within_bounds() -> None:
    for box in (b"[0 0 14400 14400]", b"[0 0 3 9]", b"[0 0 2000 200]"):
        content = pdf_of(1).replace(b"[0 0 595 842]", box)
        with closing(READER.open(NAME, content)) as file:
            file.page(1)
            _media, picture = file.picture()
        assert max(Image.open(io.BytesIO(picture)).size) <= limits.LONG_SIDE_CLOSE
    sliver = pdf_of(1).replace(b"[0 0 595 842]", b"[0 0 20000 2]")
    assert refusal(sliver).code == "scan_page_damaged"


def test_a_reader_that_hangs_is_ended_and_said_so() -> None:
    impatient = ProcessReader(seconds=0.001)
    with pytest.raises(DomainError) as caught:
        impatient.open(NAME, pdf_of(1))
    assert caught.value.code == "scan_page_slow"


def test_a_reader_that_dies_takes_nothing_with_it() -> None:
    file = READER.open(NAME, pdf_of(2))
    file._process.kill()  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(DomainError) as caught:
        file.page(2)
    assert caught.value.code == "scan_reader_stopped"
    assert caught.value.params["page"] == 2
    file.close()
    file.close()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are another matter there")
def test_the_process_that_reads_may_write_nothing_and_has_bounded_memory(tmp_path: Path) -> None:
    code = (
        "import signal, sys, sspf_app.scanning.worker as w\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "w._bind()\n"
        "try:\n open(sys.argv[1], 'wb', buffering=0).write(b'x'); print('wrote')\n"
        "except OSError: print('refused')\n"
        "try:\n bytearray(4 << 30); print('got')\n"
        "except MemoryError: print('bounded')\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "written")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.split() == ["refused", "bounded"]


def test_the_process_that_reads_loads_nothing_of_the_vault() -> None:
    code = (
        "import sys, sspf_app.scanning.worker; "
        "print(*sorted({'sqlalchemy', 'sqlcipher3', 'cryptography', 'PySide6', 'reportlab', "
        "'socket', 'pikepdf'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
