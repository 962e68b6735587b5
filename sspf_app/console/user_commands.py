"""``sspf vault passwd | adduser | vouch | enduser | users | words | keyfile``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit, UsageError
from sspf_app.console.job import Job
from sspf_app.console.recovery_sheet import show_words
from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Role
from sspf_app.services.leaving import what_is_left
from sspf_app.texts.leaving import leaving_lines
from sspf_app.texts.users import user_role

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.records import User
    from sspf_app.services.unlocked_vault import UnlockedVault


def add_to(group: Commands, syntax: Syntax) -> None:
    """Add the commands to ``vault``."""
    _ = syntax.words.gettext
    changed = syntax.command(group, "passwd", _("change your own password"), passwd)
    changed.add_argument(
        "--with-words", action="store_true", help=_("the password is forgotten: use the words")
    )
    added = syntax.command(group, "adduser", _("let one more person open the vault"), adduser)
    added.add_argument("--new-login", metavar=_("NAME"), required=True, help=_("the new login"))
    added.add_argument("--name", metavar=_("NAME"), help=_("name of the new user in full"))
    added.add_argument(
        "--role",
        choices=[role.value for role in Role],
        default=Role.COORDINATOR.value,
        help=_("role of the new user"),
    )
    vouched = syntax.command(
        group,
        "vouch",
        _("note a paper that says that one person alone has an account"),
        vouch,
    )
    vouched.add_argument("--user", metavar=_("NAME"), required=True, help=_("login of the account"))
    vouched.add_argument(
        "--signed-by", metavar=_("NAME"), required=True, help=_("who has signed the paper")
    )
    vouched.add_argument(
        "--document", metavar=_("TEXT"), required=True, help=_("where the paper is kept")
    )
    ended = syntax.command(
        group, "enduser", _("end a user and put everything under a new key"), enduser
    )
    ended.add_argument("--user", metavar=_("NAME"), required=True, help=_("login of who leaves"))
    ended.add_argument(
        "--yes", action="store_true", help=_("end them; without it, what they leave is told")
    )
    listed = syntax.command(group, "users", _("who can open the vault, and in which role"), users)
    renewed = syntax.command(group, "words", _("make new recovery words"), words)
    made = syntax.command(
        group, "keyfile", _("make a key file that is needed beside your password, or none"), keyfile
    )
    ways = made.add_mutually_exclusive_group(required=True)
    ways.add_argument("--new", metavar=_("FILE"), type=Path, help=_("where to write a new one"))
    ways.add_argument(
        "--remove", action="store_true", help=_("let the password open the vault alone again")
    )
    for parser in (changed, added, vouched, ended, listed, renewed, made):
        syntax.vault(parser, placed=True)
        syntax.json(parser)


def passwd(job: Job) -> int:
    """Change the own password, with the old one or with the recovery words."""
    _ = job.words.gettext
    lines: tuple[str, ...] = ()
    if job.options.with_words:
        job.workshop.vaults.logins(job.vault_folder)
        before = job.workshop.key_slots.read(job.vault_folder / "vault.slots").logins
        job.wait_for_turn(job.vault_folder)
        typed = job.secrets.ask(_("Recovery words"))
        new = job.secrets.ask(_("New password"), is_new=True)
        vault = job.workshop.vaults.unlock_with_words(
            job.vault_folder, words=typed, login=job.options.login, new_password=new
        )
        job.tell_attempts(vault)
        own = vault.actor.user_id
        had_one = any(one.needs_key_file for one in before if one.user_id == own)
        if had_one and not vault.needs_key_file:
            lines = (
                _(
                    "No key file is needed any longer; a new one: sspf vault keyfile FOLDER --new "
                    "FILE"
                ),
            )
        vault.close()
    else:
        with job.unlocked_with() as (vault, old):
            new = job.secrets.ask(_("New password"), is_new=True)
            job.workshop.access.change_password(vault, old=old, new=new)
    return _done(
        job, {"changed": True}, _("The password is changed. The old one opens no more."), *lines
    )


def keyfile(job: Job) -> int:
    """Make a key file for the own password, or let go of it."""
    _ = job.words.gettext
    new: Path | None = job.options.new
    with job.unlocked_with() as (vault, password):
        had_one = vault.needs_key_file
        if new is not None:
            job.workshop.access.make_key_file(vault, new, password=password)
        else:
            job.workshop.access.drop_key_file(vault, password=password)
    if new is None:
        return _done(job, {"key_file": None}, _("The password opens the vault alone again."))
    return _done(
        job,
        {"key_file": new},
        _("The key file is made: {path}").format(path=new),
        _("It is needed beside the password from now on; without it only the words open."),
        *([_("The key file before it opens nothing any more.")] if had_one else ()),
    )


def adduser(job: Job) -> int:
    """Let one more person open the vault."""
    from sspf_app.services.new_users import FirstUser

    _ = job.words.gettext
    options = job.options
    user = FirstUser(
        login=options.new_login, name=options.name or options.new_login, role=Role(options.role)
    )
    with job.unlocked() as vault:
        password = job.secrets.ask(_("Password of the new user"), is_new=True)
        user_id = job.workshop.access.add_user(vault, user, password)
    told = {"user": user_id, "login": user.login, "role": user.role}
    return _done(job, told, _("{name} can open the vault now.").format(name=user.name))


def vouch(job: Job) -> int:
    """Note a paper that says that one person alone has an account."""
    _ = job.words.gettext
    options = job.options
    with job.unlocked() as vault:
        user = _user(vault, options.user)
        if user is None:
            raise UsageError(_("There is no such user. Nothing was changed."))
        job.workshop.access.vouch(
            vault, user.id, signer=options.signed_by, document=options.document
        )
    return _done(
        job,
        {"vouched": user.login},
        _("It is noted. {name} counts as a second person, whoever made the account.").format(
            name=user.name
        ),
    )


def enduser(job: Job) -> int:
    """End a user; their copy of the slot file opens no data of today."""
    _ = job.words.gettext
    with job.unlocked() as vault:
        user = _user(vault, job.options.user) or _user(vault, job.options.user, with_ended=True)
        if user is None:
            raise UsageError(_("There is no such user. Nothing was changed."))
        if user.id == vault.actor.user_id:
            raise DomainError("own_user")
        with vault.open_unit(vault.actor) as unit:
            left = what_is_left(unit, user, by=vault.actor.user_id)
        if not job.options.yes:
            said = leaving_lines(user.name, left.numbers, job.words, shuts_paper=left.shuts_paper)
            asked = _("End {name} with --yes. Nothing was changed.").format(name=user.name)
            raise UsageError(*said, asked)
        job.workshop.access.end_user(vault, user.id)
    told = {"ended": user.login}
    return _done(
        job,
        told,
        _("{name} cannot open the vault any more; it is under a new key.").format(name=user.name),
        _("If {name} may know the recovery words, make new ones: sspf vault words").format(
            name=user.name
        ),
    )


def users(job: Job) -> int:
    """List who can open the vault."""
    _ = job.words.gettext
    with job.unlocked() as vault, vault.open_unit(vault.actor) as unit:
        found = unit.office.users()
    if job.wants_json:
        job.put(found)
        return Exit.OK
    job.table(
        (_("login"), _("name"), _("role"), _("since"), _("until"), _("signed on paper")),
        [
            (
                one.login,
                one.name,
                user_role(one.role, job.words),
                job.local(one.created_at),
                job.local(one.ended_at),
                ", ".join(filter(None, (one.vouched_by, one.vouched_in))),
            )
            for one in found
        ],
    )
    return Exit.OK


def words(job: Job) -> int:
    """Make new recovery words and show them once."""
    with job.unlocked() as vault:
        made = job.workshop.access.renew_words(vault)
    if job.wants_json:
        job.put({"words": made})
    else:
        show_words(job, made)
        job.say(job.words.gettext("The words before these open the vault no more."))
    return Exit.OK


def _user(vault: UnlockedVault, login: str, *, with_ended: bool = False) -> User | None:
    wanted = login.strip().casefold()
    with vault.open_unit(vault.actor) as unit:
        found = [one for one in unit.office.users() if one.login.casefold() == wanted]
    return next((one for one in found if one.ended_at is None or with_ended), None)


def _done(job: Job, told: Mapping[str, object], *lines: str) -> int:
    if job.wants_json:
        job.put(told)
    else:
        job.say(*lines)
    return Exit.OK
