"""Parts of a screen that are made when they are first asked for; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

PartT = TypeVar("PartT")


class MadeLater(Mapping[str, PartT]):
    """Parts by name; a screen of many is opened for one of them."""

    def __init__(
        self, makers: Mapping[str, Callable[[], PartT]], join: Callable[[PartT], object]
    ) -> None:
        """Make nothing yet.

        Args:
            makers: What makes each part.
            join: Gets a part as soon as it is made.
        """
        self._makers = dict(makers)
        self._join = join
        self._made: dict[str, PartT] = {}

    def __getitem__(self, name: str) -> PartT:
        """The part; made now if it was not before.

        Raises:
            KeyError: there is no such part.
        """
        if name not in self._made:
            part = self._made[name] = self._makers[name]()
            self._join(part)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def made(self) -> tuple[PartT, ...]:
        """Those that were made."""
        return tuple(self._made.values())
