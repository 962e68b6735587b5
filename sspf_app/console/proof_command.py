"""``sspf proof``: what can be shown of the vault, and what is not as it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit
from sspf_app.console.job import Job

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.proof import ProofView
    from sspf_app.texts.catalogue import Words


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the command."""
    _ = syntax.words.gettext
    parser = syntax.command(
        commands, "proof", _("show how the vault is protected, and what is not in order"), show
    )
    syntax.vault(parser)
    syntax.json(parser)


def show(job: Job) -> int:
    """Show it; ``Exit.NO`` where something is not in order."""
    with job.unlocked() as vault:
        view = job.workshop.proof(vault).show()
    if job.wants_json:
        job.put(view)
    else:
        _say(job, view)
    return Exit.NO if view.warnings else Exit.OK


def _say(job: Job, view: ProofView) -> None:
    _ = job.words.gettext
    never, found = _("never"), view.encryption
    hmac = found.page_hmac or _("none")
    lines = (
        (_("Vault"), view.vault),
        (_("Encryption"), f"{found.cipher}, SQLCipher {found.version} ({found.provider})"),
        (_("Every page sealed with"), hmac),
        (_("Keys made so far"), str(view.generation)),
        *((_("Opens it"), f"{one.login} ({one.role or '?'}): {one.cost}") for one in view.users),
        (_("Last backup"), job.local(view.backed_up_at) or never),
        (_("A backup last opened and found whole"), job.local(view.proven_at) or never),
        (_("The whole last checked and found sound"), job.local(view.checked_at) or never),
        (_("Lines of the log"), str(view.log.lines)),
        (_("Older lines, gone in their time"), str(view.log.cut)),
        (_("Head of the log"), view.log.shown),
        (_("Cases past their time"), str(view.past_time)),
    )
    width = max(len(name) for name, _value in lines)
    job.say(*(f"{name.ljust(width)}  {value}" for name, value in lines))
    sentences = _sentences(job.words)
    job.say("", *(sentences[code] for code in view.warnings))
    if not view.warnings:
        job.say(_("Nothing is out of order."))


def _sentences(words: Words) -> Mapping[str, str]:
    _ = words.gettext
    return {
        "clock_back": _("The clock was set back, and nobody has confirmed it."),
        "clock_ahead": _("The clock leapt ahead, and nobody has confirmed it."),
        "no_page_hmac": _("The pages of the file are not sealed: changes would not be seen."),
        "unknown_user": _("Somebody has a password who is no user of the vault."),
        "backup_missing": _("There is no backup."),
        "backup_old": _("The last backup is older than a week."),
        "restore_unproven": _("No backup has been opened and found whole for two months."),
        "log_broken": _("Lines of the log were changed, deleted or moved: check the vault."),
        "past_time": _("Cases are past their time: propose their disposal."),
    }
