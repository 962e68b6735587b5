"""Leads the steps of a new case: the young person, guardians, purpose and parties, opening.

Nothing is written before the last step; what was typed is a draft until then. Should the last
step be stopped half-way, what was entered is remembered and not entered twice.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sspf_app.domain.codes import CustodyKind, Protection
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Evidence
from sspf_app.domain.time import age_on, day_of
from sspf_app.gui.i18n import _
from sspf_app.gui.letting_go import let_go
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.cases.intake_form import (
    GuardianEntry,
    IntakeForm,
    PersonEntry,
    day_of_text,
    from_text,
    to_text,
)
from sspf_app.gui.screens.cases.ports import IntakePort
from sspf_app.services.case_views import NewCase
from sspf_app.services.changes import Changes
from sspf_app.services.people_views import CustodyInput, PersonDetail, PersonInput

DRAFT = "cases/new/form"
YOUNG, GUARDIANS, PURPOSE, REVIEW = range(4)
_ADULT = 18

Faults = dict[str, str]
"""Name of a field -> what is wrong with it."""


class Intake(ScreenPresenter):
    """See the module."""

    view: IntakePort
    on_opened: Callable[[str, bool], object]
    on_left: Callable[[], object]

    def __init__(self, ports: ScreenPorts, view: IntakePort) -> None:
        super().__init__(ports, view)
        self._step = YOUNG
        self._draft = ""
        self._told_of_joint = False
        self._known, self._typed = "", ""
        self._has_party = True

    def begin(self) -> None:
        """Show empty steps, or offer what was begun before."""
        self._step = YOUNG
        self._told_of_joint = False
        self.view.show_form(IntakeForm(guardians=[GuardianEntry()]))
        self.view.show_step(YOUNG)
        self.refresh()

    def refresh(self) -> None:
        """Load whom and what to choose among, and a draft."""

        def job() -> tuple[object, ...]:
            services = self.services
            people, parties = services.people.list_people(), services.parties.list_parties()
            own, draft = services.office.get().own_party, services.drafts.get(DRAFT)
            return people, parties, own, draft, services.districts.in_use()

        def done(result: tuple[object, ...]) -> None:
            people, parties, own, draft, districts = result
            self.view.offer(people, parties, own)  # pyright: ignore[reportArgumentType]
            self.view.offer_districts(districts)  # pyright: ignore[reportArgumentType]
            self._has_party = own is not None
            self._say_no_party()
            if draft is not None and self.view.collect().is_empty:
                self._draft = draft.text  # pyright: ignore[reportAttributeAccessIssue]
                saved = draft.saved_at  # pyright: ignore[reportAttributeAccessIssue]
                self.view.offer_draft(day_of(saved, self.ports.clock.zone).isoformat())

        self.read(job, done)

    def take_draft(self) -> None:
        """Go on with what was begun before."""
        try:
            form = from_text(self._draft)
        except (ValueError, TypeError, KeyError):
            form = IntakeForm(guardians=[GuardianEntry()])
        self.view.show_form(form)
        self._go(min(form.step, PURPOSE))

    def drop_draft(self) -> None:
        """Throw away what was begun before; for ten seconds it can be had back."""
        typed, self._draft = self._draft, ""
        let_go(self, DRAFT, typed, had_back=self.refresh)

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed, until the case is open."""
        form = self.view.collect()
        form.step = self._step
        return () if form.is_empty else (DraftText(key=DRAFT, text=to_text(form)),)

    def next(self) -> None:
        """Check this step and go to the next; at the last, open the case."""
        if not self._has_party:
            self._say_no_party()
            return
        form = self.view.collect()
        faults = self.faults(form, self._step)
        self.view.show_faults(faults)
        if faults or not self.can_be_kept():
            return
        if self._step < REVIEW:
            self._go(self._step + 1)
        else:
            self._open_case(form)

    def back(self) -> None:
        """One step back; from the first, to the list."""
        if self._step > YOUNG:
            self._go(self._step - 1)
        else:
            self.on_left()

    def faults(self, form: IntakeForm, step: int) -> Faults:
        """What keeps a step from being left."""
        if step == YOUNG:
            return self._person_faults(form.young, "young")
        if step == GUARDIANS:
            return self._guardian_faults(form)
        if step == PURPOSE:
            found: Faults = {}
            if not form.purpose.strip():
                found["purpose"] = _("Write why the parties need to work together.")
            if not form.parties:
                found["parties"] = _("Choose at least one party.")
            return found
        return {}

    def today(self) -> date:
        """The local day."""
        return day_of(self.ports.clock.now(), self.ports.clock.zone)

    def _say_no_party(self) -> None:
        """Nothing is typed in vain: without the office's own party no case can be opened."""
        if not self._has_party:
            self.view.show_trouble(self.ports.frame.explain(DomainError("no_own_party")))

    def _go(self, step: int) -> None:
        self._step = step
        if step == REVIEW:
            self.view.show_review(self.view.collect())
        self.view.show_step(step)

    def _guardian_faults(self, form: IntakeForm) -> Faults:
        found: Faults = {}
        born = day_of_text(form.young.born)
        is_adult = born is not None and age_on(born, self.today()) >= _ADULT
        entries = [one for one in form.guardians if not one.is_empty]
        if not entries and not is_adult:
            found["guardian0.name"] = _("A young person under 18 needs at least one guardian.")
        for number, entry in enumerate(form.guardians):
            if entry.is_empty:
                continue
            prefix = f"guardian{number}"
            found |= self._person_faults(entry.person, prefix)
            if day_of_text(entry.starts_on) is None:
                found[f"{prefix}.starts_on"] = _("From which day? As 2026-03-12.")
            seen = day_of_text(entry.seen_on)
            if entry.document.strip() and seen is None:
                found[f"{prefix}.seen_on"] = _("On which day was it seen?")
            elif entry.seen_on.strip() and seen is None:
                found[f"{prefix}.seen_on"] = _("Write the day as 2026-03-12.")
            elif entry.seen_on.strip() and not entry.document.strip():
                found[f"{prefix}.document"] = _("Write which document was seen.")
            if seen is not None and seen > self.today():
                found[f"{prefix}.seen_on"] = _("That day has not come yet.")
        return found or self._alone_in_joint_custody(entries)

    def _alone_in_joint_custody(self, entries: list[GuardianEntry]) -> Faults:
        """Say once that joint custody has two holders; the other may be entered later."""
        if self._told_of_joint or [one.kind for one in entries] != [CustodyKind.JOINT.value]:
            return {}
        self._told_of_joint = True
        return {
            "guardian0.name": _(
                "Joint custody is held by two: add the other guardian, or go on and do it later."
            )
        }

    def _person_faults(self, entry: PersonEntry, prefix: str) -> Faults:
        found: Faults = {}
        if entry.id:
            return found
        if not entry.name.strip():
            found[f"{prefix}.name"] = _("Write a name.")
        born = day_of_text(entry.born)
        if entry.born.strip() and born is None:
            found[f"{prefix}.born"] = _("Write the day as 2012-05-14.")
        elif prefix == "young" and born is None:
            found[f"{prefix}.born"] = _("Write the birth date: it tells who must answer.")
        if born is not None and born > self.today():
            found[f"{prefix}.born"] = _("That day has not come yet.")
        try:
            self.services.people.check_number(entry.personal_number)
        except DomainError as error:
            found[f"{prefix}.personal_number"] = self.ports.frame.explain(error).what
        return found

    def _open_case(self, form: IntakeForm) -> None:
        remember: list[Callable[[], object]] = []

        def job() -> Changes:
            try:
                return self._enter(form)
            finally:
                remember.append(lambda: self.view.show_form(form))

        def opened(changes: Changes) -> None:
            self._draft = ""
            self.view.show_form(IntakeForm(guardians=[GuardianEntry()]))
            self.ports.frame.say(_("The case is open."))
            self.on_opened(changes.new_id or "", form.writes_referral)

        def failed(error: BaseException) -> None:
            for act in remember:
                act()
            if isinstance(error, DomainError):
                self._ask_reason(error, form)
            self.show_error(error)

        self.save_typed(job, opened, on_error=failed)

    def _ask_reason(self, error: DomainError, form: IntakeForm) -> None:
        """Who is protected is opened with a reason: whoever is known already, or the young one."""
        if error.code == "protected_person_known":
            self._known, self._typed = str(error.params["person"]), str(error.params["name"])
            self.view.ask_reason(self._typed)
        elif error.code == "reason_required" and form.young.id:
            self._known, self._typed = form.young.id, ""
            self.view.ask_reason(form.young.name)

    def give_reason(self, reason: str) -> None:
        """Open the protected person who is in the register already, and choose that person.

        Where it is the young person whose case was about to be opened, it is opened then.
        """
        person, typed = self._known, self._typed

        def done(_found: PersonDetail) -> None:
            if not typed:
                self.view.ask_reason("")
                self._open_case(self.view.collect())
                return
            form = self.view.collect()
            for entry in (form.young, *(one.person for one in form.guardians)):
                if not entry.id and entry.name.strip() == typed:
                    entry.id = person
            self.view.show_form(form)
            self.view.show_review(form)
            self.view.ask_reason("")
            self.refresh()
            self.ports.frame.say(_("The person in the register is chosen."))

        self.read(lambda: self.services.people.get(person, reason=reason), done)

    def _enter(self, form: IntakeForm) -> Changes:
        """Write everything, what was written before left out; the ids are kept in the form."""
        services = self.services
        self._enter_person(form.young)
        for entry in form.guardians:
            if entry.is_empty or entry.custody:
                continue
            self._enter_person(entry.person)
            entry.custody = (
                services.custody.add(
                    CustodyInput(
                        child=form.young.id,
                        holder=entry.person.id,
                        kind=CustodyKind(entry.kind),
                        starts_on=day_of_text(entry.starts_on) or self.today(),
                        evidence=self._evidence(entry),
                    )
                ).new_id
                or ""
            )
        changes = services.cases.open_case(
            NewCase(
                young_person=form.young.id,
                purposes=(form.purpose,),
                parties=tuple(form.parties),
                district=form.district,
            )
        )
        services.drafts.discard(DRAFT)
        return changes

    def _enter_person(self, entry: PersonEntry) -> None:
        if entry.id:
            return
        changes = self.services.people.add(
            PersonInput(
                name=entry.name,
                born=day_of_text(entry.born),
                adult=not entry.born.strip(),
                personal_number=entry.personal_number or None,
                protected_identity=Protection(entry.protection),
                language=entry.language or None,
                needs_interpreter=entry.needs_interpreter,
                address=entry.address or None,
                phone=entry.phone or None,
                school=entry.school or None,
            )
        )
        entry.id = changes.new_id or ""

    def _evidence(self, entry: GuardianEntry) -> Evidence | None:
        seen = day_of_text(entry.seen_on)
        if not entry.document.strip() or seen is None:
            return None
        return Evidence(
            document=entry.document.strip(),
            seen_on=seen,
            seen_by=self.services.office.user_name,
        )
