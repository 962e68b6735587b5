"""``sspf incident``: whose data an incident concerns, for the report within 72 hours."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit
from sspf_app.console.job import Job
from sspf_app.services.incident_views import IncidentQuery, IncidentRole
from sspf_app.texts.incidents import role_name

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the command."""
    _ = syntax.words.gettext
    parser = syntax.command(commands, "incident", _("whose data an incident concerns"), tell)
    parser.add_argument(
        "--from",
        dest="from_day",
        metavar=_("DAY"),
        type=syntax.day,
        required=True,
        help=_("the first day"),
    )
    parser.add_argument(
        "--to",
        dest="to_day",
        metavar=_("DAY"),
        type=syntax.day,
        required=True,
        help=_("the last day"),
    )
    parser.add_argument("--recipient", metavar=_("ID"), default="", help=_("who got it"))
    parser.add_argument(
        "--computer", metavar=_("NAME"), default="", help=_("the computer that is lost")
    )
    parser.add_argument(
        "--paper", metavar=_("NAME"), default="", help=_("part of the name of a file")
    )
    parser.add_argument("--whole", action="store_true", help=_("a copy of the whole vault is lost"))
    parser.add_argument("--out", metavar=_("FOLDER"), type=Path, help=_("where to save it"))
    parser.add_argument(
        "--as",
        dest="form",
        choices=("table", "paper"),
        default="table",
        help=_("what is saved: a table for a spreadsheet, or a paper"),
    )
    syntax.vault(parser)
    syntax.json(parser)


def tell(job: Job) -> int:
    """Tell whose data it concerns, or save the table."""
    _ = job.words.gettext
    options = job.options
    query = IncidentQuery(
        first_on=options.from_day,
        last_on=options.to_day,
        recipient=options.recipient,
        workstation=options.computer,
        paper=options.paper,
        is_whole=options.whole,
    )
    saving = nullcontext() if options.out is None else job.into(options.out)
    with saving, job.services() as services:
        found = services.incidents.look(query)
        path = None
        if options.out is not None:
            path, _changes = services.incidents.export(
                query, options.out, is_paper=options.form == "paper"
            )
    if job.wants_json:
        job.put(
            {
                "persons": [asdict(one) for one in found.persons],
                "protected": found.protected,
                "children": found.children,
                "papers": found.papers,
                "backups": found.backups,
                "file": path,
            }
        )
        return Exit.OK
    for one in found.persons:
        name = one.name or (_("protected identity") if one.is_protected else _("not named"))
        if one.role is not IncidentRole.CASE:
            role = role_name(one.role.value, job.words)
            name = f"{name} ({', '.join(filter(None, (role, one.of_party)))})"
        since = "" if one.known_since is None else one.known_since.isoformat()
        job.say(f"{name}  {', '.join(one.cases)}  {since}")
        for way in one.ways:
            job.say(f"    {way}")
    job.say(
        _(
            "Persons: {n}, protected: {p}, under age: {c}, in lists of attendance alone: {came}, "
            "contacts: {contacts}, users: {users}, papers: {papers}, backups: {b}"
        ).format(
            n=found.count(IncidentRole.CASE),
            came=found.count(IncidentRole.ATTENDANCE),
            contacts=found.count(IncidentRole.CONTACT),
            users=found.count(IncidentRole.USER),
            p=found.protected,
            c=found.children,
            papers=found.papers,
            b=found.backups,
        )
    )
    if path is not None:
        job.say(_("It is saved: {path}").format(path=path))
    return Exit.OK
