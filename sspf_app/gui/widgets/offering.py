"""Words offered in a field as one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from sspf_app.gui.theme import dress


def offer_words(field: QLineEdit, offered: Sequence[str]) -> None:
    """Offer those that hold what is typed, anywhere in them."""
    completer = QCompleter(list(offered), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
    if (popup := completer.popup()) is not None:
        dress(popup)  # a window of its own, with none above it
