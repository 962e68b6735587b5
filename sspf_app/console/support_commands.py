"""``sspf support list | import | export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit
from sspf_app.console.job import Job
from sspf_app.texts.support import STATES, ages

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the commands."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "support", _("the catalogue of support in the area"))
    listing = syntax.command(group, "list", _("every entry, and whether it is offered"), show)
    taking = syntax.command(group, "import", _("read entries from a sheet: all or none"), take_in)
    taking.add_argument("file", metavar=_("FILE"), type=Path, help=_("the file that is read"))
    saving = syntax.command(group, "export", _("save the catalogue as a sheet"), save)
    saving.add_argument(
        "--out",
        metavar=_("FOLDER"),
        type=Path,
        required=True,
        help=_("the folder it is written to"),
    )
    for parser in (listing, taking, saving):
        syntax.vault(parser)
        syntax.json(parser)


def show(job: Job) -> int:
    """Tell what there is."""
    with job.services() as services:
        found = services.support.entries()
    if job.wants_json:
        for one in found:
            job.put(one)
        return Exit.OK
    _ = job.words.gettext
    job.table(
        (_("Kind of support"), _("For whom"), _("Given by"), _("State")),
        [
            (
                one.entry.name,
                one.entry.whom or ages(one.entry.from_age, one.entry.to_age, job.words),
                one.giver,
                job.words.marked(STATES[one.state.value]),
            )
            for one in found
        ],
        empty=_("The catalogue is empty."),
    )
    return Exit.OK


def take_in(job: Job) -> int:
    """Read a sheet."""
    with job.services() as services:
        sheets = services.support_sheets
        taken = sheets.take_in(sheets.read(job.options.file))
    if job.wants_json:
        job.put({"added": taken.added, "changed": taken.changed, "same": taken.same})
    else:
        said = job.words.gettext("New: {added}. Corrected: {changed}. As before: {same}.")
        job.say(said.format(added=taken.added, changed=taken.changed, same=taken.same))
    return Exit.OK


def save(job: Job) -> int:
    """Write the sheet."""
    with job.into(job.options.out), job.services() as services:
        path = services.support_sheets.save(job.options.out)
    if job.wants_json:
        job.put({"file": path})
    else:
        job.say(job.words.gettext("The sheet is saved: {path}").format(path=path))
    return Exit.OK
