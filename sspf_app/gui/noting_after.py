"""Notes beside the ledger, from every screen alike: each can be taken back for ten seconds."""

from __future__ import annotations

from collections.abc import Callable

from sspf_app.gui.i18n import N_, _, marked
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.services.changes import Changes
from sspf_app.services.ledger_records import FollowUpKind
from sspf_app.services.ledger_views import FollowUpInput

_SAID = {
    FollowUpKind.NOTICE_TOLD: N_("It is noted that they were told."),
    FollowUpKind.NOTICE_ANSWER: N_("The answer is noted."),
    FollowUpKind.COPY_STATE: N_("It is noted what became of the paper."),
    FollowUpKind.OFFICER_TOLD: N_("It is noted that the data protection officer was told."),
    FollowUpKind.RECEIPT_SIGNED: N_("The signature is noted."),
    FollowUpKind.RESERVATION_SIGNED: N_("The signature is noted."),
    FollowUpKind.RESERVATION_VOID: N_("The reservation holds no longer."),
    FollowUpKind.COPY_NOT_NEEDED: N_("It is noted that no copy is needed."),
    FollowUpKind.CHANGE_TOLD: N_("It is noted that they were told."),
}


def note_after(
    presenter: ScreenPresenter,
    entry: FollowUpInput,
    *,
    then: Callable[[], object],
    on_error: Callable[[BaseException], object] | None = None,
    is_typed: bool = False,
) -> None:
    """Note what came after a disclosure, and offer to take the note back.

    Args:
        presenter: Of the screen it is noted in.
        entry: What came after.
        then: Loads the screen anew.
        on_error: Says what stands in its way; None = as the screen says it.
        is_typed: Words of a field are part of it.
    """
    ledger, say = presenter.services.ledger, presenter.ports.frame.say

    def taken_back(_changes: Changes) -> None:
        then()
        say(_("Taken back."))

    def undo(note: str) -> None:
        presenter.change(lambda: ledger.take_back(entry.case, note), taken_back, on_error=on_error)

    def done(changes: Changes) -> None:
        then()
        note = changes.new_id or ""
        say(marked(_SAID[entry.kind]), undo=lambda: undo(note))

    do = presenter.save_typed if is_typed else presenter.change
    do(lambda: ledger.note(entry), done, on_error=on_error)
