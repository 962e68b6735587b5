"""A case to test with, made through the use cases as a coordinator makes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from sspf_app.domain.codes import Channel, CustodyKind, InformationType, PartyKind, Protection
from sspf_app.domain.decision import Flow
from sspf_app.domain.facts import Evidence, Exclusion
from sspf_app.services.case_views import NewCase
from sspf_app.services.consent_views import PaperYes
from sspf_app.services.form_views import FormOrder
from sspf_app.services.ledger_records import FollowUpKind
from sspf_app.services.ledger_views import FollowUpInput
from sspf_app.services.meeting_views import ItemInput, NewMeeting, RecipientView
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.records import Disclosure, FormRow, Office
from sspf_app.services.request_records import ContactKind
from tests.fakes import FixedClock
from tests.services.conftest import NOW, TODAY, House, VaultFile

T = InformationType
SEEN = Evidence(document="Personbevis", seen_on=date(2026, 3, 2), seen_by="Maria Ask")
VALID_TO = date(2026, 9, 12)


@dataclass
class Scene:
    """Alva (or another) with two parents, four parties, an open case; ids by role."""

    house: House
    child: str = ""
    mother: str = ""
    father: str = ""
    case: str = ""
    purpose: str = ""
    school: str = ""
    social: str = ""
    leisure: str = ""
    police: str = ""
    codes: dict[str, str] = field(default_factory=dict[str, str])
    passes_on: tuple[T, ...] = ()
    """What the coordinator's party tells too, besides what stands in every form."""

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.social, self.school, self.leisure, self.police)

    def rows(self, subject: str | None = None) -> tuple[FormRow, ...]:
        about = subject or self.child
        return (
            FormRow(subject=about, type=T.PARTICIPATION, teller=self.social),
            FormRow(subject=about, type=T.ATTENDANCE, teller=self.school),
            FormRow(subject=about, type=T.FAMILY_HOME, teller=self.social),
            FormRow(subject=about, type=T.LEISURE_ACTIVITIES, teller=self.leisure),
            FormRow(subject=about, type=T.ALCOHOL_DRUGS, teller=self.social),
            FormRow(subject=about, type=T.POLICE_OBSERVATIONS, teller=self.police),
            *(FormRow(subject=about, type=one, teller=self.social) for one in self.passes_on),
        )

    def order(self, signatory: str, *, recipients: Iterable[str] = ()) -> FormOrder:
        return FormOrder(
            case=self.case,
            purpose=self.purpose,
            signatory=signatory,
            subjects=(self.child,),
            rows=self.rows(),
            recipients=(*self.parties, *recipients),
            valid_from=TODAY,
            valid_to=VALID_TO,
        )

    def hand_out(self, signatory: str, *, recipients: Iterable[str] = ()) -> str:
        """Print a sheet and hand it out; its code."""
        prepared = self.house.use.consent_forms.prepare(
            self.order(signatory, recipients=recipients)
        )
        self.house.use.consent_forms.hand_out(prepared)
        self.codes[signatory] = prepared.form.id
        return prepared.form.id

    def all_boxes(self, *extra: str) -> dict[tuple[int, str], bool]:
        return {
            (number, recipient): True
            for number, row in enumerate(self.rows())
            for recipient in (*self.parties, *extra)
            if row.teller != recipient
        }

    def yes(
        self,
        signatory: str,
        *,
        but: Iterable[Exclusion] = (),
        recipients: tuple[str, ...] = (),
        signed_time: datetime | None = None,
        typed_after: timedelta = timedelta(),
    ) -> str:
        """Hand out a sheet and take it back with every box ticked; the record."""
        code = self.hand_out(signatory, recipients=recipients)
        if typed_after:
            self.house.clock.at += typed_after
        changes = self.house.use.answers.register_yes(
            PaperYes(
                code=code,
                case=self.case,
                signed_on=TODAY,
                signed_time=signed_time or self.house.clock.at,
                boxes=self.all_boxes(*recipients),
                exclusions=tuple(but),
            )
        )
        assert changes.new_id is not None
        return changes.new_id

    def meeting_of_attendance(
        self, *, parties: tuple[str, ...], persons: tuple[str, ...] = ()
    ) -> str:
        """A meeting now, at which the school says that the child is absent less."""
        use = self.house.use
        new = NewMeeting(
            case=self.case,
            purpose=self.purpose,
            starts_at=self.house.clock.at,
            parties=parties,
            persons=persons,
        )
        meeting = use.meetings.plan(new).new_id or ""
        item = ItemInput(
            case=self.case,
            meeting=meeting,
            text="Frånvaron har minskat",
            source=self.school,
            about=(self.child,),
            types=(InformationType.ATTENDANCE,),
        )
        use.meeting_items.add(item)
        self.house.wait(hours=1)
        return meeting

    def state(self) -> str:
        return self.house.use.cases.get(self.case).state


def flow_of(scene: Scene, **other: object) -> Flow:
    """May the school tell the coordinator's office by word of mouth that the child is absent?"""
    flow = Flow(
        case=scene.case,
        purpose=scene.purpose,
        subject=scene.child,
        source=scene.school,
        recipient=scene.social,
        type=T.ATTENDANCE,
        channel=Channel.ORAL,
    )
    return replace(flow, **other)  # pyright: ignore[reportArgumentType]


