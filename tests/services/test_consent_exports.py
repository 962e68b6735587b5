"""Consents in standard formats: read by others' definitions and libraries, and no name in them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.bundle import Bundle
from pyld import jsonld

from sspf_app.domain.codes import Channel, InformationType, Protection
from sspf_app.domain.errors import DomainError
from sspf_app.services.consent_views import PaperNo
from sspf_app.services.export_records import ExportFormat
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import DisclosureKind
from tests.exchange.fhir_definitions import problems
from tests.services.answers_at_hand import everything_that_can_happen, withdraw
from tests.services.conftest import TODAY, House
from tests.services.scenery import Scene, a_scene, flow_of

NAMES = ("Alva", "Anna", "Erik", "Lind", "Berg")


def _exported(scene: Scene, format_: ExportFormat, folder: Path, party: str | None = None) -> bytes:
    scene.house.write_files()
    done = scene.house.use.consent_exports.export(scene.case, format_, folder=folder, party=party)
    return done.path.read_bytes()


def _bundle(scene: Scene, folder: Path, party: str | None = None) -> dict[str, Any]:
    return json.loads(_exported(scene, ExportFormat.FHIR, folder, party))


def _consents(bundle: dict[str, Any]) -> list[dict[str, Any]]:
    found = [entry["resource"] for entry in bundle["entry"]]
    return [one for one in found if one["resourceType"] == "Consent"]


def _effective(bundle: dict[str, Any]) -> dict[str, Any]:
    (one,) = (one for one in _consents(bundle) if "policyBasis" in one)
    return one


def _of(bundle: dict[str, Any], record: str) -> dict[str, Any]:
    (one,) = (one for one in _consents(bundle) if one["identifier"][0]["value"] == record)
    return one


def test_the_bundle_keeps_to_the_official_definitions(house: House, tmp_path: Path) -> None:
    scene, records = everything_that_can_happen(house)
    bundle = _bundle(scene, tmp_path)
    assert problems(bundle) == []
    states = {name: _of(bundle, record)["status"] for name, record in records.items()}
    assert states == {
        "first": "inactive",
        "mother": "active",
        "wrong": "entered-in-error",
        "father": "active",
    }
    assert sorted(one["status"] for one in _consents(bundle)).count("draft") == 1
    assert all(one["decision"] == "deny" for one in _consents(bundle))


def test_the_definitions_find_what_is_wrong(house: House, tmp_path: Path) -> None:
    scene, _records = everything_that_can_happen(house)
    bundle = _bundle(scene, tmp_path)
    consent = _effective(bundle)
    consent["status"] = "granted"
    consent["grantor"] = consent["subject"]
    consent["date"] = "12 mars"
    consent["subject"] = {"reference": "urn:uuid:none"}
    consent["performer"] = []
    del consent["provision"][0]["actor"][0]["reference"]
    found = " ".join(problems(bundle))
    for word in ("status", "grantor", "date", "leads nowhere", "performer"):
        assert word in found


def test_another_library_reads_the_bundle_back(house: House, tmp_path: Path) -> None:
    scene, _records = everything_that_can_happen(house)
    raw = _bundle(scene, tmp_path)
    read = Bundle.model_validate(raw)
    assert read.type == "collection"
    again = json.loads(read.model_dump_json())
    assert {entry["fullUrl"] for entry in again["entry"]} == {
        entry["fullUrl"] for entry in raw["entry"]
    }
    assert _effective(again)["provision"] == _effective(raw)["provision"]


def test_the_derived_consent_is_what_the_rules_answer(house: House, tmp_path: Path) -> None:
    scene, records = everything_that_can_happen(house)
    bundle = _bundle(scene, tmp_path)
    told = {
        (
            _key(bundle, provision["actor"][1]),
            _key(bundle, provision["actor"][0]),
            code["coding"][0]["code"],
        )
        for provision in _effective(bundle)["provision"]
        for code in provision["code"]
    }
    allowed: set[tuple[str, str, str]] = set()
    for source, recipient in permutations(scene.parties, 2):
        for type_ in InformationType:
            flow = flow_of(
                scene, source=source, recipient=recipient, type=type_, channel=Channel.WRITTEN
            )
            if house.use.sharing.ask(flow).decision.allowed:
                allowed.add((source, recipient, type_.value))
    assert told == allowed
    assert (scene.school, scene.police, "attendance") not in told
    kept = {one["id"]: one["identifier"][0]["value"] for one in _consents(bundle)}
    relied = {
        kept[one["reference"].removeprefix("urn:uuid:")]
        for one in _effective(bundle)["sourceReference"]
    }
    assert relied == {records["mother"], records["father"]}


def _key(bundle: dict[str, Any], actor: dict[str, Any]) -> str:
    (resource,) = (
        entry["resource"]
        for entry in bundle["entry"]
        if entry["fullUrl"] == actor["reference"]["reference"]
    )
    return resource["identifier"][0]["value"]


def test_a_refusal_and_a_whole_withdrawal_permit_nothing(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    record = scene.yes(scene.mother)
    code = scene.hand_out(scene.father)
    refusal = house.use.answers.register_no(
        PaperNo(code=code, case=scene.case, signed_on=TODAY, signed_time=house.clock.at)
    ).new_id
    house.clock.at += timedelta(hours=1)
    withdraw(scene, scene.mother)
    bundle = _bundle(scene, tmp_path)
    assert problems(bundle) == []
    assert (_of(bundle, record)["status"], _of(bundle, str(refusal))["status"]) == (
        "inactive",
        "active",
    )
    assert not any("provision" in one for one in _consents(bundle))


@pytest.mark.parametrize("format_", ExportFormat)
def test_no_person_is_named(house: House, tmp_path: Path, format_: ExportFormat) -> None:
    scene, _records = everything_that_can_happen(house)
    text = _exported(scene, format_, tmp_path).decode()
    assert not [name for name in NAMES if name in text]
    assert "young-person" in text or format_ is ExportFormat.ISO_27560
    assert scene.child not in text


def test_a_party_gets_what_it_may_receive_and_nothing_of_who_said_what(
    house: House, tmp_path: Path
) -> None:
    scene, _records = everything_that_can_happen(house)
    bundle = _bundle(scene, tmp_path, party=scene.police)
    assert problems(bundle) == []
    (exported,) = tmp_path.glob("*samtycken*")
    assert re.search(r"-samtycken-till-part-[B-Z]{5}\.fhir\.json$", exported.name)
    (consent,) = _consents(bundle)
    assert {_key(bundle, one["actor"][0]) for one in consent["provision"]} == {scene.police}
    text = json.dumps(bundle)
    assert "guardian" not in text
    assert "Tryggare skoldagar" not in text
    assert scene.social in text  # it may tell the police something
    with house.unit() as unit:
        (row,) = (
            row
            for row in unit.office.disclosures(scene.case)
            if row.kind is DisclosureKind.CONSENT_EXPORT
        )
    assert row.recipient == scene.police
    assert row.records
    for format_ in (ExportFormat.CSV, ExportFormat.ISO_27560):
        with pytest.raises(DomainError) as caught:
            _exported(scene, format_, tmp_path, party=scene.police)
        assert caught.value.code == "format_not_for_party"


def test_a_party_that_may_not_know_of_the_case_gets_nothing(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    with pytest.raises(DomainError) as caught:
        _bundle(scene, tmp_path, party=scene.police)
    assert caught.value.code == "nothing_readable"
    assert not list(tmp_path.glob("*.json*")) + list(tmp_path.glob("*.pdf"))


def test_a_name_in_a_purpose_stays_in_the_office(house: House, tmp_path: Path) -> None:
    """The office's own words may name somebody; a copy for a party does not hold them."""
    scene, _records = everything_that_can_happen(house)
    own = _exported(scene, ExportFormat.CSV, tmp_path).decode()
    assert "Tryggare skoldagar" in own


