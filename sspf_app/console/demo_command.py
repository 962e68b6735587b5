"""``sspf demo [--cases N]``: a vault of invented cases, to try things on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit, UsageError
from sspf_app.console.job import Job

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax

LOGIN = "demo"
PASSWORD = "påhittade kaniner bygger torn"  # noqa: S105  of invented cases, and shown to everybody


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the command."""
    _ = syntax.words.gettext
    parser = syntax.command(commands, "demo", _("make a vault of invented cases"), run)
    parser.add_argument("--cases", metavar="N", type=int, default=12, help=_("how many"))
    parser.add_argument(
        "--vault",
        metavar=_("FOLDER"),
        type=Path,
        default=Path("sspf-demo"),
        help=_("where; ./sspf-demo by default"),
    )
    syntax.json(parser)


def run(job: Job) -> int:
    """Make the vault and say how to open it."""
    from sspf_app.services.new_users import FirstUser

    _ = job.words.gettext
    folder: Path = job.options.vault
    cases: int = job.options.cases
    if cases < 1:
        raise UsageError(_("At least one case is needed."))
    vaults = job.workshop.vaults
    new = vaults.draft(FirstUser(login=LOGIN, name="Demo"), PASSWORD)
    vault = vaults.create(folder, new)
    try:
        services = job.workshop.services(vault, job.words.language)
        job.workshop.fill_demo(services, cases)
    finally:
        vault.close()
    if job.wants_json:
        job.put({"vault": folder, "login": LOGIN, "password": PASSWORD, "cases": cases})
        return Exit.OK
    job.say(
        _("{count} invented cases are in {path}.").format(count=cases, path=folder),
        _("Login: {login}").format(login=LOGIN),
        _("Password: {password}").format(password=PASSWORD),
        _("Everybody knows this password: put nothing real in this vault."),
    )
    return Exit.OK
