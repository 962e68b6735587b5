"""The parties of a row: those of the register, by name, and new ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sspf_app.domain.codes import PartyKind
from sspf_app.domain.facts import Party
from sspf_app.services.folding import same_words
from sspf_app.services.move_fields import PARTY_FIELDS
from sspf_app.services.move_plan import RowPlan, Scene
from sspf_app.services.move_values import kind_of_party

_PARTED = re.compile(r"[;,\n]|\s/\s|\s\+\s")
_ONLY_YES = frozenset({"ja", "j", "x", "yes", "y", "med", "deltar"})
_NOBODY = frozenset({"nej", "n", "no", "-", "ej", "ingen"})


def parties_of(scene: Scene, plan: RowPlan) -> Iterator[str]:
    """Ids of the parties a row names; new ones are put into the plan."""
    for name, kind in PARTY_FIELDS.items():
        said = plan.text(name)
        if not said or said.casefold() in _NOBODY:
            continue
        if said.casefold() in _ONLY_YES:
            party = _only_one(scene, kind)
            if party is None:
                plan.doubt("party_unnamed", name)
            else:
                yield party
            continue
        yield party_named(scene, plan, said, kind)
    for part in _PARTED.split(plan.text("parties")):
        said = " ".join(part.split())
        if said and said.casefold() not in _NOBODY:
            yield party_named(scene, plan, said, kind_of_party(said))


def party_named(scene: Scene, plan: RowPlan, name: str, kind: PartyKind) -> str:
    """The party with this name; a new one is put into the plan."""
    known = scene.parties.get(same_words(name))
    if known is None:
        known = Party(id=scene.new_id("pa"), recorded_at=scene.now, name=name, kind=kind)
        scene.parties[same_words(name)] = known
        plan.made.append(known)
    return known.id


def _only_one(scene: Scene, kind: PartyKind) -> str | None:
    found = [party for party in scene.parties.values() if party.kind is kind]
    return found[0].id if len(found) == 1 else None
