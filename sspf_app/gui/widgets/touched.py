"""What was touched in an editor stays when its record was changed meanwhile (decision 0114)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sspf_app.gui.changed_words import overtaken
from sspf_app.gui.i18n import _
from sspf_app.gui.widgets.faults import row_around
from sspf_app.gui.widgets.kept_fields import WRITTEN, Field, fields_of, fill, value_of


def put_back(field: Field, typed: str, *, was: str, now: str) -> None:
    """Fill a field that was touched; where its record was changed too, say so there.

    Words are never lost; of two choices the one that was recorded stands.

    Args:
        field: It shows what is recorded by now.
        typed: What stood in it.
        was: What the record had there when it was touched.
        now: What it has there by now.
    """
    if typed == now:
        return
    is_both = was != now
    if not is_both or isinstance(field, WRITTEN):
        fill(field, typed)
    if is_both:
        tell_recorded(field, now)


class Touched:
    """Knows of an editor whose words its presenter keeps what was touched since it was filled.

    An editor with ``KeptWords`` has no need of it: ``KeptWords.refill`` does the same.
    """

    def __init__(self, editor: QWidget) -> None:
        """The fields are the attributes of the editor."""
        self._editor = editor
        self._filled: dict[str, str] = {}

    def filled(self) -> None:
        """The fields show the record now, and nothing else."""
        self._filled = {name: value_of(field) for name, field in self._fields().items()}

    def refill(self, fill_anew: Callable[[], object]) -> None:
        """Show the record as it is by now; what was touched stays."""
        was, typed = self._filled, {one: value_of(field) for one, field in self._fields().items()}
        fill_anew()
        self.filled()
        for name, field in self._fields().items():
            if name in was and name in typed and typed[name] != was[name]:
                put_back(field, typed[name], was=was[name], now=self._filled[name])

    def _fields(self) -> dict[str, Field]:
        return dict(fields_of(self._editor, "", {id(self._editor)}))


def tell_recorded(field: Field, recorded: str) -> None:
    """Say at a field what was recorded there while somebody typed."""
    around = row_around(field)
    if around is None:
        return
    if isinstance(field, WRITTEN):
        around.show_trouble(overtaken(recorded))
    else:
        around.show_trouble(_("This was changed meanwhile; that stands. Choose anew if you like."))
