"""A vault with cases past their time, and the decrypted bytes of its file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import apsw

from sspf_app.services.actors import Role
from sspf_app.services.bundle import Services
from sspf_app.services.closure_views import ClosureInput
from sspf_app.services.decision_views import CloseInput
from sspf_app.services.document_records import DocumentType
from sspf_app.services.document_views import NewDocument
from sspf_app.services.network_records import RelationKind
from sspf_app.services.network_views import RelationInput
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.people_views import PersonInput
from sspf_app.storage.vault_database import SqlVaultDatabase
from tests.fakes import FixedClock
from tests.services.conftest import KEY, NOW, House
from tests.services.meeting_house import item_of
from tests.services.scenery import Scene, a_scene
from tests.services.test_commitments import a_meeting

CANARIES = ("Kanarina", "Kanarifar", "Kanarimor", "Kanarivän", "kanarinoterat", "kanarisagt",
            "kanaribilaga", "kanariutkast", "kanariadress", "kanarimål")  # fmt: skip
YEARS = 5 * 366 + 2


@contextmanager
def real_house(folder: Path) -> Iterator[tuple[House, Path]]:
    """A desk over a file of its own."""
    clock, path = FixedClock(NOW), folder / "vault.db"
    database = SqlVaultDatabase(clock).create(path, KEY, log_key=KEY)
    house = House(clock, database.unit_of_work)
    house.compact = database.compact
    yield house, path
    database.close()


def manager(house: House) -> Services:
    return house.as_role(Role.UNIT_MANAGER)


def a_full_case(house: House, folder: Path) -> Scene:
    """A case with everything a coordinator leaves in one, and a canary in each."""
    scene = a_scene(house, child="Kanarina Ek", born=date(2012, 2, 3))
    use = house.use
    for person, name in ((scene.mother, "Kanarimor Ek"), (scene.father, "Kanarifar Ek")):
        use.people.correct(
            person, PersonInput(name=name, born=date(1984, 1, 2), address="kanariadress 3")
        )
        scene.yes(person)
    use.network.add(
        RelationInput(
            case=scene.case,
            person=scene.child,
            other="",
            name="Kanarivän Ö",
            kind=RelationKind.FRIEND,
            words="kanarisagt",
        )
    )
    meeting = a_meeting(scene)
    item = item_of(scene, meeting, text="Hon kanarisagt det")
    use.meeting_items.add(item)
    use.notes.save(
        NoteInput(
            case=scene.case,
            at=house.clock.at,
            kind=NoteKind.CASE_NOTE,
            level=NoteLevel.OFFICE,
            text="Det kanarinoterat",
        )
    )
    put_in(house, scene, folder)
    use.drafts.save(f"case/{scene.case}/note", "kanariutkast")
    use.drafts.save(f"meeting/{meeting}/item", "kanariutkast")
    return scene


def put_in(house: House, scene: Scene, folder: Path) -> None:
    path = folder / "kanaribilaga.txt"
    path.write_bytes(b"kanaribilaga " * 9000)
    new = NewDocument(case=scene.case, path=path, title="kanaribilaga", type=DocumentType.REPORT)
    intake = house.use.document_intake.begin(new)
    while not house.use.document_intake.take(intake):
        continue
    house.use.document_intake.finish(intake)


def close(scene: Scene, retention: str = "five_years") -> None:
    beside = ClosureInput(retention=retention, continued="kanarimål")
    scene.house.use.decisions.decide(scene.case, CloseInput(reason="Klart", beside=beside))


def later(house: House, days: int = YEARS) -> None:
    """Time passes, and the leap of the clock is said to be right."""
    house.wait(days=days)
    house.use.clock.confirm()


def propose_and_send(house: House) -> None:
    house.use.disposals.propose()
    house.use.disposals.send()


def decrypted_copy(path: Path, folder: Path, *, key: bytes = KEY) -> bytes:
    """The file is held by the desk, so a copy of it is read; what is not yet in it is beside it."""
    for name in ("", "-wal"):
        beside = Path(f"{path}{name}")
        copy = folder / f"copy.db{name}"
        copy.unlink(missing_ok=True)
        if beside.exists():
            shutil.copyfile(beside, copy)
    return decrypted(folder / "copy.db", key=key)


def decrypted(path: Path, *, key: bytes = KEY) -> bytes:
    """Every page of the file, free ones too, as another implementation reads them with the key."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    for setting in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key.hex()}'\""):
        connection.execute(f"PRAGMA {setting}").fetchall()
    found = connection.serialize("main")
    connection.close()
    return found


def seen(content: bytes) -> list[str]:
    """Which canaries stand in the bytes, in any case of letters and any encoding."""
    low = content.lower()
    needles = {
        canary: [canary.lower().encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")]
        for canary in CANARIES
    }
    return [canary for canary, codings in needles.items() if any(one in low for one in codings)]
