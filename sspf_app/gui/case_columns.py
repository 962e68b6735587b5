"""What every list of cases begins with: the reference, and whose case it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from sspf_app.gui.case_words import PROTECTED_NAME
from sspf_app.gui.i18n import _, marked
from sspf_app.gui.models.table import Column


class CaseLine(Protocol):
    """A line of such a list."""

    @property
    def case(self) -> str:
        """Id of the case."""
        ...

    @property
    def reference(self) -> str:
        """What the case is called; empty = nothing."""
        ...

    @property
    def name(self) -> str:
        """The young person; as recorded, also when protected."""
        ...

    @property
    def is_protected(self) -> bool:
        """Whether the name is not to stand in a list."""
        ...


LineT = TypeVar("LineT", bound=CaseLine)


def young_name(line: CaseLine) -> str:
    """The young person, but for a protected one."""
    return marked(PROTECTED_NAME) if line.is_protected else line.name


def who_columns(
    *, width: int, least: int, hint: Callable[[LineT], str] = young_name
) -> tuple[Column[LineT], ...]:
    """The columns of the reference and the name.

    Args:
        width: Letters of the name.
        least: Letters to which the name may be cut.
        hint: The whole name, and what else has no room.
    """
    return (
        Column(
            name="reference",
            title=_("Reference"),
            width=12,
            text=lambda line: line.reference or line.case,
        ),
        Column(
            name="name",
            title=_("Name"),
            width=width,
            least=least,
            text=young_name,
            icon=lambda line: "shield" if line.is_protected else None,
            hint=hint,
        ),
    )
