"""Builds the facts of one invented case, step by step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo

from sspf_app.domain import facts as f
from sspf_app.domain.codes import Answer, CustodyKind, InformationType, Medium, PauseReason
from sspf_app.domain.rules import PaperBox, PaperRow, paper_to_grants
from sspf_app.domain.time import plus_months, start_of
from sspf_app.services.demo_words import COMMITMENT, DOCUMENT, FOLLOW_UP, SAID

_TOLD = (
    (InformationType.PARTICIPATION, "sspf"),
    (InformationType.ATTENDANCE, "school"),
    (InformationType.SCHOOL_SAFETY, "school"),
    (InformationType.FAMILY_HOME, "sspf"),
    (InformationType.SOCIAL_INTERVENTIONS, "sspf"),
    (InformationType.LEISURE_ACTIVITIES, "fritid-ersboda"),
    (InformationType.ALCOHOL_DRUGS, "sspf"),
    (InformationType.POLICE_OBSERVATIONS, "polisen-umea"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoForm:
    """Which form the invented answers were given on."""

    terms: int
    version: str


@dataclass
class DemoFacts:
    """Rows gathered over all invented cases."""

    rows: list[f.Row] = field(default_factory=list[f.Row])

    def of(self, kind: type[f.Row]) -> tuple[f.Row, ...]:
        """The rows of a kind, in the order they were written."""
        return tuple(row for row in self.rows if type(row) is kind)


class DemoScene:
    """One case: a young person, guardians, parties, and what was answered."""

    def __init__(
        self, number: int, *, now: datetime, zone: tzinfo, form: DemoForm, out: DemoFacts
    ) -> None:
        self.number = number
        self.now = now
        self.zone = zone
        self.form = form
        self.out = out
        self.case = f"c-demo-{number}"
        self.young = f"p-demo-{number}-u"
        self.purpose = f"{self.case}-p"
        self.school = "ersangsskolan"
        self.today = now.astimezone(zone).date()
        self.opened_at = now - timedelta(days=70 - number % 30)

    @property
    def parties(self) -> tuple[str, ...]:
        """Who takes part, the coordinator's party first."""
        return ("sspf", self.school, "fritid-ersboda", "polisen-umea")

    def day(self, days: int) -> date:
        """So many days from today."""
        return self.today + timedelta(days=days)

    def person(self, key: str, name: str, *, born: date, **other: object) -> str:
        """A person; ``key`` is u (the young person) or m, f, s."""
        person = f"p-demo-{self.number}-{key}"
        row = f.Person(id=person, recorded_at=self.opened_at, name=name, born=born)
        self.out.rows.append(_with(row, other))
        return person

    def custody(self, *holders: str, verified: bool = True) -> None:
        """Custody of the young person: one holder alone, two together."""
        kind = CustodyKind.JOINT if len(holders) > 1 else CustodyKind.SOLE
        seen = f.Evidence(document=DOCUMENT, seen_on=self.opened_at.date(), seen_by="Maria Tallmo")
        for holder in holders:
            self.out.rows.append(
                f.Custody(
                    id=f"cu-{holder}",
                    recorded_at=self.opened_at,
                    child=self.young,
                    holder=holder,
                    kind=kind,
                    starts_on=self.day(-365 * 10),
                    evidence=seen if verified else None,
                )
            )

    def open(self, purpose: str, reference: str) -> None:
        """Open the case; every party takes part from that day."""
        at = self.opened_at
        self.out.rows += [
            f.Case(
                id=self.case,
                recorded_at=at,
                young_person=self.young,
                coordinator_party="sspf",
                opened_at=at,
                reference=reference,
            ),
            f.Purpose(id=self.purpose, recorded_at=at, case=self.case, text=purpose),
            *(
                f.Participation(
                    id=f"{self.case}-{party}",
                    recorded_at=at,
                    case=self.case,
                    party=party,
                    joined_on=at.astimezone(self.zone).date(),
                )
                for party in self.parties
            ),
        ]

    def answer(
        self,
        signatory: str,
        answer: Answer = Answer.YES,
        *,
        days_ago: int = 30,
        exclusions: Iterable[f.Exclusion] = (),
        ends_in: int | None = None,
    ) -> str:
        """A signed sheet with every box ticked, or a no; the record's id."""
        signed_on = self.day(-days_ago)
        is_yes = answer is Answer.YES
        grants, _ = self._grants() if is_yes else ((), ())
        ends = plus_months(signed_on, 6) if ends_in is None else self.day(ends_in)
        record = f.Consent(
            id=f"co-{signatory}",
            recorded_at=start_of(signed_on, self.zone) + timedelta(hours=9),
            case=self.case,
            signatory=signatory,
            purpose=self.purpose,
            subjects=(self.young,),
            terms=self.form.terms,
            form_version=self.form.version,
            language="sv",
            answer=answer,
            medium=Medium.WRITTEN,
            signed_on=signed_on,
            valid_from=signed_on if is_yes else None,
            valid_to=ends if is_yes else None,
            grants=grants,
            exclusions=tuple(exclusions),
        )
        self.out.rows.append(record)
        return record.id

    def _grants(self) -> tuple[tuple[f.Grant, ...], tuple[f.Exclusion, ...]]:
        rows = [
            PaperRow(subject=self.young, type=type_, teller=self._party(teller))
            for type_, teller in _TOLD
        ]
        sheet = {
            (row, party): PaperBox(yes=True)
            for row in rows
            for party in self.parties
            if party != row.teller
        }
        return paper_to_grants(rows, self.parties, sheet, persons=frozenset())

    def _party(self, teller: str) -> str:
        return self.school if teller == "school" else teller

    def exclusion(self, recipient: str, type_: InformationType) -> f.Exclusion:
        """Nothing of a type about the young person to a recipient."""
        return f.Exclusion(subject=self.young, recipient=recipient, type=type_.value)

    def ask(self, signatory: str, *, days_ago: int) -> None:
        """A form that is out."""
        sent_at = self.now - timedelta(days=days_ago)
        self.out.rows.append(
            f.Request(
                id=f"rq-{signatory}",
                recorded_at=sent_at,
                case=self.case,
                signatory=signatory,
                purpose=self.purpose,
                subjects=(self.young,),
                sent_at=sent_at,
            )
        )

    def pause(self, reason: PauseReason, *, days_ago: int) -> None:
        """A pause that lasts."""
        starts_at = self.now - timedelta(days=days_ago)
        self.out.rows.append(
            f.Pause(
                id=f"{self.case}-pause",
                recorded_at=starts_at,
                case=self.case,
                starts_at=starts_at,
                reason=reason,
            )
        )

    def meeting(self, *, days: int, persons: tuple[str, ...] = (), said: bool = False) -> str:
        """A meeting; with ``said`` its items are about kinds that not everybody may know."""
        starts_at = start_of(self.day(days), self.zone) + timedelta(hours=13)
        meeting = f"{self.case}-m{days + 100}"
        self.out.rows.append(
            f.Meeting(
                id=meeting,
                recorded_at=self.now - timedelta(days=20),
                case=self.case,
                starts_at=starts_at,
                purpose=self.purpose,
                participants=(*self.parties, *persons),
                place="Sessionssalen, Exempelgatan 1",
            )
        )
        if said:
            self._items(meeting, starts_at, persons)
        return meeting

    def _items(self, meeting: str, starts_at: datetime, persons: tuple[str, ...]) -> None:
        for number, (type_, teller, text) in enumerate(SAID, start=1):
            self.out.rows.append(
                f.Item(
                    id=f"{meeting}-i{number}",
                    recorded_at=starts_at + timedelta(minutes=5 * number),
                    case=self.case,
                    meeting=meeting,
                    text=text,
                    source=self._party(teller),
                    about=(self.young,),
                    types=(type_,),
                )
            )
        self.out.rows.append(
            f.Item(
                id=f"{meeting}-i9",
                recorded_at=starts_at + timedelta(minutes=50),
                case=self.case,
                meeting=meeting,
                text=COMMITMENT,
                source="fritid-ersboda",
                about=(self.young,),
                types=(InformationType.LEISURE_ACTIVITIES,),
                share_with_guardians=bool(persons),
                commitment=f.Commitment(
                    responsible="fritid-ersboda",
                    starts_on=starts_at.date(),
                    due_on=starts_at.date() + timedelta(days=60),
                    follow_up=FOLLOW_UP,
                ),
            )
        )


def _with(row: f.Person, other: dict[str, object]) -> f.Person:
    values = {name: getattr(row, name) for name in ("id", "recorded_at", "name", "born")}
    return f.Person(**(values | other))  # pyright: ignore[reportArgumentType]  # checked by the tests
