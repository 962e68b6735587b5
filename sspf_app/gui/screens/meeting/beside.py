"""Says which other meetings are at a place at the time; that stops nothing."""

from __future__ import annotations

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import Tone
from sspf_app.gui.widgets.notices import Banner


def show_beside(banner: Banner, said: tuple[str, ...]) -> None:
    """Say it, once; nothing where there is none."""
    if not said:
        banner.clear()
        return
    more = _("You can plan it all the same.")
    words = " ".join(said)
    if banner.words() != f"{words} {more}":
        banner.say(words, more, tone=Tone.WARNING)
