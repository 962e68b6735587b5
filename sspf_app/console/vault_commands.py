"""``sspf vault create | info | verify | rekey``; the users are in ``user_commands``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sspf_app.console import user_commands
from sspf_app.console.exits import Exit, UsageError
from sspf_app.console.job import Job
from sspf_app.console.recovery_sheet import show_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.vault_ports import LogPlace, Verification


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the commands."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "vault", _("make, check and renew a vault, and its users"))
    made = syntax.command(group, "create", _("make a new vault"), create)
    made.add_argument("--name", metavar=_("NAME"), help=_("name of the first user in full"))
    told = syntax.command(group, "info", _("what can be seen of a vault without a secret"), info)
    checked = syntax.command(
        group, "verify", _("check every page, reference and index, and the log"), verify
    )
    checked.add_argument(
        "--head", metavar=_("HEAD"), help=_("look for the head of the log off the foot of a paper")
    )
    syntax.verbose(checked)
    renewed = syntax.command(group, "rekey", _("put everything under a new key"), rekey)
    renewed.add_argument("--new-words", action="store_true", help=_("make new recovery words too"))
    syntax.vault(made, placed=True, login=_("the user name of the first user"))
    for parser in (told, checked, renewed):
        syntax.vault(parser, placed=True)
    for parser in (made, told, checked, renewed):
        syntax.json(parser)
    user_commands.add_to(group, syntax)


def create(job: Job) -> int:
    """Make a vault with its first coordinator; show the recovery words once."""
    from sspf_app.services.new_users import FirstUser

    _ = job.words.gettext
    folder, login = job.vault_folder, job.options.login
    if not login:
        raise UsageError(_("Name the first user with --login NAME."))
    user = FirstUser(login=login, name=job.options.name or login)
    password = job.secrets.ask(_("Password of the new vault"), is_new=True)
    new = job.workshop.vaults.draft(user, password)
    job.workshop.vaults.create(folder, new).close()
    if job.wants_json:
        job.put({"vault": folder, "login": login, "words": new.words})
        return Exit.OK
    job.say(_("The vault is made: {path}").format(path=folder), "")
    show_words(job, new.words)
    return Exit.OK


def info(job: Job) -> int:
    """Tell what lies in the folder, without a secret."""
    _ = job.words.gettext
    folder = job.vault_folder
    job.workshop.vaults.logins(folder)
    slots = job.workshop.key_slots.read(folder / "vault.slots")
    files = {path.name: path.stat().st_size for path in sorted(folder.glob("vault.*"))}
    backups = [path.name for path in sorted((folder / "backups").glob("*.sspf-backup"))]
    if job.wants_json:
        logins = [one.login for one in slots.logins]
        told: dict[str, object] = {"vault": folder, "id": slots.vault_id, "logins": logins}
        told["key_files"] = [one.login for one in slots.logins if one.needs_key_file]
        told |= {"generation": slots.generation, "kdf": slots.kdf_costs}
        job.put(told | {"files": files, "backups": backups})
        return Exit.OK
    job.say(_("Vault {path}").format(path=folder))
    job.say(_("Keys made so far: {count}").format(count=slots.generation))
    for one, cost in zip(slots.logins, slots.kdf_costs, strict=True):
        job.say(
            _("User {login}: one guess at the password costs {cost}").format(
                login=one.login, cost=cost
            )
        )
        if one.needs_key_file:
            job.say(_("User {login} needs a key file too").format(login=one.login))
    for name, size in files.items():
        job.say(_("File {name}: {size} bytes").format(name=name, size=size))
    job.say(_("Backups beside the vault: {names}").format(names=", ".join(backups) or "–"))
    job.say(_("When the last one was made, wherever it lies: sspf proof --vault FOLDER"))
    return Exit.OK


def verify(job: Job) -> int:
    """Check the whole vault."""
    typed = job.options.head
    if typed:
        _check_head(job, typed)
    with job.unlocked() as vault:
        place = job.workshop.proof(vault).find_head(typed) if typed else None
        found = job.workshop.access.verify(vault)
    told: dict[str, object] = {}
    if typed:
        told["head"] = {"found": place is not None, "place": place}
    code = show_verification(job, found, told=told)
    if typed and not job.wants_json:
        _say_place(job, place)
    is_in = not typed or (place is not None and place.is_sealed)
    return code if is_in else Exit.NO


def _check_head(job: Job, typed: str) -> None:
    """Look at it before a password is asked for.

    Raises:
        UsageError: it was not read off right.
    """
    from sspf_app.domain.errors import DomainError
    from sspf_app.services.log_seal import check_head
    from sspf_app.texts.errors import error_sentence

    try:
        check_head(typed)
    except DomainError as error:
        raise UsageError(error_sentence(error, job.words)) from error


def _say_place(job: Job, place: LogPlace | None) -> None:
    from sspf_app.services.proof_words import place_said

    said = place_said(place, job.words, job.workshop.zone)
    if place is None or not place.is_sealed:
        job.warn(said)
    else:
        job.say(said)


def show_verification(
    job: Job, found: Verification, *, told: Mapping[str, object] | None = None
) -> int:
    """Tell what a check found; ``Exit.NO`` when something is not sound."""
    _ = job.words.gettext
    if job.wants_json:
        problems = [{"code": code, "detail": detail} for code, detail in found.problems]
        sound = {"sound": found.is_sound, "problems": problems, "counts": found.counts}
        job.put({**sound, **(told or {})})
    elif found.is_sound:
        if job.options.verbose:
            job.table((_("table"), _("rows")), [(k, str(n)) for k, n in found.counts.items()])
        job.say(_("Everything is sound."))
    else:
        _say_damage(job, found)
        codes = {code for code, _detail in found.problems}
        if "log_broken" in codes:
            from sspf_app.services.proof_words import broken_said

            job.warn(broken_said(job.words))
        if "log_end_missing" in codes:
            from sspf_app.services.proof_words import end_missing_said

            job.warn(end_missing_said(job.words))
        if "kept_states" in codes:
            job.warn(_("What is kept for lists did not fit the records. It was worked out anew."))
        if "log_differs" in codes:
            job.warn(
                _(
                    "The log of the vault does not go on from that of the backup: it is a backup "
                    "of another vault, or lines were changed. Nothing was noted."
                )
            )
        if codes - {"log_broken", "log_end_missing", "kept_states", "log_differs"}:
            job.warn(_("Not everything is sound. Restore the latest backup into a new folder."))
    return Exit.OK if found.is_sound else Exit.NO


def _say_damage(job: Job, found: Verification) -> None:
    """Say what is damaged; the words of the database itself are for whoever asks for them."""
    from sspf_app.texts.check_words import damage_said

    job.say(*damage_said(found.problems, job.words))
    if job.options.verbose:
        job.say(*(f"{code}: {detail}" for code, detail in found.problems))


def rekey(job: Job) -> int:
    """Put everything under a new key."""
    _ = job.words.gettext
    with job.unlocked() as vault:
        words = job.workshop.access.rekey(vault, renew_words=job.options.new_words)
        generation = vault.slots.generation
    if job.wants_json:
        job.put({"generation": generation, "words": words})
        return Exit.OK
    job.say(_("Everything is under a new key. Passwords are as they were."))
    if words is not None:
        show_words(job, words)
    return Exit.OK
