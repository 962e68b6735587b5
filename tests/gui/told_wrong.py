"""What a page says is wrong, and at which of its fields."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sspf_app.gui.widgets.faults import rows_of


def said_wrong(page: QWidget) -> dict[str, str]:
    """What stands below the fields in sight, by their names."""
    return {one.field.accessibleName(): one.trouble() for one in rows_of(page) if one.trouble()}
