"""An office's old list, and what becomes of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sspf_app.domain.codes import PartyKind
from sspf_app.services.move_views import ImportOrder, Preview
from sspf_app.services.party_views import PartyInput
from sspf_app.services.records import Office
from sspf_app.services.sheet_views import Sheet, SheetFile
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.moving import doubt_sentence
from tests.exchange.sheet_files import xlsx
from tests.services.conftest import House

HEADS = (
    "Ärendenr", "Namn", "Personnummer", "Född", "Skola", "Vårdnadshavare 1", "Telefon", "Mejl",
    "Vårdnadshavare 2", "Telefon", "Vårdnad", "Syfte", "Startdatum", "Socialtjänst", "Polis",
    "Samtycke", "Nästa möte", "Tid", "Plats", "Åtagande", "Ansvarig", "Klart senast", "Kommentar",
)  # fmt: skip
ALVA = (
    "12/2026", "Lind, Alva", 201302032394, "3 feb 2013", "Ersängsskolan", "Erik Lind",
    "070-123 45 67", "erik@example.se", "Anna Öberg", "070-765 43 21", "Gemensam",
    "Bryta frånvaron", date(2026, 1, 15), "Familjeenheten", "Polisen Umeå", "Ja, båda (papper)",
    "20/3 2026", "13.30", "Fritidsgården", "Ring skolan", "", "2026-04-01", "Gillar fotboll",
)  # fmt: skip


def own_party(house: House) -> str:
    party = house.use.parties.add(
        PartyInput(name="SSPF Umeå", kind=PartyKind.SOCIAL_SERVICES)
    ).new_id
    assert party is not None
    house.use.office.save(Office(own_party=party))
    return party


def the_file(house: House, rows: Sequence[Sequence[Any]]) -> SheetFile:
    return house.use.old_sheets.read("gammal.xlsx", xlsx(rows))


def the_order(house: House, sheet: Sheet, **changes: Any) -> ImportOrder:
    guess = house.use.moving_in.guess(sheet, kind=changes.pop("kind", None))
    order = ImportOrder(
        sheet=sheet.name,
        kind=guess.kind,
        heading_row=guess.heading_row,
        columns=guess.columns,
    )
    return replace(order, **changes)


def codes(preview: Preview, row: int) -> dict[str, bool]:
    found = next(one for one in preview.rows if one.number == row)
    for one in found.problems:
        told = doubt_sentence(one.code, one.params, words_for("sv"))
        assert "{" not in told
        assert told != doubt_sentence(one.code, one.params, words_for("en"))
    return {one.code: one.is_error for one in found.problems}


def standing(house: House, kind: type[Any]) -> tuple[Any, ...]:
    with house.unit() as unit:
        return unit.records.list_standing(kind)
