"""Consents as a table: one line per box, and per exclusion, of every record.

For a spreadsheet of a Swedish office: semicolons, a byte order mark. A cell that a spreadsheet
would take for a formula begins with an apostrophe.

Source: ``consent-record.md`` (an exit guarantee).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from sspf_app.services.csv_cells import guarded
from sspf_app.services.export_records import ExportedCase, ExportedConsent

COLUMNS = (
    "reference",
    "record",
    "form_code",
    "request",
    "signatory",
    "capacity",
    "purpose",
    "state",
    "state_since",
    "answer",
    "medium",
    "signed_on",
    "signed_time",
    "valid_from",
    "valid_to",
    "recorded_at",
    "form_version",
    "terms",
    "language",
    "text_sha256",
    "line",
    "subject",
    "from",
    "to",
    "type",
    "value",
    "channel",
    "in_force",
)


def table(case: ExportedCase) -> str:
    """The whole table, its first line the names of the columns."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in case.consents:
        head = _head(case, one)
        for line in _lines(one):
            writer.writerow([guarded(str(cell)) for cell in (*head, *line)])
    return "\ufeff" + out.getvalue()


def _head(case: ExportedCase, one: ExportedConsent) -> list[object]:
    purpose = next((row.text for row in case.purposes if row.id == one.purpose), one.purpose)
    text = one.text
    return [
        case.reference,
        one.id,
        one.code or "",
        one.group or "",
        one.signatory,
        one.capacity,
        purpose,
        one.state.value,
        one.changed_at.isoformat() if one.changed_at else "",
        one.answer or "",
        one.medium or "",
        one.signed_on or "",
        one.signed_time.isoformat() if one.signed_time else "",
        one.valid_from or "",
        one.valid_to or "",
        one.recorded_at.isoformat() if one.recorded_at else "",
        text.version,
        text.terms,
        text.language,
        text.sha256 or "",
    ]


def _lines(one: ExportedConsent) -> Iterator[tuple[object, ...]]:
    """Boxes and exclusions; one line without either for a record that has none."""
    for box in one.boxes:
        sides = ("", box.recipient) if box.is_receive else (box.recipient, "")
        value = "yes" if box.is_yes else "no"
        in_force = "yes" if box.in_force else "no"
        yield ("box", box.subject, *sides, box.type.value, value, box.channel.value, in_force)
    for rule in one.exclusions:
        yield ("exclusion", rule.subject, rule.source, rule.recipient, rule.type, "", "", "")
    if not one.boxes and not one.exclusions:
        yield ("record", " ".join(one.subjects), "", "", "", "", "", "")
