"""The catalogue of support as a sheet: how it is written, and how one is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.domain.errors import DomainError
from sspf_app.services.folding import same_words
from sspf_app.services.process_records import Named
from sspf_app.services.sheet_views import Cell, SheetFile, SheetRow, Table
from sspf_app.services.support_views import OLDEST, SupportInput, SupportView
from sspf_app.texts.catalogue import LANGUAGES, Words, words_for
from sspf_app.texts.errors import error_sentence
from sspf_app.texts.process import area_name
from sspf_app.texts.support import HEADS

_GUARDED = ("'=", "'+", "'-", "'@")
"""How a text begins that a spreadsheet would have run as a formula."""
_HEADINGS_WITHIN = 10
"""Rows from the top among which the headings are looked for."""


def as_table(views: Iterable[SupportView], areas: Iterable[Named], words: Words) -> Table:
    """The catalogue as a table: a column of each field, a row of each entry."""
    named = {one.code: area_name(one.code, words, name=one.name) for one in areas}

    def row(view: SupportView) -> tuple[Cell, ...]:
        told = {
            "giver": view.giver,
            "areas": ", ".join(named.get(code, code) for code in view.entry.areas),
        }
        return tuple(told.get(field, getattr(view.entry, field)) for field in HEADS)

    return Table(
        name="support",
        heads=tuple(words.marked(head) for head in HEADS.values()),
        rows=tuple(map(row, views)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportSheet:
    """A sheet whose headings were found.

    Attributes:
        columns: What each column means, by its place from 0.
        words: The language in which is said what is wrong with a row.
    """

    columns: Mapping[int, str]
    rows: tuple[SheetRow, ...]
    words: Words

    def typed(
        self, row: SheetRow, areas: Iterable[Named], parties: Mapping[str, str]
    ) -> SupportInput:
        """An entry as a row has it; ``parties``: their ids by name, in small letters.

        Raises:
            DomainError: ``support_ages``, ``support_day_unread`` (said), ``support_area_unknown``
                (name).
        """
        cells = {field: row.cell(column) for column, field in self.columns.items()}
        giver = _text(cells.get("giver"))
        party = parties.get(same_words(giver))
        return SupportInput(
            name=_text(cells.get("name")),
            about=_text(cells.get("about")),
            whom=_text(cells.get("whom")),
            from_age=_age(cells.get("from_age")),
            to_age=_age(cells.get("to_age")),
            party=party,
            giver="" if party else giver,
            way_in=_text(cells.get("way_in")),
            contact=_text(cells.get("contact")),
            cost=_text(cells.get("cost")),
            areas=_areas(_text(cells.get("areas")), areas),
            starts_on=_day(cells.get("starts_on")),
            ends_on=_day(cells.get("ends_on")),
        )

    def wrong(self, row: SheetRow, error: DomainError) -> DomainError:
        """What is wrong with a row, said with its number."""
        said = error_sentence(error, self.words)
        return DomainError("support_sheet_row", row=row.number, sentence=said)


def read_sheet(file: SheetFile, words: Words) -> SupportSheet:
    """Find the headings, in either language, and the rows below them.

    Raises:
        DomainError: ``support_sheet_columns``: no column is called as the name is;
            ``support_sheet_empty``.
    """
    for sheet in file.sheets:
        for place, row in enumerate(sheet.rows[:_HEADINGS_WITHIN]):
            columns = _columns(row)
            if "name" in columns.values():
                rows = sheet.rows[place + 1 :]
                if not rows:
                    raise DomainError("support_sheet_empty")
                return SupportSheet(columns=columns, rows=rows, words=words)
    raise DomainError("support_sheet_columns", name=words.marked(HEADS["name"]))


def _columns(row: SheetRow) -> dict[int, str]:
    known = {
        words_for(language).marked(head).casefold(): field
        for language in LANGUAGES
        for field, head in HEADS.items()
    }
    told = {place: known.get(_text(cell).casefold()) for place, cell in enumerate(row.cells)}
    return {place: field for place, field in told.items() if field is not None}


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    said = "" if cell is None else str(cell).strip()
    return said[1:] if said.startswith(_GUARDED) else said


def _age(cell: Cell) -> int | None:
    said = _text(cell)
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) <= len(str(OLDEST))):
        raise DomainError("support_ages")
    return int(said)


def _day(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    said = _text(cell)
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise DomainError("support_day_unread", said=said) from None


def _areas(said: str, areas: Iterable[Named]) -> tuple[str, ...]:
    """Codes of the areas a cell names, as either language or the office calls them."""
    known: dict[str, str] = {}
    for one in areas:
        names = [area_name(one.code, words_for(language)) for language in LANGUAGES]
        known |= {name.casefold(): one.code for name in (*names, one.name, one.code) if name}
    found: list[str] = []
    for name in filter(None, (part.strip() for part in said.split(","))):
        if name.casefold() not in known:
            raise DomainError("support_area_unknown", name=name)
        found.append(known[name.casefold()])
    return tuple(found)
