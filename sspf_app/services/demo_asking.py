"""The demonstration, continued: what was asked, who wants to talk first, whom not to write to."""

from __future__ import annotations

from datetime import timedelta

from sspf_app.domain.time import day_of
from sspf_app.services.bundle import Services
from sspf_app.services.chasing import ChaseInput
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.ports import Clock
from sspf_app.services.request_records import ContactKind, ContactWay

_ASKED = "Samtal med socialtjänsten först: hot i hemmet har nämnts."
_COURT = "Kontaktförbud, Umeå tingsrätt Ä 1234-26 (påhittat)"
_TALK = "Undrar vad polisen får veta. Ring efter klockan fem."


def fill_asking(services: Services, *, clock: Clock, cases: int) -> None:
    """Notes while waiting, and contact rules, in those of the invented cases that there are."""
    today = day_of(clock.now(), clock.zone)
    answer_no_danger(services)
    if cases >= 9:
        services.chasing.wants_to_talk(
            ChaseInput(
                case="c-demo-9",
                purpose="c-demo-9-p",
                signatory="p-demo-9-f",
                day=today - timedelta(days=2),
                way=ContactWay.PHONE,
                note=_TALK,
                next_on=today,
            )
        )
    if cases >= 13:
        services.chasing.remind(
            ChaseInput(
                case="c-demo-13",
                purpose="c-demo-13-p",
                signatory="p-demo-13-m",
                day=today - timedelta(days=3),
                way=ContactWay.LETTER,
                next_on=today + timedelta(days=4),
            )
        )
    if cases >= 14:
        services.contact_rules.record(
            ContactInput(
                case="c-demo-14",
                person="p-demo-14-f",
                kind=ContactKind.BLOCKED,
                reason=_COURT,
                starts_on=today - timedelta(days=30),
                everywhere=True,
            )
        )


def answer_no_danger(services: Services) -> None:
    """Answer in every case that it is not dangerous that the guardians know.

    Opening somebody protected asks for a reason, so the question waits there.
    """
    for case in services.cases.list_cases():
        if not case.is_protected:
            services.contact_rules.answer_danger(case.case, ContactKind.DANGER_NO)
