"""Whatever is recorded: the exports keep to the definitions and say no more than the rules."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

from hypothesis import HealthCheck, given, settings

from sspf_app.domain.fact_set import Facts
from sspf_app.exchange import consent_formats, fhir_consents
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.export_building import ExportBuilding
from sspf_app.services.export_records import ExportedCase, ExportFormat
from sspf_app.services.records import Office
from sspf_app.texts.catalogue import words_for
from tests.domain import strategies as some
from tests.exchange.fhir_definitions import problems
from tests.oracle.oracle import oracle_decide

FEW = settings(
    max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
Questions = tuple[Facts, tuple[some.Asked, ...]]
OFFICE = Office(committee="Individ- och familjenämnden", unit="SSPF", phone="090-16 00 00")


def _loaded(facts: Facts, case: str, at: datetime) -> LoadedCase | None:
    standing = [row for row in facts.cases if row.id == case and row.replaced_at is None]
    return LoadedCase(facts=_named(facts), header=standing[0], now=at) if standing else None


def _named(facts: Facts) -> Facts:
    """The same facts with names that stand nowhere but in the register."""
    persons = tuple(replace(row, name=f"Qvist {row.id.upper()}") for row in facts.persons)
    return replace(facts, persons=persons)


def _told(loaded: LoadedCase) -> ExportedCase:
    return ExportBuilding(loaded, office=OFFICE, forms=(), words=words_for("sv")).everything()


@FEW
@given(some.facts_and_questions())
def test_every_bundle_keeps_to_the_definitions_and_names_nobody(drawn: Questions) -> None:
    facts, asked = drawn
    for question in asked:
        loaded = _loaded(facts, question.flow.case, question.at)
        if loaded is None:
            continue
        told = _told(loaded)
        assert problems(fhir_consents.bundle(told)) == []
        for format_ in ExportFormat:
            text = consent_formats.write(told, format_).decode("utf-8-sig")
            assert "Qvist" not in text
        json.loads(consent_formats.write(told, ExportFormat.ISO_27560))


@FEW
@given(some.facts_and_questions())
def test_what_the_derived_consent_permits_the_oracle_allows(drawn: Questions) -> None:
    facts, asked = drawn
    for question in asked:
        flow = question.flow
        loaded = _loaded(facts, flow.case, question.at)
        if loaded is None or flow.channel.value != "written" or flow.source == flow.recipient:
            continue
        building = ExportBuilding(loaded, office=OFFICE, forms=(), words=words_for("sv"))
        permitted = any(
            (one.source, one.recipient, one.purpose, one.subject)
            == (flow.source, flow.recipient, flow.purpose, building.key(flow.subject))
            and flow.type in one.types
            for one in building.everything().flows
        )
        if permitted:
            assert oracle_decide(facts, flow, at=question.at).allowed
