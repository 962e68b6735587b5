"""Which lines of the log are looked at: what rules find, and some by lot that can be drawn again.

Pure. The lot is the order of a checksum over seed and number: whoever has the seed draws the same.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sspf_app.services.log_review_records import DrawnLine, NumberedLine, ReviewRule, RuleCount
from sspf_app.services.records import PROTECTED_QUESTIONS, Action, LogEntry

MOST_EACH = 20
"""So many lines of what a rule found are drawn, by lot; the count tells how many there were."""
MANY_CASES = 20
"""More cases than this within an hour of the clock are many."""
MANY_SEARCHES = 60
"""More searches than this within an hour are many; a typed name is searched for in steps."""
_DAY_BEGINS, _DAY_ENDS = 6, 20
_SATURDAY = 5
_IN_CASES = frozenset(
    {Action.READ, Action.OPEN, Action.WRITE, Action.PRINT, Action.EXPORT, Action.SEARCH}
)
_OUT = frozenset({Action.PRINT, Action.EXPORT})
_NAMELESS = frozenset({"statistics", "disposal_record", "import_example", "transfer_key"})
_LISTS = frozenset({"case_access", "staff"})
_KEYS = frozenset({Action.UNLOCK_FAILED, Action.KEY_CHANGE, Action.USER_CHANGE, Action.CLOCK})


@dataclass(frozen=True, slots=True, kw_only=True)
class LogScene:
    """What the rules ask beside the line itself.

    Attributes:
        handles: Whether a user handled a case at an instant.
        is_namesake: Whether a user bears the family name of a case's young person.
    """

    zone: tzinfo
    handles: Callable[[str, str, datetime], bool]
    is_namesake: Callable[[str, str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What was drawn, and how much each rule found."""

    lines: tuple[DrawnLine, ...]
    counts: tuple[RuleCount, ...]


def draw(lines: Sequence[NumberedLine], scene: LogScene, *, seed: str, size: int) -> Drawn:
    """Draw from the lines of a span: at most ``MOST_EACH`` by each rule, ``size`` by lot."""
    found: dict[ReviewRule, list[int]] = {rule: [] for rule in ReviewRule}
    for one in lines:
        for rule in _rules(one.entry, scene):
            found[rule].append(one.number)
    found[ReviewRule.MANY] = _many(lines, scene.zone)
    struck = {number for numbers in found.values() for number in numbers}
    found[ReviewRule.SAMPLE] = [one.number for one in lines if one.number not in struck]
    why: dict[int, list[ReviewRule]] = defaultdict(list)
    for rule, numbers in found.items():
        most = size if rule is ReviewRule.SAMPLE else MOST_EACH
        for number in by_lot(numbers, seed=seed)[:most]:
            why[number].append(rule)
    return Drawn(
        lines=tuple(DrawnLine(number=one, rules=tuple(why[one])) for one in sorted(why)),
        counts=tuple(
            RuleCount(rule=rule, found=len(numbers)) for rule, numbers in found.items() if numbers
        ),
    )


def by_lot(numbers: Iterable[int], *, seed: str) -> list[int]:
    """The numbers in the order of the lot."""
    return sorted(numbers, key=lambda one: hashlib.sha256(f"{seed}:{one}".encode()).digest())


def _rules(entry: LogEntry, scene: LogScene) -> Iterable[ReviewRule]:
    case = entry.case if entry.action in _IN_CASES else None
    if case is not None and not scene.handles(entry.user_id, case, entry.at):
        yield ReviewRule.OUTSIDE
    if case is not None and scene.is_namesake(entry.user_id, case):
        yield ReviewRule.SURNAME
    if entry.reason or entry.subject == PROTECTED_QUESTIONS:
        yield ReviewRule.PROTECTED
    local = entry.at.astimezone(scene.zone)
    if local.weekday() >= _SATURDAY or not _DAY_BEGINS <= local.hour < _DAY_ENDS:
        yield ReviewRule.ODD_HOURS
    if entry.action in _OUT and entry.subject.partition(":")[0] not in _NAMELESS:
        yield ReviewRule.WAY_OUT
    if entry.action is Action.WRITE and entry.subject.partition(":")[0] in _LISTS:
        yield ReviewRule.ACCESS
    if entry.action in _KEYS:
        yield ReviewRule.KEYS


def _many(lines: Sequence[NumberedLine], zone: tzinfo) -> list[int]:
    """The last line of each hour in which one user was in many cases, or searched many times."""
    cases: dict[tuple[str, str], set[str]] = defaultdict(set)
    searches: Counter[tuple[str, str]] = Counter()
    last: dict[tuple[str, str], int] = {}
    for one in lines:
        is_search = one.entry.case is None and one.entry.action is Action.SEARCH
        if one.entry.case is None and not is_search:
            continue
        key = (one.entry.user_id, f"{one.entry.at.astimezone(zone):%Y-%m-%d %H}")
        searches[key] += is_search
        last[key] = one.number
        if one.entry.case is not None:
            cases[key].add(one.entry.case)
    return [
        number
        for key, number in last.items()
        if len(cases[key]) > MANY_CASES or searches[key] > MANY_SEARCHES
    ]
