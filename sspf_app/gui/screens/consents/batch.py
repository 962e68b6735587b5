"""Leads a batch: sheets are prepared case by case, looked at, and printed in one act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sspf_app.gui.i18n import _
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.print_words import batch_words
from sspf_app.gui.screens.consents.ports import BatchPort
from sspf_app.services.chase_views import ChaseItem
from sspf_app.services.form_batches import PreparedRequest, PrintedBatch
from sspf_app.services.form_views import PreparedForm
from sspf_app.services.print_ports import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPart:
    """What came of one row.

    Attributes:
        prepared: Its sheets; None where none could be prepared.
        trouble: Why none could.
    """

    item: ChaseItem
    prepared: PreparedRequest | None
    trouble: str = ""


class BatchPresenter(ScreenPresenter):
    """See the module.

    Attributes:
        on_left: Called when the batch is printed or left.
    """

    view: BatchPort

    def __init__(self, ports: ScreenPorts, view: BatchPort) -> None:
        super().__init__(ports, view)
        self.on_left: Callable[[], object] = lambda: None
        self._parts: list[BatchPart] = []
        self._items: tuple[ChaseItem, ...] = ()
        self._round = 0

    @property
    def sheets(self) -> tuple[PreparedForm, ...]:
        """Every sheet, in the order of printing."""
        return tuple(
            sheet
            for part in self._parts
            if part.prepared is not None
            for sheet in part.prepared.sheets
        )

    def begin(self, items: tuple[ChaseItem, ...]) -> None:
        """Prepare the sheets of these rows, one row at a time."""
        self._items, self._parts = items, []
        self._round += 1
        self.view.clear_trouble()
        self._next(self._round)

    def leave(self) -> None:
        """Print nothing; what is being prepared is dropped."""
        self._round += 1
        self._parts = []
        self.view.show_sheet(None)
        self.on_left()

    def look_at(self, code: str) -> None:
        """Show a sheet."""
        self.view.show_sheet(next((one for one in self.sheets if one.form.id == code), None))

    def save(self, *, merged: bool) -> None:
        """Write every sheet where the user says; each is then out."""
        sheets = self.sheets
        if sheets:
            self.ports.dialogs.choose_folder(
                _("Where to save the forms, to print them from there"),
                on_chosen=lambda folder: self._write(sheets, folder, merged=merged),
            )

    def print_out(self) -> None:
        """Print every sheet; each is then out."""
        sheets = self.sheets
        if sheets:
            self.choose_printer(lambda printer: self._write(sheets, printer, merged=False))

    def _next(self, of_round: int) -> None:
        if of_round != self._round:
            return
        done = len(self._parts)
        self.view.show_progress(done, len(self._items))
        if done == len(self._items):
            self._show()
            return
        item = self._items[done]

        def prepared(made: PreparedRequest) -> None:
            self._add(of_round, BatchPart(item=item, prepared=made))

        def failed(error: BaseException) -> None:
            said = self.ports.frame.explain(error).what
            self._add(of_round, BatchPart(item=item, prepared=None, trouble=said))

        self.read(
            lambda: self.services.form_batches.prepare_renewal(item.case, item.purpose),
            prepared,
            on_error=failed,
        )

    def _add(self, of_round: int, part: BatchPart) -> None:
        if of_round == self._round:
            self._parts.append(part)
            self._next(of_round)

    def _show(self) -> None:
        self.view.show_parts(tuple(self._parts))
        self.view.show_sheet(next(iter(self.sheets), None))

    def _write(self, sheets: tuple[PreparedForm, ...], folder: Place, *, merged: bool) -> None:
        is_print = not isinstance(folder, Path)

        def done(printed: PrintedBatch) -> None:
            said = batch_words(printed, is_print=is_print)
            self.ports.frame.say(said, saved=None if is_print else printed.to_open)
            self.leave()

        self.change(lambda: self.services.form_batches.export(sheets, folder, merged=merged), done)
