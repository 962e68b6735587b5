"""Users and their roles in words; no Qt."""

from __future__ import annotations

from datetime import datetime, tzinfo

from sspf_app.gui.i18n import N_, _, marked
from sspf_app.services.actors import Role
from sspf_app.services.user_accounts import Account

_ROLES = {
    Role.COORDINATOR: N_("Coordinator"),
    Role.UNIT_MANAGER: N_("Unit manager"),
    Role.ADMINISTRATOR: N_("Administrator"),
    Role.ARCHIVIST: N_("Archivist"),
}
_DOES = {
    Role.COORDINATOR: N_("Works with the cases: consents, meetings, plans, papers."),
    Role.UNIT_MANAGER: N_("Approves, sets the rules and reviews the log. Opens no cases."),
    Role.ADMINISTRATOR: N_("Sees to users, the office and backups. Opens no cases."),
    Role.ARCHIVIST: N_("Approves disposals, by reference and number. Opens no cases."),
}


def role_name(role: Role) -> str:
    """What a role is called."""
    return marked(_ROLES[role])


def role_does(role: Role) -> str:
    """What somebody in that role does."""
    return marked(_DOES[role])


def state_of(account: Account, zone: tzinfo) -> str:
    """Whether somebody can open the vault."""
    ended = account.user.ended_at
    return _("Active") if ended is None else _("Ended {day}").format(day=_day(ended, zone))


def unlocked(account: Account, zone: tzinfo) -> str:
    """When somebody last opened the vault."""
    at = account.unlocked_at
    if at is not None:
        return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"
    return _("never") if account.is_told_from_start else _("not in the log")


def maker(account: Account) -> str:
    """Who made the account."""
    if account.user.made_by == account.user.id:
        return _("made the vault")
    return account.made_by or _("not known")


def about(account: Account, zone: tzinfo) -> str:
    """What there is to say about somebody, and what to do."""
    user = account.user
    told = [
        role_does(user.role),
        _("Signs in as {login} since {day}.").format(
            login=user.login, day=_day(user.created_at, zone)
        ),
    ]
    if user.ended_at is not None:
        if account.ended_by:
            told.append(
                _("Ended by {names}; what they did stays in the log under their name.").format(
                    names=", ".join(account.ended_by)
                )
            )
        else:
            told.append(_("Ended; what they did stays in the log under their name."))
        return " ".join(told)
    if not account.has_own_password:
        told.append(
            _("Has not chosen a password of their own yet: whoever made the account knows it.")
        )
    if user.recovered_at is not None:
        said = (
            _("Was made by an account that had been opened with the recovery words.")
            if user.recovered_at == user.created_at
            else _("Was opened with the recovery words on {day}.").format(
                day=_day(user.recovered_at, zone)
            )
        )
        told += [
            said,
            _(
                "Until somebody signs on paper who has it, it decides and approves nothing, and "
                "nothing is approved for it, nor on paper instead."
            ),
        ]
    elif account.not_beside:
        told.append(
            _(
                "The account comes from {names}: it approves nothing they ask for until "
                "somebody signs on paper that one person alone has it."
            ).format(names=", ".join(account.not_beside))
        )
    if account.knows_password_of:
        told.append(
            _(
                "Set the password of {names}: approves nothing they ask for until they have "
                "chosen one of their own."
            ).format(names=", ".join(account.knows_password_of))
        )
    if user.vouched_in:
        told.append(
            _("{who} has signed that one person alone has the account: {document}.").format(
                who=user.vouched_by, document=user.vouched_in
            )
        )
    if account.needs_key_file:
        told.append(_("Opens with a key file beside the password."))
    return " ".join(told)


def _day(instant: datetime, zone: tzinfo) -> str:
    return f"{instant.astimezone(zone):%Y-%m-%d}"
