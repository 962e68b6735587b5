"""A withdrawal before it is registered, and what it did to booked meetings."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sspf_app.domain.codes import InformationType
from sspf_app.services.changes import Changes
from sspf_app.services.export_views import Exported
from sspf_app.services.sharing_views import MatrixView


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptiedMeeting:
    """A booked meeting whose invitation a withdrawal emptied; ``removed`` are names."""

    meeting: str
    starts_at: datetime
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoppedCells:
    """What stops for one party about one person."""

    party: str
    party_name: str
    subject: str
    subject_name: str
    types: tuple[InformationType, ...]
    is_everything: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalPreview:
    """What a withdrawal would do, before it is registered.

    Attributes:
        stops: Per party and person, what could be told or heard and no longer can.
        matrix: The rows of the matrix in which something would stop, as they would be.
        stopped: Row and column of every cell of ``matrix`` that would stop.
        meetings: Booked meetings, and who would be taken off them.
        received: Names of who already received something it covers.
        stopping: Names of parties that are to stop giving, and get a notice too.
        confirmed: Name of who gets the confirmation: whoever takes back.
        is_barred: Nothing is sent to them, so there is no confirmation either.
    """

    stops: tuple[StoppedCells, ...]
    matrix: MatrixView
    stopped: frozenset[tuple[int, int]]
    meetings: tuple[EmptiedMeeting, ...]
    received: tuple[str, ...]
    stopping: tuple[str, ...]
    confirmed: str
    is_barred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPapers:
    """All papers of a withdrawal that were written in one act.

    Attributes:
        papers: One file for each, each with its row in the ledger.
        print_file: All of them in one file for the printer, where that was asked for.
    """

    papers: tuple[Exported, ...]
    print_file: Path | None
    changes: Changes
