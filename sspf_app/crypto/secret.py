"""A holder for secret bytes that does not print, pickle or copy itself."""

import hmac
import secrets
import unicodedata
from types import TracebackType
from typing import NoReturn, Self


class Secret:
    """Secret bytes in one buffer that can be overwritten.

    Overwriting is best effort: libraries and the interpreter may have made copies of their own.
    Used as a context manager, it is wiped at the end of the block.
    """

    __slots__ = ("_buffer", "_wiped")
    __hash__ = None  # pyright: ignore[reportAssignmentType]  a secret is no key of a dict

    def __init__(self, data: bytes | bytearray) -> None:
        """Take over `data`: a bytearray is kept and wiped later, bytes are copied."""
        self._buffer = data if isinstance(data, bytearray) else bytearray(data)
        self._wiped = False

    @classmethod
    def random(cls, length: int = 32) -> Self:
        """Make `length` fresh random bytes."""
        return cls(secrets.token_bytes(length))

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Make the bytes of a typed password.

        Like OpaqueString of RFC 8265: composed characters (NFC), any space as U+0020, then UTF-8,
        so that the same keys give the same bytes on every system.
        """
        spaced = "".join(" " if unicodedata.category(char) == "Zs" else char for char in text)
        return cls(bytearray(unicodedata.normalize("NFC", spaced), "utf-8", "surrogatepass"))

    def view(self) -> memoryview:
        """Look at the bytes without copying them.

        Raises:
            ValueError: if the secret was wiped. (A bug.)
        """
        if self._wiped:
            raise ValueError("the secret was wiped")
        return memoryview(self._buffer).toreadonly()

    def hex(self) -> str:
        """Write the bytes as lower-case hexadecimal text, which cannot be wiped."""
        return self.view().hex()

    def wipe(self) -> None:
        """Overwrite the bytes with zeros; using them again is an error."""
        self._buffer[:] = bytes(len(self._buffer))
        self._wiped = True

    def __len__(self) -> int:
        return len(self._buffer)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self.view(), other.view())

    def __repr__(self) -> str:
        return "<secret>"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.wipe()

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is never copied or pickled")
