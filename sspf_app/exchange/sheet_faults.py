"""What can be wrong with a sheet, as codes: the program has a sentence for each."""

from __future__ import annotations


class SheetFaultError(Exception):
    """A file that cannot be read.

    Attributes:
        code: Code of a ``DomainError``: the process that reads sends it home.
        params: What its sentence needs besides the name of the file.
    """

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
