"""No number of cases tells whether somebody with protected identity is among them.

Defends: promises about protected identity in statistics (docs/decisions/0071).
"""

from __future__ import annotations

import pytest

from sspf_app.domain.statistics import Counted, Period, Raw
from sspf_app.domain.suppression import SMALLEST, suppressed


def _told(opened: int, hidden: int) -> tuple[int | None, int | None]:
    cells = {"interpreter": 0, "no_interpreter": opened}
    figures = suppressed(
        Raw(
            period=Period(2026, 1),
            cases=opened + hidden,
            tables=(Counted(code="opened", cells=cells),),
            lengths=(),
        )
    )
    return figures.cases.value, figures.tables[0].total.value


@pytest.mark.parametrize("opened", range(SMALLEST, 40))
@pytest.mark.parametrize("hidden", range(SMALLEST))
def test_it_tells_neither_that_nobody_nor_that_somebody_is_protected(
    opened: int, hidden: int
) -> None:
    told = _told(opened, hidden)
    alike = [other for other in range(60) if _told(opened, other) == told]
    assert 0 in alike
    assert len(alike) > 1


def test_where_enough_cases_are_older_all_are_told() -> None:
    assert _told(12, 9) == (20, 12)
