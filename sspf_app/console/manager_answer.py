"""``sspf manager-key answer``: an approval from a unit manager who is elsewhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit, UsageError
from sspf_app.console.job import Job
from sspf_app.texts.approvals import KINDS, asked_lines

if TYPE_CHECKING:
    import argparse

    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.manager_desk import AskedOfMe, OwnKey


def add_to(group: Commands, syntax: Syntax) -> None:
    """Add the command to ``manager-key``."""
    _ = syntax.words.gettext
    answering = syntax.command(
        group, "answer", _("read a sealed request for approval, and answer it"), answer
    )
    answering.add_argument("file", metavar=_("FILE"), type=Path, help=_("the sealed request"))
    own_key(answering, syntax)
    said = answering.add_mutually_exclusive_group()
    said.add_argument("--yes", action="store_true", help=_("approve what was read"))
    said.add_argument("--no", action="store_true", help=_("decline it; say why with --because"))
    answering.add_argument("--because", metavar=_("TEXT"), default="", help=_("why"))
    answering.add_argument(
        "--number",
        metavar=_("NUMBER"),
        type=int,
        help=_("with --yes to a disposal: how many entries go"),
    )
    answering.add_argument("--out", metavar=_("FOLDER"), type=Path, help=_("where the answer goes"))
    syntax.secrets(answering)
    syntax.json(answering)


def own_key(parser: argparse.ArgumentParser, syntax: Syntax) -> None:
    """Add the file of the manager's own key."""
    _ = syntax.words.gettext
    parser.add_argument(
        "--key", metavar=_("FILE"), type=Path, required=True, help=_("your own key")
    )


def opened_key(job: Job) -> OwnKey:
    """Ask for the passphrase and open the manager's own key."""
    _ = job.words.gettext
    passphrase = job.secrets.ask(_("Passphrase of the key"))
    return job.workshop.manager_desk.open_key(job.options.key, passphrase=passphrase)


def answer(job: Job) -> int:
    """Read a request, and answer it when yes or no was said."""
    _ = job.words.gettext
    options, desk = job.options, job.workshop.manager_desk
    is_answered = options.yes or options.no
    if is_answered and options.out is None:
        raise UsageError(_("Say where the answer goes, such as --out FOLDER."))
    if bool(options.because.strip()) != options.no:
        raise UsageError(_("Say why with --because when the answer is --no, and only then."))
    key = opened_key(job)
    found = desk.read_request(key, options.file)
    written = None
    if is_answered:
        with job.into(options.out):
            written = desk.answer(
                key, found, options.out, why_not=options.because, number=options.number
            )
    if job.wants_json:
        told = {"asked": found.asked, "sha256": found.sha256, "vault_words": found.sender.words}
        job.put(told | {"answer": written})
        return Exit.OK
    _tell_request(job, found)
    if written is None:
        job.say(_("Nothing was answered. Answer with --yes, or with --no --because TEXT."))
    else:
        job.say(_("Answered: {path}").format(path=written))
    return Exit.OK


def _when(job: Job, written: str) -> str:
    """An instant of a request, in local time; as it is where it is none."""
    try:
        return job.local(datetime.fromisoformat(written))
    except (ValueError, OverflowError):
        return written


def _tell_request(job: Job, found: AskedOfMe) -> None:
    _, asked = job.words.gettext, found.asked
    kind = job.words.marked(KINDS[asked.kind])
    told = _("{what}, case {case} of {vault}") if asked.reference else _("{what}, of {vault}")
    job.say(
        told.format(what=kind, case=asked.reference, vault=asked.vault),
        *asked_lines(asked.facts, job.words),
        _("Asked by {who}, {at}").format(who=asked.requested_by, at=_when(job, asked.requested_at)),
        _("Words of the vault that signed it: {words}").format(words=" ".join(found.sender.words)),
    )
    if asked.cases:
        number = len(asked.cases)
        gone = job.words.ngettext(
            "{n} entry is deleted for ever.", "{n} entries are deleted for ever.", number
        )
        job.say(
            gone.format(n=number),
            _("To approve it, add: {option}").format(option=f"--number {number}"),
        )
