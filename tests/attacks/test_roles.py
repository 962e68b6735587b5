"""A unit manager, an administrator and an archivist try every use case there is.

Defends: every user has one role, checked in the services; none of these roles reads case
content, exports or writes in a case. A use case that is added later is tried too.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from sspf_app.domain.codes import Channel, InformationType
from sspf_app.domain.decision import Flow
from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Role
from sspf_app.services.bundle import Services
from sspf_app.services.document_records import DocumentType
from sspf_app.services.document_views import NewDocument
from sspf_app.services.meeting_views import ItemInput
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.plan_views import PlanItemInput
from tests.services.conftest import NOW, House
from tests.services.scenery import SEEN, a_scene

_REGISTER = {
    "parties.list_parties",
    "parties.get",
    "parties.add",
    "parties.correct",
    "parties.add_contact",
    "parties.change_contact",
    "parties.remove_contact",
    "office.get",
    "out_settings.template",
    "out_settings.take_in",
    "out_settings.drop",
    "out_settings.save_template",
    "out_settings.calendar_title",
    "out_settings.set_calendar_title",
    "office.save",
    "support.entries",
    "support.areas",
    "support.save",
    "support.end",
    "support.bring_back",
    "support.add_examples",
    "support_sheets.read",
    "support_sheets.preview",
    "support_sheets.take_in",
    "support_sheets.take_back",
    "support_sheets.save",
    "office.policy",
    "office.policy_today",
    "office.add_policy",
    "legal_grounds.list_grounds",
    "legal_grounds.save",
}
# What a role may do; everything else is refused before anything is read.
_EVERYBODY = {
    "office.may",  # of the own role, which nobody need hide from oneself
    "office.policy",
    "office.policy_today",
    "office.may_set_policy",
    "legal_grounds.list_grounds",
    "legal_grounds.may_edit",
    "journal.own_trace",
    "clock.check",
    "clock.confirm",
    # The steps and lists of the office, and a sheet somebody has in hand, name nobody of a case.
    "process_lists.may_set",
    "process_lists.rows",
    "process_lists.today",
    "old_sheets.save_example",
    "retention.rules",
    "retention.rules_today",
    "retention.may_set",
    "case_access.may_decide",
    "log_reviews.may_review",
    "incidents.may_look",
    "log_copies.may_seal",
    "manager_keys.board",
    "moving_in.guess",
    "people.check_number",  # what is typed, against the arithmetic alone
    # These go on with what another use case gave, which asks for the right: begin, and preview.
    "document_intake.finish",
    "document_intake.stop",
    "moving_in.take_in",
}
# The words of forms name nobody.
_TEXTS = {
    f"form_texts.{name}"
    for name in (
        "list_texts",
        "compare",
        "new_draft",
        "edit",
        "describe",
        "set_meaning",
        "follow_swedish",
        "discard",
        "note_approval",  # of what somebody approved on paper, where nobody else can here
    )
} | {f"form_text_sheets.{name}" for name in ("specimen", "export_sheet", "import_sheet")}
_DECIDES = {
    "office.add_policy",
    "office.withdraw_policy",
    "office.policy_effect",
    "exceptions.pending",
    "exceptions.approve",
    "exceptions.decline",
    "process_lists.save",
    "process_lists.withdraw",
    "notes.closed_notes",  # how many, in which case; opening one asks a reason that is logged
    "notes.open_closed",
    "today.queue",  # what waits for a decision, by the reference alone
}
ALLOWED = {
    Role.UNIT_MANAGER: {
        *_EVERYBODY,
        *_DECIDES,
        *_TEXTS,
        "form_texts.approve",
        "form_texts.retire",
        "office.users",
        "journal.entries",
        "journal.own_trace",
        "legal.waiting",
        "legal.decide",
        "case_access.of_all",
        "case_access.answer",
        "case_access.give",
        "case_access.end",
        "protection.waiting",
        "protection.decide_variant",
        "legal_grounds.may_edit",
        "statistics.periods",  # of what was exported, from which nobody can be told apart
        "statistics.opening",  # which of them to begin with
        "statistics.look",
        "statistics.export",
        # By reference and number alone.
        "disposals.board",
        "incidents.look",  # by reference and number alone
        "manager_keys.read_card",
        "manager_keys.register",
        "manager_keys.end",
        "sealed_requests.waiting",  # by reference alone
        "log_copies.seal",
        "log_reviews.board",
        "log_reviews.draw",
        "log_reviews.look",
        "log_reviews.mark",
        "log_reviews.sign",
        "log_reviews.draw_again",
        "disposals.leave_out",
        "disposals.drop",
        "disposal_approvals.approve",
        "disposal_papers.save_record",
        "retention.save_rules",
        "retention.withdraw_rules",
    },
    Role.ARCHIVIST: {
        *_EVERYBODY,
        "today.queue",  # proposals for disposal that wait
        # By reference and number alone.
        "disposals.board",
        "disposals.leave_out",
        "disposals.drop",
        "disposal_approvals.approve",
        "disposal_papers.save_record",
    },
    Role.ADMINISTRATOR: {
        *_EVERYBODY,
        *_REGISTER,
        *_TEXTS,
        "office.users",
        "journal.own_trace",
        "legal_grounds.may_edit",
        "manager_keys.read_card",
        "manager_keys.register",
        "manager_keys.end",
        "log_copies.seal",
    },
}


def _use_cases(services: Services) -> Iterator[tuple[str, Any]]:
    for field in fields(services):
        service = getattr(services, field.name)
        for name, method in inspect.getmembers(service, inspect.ismethod):
            # What works inside another use case's unit of work is reached through that one alone.
            if not name.startswith("_") and "unit" not in inspect.signature(method).parameters:
                yield f"{field.name}.{name}", method


# These look at their arguments first, so they are given whole ones.
_FLOW = Flow(
    case="x",
    purpose="x",
    subject="x",
    source="x",
    recipient="y",
    type=InformationType.HEALTH,
    channel=Channel.ORAL,
)
_SAID = ItemInput(
    case="x",
    meeting="x",
    text="x",
    source="family",
    about=("x",),
    types=(InformationType.HEALTH,),
)
WHOLE: dict[str, tuple[Any, ...]] = {
    "document_intake.begin": (
        NewDocument(case="x", path=Path(__file__), title="x", type=next(iter(DocumentType))),
    ),
    "notes.save": (
        NoteInput(
            case="x",
            at=NOW,
            kind=next(iter(NoteKind)),
            level=next(iter(NoteLevel)),
            text="x",
        ),
    ),
    "plans.save": (PlanItemInput(kind=PlanKind.GOAL, item=_SAID),),
    "custody.add_evidence": ("x", SEEN),
    "sharing.note_oral": (_FLOW,),
    "sharing.note_copied": (replace(_FLOW, channel=Channel.WRITTEN), "x"),
}


class _Anything(str):
    """Passes for any argument: a role is checked before arguments are looked at."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return NOW if name.endswith("_at") else _Anything("xyz")


