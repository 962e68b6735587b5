"""Leads the parts about the settings by date, and about the legal grounds."""

from __future__ import annotations

from sspf_app.domain.facts import PolicyRow
from sspf_app.gui.i18n import _
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.register.not_begun import withdrawing
from sspf_app.gui.screens.register.ports import PolicyScene, RegisterPort
from sspf_app.gui.screens.register.settings_words import policy_effect_words
from sspf_app.services.changes import Changes
from sspf_app.services.legal_records import LegalGround


class PolicyPresenter(ScreenPresenter):
    """See the module."""

    view: RegisterPort

    def refresh(self) -> None:
        """Read them anew."""
        office = self.services.office
        self.read(
            lambda: PolicyScene(
                rows=office.policy(), today=office.policy_today(), may_set=office.may_set_policy()
            ),
            self.view.show_policy,
        )

    def save_policy(self, row: PolicyRow, seen: str) -> None:
        """Enter settings from a day on; ``seen``: the version of the rows that were shown."""

        def done(_changes: Changes) -> None:
            self.view.policy_saved()
            said = _("The settings hold from {day} on.").format(day=row.starts_on.isoformat())
            self.ports.frame.say(said)

        self.change(
            lambda: self.services.office.add_policy(row, seen=seen),
            done,
            on_error=self._policy_refused,
        )

    def foretell_policy(self, row: PolicyRow) -> None:
        """Say what settings would change, before they are saved."""
        self.read(
            lambda: self.services.office.policy_effect(row),
            lambda effect: self.view.show_policy_effect(policy_effect_words(effect)),
            on_error=self._policy_refused,
        )

    def withdraw_policy(self, policy: str) -> None:
        """Ask, and take back settings that have not begun."""
        office = self.services.office

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("The settings are taken back before they began."))

        self.change_if(
            withdrawing(),
            lambda: office.withdraw_policy(policy),
            done,
            on_error=self._policy_refused,
        )

    def _policy_refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self.view.show_policy_refusal)


class GroundsPresenter(ScreenPresenter):
    """See the module."""

    view: RegisterPort

    def refresh(self) -> None:
        """Read them anew."""
        grounds = self.services.legal_grounds
        self.read(
            grounds.list_grounds,
            lambda found: self.view.show_grounds(found, may_edit=grounds.may_edit()),
        )

    def save_ground(self, ground: LegalGround, seen: str) -> None:
        """Write a version of a legal ground; the one before stays in the history.

        Args:
            ground: The version.
            seen: Which versions of its rule were shown (``GroundVersions.seen``).
        """

        def done(changes: Changes) -> None:
            self.view.ground_saved(changes.new_id or "")
            self.ports.frame.say(_("{name} is saved.").format(name=ground.paragraph))

        self.save_typed(
            lambda: self.services.legal_grounds.save(ground, seen=seen),
            done,
            on_error=self._ground_refused,
        )

    def _ground_refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self.view.show_ground_refusal)
