"""How a presenter asks a unit manager who is elsewhere, and reads the answer in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sspf_app.gui.i18n import _
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.services.changes import Changes
from sspf_app.services.sealed_requests import SealedAway

OnError = Callable[[BaseException], object]


def seal_question(
    presenter: ScreenPresenter,
    request: str,
    login: str,
    *,
    then: Callable[[], object] | None = None,
    on_error: OnError | None = None,
) -> None:
    """Ask where, and write what waits as a file that this manager alone can read.

    Args:
        presenter: Of the screen where it waits.
        request: Id of what waits.
        login: Of the manager.
        then: Shows how it stands now; None = as the screen does.
        on_error: Says why it was not done; None = as the screen does.
    """
    sealing = presenter.services.sealed_requests

    def done(sealed: SealedAway) -> None:
        (then or presenter.refresh)()
        said = _("The question for {name} lies in {file}. Send it, and read the answer in here.")
        presenter.ports.frame.say(said.format(name=sealed.manager, file=str(sealed.path)))

    def write(folder: Path) -> None:
        presenter.change(
            lambda: sealing.seal(request, folder, login=login), done, on_error=on_error
        )

    presenter.ports.dialogs.choose_folder(_("Where to put the question"), on_chosen=write)


def take_answer(
    presenter: ScreenPresenter,
    *,
    then: Callable[[], object] | None = None,
    on_error: OnError | None = None,
) -> None:
    """Ask which file, and take the manager's answer in; the rest as ``seal_question``."""
    sealing = presenter.services.sealed_requests

    def done(_changes: Changes) -> None:
        (then or presenter.refresh)()
        presenter.ports.frame.say(_("The answer is taken in, and stands with the decision."))

    def take(path: Path) -> None:
        presenter.change(lambda: sealing.take(path), done, on_error=on_error)

    presenter.ports.dialogs.choose_file(
        _("The manager's answer"), on_chosen=take, pattern="*.sspf-svar"
    )
