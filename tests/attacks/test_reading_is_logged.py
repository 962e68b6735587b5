"""Every use case that reads leaves a line of the log, and the source of those not reached says so.

Defends: access is documented and can be checked (SoLPuL 10 §). A reading that nobody logged is
found by no review and tells no coordinator's hand from a curious one's.
"""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from typing import Any

from sspf_app import services
from sspf_app.domain.errors import DomainError
from sspf_app.domain.statistics import Period
from sspf_app.services.case_files import CaseFileError
from sspf_app.services.demo import fill_demo
from sspf_app.services.incident_views import IncidentQuery
from sspf_app.services.people_views import PersonInput
from sspf_app.services.sharing_views import MatrixAsked
from tests.attacks.test_roles import _use_cases, _value
from tests.services.conftest import TODAY, House
from tests.services.test_demo import FORM

CASE, MEETING, YOUNG = "c-demo-2", "c-demo-2-m98", "p-demo-2-u"
LEAVE_NONE = {
    # The office's own lists and settings name nobody of a case.
    "districts.in_use",
    "form_texts.list_texts",
    "legal_grounds.list_grounds",
    "meeting_series.rooms",
    "office.get",
    "office.policy",
    "office.policy_today",
    "out_settings.calendar_title",
    "out_settings.template",
    "parties.list_parties",
    "participant_lists.in_use",
    "process_lists.rows",
    "process_lists.today",
    "retention.rules",
    "retention.rules_today",
    "support.areas",
    "support.entries",
    "support.offered",
    # Of the own role, the own lines and the clock.
    "clock.check",
    "incidents.may_look",
    "journal.own_trace",
    "legal_grounds.may_edit",
    "log_copies.may_seal",
    "case_access.may_decide",
    "log_reviews.may_review",
    "office.may",
    "office.may_set_policy",
    "process_lists.may_set",
    "retention.may_set",
}
"""Nothing of a case is told."""
BESIDE = {
    "cases.handlers": "ids of cases and users, asked for beside the list, which is logged",
    "disposal_approvals.finish": "ends what was begun; each disposal has its line",
    "districts.of_cases": "districts by id of a case, asked for beside the list, which is logged",
    "drafts.get": "what one typed oneself",
    "handling.change_many": "writes; each case it changes has its line, and here there was none",
    "drafts.list_drafts": "what one typed oneself",
    "moving_in.batches": "names of files and numbers of rows",
    "office.users": "colleagues, by login; no case",
    "old_sheets.read": "a file in somebody's hand; taking it in is logged",
    "statistics.opening": "which half-year to begin with",
    "statistics.periods": "half-years and years",
    "today.count": "a number; the queue it belongs to is logged",
}
"""Why no line is left, though somebody works in cases."""
SOURCE_BESIDE = {
    "cases.handlers",
    "districts.in_use",
    "districts.of_cases",
    "drafts.list_drafts",
    "meeting_series.rooms",
    "participant_lists.in_use",
    "statistics.opening",
    "statistics.periods",
    "support_catalogue.offered",
    "today.count",
    "consultations.look",  # ``TypedLooks.log`` writes and commits
    "meeting_items.check",
    "extracts.unlock",  # whoever is opened by it has a line
    "log_reviews.draw",  # these three end in ``_put``, which logs and commits
    "log_reviews.mark",
    "log_reviews.sign",
    "statistics.export",  # ``write_figures`` commits before the file leaves
    "plan_lines._meeting_of",  # which meeting the writer that asks writes at
}
"""Functions of services that begin to read and log nothing themselves."""


def test_every_use_case_that_reads_leaves_a_line(house: House, tmp_path: Path) -> None:
    fill_demo(house.use, clock=house.clock, form=FORM)
    known = _known(house, tmp_path)
    answered: set[str] = set()
    silent: set[str] = set()
    for name, method in _use_cases(house.use):
        if str(inspect.signature(method).return_annotation) == "Changes":
            continue  # it writes
        before = _lines(house)
        try:
            _call(method, known)
        except (
            AttributeError,
            CaseFileError,
            DomainError,
            KeyError,
            StopIteration,
            TypeError,
            ValueError,
        ):
            continue  # not reached with these: its source is read below
        answered.add(name)
        if _lines(house) == before:
            silent.add(name)
    assert sorted(silent ^ (LEAVE_NONE | BESIDE.keys())) == []
    assert len(answered - silent) > 90


def test_whatever_begins_to_read_logs_it_and_keeps_the_line() -> None:
    found: set[str] = set()
    tried = 0
    for path in sorted(Path(services.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef):
                continue
            source = ast.unparse(node)
            if ".begin(Permission.READ" not in source:
                continue
            tried += 1
            if "desk.log(" not in source or ".commit()" not in source:
                found.add(f"{path.stem}.{node.name}")
    assert sorted(found ^ SOURCE_BESIDE) == []
    assert tried > 100


def _known(house: House, folder: Path) -> dict[str, Any]:
    use = house.use
    facts = use.imports.facts()
    purpose = next(one.id for one in facts.purposes if one.case == CASE)
    record = next(one.id for one in facts.consents if one.case == CASE)
    papers = use.minutes.recipients(CASE, MEETING)
    return {
        "asked": MatrixAsked(purpose=purpose, subject=YOUNG),
        "case": CASE,
        "child": YOUNG,
        "entry": PersonInput(name="Cora Stenhamn"),
        "folder": folder,
        "meeting": MEETING,
        "only_open": True,
        "party": papers[0].recipient,
        "period": Period(2026, 1),
        "person": YOUNG,
        "purpose": purpose,
        "purposes": (purpose,),
        "query": IncidentQuery(first_on=TODAY, last_on=TODAY),
        "reader": YOUNG,
        "reason": "Jag handlägger ärendet",
        "recipient": next(one.recipient for one in papers if one.readable),
        "record": record,
        "subject": YOUNG,
        "text": "Cora",
    }


def _call(method: Any, known: dict[str, Any]) -> None:
    positional: list[Any] = []
    named: dict[str, Any] = {}
    for name, parameter in inspect.signature(method).parameters.items():
        if parameter.default is not inspect.Parameter.empty:
            continue
        value = known[name] if name in known else _value(str(parameter.annotation))
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            named[name] = value
        else:
            positional.append(value)
    method(*positional, **named)


def _lines(house: House) -> int:
    with house.unit() as unit:
        return len(unit.journal.entries(limit=100_000))
