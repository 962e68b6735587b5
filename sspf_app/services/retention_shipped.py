"""How long everything is kept as the program comes; the office changes it by date.

Source: domain notes, section 4.1 (SoL 16:1, 16:2, 16:2 a) and 4.2 (DSL 5:2).
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from sspf_app.domain.outside_cases import Outside, OutsideRule
from sspf_app.domain.retention import ClassRule
from sspf_app.services.disposal_records import RetentionRules

DRAFT_DAYS_MAX = 365
"""What is unfinished is kept from a register extract for a year, and no longer."""

SHIPPED_RULES = RetentionRules(
    id="shipped",
    starts_on=date.min,
    classes=(
        ClassRule(code="five_years", years=5),
        ClassRule(code="preliminary", years=5),
        ClassRule(code="placement", years=5, is_for_ever=True),
        ClassRule(code="investigation", years=5, until_age=30),
    ),
    outside=(
        OutsideRule(type=Outside.PERSON, years=1),
        OutsideRule(type=Outside.REQUEST, years=5),
    ),
    until_age=30,
    log_years=5,
    draft_days=DRAFT_DAYS_MAX,
    keeps_all=False,
    set_at=datetime.min.replace(tzinfo=UTC),
    set_by="",
)
"""A class without a rule, such as that of the local plan of records, has no day: nothing goes."""
