"""What must hold after an act was killed, besides a vault that is sound in one of its states."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sspf_app.services.errors import KnownError
from sspf_app.services.new_users import FirstUser
from sspf_app.services.slot_watch import fingerprint
from sspf_app.storage.vault_database import OpenSqlDatabase
from tests.services.disposal_house import decrypted_copy, seen
from tests.services.vault_house import ANNA, CIA
from tests.survival.office import OUT, Bench, OfficeHouse
from tests.upgrade.golden import KEY as GOLDEN_KEY

SECOND_PLACE = "usb"
OLD_FILE = "gammal.db"
_PERSONS_OF_OLD = 3


def let_cia_in(bench: Bench) -> None:
    """Add a user."""
    bench.house.access.add_user(bench.vault, FirstUser(login="cia", name="Cia Dahl"), CIA)


def disposed_whole(bench: Bench) -> Iterator[str]:
    """Nothing of a case that is gone is left in any page, and the list beside knows it."""
    with bench.vault.open_unit(bench.vault.actor) as unit:
        records = unit.disposals.records()
    if not records:
        return
    if any(one.settled_at is None for one in records):
        yield "a disposal was not packed after the unlocking"
    key = bytes.fromhex(bench.vault.keys.data_key.hex())
    found = seen(decrypted_copy(bench.vault.folder.database, bench.folder, key=key))
    if found:
        yield f"left of a disposed case: {found}"


def user_whole(bench: Bench) -> Iterator[str]:
    """Whoever was half let in can be let in anew."""
    with bench.vault.open_unit(bench.vault.actor) as unit:
        known = {one.login for one in unit.office.users()}
    if "cia" not in known:
        try:
            let_cia_in(bench)
        except KnownError as error:
            yield f"cannot be added again: {error.code}"


def password_told(password: str) -> Callable[[Bench], Iterator[str]]:
    """Whether a password that opens the vault stands in the log, wherever the power went."""

    def told(bench: Bench) -> Iterator[str]:
        slots = bench.house.key_slots.read(bench.vault.folder.slots)
        with bench.vault.open_unit(bench.vault.actor) as unit:
            kept = unit.handing.kept_slots()
            said = [one.subject for one in unit.journal.entries(limit=100)]
        if kept is None or kept.coming or kept.current != fingerprint(slots):
            yield "the vault does not know its slot file"
        try:
            keys, _user = bench.house.key_slots.open(slots, login=None, password=password)
        except KnownError:
            return
        keys.wipe()
        if "passwd" not in said:
            yield "a password was changed and the log does not know"

    return told


def backups_whole(bench: Bench) -> Iterator[str]:
    """Whatever is named a backup opens and is sound; unfinished ones go with the next."""
    for place in (bench.vault.folder.backups, bench.folder / SECOND_PLACE):
        for path in sorted(place.glob("*.sspf-backup")) if place.is_dir() else ():
            try:
                found = bench.house.backups.verify(path, login="anna", password=ANNA)
            except KnownError as error:
                yield f"{path.name}: {error.code}"
            else:
                if not found.is_sound:
                    yield f"{path.name}: {found.problems}"


def new_vault_whole(name: str, password: str) -> Callable[[Bench], Iterator[str]]:
    """Of a folder that is to become a vault, and the password that opens it."""

    def check(bench: Bench) -> Iterator[str]:
        """A folder of that name is no vault yet, or a whole one; it can be made again."""
        yield from backups_whole(bench)
        place = bench.folder / name
        if not place.exists():
            return
        house = OfficeHouse(bench.folder, at=bench.desk.clock.at, series="n")
        house.place = place
        try:
            vault = house.unlock(password=password)
        except KnownError as error:
            yield f"{name}: {error.code}"
            return
        if not house.access.verify(vault).is_sound:
            yield f"{name} is not sound"
        vault.close()

    return check


def packages_noted(bench: Bench) -> Iterator[str]:
    """No package lies anywhere of which the vault does not know."""
    with bench.vault.open_unit(bench.vault.actor) as unit:
        noted = {one.file_name for one in unit.handing.hand_overs()}
    for path in (bench.folder / OUT).glob("*.sspf-paket"):
        if path.name not in noted:
            yield f"{path.name} is not noted"


def exports_noted(bench: Bench) -> Iterator[str]:
    """No file lies under its name of which the ledger does not know."""
    out = bench.folder / OUT
    with bench.vault.open_unit(bench.vault.actor) as unit:
        rows = unit.office.disclosures(bench.scene.case)
        logged = [one.subject for one in unit.journal.entries(limit=100)]
    named = [one for one in out.iterdir() if not one.name.startswith(".")]
    files = [one for one in named if one.is_file()]
    if len(files) > len(rows):
        yield f"{len(files)} files and {len(rows)} rows of the ledger"
    if len(named) > len(files) and "whole_vault" not in logged:
        yield "a folder of everything lies there and the log does not know"


def transfer_noted(bench: Bench) -> Iterator[str]:
    """No sealed file lies anywhere of which the vault does not know."""
    with bench.vault.open_unit(bench.vault.actor) as unit:
        noted = {one.file_name for one in unit.handing.transfers()}
    for path in (bench.folder / OUT).iterdir():
        if not path.name.startswith(".") and path.name not in noted:
            yield f"{path.name} is not noted"


def old_file_whole(bench: Bench) -> Iterator[str]:
    """It opens, as old as it was or upgraded, with everything."""
    database = open_old_file(bench)
    found = database.verify()
    if not found.is_sound or found.counts["persons"] != _PERSONS_OF_OLD:
        yield f"the old file: {found.problems} {found.counts['persons']}"
    database.close()


def open_old_file(bench: Bench) -> OpenSqlDatabase:
    """Open the file of before, which upgrades it."""
    return bench.house.database.open(bench.folder / OLD_FILE, GOLDEN_KEY, log_key=GOLDEN_KEY)
