"""No path to file, printer or clipboard goes around the gate."""

import ast
from collections.abc import Iterator, Sequence

from tests.program import modules

# What may write a file, and what it writes.
_WRITERS = {
    "system/export_target.py",  # what the user exports, called by services/outgoing.py alone
    "system/settings.py",  # language, look, folders of vaults
    "system/single_instance.py",  # which program holds a vault
    "system/attempt_file.py",  # how many wrong passwords, and when
    "system/logging_setup.py",  # the redacted log
    "crypto/slot_io.py",  # the key-slot file
    "crypto/key_file.py",  # a new key file, where the user says
    "services/backups.py",  # encrypted copies
    "services/backup_reading.py",  # encrypted files, while a backup is opened
    "services/backup_writing.py",  # encrypted copies
    "services/disposal_care.py",  # fingerprints of what was disposed of, for a restored backup
    "services/files.py",  # opens the files of all the others
    "storage/engine.py",  # the empty file of a new database
    "storage/upgrade.py",  # an encrypted copy while a schema is upgraded
    "storage/vault_database.py",  # an encrypted copy
}
_WRITING = {"write_bytes", "write_text", "mkstemp", "mkdtemp", "NamedTemporaryFile", "fdopen"}
_WRITING |= {"new_file", "copy_new"}
_MODES = {first + rest for first in "wxa" for rest in ("", "b", "t", "b+", "+")}
_LEAVING = {"QClipboard", "QPrinter", "QPrintDialog", "QPdfWriter", "setMimeData", "clipboard"}


def _called(nodes: Sequence[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Attribute):
                yield function.attr
            elif isinstance(function, ast.Name):
                yield function.id


def _opens_to_write(nodes: Sequence[ast.AST]) -> bool:
    for node in nodes:
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            values = (*node.args, *(keyword.value for keyword in node.keywords))
            texts = {value.value for value in values if isinstance(value, ast.Constant)}
            if name == "open" and texts & _MODES:
                return True
    return False


def test_only_the_gate_makes_a_decision_to_disclose() -> None:
    makers = {
        name for name, nodes in modules().items() if "DisclosureDecision" in set(_called(nodes))
    }
    assert makers == {
        f"services/gate/{name}.py"
        for name in ("lines", "minutes", "papers", "sent", "told", "transfer")
    }


def test_the_seal_of_a_decision_stays_in_the_gate() -> None:
    inside = {
        f"services/gate/{name}.py"
        for name in ("decision", "lines", "minutes", "papers", "sent", "told", "transfer")
    }
    for name, nodes in modules().items():
        words = {node.id for node in nodes if isinstance(node, ast.Name)}
        words |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
        words |= {
            alias.name for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names
        }
        assert "SEAL" not in words or name in inside, name


def test_only_the_one_way_out_writes_an_export() -> None:
    users = {
        name
        for name, nodes in modules().items()
        for node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "write"
        and any(keyword.arg == "before_rename" for keyword in node.keywords)
    }
    assert users == {"services/outgoing.py"}


def test_nothing_else_writes_files() -> None:
    found = {
        name
        for name, nodes in modules().items()
        if _WRITING & set(_called(nodes)) or _opens_to_write(nodes)
    }
    # Reading a secret from a file descriptor opens it, to read.
    assert found - _WRITERS <= {"console/passwords.py"}


def test_nothing_prints_or_copies_past_the_gate() -> None:
    for name, nodes in modules().items():
        words = {node.id for node in nodes if isinstance(node, ast.Name)}
        words |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
        # The recovery words, on a sheet to be sealed; words that were noted before.
        # What the way out hands to a printer.
        if name not in {"gui/unlock/words_sheet.py", "gui/clipboard.py", "gui/printing.py"}:
            assert not words & _LEAVING, name


def test_only_the_one_way_out_prints() -> None:
    callers = {name for name, nodes in modules().items() if "print_pages" in set(_called(nodes))}
    assert callers == {"services/outgoing.py"}
    # And nobody gets hold of a printer but to hand it on.
    users = {
        name
        for name, nodes in modules().items()
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module == "sspf_app.gui.printing"
    }
    assert users == {"gui/dialogs.py"}


def test_words_are_copied_from_the_question_and_the_messages_alone() -> None:
    users = {
        name
        for name, nodes in modules().items()
        for node in nodes
        if isinstance(node, ast.ImportFrom)
        and node.module == "sspf_app.gui.clipboard"
        and [one.name for one in node.names] != ["ClipboardGuard"]  # it puts nothing new there
    }
    # Each of them copies what a use case has noted as shared before.
    assert users == {
        "gui/screens/ask/view.py",
        "gui/screens/case/effect_view.py",
        "gui/screens/meeting/notices_card.py",
    }
