"""Long reading and writing that is looked at from another thread, and ended from there."""

from __future__ import annotations

from collections.abc import Iterator

from sspf_app.services.document_ports import OpenSource
from sspf_app.services.move_views import Run

_KIB = 1024


class FollowedSource:
    """A file that is being read, and tells how far."""

    def __init__(self, source: OpenSource, run: Run) -> None:
        self._source = source
        self._run = run
        run.total = source.size // _KIB + 1

    @property
    def size(self) -> int:
        """See ``OpenSource.size``."""
        return self._source.size

    def read(self, most: int) -> bytes:
        """See ``OpenSource.read``.

        Raises:
            DomainError: ``cancelled``; as ``OpenSource.read``.
        """
        found = self._source.read(most)
        self._run.step(len(found) // _KIB)
        return found

    def close(self) -> None:
        """See ``OpenSource.close``."""
        self._source.close()


def followed(pieces: Iterator[bytes], run: Run) -> Iterator[bytes]:
    """The same pieces; nobody knows beforehand how many.

    Raises:
        DomainError: ``cancelled``.
    """
    for piece in pieces:
        run.step()
        yield piece
