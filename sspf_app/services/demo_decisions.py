"""Decisions of the demonstration: one that waits for the unit manager, one made, a task."""

from __future__ import annotations

from datetime import timedelta

from sspf_app.domain.codes import ExceptionGround, InformationType
from sspf_app.domain.time import day_of
from sspf_app.services.bundle import Services
from sspf_app.services.case_views import MaturityInput
from sspf_app.services.decision_views import ExceptionInput
from sspf_app.services.ports import Clock

_MATURE, _PLACED, _WAITING = 1, 2, 9
"""Numbers of the cases they are in."""


def add_decisions(services: Services, *, clock: Clock, cases: int) -> None:
    """Enter them, where there are so many cases."""
    today = day_of(clock.now(), clock.zone)
    if cases >= _MATURE:
        services.decisions.decide(
            f"c-demo-{_MATURE}",
            MaturityInput(
                person=f"p-demo-{_MATURE}-u",
                assessed_on=today - timedelta(days=40),
                mature=False,
                types=(InformationType.ALCOHOL_DRUGS,),
                reason="Vill att föräldrarna bestämmer. Bedöms på nytt till hösten.",
            ),
        )
    if cases >= _PLACED:
        services.decisions.note_placement(
            f"c-demo-{_PLACED}", "Bor hos mormor sedan i måndags, med socialtjänstens stöd."
        )
    if cases >= _WAITING:
        services.exceptions.request(
            f"c-demo-{_WAITING}",
            ExceptionInput(
                guardian=f"p-demo-{_WAITING}-f",
                starts_on=today,
                ends_on=today + timedelta(days=9),
                hindrance="Ligger nedsövd på sjukhus efter en olycka.",
                cannot_wait="Stödet i skolan börjar på måndag.",
                ground=ExceptionGround.NOT_FAR_REACHING,
                ground_reason="Gäller bara närvaro och läxhjälp.",
            ),
        )
