"""A case of which much is held, and requests to know what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from sspf_app.domain.codes import InformationType
from sspf_app.services.bundle import Services
from sspf_app.services.document_records import DocumentType
from sspf_app.services.document_views import NewDocument
from sspf_app.services.extract_views import ExtractPart
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from tests.documents.papers import RENDERER
from tests.services.conftest import COORDINATOR, NOW, TODAY, House
from tests.services.scenery import Scene, a_scene

T = InformationType
SAID = "Alva trivs i skolan och kommer i tid"
OF_ANNA = "Anna söker arbete sedan i höstas"
OF_BOTH = "Hemma bråkar de om pengar varje kväll"
ORAL = "En granne har ringt om skrik på natten"


@pytest.fixture
def scene(house: House) -> Scene:
    return much_is_held(house)


DANGER = "vara farligt att vårdnadshavarna får veta"
NOTE = "Ringde Alva och bestämde en ny tid"


def said_at_a_meeting(scene: Scene, *, hours_ago: int = 2) -> ItemInput:
    """What the family says at a meeting, to be added."""
    new = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=NOW - timedelta(hours=hours_ago),
        parties=(),
        persons=(scene.mother,),
    )
    return ItemInput(
        case=scene.case,
        meeting=scene.house.use.meetings.plan(new).new_id or "",
        text=SAID,
        source="family",
        about=(scene.child,),
        types=(T.ATTENDANCE,),
    )


def much_is_held(house: House) -> Scene:
    """A case in which something is held of each of the family, and real papers."""
    house.renderer = RENDERER
    house.new_session()
    found = a_scene(house, born=date(2008, 4, 2))
    entry = said_at_a_meeting(found, hours_ago=1)
    add = house.use.meeting_items.add
    add(entry)
    add(replace(entry, text=OF_ANNA, about=(found.mother,), types=(T.OTHER,)))
    both = replace(entry, text=OF_BOTH, about=(found.child, found.mother), types=(T.FAMILY_HOME,))
    add(both)
    add(replace(entry, text=ORAL, types=(T.OTHER,), oral_only=True))
    house.use.notes.save(
        NoteInput(
            case=found.case,
            at=NOW,
            kind=NoteKind.CASE_NOTE,
            level=NoteLevel.OFFICE,
            text=NOTE,
            about=(found.child,),
        )
    )
    return found


def colleague(house: House) -> Services:
    """The second user."""
    return house.as_user(replace(COORDINATOR, user_id="u-2", login="bo", name="Bo Ek"))


def noted(house: House, person: str) -> str:
    request = house.use.extracts.note(person, TODAY).new_id
    assert request is not None
    return request


def part(house: House, request: str, words: str) -> ExtractPart:
    (found,) = (one for one in house.use.extracts.review(request).parts if words in one.text)
    return found


def danger_chosen(house: House, request: str) -> None:
    """Somebody chose that whether guardians are dangerous is told, wherever it waits for that."""
    for one in house.use.extracts.review(request).parts:
        if one.waits and DANGER in one.text:
            house.use.extracts.choose(request, one.key, None)


def signed(house: House, request: str) -> Services:
    danger_chosen(house, request)
    house.use.extracts.send(request)
    other = colleague(house)
    other.extracts.sign(request, other.extracts.review(request).digest)
    return other


def words_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def a_file(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_text(words, "utf-8")
    return path


def put_in(house: House, scene: Scene, path: Path, title: str) -> None:
    new = NewDocument(case=scene.case, path=path, title=title, type=DocumentType.REPORT)
    intake = house.use.document_intake.begin(new)
    while not house.use.document_intake.take(intake):
        continue
    house.use.document_intake.finish(intake)
