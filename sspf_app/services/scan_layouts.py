"""How a printed form is laid out: kept when it is handed out, asked for when it comes home."""

from __future__ import annotations

from collections.abc import Iterable

from sspf_app.services.consent_views import BoxKey
from sspf_app.services.papers import PaperRegion
from sspf_app.services.records import PrintedForm
from sspf_app.services.scan_records import FormLayout, KeptRegion

_EXACT = 100
CODE = "code:"


def layout_of(form: PrintedForm, regions: Iterable[PaperRegion]) -> FormLayout:
    """What is kept of a drawn form; every page has a code, so the codes tell the pages."""
    kept = tuple(
        KeptRegion(
            name=region.name,
            page=region.page,
            x=round(region.x * _EXACT),
            y=round(region.y * _EXACT),
            width=round(region.width * _EXACT),
            height=round(region.height * _EXACT),
        )
        for region in regions
    )
    pages = max((region.page for region in kept if region.name.startswith(CODE)), default=0)
    return FormLayout(form=form.id, case=form.case, pages=pages, regions=kept)


def regions_on(layout: FormLayout, page: int) -> tuple[PaperRegion, ...]:
    """The places of one page, in points."""
    return tuple(
        PaperRegion(
            region.name,
            region.page,
            region.x / _EXACT,
            region.y / _EXACT,
            region.width / _EXACT,
            region.height / _EXACT,
        )
        for region in layout.regions
        if region.page == page
    )


def box_of(form: PrintedForm, young_person: str, name: str) -> BoxKey | None:
    """Which box of the form a place is; None for what is no box of its table.

    The paper has the rows about the young person first and those about the signatory after them;
    the form has them in the order they were asked for.
    """
    kind, _colon, rest = name.partition(":")
    row, _colon, column = rest.partition(":")
    subject = {"box": young_person, "own": form.signatory}.get(kind)
    if subject is None or not (row.isdecimal() and column.isdecimal()):
        return None
    rows = [number for number, one in enumerate(form.rows) if one.subject == subject]
    if int(row) >= len(rows) or int(column) >= len(form.recipients):
        return None
    return rows[int(row)], form.recipients[int(column)]
