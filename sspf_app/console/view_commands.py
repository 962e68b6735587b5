"""``sspf view list | note | restrict | lift``: the rights of those an item is about, beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit
from sspf_app.console.job import Job
from sspf_app.console.naming import person_of
from sspf_app.console.opening import opened
from sspf_app.services.held_copies import to_be_told
from sspf_app.services.own_views import ViewInput
from sspf_app.texts.ledger import paper_kind

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.item_rights import ItemWithRights


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the commands."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "view", _("how people see what is noted about them"))
    listed = syntax.command(group, "list", _("every item of a case, with views"), show_list)
    noted = syntax.command(group, "note", _("note a view beside an item"), note)
    held = syntax.command(group, "restrict", _("share an item with nobody"), restrict)
    held.add_argument(
        "--since", metavar=_("DAY"), type=syntax.day, required=True, help="2026-03-12"
    )
    freed = syntax.command(group, "lift", _("end a restriction, once they were told"), lift)
    freed.add_argument(
        "--told", metavar=_("DAY"), type=syntax.day, required=True, help="2026-03-12"
    )
    every = (listed, noted, held, freed)
    for parser in every:
        parser.add_argument("case", metavar=_("CASE"), help=_("reference or identifier"))
    for parser in (noted, held, freed):
        parser.add_argument("item", metavar=_("ITEM"), help=_("identifier, as list tells"))
    noted.add_argument(
        "--by", metavar=_("PERSON"), required=True, help=_("whom it is about, or a guardian")
    )
    noted.add_argument(
        "--said", metavar=_("DAY"), type=syntax.day, required=True, help="2026-03-12"
    )
    noted.add_argument("--text", metavar=_("WORDS"), required=True, help=_("what they say"))
    for parser in every:
        syntax.reason(parser)
        syntax.vault(parser)
        syntax.json(parser)


def show_list(job: Job) -> int:
    """Tell the items of a case, what is restricted, and who has what is no longer so."""
    _ = job.words.gettext
    with job.services() as services:
        case = opened(services, job, job.options.case).case
        found = services.item_rights.of_case(case)
    if job.wants_json:
        job.put({"items": [_plain(one) for one in found]})
        return Exit.OK
    if not found:
        job.say(_("Nothing is noted in the case yet."))
    for one in found:
        job.say(f"{one.item}  {one.text}")
        if one.is_restricted:
            job.say("    " + _("Its use is restricted until that is lifted."))
        for view in one.views:
            job.say(f"    {view}")
        for copy in to_be_told(one.copies):
            kind = paper_kind(copy.kind.value, job.words)
            said = (
                _("{name} has got it as it no longer is ({kind}, {day}): tell them.")
                if copy.is_older
                else _("{name} got it before it was restricted ({kind}, {day}): tell them.")
            )
            job.say("    " + said.format(name=copy.name, kind=kind, day=f"{copy.at:%Y-%m-%d}"))
    return Exit.OK


def _plain(one: ItemWithRights) -> dict[str, object]:
    return {
        "id": one.item,
        "text": one.text,
        "views": one.views,
        "is_restricted": one.is_restricted,
        "to_be_told": [copy.name for copy in to_be_told(one.copies)],
    }


def restrict(job: Job) -> int:
    """Restrict an item."""
    with job.services() as services:
        case = opened(services, job, job.options.case).case
        services.item_rights.restrict(case, job.options.item, job.options.since)
    return _done(job, job.words.gettext("It is restricted: nobody gets it until you lift that."))


def lift(job: Job) -> int:
    """Lift a restriction."""
    with job.services() as services:
        case = opened(services, job, job.options.case).case
        services.item_rights.lift(case, job.options.item, told_on=job.options.told)
    return _done(job, job.words.gettext("The restriction is lifted; the consents decide again."))


def _done(job: Job, said: str) -> int:
    if job.wants_json:
        job.put({"item": job.options.item})
    else:
        job.say(said)
    return Exit.OK


def note(job: Job) -> int:
    """Note a view."""
    options = job.options
    with job.services() as services:
        detail = opened(services, job, options.case)
        entry = ViewInput(
            case=detail.case,
            item=options.item,
            person=person_of(job, detail, options.by),
            text=options.text,
            said_on=options.said,
        )
        services.own_views.note(entry)
    if job.wants_json:
        job.put({"noted": options.item})
    else:
        job.say(job.words.gettext("Their view is noted, and printed with the item."))
    return Exit.OK
