"""Which case is meant by what was typed, and opening it with the reason that was given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sspf_app.console.job import Job

if TYPE_CHECKING:
    from sspf_app.services.bundle import Services
    from sspf_app.services.case_views import CaseDetail

_NOT_IN_NAMES = re.compile(r"[^\w.-]+", re.ASCII)


def opened(services: Services, job: Job, given: str) -> CaseDetail:
    """Open a case by its identifier, its reference, also as files bear it, or an end of it.

    The reason that was given goes with it.

    Raises:
        DomainError: ``unknown_case``, ``reason_required``, ``not_permitted``.
    """
    return services.cases.get(case_meant(services, given), reason=job.options.reason)


def case_meant(services: Services, given: str) -> str:
    """The identifier of the case that is meant; what was given, where none is. Opens nothing.

    Raises:
        DomainError: ``not_permitted``.
    """
    return case_among({item.reference: item.case for item in services.cases.list_cases()}, given)


def case_among(cases: Mapping[str, str], given: str) -> str:
    """The same among cases by their references."""
    ids = {**cases, **{case: case for case in cases.values()}}
    wanted = _as_in_files(given)
    same = [case for reference, case in ids.items() if _as_in_files(reference) == wanted]
    ends = [case for reference, case in ids.items() if reference.endswith(f" {given}")]
    near = same or ends
    return ids.get(given) or (near[0] if len({*near}) == 1 else given)


def _as_in_files(reference: str) -> str:
    """A reference as the names of files write it: SSPF-2026-011 for SSPF 2026-011."""
    return _NOT_IN_NAMES.sub("-", reference).casefold()
