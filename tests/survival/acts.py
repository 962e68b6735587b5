"""Every kind of write there is in a vault, as one act each; killed at, refused and stalled.

An act says what it does, what was done before it, and what must hold afterwards besides the vault
being sound and in a state that the same act, undisturbed, passes through.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from sspf_app.crypto.spoken import SpokenPasswords
from sspf_app.domain.codes import CustodyKind
from sspf_app.services.case_views import NewCase
from sspf_app.services.consent_views import WithdrawalInput
from sspf_app.services.errors import KnownError
from sspf_app.services.key_ports import KeySlots
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.records import Draft
from sspf_app.services.vault import FirstUser
from sspf_app.services.vault_care import CareTools, PackageOrder, VaultCare
from sspf_app.storage.vault_database import OpenSqlDatabase
from tests.services.disposal_house import (
    close,
    decrypted_copy,
    later,
    propose_and_send,
    put_in,
    seen,
)
from tests.services.scenery import SEEN, Scene
from tests.services.test_commitments import a_meeting
from tests.services.test_duplicates import merged
from tests.services.transfer_house import joined
from tests.services.vault_house import ANNA, BO, CIA
from tests.survival.office import OUT, Bench, Fill, OfficeDesk, OfficeHouse, Prepare
from tests.upgrade.golden import FOLDER as GOLDEN
from tests.upgrade.golden import KEY as GOLDEN_KEY

NEW_PASSWORD = "åtta gula moln läser böcker"
NEW_VAULT = "nytt"
RESTORED = "åter"
SECOND_PLACE = "usb"
OLD_FILE = "gammal.db"
_PERSONS_OF_OLD = 3


@dataclass(frozen=True, kw_only=True)
class Act:
    """One kind of write.

    Attributes:
        name: As the table says.
        do: Does it, on an open vault; it is closed afterwards.
        fill: Another vault than the one with a case that has something of everything.
        prepare: What was done in the vault before.
        check: What is wrong afterwards, besides; the vault is open again.
        by_content: The same act writes the very same rows; False = with something by chance.
        is_quick: Tried by the tests, every time.
    """

    name: str
    do: Callable[[Bench], None]
    fill: Fill | None = None
    prepare: Prepare | None = None
    check: Callable[[Bench], Iterator[str]] | None = None
    by_content: bool = True
    is_quick: bool = False


def _note(bench: Bench) -> None:
    for text in ("Ringde skolan", "Skolan ringde tillbaka"):
        bench.desk.use.notes.save(
            NoteInput(
                case=bench.scene.case,
                at=bench.desk.clock.at,
                kind=NoteKind.CASE_NOTE,
                level=NoteLevel.OFFICE,
                text=text,
            )
        )


def _case(bench: Bench) -> None:
    people = bench.desk.use.people
    child = people.add(PersonInput(name="Syster Ö", born=date(2014, 5, 6))).new_id or ""
    holder = people.add(PersonInput(name="Erik Ö", born=date(1984, 1, 2))).new_id or ""
    bench.desk.use.custody.add(
        CustodyInput(
            child=child,
            holder=holder,
            kind=CustodyKind.SOLE,
            starts_on=date(2014, 5, 6),
            evidence=SEEN,
        )
    )
    bench.desk.use.cases.open_case(NewCase(young_person=child, purposes=("Skola",)))


def _consent(bench: Bench) -> None:
    scene = bench.scene
    bench.desk.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=bench.desk.clock.at,
            received_by="Maria Ask",
        )
    )
    bench.desk.wait(minutes=1)
    scene.yes(scene.mother)


def _meeting(bench: Bench) -> None:
    a_meeting(bench.scene)
    bench.scene.meeting_of_attendance(parties=(bench.scene.school,))


def _drafts(bench: Bench) -> None:
    for text in ("Hon", "Hon sade", "Hon sade att", ""):
        bench.desk.use.drafts.save(f"case/{bench.scene.case}/note", text)
        bench.desk.use.drafts.save("cases/new", text)


def _paper(bench: Bench) -> None:
    put_in(bench.desk, bench.scene, bench.folder / OUT)


def _much(bench: Bench) -> None:
    """So much that the write-ahead log is folded into the file in the middle of the work."""
    for part in range(2):
        with bench.vault.open_unit(bench.vault.actor) as unit:
            for number in range(60):
                unit.office.put_draft(
                    Draft(
                        key=f"u/case/{part}-{number}/note",
                        text=f"{number} " + "ord " * 9000,
                        saved_at=bench.desk.clock.at,
                        user_id=bench.vault.actor.user_id,
                    )
                )
            unit.commit()


def _import(bench: Bench) -> None:
    path = Path(__file__).parents[1] / "data" / "acceptance" / "01-worked-cases.json"
    bench.desk.use.imports.import_file(path.read_bytes())


def _merge(bench: Bench) -> None:
    use = bench.desk.use
    twin = use.people.add(PersonInput(name="Kanarifar Ek", born=date(1984, 1, 2))).new_id or ""
    bench.desk.wait(minutes=1)
    merge = merged(bench.desk, kept=twin, dropped=bench.scene.father)
    bench.desk.wait(minutes=1)
    use.duplicates.take_back(merge)


def _past_its_time(bench: Bench) -> None:
    close(bench.scene)
    later(bench.desk)
    propose_and_send(bench.desk)


def _dispose(bench: Bench) -> None:
    bench.desk.chief.disposals.approve(number=1)


def _disposed_whole(bench: Bench) -> Iterator[str]:
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


def _password(bench: Bench) -> None:
    bench.house.access.change_password(bench.vault, old=ANNA, new=NEW_PASSWORD)


def _user(bench: Bench) -> None:
    bench.house.access.add_user(bench.vault, FirstUser(login="cia", name="Cia Dahl"), CIA)


def _user_whole(bench: Bench) -> Iterator[str]:
    """Whoever was half let in can be let in anew."""
    with bench.vault.open_unit(bench.vault.actor) as unit:
        known = {one.login for one in unit.office.users()}
    if "cia" not in known:
        try:
            _user(bench)
        except KnownError as error:
            yield f"cannot be added again: {error.code}"


def _with_bo(bench: Bench) -> None:
    bench.house.add_bo(bench.vault)


def _rekey(bench: Bench) -> None:
    bench.house.access.rekey(bench.vault)


def _backup(bench: Bench) -> None:
    _to_second_place(bench)
    writing = bench.upkeep.begin()
    writing.write()
    bench.upkeep.end(writing)


def _to_second_place(bench: Bench) -> None:
    office = bench.desk.use.office.get()
    if office.backup_folder is None:
        place = str(bench.folder / SECOND_PLACE)
        bench.desk.use.office.save(replace(office, backup_folder=place))


def _with_backup(bench: Bench) -> None:
    bench.notes["backup"] = bench.house.backups.create(bench.vault).name


def _backups_whole(bench: Bench) -> Iterator[str]:
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


def _restore(bench: Bench) -> None:
    source = bench.vault.folder.backups / bench.notes["backup"]
    bench.house.backups.restore(source, bench.folder / RESTORED)


def _create(bench: Bench) -> None:
    draft = bench.house.vaults.draft(FirstUser(login="bo", name="Bo Berg"), BO)
    bench.house.vaults.create(bench.folder / NEW_VAULT, draft).close()


def _new_vault_whole(name: str, password: str) -> Callable[[Bench], Iterator[str]]:
    def check(bench: Bench) -> Iterator[str]:
        """A folder of that name is no vault yet, or a whole one; it can be made again."""
        yield from _backups_whole(bench)
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


def _package(bench: Bench) -> None:
    out = bench.folder / OUT
    _care(bench).hand_over(PackageOrder(name="Cia Dahl", cases=(bench.scene.case,)), out)


def _care(bench: Bench) -> VaultCare:
    house = bench.house
    return VaultCare(
        bench.vault,
        CareTools(
            backups=house.backups,
            database=house.database,
            key_slots=cast("KeySlots", house.key_slots),
            clock=house.clock,
            new_id=house.new_id,
            passwords=SpokenPasswords(),
        ),
    )


def _packages_noted(bench: Bench) -> Iterator[str]:
    """No package lies anywhere of which the vault does not know."""
    with bench.vault.open_unit(bench.vault.actor) as unit:
        noted = {one.file_name for one in unit.handing.hand_overs()}
    for path in (bench.folder / OUT).glob("*.sspf-paket"):
        if path.name not in noted:
            yield f"{path.name} is not noted"


def _export(bench: Bench) -> None:
    out = bench.folder / OUT
    scene = bench.scene
    papers = bench.desk.use.matrix_papers
    papers.export(scene.case, purpose=scene.purpose, subject=scene.child, folder=out)
    bench.desk.use.moving_out.export(out, reason="Flytt")


def _exports_noted(bench: Bench) -> Iterator[str]:
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


def _two_offices(desk: OfficeDesk, folder: Path) -> tuple[Scene, dict[str, Any]]:
    """The other office lies beside, with keys exchanged; its vault is of this folder too."""
    house = OfficeHouse(folder, series="s")
    house.place = folder / "syd"
    vault = house.create()
    offices = joined(desk, OfficeDesk(house, vault), folder / OUT)
    vault.close()
    return offices.scene, {"order": offices.order()}


def _transfer(bench: Bench) -> None:
    out = bench.folder / OUT
    bench.desk.use.transfer_sending.send(bench.notes["order"], out)


def _transfer_noted(bench: Bench) -> Iterator[str]:
    with bench.vault.open_unit(bench.vault.actor) as unit:
        noted = {one.file_name for one in unit.handing.transfers()}
    for path in (bench.folder / OUT).iterdir():
        if not path.name.startswith(".") and path.name not in noted:
            yield f"{path.name} is not noted"


def _unlock(bench: Bench) -> None:
    """Lock and unlock; old drafts go at that."""
    bench.vault.close()
    bench.desk.wait(days=50)
    bench.house.unlock("anna").close()


def _with_an_old_file(bench: Bench) -> None:
    shutil.copy(GOLDEN / "schema-2.db", bench.folder / OLD_FILE)


def _upgrade(bench: Bench) -> None:
    _open_old_file(bench).close()


def _open_old_file(bench: Bench) -> OpenSqlDatabase:
    return bench.house.database.open(bench.folder / OLD_FILE, GOLDEN_KEY, log_key=GOLDEN_KEY)


def _old_file_whole(bench: Bench) -> Iterator[str]:
    """It opens, as old as it was or upgraded, with everything."""
    database = _open_old_file(bench)
    found = database.verify()
    if not found.is_sound or found.counts["persons"] != _PERSONS_OF_OLD:
        yield f"the old file: {found.problems} {found.counts['persons']}"
    database.close()


ACTS = (
    Act(name="notes", do=_note, is_quick=True),
    Act(name="persons, custody and a case", do=_case),
    Act(name="a withdrawal, a form, an answer", do=_consent),
    Act(name="meetings and items", do=_meeting),
    Act(name="drafts", do=_drafts),
    Act(name="a paper put in, in pieces", do=_paper),
    Act(name="so much that the log is folded in", do=_much),
    Act(name="import of case files", do=_import),
    Act(name="a merge, and taking it back", do=_merge),
    Act(
        name="disposal, and packing",
        do=_dispose,
        prepare=_past_its_time,
        check=_disposed_whole,
        is_quick=True,
    ),
    Act(name="another password", do=_password, is_quick=True),
    Act(name="a new user", do=_user, check=_user_whole, is_quick=True),
    Act(name="a new key for the vault", do=_rekey, prepare=_with_bo),
    Act(name="backup to two places", do=_backup, check=_backups_whole, is_quick=True),
    Act(
        name="restoring a backup",
        is_quick=True,
        do=_restore,
        prepare=_with_backup,
        check=_new_vault_whole(RESTORED, ANNA),
    ),
    Act(name="unlocking", do=_unlock),
    Act(
        name="upgrade of a file of before",
        do=_upgrade,
        prepare=_with_an_old_file,
        check=_old_file_whole,
    ),
    Act(name="a new vault", do=_create, check=_new_vault_whole(NEW_VAULT, BO)),
    Act(name="a package for a colleague", do=_package, check=_packages_noted, by_content=False),
    Act(name="papers and everything as files", do=_export, check=_exports_noted, by_content=False),
    Act(
        name="transfer to another office",
        do=_transfer,
        fill=_two_offices,
        check=_transfer_noted,
        by_content=False,
    ),
)