def test_records_expand_in_a_json_ld_processor(house: House, tmp_path: Path) -> None:
    scene, records = everything_that_can_happen(house)
    written = json.loads(_exported(scene, ExportFormat.ISO_27560, tmp_path))
    expanded = jsonld.expand(written)
    dpv = "https://w3id.org/dpv#"
    by_id = {one["@id"].rpartition("/")[2]: one for one in expanded}
    assert set(records.values()) <= set(by_id)
    for one in expanded:
        assert one["@type"] == [dpv + "ConsentRecord"]
        for field in (
            "hasDataSubject",
            "hasDataController",
            "hasJurisdiction",
            "hasNotice",
            "hasConsentControl",
            "hasConsentStatus",
        ):
            assert one[dpv + field], field
        profile = one["http://purl.org/dc/terms/conformsTo"][0]["@id"]
        assert profile == "https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr"
    ends = {
        name: by_id[record][dpv + "hasConsentStatus"][-1]["@type"][0].removeprefix(dpv)
        for name, record in records.items()
    }
    assert ends == {
        "first": "ConsentExpired",
        "mother": "ConsentGiven",
        "wrong": "ConsentInvalidated",
        "father": "ConsentGiven",
    }
    process = by_id[records["mother"]][dpv + "hasProcess"][0]
    for field in (
        "hasPurpose",
        "hasPersonalData",
        "hasRecipient",
        "hasStorageCondition",
        "hasLegalBasis",
    ):
        assert process[dpv + field], field
    # Nothing was lost on the way: every key of the file has a meaning in the context.
    keys = {key for key in _keys(written["@graph"]) if not key.startswith("@")}
    assert {key.partition(":")[0] for key in keys} <= set(written["@context"])


