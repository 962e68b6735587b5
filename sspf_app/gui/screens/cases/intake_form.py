"""What is entered about a new case, as typed; kept as a draft until the case is open. No Qt."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import date

from sspf_app.domain.codes import CustodyKind, Protection
from sspf_app.gui.typed_days import parse_day


@dataclass(slots=True, kw_only=True)
class PersonEntry:
    """A person as typed.

    Attributes:
        id: Who it is, where the person is in the register already, or was entered just now.
        born: As typed, ``2012-05-14`` where it is a day.
    """

    id: str = ""
    name: str = ""
    born: str = ""
    personal_number: str = ""
    school: str = ""
    phone: str = ""
    address: str = ""
    language: str = ""
    needs_interpreter: bool = False
    protection: str = Protection.NONE.value

    @property
    def is_empty(self) -> bool:
        """Nothing was typed; a choice alone says of nobody who it is."""
        typed = (
            self.name,
            self.born,
            self.personal_number,
            self.school,
            self.phone,
            self.address,
            self.language,
        )
        return not (self.id or any(one.strip() for one in typed))


@dataclass(slots=True, kw_only=True)
class GuardianEntry:
    """A guardian and the custody, as typed.

    Attributes:
        custody: Id of the relation, once it was entered.
    """

    person: PersonEntry = field(default_factory=PersonEntry)
    kind: str = CustodyKind.JOINT.value
    starts_on: str = ""
    document: str = ""
    seen_on: str = ""
    custody: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing was typed of the person or of the custody."""
        typed = (self.starts_on, self.document, self.seen_on)
        return self.person.is_empty and not any(one.strip() for one in typed)


@dataclass(slots=True, kw_only=True)
class IntakeForm:
    """A new case as typed.

    Attributes:
        writes_referral: Who turned to the office is to be written down next.
        district: Id of the district; empty = none.
    """

    young: PersonEntry = field(default_factory=PersonEntry)
    guardians: list[GuardianEntry] = field(default_factory=list[GuardianEntry])
    purpose: str = ""
    parties: list[str] = field(default_factory=list[str])
    step: int = 0
    writes_referral: bool = False
    district: str = ""

    @property
    def names_protected(self) -> bool:
        """Somebody is typed as protected: such a case has no district."""
        people = (self.young, *(one.person for one in self.guardians))
        return any(one.protection != Protection.NONE.value for one in people)

    @property
    def is_empty(self) -> bool:
        """Nothing was typed."""
        return (
            self.young.is_empty
            and all(one.is_empty for one in self.guardians)
            and not self.purpose.strip()
        )


def to_text(form: IntakeForm) -> str:
    """The form as the text of a draft."""
    return json.dumps(asdict(form), ensure_ascii=False)


def from_text(text: str) -> IntakeForm:
    """The form of a draft.

    Raises:
        ValueError, TypeError, KeyError: it is none; an older program wrote it.
    """
    data = json.loads(text)
    return IntakeForm(
        young=PersonEntry(**data["young"]),
        guardians=[
            GuardianEntry(**{**one, "person": PersonEntry(**one["person"])})
            for one in data["guardians"]
        ],
        purpose=data["purpose"],
        parties=list(data["parties"]),
        step=int(data["step"]),
        writes_referral=bool(data.get("writes_referral")),
        district=str(data.get("district") or ""),
    )


def day_of_text(text: str) -> date | None:
    """The day that was typed; None for nothing, and for what is no day."""
    return parse_day(text)
