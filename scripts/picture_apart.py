"""States of what stands apart: questions by law, consultations, what waits for somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from picture_shell import ShellStates, Steps

from sspf_app.domain.codes import ExceptionGround, InformationType
from sspf_app.domain.facts import PolicyRow
from sspf_app.gui.screens.register.settings_words import policy_effect_words
from sspf_app.services.clock_watch import ClockState, ClockView
from sspf_app.services.decision_records import ExceptionRequest
from sspf_app.services.decision_views import PendingApproval
from sspf_app.services.policy_effect import PolicyEffect
from sspf_app.services.protection import WaitingVariant
from sspf_app.texts.exception_opens import Opening

CASE, PROTECTED_CASE = "c-demo-2", "c-demo-5"
_ASKED = "En elev har hög frånvaro och umgås med äldre. Hur tänker ni?"
_WHO = "Insp. Öberg, på telefon"
_WHAT = "Var är hon på kvällarna?"
_WHY_NOT = "Ingen grund gäller; frågan besvaras inte."
_OPENS = (InformationType.PARTICIPATION, InformationType.FAMILY_HOME)
_WHY = "Skolans namn visar var familjen bor."

_EFFECT = PolicyEffect(day=date(2027, 1, 1), cases=3, stops=2, starts=0, signatories=1)


class ApartStates(ShellStates):
    """Brings a shell into one state after the other."""

    def steps(self) -> Sequence[Steps]:
        """Everything to be pictured, in order."""
        return (self.by_law, self._consultation, self._waiting, self._narrowed, self._clock)

    def by_law(self) -> Iterator[str]:
        """What is said beside consent: the help shows it too."""
        self._go("legal", case=CASE)
        view = self._presenter("legal").view
        form = view.form
        form.person.chip(form.person.ids()[0]).click()
        form.asked_by.setText(_WHO)
        form.asked_what.setPlainText(_WHAT)
        form.hand_out.chip("yes").click()
        form.ground.setCurrentIndex(1)
        yield "legal-ground"
        form.hand_out.chip("no").click()
        form.reasoning.setPlainText(_WHY_NOT)
        form.save.click()
        yield "legal-question"

    def _consultation(self) -> Iterator[str]:
        self._go("consultations")
        view = self._presenter("consultations").view
        view.fields.words.setPlainText(_ASKED)
        view.fields.area.setCurrentIndex(1)
        self._presenter("consultations").look()
        self._settle()
        view.save.click()
        self._settle()
        view.table.selectRow(0)
        yield "consultation"

    def _waiting(self) -> Iterator[str]:
        """What a unit manager reads; shown here whoever is signed in."""
        now = self._vault.clock.now()
        today = now.date()
        self._go("register", tab="parties")
        view = self._presenter("register").view
        view.approvals.show_approvals(
            (
                PendingApproval(
                    request=_request(today, now),
                    reference="SSPF 2026-009",
                    guardian="",
                    opens=(Opening(name="Ersängsskolan", types=_OPENS),),
                ),
            ),
            (
                WaitingVariant(
                    case=PROTECTED_CASE,
                    reference="SSPF 2026-005",
                    why=_WHY,
                    asked_by="Karin Ek",
                    asked_at=now,
                ),
            ),
        )
        view.offer(frozenset(view.sections.names()))
        view.show_section("approvals")
        yield "approvals"
        view.policy.show_policy((), PolicyRow(id="", starts_on=today), may_set=True)
        view.show_section("policy")
        view.policy.starts_on.set_day(today + timedelta(days=30))
        view.policy.fields["oral_days"].setValue(10)
        view.policy.show_effect(policy_effect_words(_EFFECT))
        yield "policy-preview"

    def _narrowed(self) -> Iterator[str]:
        case = self._fetch(lambda: self._vault.services.cases.get(CASE))
        self._go("case", case=CASE, tab="consent", withdraw=case.people[-1].id)
        page = self._presenter("case").parts["consent"].pages["withdraw"].view
        page.whole.click()
        yield "withdrawal-whole"
        page.parts.click()
        next(iter(page.taken.boxes["types"].values())).click()
        yield "withdrawal-part"

    def _clock(self) -> Iterator[str]:
        now = self._vault.clock.now()
        self._go("today")
        self._shell.notices.clock.show_clock(
            ClockView(state=ClockState.BACK, now=now, before=now + timedelta(days=3))
        )
        yield "clock-back"
        self._shell.notices.clock.show_clock(ClockView(state=ClockState.SOUND, now=now))


def _request(today: date, now: datetime) -> ExceptionRequest:
    return ExceptionRequest(
        id="x-picture",
        case="c-demo-9",
        guardian="g-picture",
        starts_on=today,
        ends_on=today + timedelta(days=9),
        hindrance="Ligger nedsövd på sjukhus efter en olycka.",
        cannot_wait="Mötet om skolgången är på måndag.",
        ground=ExceptionGround.NOT_FAR_REACHING,
        ground_reason="Det gäller bara frånvaro och schema.",
        requested_at=now,
        requested_by="Karin Ek",
    )
