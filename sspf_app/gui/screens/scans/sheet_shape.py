"""The boxes of a scanned form as they are shown beside its picture."""

from __future__ import annotations

from sspf_app.gui.i18n import _, words
from sspf_app.gui.widgets.sheet_model import SheetShape
from sspf_app.services.scan_views import ScannedSheet
from sspf_app.texts.labels import type_label


def shape_of(sheet: ScannedSheet) -> SheetShape:
    """The boxes as on the paper: the same rows, the same columns."""
    form = sheet.form
    if form is None:
        return SheetShape(rows=(), columns=())
    labels: list[str] = []
    for row in form.rows:
        teller = _("{party} tells it").format(party=sheet.names.get(row.teller, row.teller))
        told = f"{type_label(row.type, words())}\n{teller}"
        if row.subject != sheet.young_person:
            name = sheet.names.get(row.subject, row.subject)
            told = _("About {name}: {row}").format(name=name, row=told)
        labels.append(told)
    return SheetShape(
        rows=tuple(labels),
        columns=tuple((one, sheet.names.get(one, one)) for one in form.recipients),
        void=frozenset(
            (number, row.teller)
            for number, row in enumerate(form.rows)
            if row.teller in form.recipients
        ),
    )


def unclear_words(sheet: ScannedSheet) -> str:
    """The boxes that could not be told, by row and column."""
    shape = shape_of(sheet)
    names = dict(shape.columns)
    return "; ".join(
        f"{shape.rows[row].partition(chr(10))[0]} – {names.get(column, column)}"
        for row, column in sorted(sheet.proposal.unclear)
    )
