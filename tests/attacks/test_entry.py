"""What is entered cannot be bent afterwards, nor mean two things.

Defends: sharing rules 1 (a meeting carries exactly one purpose), 5.3 (who left and came back),
6 (a withdrawal lists everybody who already received something it covers); an id that is there with
other content is an error.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sspf_app.domain.codes import CustodyKind, InformationType
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import PolicyRow
from sspf_app.services.case_files import CaseFileError
from sspf_app.services.case_views import YouthOnlyInput
from sspf_app.services.consent_views import PaperYes
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import TODAY, House, refused
from tests.services.meeting_house import item_of
from tests.services.scenery import SEEN, Scene, a_scene


def _agreed(house: House) -> Scene:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    return scene


def _meeting(scene: Scene) -> NewMeeting:
    return NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=scene.house.clock.at,
        parties=(scene.social, scene.school),
        place="Kommunhuset",
    )


def _held(scene: Scene) -> str:
    use = scene.house.use
    meeting = use.meetings.plan(_meeting(scene)).new_id
    assert meeting is not None
    use.meeting_items.add(item_of(scene, meeting, text="Frånvaron har minskat"))
    return meeting


def test_items_keep_the_purpose_they_were_said_for(house: House) -> None:
    scene = _agreed(house)
    meeting = _held(scene)
    other = house.use.case_parts.add_purpose(scene.case, "Något helt annat").new_id
    assert other is not None
    entry = NewMeeting(
        case=scene.case,
        purpose=other,
        starts_at=house.clock.at,
        parties=(scene.social,),
    )
    error = refused(lambda: house.use.meetings.change(meeting, entry))
    assert error.code == "meeting_has_items"


def test_a_party_that_left_cannot_be_made_to_have_stayed(house: House) -> None:
    scene = _agreed(house)
    stays = house.use.cases.get(scene.case).participations
    stay = next(one for one in stays if one.party == scene.police)
    parts = house.use.case_parts
    parts.leave(stay.id, case=scene.case, left_on=date(2026, 3, 14))
    parts.leave(stay.id, case=scene.case, left_on=date(2026, 3, 20))  # not gone yet: a new plan
    house.wait(days=30)
    error = refused(lambda: parts.leave(stay.id, case=scene.case, left_on=date(2026, 12, 31)))
    assert error.code == "party_has_left"
    parts.leave(stay.id, case=scene.case, left_on=TODAY)  # it left earlier than was noted
    parts.join(scene.case, scene.police, joined_on=date(2026, 4, 11))


def test_who_received_something_before_the_withdrawal_was_typed_is_told(
    house: House, tmp_path: Path
) -> None:
    scene = _agreed(house)
    meeting = _held(scene)
    heard = house.wait(minutes=5)
    house.wait(hours=2)
    house.use.minutes.export(scene.case, meeting, recipient=scene.school, folder=tmp_path)
    house.wait(hours=2)
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=heard,
            received_by="Skolans kurator",
            subjects=("*",),
            purposes=("*",),
            parties=("*",),
            types=("*",),
        )
    )
    (effect,) = house.use.withdrawals.list_withdrawals(scene.case)
    assert [one.recipient for one in effect.received] == [scene.school]


def _file(**lists: object) -> bytes:
    empty = {name: [] for name in ("policy", "parties", "persons", "custody", "cases", "questions")}
    return json.dumps({"format": "sspf-case-file/1", **empty, **lists}).encode()


@pytest.mark.parametrize("first", ["party", "person"])
def test_no_id_of_two_files_means_a_party_and_a_person(house: House, first: str) -> None:
    files = {
        "party": _file(parties=[{"id": "x", "name": "Skolan", "kind": "school"}]),
        "person": _file(persons=[{"id": "x", "name": "Kim Ek"}]),
    }
    house.use.imports.import_file(files.pop(first))
    (second,) = files.values()
    with pytest.raises(CaseFileError):
        house.use.imports.import_file(second)


def _case(case: str, text: str) -> bytes:
    item = {"id": "i1", "text": text, "source": "sspf", "about": ["k"], "types": ["health"]}
    meeting = {
        "id": "m",
        "starts_at": "2026-02-07T08:00:00+01:00",
        "purpose": "p",
        "participants": [],
        "items": [item],
    }
    row = {
        "id": case,
        "young_person": "k",
        "coordinator_party": "sspf",
        "opened_at": "2026-01-07T08:00:00+01:00",
        "purposes": [{"id": "p", "text": "Lugn"}],
        "participations": [],
        "consents": [],
        "meetings": [meeting],
    }
    return _file(
        parties=[{"id": "sspf", "name": "SSPF", "kind": "social_services"}],
        persons=[{"id": "k", "name": "Kim Ek", "born": "2016-02-02"}],
        cases=[row],
    )


def test_an_item_id_means_one_item(house: House) -> None:
    imports = house.use.imports
    imports.import_file(_case("c1", "ett"))
    with pytest.raises(CaseFileError):
        imports.import_file(_case("c2", "annat"))
    assert [one.case for one in house.use.cases.list_cases()] == ["c1"]
    assert not any(count.added for count in imports.import_file(_case("c1", "ett")).counts)


def test_what_was_said_is_never_removed_or_edited(house: House) -> None:
    """The rows of answers and withdrawals: no use case closes one without its reason."""
    scene = _agreed(house)
    record = scene.codes[scene.mother]
    assert record
    with house.unit() as unit:
        rows = unit.records.case_facts(scene.case).consents
    assert [row.replaced_at for row in rows] == [None, None]
    with pytest.raises(DomainError):
        house.use.answers.invalidate(scene.case, rows[0].id, because=" ")
    house.use.answers.invalidate(scene.case, rows[0].id, because="Fel barn")
    with house.unit() as unit:
        kept = {row.id: row for row in unit.records.case_facts(scene.case).consents}
    assert kept[rows[0].id].invalidated_because == "Fel barn"
    assert kept[rows[0].id].grants == rows[0].grants


@pytest.mark.parametrize("end", [None, TODAY])
def test_no_sheet_tells_a_former_guardian_that_there_is_a_case(
    house: House, end: date | None
) -> None:
    """At 18, and when custody has passed to others: the sheet itself would tell (section 3)."""
    scene = a_scene(house, born=date(2008, 2, 3) if end is None else date(2013, 2, 3))
    if end is not None:
        house.use.custody.add(
            CustodyInput(
                child=scene.child,
                holder=house.use.people.add(PersonInput(name="Ny Vårdnad")).new_id or "",
                kind=CustodyKind.APPOINTED_GUARDIAN,
                starts_on=end,
                evidence=SEEN,
            )
        )
    for guardian in (scene.mother, scene.father):
        error = refused(lambda who=guardian: house.use.consent_forms.prepare(scene.order(who)))
        assert error.code == "not_a_signatory"


def test_a_sheet_may_be_asked_before_the_evidence_is_seen(house: House) -> None:
    scene = a_scene(house, evidence=None)
    assert house.use.consent_forms.prepare(scene.order(scene.father)).pdf


def test_what_the_sheet_did_not_name_cannot_be_answered(house: House) -> None:
    """A consent is a subset of its form (consent record, rules)."""
    scene = a_scene(house)
    paper = PaperYes(
        code=scene.hand_out(scene.mother),
        case=scene.case,
        signed_on=TODAY,
        signed_time=house.clock.at,
        boxes=scene.all_boxes(),
    )
    for wider in (
        {"boxes": {(0, "nobody"): True}},
        {"boxes": {(99, scene.school): True}},
        {"boxes": {(-1, scene.school): True}},
        {"boxes": {(0, scene.social): True}},
        {"valid_to": date(2027, 1, 1)},
        {"signed_on": date(2026, 3, 13)},
        {"signed_on": date(2026, 3, 11), "signed_time": None},
        {"case": "another"},
    ):
        refused(lambda wider=wider: house.use.answers.register_yes(replace(paper, **wider)))
    house.use.answers.register_yes(paper)
    refused(lambda: house.use.answers.register_yes(paper))


def test_words_of_a_withheld_item_do_not_come_back_as_a_place(house: House) -> None:
    """Headings, attendance and place are searched like everything else (section 6)."""
    scene = _agreed(house)
    text = "Mamman har fått en ny sambo som slår"
    meeting = house.use.meetings.plan(replace(_meeting(scene), place=text)).new_id or ""
    house.use.meeting_items.add(
        ItemInput(
            case=scene.case,
            meeting=meeting,
            text=text,
            source="family",
            about=(scene.mother,),
            types=(InformationType.HEALTH,),
        )
    )
    error = refused(lambda: house.use.minutes.preview(scene.case, meeting, recipient=scene.school))
    assert error.code == "leak_found"


def test_no_sheet_for_guardians_while_the_young_person_answers_alone(house: House) -> None:
    """The track is there because they must not know (section 3.6)."""
    scene = a_scene(house, born=date(2010, 1, 5))
    house.set_policy(PolicyRow(id="", starts_on=TODAY, youth_only_track=True))
    house.use.decisions.decide(
        scene.case,
        YouthOnlyInput(starts_on=TODAY, ends_on=None, decided_by="Maria Ask", reason="Fara"),
    )
    for guardian in (scene.mother, scene.father):
        error = refused(lambda who=guardian: house.use.consent_forms.prepare(scene.order(who)))
        assert error.code == "not_a_signatory"
    assert house.use.consent_forms.prepare(scene.order(scene.child)).pdf
