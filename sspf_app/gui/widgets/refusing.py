"""A page inside a screen that says a refusal in its own place."""

from __future__ import annotations

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import Tone
from sspf_app.gui.ports import Trouble
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
