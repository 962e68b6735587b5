"""The exit codes, and what ends a command early."""

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended; documented in ``docs/console.md`` and ``sspf --help``."""

    OK = 0
    NO = 1
    """The answer is no: a difference was found, or something is not sound."""
    USAGE = 2
    """The command line is not right, or names what the vault does not hold."""
    ENVIRONMENT = 3
    """Something outside the program is in the way: a password, a disk, a file."""
    REFUSED = 4
    """The rules or the role of the user refuse it."""
    BAD_INPUT = 5
    """The file that was handed in is not right."""
    BUG = 70
    INTERRUPTED = 130


class UsageError(Exception):
    """The command line lacks or contradicts something; each text is a line for the user."""

    exit = Exit.USAGE

    @property
    def lines(self) -> tuple[str, ...]:
        """What is told, a line for each: none of them begins another."""
        return tuple(str(one) for one in self.args)


class WrongFileError(UsageError):
    """A file that was handed in is another one than is meant; the text is for the user."""

    exit = Exit.BAD_INPUT
