"""``sspf backup create | verify | restore``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit
from sspf_app.console.job import Job
from sspf_app.console.vault_commands import show_verification

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the commands."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "backup", _("make, check and restore backups"))
    made = syntax.command(group, "create", _("write a backup of the vault"), create)
    made.add_argument(
        "--out", metavar=_("FOLDER"), type=Path, help=_("where to; the vault's own by default")
    )
    syntax.vault(made)
    checked = syntax.command(group, "verify", _("open a backup and check all of it"), verify)
    checked.add_argument("file", metavar=_("FILE"), type=Path, help=_("the file that is read"))
    checked.add_argument("--login", metavar=_("NAME"), help=_("who opens it, if there are several"))
    checked.add_argument(
        "--vault",
        metavar=_("FOLDER"),
        type=Path,
        help=_("compare with this vault, with its password of today, and note that it held"),
    )
    syntax.verbose(checked)
    syntax.key_file(checked)
    syntax.secrets(checked)
    restored = syntax.command(
        group, "restore", _("put the vault of a backup into a new folder"), restore
    )
    restored.add_argument("file", metavar=_("FILE"), type=Path, help=_("the file that is read"))
    restored.add_argument("--vault", metavar=_("FOLDER"), type=Path, help=_("the new folder"))
    restored.add_argument(
        "place",
        metavar=_("FOLDER"),
        type=Path,
        nargs="?",
        help=_("the vault's folder, as with --vault"),
    )
    for parser in (made, checked, restored):
        syntax.json(parser)


def create(job: Job) -> int:
    """Write a backup."""
    _ = job.words.gettext
    with job.unlocked() as vault:
        made = job.workshop.backups.create(vault, job.options.out)
    if job.wants_json:
        job.put({"backup": made, "bytes": made.stat().st_size})
    else:
        job.say(_("The backup is made: {path}").format(path=made))
        job.say(_("It opens with the passwords and words of today, also after they are changed."))
    return Exit.OK


def verify(job: Job) -> int:
    """Open a backup with a password of its own time and check all of it."""
    if job.options.vault is not None:
        return _prove(job)
    password = job.secrets.ask(job.words.gettext("Password"))
    found = job.workshop.backups.verify(
        job.options.file,
        login=job.options.login,
        password=password,
        key_file=job.options.key_file,
    )
    return show_verification(job, found)


def _prove(job: Job) -> int:
    """Open the vault and the backup with one password, compare them, and note that it held."""
    _ = job.words.gettext
    with job.unlocked_with() as (vault, password):
        found = job.workshop.backups.prove(vault, job.options.file, password=password)
    code = show_verification(job, found)
    if found.is_sound and not job.wants_json:
        job.say(_("It is noted in the vault that this backup was opened and found whole."))
    return code


def restore(job: Job) -> int:
    """Put the vault of a backup into a new folder."""
    _ = job.words.gettext
    backup = job.workshop.backups.restore(job.options.file, job.vault_folder)
    if job.wants_json:
        job.put(
            {
                "vault": job.vault_folder,
                "made_at": backup.made_at,
                "counts": backup.counts,
                "disposed_since": backup.disposed_since,
            }
        )
    else:
        made = job.local(backup.made_at)
        job.say(
            _("The vault is restored as it was on {day}: {path}").format(
                day=made, path=job.vault_folder
            )
        )
        if backup.disposed_since:
            said = job.words.ngettext(
                "{n} case of the backup has been disposed of since: it is deleted again when the "
                "vault is first opened.",
                "{n} cases of the backup have been disposed of since: they are deleted again when "
                "the vault is first opened.",
                backup.disposed_since,
            )
            job.say(said.format(n=backup.disposed_since))
    return Exit.OK
