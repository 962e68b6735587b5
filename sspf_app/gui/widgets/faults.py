"""What is wrong in an editor is said at the field it is about, and the keyboard goes there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.form import FormRow


def rows_of(page: QWidget) -> list[FormRow]:
    """The rows in sight of a page, as one reads."""

    def place(one: FormRow) -> tuple[int, int]:
        at = one.mapTo(page, QPoint())
        return at.y(), at.x()

    return sorted((one for one in page.findChildren(FormRow) if one.isVisible()), key=place)


def row_around(field: QWidget) -> FormRow | None:
    """The row in which a field stands."""
    above = field.parentWidget()
    while above is not None and not isinstance(above, FormRow):
        above = above.parentWidget()
    return above


def tell_at_field(page: QWidget, code: str, words: str, *, day: object = None) -> bool:
    """Say a refusal at the field of a page that it is about, and go there.

    Args:
        page: Where it stands.
        code: What was refused.
        words: What to say.
        day: The day that was refused: of several fields it is the one that holds it.

    Returns:
        Whether there is such a field.
    """
    about = [one for one in rows_of(page) if one.is_about(code)]
    if not about:
        return False
    holding = [one for one in about if _day_in(one) == day]
    found = (holding or about)[0] if day is not None else about[0]
    found.show_trouble(words)
    found.take_keyboard()
    return True


def _day_in(line: FormRow) -> object:
    return line.field.day() if isinstance(line.field, DateField) else None


def tell_faults(lines: Mapping[str, FormRow], faults: Mapping[str, str]) -> None:
    """Say at each line what is wrong there, and go to the first that is wrong, as one reads."""
    for key, one in lines.items():
        one.show_trouble(faults.get(key, ""))
    wrong = [one for key, one in lines.items() if faults.get(key)]
    if wrong:
        page = wrong[0].window()
        seen = [one for one in rows_of(page) if one in wrong]
        (seen or wrong)[0].take_keyboard()
