"""There is one way out, and it asks for a decision.

Defends: trust promise 10, every exporter and printer takes a ``DisclosureDecision``; no other path
reaches the writer, and nothing else in the services makes a paper or a file.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path, PurePosixPath
from typing import cast

import pytest

from sspf_app.domain.suppression import Figures
from sspf_app.services.gate import DisclosureDecision
from sspf_app.services.outgoing import write_figures
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.records import DisclosureKind
from tests.program import PACKAGE, calls, modules
from tests.services.conftest import NOW

VAULT_FILES = {
    "files.py",
    "vault.py",
    "vault_care.py",
    "packages.py",
    "vault_access.py",
    "vault_renewal.py",
    "backups.py",
    "backup_reading.py",
    "backup_writing.py",
    "upkeep.py",
    "unlocked_vault.py",
    "disposal_care.py",
}


def test_only_the_gate_makes_decisions() -> None:
    makers = {module for module, call in calls("services") if call == "DisclosureDecision"}
    makers |= {module for module, call in calls("gui") if call == "DisclosureDecision"}
    makers |= {module for module, call in calls("console") if call == "DisclosureDecision"}
    assert makers == {
        "gate/lines.py",
        "gate/minutes.py",
        "gate/papers.py",
        "gate/sent.py",
        "gate/told.py",
        "gate/transfer.py",
    }
    with pytest.raises(TypeError):
        DisclosureDecision(
            kind=DisclosureKind.MINUTES,
            case="c",
            recipient="x",
            at=NOW,
            parts=(),
            seal=object(),
        )


def test_only_the_way_out_writes_what_leaves() -> None:
    writers = {module for module, call in calls("services") if call.endswith("target.write")}
    assert writers == {"outgoing.py"}
    files = {
        module
        for module, call in calls("services")
        if call.rpartition(".")[2] in {"write_bytes", "write_text", "open", "mkstemp"}
        and not call.startswith(
            (
                "self._database",
                "databases",
                "self._key_slots",
                "archive",
                "scene.",
                "self._reader",
                "self._files",
                "self._tools.sources",
                "self._tools.keys",
                "sources.open",
                "keys.open",
            )
        )
    }
    assert files <= VAULT_FILES


PAPERS = {
    "minutes",
    "minutes_in_word",
    "print_list",
    "notice",
    "calendar",
    "consent_form",
    "fillable_form",
    "consent_receipt",
    "withdrawal_confirmation",
    "withdrawal_notice",
    "recall_letter",
    "print_file",
    "copy_receipt",
    "reservation",
    "ledger_page",
    "matrix",
    "hand_over",
    "register_extract",
    "rights_letter",
    "disposal_record",
    "incident",
    "plan",
    "mapping",
    "invitation",
    "invitation_recall",
    "commitments",
    "statistics",
}
SPECIMENS = "form_text_sheets.py"
"""Draws forms about invented people, to look at a text before it is approved."""
FIGURES = "statistics.py"
"""Draws figures that the suppression made, and can be made of nothing else."""

RECORDS = "disposal_papers.py"
"""Tells of cases that are no more, by reference and number; no person is at hand there."""

READS_A_CASE = re.compile("case_(facts|loading|reading)")
"""The modules by which a case is at hand."""

OWN = {"incidents.py", "case_papers.py", "moving_out.py", "scan_originals.py"}
"""Write out bytes the vault keeps, as they are, to the office itself: by a decision of the gate."""


def _drawers() -> set[str]:
    """Modules that take hold of something that draws a paper, called at once or later."""
    return {
        PurePosixPath(name).name
        for name, nodes in modules().items()
        if PurePosixPath(name).parent == PurePosixPath("services")
        for node in nodes
        if isinstance(node, ast.Attribute)
        and node.attr in PAPERS
        and ast.unparse(node.value).rpartition(".")[2].strip("_") in {"renderer", "copier"}
    }


def test_every_paper_is_drawn_beside_a_decision_and_searched() -> None:
    drawers = _drawers()
    assert drawers == {
        "minutes.py",
        "notices.py",
        "calendar_entries.py",
        "consent_forms.py",
        "consent_exports.py",
        "withdrawal_papers.py",
        "withdrawal_prints.py",
        "recall_letters.py",
        "ledger_papers.py",
        "matrix_papers.py",
        "hand_over_page.py",
        "extract_papers.py",
        "rights_letters.py",
        "incident_papers.py",
        "plan_papers.py",
        "mapping_papers.py",
        "invitation_papers.py",
        "recall_papers.py",
        "commitment_papers.py",
        SPECIMENS,
        FIGURES,
        RECORDS,
    }
    records = (PACKAGE / "services" / RECORDS).read_text("utf-8")
    assert not READS_A_CASE.search(records)
    assert "unit.records" not in records
    for module in drawers - {SPECIMENS, FIGURES, RECORDS}:
        text = (PACKAGE / "services" / module).read_text("utf-8")
        assert "searched(" in text or "searched_in_each_case(" in text
    specimens = (PACKAGE / "services" / SPECIMENS).read_text("utf-8")
    assert "specimen(" in specimens
    assert not READS_A_CASE.search(specimens)  # nothing real is at hand there
    papers = {module for module, call in calls("services") if call == "Paper"}
    # Of users, and of who stands in no case: nothing to search.
    of_subjects = {"extract_papers.py", "rights_letters.py"}
    joined = "form_batches.py"  # one file for the printer, of sheets that were searched
    assert (
        papers
        <= {"paper_search.py", "printed_sheets.py", "consent_exports.py", joined}
        | {"incident_papers.py"}  # of many cases, searched there for everybody protected
        | of_subjects
        | OWN
    )
    for module in OWN:
        text = (PACKAGE / "services" / module).read_text("utf-8")
        own = ("own_document", "whole_case", "returned_form", "incident")
        assert any(f"decide_{one}(" in text for one in own)


def test_only_what_the_suppression_made_leaves_as_figures() -> None:
    callers = {
        (module, call.rpartition(".")[2])
        for module, call in calls("services")
        if call.rpartition(".")[2] in {"write_figures", "StatisticsPaperData", "suppressed"}
    }
    assert {module for module, _ in callers} == {FIGURES}
    makers = {
        module
        for layer in ("domain", "services", "storage", "documents", "exchange", "gui", "console")
        for module, call in calls(layer)
        if call == "Figures"
    }
    assert makers == {"suppression.py"}
    counted = {
        module
        for module, call in calls("services")
        if call.startswith("unit.statistics.") and not call.endswith((".frozen", ".freeze"))
    }
    assert counted == {FIGURES}  # where the counts become figures before anything else is done
    with pytest.raises(TypeError):
        write_figures(
            cast("UnitOfWork", None),
            cast("ExportTarget", None),
            cast("Figures", "12 cases"),
            content=b"12",
            to=Path("nowhere"),
        )


def test_no_front_end_draws_or_decides_by_itself() -> None:
    found = [
        f"{folder}/{module}: {call}"
        for folder in ("gui", "console")
        for module, call in calls(folder)
        if call.rpartition(".")[2] in {"decide_in", "person_reads", "party_reads", "reads_item"}
        or "renderer." in call
    ]
    # `sspf decide` answers questions, from a file or with the right to read cases.
    assert found == ["console/decide_command.py: reads_item"]
