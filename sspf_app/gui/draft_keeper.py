"""Keeps what is being typed: encrypted, every few seconds, tied to its record. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from sspf_app.gui.ports import DraftText, Tasks

if TYPE_CHECKING:
    from sspf_app.services.drafts import Drafts
    from sspf_app.services.records import Draft

EVERY_MS = 4_000


class DraftKeeper:
    """Writes drafts that changed and forgets those that were saved for good."""

    def __init__(self, drafts: Drafts, tasks: Tasks) -> None:
        self._drafts = drafts
        self._tasks = tasks
        self._kept: dict[str, dict[str, str]] = {}
        self._written: dict[str, datetime] = {}  # of the database thread alone
        self.failed_last = False

    def keep(self, screen: str, drafts: tuple[DraftText, ...]) -> None:
        """Write what a screen holds now, off the window's thread; equal text is not written."""
        before = self._kept.get(screen, {})
        now = {draft.key: draft.text for draft in drafts if draft.text.strip()}
        changed = {key: text for key, text in now.items() if before.get(key) != text}
        gone = before.keys() - now.keys()
        if not changed and not gone:
            return
        self._kept[screen] = now

        def job() -> None:
            self._write(changed, {key for key in gone if not self._is_left(key)})
            for key in changed:
                written = self._drafts.get(key)
                if written is not None:
                    self._written[key] = written.saved_at

        def failed(_error: BaseException) -> None:
            self._kept[screen] = before  # tried again the next time
            self.failed_last = True

        self._tasks.submit(job, owner=self, on_done=self._on_done, on_error=failed)

    def fetch(self, key: str, on_text: Callable[[str], object]) -> None:
        """Give the text of a draft, if there is one; read off the window's thread."""

        def done(found: Draft | None) -> None:
            if found is not None:
                on_text(found.text)

        def failed(_error: BaseException) -> None:
            self.failed_last = True

        self._tasks.submit(lambda: self._drafts.get(key), owner=self, on_done=done, on_error=failed)

    def let_go(self, key: str) -> None:
        """Forget a draft for good, whenever it was kept."""
        for kept in self._kept.values():
            kept.pop(key, None)

        def failed(_error: BaseException) -> None:
            self.failed_last = True

        self._tasks.submit(
            lambda: self._write({}, {key}), owner=self, on_done=self._on_done, on_error=failed
        )

    def forget(self, screen: str) -> None:
        """Leave the drafts of a screen as they were written; another record is shown there now."""
        self._kept.pop(screen, None)

    def write_now(self, drafts: tuple[DraftText, ...]) -> None:
        """Write drafts at once, on the database thread; for locking."""
        self._write({draft.key: draft.text for draft in drafts if draft.text.strip()}, set())

    def _write(self, changed: dict[str, str], gone: set[str]) -> None:
        for key, text in changed.items():
            self._drafts.save(key, text)
        for key in gone:
            self._drafts.discard(key)

    def _is_left(self, key: str) -> bool:
        """Whether its editor was closed and its words kept: they were saved after they were here.

        An editor that was emptied saves nothing itself.
        """
        draft = self._drafts.get(key)
        return draft is not None and draft.saved_at != self._written.get(key, draft.saved_at)

    def _on_done(self, _result: None) -> None:
        self.failed_last = False
