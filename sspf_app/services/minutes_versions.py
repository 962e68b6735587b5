"""After the meeting: adjusted by each participant, locked, and changed only as a new version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item, Meeting
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_case
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.gate import decide_minutes
from sspf_app.services.item_reading import meeting_items, reads
from sspf_app.services.meeting_records import Adjustment, AdjustmentReply, MeetingVersion
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, Disclosure, DisclosureKind, User
from sspf_app.services.version_reading import content_of, items_at, last_version, need_unlocked
from sspf_app.services.version_views import (
    AdjustmentLine,
    ItemChange,
    MinutesState,
    OlderCopy,
    ReplyInput,
    VersionLine,
)

_TOPICS = frozenset({Topic.MEETINGS})


class MinutesVersions:
    """Use cases about the adjustment, the lock and the versions of minutes."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def state(self, case: str, meeting: str) -> MinutesState:
        """Where the minutes stand: replies, versions, and who has an older copy.

        Raises:
            DomainError: ``unknown_case``, ``unknown_meeting``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            versions = unit.meetings.versions(case, meeting)
            adjustments = unit.meetings.adjustments(case, meeting)
            disclosures = unit.office.disclosures(case)
            users = {user.id: user for user in unit.office.users()}
            self._desk.log(unit, Action.READ, f"minutes:{meeting}", case=case)
            unit.commit()
        last = last_version(versions)
        is_locked = last is not None and not last.is_open
        number = _adjusted(last)
        items = meeting_items(loaded, row)
        return MinutesState(
            case=case,
            meeting=meeting,
            version=number,
            is_locked=is_locked,
            opened_because="" if last is None or is_locked else last.opened_because,
            adjustments=tuple(
                replace(
                    _line(loaded, one, _reply(adjustments, number, one), users),
                    gets_copy=not items or any(reads(loaded, item, one) for item in items),
                )
                for one in row.participants
                if one != loaded.header.coordinator_party
            ),
            versions=tuple(_version(one, users) for one in reversed(versions)),
            older_copies=tuple(_older_copies(loaded, row, disclosures)) if is_locked else (),
        )

    def note_reply(self, entry: ReplyInput) -> Changes:
        """Note what a participant answered; the last reply holds, the earlier ones stay.

        Raises:
            DomainError: ``unknown_meeting``, ``not_a_participant`` (name), ``remark_required``,
                ``date_in_future`` (day), ``replied_before_meeting``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, entry.case)
            row = loaded.need_meeting(entry.meeting)
            _check_reply(loaded, row, entry)
            last = last_version(unit.meetings.versions(entry.case, entry.meeting))
            unit.meetings.add_adjustment(
                Adjustment(
                    id=self._desk.new_id("ad"),
                    case=entry.case,
                    meeting=entry.meeting,
                    version=_adjusted(last),
                    participant=entry.participant,
                    reply=entry.reply,
                    replied_on=entry.replied_on,
                    remark=entry.remark.strip(),
                    noted_at=self._desk.now(),
                    noted_by=self._desk.actor.user_id,
                )
            )
            return self._done(unit, row)

    def lock(self, case: str, meeting: str) -> Changes:
        """Lock the minutes: what stands now is a version, and nothing of it is changed.

        Raises:
            DomainError: ``unknown_meeting``, ``meeting_locked`` (version, since),
                ``meeting_not_begun``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            if loaded.now < row.starts_at:
                raise DomainError("meeting_not_begun")
            need_unlocked(unit, case, meeting)
            last = last_version(unit.meetings.versions(case, meeting))
            unit.meetings.put_version(
                MeetingVersion(
                    id=self._desk.new_id("v"),
                    case=case,
                    meeting=meeting,
                    number=_adjusted(last),
                    locked_at=self._desk.now(),
                    locked_by=self._desk.actor.user_id,
                    reason="" if last is None else last.opened_because,
                )
            )
            return self._done(unit, row)

    def open_for_change(self, case: str, meeting: str, *, reason: str) -> Changes:
        """Open locked minutes; what is locked next is a new version with this reason.

        Raises:
            DomainError: ``unknown_meeting``, ``meeting_not_locked``, ``change_reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            last = last_version(unit.meetings.versions(case, meeting))
            if last is None or last.is_open:
                raise DomainError("meeting_not_locked")
            if not reason.strip():
                raise DomainError("change_reason_required")
            unit.meetings.put_version(
                replace(
                    last,
                    opened_at=self._desk.now(),
                    opened_by=self._desk.actor.user_id,
                    opened_because=reason.strip(),
                )
            )
            return self._done(unit, row)

    def compare(
        self, case: str, meeting: str, *, older: int, newer: int | None = None
    ) -> tuple[ItemChange, ...]:
        """What differs between two versions; for the coordinator alone.

        Args:
            case: Case id.
            meeting: Meeting id.
            older: Number of a version.
            newer: Number of a later one; None = what stands now.

        Raises:
            DomainError: ``unknown_meeting``, ``unknown_version``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            versions = {one.number: one for one in unit.meetings.versions(case, meeting)}
            self._desk.log(unit, Action.READ, f"minutes_versions:{meeting}", case=case)
            unit.commit()
        if older not in versions or (newer is not None and newer not in versions):
            raise DomainError("unknown_version")
        before = items_at(loaded, row, versions[older].locked_at)
        after = (
            meeting_items(loaded, row)
            if newer is None
            else items_at(loaded, row, versions[newer].locked_at)
        )
        return tuple(_differences(content_of(before), content_of(after)))

    def _done(self, unit: UnitOfWork, row: Meeting) -> Changes:
        refresh_case(unit, row.case, now=self._desk.now())
        self._desk.log(unit, Action.WRITE, f"minutes_version:{row.id}", case=row.case)
        unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({row.case, row.id}))


def _adjusted(last: MeetingVersion | None) -> int:
    """Number of the version one adjusts: the locked one, else the one that comes."""
    if last is None:
        return 1
    return last.number + 1 if last.is_open else last.number


def _check_reply(loaded: LoadedCase, row: Meeting, entry: ReplyInput) -> None:
    if entry.participant not in row.participants:
        raise DomainError("not_a_participant", name=loaded.name(entry.participant))
    if entry.reply is AdjustmentReply.REMARK and not entry.remark.strip():
        raise DomainError("remark_required")
    if entry.replied_on > loaded.today:
        raise DomainError("date_in_future", day=entry.replied_on)
    if entry.replied_on < day_of(row.starts_at, loaded.facts.zone):
        raise DomainError("replied_before_meeting")


def _reply(
    adjustments: tuple[Adjustment, ...], version: int, participant: str
) -> Adjustment | None:
    found = [one for one in adjustments if (one.version, one.participant) == (version, participant)]
    return found[-1] if found else None


def _line(
    loaded: LoadedCase, participant: str, reply: Adjustment | None, users: dict[str, User]
) -> AdjustmentLine:
    kind = "party" if participant in loaded.parties else "person"
    name = loaded.name(participant)
    if reply is None:
        return AdjustmentLine(participant=participant, name=name, kind=kind)
    return AdjustmentLine(
        participant=participant,
        name=name,
        kind=kind,
        reply=reply.reply,
        remark=reply.remark,
        replied_on=reply.replied_on,
        noted_by=_user_name(users, reply.noted_by),
    )


def _version(version: MeetingVersion, users: dict[str, User]) -> VersionLine:
    return VersionLine(
        number=version.number,
        locked_at=version.locked_at,
        locked_by=_user_name(users, version.locked_by),
        reason=version.reason,
    )


def _user_name(users: dict[str, User], user_id: str) -> str:
    user = users.get(user_id)
    return user_id if user is None else user.name


def _older_copies(
    loaded: LoadedCase, row: Meeting, disclosures: tuple[Disclosure, ...]
) -> Iterator[OlderCopy]:
    """Who holds a copy that says something else than what they would read now.

    What a withdrawal took from them since is no reason: they keep what they have lawfully got.
    """
    newest: dict[str, Disclosure] = {}
    for one in disclosures:
        is_copy = one.kind is DisclosureKind.MINUTES and one.meeting == row.id
        if is_copy and one.recipient != loaded.header.coordinator_party:
            kept = newest.get(one.recipient)
            newest[one.recipient] = one if kept is None or kept.at <= one.at else kept
    standing = content_of(meeting_items(loaded, row))
    for recipient, one in newest.items():
        had = {part.item for part in one.parts}
        said = {k: v for k, v in content_of(items_at(loaded, row, one.at)).items() if k in had}
        readable = _readable(loaded, row, recipient)
        differs = any(standing.get(item) != text for item, text in said.items())
        new = (readable or {}).keys() - content_of(items_at(loaded, row, one.at)).keys()
        if differs or new:
            yield OlderCopy(
                recipient=recipient,
                name=loaded.name(recipient),
                got_at=one.at,
                may_get=readable is not None,
            )


def _readable(loaded: LoadedCase, row: Meeting, recipient: str) -> dict[str, Item] | None:
    """What a copy made now would say; None where none may be made."""
    try:
        return content_of(decide_minutes(loaded, row, recipient).items)
    except DomainError:
        return None


def _differences(before: dict[str, Item], after: dict[str, Item]) -> Iterator[ItemChange]:
    for item, was in before.items():
        now = after.get(item)
        if now is None:
            yield ItemChange(item=item, kind="removed", before=was.text)
        elif now != was:
            names = (one.name for one in fields(was) if one.name != "text")
            yield ItemChange(
                item=item,
                kind="changed",
                before=was.text,
                after=now.text,
                details=tuple(name for name in names if getattr(was, name) != getattr(now, name)),
            )
    for item, now in after.items():
        if item not in before:
            yield ItemChange(item=item, kind="added", after=now.text)
