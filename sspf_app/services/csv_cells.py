"""Cells of a table as text (CSV): none is run as a formula by the program that opens it."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a formula begins; as wide signs too, which some programs take for the plain ones."""
_MARK = "'"


def guarded(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run."""
    return f"{_MARK}{cell}" if cell.startswith(_FORMULA) else cell


def unguarded(cell: str) -> str:
    """What was guarded, as it was."""
    return cell[1:] if cell.startswith(_MARK) and cell[1:].startswith(_FORMULA) else cell
