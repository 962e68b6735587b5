"""The recovery words, shown once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sspf_app.console.job import Job


def show_words(job: Job, words: Sequence[str]) -> None:
    """Print the words in numbered rows of four, and what they are for."""
    _ = job.words.gettext
    job.say(_("Recovery words. Write them on paper now; they are not shown again:"), "")
    width = max(map(len, words))
    numbered = [f"{number:>2} {word:<{width}}" for number, word in enumerate(words, start=1)]
    for start in range(0, len(numbered), 4):
        job.say("  " + "  ".join(numbered[start : start + 4]).rstrip())
    job.say(
        "", _("Whoever has them opens the vault. Keep the paper locked up, not by the computer.")
    )
