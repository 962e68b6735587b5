"""The answer beside a sheet: checked, registered, its pages kept with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sspf_app.domain.time import day_of
from sspf_app.gui.i18n import _
from sspf_app.gui.screens.scans.typed_answer import faults, looked_at, paper_of
from sspf_app.gui.signing_faults import place_of
from sspf_app.services.changes import Changes
from sspf_app.services.scan_views import ScanAnswer, ScannedSheet

if TYPE_CHECKING:
    from sspf_app.gui.presenting import ScreenPresenter


class SheetAnswer:
    """See the module."""

    def __init__(
        self,
        screen: ScreenPresenter,
        *,
        on_kept: Callable[[frozenset[str]], object],
        on_next: Callable[[], object],
    ) -> None:
        """Stand ready.

        Args:
            screen: Who leads the screen; its view is asked what is typed.
            on_kept: Told which pages are kept.
            on_next: Called when the next sheet can be looked at.
        """
        self._screen = screen
        self._on_kept = on_kept
        self._on_next = on_next

    def register(self, sheet: ScannedSheet) -> None:
        """Register the answer and keep its pages."""
        ports, view = self._screen.ports, self._screen.view
        typed, zone = view.collect(), ports.clock.zone
        today = day_of(ports.clock.now(), zone)
        found = faults(typed, sheet, today=today)
        view.show_faults(found)
        if found:
            return
        answer = ScanAnswer(
            case=sheet.case,
            code=sheet.code,
            pages=sheet.pages,
            answer=paper_of(typed, sheet, zone=zone, today=today),
            original_place=typed.place,
            has_compared=typed.has_compared,
            looked_at=looked_at(typed),
        )
        self._keep(answer, waits=bool(typed.words.strip()))

    def keep_only(self, sheet: ScannedSheet) -> None:
        """Keep the pages with the answer that is registered already."""
        typed = self._screen.view.collect()
        if not typed.has_compared:
            self._screen.view.show_faults(
                {"compared": _("Compare the answer with the picture, and tick that you have.")}
            )
            return
        self._keep(
            ScanAnswer(
                case=sheet.case,
                code=sheet.code,
                pages=sheet.pages,
                answer=None,
                original_place=typed.place,
                has_compared=True,
            ),
            waits=False,
        )

    def _keep(self, answer: ScanAnswer, *, waits: bool) -> None:
        key = draft_key(answer.code)

        def job() -> Changes:
            changes = self._screen.services.scan_keeping.register(answer)
            self._screen.services.drafts.discard(key)
            return changes

        def done(changes: Changes) -> None:
            self._on_kept(frozenset(page.id for page in answer.pages))
            if waits:
                self._screen.ports.frame.say(_("The answer waits for its words to be confirmed."))
                self._screen.ports.frame.navigate(
                    "case", case=answer.case, tab="consent", confirm=changes.new_id or ""
                )
                return
            said = (
                _("The pages are kept with the answer.")
                if answer.answer is None
                else _("The answer is registered, and its pages are kept.")
            )
            self._screen.ports.frame.say(said)
            self._on_next()

        def failed(error: BaseException) -> None:
            place = place_of(error)
            if place:
                said = self._screen.ports.frame.explain(error).what
                self._screen.view.show_faults({place: said})
            else:
                self._screen.show_error(error)

        self._screen.save_typed(job, done, on_error=failed)


def draft_key(code: str) -> str:
    """Where what is typed beside the sheet of a form is kept."""
    return f"scans/{code}/answer"
