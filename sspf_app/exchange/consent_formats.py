"""Every format in which consents leave, behind one port (``services.export_records``)."""

from __future__ import annotations

import json
from typing import Any

from sspf_app.exchange import consent_csv, fhir_consents, iso27560
from sspf_app.services.export_records import ExportedCase, ExportFormat


def write(case: ExportedCase, format_: ExportFormat) -> bytes:
    """A whole file in a format, UTF-8."""
    if format_ is ExportFormat.FHIR:
        return _json(fhir_consents.bundle(case))
    if format_ is ExportFormat.ISO_27560:
        return _json(iso27560.records(case))
    return consent_csv.table(case).encode()


def receipt(case: ExportedCase, *, receipt_id: str) -> bytes:
    """The receipt of one consent for machines, UTF-8."""
    return _json(iso27560.receipt(case, receipt_id=receipt_id))


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
