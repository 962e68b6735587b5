"""The one way out: a paper and its row in the ledger, written in the same act."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from sspf_app.domain.suppression import Figures
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.disclosing import disclosed
from sspf_app.services.export_views import CopyKind, Exported, Paper
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.records import Disclosure


def write_out(
    unit: UnitOfWork,
    target: ExportTarget,
    disclosure: Disclosure,
    *,
    paper: Paper,
    folder: Place,
) -> Exported:
    """Write or print a paper; the unit is committed between the finished file and its final name.

    Of a print, before the first page is drawn.

    The paper comes from ``named_free``, asked before its row in the ledger was written.
    Should the last step fail, the ledger names a paper nobody got: the safe way to be wrong.

    Raises:
        DomainError: ``export_failed`` or ``print_failed``: nothing was recorded or written;
            ``print_interrupted``: it is recorded.
    """
    return write_all_out(unit, target, ((disclosure, paper),), folder)[0]


def write_shared_out(
    unit: UnitOfWork,
    target: ExportTarget,
    disclosures: Sequence[Disclosure],
    *,
    paper: Paper,
    folder: Place,
) -> Exported:
    """Write or print one paper that tells of several cases; each of them has its row in the ledger.

    Raises:
        DomainError: ``export_failed``; nothing was recorded or written.
    """
    return write_all_shared_out(unit, target, ((disclosures, paper),), folder)[0]


def write_all_shared_out(
    unit: UnitOfWork,
    target: ExportTarget,
    papers: Sequence[tuple[Sequence[Disclosure], Paper]],
    folder: Place,
) -> tuple[Exported, ...]:
    """Write several papers that each tell of several cases, in one act: all of them, or none.

    Raises:
        DomainError: ``export_failed``; nothing was recorded or written.
    """
    firsts = [(disclosures[0], paper) for disclosures, paper in papers]
    return tuple(
        replace(
            one,
            changes=replace(
                one.changes,
                ids=frozenset(some for row in disclosures for some in (row.case, row.id)),
            ),
        )
        for one, (disclosures, _paper) in zip(
            write_all_out(unit, target, firsts, folder), papers, strict=True
        )
    )


def write_stream(
    unit: UnitOfWork,
    target: ExportTarget,
    disclosure: Disclosure,
    *,
    pieces: Iterator[bytes],
    path: Path,
) -> Changes:
    """Write a file of the case piece by piece, to the path the user chose.

    The unit is committed between the finished file and its name.

    Raises:
        DomainError: ``export_failed``, or what the pieces raise; nothing was recorded or written.
    """
    target.write(path, pieces, before_rename=unit.commit)
    return disclosed(disclosure.case, disclosure, Topic.DOCUMENTS)


def write_sealed(
    target: ExportTarget,
    *,
    pieces: Iterator[bytes],
    path: Path,
    finished: Callable[[str, str], None],
) -> Path:
    """Write what is sealed to another vault, piece by piece, under a name that nothing has.

    Args:
        target: Writes the file.
        pieces: The sealed bytes; nobody but the receiver can read them.
        path: Where it is to lie.
        finished: Called with the checksum and the name of the whole file, before it has the name;
            records what went out, and commits.

    Raises:
        DomainError: ``export_failed``, or what the pieces raise; nothing was recorded or written.
    """
    free, hashed = _free(path, ()), hashlib.sha256()

    def passing() -> Iterator[bytes]:
        for piece in pieces:
            hashed.update(piece)
            yield piece

    target.write(free, passing(), before_rename=lambda: finished(hashed.hexdigest(), free.name))
    return free


def write_all_out(
    unit: UnitOfWork,
    target: ExportTarget,
    papers: Sequence[tuple[Disclosure, Paper]],
    folder: Place,
) -> tuple[Exported, ...]:
    """Write or print several papers in one act: all of them, or none and no row in the ledger.

    Every file is finished before the unit is committed, and gets its name only afterwards. Papers
    to print are one job, begun before the unit is committed and drawn only afterwards.

    Raises:
        DomainError: ``export_failed`` or ``print_failed``; nothing was recorded or written.
    """
    _deliver(unit, target, [paper for _row, paper in papers], folder)
    return tuple(
        Exported(
            path=_path(paper, folder),
            disclosure=disclosure.id,
            sha256=paper.sha256,
            at=disclosure.at,
            changes=disclosed(disclosure.case, disclosure),
            password=paper.password,
        )
        for disclosure, paper in papers
    )


def _deliver(unit: UnitOfWork, target: ExportTarget, papers: Sequence[Paper], place: Place) -> None:
    """Commit the unit with everything on its way out.

    Raises:
        ValueError: a paper was noted as going another way than it goes. (A bug.)
        DomainError: ``export_failed`` or ``print_failed``; nothing was recorded or written.
    """
    if any(paper.is_printed is isinstance(place, Path) for paper in papers):
        raise ValueError("the ledger must tell how a paper leaves")
    if not isinstance(place, Path):
        place.print_pages([paper.pdf for paper in papers], before_sent=unit.commit)
        return

    def write(number: int) -> Callable[[], None]:
        if number == len(papers):
            return unit.commit
        paper = papers[number]
        after = write(number + 1)
        return lambda: target.write(place / paper.file_name, paper.pdf, before_rename=after)

    write(0)()


def _path(paper: Paper, place: Place) -> Path:
    return place / paper.file_name if isinstance(place, Path) else Path(paper.file_name)


def write_blank(
    unit: UnitOfWork, target: ExportTarget, *, content: bytes, folder: Place, file_name: str
) -> Path:
    """Write or print what tells nothing about anybody: fixed words of the office's own forms.

    The unit, with its line of the log (``action_towards``), is committed before the file gets its
    name, or before the first page is drawn.

    Raises:
        DomainError: ``export_failed`` or ``print_failed``; nothing was recorded or written.
    """
    to = folder / file_name if isinstance(folder, Path) else folder
    return _write_unlisted(unit, target, content=content, to=to) or Path(file_name)


def write_to_subject(
    unit: UnitOfWork, target: ExportTarget, *, paper: Paper, folder: Place
) -> Path:
    """Write or print to a data subject what the register alone holds of them: of no case.

    So it stands in no ledger.

    The unit, with its line of the log, is committed before the file gets its name.

    Raises:
        DomainError: ``export_failed`` or ``print_failed``; nothing was recorded or written.
    """
    _deliver(unit, target, (paper,), folder)
    return _path(paper, folder)


def write_figures(
    unit: UnitOfWork, target: ExportTarget, figures: Figures, *, content: bytes, to: Place
) -> Path | None:
    """Write or print figures, from which nobody can work out a small number.

    They tell of no case and so stand in no ledger; the unit, with its line of the log
    (``action_towards``), is committed before the file gets a name that nothing has, or before the
    first page is drawn.

    Args:
        unit: The unit of work.
        target: Writes the file.
        figures: What the content was made of; only the suppression makes one.
        content: The file; a PDF where it is printed.
        to: Where it is to lie, or the printer.

    Returns:
        Where it lies; None = on paper alone.

    Raises:
        TypeError: for anything but figures. (A bug.)
        DomainError: ``export_failed`` or ``print_failed``; nothing was recorded or written.
    """
    if type(figures) is not Figures:
        raise TypeError("nothing but figures of the suppression leaves by this way")
    return _write_unlisted(unit, target, content=content, to=to)


def _write_unlisted(
    unit: UnitOfWork, target: ExportTarget, *, content: bytes, to: Place
) -> Path | None:
    """Write or print what stands in no ledger, for it tells of nobody."""
    if not isinstance(to, Path):
        to.print_pages((content,), before_sent=unit.commit)
        return None
    free = _free(to, ())
    target.write(free, content, before_rename=unit.commit)
    return free


def write_apart(target: ExportTarget, *, content: bytes, path: Path) -> Path:
    """Write what belongs to no vault: a unit manager's own key, or a copy of the log made readable.

    No vault is open, and there is no log to write into.

    Raises:
        DomainError: ``export_failed``; nothing was written.
    """
    free = _free(path, ())
    target.write(free, content, before_rename=lambda: None)
    return free


def named_free(paper: Paper, folder: Place, *, taken: Sequence[str] = ()) -> Paper:
    """The paper under a name that nothing in the folder has: the name the ledger is to keep.

    A file that is there already is never written over: it may be the copy of somebody else.
    ``taken`` are names of papers that are written in the same act.

    For a printer: the paper marked as going there, so that ledger and log say so. It lies in no
    file.

    Raises:
        ValueError: only a paper as it is can be printed, no other form of it. (A bug.)
    """
    if not isinstance(folder, Path):
        if paper.copy is not CopyKind.PAPER or paper.password is not None:
            raise ValueError("only a paper is printed")
        return replace(paper, is_printed=True)
    return replace(paper, file_name=_free(folder / paper.file_name, taken).name)


def _free(path: Path, taken: Sequence[str]) -> Path:
    """The path, or the first one with a number behind it that nothing has."""
    free = path
    for number in count(2):
        if not free.exists() and free.name not in taken:
            break
        free = path.with_stem(f"{path.stem} ({number})")
    return free


def write_folder_out(
    unit: UnitOfWork,
    target: ExportTarget,
    *,
    folder: Path,
    files: Iterable[tuple[str, Iterable[bytes]]],
) -> tuple[Path, int]:
    """Write many files in one act, into a new folder: all of them, or none and no row anywhere.

    Rows of the ledger may be written while the files are asked for; the unit is committed between
    the last finished file and the folder's name.

    Raises:
        DomainError: ``export_failed``; nothing was recorded or written.
    """
    path = _free(folder, ())
    return path, target.write_folder(path, files, before_rename=unit.commit)