def _keys(value: Any) -> Iterator[str]:
    parts = value if isinstance(value, list) else [value]
    for part in parts:
        if isinstance(part, dict):
            yield from part
            for inner in part.values():
                yield from _keys(inner)


def test_the_time_of_an_answer_is_the_signature_not_the_typing(
    house: House, tmp_path: Path
) -> None:
    scene = a_scene(house)
    record = scene.yes(scene.mother, signed_time=house.clock.at, typed_after=timedelta(hours=5))
    written = json.loads(_exported(scene, ExportFormat.ISO_27560, tmp_path))
    (row,) = (one for one in written["@graph"] if one["@id"].endswith(record))
    given = [one for one in row["dpv:hasConsentStatus"] if "dpv:ConsentGiven" in one["@type"]]
    assert given[0]["dpv:isIndicatedAtTime"].startswith("2026-03-12T09:30")


def test_the_table_opens_in_a_spreadsheet(house: House, tmp_path: Path) -> None:
    scene, records = everything_that_can_happen(house)
    raw = _exported(scene, ExportFormat.CSV, tmp_path)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    mother = [row for row in rows if row["record"] == records["mother"]]
    assert {row["state"] for row in mother} == {"given"}
    exclusions = [row for row in mother if row["line"] == "exclusion"]
    assert [(row["from"], row["to"], row["type"]) for row in exclusions] == [
        (scene.school, scene.police, "attendance")
    ]
    father = [row for row in rows if row["record"] == records["father"]]
    assert {row["type"] for row in father if row["in_force"] == "no" and row["value"] == "yes"} == {
        "leisure_activities"
    }


def test_a_cell_is_no_formula(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    purpose = house.use.case_parts.add_purpose(scene.case, "=HYPERLINK(1)").new_id
    scene.purpose = str(purpose)
    scene.yes(scene.mother)
    raw = _exported(scene, ExportFormat.CSV, tmp_path).decode("utf-8-sig")
    assert "'=HYPERLINK" in raw
    assert ";=HYPERLINK" not in raw


def test_details_of_a_protected_person_leave_in_no_format(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    house.use.people.correct(
        scene.child,
        PersonInput(
            name="Alva Lind",
            born=date(2013, 2, 3),
            protected_identity=Protection.SECRECY_MARK,
            school="Ersängsskolan",
            phone="070-123 45 67",
        ),
    )
    for format_ in ExportFormat:
        with pytest.raises(DomainError) as caught:
            _exported(scene, format_, tmp_path)
        assert caught.value.code == "reason_required"
        house.use.people.get(scene.child, reason="flytt till annat system")
        done = house.use.consent_exports.export(scene.case, format_, folder=tmp_path)
        text = done.path.read_text("utf-8")
        assert "Ersängsskolan" not in text
        assert "070-123" not in text


def test_what_is_out_of_time_is_inactive(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    record = scene.yes(scene.mother)
    house.clock.at += timedelta(days=400)
    bundle = _bundle(scene, tmp_path)
    consent = _of(bundle, record)
    assert consent["status"] == "inactive"
    assert consent["period"]["end"] <= (date(2026, 3, 12) + timedelta(days=366)).isoformat()
