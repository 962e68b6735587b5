"""What follows of a withdrawal, told to whoever recorded it at the console."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.job import Job
from sspf_app.services.records import DisclosureKind

if TYPE_CHECKING:
    from sspf_app.services.withdrawal_views import ToBeTold, WithdrawalEffect


def tell_withdrawal(job: Job, effect: WithdrawalEffect, papers: list[Path]) -> None:
    """Tell what follows: what left too late first, then who is to be told, and who is to stop."""
    _ = job.words.gettext
    if job.wants_json:
        told: dict[str, object] = {
            "withdrawal": effect.withdrawal.id,
            "received": effect.received,
            "went_out_late": effect.late,
            "stopping": effect.stopping,
            "not_told": effect.unknowing,
        }
        job.put(told | {"meetings": effect.meetings, "papers": papers})
        return
    at = job.local(effect.withdrawal.received_at)
    job.say(_("Taken back from {at} on. Nobody is asked why.").format(at=at))
    for one in effect.received:
        job.say(*_late(job, one))
    for one in effect.received:
        if not (one.late and one.is_outsider):  # that line said what there is to do
            job.say(_received(job, one).format(name=one.name))
    for one in effect.stopping:
        job.say(
            _("{name} has received nothing of it and is to stop; notify.").format(name=one.name)
        )
    for name in effect.unknowing:
        said = _(
            "{name} is to give nothing more; no letter: nothing shows that it knows of the case."
        )
        job.say(said.format(name=name))
    job.say(*(str(path) for path in papers))


def _late(job: Job, one: ToBeTold) -> list[str]:
    """What they got after it was heard; a stranger is told of no withdrawal."""
    from sspf_app.texts.ledger import paper_kind

    _ = job.words.gettext
    on_paper, spoken = (
        (
            _(
                "AFTER IT WAS HEARD: {paper} reached {name} by mistake, {at}: ask for it back; do "
                "not name the withdrawal. Tell the data protection officer."
            ),
            _(
                "AFTER IT WAS HEARD: something that was said reached {name} by mistake, {at}: ask "
                "that it goes no further; do not name the withdrawal. Tell the data protection "
                "officer."
            ),
        )
        if one.is_outsider
        else (
            _(
                "AFTER IT WAS HEARD: {paper} to {name}, {at}, without consent. Ask for it back; "
                "tell the data protection officer."
            ),
            _(
                "AFTER IT WAS HEARD: something was said to {name}, {at}, without consent. Ask that "
                "it goes no further; tell the data protection officer."
            ),
        )
    )
    return [
        (spoken if each.kind == DisclosureKind.ORAL else on_paper).format(
            paper=paper_kind(each.kind, job.words), name=one.name, at=job.local(each.at)
        )
        for each in one.late
    ]


def _received(job: Job, one: ToBeTold) -> str:
    """What to do about somebody who got something of it."""
    _ = job.words.gettext
    if one.is_barred:
        return _("{name} has received something of it and must not be contacted: nothing is sent.")
    if one.is_outsider and one.was_oral:
        return _(
            "{name} was told something of it by mistake: ask that it goes no further; do not name "
            "the withdrawal."
        )
    if one.is_outsider:  # a stranger is asked for the copy and told of no withdrawal
        return _(
            "{name} got something of it by mistake: ask for it back; do not name the withdrawal."
        )
    return _("{name} has received something of it; notify.")
