"""Leads the page about the vault: shows, checks, and looks for the head off a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _, words
from sspf_app.gui.ports import Question, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.vault.ports import VaultPort, VaultScene
from sspf_app.gui.screens.vault.vault_words import Way, to_order, what_is_safe
from sspf_app.services.actors import Permission
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.proof_words import (
    broken_said,
    end_missing_said,
    place_said,
    proof_lines,
)
from sspf_app.texts.check_words import damage_said
from sspf_app.texts.errors import error_sentence

if TYPE_CHECKING:
    from sspf_app.services.proof import ProofView
    from sspf_app.services.vault_ports import LogPlace, Verification

_NOT_READ_OFF = frozenset({"log_head_wrong", "log_head_misread"})


class VaultPresenter(ScreenPresenter):
    """See the module."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.USERS, Topic.RETENTION, Topic.TRANSFERS})
    view: VaultPort

    def __init__(self, ports: ScreenPorts, view: VaultPort) -> None:
        super().__init__(ports, view)
        self._proof = ports.proof

    def open(self, *, act: str = "", **params: str) -> None:
        """Show the vault; ``words``: ask first where the sheet with the recovery words is."""
        del params
        self.refresh()
        if act == "words":
            self.ask_for_words()

    def ask_for_words(self) -> None:
        """Ask whether the recovery words lie where they should; it is noted for a year."""
        proof = self._proof
        if proof is None or not proof.may_check:
            return

        def noted(_changes: Changes) -> None:
            self.ports.frame.say(_("It is noted. The program asks again in a year."))

        self.change_if(
            Question(
                text=_("Does the sheet with the recovery words lie where it should?"),
                detail=_(
                    "Look that the envelope is there and still sealed. Whoever forgets the "
                    "password has no other way in. Is it gone or opened, make new words under "
                    "Register, Users: the old ones open the vault no more then."
                ),
                yes=_("It is there, sealed"),
                no=_("Not now"),
            ),
            proof.words_are_there,
            noted,
        )

    def refresh(self) -> None:
        """Look at the vault anew."""
        if self._proof is not None:
            self.read(self._proof.show, self._show)

    def check(self) -> None:
        """Check the whole vault."""
        if self._proof is not None:
            self.change(self._proof.check, self._checked)

    def go(self, way: Way) -> None:
        """Go where a thing is put right."""
        self.ports.frame.navigate(way.screen, **way.params)

    def find_head(self, typed: str) -> None:
        """Look for the head that stands in the foot of a paper."""
        proof = self._proof
        if proof is not None and typed.strip():
            self.read(lambda: proof.find_head(typed), self._found, on_error=self._not_read)
        else:
            self.view.show_head_trouble(_("Write the sixteen letters."))

    def _show(self, found: ProofView) -> None:
        zone, office = self.ports.clock.zone, self.services.office
        scene = VaultScene(
            to_order=to_order(found, {one: office.may(one) for one in Permission}),
            safe=what_is_safe(found, zone),
            technical=proof_lines(found, words(), zone),
            may_check=self._proof is not None and self._proof.may_check,
        )
        self.view.show_proof(scene)

    def _checked(self, found: Verification) -> None:
        codes = {code for code, _detail in found.problems}
        said = [broken_said(words())] if "log_broken" in codes else []
        if "log_end_missing" in codes:
            said.append(end_missing_said(words()))
        if "kept_states" in codes:
            said.append(
                _("What is kept for lists did not fit the records. It was worked out anew.")
            )
        said += damage_said(found.problems, words())
        if codes - {"log_broken", "log_end_missing", "kept_states"}:
            said.append(_("Not everything is sound. Restore the latest backup into a new folder."))
        self.view.show_checked(" ".join(said) or _("Everything is sound."), is_sound=found.is_sound)
        self.refresh()

    def _found(self, place: LogPlace | None) -> None:
        said = place_said(place, words(), self.ports.clock.zone)
        self.view.show_place(said, is_found=place is not None and place.is_sealed)

    def _not_read(self, error: BaseException) -> None:
        if isinstance(error, DomainError) and error.code in _NOT_READ_OFF:
            self.view.show_head_trouble(error_sentence(error, words()))
        else:
            self.show_error(error)
