"""There is one way out, and it asks for a decision.

Defends: trust promise 10, every exporter and printer takes a ``DisclosureDecision``; no other path
reaches the writer, and nothing else in the services makes a paper or a file.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from sspf_app.services.gate import DisclosureDecision
from sspf_app.services.records import DisclosureKind
from tests.services.conftest import NOW

PACKAGE = Path(__file__).parents[2] / "sspf_app"
VAULT_FILES = {"vault.py", "vault_access.py", "vault_renewal.py", "backups.py", "unlocked_vault.py"}


def _calls(folder: str) -> Iterator[tuple[str, str]]:
    """Module and the last name of what it calls, with the name before it."""
    for file in sorted((PACKAGE / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield str(file.relative_to(PACKAGE / folder)), ast.unparse(node.func)


def test_only_the_gate_makes_decisions() -> None:
    makers = {module for module, call in _calls("services") if call == "DisclosureDecision"}
    makers |= {module for module, call in _calls("gui") if call == "DisclosureDecision"}
    makers |= {module for module, call in _calls("console") if call == "DisclosureDecision"}
    assert makers == {"gate.py"}
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
    writers = {module for module, call in _calls("services") if call.endswith("target.write")}
    assert writers == {"outgoing.py"}
    files = {
        module
        for module, call in _calls("services")
        if call.rpartition(".")[2] in {"write_bytes", "write_text", "open", "mkstemp"}
        and not call.startswith(
            ("self._database", "databases", "self._key_slots", "archive", "scene.")
        )
    }
    assert files <= VAULT_FILES


def test_every_paper_is_drawn_beside_a_decision_and_searched() -> None:
    drawers = {
        module
        for module, call in _calls("services")
        if call.rpartition(".")[2]
        in {
            "minutes",
            "consent_form",
            "withdrawal_confirmation",
            "withdrawal_notice",
            "recall_letter",
            "print_file",
            "copy_receipt",
            "reservation",
            "ledger_page",
        }
        and "renderer" in call
    }
    assert drawers == {
        "minutes.py",
        "consent_forms.py",
        "withdrawal_papers.py",
        "withdrawal_prints.py",
        "recall_letters.py",
        "ledger_papers.py",
    }
    for module in drawers:
        text = (PACKAGE / "services" / module).read_text("utf-8")
        assert "searched(" in text
    papers = {module for module, call in _calls("services") if call == "Paper"}
    assert papers <= {"paper_search.py", "consent_forms.py", "consent_exports.py"}


def test_no_front_end_draws_or_decides_by_itself() -> None:
    found = [
        f"{folder}/{module}: {call}"
        for folder in ("gui", "console")
        for module, call in _calls(folder)
        if call.rpartition(".")[2] in {"decide_in", "person_reads", "party_reads", "reads_item"}
        or "renderer." in call
    ]
    # `sspf decide` answers questions, from a file or with the right to read cases.
    assert found == ["console/decide_command.py: reads_item"]
