"""Legal grounds: dated texts that an administrator keeps, and which of them holds on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sspf_app.domain.errors import DomainError
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission, Role
from sspf_app.services.changed_meanwhile import need_seen, version_of
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.legal_grounds_shipped import shipped_grounds
from sspf_app.services.legal_records import LegalGround
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundVersions:
    """A rule with its versions, the newest first; ``current`` is the one that holds today."""

    code: str
    current: LegalGround | None
    versions: tuple[LegalGround, ...]
    replaced: tuple[LegalGround, ...]

    @property
    def shown(self) -> LegalGround:
        """What to show of it: what holds today, else the newest."""
        return self.current or self.versions[0]

    @property
    def seen(self) -> str:
        """Tells the versions that stand from those that stood before."""
        return version_of(frozenset(self.versions))


def standing_grounds(unit: UnitOfWork) -> tuple[LegalGround, ...]:
    """Every version that stands: what the office wrote, else what came with the program."""
    written = unit.legal.grounds()
    own = {one.code for one in written}
    kept = [one for one in shipped_grounds() if one.code not in own]
    standing = [one for one in written if one.replaced_at is None]
    order = {one.code: place for place, one in enumerate(shipped_grounds())}
    return tuple(
        sorted(
            (*kept, *standing),
            key=lambda one: (order.get(one.code, len(order)), one.code, one.valid_from),
        )
    )


def grounds_on(unit: UnitOfWork, day: date) -> tuple[LegalGround, ...]:
    """What may be chosen on a day."""
    return tuple(one for one in standing_grounds(unit) if one.enabled and one.holds_on(day))


class LegalGrounds:
    """Use cases about the texts themselves."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def list_grounds(self) -> tuple[GroundVersions, ...]:
        """Every rule with its versions; whoever uses the vault may read them."""
        today = self._today()
        with self._desk.open_unit(self._desk.actor) as unit:
            standing, written = standing_grounds(unit), unit.legal.grounds()
        replaced = [one for one in written if one.replaced_at is not None]
        codes = dict.fromkeys(one.code for one in standing)
        return tuple(_versions(code, standing, replaced, today=today) for code in codes)

    def may_edit(self) -> bool:
        """Whether the user may change a text."""
        return self._desk.actor.role is Role.ADMINISTRATOR

    def save(self, ground: LegalGround, *, seen: str = "") -> Changes:
        """Write a version of a rule; a new rule has no ``code``.

        A version that begins later than the one before ends it; one of the same day replaces it,
        and the replaced one stays in the history.

        Raises:
            DomainError: ``not_permitted``; ``ground_incomplete`` (what); ``ends_before_start``
                (starts, ends); ``ground_decider_required``; ``ground_begins_in_past`` (day):
                a version that was not there yet cannot begin before today;
                ``record_changed_meanwhile``: the rule has other versions than ``seen`` is of
                (``GroundVersions.seen``).
        """
        if not self.may_edit():
            raise self._desk.actor.refusal({Role.ADMINISTRATOR})
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            same = [one for one in standing_grounds(unit) if one.code == ground.code]
            need_seen(frozenset(same), seen)
            _check(ground, same, today=self._today())
            new = replace(
                ground,
                id=self._desk.new_id("lg"),
                code=ground.code or self._desk.new_id("rule"),
                recorded_at=self._desk.now(),
                recorded_by=self._desk.actor.name,
                replaced_at=None,
                valid_to=_ends_before_next(ground, same),
            )
            for old in same:
                self._make_way(unit, old, new)
            unit.legal.put_ground(new)
            self._desk.log(unit, Action.WRITE, f"legal_ground:{new.code}")
            unit.commit()
        return Changes(topics=frozenset({Topic.LEGAL}), ids=frozenset({new.id}), new_id=new.code)

    def _make_way(self, unit: UnitOfWork, old: LegalGround, new: LegalGround) -> None:
        """Write an earlier version as it stands now that there is a newer one."""
        is_shipped = old.id.startswith("shipped/")
        old = replace(old, id=self._desk.new_id("lg")) if is_shipped else old
        if old.valid_from > new.valid_from:
            return  # planned for later: the new one ends before it
        if old.valid_from == new.valid_from:
            old = replace(old, replaced_at=self._desk.now())
        elif old.holds_on(new.valid_from) and not is_shipped:
            unit.legal.put_ground(replace(old, replaced_at=self._desk.now()))
            ends = new.valid_from - timedelta(days=1)
            old = replace(old, id=self._desk.new_id("lg"), valid_to=ends)
        elif is_shipped:
            ends = new.valid_from - timedelta(days=1)
            old = replace(old, valid_to=ends)
        unit.legal.put_ground(old)

    def _today(self) -> date:
        return day_of(self._desk.now(), self._desk.clock.zone)


def _versions(
    code: str, standing: Iterable[LegalGround], replaced: Iterable[LegalGround], *, today: date
) -> GroundVersions:
    versions = sorted(
        (one for one in standing if one.code == code), key=lambda one: one.valid_from, reverse=True
    )
    return GroundVersions(
        code=code,
        current=next((one for one in versions if one.holds_on(today)), None),
        versions=tuple(versions),
        replaced=tuple(one for one in replaced if one.code == code),
    )


def _ends_before_next(ground: LegalGround, same: Iterable[LegalGround]) -> date | None:
    later = [one.valid_from for one in same if one.valid_from > ground.valid_from]
    if not later:
        return ground.valid_to
    last = min(later) - timedelta(days=1)
    return last if ground.valid_to is None else min(last, ground.valid_to)


def _check(ground: LegalGround, same: Iterable[LegalGround], *, today: date) -> None:
    parts = {
        "paragraph": ground.paragraph.strip(),
        "title": ground.title.strip(),
        "wording": ground.wording.strip(),
        "may_act": ground.may_act.strip(),
        "givers": ground.givers,
        "receivers": ground.receivers,
    }
    for name, value in parts.items():
        if not value:
            raise DomainError("ground_incomplete", what=name)
    if not ground.decided_by.strip():
        raise DomainError("ground_decider_required")
    if ground.valid_to is not None and ground.valid_to < ground.valid_from:
        raise DomainError("ends_before_start", starts=ground.valid_from, ends=ground.valid_to)
    known = {one.valid_from for one in same}
    if ground.valid_from < today and ground.valid_from not in known:
        raise DomainError("ground_begins_in_past", day=ground.valid_from)
