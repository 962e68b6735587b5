"""``sspf log-review list | draw | show | mark | sign | again``, for the unit manager."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit
from sspf_app.console.job import Job
from sspf_app.services.log_review_records import ReviewMark
from sspf_app.services.log_reviews import SIZES
from sspf_app.texts.log_lines import action_name, kind_name
from sspf_app.texts.log_reviews import mark_name, rule_name

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.bundle import Services
    from sspf_app.services.log_reviews import LineView, ReviewView


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the commands."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "log-review", _("reviews of the log, for the unit manager"))
    listed = syntax.command(group, "list", _("every review, the newest first"), show_list)
    drawn = syntax.command(group, "draw", _("draw lines by rules and by lot"), draw)
    span = {"metavar": _("DAY"), "type": syntax.day, "required": True}
    drawn.add_argument("--from", dest="from_day", help=_("the first day"), **span)
    drawn.add_argument("--to", dest="to_day", help=_("the last day"), **span)
    drawn.add_argument(
        "--lot", type=int, choices=SIZES, default=SIZES[1], help=_("how many by lot")
    )
    shown = syntax.command(group, "show", _("the lines that were drawn"), show)
    marked = syntax.command(group, "mark", _("say what you make of a line"), mark)
    signed = syntax.command(group, "sign", _("sign the result"), sign)
    again = syntax.command(group, "again", _("draw the same again and compare"), draw_again)
    for parser in (shown, marked, signed, again):
        parser.add_argument("review", metavar=_("REVIEW"), help=_("identifier, as list tells"))
    marked.add_argument(
        "--line", metavar=_("NUMBER"), type=int, required=True, help=_("which line")
    )
    marked.add_argument(
        "--as",
        dest="how",
        required=True,
        choices=[one.value for one in ReviewMark],
        help=_("what it is to be"),
    )
    for parser in (listed, drawn, shown, marked, signed, again):
        syntax.vault(parser)
        syntax.json(parser)


def show_list(job: Job) -> int:
    """Tell every review."""
    _ = job.words.gettext
    with job.services() as services:
        found = services.log_reviews.board()
    if job.wants_json:
        keys = ("id", "from", "to", "unmarked", "signed_at")
        told = [(one.id, one.first_on, one.last_on, one.unmarked, one.signed_at) for one in found]
        job.put({"reviews": [dict(zip(keys, row, strict=True)) for row in told]})
        return Exit.OK
    job.table(
        (_("identifier"), _("from"), _("to and with"), _("unmarked"), _("signed")),
        [
            (
                one.id,
                one.first_on.isoformat(),
                one.last_on.isoformat(),
                str(one.unmarked),
                job.local(one.signed_at),
            )
            for one in found
        ],
        empty=_("The log has not been reviewed yet."),
    )
    return Exit.OK


def draw(job: Job) -> int:
    """Draw lines."""
    _ = job.words.gettext
    options = job.options
    with job.services() as services:
        made = services.log_reviews.draw(options.from_day, options.to_day, size=options.lot)
        view = _tell(job, services, made.new_id or "")
    _say_next(job, _("The lines are drawn."), view)
    return Exit.OK


def show(job: Job) -> int:
    """Tell the lines."""
    with job.services() as services:
        _tell(job, services, job.options.review)
    return Exit.OK


def mark(job: Job) -> int:
    """Mark a line."""
    _ = job.words.gettext
    options = job.options
    with job.services() as services:
        services.log_reviews.mark(options.review, options.line, ReviewMark(options.how))
        view = _tell(job, services, options.review)
    done = _("Line {n} is marked: {mark}.")
    _say_next(job, done.format(n=options.line, mark=mark_name(options.how, job.words)), view)
    return Exit.OK


def sign(job: Job) -> int:
    """Sign the result."""
    with job.services() as services:
        services.log_reviews.sign(job.options.review)
        _tell(job, services, job.options.review)
    if not job.wants_json:
        job.say(job.words.gettext("The result is signed, and can be changed no more."))
    return Exit.OK


def draw_again(job: Job) -> int:
    """Draw the same again."""
    _ = job.words.gettext
    with job.services() as services:
        found = services.log_reviews.draw_again(job.options.review)
    if job.wants_json:
        job.put({"same": found.is_same, "cleared": found.cleared})
    elif found.is_same:
        job.say(_("The same lines were drawn, and each says what it said."))
    else:
        job.say(_("It is not the same; lines cleared since: {n}.").format(n=found.cleared))
    return Exit.OK if found.is_same else Exit.NO


def _say_next(job: Job, done: str, view: ReviewView) -> None:
    """What was done, and what is next."""
    _ = job.words.gettext
    if job.wants_json:
        return
    left = sum(one.drawn.mark is None for one in view.lines)
    said = job.words.ngettext("{n} line is not marked.", "{n} lines are not marked.", left)
    signing = _("Every line is marked. Sign it: sspf log-review sign {id}")
    job.say(done, said.format(n=left) if left else signing.format(id=view.review.id))


def _tell(job: Job, services: Services, review: str) -> ReviewView:
    _ = job.words.gettext
    view = services.log_reviews.look(review)
    if job.wants_json:
        job.put(
            {
                "id": review,
                "seed": view.review.seed,
                "of_lines": view.review.of_lines,
                "signed_at": view.review.signed_at,
                "whole": view.is_whole,
                "lines": [_line(one) for one in view.lines],
            }
        )
        return view
    job.say(review, _("Seed {seed}.").format(seed=view.review.seed))
    for one in view.lines:
        said = _line(one)
        at = "" if one.entry is None else job.local(one.entry.at)
        why = ", ".join(rule_name(rule.value, job.words) for rule in one.drawn.rules)
        marked = "" if one.drawn.mark is None else mark_name(one.drawn.mark.value, job.words)
        done = action_name(str(said["action"]), job.words)
        touched = kind_name(str(said["subject"]), job.words)
        what = f"{done}: {touched} {said['case']}"
        job.say(f"{one.drawn.number}  {at}  {said['who']}  {what}  [{why}]  {marked}")
    if not view.is_whole:
        job.warn(_("It is not as it was signed."))
    return view


def _line(one: LineView) -> dict[str, object]:
    entry = one.entry
    return {
        "number": one.drawn.number,
        "at": None if entry is None else entry.at,
        "who": one.who,
        "action": "" if entry is None else entry.action.value,
        "subject": "" if entry is None else entry.subject.partition(":")[0],
        "case": one.reference,
        "reason": "" if entry is None else entry.reason or "",
        "rules": [rule.value for rule in one.drawn.rules],
        "mark": None if one.drawn.mark is None else one.drawn.mark.value,
    }
