"""A party is spoken to as several, a person as one, in every letter that goes to both."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from sspf_app.services.paper_of_ledger import RecallLetterData, ReservationData
from tests.documents.papers import MADE_AT, OFFICE, RENDERER, SECRECY, text_of

ONE = re.compile(r"\b(du|dig|din|ditt|dina|jag|mig|min|mina)\b", re.IGNORECASE)
SEVERAL = re.compile(r"\b(ni|er|ert|era|vi har ingen kopia|ring oss)\b", re.IGNORECASE)
RECALL = RecallLetterData(
    office=OFFICE,
    language="sv",
    case_reference="SSPF-2026-014",
    made_at=MADE_AT,
    recipient="Hagaskolan",
    sign="KPTRB",
    is_person=False,
    paper="Minnesanteckningar från ett möte",
    made_on=date(2026, 3, 12),
    pages=2,
    secrecy=SECRECY,
)
RESERVATION = ReservationData(
    office=OFFICE,
    language="sv",
    case_reference="SSPF-2026-014",
    made_at=MADE_AT,
    recipient="Umeå Boxning",
    sign="KPTRB",
    is_person=False,
)


@pytest.mark.parametrize("is_oral", [False, True])
def test_the_letter_about_a_copy_that_went_wrong(*, is_oral: bool) -> None:
    to_party = replace(RECALL, is_oral=is_oral)
    party = text_of(RENDERER.recall_letter(to_party).content)
    person = text_of(RENDERER.recall_letter(replace(to_party, is_person=True)).content)
    assert (ONE.findall(party), SEVERAL.search(party) is not None) == ([], True)
    assert ONE.search(person)
    assert not re.search(r"\b(ni|er|ert|era)\b", person)


def test_the_reservation() -> None:
    party = text_of(RENDERER.reservation(RESERVATION).content)
    person = text_of(RENDERER.reservation(replace(RESERVATION, is_person=True)).content)
    assert "Det ni får veta" in party
    assert "Vänd er gärna till" in party
    for said in ("vissa saker för dig", "Det du får veta", "Du använder det bara", "Vänd dig"):
        assert said in person
        assert said not in party
