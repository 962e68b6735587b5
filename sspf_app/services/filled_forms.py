"""A consent form that was filled in on a screen and came back: what it says, not yet believed.

Nothing is registered from it: a person sees it beside the case and confirms each answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

Cell = tuple[int, int]
"""Row and column of the form's table, counted from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm:
    """What the fields of a returned form say.

    A box that is neither ticked nor struck out stands in no mapping: it is blank.

    Attributes:
        form: The form's code, its check sign right; whether it was ever printed is not known here.
        boxes: The young person's rows: ticked is True, struck out False.
        own_boxes: The signatory's own rows.
        answer: Yes, no, or nothing.
        ticks: Boxes with a meaning of their own that are ticked, as ``informed`` or
            ``capacity:Guardian``.
        lines: What was typed, by the name of the place; nothing typed is not there.
        places: Names of all boxes of its table, blank ones too, as the form's layout has them.
    """

    form: str
    boxes: dict[Cell, bool] = field(default_factory=dict[Cell, bool])
    own_boxes: dict[Cell, bool] = field(default_factory=dict[Cell, bool])
    answer: bool | None = None
    ticks: frozenset[str] = frozenset()
    lines: dict[str, str] = field(default_factory=dict[str, str])
    places: frozenset[str] = frozenset()


class FilledFormReader(Protocol):
    """Reads returned forms."""

    def read_filled(self, pdf: bytes) -> FilledForm:
        """Read the fields; nothing in the file is run or shown.

        Raises:
            DomainError: ``filled_form_too_big`` (most), ``filled_form_unreadable``,
                ``filled_form_locked``, ``filled_form_active``: it holds scripts, actions or files;
                ``filled_form_foreign``: it is no form of this program, or was changed.
        """
        ...
