"""Meetings of the worked cases, planned and held through the services."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sspf_app.domain.codes import InformationType
from sspf_app.services.bundle import Services
from sspf_app.services.meeting_views import CommitmentInput, ItemInput, NewMeeting

MORNING_OF = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)
ONE_O_CLOCK = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)  # 13.00 in Stockholm

ATTENDANCE = "Närvaron har gått upp sedan mentorn ringer varje morgon."
DRUGS = "Två negativa drogtester sedan förra mötet i februari."
MUSIC = "Fritidsledaren följer med till musikrummet på tisdagar."
PROMISE = CommitmentInput(
    responsible="leisure",
    starts_on=date(2026, 3, 17),
    due_on=date(2026, 4, 30),
    follow_up="Avstämning på nästa möte",
)


def planned(services: Services, case: str, *, starts_at: datetime = ONE_O_CLOCK) -> str:
    """A meeting with every party that takes part and the family; returns its id."""
    detail = services.cases.get(case)
    family = tuple(one.id for one in detail.people if one.role != "other")
    while starts_at in {one.starts_at for one in services.meetings.list_meetings(case=case)}:
        starts_at -= timedelta(minutes=1)  # a case has one meeting at a time
    changes = services.meetings.plan(
        NewMeeting(
            case=case,
            purpose=detail.purposes[0].id,
            starts_at=starts_at,
            parties=tuple(one.party for one in detail.participations if one.is_current),
            persons=family,
            place="Ersboda fritidsgård",
        )
    )
    assert changes.new_id is not None
    return changes.new_id


def held_with_cora(services: Services) -> str:
    """Worked case 2: Cora keeps drug tests from the police; returns the meeting's id."""
    meeting = planned(services, "c-cora")

    def add(text: str, source: str, type_: InformationType, **more: object) -> None:
        entry = ItemInput(
            case="c-cora",
            meeting=meeting,
            text=text,
            source=source,
            about=("cora",),
            types=(type_,),
            **more,  # pyright: ignore[reportArgumentType]
        )
        services.meeting_items.add(entry)

    add(ATTENDANCE, "school", InformationType.ATTENDANCE)
    add(DRUGS, "social", InformationType.ALCOHOL_DRUGS)
    add(MUSIC, "leisure", InformationType.LEISURE_ACTIVITIES, commitment=PROMISE)
    return meeting


def promised_to_alva(services: Services) -> tuple[str, str]:
    """The leisure leader promises Alva something; returns the meeting's id and the item's."""
    meeting = planned(services, "c-alva")
    entry = ItemInput(
        case="c-alva",
        meeting=meeting,
        text=MUSIC,
        source="leisure",
        about=("alva",),
        types=(InformationType.LEISURE_ACTIVITIES,),
        commitment=PROMISE,
    )
    item = services.meeting_items.add(entry).new_id
    assert item is not None
    return meeting, item
