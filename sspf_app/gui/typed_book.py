"""Words typed in the editors of one screen and not saved, by the key of their draft. No Qt.

An editor writes here at every letter (``widgets.kept_words``); the window keeps what stands here
encrypted every few seconds, beside the drafts of the screen's presenter.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from sspf_app.gui.ports import DraftText


class DraftStore(Protocol):
    """Where drafts of earlier days lie."""

    def fetch(self, key: str, on_text: Callable[[str], object]) -> None:
        """Give the text of a draft, if there is one; a little later."""
        ...

    def let_go(self, key: str) -> None:
        """Forget a draft for good; a little later."""
        ...


class TypedBook:
    """See the module."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._sent: dict[str, Callable[[], object]] = {}
        self._store: DraftStore | None = None
        self._told: Callable[[], object] = _nobody
        self._kept_back: Callable[[], object] = _nobody
        self._saving: list[Callable[[], bool]] = []

    def use(
        self,
        store: DraftStore,
        told: Callable[[], object],
        *,
        kept_back: Callable[[], object] | None = None,
    ) -> None:
        """Fetch earlier drafts from there.

        Args:
            store: Where they lie.
            told: Says that words of an earlier day stand in the fields.
            kept_back: Called when a saving was refused: what is typed is a draft again.
        """
        self._store, self._told = store, told
        self._kept_back = kept_back or _nobody

    @property
    def is_saving(self) -> bool:
        """Whether what is typed on the screen is on its way to the vault.

        A draft written then would come after the one that the saving discards, and stay.
        """
        self._saving = [one for one in self._saving if one()]
        return bool(self._saving)

    def begin_saving(self, is_there: Callable[[], bool]) -> None:
        """Something on the screen goes to be saved.

        Args:
            is_there: Whether the page that awaits the answer is still there; without it no answer
                comes.
        """
        self._saving.append(is_there)

    def end_saving(self, is_there: Callable[[], bool]) -> None:
        """The answer came."""
        self._saving = [one for one in self._saving if one != is_there]

    def note(self, key: str, text: str) -> None:
        """Keep what is typed now; empty = nothing is."""
        if text:
            self._texts[key] = text
        else:
            self._texts.pop(key, None)

    def has(self, key: str) -> bool:
        """Whether something is typed under a key."""
        return key in self._texts

    def drafts(self) -> tuple[DraftText, ...]:
        """All of it."""
        return tuple(DraftText(key=key, text=text) for key, text in self._texts.items())

    def look_up(self, key: str, on_text: Callable[[str], bool]) -> None:
        """Give what was typed under a key before; ``on_text`` says whether it was taken.

        What was typed since the screen was made is given at once, an earlier draft when it is
        found.
        """
        if key in self._texts:
            on_text(self._texts[key])
        elif self._store is not None:
            self._store.fetch(key, lambda text: self._found(key, text, on_text))

    def drop(self, key: str) -> None:
        """Forget what was typed: it is saved, or nobody wants it."""
        self._texts.pop(key, None)
        self._sent.pop(key, None)
        if self._store is not None:
            self._store.let_go(key)

    def send(self, key: str, close: Callable[[], object]) -> None:
        """What is typed goes to be saved; ``close`` is called once it is.

        One thing is saved at a time: what was sent before and came to nothing stays typed.
        """
        self._sent = {key: close}

    def saved(self) -> None:
        """What was sent is in the vault."""
        sent, self._sent = self._sent, {}
        for key, close in sent.items():
            close()
            self.drop(key)

    def refused(self) -> None:
        """What was sent was not saved: it stays typed."""
        self._sent = {}
        self._kept_back()

    def _found(self, key: str, text: str, on_text: Callable[[str], bool]) -> None:
        if key not in self._texts and on_text(text):
            self._texts[key] = text
            self._told()


def _nobody() -> None:
    """Tell nobody."""
