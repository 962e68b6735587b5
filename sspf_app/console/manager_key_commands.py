"""``sspf manager-key make | list | register | end | open-log``: the manager's own key."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console import manager_answer
from sspf_app.console.exits import Exit, WrongFileError
from sspf_app.console.job import Job
from sspf_app.domain.errors import DomainError
from sspf_app.services.log_copy_file import Verdict

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.bundle import Services
    from sspf_app.services.manager_desk import OpenedLog
    from sspf_app.services.transfer_ports import KeyCard

_SOUND = frozenset({Verdict.FIRST, Verdict.GOES_ON})


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the commands."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "manager-key", _("the unit manager's own key"))
    made = syntax.command(
        group, "make", _("make a key outside every vault, under a passphrase"), make
    )
    made.add_argument("file", metavar=_("FILE"), type=Path, help=_("where to write it"))
    made.add_argument("--name", metavar=_("NAME"), required=True, help=_("whose key it is"))
    _add_of_vault(group, syntax)
    opened = syntax.command(group, "open-log", _("read a sealed copy of the log"), open_log)
    opened.add_argument("file", metavar=_("FILE"), type=Path, help=_("the sealed copy"))
    manager_answer.own_key(opened, syntax)
    opened.add_argument(
        "--after", metavar=_("FILE"), type=Path, help=_("the copy before, to compare with")
    )
    opened.add_argument(
        "--csv", metavar=_("FILE"), type=Path, help=_("write the lines for a spreadsheet")
    )
    manager_answer.add_to(group, syntax)
    for parser in (made, opened):
        syntax.secrets(parser)
        syntax.json(parser)


def _add_of_vault(group: Commands, syntax: Syntax) -> None:
    _ = syntax.words.gettext
    listed = syntax.command(group, "list", _("the keys of unit managers in a vault"), show_list)
    entered = syntax.command(
        group, "register", _("enter the public part in a vault, as manager or administrator"),
        register,
    )  # fmt: skip
    entered.add_argument("file", metavar=_("FILE"), type=Path, help=_("the public part"))
    entered.add_argument(
        "--words-agree",
        action="store_true",
        help=_("its twelve words were compared with those the manager has"),
    )
    ended = syntax.command(group, "end", _("let a key count no longer"), end)
    for parser in (entered, ended):
        parser.add_argument(
            "--manager", metavar=_("NAME"), required=True, help=_("login of the unit manager")
        )
    for parser in (listed, entered, ended):
        syntax.vault(parser)
        syntax.json(parser)


def make(job: Job) -> int:
    """Make a key."""
    _ = job.words.gettext
    options = job.options
    passphrase = job.secrets.ask(_("New passphrase of the key"), is_new=True)
    made = job.workshop.manager_desk.make(options.file, name=options.name, passphrase=passphrase)
    if job.wants_json:
        job.put({"private": made.private, "public": made.public, "words": made.words})
        return Exit.OK
    job.say(
        _("Your own key: {path}. Keep it where nobody else has it.").format(path=made.private),
        _("The public part, to be entered in the vault: {path}").format(path=made.public),
        _("Its words: {words}").format(words=" ".join(made.words)),
    )
    return Exit.OK


def show_list(job: Job) -> int:
    """Tell the keys that hold, and the words of the vault."""
    _ = job.words.gettext
    with job.services() as services:
        board = services.manager_keys.board()
    if job.wants_json:
        keys = [
            {
                "id": one.key.id,
                "login": one.manager.login,
                "name": one.manager.name,
                "words": one.words,
                "copied_to": one.key.copied_to,
                "copied_at": one.key.copied_at,
            }
            for one in board.keys
        ]
        job.put({"own": board.own_words, "keys": keys})
        return Exit.OK
    job.say(_("Words of this vault: {words}").format(words=" ".join(board.own_words)))
    rows = [
        (one.manager.login, one.manager.name, job.local(one.key.copied_at), " ".join(one.words))
        for one in board.keys
    ]
    job.table(
        (_("login"), _("name"), _("last copy"), _("words")),
        rows,
        empty=_("No key of a unit manager is entered yet."),
    )
    return Exit.OK


def register(job: Job) -> int:
    """Enter a key."""
    _ = job.words.gettext
    options = job.options
    with job.services() as services:
        card = _card(job, services, options.file)
        job.warn(_("Its words: {words}").format(words=" ".join(card.words)))
        changes = services.manager_keys.register(
            card, login=options.manager, heard=options.words_agree
        )
    if job.wants_json:
        job.put({"id": changes.new_id})
    else:
        job.say(_("The key is entered. What is sealed to it only its holder can read."))
    return Exit.OK


def _card(job: Job, services: Services, path: Path) -> KeyCard:
    """The public part in a file.

    Raises:
        WrongFileError: it is none: perhaps the private part was named.
        DomainError: as ``ManagerKeys.read_card``, otherwise.
    """
    try:
        return services.manager_keys.read_card(path)
    except DomainError as error:
        if error.code != "no_key_card":
            raise
        told = job.words.gettext(
            "{file} is no public key. Name the file that ends with .sspf-nyckel; the other one the "
            "manager keeps alone."
        )
        raise WrongFileError(told.format(file=path.name)) from error


def end(job: Job) -> int:
    """End a key."""
    _ = job.words.gettext
    with job.services() as services:
        services.manager_keys.end(job.options.manager)
    if job.wants_json:
        job.put({"ended": True})
    else:
        job.say(_("The key counts no longer."))
    return Exit.OK


def open_log(job: Job) -> int:
    """Read a copy of the log."""
    _ = job.words.gettext
    options, desk = job.options, job.workshop.manager_desk
    opened = desk.open_log(manager_answer.opened_key(job), options.file, before=options.after)
    written = None if options.csv is None else desk.write_table(opened, options.csv)
    is_sound = opened.verdict in _SOUND
    if job.wants_json:
        job.put(
            {
                "verdict": opened.verdict,
                "sound": is_sound,
                "vault_words": opened.sender.words,
                "begins": opened.copy.begins,
                "lines": opened.copy.lines,
                "csv": written,
            }
        )
    else:
        _tell(job, opened, is_listed=written is None)
        if written is not None:
            job.say(_("Written, for anybody to read: {path}").format(path=written))
    return Exit.OK if is_sound else Exit.NO


def _tell(job: Job, opened: OpenedLog, *, is_listed: bool) -> None:
    from sspf_app.texts.log_copies import verdict_sentence
    from sspf_app.texts.log_lines import action_name, kind_name

    _ = job.words.gettext
    copy = opened.copy
    if is_listed:
        heads = (_("number"), _("when"), _("who"), _("did"), _("what"), _("case"), _("reason"))
        job.table(
            heads,
            [
                (
                    str(one.number),
                    job.local(datetime.fromisoformat(one.at)),
                    one.name or one.user,
                    action_name(one.action, job.words),
                    kind_name(one.subject.partition(":")[0], job.words),
                    one.reference or one.case,
                    one.reason,
                )
                for one in copy.lines
            ],
        )
    job.say(
        _("From {vault}, made {at} by {who}. Lines: {n}.").format(
            vault=copy.begins.vault,
            at=job.local(datetime.fromisoformat(copy.begins.made_at)),
            who=copy.begins.made_by,
            n=len(copy.lines),
        ),
        _("Words of the vault that signed it: {words}").format(
            words=" ".join(opened.sender.words)
        ),
        verdict_sentence(opened.verdict.value, job.words),
    )  # fmt: skip
