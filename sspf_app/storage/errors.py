"""What can go wrong with the database, told apart: the environment's fault or ours."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from sspf_app.services.errors import KnownError


class KnownStorageError(KnownError):
    """The disk, the folder or the file is in the way, and the user can do something about it."""


class StorageBug(Exception):  # noqa: N818  the name of the architecture's two kinds
    """The program used the database wrongly; its text never holds values of a statement."""


class DamagedValueError(Exception):
    """A value that cannot have been written: of a page the driver gave back without its content."""


# Primary result codes of SQLite, https://sqlite.org/rescode.html. An I/O error stands apart: the
# disk may be full by quota, unplugged or failing.
_CODES = {
    5: "database_busy",
    6: "database_busy",
    8: "folder_read_only",
    10: "disk_error",
    11: "database_damaged",
    13: "disk_full",
    14: "folder_read_only",
    26: "database_damaged",
}


# What sqlcipher_export meets on the way it tells in words alone, with the code of any error.
_WORDS = {
    "disk I/O error": "disk_error",
    "database disk image is malformed": "database_damaged",
    "database or disk is full": "disk_full",
}


def known_code(error: BaseException) -> str | None:
    """Name the condition behind an error of the driver or of SQLAlchemy; None = it is a bug."""
    if isinstance(error, DamagedValueError):
        return "database_damaged"
    original = error.orig if isinstance(error, DBAPIError) else error
    number = getattr(original, "sqlite_errorcode", None)
    if not isinstance(number, int):
        return None
    return _CODES.get(number & 0xFF) or _WORDS.get(str(original))


def translated(error: Exception, path: Path) -> Exception:
    """Turn an error met while working on the file into one of the two kinds.

    Args:
        error: What the driver or SQLAlchemy raised.
        path: The database file, named in the sentence.

    Returns:
        A ``KnownStorageError`` or a ``StorageBug``; any other exception unchanged.
    """
    code = known_code(error)
    if code is not None:
        return KnownStorageError(code, path=str(path))
    original = error.orig if isinstance(error, DBAPIError) else error
    if hasattr(original, "sqlite_errorcode"):  # the driver's own text names columns, never values
        return StorageBug(f"{type(original).__name__}: {original}")
    return StorageBug(str(error)) if isinstance(error, SQLAlchemyError) else error
