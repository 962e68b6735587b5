"""Whether two jobs are the same act: a double click, or a key held down. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import CellType, FunctionType, MethodType
from typing import Any


class AskedActs:
    """What a presenter was asked to change and is not shown yet, in the order it was asked."""

    def __init__(self) -> None:
        self._waiting: list[Callable[..., Any]] = []
        self._newest: Callable[..., Any] | None = None
        self._is_answering = False

    @property
    def are_waiting(self) -> bool:
        """Whether one is not answered yet."""
        return bool(self._waiting)

    def begin(self, job: Callable[..., Any]) -> None:
        """Another was asked."""
        self._waiting.append(job)
        self._newest = job

    def end(self, job: Callable[..., Any], *, is_done: bool = True) -> None:
        """The answer to one came; what was refused may be tried again."""
        at = next(at for at, one in enumerate(self._waiting) if one is job)
        del self._waiting[at]
        if not is_done and self._newest is job:
            self._newest = None

    def are_shown(self, *, wanted: bool = True) -> None:
        """What is read anew is in sight: to ask for the same again is another act."""
        if wanted and not self._waiting:
            self._newest = None

    @contextmanager
    def answering(self) -> Iterator[None]:
        """What is asked within follows from an answer: a further piece of a file is no click."""
        self._is_answering = True
        try:
            yield
        finally:
            self._is_answering = False

    def has_again(self, job: Callable[..., Any]) -> bool:
        """Whether it is what was asked last, asked again before what came of it was seen."""
        if self._is_answering or self._newest is None:
            return False
        return is_same_act(self._newest, job)


def is_same_act(one: Callable[..., Any], other: Callable[..., Any]) -> bool:
    """Whether both do the same to the same.

    Jobs are closures made anew by each click. They are the same act when they have the same code
    and close over equal values: the same case, the same words. Where a value cannot be compared
    with another but by identity, the acts count as two, and both are done.

    Args:
        one: A job.
        other: Another job.
    """
    return one is other or _is_same(one, other)


def _is_same(one: object, other: object) -> bool:
    if isinstance(one, FunctionType) and isinstance(other, FunctionType):
        return one.__code__ is other.__code__ and _are_same(_kept(one), _kept(other))
    if isinstance(one, MethodType) and isinstance(other, MethodType):
        return one.__func__ is other.__func__ and one.__self__ is other.__self__
    if isinstance(one, partial) and isinstance(other, partial):
        return _are_same(_parts(one), _parts(other))
    return one is other or (type(one) is type(other) and bool(one == other))


def _are_same(some: tuple[object, ...], others: tuple[object, ...]) -> bool:
    return len(some) == len(others) and all(map(_is_same, some, others))


def _kept(function: FunctionType) -> tuple[object, ...]:
    """What it closes over, and what its parameters are where none is given."""
    cells = tuple(_held(cell) for cell in function.__closure__ or ())
    return (*cells, *(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).items())


def _held(cell: CellType) -> object:
    try:
        return cell.cell_contents
    except ValueError:  # named, and not set yet
        return None


def _parts(made: partial[Any]) -> tuple[object, ...]:
    return (made.func, *made.args, *sorted(made.keywords.items()))
