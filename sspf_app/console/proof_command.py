"""``sspf proof``: what can be shown of the vault, and what is not as it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit
from sspf_app.console.job import Job

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.proof import ProofView


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
    from sspf_app.services.proof_words import (
        never_checked,
        proof_advice,
        proof_lines,
        proof_warnings,
    )

    _ = job.words.gettext
    lines = proof_lines(view, job.words, job.workshop.zone)
    width = max(len(name) for name, _value in lines)
    job.say(*(f"{name.ljust(width)}  {value}" for name, value in lines))
    job.say("", *proof_warnings(view, job.words))
    if "restore_unproven" in view.warnings:
        job.say(
            _("Unlock in the window, which tries one, or: sspf backup verify FILE --vault FOLDER")
        )
    if "unchecked" in view.warnings:
        job.say(_("To check it: sspf vault verify FOLDER"))
    if not view.warnings:
        job.say(_("Nothing is seen to be out of order."))
    if unchecked := never_checked(view, job.words):
        job.say(unchecked)
    job.say(*proof_advice(view, job.words))
