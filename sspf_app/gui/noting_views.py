"""What screens share where a view of an item is noted: what is refused, and what asked first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.services.meeting_views import ItemQuestion


class ViewNotingPresenter(ScreenPresenter):
    """Leads a screen whose view has ``ask_reason`` and ``show_refusal``.

    Attributes:
        asked: What was asked about a view, by the very words that were typed.
    """

    def __init__(self, ports: ScreenPorts, view: Any) -> None:
        super().__init__(ports, view)
        self.asked: dict[str, frozenset[str]] = {}

    def answered(self, said: str) -> frozenset[str]:
        """What is answered by noting the same words once more."""
        return self.asked.get(said, frozenset())

    def refused_view(self, said: str) -> Callable[[BaseException], None]:
        """What to do when a view is refused: what it asked is answered by the same words."""

        def refused(error: BaseException) -> None:
            if isinstance(error, DomainError) and error.code == "item_unanswered":
                questions = cast("tuple[ItemQuestion, ...]", error.params["questions"])
                self.asked = {said: frozenset(one.key for one in questions)}
            self.refused(error)

        return refused

    def refused(self, error: BaseException) -> None:
        """Ask for the reason it needs, or say why it was not done."""
        if not isinstance(error, DomainError):
            self.show_error(error)
        elif error.code == "reason_required":
            self.view.ask_reason(str(error.params.get("case", "")))
        elif error.code == "item_unanswered":
            said = _("It names somebody it is not about. Change the words, or note it once more.")
            self.view.show_refusal(said)
        else:
            self.view.show_refusal(self.ports.frame.explain(error).sentence)
