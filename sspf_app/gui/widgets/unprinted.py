"""Signs that no paper of the program can bear, told where they are typed: its fonts have none."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from sspf_app.gui.i18n import _

PICTURES = (
    range(0x20E3, 0x20E4),
    range(0x2190, 0x22EE),
    range(0x22EF, 0x25CC),
    range(0x25CD, 0x2C00),
    range(0x1F000, 0x1FB00),
)
"""Emoji, arrows and other small pictures; ``tests/documents`` holds them against the fonts."""
_PICTURE = "[" + "".join(f"{chr(one.start)}-{chr(one.stop - 1)}" for one in PICTURES) + "]"
_JOINED = f"[\ufe0e\ufe0f\u200d]|[\U0001f3fb-\U0001f3ff]|(?<=\u200d){_PICTURE}"
_FOUND = re.compile(f"{_PICTURE}(?:{_JOINED})*")
"""One that is put together of several, with a skin of its own or a shape, is one."""


def unprinted(text: str) -> str:
    """The first such sign of a text; empty = there is none."""
    if text.isascii():
        return ""
    found = _FOUND.search(text)
    return "" if found is None else found.group()


def note_of(field: QWidget) -> str:
    """What to say below a field while one types; empty = nothing."""
    if isinstance(field, QLineEdit):
        is_read = field.echoMode() is QLineEdit.EchoMode.Normal and not field.isReadOnly()
        sign = unprinted(field.text()) if is_read else ""
    elif isinstance(field, QPlainTextEdit):
        sign = "" if field.isReadOnly() else unprinted(field.toPlainText())
    else:
        sign = ""
    said = _("“{sign}” is kept, but can be printed on no paper: write it in words instead.")
    return said.format(sign=sign) if sign else ""
