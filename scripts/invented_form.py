"""An invented consent form, to be looked at, measured and tested."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime

from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.services.form_code import form_code
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.paper_of_consent import (
    BoxRow,
    Capacity,
    ConsentFormData,
    FormColumn,
    FormParty,
)
from sspf_app.services.paper_of_minutes import SecrecyMark
from sspf_app.services.paper_parts import PaperOffice

MADE_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CODE = form_code(123_456_789_012)
OFFICE = PaperOffice(
    committee="Individ- och familjenämnden, Umeå kommun",
    unit="Enheten för prevention och tidiga insatser",
    phone="090-16 10 00",
    email="sspf@example.se",
    data_protection_officer="dso@example.se",
)
SECRECY = SecrecyMark(
    provision="26 kap. 1 §", marked_on=date(2026, 11, 22), authority="Umeå kommun"
)
PARTIES = (
    FormParty(
        key="p-soc",
        name="SSPF-koordinatorn",
        kind=PartyKind.SOCIAL_SERVICES,
        function="koordinator",
        contact="Mia Ek, 090-16 10 01",
    ),
    FormParty(
        key="p-school",
        name="Ersängsskolan",
        kind=PartyKind.SCHOOL,
        function="skolan",
        contact="Per Norén, 090-16 20 02",
        reveals_place=True,
    ),
    FormParty(
        key="p-police",
        name="Polisen, lokalpolisområde Umeå",
        kind=PartyKind.POLICE,
        function="områdespolis",
        contact="114 14",
    ),
    FormParty(
        key="p-leisure",
        name="Fritid unga Ersboda",
        kind=PartyKind.LEISURE,
        function="fritidsgården",
        contact="Sara Wik",
        reveals_place=True,
    ),
)
ASSOCIATION = FormParty(key="p-club", name="IFK Ersboda", kind=PartyKind.ASSOCIATION)
LOG_HEAD = "KPTR-BQXM-LDGJ-ZNCS"
ADDRESS = ("Erik Åkesson", "Storgatan 12 A, lgh 1203", "903 26 Umeå")


def named_rows(count: int) -> tuple[BoxRow, ...]:
    """So many rows with their real names; the first is participation, told by the coordinator."""
    swedish = text_in("sv")
    return tuple(
        BoxRow(type=one, label=swedish.type_name(one), teller=PARTIES[number % 4].key)
        for number, one in enumerate(itertools.islice(InformationType, count))
    )


def a_form(**changes: object) -> ConsentFormData:
    """A guardian's sheet with four parties and eight rows."""
    form = ConsentFormData(
        office=OFFICE,
        case_reference="SSPF-2026-014",
        form_code=CODE,
        text=text_in("sv"),
        made_at=MADE_AT,
        young_person="Alva Lindström",
        born=date(2013, 4, 9),
        school="Berghemsskolan, 7B",
        signatory="Erik Åkesson",
        capacity=Capacity.GUARDIAN,
        purpose="Alva har varit borta mycket från skolan i höst. Vi vill hitta ett stöd ihop.",
        parties=PARTIES,
        columns=tuple(FormColumn(key=party.key) for party in PARTIES),
        rows=named_rows(8),
        valid_from=date(2026, 12, 1),
        valid_to=date(2027, 5, 31),
        log_head=LOG_HEAD,
    )
    return replace(form, **changes)  # pyright: ignore[reportArgumentType]
