"""Words about form texts: their states, their blocks."""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.gui.i18n import N_, _, marked, words
from sspf_app.gui.looks import Tone
from sspf_app.services.form_text import TextStatus
from sspf_app.services.form_text_views import BlockEase, TextItem
from sspf_app.texts.languages import language_name

APPROVAL = "approval"
"""The last place in the list of blocks: who stands behind the text."""

_OTHER_BLOCKS = {
    "foot": N_("Foot of the page"),
    "capacity": N_("Who answers"),
    "type": N_("Kinds of information"),
    "word": N_("Days and lists"),
    APPROVAL: N_("Translator and approval"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """A line of the list: a version, or a language that has no words."""

    language: str
    item: TextItem | None

    @property
    def id(self) -> str:
        """Id of the version, or the language."""
        return self.language if self.item is None else self.item.text.id

    @property
    def name(self) -> str:
        """Name of the language."""
        return language_name(self.language, words())


def block_title(block: str, titles: dict[str, str]) -> str:
    """Name of a block; ``titles`` are those of the Swedish text."""
    return marked(_OTHER_BLOCKS[block]) if block in _OTHER_BLOCKS else titles.get(block, block)


def state_words(row: TextRow) -> tuple[str, Tone, str]:
    """State of a line: its word, its tone, its shape."""
    item = row.item
    if item is None:
        return _("Not translated: Swedish and an interpreter"), Tone.NEUTRAL, "interpreter"
    status = item.text.status
    if status is TextStatus.DRAFT:
        return _("Draft"), Tone.INFO, "edit"
    if status is TextStatus.RETIRED:
        return _("Retired"), Tone.NEUTRAL, "history"
    if item.is_in_force:
        return _("In force"), Tone.SUCCESS, "check-circle"
    return _("Approved, but of other terms"), Tone.WARNING, "waiting"


def left_to_do(row: TextRow) -> str:
    """What a line still lacks, in a few words."""
    item = row.item
    if item is None or item.text.status is TextStatus.RETIRED:
        return ""
    if item.missing:
        return _("{n} clauses without words").format(n=item.missing)
    if item.is_behind:
        return _("the Swedish text has changed")
    return ""


def ease_words(ease: BlockEase) -> str:
    """LIX of a block, beside the highest it may have."""
    if ease.lix is None:
        return ""
    number = f"{ease.lix:.0f}"
    if ease.most is None:
        return _("LIX {number}").format(number=number)
    if ease.is_hard:
        return _("LIX {number}: hard to read, at most {most}").format(number=number, most=ease.most)
    return _("LIX {number}, at most {most}").format(number=number, most=ease.most)