def _arguments(method: Any) -> tuple[list[Any], dict[str, Any]]:
    positional: list[Any] = []
    named: dict[str, Any] = {}
    for name, parameter in inspect.signature(method).parameters.items():
        if parameter.default is not inspect.Parameter.empty:
            continue
        value = _value(str(parameter.annotation))
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            named[name] = value
        else:
            positional.append(value)
    return positional, named


def _value(annotation: str) -> Any:
    if annotation == "date":
        return date(2026, 3, 1)
    if annotation == "datetime":
        return cast("datetime", NOW)
    if annotation == "bytes":
        return b'{"format": "sspf-case-file/1"}'
    return Path("nowhere") if annotation == "Path" else _Anything("xyz")


@pytest.mark.parametrize("role", [Role.UNIT_MANAGER, Role.ADMINISTRATOR, Role.ARCHIVIST])
def test_no_use_case_opens_a_case_to_another_role(house: House, role: Role) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    tried: set[str] = set()
    open_to: set[str] = set()
    for name, method in _use_cases(house.as_role(role)):
        tried.add(name)
        if name in ALLOWED[role]:
            continue
        positional, named = _arguments(method)
        positional = list(WHOLE.get(name, positional))
        try:
            method(*positional, **named)
        except DomainError as refusal:
            if refusal.code != "not_permitted":
                open_to.add(name)
        except (AttributeError, KeyError, TypeError, ValueError):
            open_to.add(name)
        else:
            open_to.add(name)
    assert len(tried) > 80
    assert open_to == set()


def test_the_log_a_manager_reads_names_nobody(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    house.use.search.find("Alva")
    house.use.people.find("Erik Berg")
    lines = house.as_role(Role.UNIT_MANAGER).journal.entries(limit=500)
    assert lines
    written = repr(lines)
    for name in ("Alva", "Anna", "Erik", "Lind", "Berg", "Ersängsskolan", "Tryggare"):
        assert name not in written


def test_own_trace_holds_only_own_lines(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    assert house.as_role(Role.ADMINISTRATOR).journal.own_trace() == ()
