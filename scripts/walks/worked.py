"""The worked cases, each walked in the window at the moment that decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scripts.walks import worked_apart, worked_consents, worked_law
from scripts.walks.worked_parts import WorkedCase, worked_file
from sspf_app.services.bundle import Services
from sspf_app.services.demo_words import OFFICE
from sspf_app.services.request_records import ContactKind

WORDS = Path(__file__).with_name("worked.json")
"""What is said about the walks, by language."""


BEGINS = datetime(2026, 1, 15, 8, 0, tzinfo=UTC)
"""When the vault is filled, before the first case is walked."""
_MEETS_THE_QUESTION = {"c-alva", "c-greta"}


@dataclass(frozen=True, kw_only=True)
class Worked:
    """A worked case.

    Attributes:
        name: Of its folder and its words.
        go: Walks it.
        after: What is left of it once all have been walked, months later.
    """

    name: str
    go: Callable[[WorkedCase], None]
    after: Callable[[WorkedCase], None] | None = None


WORKED = (
    Worked(name="1-alva", go=worked_consents.full),
    Worked(name="3-dino", go=worked_consents.refused),
    Worked(name="2-cora", go=worked_consents.partial),
    Worked(name="5-greta", go=worked_apart.protected, after=worked_apart.counted),
    Worked(name="7-maja", go=worked_law.asked),
    Worked(name="4-fadi", go=worked_apart.withdrawn),
    Worked(name="6-ida", go=worked_apart.taken_into_care),
)
"""In the order of their days, so that one vault and one window do for all."""


def walk_all(begin: Callable[[Worked], WorkedCase]) -> Iterator[tuple[Worked, WorkedCase]]:
    """Walk them in their order, and then what is left of some.

    Args:
        begin: Stands before the window for one of them.

    Yields:
        Each that has been walked to its end.
    """
    waiting: list[tuple[Worked, WorkedCase]] = []
    for one in WORKED:
        case = begin(one)
        one.go(case)  # ends where the screen does not say what the case demands
        if one.after is None:
            yield one, case
        else:
            waiting.append((one, case))
    for one, case in waiting:
        if one.after is not None:
            one.after(case)
        yield one, case


def take_in(services: Services) -> None:
    """Fill an empty vault with the cases as they stand before they are walked.

    Whether it can be dangerous that the guardians know is answered in all but two: Alva's and
    Greta's walks meet the question.
    """
    services.imports.import_file(worked_file())
    services.office.save(replace(OFFICE, own_party="social"))
    for case in services.cases.list_cases():
        if case.case not in _MEETS_THE_QUESTION:
            services.contact_rules.answer_danger(case.case, ContactKind.DANGER_NO)


def page(words: Mapping[str, Any], name: str, case: WorkedCase) -> str:
    """What a person reads of a walk: its steps, their pictures, and what was read from them.

    Args:
        words: Of a language.
        name: Of the worked case.
        case: As walked.
    """
    told = words["cases"][name]
    lines = [f"# {told['title']}", "", words["about"], ""]
    shown = dict.fromkeys(one.sentence for one in case.walker.steps)
    for sentence in case.missing:
        shown.setdefault(sentence)
    for number, sentence in enumerate(shown, 1):
        lines += [f"{number}. {told['steps'][sentence]}", ""]
        for heading, found in (("shown", case.answers), ("lacking", case.missing)):
            said = ", ".join(f"”{one.strip()}”" for one in dict.fromkeys(found.get(sentence, ())))
            lines += [f"   {words[heading]}: {said}", ""] if said else []
        for step in case.walker.steps:
            if step.sentence == sentence:
                lines += [f"   ![{number}]({step.picture})", ""]
    return "\n".join(lines)
