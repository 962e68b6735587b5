"""The pages of the help: which there are, and which hold some words. No Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sspf_app.gui.commands import words_of

ORDER = (
    "start",
    "from_worry_to_closure",
    "today",
    "cases",
    "case",
    "consent",
    "meeting",
    "item_rights",
    "consents",
    "commitments",
    "statistics",
    "scans",
    "ask",
    "consultations",
    "legal",
    "register",
    "users",
    "rights",
    "closed_notes",
    "log",
    "manager_key",
    "vault",
    "moving",
    "handover",
    "settings",
    "keys",
)
"""As one reads them; pages of other names come after."""

FIRST = "start"
KEYS = "keys"
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"[*#|`>]+|^-+$|^\d+\. ")


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """A page.

    Attributes:
        topic: Its name; that of a screen where there is one of that name.
        text: In Markdown.
    """

    topic: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPage:
    """A page that holds the words, and the first line that does."""

    page: HelpPage
    line: str = ""


class HelpPages:
    """The help in one language."""

    def __init__(self, folder: Path, language: str, made: Mapping[str, str]) -> None:
        """Read every page once; they are small.

        Args:
            folder: Where ``topic.language.md`` lie.
            language: ``sv`` or ``en``.
            made: Pages that the program writes itself, by topic.
        """
        ending = f".{language}.md"
        files = {one.name.removesuffix(ending): one for one in folder.glob(f"*{ending}")}
        texts = {topic: file.read_text("utf-8") for topic, file in files.items()} | dict(made)
        place = {topic: number for number, topic in enumerate(ORDER)}
        topics = sorted(texts, key=lambda topic: (place.get(topic, len(place)), topic))
        self.pages = tuple(
            HelpPage(topic=topic, title=_title(texts[topic]), text=texts[topic]) for topic in topics
        )

    def page(self, topic: str) -> HelpPage | None:
        """The page about a topic; None where there is none."""
        return next((page for page in self.pages if page.topic == topic), None)

    def about(self, screen: str) -> HelpPage | None:
        """The page about a screen, or the first one."""
        return self.page(screen) or self.page(FIRST) or next(iter(self.pages), None)

    def find(self, typed: str) -> tuple[FoundPage, ...]:
        """Pages that hold every word, those that say it in the title first; nothing typed = all."""
        wanted = words_of(typed)
        if not wanted:
            return tuple(FoundPage(page=page) for page in self.pages)
        titled = [FoundPage(page=page) for page in self.pages if _holds(page.title, wanted)]
        first = {found.page.topic for found in titled}
        others = [
            FoundPage(page=page, line=_line_with(page, wanted))
            for page in self.pages
            if page.topic not in first and _holds(_plain(page.text), wanted)
        ]
        return (*titled, *others)


def topic_of(link: str) -> str:
    """The topic a link between pages names: ``case.sv.md`` is ``case``; empty = it leads out."""
    name = link.partition("#")[0]
    return name.split(".")[0] if name.endswith(".md") and "/" not in name else ""


def _title(text: str) -> str:
    return text.split("\n", 1)[0].removeprefix("# ").strip()


def _holds(text: str, wanted: tuple[str, ...]) -> bool:
    words = words_of(text)
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _line_with(page: HelpPage, wanted: tuple[str, ...]) -> str:
    lines = [line for line in _plain(page.text).split("\n")[1:] if line.strip()]
    best = [line for line in lines if _holds(line, wanted)]
    some = [line for line in lines if _holds(line, wanted[:1])]
    return next(iter(best or some), "").strip()


def _plain(text: str) -> str:
    bare = _LINK.sub(r"\1", _PICTURE.sub("", text))
    return "\n".join(_SIGNS.sub("", line).strip() for line in bare.split("\n"))
