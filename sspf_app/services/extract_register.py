"""What the register holds of a data subject, apart from every case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sspf_app.domain.facts import Custody, Person
from sspf_app.services.extract_parts import made_part
from sspf_app.services.extract_records import ExtractGround
from sspf_app.services.extract_views import ExtractPart, ExtractSection
from sspf_app.services.households import would_be_found_by
from sspf_app.services.ports import UnitOfWork
from sspf_app.texts.catalogue import Words
from sspf_app.texts.dates import long_day
from sspf_app.texts.labels import custody_label

_REACHED = frozenset({"address", "phone", "email", "school", "work"})
_SECRET = ExtractGround.SECRET


def particulars(
    unit: UnitOfWork, person: Person, words: Words, *, is_own: bool
) -> Iterator[ExtractPart]:
    """Who the person is and how they are reached.

    Args:
        unit: The unit of work.
        person: The data subject.
        words: Words of the paper's language.
        is_own: They read it themselves.
    """
    _, one = words.gettext, person
    # No paper holds where a protected person is, even to them, nor where who lives there is.
    is_secret = one.is_protected or would_be_found_by(unit, one)
    rows = (
        ("name", _("Name"), one.name, False),
        ("aliases", _("Also called"), ", ".join(one.aliases), False),
        ("born", _("Born"), "" if one.born is None else long_day(one.born, words), False),
        ("number", _("Personal number"), one.personal_number or "", False),
        ("language", _("Language"), one.language or "", False),
        ("address", _("Address"), one.address or "", is_secret),
        ("phone", _("Telephone"), one.phone or "", is_secret),
        ("email", _("E-mail"), one.email or "", is_secret),
        ("school", _("School and class"), one.school or "", is_secret),
        ("work", _("Workplace"), one.workplace or "", is_secret),
    )
    for key, label, value, withheld in rows:
        if value:
            ground = _SECRET if withheld else None
            part = made_part(ExtractSection.PERSON, key, f"{label}: {value}", ground=ground)
            # How a child is reached is told to a guardian only where somebody chose it.
            waits = not is_own and ground is None and key in _REACHED
            yield replace(part, waits=waits)


def custody(
    unit: UnitOfWork, person: Person, words: Words, *, shown: set[str]
) -> Iterator[ExtractPart]:
    """Whom the person has custody of, and who has it of them.

    Args:
        unit: The unit of work.
        person: The data subject.
        words: Words of the paper's language.
        shown: Gets the ids of those who are named.
    """
    me, records = person.id, unit.records
    rows = {
        row.id: row
        for field in ("child", "holder")
        for row in records.list_of(Custody, field, (me,))
    }
    for row in sorted(rows.values(), key=lambda row: (row.starts_on, row.id)):
        other = row.child if row.holder == me else row.holder
        found = records.standing(Person, other)
        if found is None:
            continue
        template = words.gettext("{name}: {kind}, from {day}")
        said = template.format(
            name=found.name,
            kind=custody_label(row.kind, words),
            day=long_day(row.starts_on, words),
        )
        ground = _SECRET if found.is_protected else None
        if ground is None:
            shown.add(other)
        yield made_part(ExtractSection.CUSTODY, row.id, said, ground=ground)
