"""What the proof says in words, for the console and for the window alike."""

from __future__ import annotations

from datetime import datetime, tzinfo

from sspf_app.services.proof import ProofView, ProvedUser
from sspf_app.services.vault_ports import LogPlace
from sspf_app.texts.catalogue import Words
from sspf_app.texts.users import user_role


def proof_lines(view: ProofView, words: Words, zone: tzinfo) -> tuple[tuple[str, str], ...]:
    """How the vault is protected: names and values."""
    _ = words.gettext
    never, found = _("never"), view.encryption
    return (
        (_("Vault"), view.vault),
        (_("Encryption"), f"{found.cipher}, SQLCipher {found.version} ({found.provider})"),
        (_("Every page sealed with"), found.page_hmac or _("none")),
        (_("Keys made so far"), str(view.generation)),
        *((_("Opens it"), _opened_by(one, words)) for one in view.users),
        (_("Last backup"), _local(view.backed_up_at, zone) or never),
        (_("Last backup elsewhere"), _local(view.away_at, zone) or never),
        (_("A backup last opened and found whole"), _local(view.proven_at, zone) or never),
        (_("The whole last checked and found sound"), _local(view.checked_at, zone) or never),
        (_("Lines of the log"), str(view.log.lines)),
        (_("Older lines, gone in their time"), str(view.log.cut)),
        (_("Head of the log"), view.log.shown),
        (_("Cases past their time"), str(view.past_time)),
    )


def proof_warnings(view: ProofView, words: Words) -> tuple[str, ...]:
    """What is not in order, a sentence each."""
    _ = words.gettext
    sentences = {
        "clock_back": _("The clock was set back, and nobody has confirmed it."),
        "clock_ahead": _("The clock leapt ahead, and nobody has confirmed it."),
        "no_page_hmac": _("The pages of the file are not sealed: changes would not be seen."),
        "unknown_user": _("Somebody has a password who is no user of the vault."),
        "backup_missing": _("There is no backup."),
        "backup_old": _("The last backup is older than a week."),
        "backup_only_here": _("No backup of the last week lies anywhere but beside the vault."),
        "unchecked": _("The whole vault has not been checked for a year.")
        if view.checked_at
        else _("The whole vault has never been checked."),
        "restore_unproven": _("No backup has been opened and found whole for two months.")
        if view.proven_at
        else _("No backup has been opened and found whole yet."),
        "log_broken": _("Lines of the log were changed, deleted or moved: check the vault."),
        "log_end_missing": end_missing_said(words),
        "slots_unknown": unknown_slots_in_words(words)[0],
        "past_time": _("Cases are past their time: propose their disposal."),
    }
    return tuple(sentences[code] for code in view.warnings)


def never_checked(view: ProofView, words: Words) -> str:
    """That the whole was never looked through, though nothing is seen to be out of order."""
    _ = words.gettext
    if view.checked_at is not None or "unchecked" in view.warnings:
        return ""
    return _("The whole vault has not been checked yet: sspf vault verify FOLDER")


def proof_advice(view: ProofView, words: Words) -> tuple[str, ...]:
    """What could be better, though nothing is out of order; a sentence each."""
    _ = words.gettext
    cheap = [one.login for one in view.users if one.is_cheap and one.role]
    if not cheap:
        return ()
    said = _(
        "A guess at the password of {who} costs the least that is allowed: it was set on a slow "
        "computer. Choose it anew on a faster one under Settings, or make it a word longer."
    )
    return (said.format(who=", ".join(cheap)),)


def place_said(place: LogPlace | None, words: Words, zone: tzinfo) -> str:
    """What it means that the head on a paper was found there, or nowhere."""
    _ = words.gettext
    if place is None:
        return _(
            "That head is not in the log. Lines were changed or are gone since the paper was "
            "printed, or it is of another vault, or older than the lines that are kept. After a "
            "restore it may be of a line that was younger than the backup."
        )
    if not place.is_sealed:
        return _("That head is in the log, but lines before it were changed.")
    if place.at is None:
        return _("That head is of the last line that went because its time was up.")
    return _("That head is in the log: everything up to {at} is as it was then.").format(
        at=_local(place.at, zone)
    )


def broken_said(words: Words) -> str:
    """What it means that lines of the log do not fit."""
    _ = words.gettext
    return _(
        "Lines of the log do not fit what stands before them: somebody has changed, "
        "deleted or moved lines. Compare with a backup, and ask who had the vault."
    )


def unknown_slots_in_words(words: Words) -> tuple[str, str]:
    """What it means that the key-slot file is not the one that was written last, and what to do."""
    _ = words.gettext
    said = _(
        "Another key-slot file than the one written last lies beside the vault: a password that "
        "was changed may open it again."
    )
    return said, _("If nobody put it back on purpose, make a new key for the vault.")


def end_missing_said(words: Words) -> str:
    """What it means that the log ends before it had come to where the slot file says."""
    _ = words.gettext
    return _(
        "Lines are missing at the end of the log, or an older file was put in the place of the "
        "vault's: the key slots were written when the log was longer."
    )


def _opened_by(user: ProvedUser, words: Words) -> str:
    _ = words.gettext
    said = f"{user.login} ({user_role(user.role, words) or '?'}): {user.cost}"
    return _("{user}, and a key file").format(user=said) if user.needs_key_file else said


def _local(instant: datetime | None, zone: tzinfo) -> str:
    """``2026-03-12 10:42`` in local time; empty for None."""
    return "" if instant is None else f"{instant.astimezone(zone):%Y-%m-%d %H:%M}"
