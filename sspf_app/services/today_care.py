"""Contributions to the queue of the day: the vault's own safety, and cases on their way.

Source: the list of *Idag* in the notes about screens; backup older than a week, restore unproven.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sspf_app.domain.facts import Case
from sspf_app.services.hand_over_records import CareKind
from sspf_app.services.today_scene import QueueScene
from sspf_app.services.today_views import TodayEntry

FRESH = timedelta(days=7)
"""A backup is old after this; a vault that is younger is not spoken of."""
PROVEN_FOR = timedelta(days=60)
"""That a backup was opened and found whole is a proof for so long: it is tried once a month."""
WORDS_SEEN_FOR = timedelta(days=365)
"""Once a year somebody looks for the sheet: words that are lost are missed when it is too late."""


def backups_due(scene: QueueScene) -> Iterator[TodayEntry]:
    """A backup older than a week, none at all, none elsewhere, or none opened for two months."""
    made_at = min((one.created_at for one in scene.unit.office.users()), default=scene.now)
    backup = scene.unit.handing.care(CareKind.BACKUP)
    last = made_at if backup is None else backup.at
    if scene.now - last > FRESH:
        detail = "none" if backup is None else "old"
        yield scene.of_the_vault("backup_due", last, detail=detail)
        return
    away = scene.unit.handing.care(CareKind.AWAY)
    last_away = made_at if away is None else away.at
    if scene.now - last_away > FRESH:
        yield scene.of_the_vault(
            "backup_away_due", last_away, detail="none" if away is None else "old"
        )
    if backup is None:
        return
    proof = scene.unit.handing.care(CareKind.PROOF)
    if proof is None:
        if scene.day(made_at) < scene.today:
            yield scene.of_the_vault("restore_unproven", backup.at, detail="")
    elif scene.now - proof.at > PROVEN_FOR:
        yield scene.of_the_vault("restore_unproven", proof.at, detail="old")


def words_unseen(scene: QueueScene) -> Iterator[TodayEntry]:
    """For a year nobody has looked where the sheet with the recovery words lies."""
    made_at = min((one.created_at for one in scene.unit.office.users()), default=scene.now)
    seen = scene.unit.handing.care(CareKind.WORDS)
    last = made_at if seen is None else seen.at
    if scene.now - last > WORDS_SEEN_FOR:
        yield scene.of_the_vault("words_unseen", last, detail="")


def password_known(scene: QueueScene) -> Iterator[TodayEntry]:
    """Somebody else set the password of who looks, and it was not changed since."""
    for one in scene.unit.office.users():
        if one.id == scene.user_id and one.password_by not in ("", one.id):
            yield scene.of_the_vault("password_known", one.created_at, detail="")


def cases_on_their_way(scene: QueueScene) -> Iterator[TodayEntry]:
    """Cases that were sealed to another office, of which no receipt has come.

    Where somebody protected has moved to is not told by the name of the office, and who they are
    by no reference that names the child.
    """
    waiting = [one for one in scene.unit.handing.transfers() if one.waits]
    found = {one.case for one in waiting}
    references = {row.id: row.reference for row in scene.unit.records.list_of(Case, "id", found)}
    closed = scene.naming_protected(found)
    references |= scene.told_as(closed)
    for one in waiting:
        yield TodayEntry(
            kind="receipt_awaited",
            at=one.made_at,
            days=(scene.day(one.made_at) - scene.today).days,
            case=one.case,
            reference=references.get(one.case) or one.case,
            name="" if one.case in closed else one.office_name,
            detail="",
            target=one.id,
        )
