"""How the name of somebody's file ends: nothing else of the name tells whose it is."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from sspf_app.gui.i18n import _
from sspf_app.gui.widgets.labels import text


def file_sign(sign: str = "", whose: str = "") -> QLabel:
    """A quiet label for it.

    Args:
        sign: As ``services.paper_signs`` makes it; empty = nothing is said.
        whose: The recipient, for who points at it.
    """
    label = text(role="muted", wrap=False)
    show_file_sign(label, sign, whose)
    return label


def show_file_sign(label: QLabel, sign: str, whose: str) -> None:
    """Say another one's."""
    label.setText(_("File: …{sign}").format(sign=sign) if sign else "")
    label.setToolTip(_("How the name of the file for {name} ends").format(name=whose))
