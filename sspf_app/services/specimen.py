"""A consent form filled with invented people: how a text looks in print, with nobody's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.services.form_clauses import CLAUSES
from sspf_app.services.form_code import form_code
from sspf_app.services.form_text import SIGNED_LANGUAGES, FormText
from sspf_app.services.form_text_checks import clause_faults
from sspf_app.services.paper_of_consent import (
    BoxRow,
    Capacity,
    ConsentFormData,
    FormColumn,
    FormParty,
)
from sspf_app.services.paper_parts import PaperOffice

_EMPTY = "…"
_PARTIES = (
    FormParty(
        key="p-1", name="SSPF-teamet", kind=PartyKind.SOCIAL_SERVICES, contact="090-00 00 00"
    ),
    FormParty(key="p-2", name="Exempelskolan", kind=PartyKind.SCHOOL, independent=True),
    FormParty(key="p-3", name="Polisen", kind=PartyKind.POLICE, contact="114 14"),
    FormParty(key="p-4", name="Exempelklubben", kind=PartyKind.ASSOCIATION),
)
_ROWS = (
    (InformationType.PARTICIPATION, "p-1"),
    (InformationType.ATTENDANCE, "p-2"),
    (InformationType.SCHOOL_SAFETY, "p-2"),
    (InformationType.POLICE_OBSERVATIONS, "p-3"),
    (InformationType.LEISURE_ACTIVITIES, "p-4"),
)
_OWN_ROWS = ((InformationType.FAMILY_HOME, "p-1"),)


def specimen(
    text: FormText,
    *,
    swedish: FormText | None,
    capacity: Capacity,
    office: PaperOffice,
    made_at: datetime,
) -> ConsentFormData:
    """A sheet nobody can answer on.

    Args:
        text: The text that is looked at, finished or not.
        swedish: What is signed, when the text is a translation.
        capacity: The variant: as what somebody would answer.
        office: The sender, as on real sheets.
        made_at: Aware instant.
    """
    shown = _printable(text)
    signed = shown
    beside = None
    if text.language not in SIGNED_LANGUAGES and swedish is not None:
        signed = _printable(swedish)
        beside = replace(shown, terms=signed.terms)
    first = made_at.date()
    return ConsentFormData(
        office=office,
        case_reference="EXEMPEL",
        form_code=form_code(0),
        text=signed,
        translation=beside,
        is_specimen=True,
        made_at=made_at,
        young_person="Kim Exempel",
        born=date(first.year - _age(capacity), 1, 2),
        school="Exempelskolan, 7 A",
        signatory="Kim Exempel" if capacity.is_self else "Robin Exempel",
        capacity=capacity,
        purpose="Kim har varit borta mycket från skolan. Vi vill hitta ett stöd ihop.",
        parties=_PARTIES,
        columns=tuple(FormColumn(key=party.key) for party in _PARTIES),
        rows=tuple(_row(signed, type_, teller) for type_, teller in _ROWS),
        own_rows=()
        if capacity.is_self
        else tuple(_row(signed, type_, teller) for type_, teller in _OWN_ROWS),
        valid_from=first,
        valid_to=first + timedelta(days=180),
    )


def _age(capacity: Capacity) -> int:
    return {Capacity.ADULT: 19, Capacity.YOUNG_PERSON: 17}.get(capacity, 13)


def _row(text: FormText, type_: InformationType, teller: str) -> BoxRow:
    return BoxRow(type=type_, label=text.type_name(type_), teller=teller)


def _printable(text: FormText) -> FormText:
    """The text with a mark where a clause has no words yet, or words that cannot be filled in."""
    words: Mapping[str, str] = text.clauses
    return replace(
        text,
        clauses={
            clause.id: _EMPTY
            if clause_faults(clause.id, words.get(clause.id, ""))
            else words[clause.id]
            for clause in CLAUSES
        },
    )
