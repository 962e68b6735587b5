"""One recipient's minutes, built from readable items; nothing tells that anything was left out.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sspf_app.domain.codes import InformationType
from sspf_app.domain.facts import Item, Meeting
from sspf_app.domain.time import day_of
from sspf_app.services.agenda_reading import in_order_of_consent, kept_out
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.form_building import paper_office
from sspf_app.services.gate import DisclosureDecision
from sspf_app.services.meeting_records import MeetingVersion, PlannedPoint
from sspf_app.services.paper_lines import LinePaper, LineSources
from sspf_app.services.paper_names import may_tell_place, secrecy_mark
from sspf_app.services.paper_of_minutes import (
    AgendaLine,
    CommitmentLine,
    MinutesData,
    MinutesItem,
    MinutesSection,
    Participant,
)
from sspf_app.services.paper_search import (
    Withheld,
)
from sspf_app.services.paper_signs import recipient_sign
from sspf_app.services.records import Attendance, Presence
from sspf_app.services.version_reading import copy_version
from sspf_app.texts.dates import long_day
from sspf_app.texts.labels import type_label


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesSources(LineSources):
    """What the minutes need besides."""

    attendance: tuple[Attendance, ...]
    versions: tuple[MeetingVersion, ...] = ()
    points: tuple[PlannedPoint, ...] = ()
    heading: str = ""
    log_head: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltMinutes:
    """A copy and what must not be found in it."""

    data: MinutesData
    withheld: Withheld


class MinutesBuilder(LinePaper):
    """Builds the copy a decision allows."""

    sources: MinutesSources

    def __init__(
        self,
        loaded: LoadedCase,
        meeting: Meeting,
        decision: DisclosureDecision,
        sources: MinutesSources,
        *,
        is_own_copy: bool,
    ) -> None:
        super().__init__(loaded, decision, sources, is_own_copy=is_own_copy)
        self.meeting = meeting

    @property
    def occasions(self) -> tuple[Meeting, ...]:
        """The meeting, also where its reader reads no line of it."""
        return (self.meeting,)

    def texts(self) -> tuple[str, ...]:
        """What it says, headings of the agenda too."""
        points = [one.heading for one in self.sources.points] if self.is_own_copy else []
        told = [heading for heading in self.decision.agenda if heading is not None]
        return (*super().texts(), *told, *points)

    def texts_by_meeting(self) -> dict[str, list[str]]:
        """All of it is of the meeting."""
        return {self.meeting.id: list(self.texts())}

    def build(self) -> BuiltMinutes:
        """The copy, and what it must not hold."""
        data = self._data()
        hidden = "" if self._may_tell_place() else self.meeting.place
        place = (hidden,) if hidden else ()
        if self.is_own_copy:
            return BuiltMinutes(data=data, withheld=Withheld(nowhere=place))
        self.need_answered()
        withheld = [*self.kept_back()]
        told = self.decision.agenda
        withheld += [one.heading for one in self.sources.points if one.heading not in told]
        return BuiltMinutes(
            data=data,
            withheld=Withheld(
                texts=tuple(withheld),
                names=self.names_kept_out(data),
                readable=self.readable(),
                nowhere=(*place, *self.others.names),
            ),
        )

    def _data(self) -> MinutesData:
        loaded, meeting, sources = self.loaded, self.meeting, self.sources
        zone = loaded.facts.zone
        knows = self.knows(loaded.header.young_person)
        present, absent = self._participants()
        return MinutesData(
            office=paper_office(sources.office),
            language=sources.words.language,
            case_reference=loaded.reference,
            is_own_copy=self.is_own_copy,
            made_at=loaded.now,
            recipient=self.name(self.decision.recipient),
            sign=recipient_sign(loaded.id, self.decision.recipient),
            is_person=self.decision.recipient in loaded.persons,
            meeting_on=day_of(meeting.starts_at, zone),
            heading=sources.heading,
            meeting_time=_time(meeting.starts_at.astimezone(zone)),
            secrecy=secrecy_mark(loaded, sources.office),
            young_person=self.name(loaded.header.young_person) if knows else None,
            place=meeting.place if knows and self._may_tell_place() else None,
            agenda=self._agenda(),
            present=present,
            absent=absent,
            sections=self._sections(),
            commitments=tuple(
                self._commitment(item) for item in self.decision.items if item.commitment
            ),
            written_by=sources.written_by,
            version=self._version(),
            log_head=sources.log_head,
        )

    def _version(self) -> str:
        """Which version the copy is, as its reader counts: what they may not read counts not."""
        _ = self.sources.words.gettext
        reader = None if self.is_own_copy else self.decision.recipient
        found = copy_version(self.loaded, self.meeting, self.sources.versions, reader)
        if found.locked_at is None:
            return _("Draft, not yet adjusted and locked")
        day = day_of(found.locked_at, self.loaded.facts.zone)
        return _("{number}, locked {day}").format(
            number=found.number, day=long_day(day, self.sources.words)
        )

    def _may_tell_place(self) -> bool:
        return may_tell_place(self.loaded, self.decision.recipient)

    def _participants(self) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        came: dict[Presence, list[Participant]] = {presence: [] for presence in Presence}
        noted = {row.participant: row for row in self.sources.attendance}
        for participant in self.meeting.participants:
            if not self.may_name(participant):
                continue
            row = noted.get(participant)
            presence = Presence.INVITED if row is None else row.presence
            name = self.name(participant)
            staff = "" if row is None else row.names
            is_party = participant in self.loaded.parties
            came[presence].append(
                Participant(name=staff, role=name) if is_party else Participant(name=name)
            )
        return tuple(came[Presence.PRESENT]), tuple(came[Presence.ABSENT])

    def _agenda(self) -> tuple[AgendaLine, ...]:
        """The agenda as it was decided; the own copy says who left the room for a point."""
        if not self.is_own_copy:
            return tuple(
                AgendaLine(heading=None if one is None else self.said(one))
                for one in self.decision.agenda
            )
        points = in_order_of_consent(self.loaded, self.meeting, self.sources.points)
        return tuple(
            AgendaLine(
                heading=self.said(point.heading),
                without=tuple(self.name(one) for one in kept_out(self.loaded, self.meeting, point)),
            )
            for point in points
        )

    def _sections(self) -> tuple[MinutesSection, ...]:
        items = [item for item in self.decision.items if item.commitment is None]
        sections: list[MinutesSection] = []
        for type_ in InformationType:
            same = [item for item in items if item.types[0] is type_]
            if same:
                heading = type_label(type_, self.sources.words)
                lines = tuple(self._line(item) for item in same)
                sections.append(MinutesSection(heading=heading, items=lines))
        return tuple(sections)

    def _line(self, item: Item) -> MinutesItem:
        about = ", ".join(self.name(person) for person in item.about)
        return MinutesItem(
            text=self.said(item.text),
            views=self.views_on(item),
            source=self.source_name(item),
            about=about,
            readers=self.readers(item),
        )

    def _commitment(self, item: Item) -> CommitmentLine:
        commitment = item.commitment
        if commitment is None:
            raise ValueError(item.id)
        responsible = commitment.responsible
        is_known = responsible in item.about or self.may_name(responsible)
        return CommitmentLine(
            text=self.said(item.text),
            views=self.views_on(item),
            responsible=self.name(responsible) if is_known else "",
            starts_on=commitment.starts_on,
            due_on=commitment.due_on,
            follow_up=self.said(commitment.follow_up),
            readers=self.readers(item),
        )


def _time(local: datetime) -> str:
    return f"{local.hour:02d}.{local.minute:02d}"