def assert_signed(rows: Iterable[Disclosure], shown: Iterable[RecipientView]) -> None:
    """Each file tells its recipient by the sign the window shows, and no two are told alike."""
    signs = {one.recipient: one.sign for one in shown}
    assert all(signs.values())
    assert len({*signs.values()}) == len(signs)
    for row in rows:
        stem = Path(row.file_name or "").stem
        assert stem.endswith(signs[row.recipient]), (row.recipient, stem)


def a_scene(
    house: House,
    *,
    child: str = "Alva Lind",
    born: date = date(2013, 2, 3),
    protected: Protection = Protection.NONE,
    school: str = "Ersängsskolan",
    evidence: Evidence | None = SEEN,
) -> Scene:
    """Enter persons, custody, parties and a case.

    What most tests begin with is entered once in a run, and its file copied for each.
    """
    is_usual = (child, born, protected, school, evidence) == _USUAL
    is_new = house.file is not None and house.file.is_untouched and house.clock.at == NOW
    if is_usual and house.file is not None and is_new and _KEPT:
        kept, file = _KEPT[0]
        house.file.begin_with(file)
        house.ids.go_on_from(kept.house.ids)
        return replace(kept, house=house, codes={})
    return _entered(
        Scene(house), child=child, born=born, protected=protected, school=school, evidence=evidence
    )


_USUAL = ("Alva Lind", date(2013, 2, 3), Protection.NONE, "Ersängsskolan", SEEN)
_KEPT: list[tuple[Scene, VaultFile]] = []


def keep_usual_scene(empty: Path) -> None:
    """Enter what most tests begin with, before any of them has changed a thing."""
    clock = FixedClock(NOW)
    file = VaultFile(empty.with_name("scene.db"), empty, clock)
    child, born, protected, school, evidence = _USUAL
    scene = _entered(
        Scene(House(clock, file.unit_of_work)),
        child=child,
        born=born,
        protected=protected,
        school=school,
        evidence=evidence,
    )
    file.close()
    assert clock.at == NOW
    _KEPT[:] = [(scene, file)]


def _entered(
    scene: Scene,
    *,
    child: str,
    born: date,
    protected: Protection,
    school: str,
    evidence: Evidence | None,
) -> Scene:
    use = scene.house.use
    scene.social = _new(use.parties.add(PartyInput(name="SSPF", kind=PartyKind.SOCIAL_SERVICES)))
    scene.school = _new(use.parties.add(PartyInput(name=school, kind=PartyKind.SCHOOL)))
    scene.leisure = _new(use.parties.add(PartyInput(name="Fritid unga", kind=PartyKind.LEISURE)))
    scene.police = _new(use.parties.add(PartyInput(name="Polisen", kind=PartyKind.POLICE)))
    use.office.save(
        Office(committee="Individ- och familjenämnden", unit="SSPF", own_party=scene.social)
    )
    scene.child = _new(
        use.people.add(PersonInput(name=child, born=born, protected_identity=protected))
    )
    if protected is not Protection.NONE:
        use.people.get(scene.child, reason="möte i dag")
    scene.mother = _new(use.people.add(PersonInput(name="Anna Lind", born=date(1984, 1, 2))))
    scene.father = _new(use.people.add(PersonInput(name="Erik Berg", born=date(1982, 5, 6))))
    for holder in (scene.mother, scene.father):
        use.custody.add(
            CustodyInput(
                child=scene.child,
                holder=holder,
                kind=CustodyKind.JOINT,
                starts_on=born,
                evidence=evidence,
            )
        )
    changes = use.cases.open_case(
        NewCase(
            young_person=scene.child,
            purposes=("Tryggare skoldagar",),
            parties=(scene.school, scene.leisure, scene.police),
        )
    )
    scene.case = _new(changes)
    scene.purpose = use.cases.get(scene.case).purposes[0].id
    use.contact_rules.answer_danger(scene.case, ContactKind.DANGER_NO)
    return scene


def _new(changes: object) -> str:
    new_id = getattr(changes, "new_id", None)
    assert isinstance(new_id, str)
    return new_id


def sign_reservation(house: House, case: str, recipient: str) -> None:
    """Note that a private person or an association has signed not to pass anything on."""
    house.use.ledger.note(
        FollowUpInput(
            case=case,
            kind=FollowUpKind.RESERVATION_SIGNED,
            about=recipient,
            recipient=recipient,
            happened_on=TODAY,
            words="Egenhändigt",
        )
    )


def a_scene_with_limits(house: House) -> Scene:
    """Both said yes, but the police may not know of attendance, nor of alcohol and drugs."""
    made = a_scene(house)
    made.yes(made.mother)
    kept = (InformationType.ATTENDANCE, InformationType.ALCOHOL_DRUGS)
    made.yes(
        made.father,
        but=[Exclusion(subject=made.child, recipient=made.police, type=one) for one in kept],
    )
    return made


def a_scene_of_three_answers(house: House) -> Scene:
    """The second worked case: father and child each except something, which the others do not."""
    made = a_scene(house, child="Cora Lind", born=date(2009, 6, 1))
    of_father, of_child = (
        Exclusion(subject=made.child, recipient=recipient, type=type_)
        for recipient, type_ in (
            (made.school, InformationType.FAMILY_HOME),
            (made.police, InformationType.ALCOHOL_DRUGS),
        )
    )
    made.yes(made.mother)
    made.yes(made.father, but=[of_father])
    made.yes(made.child, but=[of_child])
    return made
