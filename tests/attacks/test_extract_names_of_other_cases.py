"""A register extract names nobody of another case, whoever typed the name and when.

Defends: sharing rules 6, as every other paper: the name was typed when nobody of that name was
known, or stands in a note.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from sspf_app.domain.codes import InformationType
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.own_views import ViewInput
from sspf_app.services.people_views import PersonInput
from tests.services.conftest import NOW, TODAY, House
from tests.services.extract_house import noted, part, signed, words_of
from tests.services.meeting_house import let_stand
from tests.services.scenery import a_scene


def test_whoever_is_of_another_case_is_named_by_no_extract(house: House, tmp_path: Path) -> None:
    house.draw_papers()
    scene, use = a_scene(house, born=date(2008, 4, 2)), house.use
    scene.yes(scene.mother)
    scene.yes(scene.child)
    meeting = use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=NOW - timedelta(hours=1),
            parties=(),
            persons=(scene.mother,),
        )
    ).new_id
    let_stand(scene, "Med Kim Falk")
    item = use.meeting_items.add(
        ItemInput(
            case=scene.case,
            meeting=meeting or "",
            text="Går till skolan med Kim Falk om morgnarna",
            source="family",
            about=(scene.child,),
            types=(InformationType.ATTENDANCE,),
        )
    ).new_id
    use.own_views.note(
        ViewInput(
            case=scene.case,
            item=item or "",
            person=scene.child,
            text="Kim Falk hämtar mig",
            said_on=TODAY,
        )
    )
    use.notes.save(
        NoteInput(
            case=scene.case,
            at=NOW,
            kind=NoteKind.PHONE.value,
            level=NoteLevel.OFFICE,
            text="Ringde om Kim Falk",
            about=(scene.child,),
        )
    )
    use.people.add(PersonInput(name="Kim Falk", born=date(2009, 1, 2)))
    request = noted(house, scene.child)
    use.extracts.choose(request, part(house, request, "Ringde om").key, None)
    signed(house, request)
    said = words_of(use.extract_papers.export(request, tmp_path).path)
    assert "hämtar mig" in said
    assert "Ringde om" in said
    assert "Falk" not in said
