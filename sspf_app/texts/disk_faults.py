"""Why the system would not read or write a file, in the program's own words.

The system's words come in whatever language it was installed in, and say neither what to do nor to
whom; so an error is carried by its stable name (``ENOSPC``) and worded here, where it is told.
"""

from __future__ import annotations

import errno
from typing import NamedTuple

from sspf_app.texts.catalogue import N_, Words

_NO_ROOM = N_("There is no room left on the disk.")
_NO_RIGHT = N_("You may not do that there: ask whoever looks after the computer.")
_BUSY = N_("Another program is using it.")
_NO_ANSWER = N_("The drive does not answer: check that it is connected.")
_NO_NAME = N_("The name cannot be used there.")
_SENTENCES = {
    "ENOSPC": _NO_ROOM,
    "EDQUOT": _NO_ROOM,
    "EFBIG": N_("The file gets larger than the disk takes."),
    "EACCES": _NO_RIGHT,
    "EPERM": _NO_RIGHT,
    "EROFS": N_("Nothing can be written there, only read."),
    "ENOENT": N_("There is no such file or folder."),
    "EISDIR": N_("That is a folder, not a file."),
    "ENOTDIR": N_("Part of the path is a file, not a folder."),
    "EEXIST": N_("There is something with that name already."),
    "ENOTEMPTY": N_("The folder is not empty."),
    "ENAMETOOLONG": N_("The name is too long."),
    "ELOOP": N_("The links on the way lead in a circle."),
    "EINVAL": _NO_NAME,
    "EILSEQ": _NO_NAME,
    "ValueError": _NO_NAME,
    "EBUSY": _BUSY,
    "ETXTBSY": _BUSY,
    "EAGAIN": _BUSY,
    "EMFILE": N_("Too many files are open: close other programs."),
    "ENFILE": N_("Too many files are open: close other programs."),
    "EIO": N_("The disk could not be read or written; it may be damaged."),
    "ENODEV": _NO_ANSWER,
    "ENXIO": _NO_ANSWER,
    "ESTALE": _NO_ANSWER,
    "ETIMEDOUT": _NO_ANSWER,
    "TimeoutError": _NO_ANSWER,
    "ENOTCONN": _NO_ANSWER,
    "EHOSTDOWN": _NO_ANSWER,
    "EHOSTUNREACH": _NO_ANSWER,
    "ENETUNREACH": _NO_ANSWER,
    "ECONNREFUSED": _NO_ANSWER,
    "ECONNRESET": _NO_ANSWER,
}


class DiskFault(NamedTuple):
    """Why a file could not be read or written.

    Attributes:
        code: The name of the system's error, such as ``ENOSPC``; where it has none, of the class.
    """

    code: str

    @classmethod
    def of(cls, error: Exception) -> DiskFault:
        """What an ``OSError`` says, or a ``ValueError`` about a name that no system takes."""
        number = error.errno if isinstance(error, OSError) else None
        return cls(errno.errorcode.get(number or 0, type(error).__name__))

    @property
    def is_known(self) -> bool:
        """Whether there are words for it."""
        return self.code in _SENTENCES

    def in_words(self, words: Words) -> str:
        """One sentence, without the path."""
        if self.is_known:
            return words.marked(_SENTENCES[self.code])
        return words.gettext("The system would not do it ({code}).").format(code=self.code)
