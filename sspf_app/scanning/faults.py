"""What can be wrong with a file, as codes: the program has a sentence for each."""

from __future__ import annotations


class ScanError(Exception):
    """A file, or a page of it, that cannot be read.

    Attributes:
        code: Code of a ``DomainError``: the process that reads sends it home.
        page: Page from 1; 0 = the file as a whole.
        most: The limit that was passed, where one was.
    """

    def __init__(self, code: str, *, page: int = 0, most: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.page = page
        self.most = most
