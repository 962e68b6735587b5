"""``sspf case danger``: can it be dangerous for the young person that the guardians know?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit, UsageError
from sspf_app.console.job import Job
from sspf_app.console.opening import opened
from sspf_app.services.request_records import ContactKind
from sspf_app.texts.danger import danger_answer

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.request_records import ContactRule

_ANSWERS = {
    "no": ContactKind.DANGER_NO,
    "unknown": ContactKind.DANGER_UNKNOWN,
    "yes": ContactKind.DANGER_YES,
    "cleared": ContactKind.DANGER_CLEARED,
}


def add_to(group: Commands, syntax: Syntax) -> None:
    """Add the command to ``case``."""
    _ = syntax.words.gettext
    parser = syntax.command(
        group, "danger", _("whether it can be dangerous that the guardians know"), danger
    )
    parser.add_argument("case", metavar=_("CASE"), help=_("identifier or reference"))
    parser.add_argument(
        "--answer",
        choices=_ANSWERS,
        help=_("answer it; cleared: the social services were asked, and the guardians may know"),
    )
    parser.add_argument(
        "--said",
        metavar=_("TEXT"),
        default="",
        help=_("who of the social services answered, when, and what; with --answer cleared"),
    )
    syntax.reason(parser)
    syntax.vault(parser)
    syntax.json(parser)


def danger(job: Job) -> int:
    """Tell how it was answered, or answer it."""
    _ = job.words.gettext
    options = job.options
    answer = _ANSWERS.get(options.answer)
    if bool(options.said.strip()) != (answer is ContactKind.DANGER_CLEARED):
        raise UsageError(
            _("--said goes with --answer cleared, and with it alone: who answered, when, and what.")
        )
    with job.services() as services:
        case = opened(services, job, options.case).case
        if answer is not None:
            services.contact_rules.answer_danger(case, answer, said=options.said)
        state = services.cases.get(case).danger
        answers = services.contact_rules.dangers(case)
    if job.wants_json:
        told = [_plain(one) for one in answers]
        job.put({"case": case, "danger": state or "open", "answers": told})
        return Exit.OK
    for one in answers:
        job.say(_line(job, one, case))
    job.say(
        {
            "asked": _(
                "Nobody has said whether it can be dangerous that the guardians know. Think of "
                "violence and honour. No paper is printed for a guardian before that."
            ),
            "held": _(
                "It may be dangerous: nothing is printed or saved for a guardian. Speak with the "
                "social services, then note what they said: --answer cleared --said TEXT"
            ),
        }.get(state, _("Nothing is held back from the guardians for this."))
    )
    return Exit.OK


def _line(job: Job, one: ContactRule, case: str) -> str:
    _ = job.words.gettext
    elsewhere = "" if one.case == case else f" ({_('in another case of the young person')})"
    said = danger_answer(one.kind.value, job.words)
    return f"{job.local(one.set_at)}  {said}  {one.set_by}{elsewhere}  {one.reason}".rstrip()


def _plain(one: ContactRule) -> dict[str, object]:
    names = {kind: name for name, kind in _ANSWERS.items()}
    told = {"answer": names[one.kind], "said": one.reason, "at": one.set_at}
    return told | {"by": one.set_by, "case": one.case}
