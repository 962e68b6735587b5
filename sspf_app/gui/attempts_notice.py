"""Says what happened to the vault's way in since it was last opened: guesses, another slot file."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.gui.looks import Tone
from sspf_app.gui.vault_ports import OpenVault
from sspf_app.gui.widgets.notices import Banner
from sspf_app.services.attempts import FailedAttempts
from sspf_app.services.proof_words import unknown_slots_in_words


class AttemptsNotice(Banner):
    """A banner that stays until it is put away; hidden where nothing went wrong."""

    def tell(self, vault: OpenVault) -> None:
        """Say what went wrong before this vault was opened."""
        if vault.is_slots_unknown:
            self.say(*unknown_slots_in_words(words()), tone=Tone.DANGER)
        elif vault.failed_before is not None:
            now, zone = vault.clock.now(), vault.clock.zone
            told = attempts_in_words(vault.failed_before, now=now, zone=zone)
            self.say(*told, tone=Tone.WARNING)


def attempts_in_words(failed: FailedAttempts, *, now: datetime, zone: tzinfo) -> tuple[str, str]:
    """What happened, and what to do if it was somebody else.

    Args:
        failed: What went wrong.
        now: The present instant.
        zone: Rules of local time.
    """
    said = ngettext(
        "Since the vault was last opened, a wrong password or wrong words were typed {n} time, "
        "{when}.",
        "Since the vault was last opened, a wrong password or wrong words were typed {n} times, "
        "last {when}.",
        failed.count,
    )
    when = _when(failed.last.astimezone(zone), now.astimezone(zone).date())
    advice = _("If it was not you, tell your unit manager. It stands in the log.")
    return said.format(n=failed.count, when=when), advice


def _when(at: datetime, today: date) -> str:
    if at.date() == today:
        return _("today at {time}").format(time=f"{at:%H:%M}")
    if at.date() == today - timedelta(days=1):
        return _("yesterday at {time}").format(time=f"{at:%H:%M}")
    return _("on {day} at {time}").format(day=f"{at:%Y-%m-%d}", time=f"{at:%H:%M}")
