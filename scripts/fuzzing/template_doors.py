"""The door for an office's Word template: a packed file, and the markup inside one."""

from __future__ import annotations

import io
import zipfile

from sspf_app.documents.minutes_in_word import shipped
from sspf_app.documents.word_template import checked

WORDS = (
    b"<w:vanish/>",
    b"<w:del>",
    b"<w:fldSimple",
    b' TargetMode="External"',
    b"<!DOCTYPE",
    b"<!ENTITY",
    b"macroEnabled",
    b"</w:p>",
    b"PK\x03\x04",
)


def templates() -> tuple[bytes, ...]:
    """The shipped template, and its foot alone, which is put into the rest of it."""
    with zipfile.ZipFile(io.BytesIO(shipped())) as packed:
        return shipped(), packed.read("word/footer1.xml"), packed.read("word/styles.xml")


def enter(data: bytes) -> object:
    """Take a template in; loose markup stands in the place of the foot."""
    return checked(data if data.startswith(b"PK") else _with_foot(data))


def _with_foot(markup: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(shipped())) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, markup if name == "word/footer1.xml" else old.read(name))
    return file.getvalue()
