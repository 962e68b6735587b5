"""A page inside a screen that says a refusal in its own place."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import Tone
from sspf_app.gui.ports import Trouble
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import Banner


class RefusesInPlace:
    """What its presenter tells it of trouble; fulfils ``gui.ports.TroubleView``.

    Attributes:
        refusal: Where it stands.
    """

    refusal: Banner

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not done."""
        self.refusal.say(sentence, _("Nothing was changed."), tone=Tone.DANGER)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what did not work."""
        self.refusal.show_trouble(trouble)

    def clear_trouble(self) -> None:
        """Nothing is wrong any more."""
        self.refusal.clear()

    def set_busy(self, busy: bool) -> None:
        """The screen around it shows that something goes on."""


class RefusesInALine:
    """The same in a line of words, which stays until the next act; fulfils ``TroubleView``.

    Whoever is one says of ``set_busy`` what is not to be done twice.

    Attributes:
        refusal: Where it stands.
    """

    refusal: QLabel

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not done; empty = nothing is wrong."""
        self.refusal.setText(sentence)
        show_if(self.refusal, wanted=bool(sentence))

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what did not work."""
        self.show_refusal(trouble.sentence)

    def clear_trouble(self) -> None:
        """It stays until the next act."""


class RefusesAtFields:
    """What its presenter tells it is wrong with one field: there, and nowhere else."""

    _rows: dict[str, FormRow]

    def show_trouble(self, field: str, words: str) -> None:
        """Say what is wrong with a field, and go there."""
        for one in self._rows.values():
            one.show_trouble("")
        self._rows[field].show_trouble(words)
        self._rows[field].take_keyboard()

    def trouble(self, field: str) -> str:
        """What is wrong with it now, or nothing."""
        return self._rows[field].trouble()
