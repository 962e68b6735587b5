"""Dialogs that answer themselves, for a walk nobody sits at."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sspf_app.gui.ports import Question
from sspf_app.services.print_ports import Printer


class FolderPrinter:
    """A printer whose paper lies in a folder; ``services.print_ports.Printer``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def print_pages(self, papers: Sequence[bytes], *, before_sent: Callable[[], None]) -> None:
        """Put each paper in the folder, by its number there."""
        before_sent()
        for paper in papers:
            number = len(list(self._folder.glob("printed-*.pdf"))) + 1
            (self._folder / f"printed-{number:03}.pdf").write_bytes(paper)


class AnsweringDialogs:
    """Says yes to every question, and saves and prints everything in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def ask(
        self,
        question: Question,
        *,
        on_yes: Callable[[], object],
        on_no: Callable[[], object] | None = None,
    ) -> None:
        """Yes."""
        del question, on_no
        on_yes()

    def choose_folder(
        self, title: str, *, on_chosen: Callable[[Path], object], start: Path | None = None
    ) -> None:
        """The one folder."""
        del title, start
        on_chosen(self._folder)

    def choose_file(
        self, title: str, *, on_chosen: Callable[[Path], object], pattern: str = "*"
    ) -> None:
        """Nothing is chosen."""
        del title, on_chosen, pattern

    def choose_files(
        self, title: str, *, on_chosen: Callable[[tuple[Path, ...]], object], pattern: str = "*"
    ) -> None:
        """Nothing is chosen."""
        del title, on_chosen, pattern

    def save_file(self, title: str, *, suggested: str, on_chosen: Callable[[Path], object]) -> None:
        """In the one folder."""
        del title
        on_chosen(self._folder / suggested)

    def choose_printer(
        self, *, on_chosen: Callable[[Printer], object], on_none: Callable[[], object]
    ) -> None:
        """The one whose paper lies in the one folder."""
        del on_none
        on_chosen(FolderPrinter(self._folder))

    def tell_passwords(
        self, passwords: Sequence[tuple[str, str]], *, any_spelling: bool = False
    ) -> None:
        """Heard."""
        del passwords, any_spelling

    def tell_words(self, words: Sequence[str], *, vault: str) -> None:
        """Heard."""
        del words, vault

    def tell_first_password(self, name: str, password: str) -> None:
        """Heard."""
        del name, password
