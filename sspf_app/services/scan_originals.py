"""The kept file of a form that was filled in on a screen, taken out again as it came.

It holds what a family wrote, with names: it goes to the coordinator's own file and to nobody else,
through the gate, with its row in the ledger.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import record_disclosure
from sspf_app.services.export_views import Exported, Paper
from sspf_app.services.gate import decide_returned_form
from sspf_app.services.outgoing import named_free, write_out
from sspf_app.services.ports import ExportTarget
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.scan_keeping import FILE


class ScanOriginals:
    """Use cases about kept files of forms that were filled in."""

    def __init__(self, desk: Desk, access: ProtectedAccess, *, target: ExportTarget) -> None:
        self._desk = desk
        self._access = access
        self._target = target

    def export(self, case: str, scan: str, *, folder: Path) -> Exported:
        """Write the file to a folder, byte for byte as it came.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``, ``unknown_scan``,
                ``scan_without_file``, ``scan_damaged``, ``export_failed``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            loaded = self._access.case(unit, case)
            found = unit.scans.scan(scan)
            if found is None or found.case != case:
                raise DomainError("unknown_scan")
            kept = next((page for page in found.pages if page.page == FILE), None)
            if kept is None:
                raise DomainError("scan_without_file")
            content = b"".join(unit.scans.page(scan, FILE))
            if sha256(content).hexdigest() != kept.sha256:
                raise DomainError("scan_damaged")
            decision = decide_returned_form(loaded, found.record)
            file_name = f"{loaded.reference}-ifylld-{found.form}.pdf"
            paper = Paper(
                recipient=decision.recipient,
                title=file_name,
                pdf=content,
                file_name=file_name,
                sha256=kept.sha256,
            )
            paper = named_free(paper, folder)
            what = f"returned_form:{scan}"
            disclosure = record_disclosure(self._desk, unit, decision, what=what, paper=paper)
            return write_out(unit, self._target, disclosure, paper=paper, folder=folder)
