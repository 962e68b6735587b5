"""An item with how those it is about see it: where the one is printed, so is the other.

Nobody is named: a guardian whom a reader does not know of stands there as a guardian.

Source: socialtjänstlagen (2025:400) 14 kap. 6 §.
"""

from __future__ import annotations

from collections.abc import Callable

from sspf_app.domain.facts import Item
from sspf_app.services.paper_parts import OwnView
from sspf_app.texts.catalogue import Words
from sspf_app.texts.dates import long_day


def text_with_views(item: Item, words: Words, *, said: Callable[[str], str] = str) -> str:
    """What it says, and below it a line for each view.

    Args:
        item: The item.
        words: Words of the paper's language.
        said: How a text may stand there, where names of others are left out.
    """
    return "\n".join((said(item.text), *views_of(item, words, said=said)))


def views_of(item: Item, words: Words, *, said: Callable[[str], str] = str) -> tuple[str, ...]:
    """How each sees it, as a sentence with its day."""
    return tuple(f"{one.heading}: {one.text}" for one in view_parts(item, words, said=said))


def view_parts(
    item: Item, words: Words, *, said: Callable[[str], str] = str
) -> tuple[OwnView, ...]:
    """How each sees it: who says so and when, apart from what they say."""
    _ = words.gettext
    return tuple(
        OwnView(
            heading=(
                _("The one it is about says ({day})")
                if view.person in item.about
                else _("A guardian says ({day})")
            ).format(day=long_day(view.said_on, words)),
            text=said(view.text),
        )
        for view in item.views
    )
