"""``sspf statistics``: figures over all cases, with small numbers hidden."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit, UsageError
from sspf_app.console.job import Job

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.domain.statistics import Period
    from sspf_app.services.statistics_views import StatisticsView


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the command."""
    _ = syntax.words.gettext
    parser = syntax.command(
        commands, "statistics", _("figures of half a year or a year, small numbers hidden"), tell
    )
    parser.add_argument(
        "--period", metavar=_("PERIOD"), required=True, help=_("2026 for a year, 2026-1 for a half")
    )
    parser.add_argument(
        "--format",
        choices=["pdf", "csv", "json"],
        help=_("export a period that is over; its figures then stand"),
    )
    parser.add_argument("--out", metavar=_("FOLDER"), type=Path, help=_("where to export it"))
    syntax.vault(parser)
    syntax.json(parser)


def tell(job: Job) -> int:
    """Tell the figures, or export them."""
    from sspf_app.domain.statistics import Period

    options = job.options
    if (options.format is None) != (options.out is None):
        raise UsageError(job.words.gettext("--format and --out go together."))
    period = Period.parse(options.period)
    if options.format is not None:
        return _export(job, period)
    with job.services() as services:
        view = services.statistics.look(period)
    if job.wants_json:
        job.put(_as_json(view))
    else:
        _say(job, view)
    return Exit.OK


def _export(job: Job, period: Period) -> int:
    from sspf_app.services.statistics_views import StatisticsFormat

    options = job.options
    with job.into(options.out), job.services() as services:
        done = services.statistics.export(
            period, StatisticsFormat(options.format), folder=options.out
        )
    if job.wants_json:
        job.put({"file": done.path, "sha256": done.sha256})
    else:
        job.say(job.words.gettext("Written: {path}").format(path=done.path))
    return Exit.OK


def _say(job: Job, view: StatisticsView) -> None:
    from sspf_app.texts.statistics import explanations, period_words, statistics_parts

    job.say(period_words(view.choice.period, job.words))
    for part in statistics_parts(view.figures, view.before, job.words):
        job.say("")
        job.say(part.title)
        for line in part.lines:
            numbers = "  ".join(one for one in (line.number, line.share) if one)
            job.say(f"{'  ' * (line.depth + 1)}{line.words}: {numbers}")
    job.say("")
    for sentence in explanations(job.words):
        job.say(sentence)


def _as_json(view: StatisticsView) -> object:
    import json

    from sspf_app.domain.suppression import kept_text

    stands = view.fixed_at is not None
    return {"figures": json.loads(kept_text(view.figures)), "stands": stands}
