"""Districts as screens show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sspf_app.services.changed_meanwhile import version_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDistricts:
    """Which case is of which district; nothing where the office goes by none.

    Attributes:
        names: Id and name of each that is in use, or that a case here is of, by name.
        of_case: Ids by case; a case that may be of none is not among them.
    """

    names: tuple[tuple[str, str], ...] = ()
    of_case: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictOfCase:
    """The district of one case.

    Attributes:
        district: Its id; empty = none.
        name: What it is called.
        may_have: Whether it may be of one, see ``district_rule``.
    """

    district: str = ""
    name: str = ""
    may_have: bool = True

    @property
    def version(self) -> str:
        """Tells it from every other one the case may be of."""
        return version_of(self.district)
