"""``sspf view list | note``: how people see what is noted about them, beside the items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sspf_app.console.case_commands import opened
from sspf_app.console.exits import Exit
from sspf_app.console.job import Job
from sspf_app.services.own_views import ViewInput

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the commands."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "view", _("how people see what is noted about them"))
    listed = syntax.command(group, "list", _("every item of a case, with views"), show_list)
    noted = syntax.command(group, "note", _("note a view beside an item"), note)
    for parser in (listed, noted):
        parser.add_argument("case", metavar=_("CASE"), help=_("reference or identifier"))
    noted.add_argument("item", metavar=_("ITEM"), help=_("identifier, as list tells"))
    noted.add_argument(
        "--by", metavar=_("PERSON"), required=True, help=_("whom it is about, or a guardian")
    )
    noted.add_argument(
        "--said", metavar=_("DAY"), type=syntax.day, required=True, help="2026-03-12"
    )
    noted.add_argument("--text", metavar=_("WORDS"), required=True, help=_("what they say"))
    for parser in (listed, noted):
        syntax.reason(parser)
        syntax.vault(parser)
        syntax.json(parser)


def show_list(job: Job) -> int:
    """Tell the items of a case."""
    with job.services() as services:
        case = opened(services, job, job.options.case).case
        found = services.own_views.of_case(case)
    if job.wants_json:
        job.put(
            {"items": [{"id": one.item, "text": one.text, "views": one.views} for one in found]}
        )
        return Exit.OK
    for one in found:
        job.say(f"{one.item}  {one.text}")
        for view in one.views:
            job.say(f"    {view}")
    return Exit.OK


def note(job: Job) -> int:
    """Note a view."""
    options = job.options
    with job.services() as services:
        case = opened(services, job, options.case).case
        entry = ViewInput(
            case=case,
            item=options.item,
            person=options.by,
            text=options.text,
            said_on=options.said,
        )
        services.own_views.note(entry)
    if job.wants_json:
        job.put({"noted": options.item})
    else:
        job.say(job.words.gettext("Their view is noted, and printed with the item."))
    return Exit.OK
