"""Undoing a whole import: what it made is closed, unless somebody has built on it since.

A case is taken away with everything that came with it, or stays whole. Whoever or whatever other
rows name stays too. What stays is told before anything is done, with where to look.
"""

from __future__ import annotations

from dataclasses import replace

from sspf_app.domain.errors import DomainError
from sspf_app.services.access_lists import not_on_list
from sspf_app.services.actors import Permission
from sspf_app.services.clock_watch import require_sound_clock
from sspf_app.services.desk import Desk
from sspf_app.services.import_scene import ImportScene
from sspf_app.services.move_records import ImportBatch
from sspf_app.services.move_views import UndoDone, UndoPreview
from sspf_app.services.moving_in import MOVED
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action


class MovingUndo:
    """Use cases about taking an import back."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def foresee(self, batch: str) -> UndoPreview:
        """What would be taken away, and what would stay and why.

        Raises:
            DomainError: ``unknown_import``, ``import_undone``; ``not_on_list`` (case, id): it made
                rows of a case with somebody protected, which the user may not open.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = _need(unit, batch)
            scene = self._scene(unit, batch)
            self._desk.log(unit, Action.READ, f"sheet:{batch}")
            unit.commit()
        return UndoPreview(batch=found, removed=scene.removed, kept=scene.kept)

    def undo(self, batch: str) -> UndoDone:
        """Close what the import made; what was built on stays, and is told.

        Raises:
            DomainError: as ``foresee``; ``clock_set_back``.
        """
        now = self._desk.now()
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            require_sound_clock(unit, self._desk)
            found = _need(unit, batch)
            scene = self._scene(unit, batch)
            scene.close(now, by=self._desk.actor.name)
            done = replace(
                found,
                undone_at=now,
                undone_by=self._desk.actor.name,
                kept=tuple(f"{one.kind}:{one.id}" for one in scene.kept),
            )
            unit.moving.put_batch(done)
            unit.states.forget()
            self._desk.log(unit, Action.WRITE, f"import_undone:{batch}")
            unit.commit()
        return UndoDone(batch=done, kept=scene.kept, changes=MOVED)

    def _scene(self, unit: UnitOfWork, batch: str) -> ImportScene:
        made = unit.moving.made(batch)
        cases = {one.row_id if one.kind == "cases" else one.case or "" for one in made}
        protected = unit.queries.protected()
        named = unit.queries.cases_naming(cases, protected) if protected else frozenset[str]()
        closed = self._access.unlisted(unit, named)
        if closed:
            raise not_on_list(unit, min(closed))
        return ImportScene(unit, made, self._access.shows(unit))


def _need(unit: UnitOfWork, batch: str) -> ImportBatch:
    found = next((one for one in unit.moving.batches() if one.id == batch), None)
    if found is None:
        raise DomainError("unknown_import")
    if found.undone_at is not None:
        raise DomainError("import_undone")
    return found
