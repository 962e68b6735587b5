"""Long lists are made without a search for garbage in the midst of them."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Generator[None]:
    """Let Python's search for rings of garbage wait until a long list is made.

    It goes through what was just made every 700 objects. A list of ten thousand frozen rows has no
    rings to find, and the search takes as long as the making. What is given back otherwise is given
    back at once, as always. Only the thread of the database reads lists, so nobody else switches
    it on meanwhile.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
