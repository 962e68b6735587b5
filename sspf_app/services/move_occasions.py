"""Meetings, commitments and notes out of a sheet, under the rules that hold for typed ones.

Nobody is invited by an import: an invitation needs consent. A commitment comes in as one where
its responsible may receive it, which before any consent is the coordinator's own party alone;
else it is kept as a note that says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from sspf_app.domain.codes import InformationType
from sspf_app.domain.facts import Commitment, Item, Meeting, Note
from sspf_app.domain.time import start_of
from sspf_app.services.move_plan import Home, RowPlan, Scene

_OFFICE_HOUR = time(9)
"""A meeting whose row names no time; its row says so."""


def add_meeting(scene: Scene, plan: RowPlan, home: Home) -> Meeting | None:
    """A coming meeting with nobody invited; one that has been becomes a note."""
    day = plan.day("meeting.on")
    if day is None:
        return None
    clock = plan.clock("meeting.at")
    place = plan.text("meeting.place")
    if day < scene.today:
        when = f"{day.isoformat()} {'' if clock is None else f'{clock:%H:%M}'} {place}"
        text = scene.say("meeting_in_list").format(when=" ".join(when.split()))
        add_note(scene, plan, home, text=text, at=start_of(day, scene.zone))
        plan.doubt("meeting_has_been", "meeting.on", is_error=False, day=day.isoformat())
        return None
    if clock is None:
        plan.doubt("meeting_without_time", "meeting.at", is_error=False)
    meeting = Meeting(
        id=scene.new_id("m"),
        recorded_at=scene.now,
        case=home.case.id,
        starts_at=datetime.combine(day, clock or _OFFICE_HOUR, scene.zone),
        purpose=home.purpose,
        participants=(home.case.coordinator_party,),
        place=place or None,
    )
    plan.made.append(meeting)
    plan.doubt("nobody_invited", "meeting.on", is_error=False)
    return meeting


def add_commitment(scene: Scene, plan: RowPlan, home: Home) -> None:
    """A commitment of the coordinator's own party; of others a note, until they may receive it."""
    text = plan.text("commitment.text")
    if not text:
        return
    by = plan.text("commitment.by")
    due = plan.day("commitment.due")
    own = next(
        (one for one in scene.parties.values() if one.id == home.case.coordinator_party), None
    )
    is_own = own is not None and by.casefold() in ("", own.name.casefold())
    starts = plan.day("commitment.start") or scene.today
    if not is_own or due is None or due < starts:
        _note_commitment(scene, plan, home)
        return
    occasion = Meeting(
        id=scene.new_id("m"),
        recorded_at=scene.now,
        case=home.case.id,
        starts_at=scene.now,
        purpose=home.purpose,
        participants=(home.case.coordinator_party,),
    )
    plan.made.append(occasion)
    plan.made.append(
        Item(
            id=scene.new_id("i"),
            recorded_at=scene.now,
            case=home.case.id,
            meeting=occasion.id,
            text=text,
            source=home.case.coordinator_party,
            about=(home.case.young_person,),
            types=(InformationType.OTHER,),
            commitment=Commitment(
                responsible=home.case.coordinator_party,
                starts_on=starts,
                due_on=due,
                follow_up=plan.text("commitment.follow_up") or scene.say("follow_up"),
            ),
        )
    )


def _note_commitment(scene: Scene, plan: RowPlan, home: Home) -> None:
    due = plan.day("commitment.due")
    text = scene.say("commitment_in_list").format(
        text=plan.text("commitment.text"),
        by=plan.text("commitment.by") or "–",
        due="–" if due is None else due.isoformat(),
    )
    add_note(scene, plan, home, text=text, at=scene.now)
    plan.doubt("commitment_is_note", "commitment.text", is_error=False)


def add_note(scene: Scene, plan: RowPlan, home: Home, *, text: str, at: datetime) -> None:
    """A note of the case."""
    plan.made.append(
        Note(
            id=scene.new_id("n"),
            recorded_at=scene.now,
            case=home.case.id,
            purpose=home.purpose,
            at=at,
            text=text,
        )
    )


def note_texts(plan: RowPlan) -> Iterator[str]:
    """What the columns of notes say, as one note."""
    text = plan.text("note")
    if text:
        yield text


def start_of_day(scene: Scene, day: date | None) -> datetime:
    """The beginning of a day, or now."""
    return scene.now if day is None else min(start_of(day, scene.zone), scene.now)
