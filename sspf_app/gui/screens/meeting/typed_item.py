"""An item as it is being typed, and as a draft."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import date

from sspf_app.domain.codes import InformationType
from sspf_app.gui.i18n import _
from sspf_app.services.meeting_views import CommitmentInput, ItemInput, ItemView

FLAGS = (
    "share_with_guardians",
    "hide_from_guardians",
    "oral_only",
    "from_legal_disclosure",
    "independent_source_confirmed",
    "hidden_placement",
)
_OPENING = frozenset({"share_with_guardians", "independent_source_confirmed"})
"""Flags by which more may read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedCommitment:
    """A commitment as typed; what is None is still missing."""

    responsible: str | None = None
    starts_on: date | None = None
    due_on: date | None = None
    follow_up: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedItem:
    """An item as typed.

    Attributes:
        item: Id of the item that is corrected; None = a new one.
        flags: Names of ``ItemInput`` attributes that are set.
        answered: Keys of the questions answered "it is right so".
        seen: Which version of the item it was made of; empty for a new one.
    """

    text: str = ""
    source: str | None = None
    about: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    commitment: TypedCommitment | None = None
    answered: tuple[str, ...] = ()
    item: str | None = None
    seen: str = ""

    def next(self) -> TypedItem:
        """An empty one from the same source about the same persons: people speak in turn."""
        return TypedItem(source=self.source, about=self.about)

    def before(self, later: TypedItem) -> TypedItem:
        """This one, with what was typed after it behind its words; no wider than either is."""
        if not later.text.strip():
            return replace(self, commitment=self.commitment or later.commitment)

        return replace(
            self._no_wider(later),
            text=f"{self.text}\n{later.text}" if self.text.strip() else later.text,
            source=self.source or later.source,
            commitment=self.commitment or later.commitment,
        )

    def over(self, recorded: TypedItem) -> TypedItem:
        """What is typed, over the item as it was recorded meanwhile; no wider than either is."""
        return replace(self._no_wider(recorded), seen=recorded.seen)

    def _no_wider(self, other: TypedItem) -> TypedItem:
        def is_set(flag: str) -> bool:
            both = (flag in self.flags, flag in other.flags)
            return all(both) if flag in _OPENING else any(both)

        return replace(
            self,
            about=tuple(dict.fromkeys((*self.about, *other.about))),
            types=tuple(dict.fromkeys((*self.types, *other.types))),
            flags=tuple(flag for flag in FLAGS if is_set(flag)),
        )

    def entry(self, case: str, meeting: str) -> ItemInput:
        """As the service takes it; a commitment must be whole (``missing`` says what is not)."""
        commitment = self.commitment
        entry = ItemInput(
            case=case,
            meeting=meeting,
            text=self.text,
            source=self.source or "",
            about=self.about,
            types=tuple(InformationType(one) for one in self.types),
            answered=frozenset(self.answered),
            seen=self.seen,
        )
        whole = commitment if commitment is not None and not self.missing() else None
        if whole is not None and whole.responsible and whole.starts_on and whole.due_on:
            made = CommitmentInput(
                responsible=whole.responsible,
                starts_on=whole.starts_on,
                due_on=whole.due_on,
                follow_up=whole.follow_up,
            )
            entry = replace(entry, commitment=made)
        return replace(entry, **dict.fromkeys(self.flags, True))

    def missing(self) -> tuple[str, ...]:
        """Fields of the commitment that still hold nothing."""
        if self.commitment is None:
            return ()
        named = ("responsible", "starts_on", "due_on")
        return tuple(one for one in named if not getattr(self.commitment, one))

    def draft(self) -> str:
        """As kept, encrypted, until it is saved; empty when nothing is typed."""
        if not self.text.strip() and self.commitment is None:
            return ""
        return json.dumps(asdict(self), default=str, ensure_ascii=False)


def from_draft(text: str) -> TypedItem:
    """What was typed, from a draft.

    Raises:
        ValueError: it is no such draft. (A bug, or another version's.)
    """
    try:
        given = json.loads(text)
        commitment = given["commitment"]
        return TypedItem(
            text=given["text"],
            source=given["source"],
            item=given["item"],
            seen=given["seen"],
            about=tuple(given["about"]),
            types=tuple(given["types"]),
            flags=tuple(given["flags"]),
            answered=tuple(given["answered"]),
            commitment=None if commitment is None else _commitment(commitment),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("not a draft of an item") from error


def from_saved(item: ItemView) -> TypedItem:
    """A saved item, to be corrected; its questions were answered when it was saved."""
    kept = item.commitment
    return TypedItem(
        text=item.text,
        source=item.source,
        about=item.about,
        types=tuple(one.value for one in item.types),
        flags=tuple(flag for flag in FLAGS if getattr(item, flag)),
        commitment=None
        if kept is None
        else TypedCommitment(
            responsible=kept.responsible,
            starts_on=kept.starts_on,
            due_on=kept.due_on,
            follow_up=kept.follow_up,
        ),
        item=item.id,
        seen=item.version,
    )


def _commitment(given: dict[str, str | None]) -> TypedCommitment:
    def day(name: str) -> date | None:
        typed = given[name]
        return None if typed is None else date.fromisoformat(typed)

    return TypedCommitment(
        responsible=given["responsible"],
        starts_on=day("starts_on"),
        due_on=day("due_on"),
        follow_up=given["follow_up"] or "",
    )


def first_missing(item: TypedItem) -> tuple[str, str]:
    """The first field that still holds nothing, as they stand, and what to do; empty = none."""
    needed = {
        "text": (item.text.strip(), _("Write what was said.")),
        "source": (item.source, _("Choose who says it: Alt and the number.")),
        "about": (item.about, _("Choose whom it is about.")),
        "types": (item.types, _("Choose what kind of information it is.")),
    }
    of_commitment = {
        "responsible": _("Choose who is responsible for the commitment."),
        "starts_on": _("Write the day the commitment starts."),
        "due_on": _("Write the day the commitment is due."),
    }
    missing = [(key, said) for key, (value, said) in needed.items() if not value]
    missing += [(key, of_commitment[key]) for key in item.missing()]
    if item.commitment is not None and not item.commitment.follow_up.strip():
        missing.append(("follow_up", _("Write how it will be followed up.")))
    return missing[0] if missing else ("", "")
