"""Items on their way to the vault, one after the other; the editor is free meanwhile. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sspf_app.gui.ports import ScreenPorts, TroubleView
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.meeting.typed_item import TypedItem, from_draft
from sspf_app.services.changes import Changes
from sspf_app.services.held_copies import HeldCopy


@dataclass(frozen=True, kw_only=True)
class Sent:
    """An item that was given to be saved.

    Attributes:
        key: Of the draft of its meeting.
        older: Who got it as it was, once it is saved.
    """

    case: str
    meeting: str
    key: str
    item: TypedItem
    older: list[HeldCopy] = field(default_factory=list[HeldCopy])


@dataclass(frozen=True)
class _Told:
    """Changes that are told a moment later."""

    by: Changes


class Sending(ScreenPresenter):
    """Saves in the order given; one that is refused holds up no other.

    Attributes:
        on_saved: Called with what was saved, before it is told to anybody.
        on_refused: Called with what was not saved, and why.
    """

    on_saved: Callable[[Sent], object]
    on_refused: Callable[[Sent, BaseException], object]

    def __init__(self, ports: ScreenPorts, view: TroubleView) -> None:
        super().__init__(ports, view)
        self._under_way: list[Sent] = []

    def under_way(self, key: str) -> tuple[TypedItem, ...]:
        """What was given and is not answered yet, of one meeting."""
        return tuple(one.item for one in self._under_way if one.key == key)

    def begin(self, sent: Sent) -> None:
        """Save it, after what was given before."""
        self._under_way.append(sent)
        if len(self._under_way) == 1:
            self._send(sent)

    def take_out(self, sent: Sent) -> None:
        """Take what is saved out of the draft that was kept when its meeting was left."""
        drafts = self.services.drafts

        def job() -> None:
            kept = drafts.get(sent.key)
            rest = None if kept is None else _rest(kept.text, sent.item)
            if rest is None:
                return
            if rest.text:
                drafts.save(sent.key, rest.draft())
            else:
                drafts.discard(sent.key)

        self.ports.tasks.submit(
            job, owner=self.view, on_done=lambda _done: None, on_error=self.show_error
        )

    def _send(self, sent: Sent) -> None:
        entry, item = sent.item.entry(sent.case, sent.meeting), sent.item.item
        services = self.services

        def job() -> _Told:
            if item is None:
                changes = services.meeting_items.add(entry)
            else:
                changes = services.meeting_items.correct(item, entry)
                sent.older.extend(services.item_rights.to_tell(entry.case, item))
            services.drafts.discard(sent.key)
            return _Told(changes)

        def saved(told: _Told) -> None:
            self._under_way.remove(sent)
            self.on_saved(sent)
            self.ports.frame.broadcast(told.by)
            self._go_on()

        def refused(error: BaseException) -> None:
            self._under_way.remove(sent)
            self.on_refused(sent, error)
            self._go_on()

        self.change(job, saved, on_error=refused)

    def _go_on(self) -> None:
        if self._under_way:
            self._send(self._under_way[0])


def _rest(draft: str, saved: TypedItem) -> TypedItem | None:
    """What a draft holds besides what is saved, as a new item; None = it holds something else."""
    try:
        kept = from_draft(draft)
    except ValueError:
        return None
    if not kept.text.startswith(saved.text):
        return None
    text = kept.text.removeprefix(saved.text).strip()
    return TypedItem(text=text, source=kept.source, about=kept.about)
