"""One recipient's minutes, built from readable items; nothing tells that anything was left out.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sspf_app.domain.codes import FAMILY, InformationType
from sspf_app.domain.facts import Item, Meeting, Person
from sspf_app.domain.time import day_of
from sspf_app.services.agenda_reading import in_order_of_consent, kept_out
from sspf_app.services.case_reading import LoadedCase, standing
from sspf_app.services.form_building import paper_office
from sspf_app.services.gate import DisclosureDecision, knows_of
from sspf_app.services.item_views import reader_views, recipients_of
from sspf_app.services.meeting_records import MeetingVersion, PlannedPoint
from sspf_app.services.paper_names import may_tell_place, named_for_paper, secrecy_mark, shown_name
from sspf_app.services.paper_of_minutes import (
    AgendaLine,
    CommitmentLine,
    ItemReaders,
    KeptFrom,
    MinutesData,
    MinutesItem,
    MinutesSection,
    Participant,
)
from sspf_app.services.paper_search import (
    Withheld,
    item_texts,
    names_of,
)
from sspf_app.services.records import Attendance, Office, Presence
from sspf_app.services.version_reading import copy_version
from sspf_app.services.withheld import normalise
from sspf_app.texts.catalogue import Words
from sspf_app.texts.labels import type_label


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesSources:
    """What the office keeps beside the facts and the minutes need."""

    office: Office
    attendance: tuple[Attendance, ...]
    people: tuple[Person, ...]
    written_by: str
    words: Words
    versions: tuple[MeetingVersion, ...] = ()
    points: tuple[PlannedPoint, ...] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltMinutes:
    """A copy and what must not be found in it."""

    data: MinutesData
    withheld: Withheld


class MinutesBuilder:
    """Builds the copy a decision allows."""

    def __init__(
        self,
        loaded: LoadedCase,
        meeting: Meeting,
        decision: DisclosureDecision,
        sources: MinutesSources,
        *,
        is_own_copy: bool,
    ) -> None:
        self.loaded = loaded
        self.meeting = meeting
        self.decision = decision
        self.sources = sources
        self.is_own_copy = is_own_copy
        self.shown: set[str] = set()
        """Persons whose name stands somewhere readable."""

    def build(self) -> BuiltMinutes:
        """The copy, and what it must not hold."""
        data = self._data()
        hidden = "" if self._may_tell_place() else self.meeting.place
        place = (hidden,) if hidden else ()
        if self.is_own_copy:
            return BuiltMinutes(data=data, withheld=Withheld(nowhere=place))
        readable = [text for item in self.decision.items for text in item_texts(item)]
        withheld = [
            text
            for item in standing(self.loaded.facts.items)
            if item not in self.decision.items
            for text in item_texts(item)
        ]
        told = self.decision.agenda
        withheld += [one.heading for one in self.sources.points if one.heading not in told]
        readable += [heading for heading in told if heading is not None]
        return BuiltMinutes(
            data=data,
            withheld=Withheld(
                texts=tuple(withheld),
                names=self._withheld_names(data),
                readable=tuple(readable),
                nowhere=place,
            ),
        )

    def _data(self) -> MinutesData:
        loaded, meeting, sources = self.loaded, self.meeting, self.sources
        zone = loaded.facts.zone
        knows = self._knows(loaded.header.young_person)
        present, absent = self._participants()
        return MinutesData(
            office=paper_office(sources.office),
            language=sources.words.language,
            case_reference=loaded.reference,
            is_own_copy=self.is_own_copy,
            made_at=loaded.now,
            recipient=self._name(self.decision.recipient),
            copy_number=self._copy_number(),
            meeting_on=day_of(meeting.starts_at, zone),
            heading=sources.heading,
            meeting_time=_time(meeting.starts_at.astimezone(zone)),
            secrecy=secrecy_mark(loaded, sources.office),
            young_person=self._name(loaded.header.young_person) if knows else None,
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
        )

    def _version(self) -> str:
        """Which version the copy is, as its reader counts: what they may not read counts not."""
        _ = self.sources.words.gettext
        reader = None if self.is_own_copy else self.decision.recipient
        found = copy_version(self.loaded, self.meeting, self.sources.versions, reader)
        if found.locked_at is None:
            return _("Draft, not yet adjusted and locked")
        day = day_of(found.locked_at, self.loaded.facts.zone)
        return _("{number}, locked {day}").format(number=found.number, day=f"{day:%Y-%m-%d}")

    def _name(self, some_id: str) -> str:
        if some_id in self.loaded.persons:
            self.shown.add(some_id)
        return shown_name(self.loaded, some_id, self.sources.words)

    def _knows(self, subject: str) -> bool:
        """Whether the recipient may read that a person takes part in the case."""
        recipient = self.decision.recipient
        return self.is_own_copy or knows_of(self.loaded, self.meeting, recipient, subject)

    def _may_tell_place(self) -> bool:
        return may_tell_place(self.loaded, self.decision.recipient)

    def _copy_number(self) -> int:
        order = (self.loaded.header.coordinator_party, *recipients_of(self.loaded, self.meeting))
        return order.index(self.decision.recipient) + 1

    def _participants(self) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        came: dict[Presence, list[Participant]] = {presence: [] for presence in Presence}
        noted = {row.participant: row for row in self.sources.attendance}
        for participant in self.meeting.participants:
            if not self._may_know_of_participant(participant):
                continue
            row = noted.get(participant)
            presence = Presence.INVITED if row is None else row.presence
            name = self._name(participant)
            staff = "" if row is None else row.names
            is_party = participant in self.loaded.parties
            came[presence].append(
                Participant(name=staff, role=name) if is_party else Participant(name=name)
            )
        return tuple(came[Presence.PRESENT]), tuple(came[Presence.ABSENT])

    def _may_know_of_participant(self, participant: str) -> bool:
        """A party is named to who knows of the case, if it may know of it too itself."""
        loaded, recipient = self.loaded, self.decision.recipient
        if self.is_own_copy or participant == recipient:
            return True
        if participant not in loaded.parties:
            return self._knows(participant)
        young = loaded.header.young_person
        return self._knows(young) and (
            participant == loaded.header.coordinator_party
            or knows_of(loaded, self.meeting, participant, young)
        )

    def _agenda(self) -> tuple[AgendaLine, ...]:
        """The agenda as it was decided; the own copy says who left the room for a point."""
        if not self.is_own_copy:
            return tuple(AgendaLine(heading=one) for one in self.decision.agenda)
        points = in_order_of_consent(self.loaded, self.meeting, self.sources.points)
        return tuple(
            AgendaLine(
                heading=point.heading,
                without=tuple(
                    self._name(one) for one in kept_out(self.loaded, self.meeting, point)
                ),
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
        _ = self.sources.words.gettext
        about = ", ".join(self._name(person) for person in item.about)
        return MinutesItem(
            text=item.text,
            source=_("The family") if item.source == FAMILY else self._name(item.source),
            about=about,
            readers=self._readers(item),
        )

    def _readers(self, item: Item) -> ItemReaders | None:
        """For the coordinator's own copy: who reads the item, who does not, and why."""
        if not self.is_own_copy:
            return None
        on_paper = named_for_paper(self.loaded, self.sources.words)
        views = reader_views(on_paper, self.meeting, item, self.sources.words)
        kept: dict[str, list[str]] = {}
        for view in views:
            if not view.reads:
                kept.setdefault(" ".join(view.because), []).append(view.name)
        return ItemReaders(
            shared_with=tuple(view.name for view in views if view.reads),
            kept_from=tuple(KeptFrom(names=tuple(names), why=why) for why, names in kept.items()),
        )

    def _commitment(self, item: Item) -> CommitmentLine:
        commitment = item.commitment
        if commitment is None:
            raise ValueError(item.id)
        responsible = commitment.responsible
        is_known = responsible in item.about or self._may_know_of_participant(responsible)
        return CommitmentLine(
            text=item.text,
            responsible=self._name(responsible) if is_known else "",
            starts_on=commitment.starts_on,
            due_on=commitment.due_on,
            follow_up=commitment.follow_up,
            readers=self._readers(item),
        )

    def _withheld_names(self, data: MinutesData) -> tuple[str, ...]:
        """Names of persons who occur in no readable part."""
        about = {person for item in self.decision.items for person in item.about}
        allowed = self.shown | about | {self.decision.recipient}
        written = normalise(repr(data))
        own = {name for person in allowed for name in names_of(self.loaded, person)}
        names = [
            name
            for person in self.sources.people
            if person.id not in allowed
            for name in (person.name, *person.aliases)
            # Persons of other cases only where the words of the copy could hold them.
            if name not in own and (person.id in self.loaded.persons or normalise(name) in written)
        ]
        return tuple(dict.fromkeys(names))


def _time(local: datetime) -> str:
    return f"{local.hour:02d}.{local.minute:02d}"
