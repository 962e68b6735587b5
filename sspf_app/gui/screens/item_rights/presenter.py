"""Leads views, restrictions and older copies of the items of a case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sspf_app.domain.time import day_of
from sspf_app.gui.i18n import _
from sspf_app.gui.noting_after import note_after
from sspf_app.gui.noting_views import ViewNotingPresenter
from sspf_app.gui.ports import Question, ScreenPorts
from sspf_app.gui.screens.item_rights.item_words import before_lifting, told_then
from sspf_app.gui.screens.item_rights.ports import ItemRightsPort
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.item_rights import ItemWithRights
from sspf_app.services.ledger_records import FollowUpKind, ToldHow
from sspf_app.services.ledger_views import FollowUpInput
from sspf_app.services.own_views import ViewInput


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidView:
    """What somebody says of an item, as typed."""

    item: str
    person: str
    text: str
    said_on: date


class ItemRightsPresenter(ViewNotingPresenter):
    """See the module."""

    topics = frozenset({Topic.MEETINGS, Topic.CASES, Topic.DISCLOSURES})
    view: ItemRightsPort

    def __init__(self, ports: ScreenPorts, view: ItemRightsPort) -> None:
        super().__init__(ports, view)
        self._case, self._item, self._reason = "", "", ""
        self._items: dict[str, ItemWithRights] = {}

    def open(self, **params: str) -> None:
        """Show the items of a ``case``, and one ``item`` of it."""
        if params.get("case", self._case) != self._case:
            self.asked = {}
        self._case = params.get("case", self._case)
        self._item = params.get("item", "")
        self.view.close_editor()
        self.refresh()

    def refresh(self) -> None:
        """Read the items anew."""
        if not self._case:
            return
        case, reason, rights = self._case, self._reason, self.services.item_rights
        self.read(lambda: rights.of_case(case, reason=reason), self._show, on_error=self.refused)
        self._reason = ""

    def give_reason(self, reason: str) -> None:
        """Why somebody protected is opened."""
        self._reason = reason
        self.refresh()

    def look(self, item: str) -> None:
        """An item is chosen; it stays so when the list is read anew."""
        self._item = item

    def to_case(self) -> None:
        """Back to the case."""
        self.ports.frame.navigate("case", case=self._case)

    def note_view(self, said: SaidView) -> None:
        """Note beside the item how somebody sees it."""
        entry = ViewInput(
            case=self._case,
            item=said.item,
            person=said.person,
            text=said.text,
            said_on=said.said_on,
            answered=self.answered(said.text),
        )
        views = self.services.own_views

        words = _("Their view is noted, and printed with the item.")
        self._do(
            lambda: views.note(entry), words, on_error=self.refused_view(said.text), is_typed=True
        )

    def restrict(self, item: str, since: date) -> None:
        """Share the item with nobody from now on; asks first where others are to be told of it."""
        case, rights = self._case, self.services.item_rights
        words = _("It is restricted: nobody gets it until you lift that.")

        def restrict() -> None:
            self._do(lambda: rights.restrict(case, item, since), words)

        shown = self._items.get(item)
        detail = "" if shown is None else told_then(shown)
        if not detail:
            restrict()
            return
        question = Question(
            text=_("Restrict the use of the item?"),
            detail=detail,
            yes=_("Restrict its use"),
            no=_("Leave it as it is"),
        )
        self.ports.dialogs.ask(question, on_yes=restrict)

    def lift(self, item: str, told_on: date) -> None:
        """Let the rules decide again; asks first, since it says that somebody was told."""
        case, rights = self._case, self.services.item_rights
        words = _("The restriction is lifted; the consents decide again.")
        if (shown := self._items.get(item)) is None:
            return
        question = Question(
            text=_("Lift the restriction?"),
            detail=before_lifting(shown, told_on),
            yes=_("Lift the restriction"),
            no=_("Leave it as it is"),
        )
        self.ports.dialogs.ask(
            question,
            on_yes=lambda: self._do(lambda: rights.lift(case, item, told_on=told_on), words),
        )

    def note_told(self, item: str, recipient: str, how: ToldHow) -> None:
        """Note that a recipient of an older copy was told today; it can be taken back."""
        entry = FollowUpInput(
            case=self._case,
            kind=FollowUpKind.CHANGE_TOLD,
            about=item,
            recipient=recipient,
            happened_on=self.today(),
            what=how.value,
        )
        note_after(self, entry, then=self._again, on_error=self.refused)

    def today(self) -> date:
        """The local day."""
        return day_of(self.ports.clock.now(), self.ports.clock.zone)

    def _again(self) -> None:
        self.view.close_editor()
        self.refresh()

    def _show(self, items: tuple[ItemWithRights, ...]) -> None:
        self._items = {one.item: one for one in items}
        self.view.show_items(items, self.today(), case=self._case, chosen=self._item)

    def _do(
        self,
        act: Callable[[], Changes],
        said: str,
        *,
        on_error: Callable[[BaseException], None] | None = None,
        is_typed: bool = False,
    ) -> None:
        def done(_changes: Changes) -> None:
            self._again()
            self.ports.frame.say(said)

        do = self.save_typed if is_typed else self.change
        do(act, done, on_error=on_error or self.refused)
