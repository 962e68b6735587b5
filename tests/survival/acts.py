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
from sspf_app.services.care_tools import CareTools
from sspf_app.services.case_views import NewCase
from sspf_app.services.key_ports import KeySlots
from sspf_app.services.new_users import FirstUser
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.packages import PackageOrder
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.records import Draft
from sspf_app.services.vault_care import VaultCare
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.disposal_house import (
    close,
    later,
    propose_and_send,
    put_in,
)
from tests.services.scenery import SEEN, Scene
from tests.services.test_commitments import a_meeting
from tests.services.test_duplicates import merged
from tests.services.transfer_house import joined
from tests.services.vault_house import ANNA, BO
from tests.survival.holds import (
    OLD_FILE,
    SECOND_PLACE,
    backups_whole,
    disposed_whole,
    exports_noted,
    let_cia_in,
    new_vault_whole,
    old_file_whole,
    open_old_file,
    packages_noted,
    password_told,
    transfer_noted,
    user_whole,
)
from tests.survival.office import OUT, Bench, Fill, OfficeDesk, OfficeHouse, Prepare
from tests.upgrade.golden import FOLDER as GOLDEN

NEW_PASSWORD = "åtta gula moln läser böcker"
NEW_VAULT = "nytt"
RESTORED = "åter"


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
    use.merging.take_back(merge)


def _past_its_time(bench: Bench) -> None:
    close(bench.scene)
    later(bench.desk)
    propose_and_send(bench.desk)


def _dispose(bench: Bench) -> None:
    bench.desk.chief.disposal_approvals.approve(number=1)


def _password(bench: Bench) -> None:
    bench.house.access.change_password(bench.vault, old=ANNA, new=NEW_PASSWORD)


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


def _restore(bench: Bench) -> None:
    source = bench.vault.folder.backups / bench.notes["backup"]
    bench.house.backups.restore(source, bench.folder / RESTORED)


def _create(bench: Bench) -> None:
    draft = bench.house.vaults.draft(FirstUser(login="bo", name="Bo Berg"), BO)
    bench.house.vaults.create(bench.folder / NEW_VAULT, draft).close()


def _package(bench: Bench) -> None:
    out = bench.folder / OUT
    _care(bench).packages.hand_over(PackageOrder(name="Cia Dahl", cases=(bench.scene.case,)), out)


def _care(bench: Bench) -> VaultCare:
    house = bench.house
    return VaultCare(
        bench.vault,
        CareTools(
            backups=house.backups,
            database=house.database,
            key_slots=cast("KeySlots", house.key_slots),
            attempts=house.attempts,
            clock=house.clock,
            new_id=house.new_id,
            passwords=SpokenPasswords(),
        ),
    )


def _export(bench: Bench) -> None:
    out = bench.folder / OUT
    scene = bench.scene
    papers = bench.desk.use.matrix_papers
    papers.export(scene.case, purpose=scene.purpose, subject=scene.child, folder=out)
    bench.desk.use.moving_out.export(out, reason="möte i dag")


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


def _unlock(bench: Bench) -> None:
    """Lock and unlock; old drafts go at that."""
    bench.vault.close()
    bench.desk.wait(days=50)
    bench.house.unlock("anna").close()


def _with_an_old_file(bench: Bench) -> None:
    shutil.copy(GOLDEN / "schema-2.db", bench.folder / OLD_FILE)


def _upgrade(bench: Bench) -> None:
    open_old_file(bench).close()


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
        check=disposed_whole,
        is_quick=True,
    ),
    Act(
        name="another password",
        do=_password,
        check=password_told(NEW_PASSWORD),
        is_quick=True,
    ),
    Act(name="a new user", do=let_cia_in, check=user_whole, is_quick=True),
    Act(name="a new key for the vault", do=_rekey, prepare=_with_bo),
    Act(name="backup to two places", do=_backup, check=backups_whole, is_quick=True),
    Act(
        name="restoring a backup",
        is_quick=True,
        do=_restore,
        prepare=_with_backup,
        check=new_vault_whole(RESTORED, ANNA),
    ),
    Act(name="unlocking", do=_unlock),
    Act(
        name="upgrade of a file of before",
        do=_upgrade,
        prepare=_with_an_old_file,
        check=old_file_whole,
    ),
    Act(name="a new vault", do=_create, check=new_vault_whole(NEW_VAULT, BO)),
    Act(name="a package for a colleague", do=_package, check=packages_noted, by_content=False),
    Act(name="papers and everything as files", do=_export, check=exports_noted, by_content=False),
    Act(
        name="transfer to another office",
        do=_transfer,
        fill=_two_offices,
        check=transfer_noted,
        by_content=False,
    ),
)
