"""One record of every kind that came with schema 2, for the stored file."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from sspf_app.services import consultation_records as consulted
from sspf_app.services import decision_records as decided
from sspf_app.services import form_text_records as texts
from sspf_app.services import ledger_records as ledger
from sspf_app.services import legal_records as legal
from sspf_app.services import protection_records as protection
from sspf_app.services import request_records as requests
from sspf_app.services import scan_records as scans
from sspf_app.services.ports import UnitOfWork
from tests.storage.samples import NOW

RecordT = TypeVar("RecordT")
PAGE = b"\xff\xd8 a page"
CASE = "c-1"


def a(record: type[RecordT], **said: Any) -> RecordT:
    """A record whose fields hold something of their type, where nothing is said."""
    hints = get_type_hints(record)
    values = {
        one.name: said.get(one.name, _of(hints[one.name], one.name))
        for one in fields(record)  # pyright: ignore[reportArgumentType]
    }
    return record(**({"case": CASE} if "case" in values else {}) | values | said)


def _of(kind: Any, name: str) -> Any:
    if name == "case":
        return CASE
    if get_origin(kind) is UnionType:
        return _of(next(one for one in get_args(kind) if one is not type(None)), name)
    if get_origin(kind) is tuple:
        return (_of(get_args(kind)[0], name),)
    if get_origin(kind) is not None:  # a mapping
        return {"A.title": "Samtycke"}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        return a(kind)
    plain = {str: f"{name} å", int: 1, bool: True, date: date(2026, 1, 8), datetime: NOW}
    return plain[kind]


SCAN = a(scans.StoredScan, id="sc-1", pages=(a(scans.KeptPage, page=1, size=len(PAGE)),))
STATE = a(requests.ChaseState)
EVENT = a(requests.ChaseEvent, id="ev-1")


def fill(unit: UnitOfWork) -> None:
    """Write one of each."""
    unit.texts.put(a(texts.StoredText, id="tx-1"))
    unit.ledger.add_words(a(ledger.WithdrawalWords))
    unit.ledger.add_misdirection(a(ledger.Misdirection, id="mi-1"))
    unit.ledger.add_follow_up(a(ledger.FollowUp, id="fu-1"))
    unit.legal.put_ground(a(legal.LegalGround, id="lg-1"))
    unit.legal.put_request(a(legal.LegalRequest, id="lr-1"))
    unit.legal.add_report(a(legal.ConcernReport, id="cr-1"))
    unit.consultations.put_consultation(a(consulted.Consultation, id="ko-1"))
    unit.consultations.put_days_kept(14)
    unit.protection.put_approval(a(protection.VariantApproval))
    unit.requests.add_group(a(requests.RequestGroup, id="gr-1"))
    unit.requests.add_sheet(a(requests.GroupedSheet))
    unit.requests.put_rule(a(requests.ContactRule, id="ru-1"))
    unit.requests.add_event(EVENT)
    unit.requests.put_states(CASE, (STATE,))
    unit.decisions.put_request(a(decided.ExceptionRequest, id="er-1"))
    unit.decisions.put_pause_terms(a(decided.PauseTerms))
    unit.decisions.put_task(a(decided.CaseTask, id="ta-1"))
    unit.scans.add_layout(a(scans.FormLayout))
    unit.scans.add_scan(SCAN, (PAGE,))


def look(unit: UnitOfWork) -> None:
    """Make sure that some of each part still mean the same."""
    assert unit.requests.events(CASE) == (EVENT,)
    (rule,) = unit.requests.rules(CASE)
    assert rule == a(requests.ContactRule, id="ru-1")
    assert unit.protection.approval(CASE) == a(protection.VariantApproval)
    assert unit.scans.scans(CASE) == (SCAN,)
    assert unit.consultations.days_kept() == 14
