"""Words of the statistics, and their lines as every page, screen and file shows them.

Plain and careful: what was counted, and never what caused it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sspf_app.domain.codes import PartyKind
from sspf_app.domain.statistics import Period
from sspf_app.domain.suppression import (
    SMALLEST,
    Figures,
    Mark,
    Told,
    ToldCell,
    ToldTable,
    may_compare,
)
from sspf_app.texts.catalogue import N_, Words
from sspf_app.texts.labels import kind_label
from sspf_app.texts.process import reached_name

SMALL = f"<{SMALLEST}"
HIDDEN = ".."

_TITLES = {
    "consultations": N_("Consultations without names"),
    "opened": N_("New cases"),
    "asked": N_("Asked for written consent"),
    "meetings": N_("Meetings held"),
    "commitments": N_("Commitments due in the period"),
    "closed": N_("Cases closed"),
    "goals": N_("Goals of closed cases"),
    "attendance": N_("Parties invited to meetings"),
}
_MEDIANS = {
    "concern_to_consent": N_("Days from worry to the first written yes, median"),
    "consent_to_meeting": N_("Days from the first yes to the first meeting, median"),
    "case_length": N_("Days a closed case was open, median"),
    "meetings_per_case": N_("Meetings per case that had any, median"),
}
_CELLS = {
    "interpreter": N_("An interpreter is needed"),
    "no_interpreter": N_("No interpreter is needed"),
    "yes": N_("Yes to everything asked"),
    "partly": N_("Yes to a part"),
    "no": N_("No"),
    "withdrawn": N_("Yes, later withdrawn"),
    "waiting": N_("No answer when the period ended"),
    "on_time": N_("Done on time"),
    "late": N_("Done late"),
    "not_done": N_("Not done"),
    "stopped": N_("Stopped"),
    "open": N_("Not done yet"),
    "present": N_("Came"),
    "absent": N_("Did not come"),
    "invited": N_("Not noted"),
}
_ENDED = {
    "goals": N_("As planned: it was enough"),
    "family_wish": N_("The family wished to end"),
    "no_consent": N_("No consent"),
    "sig": N_("Went on in SIG"),
    "investigation": N_("Went on in an investigation"),
    "other_support": N_("Other support"),
    "moved": N_("Moved away"),
    "age": N_("Turned 18"),
    "other": N_("Other, or not said"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsLine:
    """One line: what, how many, the share, and how many in the period before.

    Attributes:
        depth: 0 = a total, 1 = a kind of it, 2 = that kind parted once more.
    """

    words: str
    number: str
    share: str = ""
    before: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsPart:
    """Lines that belong together.

    Attributes:
        is_hidden: Nothing of it can be told by kind.
    """

    title: str
    lines: tuple[StatisticsLine, ...]
    is_hidden: bool = False


def period_words(period: Period, words: Words) -> str:
    """What a period is called."""
    _ = words.gettext
    if not period.half:
        return _("the year {year}").format(year=period.year)
    if period.half == 1:
        return _("first half of {year}").format(year=period.year)
    return _("second half of {year}").format(year=period.year)


def ended_name(code: str, words: Words) -> str:
    """How a case ended."""
    return words.marked(_ENDED[code])


def number_words(told: Told) -> str:
    """A number as it is told."""
    if told.mark is Mark.SHOWN:
        return str(told.value)
    return SMALL if told.mark is Mark.SMALL else HIDDEN


def statistics_parts(
    figures: Figures, before: Figures | None, words: Words
) -> tuple[StatisticsPart, ...]:
    """Every line of the figures, in the order they are read.

    Args:
        figures: What may be told.
        before: What was told of the period before.
        words: Words of the reader's language.
    """
    earlier = {} if before is None else {table.code: table for table in before.tables}
    single = [table for table in figures.tables if not table.cells]
    brief = [_cases(figures, before, words)]
    brief += [_total(table, earlier.get(table.code), words) for table in single]
    brief += _medians(figures, before, words)
    parts = [StatisticsPart(title=words.gettext("In brief"), lines=tuple(brief))]
    parts += [
        _part(table, earlier.get(table.code), words) for table in figures.tables if table.cells
    ]
    return tuple(parts)


def explanations(words: Words) -> tuple[str, ...]:
    """How small numbers are hidden, and with what care to read."""
    _ = words.gettext
    return (
        _("“{small}” means fewer than five: none, one, two, three or four.").format(small=SMALL),
        _(
            "“{hidden}” means that the number is not told, so that a small one cannot be worked "
            "out from it."
        ).format(hidden=HIDDEN),
        _(
            "Shares are rounded to ten per cent where the total is below 20. A median is told of "
            "five or more."
        ),
        _(
            "Cases worked with are told to the nearest five. A case in which somebody has "
            "protected identity is counted there, and nowhere else. Where nearly all cases are "
            "new they are not told."
        ),
        _(
            "Once a period has been exported its figures stand: a later export tells the same, "
            "and a correction shows from the next period on."
        ),
        _(
            "The numbers are small and tell what the office has noted. They do not tell why "
            "something became better or worse."
        ),
    )


def _cases(figures: Figures, before: Figures | None, words: Words) -> StatisticsLine:
    return StatisticsLine(
        words=words.gettext("Cases worked with, to the nearest five"),
        number=number_words(figures.cases),
        before=_before(figures.cases, None if before is None else before.cases),
    )


def _total(table: ToldTable, before: ToldTable | None, words: Words) -> StatisticsLine:
    return StatisticsLine(
        words=words.marked(_TITLES[table.code]),
        number=number_words(table.total),
        before=_before(table.total, None if before is None else before.total),
    )


def _medians(figures: Figures, before: Figures | None, words: Words) -> list[StatisticsLine]:
    earlier = {} if before is None else {one.code: one.value for one in before.medians}
    lines: list[StatisticsLine] = []
    for one in figures.medians:
        then = earlier.get(one.code)
        number = words.gettext("too few") if one.value is None else str(one.value)
        lines.append(
            StatisticsLine(
                words=words.marked(_MEDIANS[one.code]),
                number=number,
                before="" if then is None or one.value is None else str(then),
            )
        )
    return lines


def _part(table: ToldTable, before: ToldTable | None, words: Words) -> StatisticsPart:
    earlier = {} if before is None else {cell.code: cell.told for cell in before.cells}
    named = _namer(table.code, words)
    lines: list[StatisticsLine] = []
    for cell in table.cells:
        lines.append(_line(cell, named(cell.code), 1, before=earlier.get(cell.code)))
        if any(one.told.mark is not Mark.HIDDEN for one in cell.within):
            lines += [_line(one, words.marked(_CELLS[one.code]), 2) for one in cell.within]
    is_hidden = all(cell.told.mark is Mark.HIDDEN for cell in table.cells)
    total = StatisticsLine(
        words=words.gettext("In all"),
        number=number_words(table.total),
        before=_before(table.total, None if before is None else before.total),
    )
    return StatisticsPart(
        title=words.marked(_TITLES[table.code]),
        lines=(total, *(() if is_hidden else lines)),
        is_hidden=is_hidden,
    )


def _line(cell: ToldCell, named: str, depth: int, *, before: Told | None = None) -> StatisticsLine:
    return StatisticsLine(
        words=named,
        number=number_words(cell.told),
        share="" if cell.share is None else f"{cell.share} %",
        before=_before(cell.told, before),
        depth=depth,
    )


def _before(now: Told, then: Told | None) -> str:
    return "" if then is None or not may_compare(now, then) else number_words(then)


def _namer(code: str, words: Words) -> Callable[[str], str]:
    if code == "attendance":
        return lambda cell: kind_label(PartyKind(cell), words)
    if code == "closed":
        return lambda cell: ended_name(cell, words)
    if code == "goals":
        return lambda cell: reached_name(cell, words)
    return lambda cell: words.marked(_CELLS[cell])
