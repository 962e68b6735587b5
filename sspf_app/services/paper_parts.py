"""What every paper shares: whose it is, and how those a line is about see it.

Already decided, already readable, in the paper's language.

Source: `domain.md` section 2; sharing rules, sections 1 and 6.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnView:
    """How somebody an item is about sees it: who says so and when, and what they say.

    Without a heading it is the office's own remark of who does not read that.
    """

    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOffice:
    """The sender.

    Attributes:
        committee: The nämnd; also the data controller unless ``controller`` names another.
        unit: The unit a reader may turn to.
        phone: Telephone of the unit, as printed.
        email: E-mail of the unit; never that of a private person.
        data_protection_officer: How to reach the data protection officer.
        controller: Data controller, where it is not the committee.
    """

    committee: str
    unit: str
    phone: str = ""
    email: str = ""
    data_protection_officer: str = ""
    controller: str = ""
