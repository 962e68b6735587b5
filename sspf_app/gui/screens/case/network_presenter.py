"""Leads the network of a young person: who is around them, and what is told of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from sspf_app.gui.i18n import _
from sspf_app.gui.letting_go import let_go
from sspf_app.gui.ports import DraftText
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.case.ports import NetworkPort
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.changes import Changes
from sspf_app.services.network_records import RelationKind
from sspf_app.services.network_views import NetworkPerson, NetworkView, RelationInput
from sspf_app.services.people_views import PersonListItem
from sspf_app.services.records import Draft


@dataclass(slots=True, kw_only=True)
class TypedRelation:
    """A relation as typed."""

    person: str = ""
    other: str = ""
    name: str = ""
    kind: str = RelationKind.SIBLING.value
    words: str = ""

    def entry(self, case: str) -> RelationInput:
        """As the service takes it."""
        return RelationInput(
            case=case,
            person=self.person,
            other=self.other,
            name=self.name,
            kind=RelationKind(self.kind),
            words=self.words,
        )


Loaded = tuple[NetworkView, tuple[PersonListItem, ...], Draft | None]


class NetworkPresenter(ScreenPresenter):
    """See the module."""

    view: NetworkPort
    _case: CaseDetail | None = None
    _persons: tuple[NetworkPerson, ...] = ()
    _people: tuple[PersonListItem, ...] = ()
    _is_typing = False

    def begin(self, case: CaseDetail) -> None:
        """Another case."""
        self._case, self._is_typing = case, False

    def refresh(self) -> None:
        """Load who is around the young person."""
        case = self._case
        if case is None:
            return

        def job() -> Loaded:
            services = self.services
            return (
                services.network.view(case.case),
                services.people.list_people(),
                services.drafts.get(self._key()),
            )

        def done(loaded: Loaded) -> None:
            network, self._people, draft = loaded
            self._persons = network.persons
            self.view.show_network(network)
            kept = None if draft is None else _from_draft(draft.text)
            if kept is not None and not self._is_typing:
                self._edit(kept)

        self.read(job, done)

    def write(self) -> None:
        """Enter somebody."""
        if self._case is not None:
            self._edit(TypedRelation(person=self._case.young_person))

    def save(self) -> None:
        """Write what is typed."""
        typed, case = self.view.collect_relation(), self._case
        if case is None or typed is None:
            return
        entry, key = typed.entry(case.case), self._key()

        def job() -> Changes:
            changes = self.services.network.add(entry)
            self.services.drafts.discard(key)
            return changes

        def done(_changes: Changes) -> None:
            self._is_typing = False
            self.view.close_editor()
            self.ports.frame.say(_("It stands in the network."))

        self.save_typed(job, done)

    def leave(self) -> None:
        """Let go of what is typed; for ten seconds it can be had back."""
        typed = "".join(one.text for one in self.drafts())
        self._is_typing = False
        self.view.close_editor()
        let_go(self, self._key(), typed, had_back=self.refresh)

    def end(self, relation: str) -> None:
        """Take somebody out; for ten seconds they can be put back."""
        case = "" if self._case is None else self._case.case
        network = self.services.network

        def undo() -> None:
            self.change(lambda: network.put_back(case, relation))

        self.change(
            lambda: network.end(case, relation),
            lambda _done: self.ports.frame.say(_("Taken out of the network."), undo=undo),
        )

    def open_case(self, case: str) -> None:
        """Go to the case of somebody in the network."""
        self.ports.frame.navigate("case", case=case)

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed and not saved."""
        typed = self.view.collect_relation() if self._is_typing else None
        if typed is None or not (typed.other or typed.name.strip() or typed.words.strip()):
            return ()
        text = json.dumps(asdict(typed), ensure_ascii=False)
        return (DraftText(key=self._key(), text=text),)

    def _edit(self, typed: TypedRelation) -> None:
        self._is_typing = True
        centre = [one for one in self._persons if one.role in ("young_person", "guardian")]
        named = tuple((one.id, one.name) for one in centre if one.name)
        self.view.show_relation(typed, named, self._people)

    def _key(self) -> str:
        case = "" if self._case is None else self._case.case
        return f"case/{case}/relation:new"


def _from_draft(text: str) -> TypedRelation | None:
    try:
        return TypedRelation(**json.loads(text))
    except (ValueError, TypeError):
        return None
