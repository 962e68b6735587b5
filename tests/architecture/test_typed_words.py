"""Nothing typed is lost: every module with a field of text says how its words are kept."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.gui.editors import EDITORS

GUI = Path(__file__).parents[2] / "sspf_app" / "gui"
MAKERS = {
    "QLineEdit",
    "QPlainTextEdit",
    "QTextEdit",
    "WritingField",
    "ClauseEdit",
    "text_box",
    "NamedForm",
}
"""What makes a field in which text is typed; lists, searches and days are not among them."""
KEPT = {"KeptWords", "DecisionEditor", "NamedForm"}
"""What keeps the words of the editor it is used in."""

BY_PRESENTER = {
    "screens/case/answer_view.py": "an answer",
    "screens/case/network_editor.py": "the network",
    "screens/case/note_editor.py": "a note",
    "screens/case/occasion_forms.py": "a referral",
    "screens/case/paper_editor.py": "the title of a paper",
    "screens/case/plan_card.py": "a line of the plan",
    "screens/case/plan_versions.py": "the setting of the plan",
    "screens/case/purposes_card.py": "another purpose",
    "screens/case/take_up_card.py": "a note taken up",
    "screens/case/talk_view.py": "an information talk",
    "screens/case/withdrawal_view.py": "a withdrawal",
    "screens/cases/intake_view.py": "a new case",
    "screens/cases/person_fields.py": "a new case",
    "screens/commitments/detail_card.py": "how a commitment goes",
    "screens/consultations/fields_card.py": "a consultation",
    "screens/legal/form_card.py": "a question by law",
    "screens/meeting/adjustment_card.py": "a remark on the minutes",
    "screens/meeting/commitment_fields.py": "an item of a meeting",
    "screens/meeting/item_editor.py": "an item of a meeting",
    "screens/meeting/point_editor.py": "a point of the agenda",
    "screens/meeting/versions_card.py": "why locked minutes are opened",
    "screens/register/clause_fields.py": "a text of the form",
    "screens/register/support_form.py": "an entry of the support in the area",
    "screens/scans/compare_page.py": "an answer on a scanned sheet",
}
"""Its presenter keeps what is typed; the editor by which a killed process shows it."""

ARGUED = {
    "manager_key/making_pages.py": "no vault is open that could keep it",
    "manager_key/question_page.py": "no vault is open that could keep it",
    "screens/case/access_card.py": "why access is asked for: saved with the question, and logged",
    "screens/case/ledger_detail.py": "who signed a receipt: a name",
    "screens/case/ledger_view.py": "who signed a reservation: a name",
    "screens/case/number_line.py": "why a number is looked at: asked anew each time, and logged",
    "screens/handover/backup_page.py": "a password",
    "screens/handover/colleague_page.py": "the name of a colleague",
    "screens/handover/keys_page.py": "the name of an office",
    "screens/handover/receive_page.py": "belongs to a package that is opened anew",
    "screens/log/incident_page.py": "a name of a computer, a number of a paper; nothing is saved",
    "screens/meeting/attendance_card.py": "who came: saved as one leaves the field",
    "screens/meeting/notices_card.py": "shows words and takes none",
    "screens/meeting/plan_page.py": "a place",
    "screens/meeting/when_card.py": "a place",
    "screens/moving/columns_page.py": "kept with what was decided about the sheet",
    "screens/moving/row_panel.py": "kept with what was decided about the sheet",
    "screens/register/closed_notes_page.py": "why a note is read: asked anew, and logged",
    "screens/register/disposal_page.py": "a number, so that one has seen it",
    "screens/register/named_rows.py": "a name of a line",
    "screens/register/user_form.py": "a name and a login beside a password",
    "screens/register/user_vouching.py": "a name, and where a paper lies",
    "screens/scans/kept_page.py": "where a paper lies",
    "screens/scans/loose_page.py": "a code and a page of a sheet",
    "screens/vault/view.py": "compares a number; nothing is saved",
    "unlock/password_page.py": "a password",
    "unlock/steps.py": "no vault is open that could keep it",
    "unlock/steps_office.py": "no vault is open that could keep it",
    "unlock/steps_words.py": "recovery words",
    "unlock/words_page.py": "recovery words",
    "widgets/date_field.py": "a day, kept by the editor it stands in",
    "widgets/form.py": "a search",
    "widgets/picker.py": "a choice among many",
    "widgets/paper_fields.py": "kept by the editor they stand in",
    "widgets/reason.py": "why somebody protected is opened: asked anew each time, and logged",
    "widgets/writing.py": "the field that editors make",
    "widgets/access_list.py": "why a colleague is let in: saved with the name, and logged",
}
"""A word or two, something asked anew each time, or no field that is written in."""


ENDED_BY_THE_PAGE = {
    "screens/case/ledger_wrong.py",
    "screens/moving/out_page.py",
    "screens/register/letter_card.py",
}
"""Between the button and the saving stands a question; the page ends the words afterwards."""


def _called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id
        elif isinstance(node, ast.ClassDef):
            yield from (base.id for base in node.bases if isinstance(base, ast.Name))


def with_fields() -> dict[str, set[str]]:
    """What each module with a field of text calls, by its path."""
    found = {
        path.relative_to(GUI).as_posix(): set(_called(ast.parse(path.read_text("utf-8"))))
        for path in GUI.rglob("*.py")
    }
    return {name: called for name, called in found.items() if called & MAKERS}


def test_every_module_with_a_field_keeps_its_words_or_says_why_not() -> None:
    said = BY_PRESENTER.keys() | ARGUED.keys()
    kept = {name for name, called in with_fields().items() if called & KEPT}
    assert sorted(with_fields().keys() - kept - said) == []


def test_the_lists_name_only_what_is_there() -> None:
    fields = with_fields()
    assert sorted((BY_PRESENTER.keys() | ARGUED.keys()) - fields.keys()) == []
    assert sorted(BY_PRESENTER.keys() & ARGUED.keys()) == []
    assert {*BY_PRESENTER.values()} <= {one.name for one in EDITORS}


def test_what_keeps_its_words_sends_or_ends_them() -> None:
    """Else what is saved would be offered once more."""
    silent = [
        name
        for name, called in with_fields().items()
        if "KeptWords" in called and "kept.send()" not in (GUI / name).read_text("utf-8")
    ]
    assert {*silent} == ENDED_BY_THE_PAGE


def test_every_view_that_shows_busy_can_hold_words() -> None:
    """``save_typed`` asks it of the view."""
    without = []
    for path in (GUI / "screens").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.ClassDef) or path.name == "ports.py":
                continue
            named = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
            bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
            if "set_busy" in named and not bases & {"HoldsTyped", "Page", "PartView", "ScreenView"}:
                without.append(node.name)
    assert without == []
