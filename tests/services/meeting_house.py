"""Meetings with both guardians' consent, and what is said at them."""

from dataclasses import replace

from sspf_app.domain.codes import InformationType
from sspf_app.domain.facts import Exclusion
from sspf_app.services.meeting_records import NameAnswer, NameMeaning
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.names_in_text import NameLists, names_to_ask
from tests.services.conftest import House
from tests.services.scenery import Scene, a_scene

T = InformationType


def a_full_scene(house: House, **other: object) -> Scene:
    scene = a_scene(house, **other)  # pyright: ignore[reportArgumentType]
    scene.yes(scene.mother)
    scene.yes(
        scene.father,
        but=[Exclusion(subject=scene.child, recipient=scene.police, type=T.ATTENDANCE)],
    )
    return scene


def entry_of(scene: Scene, **other: object) -> NewMeeting:
    entry = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=scene.house.clock.at,
        parties=(scene.social, scene.school, scene.police),
        persons=(scene.mother,),
        place=" Biblioteket ",
    )
    return replace(entry, **other)  # pyright: ignore[reportArgumentType]


def plan_of(scene: Scene, **other: object) -> str:
    meeting = scene.house.use.meetings.plan(entry_of(scene, **other)).new_id
    assert meeting is not None
    return meeting


def item_of(scene: Scene, meeting: str, **other: object) -> ItemInput:
    entry = ItemInput(
        case=scene.case,
        meeting=meeting,
        text="Närvaron är bättre",
        source=scene.school,
        about=(scene.child,),
        types=(T.ATTENDANCE,),
    )
    return replace(entry, **other)  # pyright: ignore[reportArgumentType]


def add_item(scene: Scene, entry: ItemInput) -> str:
    item = scene.house.use.meeting_items.add(entry).new_id
    assert item is not None
    return item


def let_stand(scene: Scene, said: str) -> None:
    """As if at a meeting before it had been answered that no word of it names anybody."""
    with scene.house.unit() as unit:
        for one in names_to_ask(said, NameLists()):
            unit.meetings.put_name(
                NameAnswer(
                    case=scene.case,
                    meeting="m-before",
                    name=one.key,
                    meaning=NameMeaning.NO_NAME,
                    answered_at=scene.house.clock.at,
                    answered_by="u-1",
                )
            )
        unit.commit()


def agenda_of(scene: Scene, meeting: str, recipient: str) -> tuple[str | None, ...]:
    """The agenda as it stands in somebody's papers; None = a pause."""
    copies = scene.house.use.agenda.copies(scene.case, meeting)
    return next(one.lines for one in copies if one.recipient == recipient)
