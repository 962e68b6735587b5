"""What was typed and is thrown away can be had back for as long as the notice stands."""

from __future__ import annotations

from collections.abc import Callable

from sspf_app.gui.i18n import _
from sspf_app.gui.presenting import ScreenPresenter


def let_go(
    presenter: ScreenPresenter,
    key: str,
    text: str,
    *,
    then: Callable[[], object] | None = None,
    had_back: Callable[[], object],
) -> None:
    """Discard a draft; where it said something, offer to have it back.

    Args:
        presenter: Of the screen it was typed in.
        key: Of the draft.
        text: What was typed, as it is kept; empty = there was nothing to lose.
        then: Shows the screen without it.
        had_back: Shows the draft, which is kept again.
    """
    drafts = presenter.services.drafts

    def undo() -> None:
        presenter.change(lambda: drafts.save(key, text), lambda _done: had_back())

    def done(_done: object) -> None:
        if then is not None:
            then()
        if text.strip():
            presenter.ports.frame.say(_("What was typed is gone."), undo=undo)

    presenter.change(lambda: drafts.discard(key), done)
