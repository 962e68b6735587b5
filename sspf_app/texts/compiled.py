"""Reads the compiled catalogue without unpacking it: a text is decoded when it is asked for.

The standard library's reader decodes every text at once, which the first window would wait for.
Source: the format of MO files, GNU gettext manual, section "The Format of GNU MO Files".
"""

from __future__ import annotations

import gettext as gettext_files
import struct

_MAGIC = 0x950412DE
_HEADER = struct.Struct("<5I")
_CONTEXT = "\x04"


class CompiledWords(gettext_files.NullTranslations):
    """Fulfils the standard library's interface, for a language with the plurals of Swedish."""

    def __init__(self, data: bytes) -> None:
        """Index the file.

        Args:
            data: A little-endian MO file in UTF-8, as ``scripts/catalogue.py`` writes it.

        Raises:
            ValueError: it is none. (A broken installation.)
        """
        super().__init__()
        if len(data) < _HEADER.size or _HEADER.unpack_from(data)[0] != _MAGIC:
            raise ValueError("not a compiled catalogue")
        _magic, _revision, count, originals, translated = _HEADER.unpack_from(data)
        table = struct.Struct(f"<{2 * count}I")
        keys, self._values = table.unpack_from(data, originals), table.unpack_from(data, translated)
        self._data = data
        # A text with a plural stands as "singular NUL plural" and is looked up by the singular.
        self._places = {
            data[start : start + length].partition(b"\0")[0]: place
            for place, (length, start) in enumerate(zip(keys[::2], keys[1::2], strict=True))
        }

    def gettext(self, message: str) -> str:
        """The text, or the message itself."""
        return self._found(message, 0) or message

    def pgettext(self, context: str, message: str) -> str:
        """The text in a context, or the message itself."""
        return self._found(context + _CONTEXT + message, 0) or message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The text for a number, or the English one."""
        return self._found(msgid1, int(n != 1)) or (msgid1 if n == 1 else msgid2)

    def _found(self, key: str, form: int) -> str | None:
        place = self._places.get(key.encode())
        if place is None:
            return None
        length, start = self._values[2 * place : 2 * place + 2]
        forms = self._data[start : start + length].decode().split("\0")
        return forms[form] if form < len(forms) else None
