"""States of a meeting: adjusted, locked, changed; live, planned, in a roster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QScrollArea

from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.services.agenda_views import PointInput
from sspf_app.services.meeting_records import AdjustmentReply
from sspf_app.services.meeting_views import ItemInput
from sspf_app.services.version_views import ReplyInput

_POINTS = (
    ("Proverna sedan sist", PartyKind.SOCIAL_SERVICES, InformationType.ALCOHOL_DRUGS),
    ("Skoldagarna", PartyKind.SCHOOL, InformationType.ATTENDANCE),
    ("Kvällar och helger", PartyKind.LEISURE, InformationType.LEISURE_ACTIVITIES),
)


def agenda_states(
    view: Any, services: Any, fetch: Callable[..., Any], settle: Callable[[], None]
) -> Iterator[str]:
    """The live mode of a coming meeting whose agenda is planned, and its curtain."""
    case, meeting = view.presenter.case, view.presenter.meeting
    detail = fetch(lambda: services.cases.get(case))
    kinds = {one.kind: one.party for one in detail.participations}
    for heading, kind, type_ in _POINTS:
        entry = PointInput(
            case=case,
            meeting=meeting,
            heading=heading,
            source=kinds[kind],
            about=(detail.young_person,),
            types=(type_,),
        )
        fetch(lambda entry=entry: services.agenda.add(entry))
    view.presenter.refresh()
    settle()
    view.presenter.go_live(wanted=True)
    view.items.agenda.step(1)
    view.items.editor.text.setPlainText("Hon har kommit i tid varje dag sedan förra mötet.")
    view.items.editor.tell_now()
    settle()
    yield "meeting-live"
    window = view.window()
    window.curtain.draw()
    yield "meeting-hidden"
    window.curtain.open()
    view.presenter.recording.empty()
    view.presenter.go_live(wanted=False)
    view.tabs.setCurrentIndex(0)
    settle()


def after_states(
    view: Any, services: Any, fetch: Callable[..., Any], settle: Callable[[], None]
) -> Iterator[str]:
    """Replies, the lock, and a change that is compared; at the tab "after" of a meeting."""
    detail = fetch(lambda: services.meetings.get(view.presenter.case, view.presenter.meeting))
    case, meeting = detail.case, detail.id
    versions = services.minutes_versions
    people = [one.participant for one in detail.participants][1:4]
    day = detail.starts_at.date()
    replies = (
        (AdjustmentReply.APPROVED, ""),
        (AdjustmentReply.REMARK, "Det var på tisdagen, inte på onsdagen."),
        (AdjustmentReply.NO_ANSWER, ""),
    )
    for participant, (reply, remark) in zip(people, replies, strict=False):
        entry = ReplyInput(
            case=case,
            meeting=meeting,
            participant=participant,
            reply=reply,
            replied_on=day,
            remark=remark,
        )
        fetch(lambda entry=entry: versions.note_reply(entry))
    fetch(lambda: versions.lock(case, meeting))
    view.presenter.refresh()
    settle()
    left = view.copies.adjustment.parentWidget().parentWidget().parentWidget()
    view.copies.open_at_top(with_keyboard=True)
    view.copies.adjustment.fold(wanted=False)
    yield "meeting-adjusted"
    view.copies.versions.fold(wanted=False)
    view.copies.versions.change.click()
    settle()
    left.ensureWidgetVisible(view.copies.versions)
    yield "meeting-locked"
    view.tabs.setCurrentIndex(1)
    yield "meeting-locked-items"
    fetch(lambda: versions.open_for_change(case, meeting, reason="Fel dag stod i anteckningen"))
    item = detail.items[0]
    entry = ItemInput(
        case=case,
        meeting=meeting,
        text=item.text + " Det gäller sedan i tisdags.",
        source=item.source,
        about=item.about,
        types=item.types,
    )
    fetch(lambda: services.meeting_items.correct(item.id, replace(entry)))
    fetch(lambda: versions.lock(case, meeting))
    view.presenter.refresh()
    view.tabs.setCurrentIndex(2)
    settle()
    view.copies.versions.fold(wanted=False)
    view.copies.versions.compare_wanted.emit(1)
    settle()
    left.ensureWidgetVisible(view.copies.versions)
    yield "meeting-versions"


def list_states(
    steps: tuple[Callable[..., Any], ...], services: Any, fetch: Callable[..., Any]
) -> Iterator[str]:
    """A meeting planned by a fixed list of participants, and the list in the register."""
    go, presenter, settle = steps
    known = fetch(services.parties.list_parties)
    parties = tuple(one.id for one in known)
    contacts = tuple(two.id for one in known for two in one.contacts)
    fetch(
        lambda: services.participant_lists.save(
            None, name="Norra skolområdet", parties=parties[:4], contacts=contacts
        )
    )
    presenter("meeting").change_plan()
    settle()
    plan = presenter("meeting").view.plan
    plan.invited.fixed.setCurrentIndex(1)
    plan.invited.fixed.activated.emit(1)
    settle()
    yield "meeting-plan"
    go("register", tab="office")
    settle()
    office = presenter("register").view.office
    office.participants.make.click()
    settle()
    office.participants.form.parties[parties[0]].click()
    settle()
    office.findChildren(QScrollArea)[0].ensureWidgetVisible(office.participants.form.save)
    settle()
    yield "register-participants"
