"""Editors of cases, meetings and consultations, with another hand (``two_hands``)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any, cast

from sspf_app.domain.codes import InformationType
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.gui.screens.consultations.screen import SCREEN as CONSULTATIONS
from sspf_app.gui.screens.consultations.view import ConsultationsView
from sspf_app.gui.screens.meeting.screen import SCREEN as MEETING
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.services.agenda_views import PointInput
from sspf_app.services.consultation_records import ConcernArea
from sspf_app.services.consultation_views import ConsultationInput
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.occasion_views import EntryInput
from sspf_app.services.occasions import OccasionInput
from sspf_app.services.people_views import PersonDetail, PersonInput
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.plan_views import PlanItemInput
from sspf_app.services.process_records import Aspect, OccasionKind
from tests.gui.desk_house import DeskHouse
from tests.gui.meetings_at_hand import MORNING_OF, planned
from tests.gui.two_hands import MINE, THEIRS, TODAY, Hands, type_over, words_in


def _part(desk: DeskHouse, tab: str, **params: str) -> Any:
    view = cast("CaseView", desk.show(CASE, case="c-alva", tab=tab, **params).view)
    return view.presenter.parts[tab].view


def _said(case: str, meeting: str, text: str) -> ItemInput:
    return ItemInput(
        case=case,
        meeting=meeting,
        text=text,
        source="social",
        about=("alva",),
        types=(InformationType.PARTICIPATION,),
    )


def when(desk: DeskHouse) -> Hands:
    meetings = desk.services().meetings
    made = planned(desk.services(), "c-alva")
    view = cast("MeetingView", desk.show(MEETING, case="c-alva", meeting=made, tab="before").view)
    card = view.before.when
    card.change.click()

    def stands() -> tuple[object, object]:
        now = meetings.get("c-alva", made)
        local = now.starts_at.astimezone(desk.clock.zone)
        return now.place, THEIRS if local.time() == time(15, 0) else ""

    def other() -> None:
        now = meetings.get("c-alva", made)
        entry = entry_of(desk, made)
        meetings.change(made, replace(entry, starts_at=now.starts_at.replace(hour=14)))

    return Hands(
        page=card,
        touch=lambda: card.place.setText(MINE),
        other=other,
        save=card.save.click,
        typed=lambda: card.place.text(),
        shown=lambda: THEIRS if card.time.time() == time(15, 0) else "",
        stands=stands,
    )


def entry_of(desk: DeskHouse, meeting: str, case: str = "c-alva") -> NewMeeting:
    """A meeting as it stands, to be changed."""
    now = desk.services().meetings.get(case, meeting)
    return NewMeeting(
        case=now.case,
        purpose=now.purpose,
        starts_at=now.starts_at,
        parties=tuple(one.participant for one in now.participants if one.kind == "party"),
        persons=tuple(one.participant for one in now.participants if one.kind == "person"),
        place=now.place,
    )


def whole_plan(desk: DeskHouse) -> Hands:
    meetings = desk.services().meetings
    made = planned(desk.services(), "c-alva")
    built = desk.show(MEETING, case="c-alva", meeting=made, tab="before")
    view = cast("MeetingView", built.view)
    built.presenter.change_plan()  # pyright: ignore[reportAttributeAccessIssue]

    def invited() -> set[str]:
        found = meetings.get("c-alva", made).participants
        return {one.participant for one in found if one.kind == "party"}

    def other() -> None:
        entry = entry_of(desk, made)
        parties = tuple(one for one in entry.parties if one != "police")
        meetings.change(made, replace(entry, parties=parties))

    return Hands(
        page=view.plan,
        touch=lambda: type_over(view.plan.place, MINE),
        other=other,
        save=view.plan.save.click,
        typed=lambda: view.plan.place.text(),
        shown=lambda: "" if view.plan.invited.boxes["police"].isChecked() else THEIRS,
        stands=lambda: (
            meetings.get("c-alva", made).place,
            "" if "police" in invited() else THEIRS,
        ),
    )


def point(desk: DeskHouse) -> Hands:
    agenda = desk.services().agenda
    made = planned(desk.services(), "c-alva")
    entry = PointInput(
        case="c-alva",
        meeting=made,
        heading="Skolan",
        source="school",
        about=("alva",),
        types=(InformationType.ATTENDANCE,),
    )
    which = agenda.add(entry).new_id or ""
    built = desk.show(MEETING, case="c-alva", meeting=made, tab="before")
    view = cast("MeetingView", built.view)
    (shown,) = agenda.points("c-alva", made)
    built.presenter.agenda.edit(shown)  # pyright: ignore[reportAttributeAccessIssue]
    editor = view.before.editor

    def stands() -> tuple[object, object]:
        (now,) = agenda.points("c-alva", made)
        return now.heading, THEIRS if now.source == "social" else ""

    return Hands(
        page=editor,
        touch=lambda: editor.heading.setText(MINE),
        other=lambda: agenda.change(which, replace(entry, source="social")),
        save=editor.add.click,
        typed=lambda: editor.heading.text(),
        shown=lambda: THEIRS if editor.source.one() == "social" else "",
        stands=stands,
    )


def consultation(desk: DeskHouse) -> Hands:
    use = desk.services().consultations
    entry = ConsultationInput(held_on=TODAY, area=ConcernArea.COMPANY, text="En fråga")
    made = use.save(entry).new_id or ""
    view = cast("ConsultationsView", desk.show(CONSULTATIONS, consultation=made).view)

    def stands() -> tuple[object, object]:
        (now,) = use.desk().lines
        return now.consultation.text, now.consultation.advice

    return Hands(
        page=view,
        touch=lambda: view.fields.words.setPlainText(MINE),
        other=lambda: use.save(replace(entry, advice=THEIRS), consultation=made),
        save=view.save.click,
        typed=lambda: view.fields.words.toPlainText(),
        shown=lambda: view.fields.advice.toPlainText(),
        stands=stands,
    )


def note(desk: DeskHouse) -> Hands:
    """Words over words: those of the other are told below."""
    use = desk.services().notes
    entry = NoteInput(
        case="c-alva",
        at=MORNING_OF,
        kind=NoteKind.CASE_NOTE.value,
        level=NoteLevel.OFFICE,
        text="Ringde",
    )
    made = use.save(entry).new_id or ""
    part = _part(desk, "notes", note=made)
    part.presenter.change_note()
    editor = part.editor

    def now() -> Any:
        (found,) = [one for one in use.board("c-alva").notes if one.id == made]
        return found

    return Hands(
        page=part,
        touch=lambda: editor.words.setPlainText(MINE),
        other=lambda: use.save(
            replace(entry, text=THEIRS, level=NoteLevel.STAFF, seen=now().recorded_at), note=made
        ),
        save=editor.save.click,
        typed=editor.words.toPlainText,
        shown=lambda: THEIRS if THEIRS in words_in(part) else "",
        stands=lambda: (now().text, THEIRS if now().level is NoteLevel.STAFF else ""),
    )


def entry(desk: DeskHouse) -> Hands:
    """An entry of the mapping: words over words, with the mark by which fewer read it."""
    use = desk.services().occasions
    talk = OccasionInput(case="c-alva", at=MORNING_OF, persons=("alva",))
    meeting = use.begin(talk, OccasionKind.MAPPING).new_id or ""
    said = EntryInput(
        item=_said("c-alva", meeting, "Trivs"),
        area="school",
        aspect=Aspect.RISK,
    )
    made = use.save(said).new_id or ""
    part = _part(desk, "mapping")
    part.presenter.change_entry(made)
    card = part.card

    def now() -> Any:
        (found,) = use.board("c-alva", OccasionKind.MAPPING).entries
        return found.item

    def other() -> None:
        item = replace(said.item, text=THEIRS, oral_only=True)
        use.save(replace(said, item=item), item=made)

    return Hands(
        page=part,
        touch=lambda: card.words.setPlainText(MINE),
        other=other,
        save=card.save.click,
        typed=card.words.toPlainText,
        shown=lambda: THEIRS if THEIRS in words_in(part) and card.oral.isChecked() else "",
        stands=lambda: (now().text, THEIRS if now().oral_only else ""),
    )


def item(desk: DeskHouse) -> Hands:
    """What was said at a meeting, corrected while the meeting goes on."""
    use = desk.services()
    meeting = planned(use, "c-alva", starts_at=MORNING_OF)
    said = _said("c-alva", meeting, "Trivs")
    made = use.meeting_items.add(said).new_id or ""
    built = desk.show(MEETING, case="c-alva", meeting=meeting, tab="during")
    built.presenter.recording.correct(made)  # pyright: ignore[reportAttributeAccessIssue]
    page = cast("MeetingView", built.view).items

    def now() -> Any:
        (found,) = use.meetings.get("c-alva", meeting).items
        return found

    return Hands(
        page=page,
        touch=lambda: page.editor.text.setPlainText(MINE),
        other=lambda: use.meeting_items.correct(made, replace(said, text=THEIRS, oral_only=True)),
        save=page.editor.save.click,
        typed=page.editor.text.toPlainText,
        shown=lambda: (
            THEIRS if THEIRS in words_in(page) and "oral_only" in page.typed().flags else ""
        ),
        stands=lambda: (now().text, THEIRS if now().oral_only else ""),
    )


def line(desk: DeskHouse) -> Hands:
    """A line of the plan: its words here, where it stands there."""
    use = desk.services().plans
    meeting = planned(desk.services(), "c-alva", starts_at=MORNING_OF)
    goals = [
        use.save(PlanItemInput(item=_said("c-alva", meeting, text), kind=PlanKind.GOAL)).new_id
        for text in ("Ett", "Två")
    ]
    sub = PlanItemInput(
        item=_said("c-alva", meeting, "Del"), kind=PlanKind.SUB_GOAL, parent=goals[0]
    )
    made = use.save(sub).new_id or ""
    part = _part(desk, "plan")

    def now() -> Any:
        board = use.board("c-alva")
        return next(one for one in board.entries if one.item.id == made)

    part.presenter.word_anew(now())
    card = part.card
    return Hands(
        page=part,
        touch=lambda: card.words.setPlainText(MINE),
        other=lambda: use.save(replace(sub, parent=goals[1]), item=made),
        save=card.save.click,
        typed=card.words.toPlainText,
        shown=lambda: THEIRS if card.parent_goal.currentData() == goals[1] else "",
        stands=lambda: (now().item.text, THEIRS if now().parent == goals[1] else ""),
    )


def person(desk: DeskHouse) -> Hands:
    use = desk.services().people
    part = _part(desk, "people")
    part.person._on_correct()
    editor = part.person._correcting

    def of(found: PersonDetail) -> PersonInput:
        return PersonInput(name=found.name, born=found.born, address=THEIRS)

    return Hands(
        page=part,
        touch=lambda: editor.fields["school"].setText(MINE),
        other=lambda: use.correct("alva", of(use.get("alva"))),
        save=editor.save.click,
        typed=editor.fields["school"].text,
        shown=editor.fields["address"].text,
        stands=lambda: (use.get("alva").school, use.get("alva").address),
    )


def custody(desk: DeskHouse) -> Hands:
    """The end of a custody relation: what stands of it by now is told above."""
    use, people = desk.services().custody, desk.services().people
    shown = next(one for one in people.get("alva").custody if one.ends_on is None)
    part = _part(desk, "people")
    part.person._on_act("end", shown)
    editor = part.person.editor
    mine, theirs = date(2026, 3, 31), date(2026, 4, 30)

    def ends() -> object:
        return next(one for one in people.get("alva").custody if one.id == shown.id).ends_on

    return Hands(
        page=part,
        touch=lambda: editor.day.set_day(mine),
        other=lambda: use.end(shown.id, theirs),
        save=editor._on_save,
        typed=lambda: MINE if editor.day.day() == mine else "",
        shown=lambda: THEIRS if theirs.isoformat() in words_in(part) else "",
        stands=lambda: (MINE if ends() == mine else "", THEIRS if ends() == theirs else ""),
        is_one_field=True,
    )


HANDS = (
    when,
    whole_plan,
    point,
    consultation,
    note,
    entry,
    item,
    line,
    person,
    custody,
)
