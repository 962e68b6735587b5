"""One line of the log for each answer to what is typed, not one for each key pressed.

Words are looked at again and again while somebody writes them, and every look may tell whether
somebody stands in the register. What is new in an answer is therefore logged; the words never are.

Source: SoLPuL 10 §.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime

from sspf_app.services.desk import Desk
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action


class TypedLooks:
    """The last answer to each thing that is typed, until the vault locks."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._last: dict[str, tuple[Hashable, datetime]] = {}

    def log(
        self, unit: UnitOfWork, subject: str, answer: Hashable, *, case: str | None = None
    ) -> None:
        """Write a line where the answer is another than the last, or the hour is; commits."""
        hour = self._desk.now().replace(minute=0, second=0, microsecond=0)
        if self._last.get(subject) == (answer, hour):
            return
        self._desk.log(unit, Action.SEARCH, subject, case=case)
        unit.commit()
        self._last[subject] = (answer, hour)
