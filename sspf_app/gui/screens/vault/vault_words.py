"""The vault in plain words: what is to be done, and what is safe; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from sspf_app.gui.i18n import N_, _, marked, ngettext, words
from sspf_app.gui.looks import Tone
from sspf_app.services.actors import Permission
from sspf_app.services.proof import ProofView, ProvedUser
from sspf_app.services.proof_words import proof_advice, proof_warnings

_ROLES = {
    "coordinator": N_("coordinator"),
    "unit_manager": N_("unit manager"),
    "administrator": N_("administrator"),
    "archivist": N_("archivist"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where a thing is put right.

    Attributes:
        needs: Without it the user only reads what is to be done.
        label: Marked with ``N_``.
    """

    needs: Permission
    label: str
    screen: str
    params: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class ToOrder:
    """One thing that is not in order, or that could be better.

    Attributes:
        advice: What to do.
        way: A button that leads there; None = there is none, or the role has no part in it.
    """

    words: str
    advice: str = ""
    way: Way | None = None
    tone: Tone = Tone.WARNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Safe:
    """One thing that is as it should be, or is told as it is."""

    words: str
    is_good: bool = True


_BACKUP = Way(
    needs=Permission.EXPORT, label=N_("Back up now"), screen="handover", params={"act": "backup"}
)
_WAYS: Mapping[str, Way] = {
    "backup_missing": _BACKUP,
    "backup_old": _BACKUP,
    "backup_only_here": _BACKUP,
    "restore_unproven": Way(
        needs=Permission.EXPORT,
        label=N_("Try the backup"),
        screen="handover",
        params={"act": "try"},
    ),
    "past_time": Way(
        needs=Permission.PROPOSE_DISPOSAL,
        label=N_("Go to disposal"),
        screen="register",
        params={"tab": "disposal"},
    ),
    "unknown_user": Way(
        needs=Permission.MANAGE_USERS,
        label=N_("Go to the users"),
        screen="register",
        params={"tab": "users"},
    ),
}
_ADVICE = {
    "clock_back": N_("Look at the clock of the computer, and confirm it in the line at the top."),
    "clock_ahead": N_("Look at the clock of the computer, and confirm it in the line at the top."),
    "no_page_hmac": N_("Restore the latest backup into a new folder, and ask who had the vault."),
    "unknown_user": N_(
        "Somebody may have been added while the power went. Compare with who is to have access."
    ),
    "backup_missing": N_(
        "If this computer breaks or is stolen, everything is lost. Save a backup somewhere else."
    ),
    "backup_old": N_("What was written since would be lost with this computer. Make a new one."),
    "backup_only_here": N_(
        "A backup beside the vault is lost with this computer. Save one somewhere else."
    ),
    "unchecked": N_("Press Check the whole vault below. It takes a moment and changes nothing."),
    "restore_unproven": N_(
        "A backup nobody has opened may not work. One is tried by itself at an unlocking."
    ),
    "log_broken": N_("Press Check the whole vault below, and compare with a backup."),
    "log_end_missing": N_("Compare with a backup, and ask who could write in the folder."),
    "slots_unknown": N_("If nobody put it back on purpose, make a new key for the vault."),
    "past_time": N_("They are kept longer than the law says."),
}
_ASK = N_("Ask the coordinator or the administrator.")


def to_order(view: ProofView, may: Mapping[Permission, bool]) -> tuple[ToOrder, ...]:
    """What is not in order, each with what to do; then what could be better."""
    found: list[ToOrder] = []
    for code, sentence in zip(view.warnings, proof_warnings(view, words()), strict=True):
        way = _WAYS.get(code)
        is_own = way is not None and may.get(way.needs, False)
        told = marked(_ADVICE[code])
        advice = told if way is None or is_own else f"{told} {marked(_ASK)}"
        found.append(ToOrder(words=sentence, advice=advice, way=way if is_own else None))
    found += (ToOrder(words=one, tone=Tone.INFO) for one in proof_advice(view, words()))
    return tuple(found)


def what_is_safe(view: ProofView, zone: tzinfo) -> tuple[Safe, ...]:
    """How the vault is protected, for somebody who knows their office and not computers."""
    is_sealed = bool(view.encryption.page_hmac)
    openers = [one for one in view.users if one.role]
    return (
        Safe(words=_("Whoever gets hold of the file without a password reads nothing in it.")),
        Safe(
            words=_("Whoever has no password cannot change the file without it being seen.")
            if is_sealed
            else _("A change of the file would not be seen."),
            is_good=is_sealed,
        ),
        Safe(
            words=ngettext(
                "{n} person can open it: {who}.", "{n} persons can open it: {who}.", len(openers)
            ).format(n=len(openers), who=", ".join(map(_opener, openers)))
        ),
        _done(view.backed_up_at, zone, _("Last backed up {when}."), _("Never backed up.")),
        _done(
            view.proven_at,
            zone,
            _("A backup was opened {when}, and everything was in it."),
            _("No backup has been opened to see that it works."),
        ),
        Safe(
            words=_(
                "The {n} lines of the log fit one another: none is seen to be changed or gone."
            ).format(n=view.log.lines)
            if not view.log.broken
            else _("The log is not whole."),
            is_good=not view.log.broken,
        ),
        _done(
            view.checked_at,
            zone,
            _("The whole vault was checked {when}, and was sound."),
            _("The whole vault has not been checked yet."),
        ),
    )


def _opener(user: ProvedUser) -> str:
    role = marked(_ROLES[user.role]) if user.role in _ROLES else user.role
    if user.needs_key_file:
        return _("{login} ({role}, with a key file)").format(login=user.login, role=role)
    return f"{user.login} ({role})"


def _done(at: datetime | None, zone: tzinfo, told: str, never: str) -> Safe:
    if at is None:
        return Safe(words=never, is_good=False)
    return Safe(words=told.format(when=f"{at.astimezone(zone):%Y-%m-%d %H:%M}"))
