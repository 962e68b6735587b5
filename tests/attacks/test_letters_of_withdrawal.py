"""What the letters of a withdrawal tell whom, and who gets one.

Rule 6: a withdrawal lists everybody who received something it covers. Whoever is no longer asked
learns nothing new of the case, and who was made one with another is that person.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sspf_app.documents.registry import Renderer
from sspf_app.domain.codes import CustodyKind, PartyKind
from sspf_app.services.consent_views import PaperYes
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.decision_views import JoinInput
from sspf_app.services.notice_views import NoticeOrder
from sspf_app.services.paper_of_notice import NoticeKind
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import CustodyInput
from sspf_app.services.records import DisclosureKind
from sspf_app.services.request_records import ContactKind
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.documents.papers import text_of
from tests.services.conftest import TODAY, House
from tests.services.scenery import SEEN, Scene, a_scene
from tests.services.test_duplicates import BORN, merged, person


@pytest.fixture
def scene(house: House) -> Scene:
    """A case to which both guardians said yes, drawn by the real renderer."""
    house.renderer = Renderer()
    house.new_session()
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    house.wait(minutes=1)
    return scene


def _withdrawn(scene: Scene, signatory: str) -> str:
    entry = WithdrawalInput(
        case=scene.case,
        signatory=signatory,
        received_at=scene.house.clock.at,
        received_by="Maria Ask",
    )
    row = scene.house.use.withdrawals.register(entry).new_id or ""
    scene.house.wait(minutes=1)
    return row


def _clinic_after_father(scene: Scene) -> str:
    """The father's custody ends; a clinic comes in by the mother's yes, and gets word."""
    house, use = scene.house, scene.house.use
    house.wait(days=20)
    today = house.clock.at.date()
    for row in use.people.get(scene.child).custody:
        use.custody.end(row.id, today - timedelta(days=2), evidence=SEEN)
    sole = CustodyInput(
        child=scene.child,
        holder=scene.mother,
        kind=CustodyKind.SOLE,
        starts_on=today - timedelta(days=1),
        evidence=SEEN,
    )
    use.custody.add(sole)
    house.wait(minutes=1)
    new = PartyInput(name="Ungdomskliniken Lyktan", kind=PartyKind.HEALTH_CARE)
    clinic = use.parties.add(new).new_id or ""
    use.decisions.decide(scene.case, JoinInput(party=clinic, joined_on=today))
    house.wait(minutes=1)
    order = replace(
        scene.order(scene.mother),
        recipients=(*scene.parties, clinic),
        valid_from=today,
        valid_to=today + timedelta(days=90),
    )
    prepared = use.consent_forms.prepare(order)
    use.consent_forms.hand_out(prepared)
    answer = PaperYes(
        code=prepared.form.id,
        case=scene.case,
        signed_on=today,
        signed_time=house.clock.at,
        boxes=scene.all_boxes(clinic),
    )
    use.answers.register_yes(answer)
    house.wait(minutes=1)
    meeting = scene.meeting_of_attendance(parties=(scene.school, clinic))
    notice = NoticeOrder(
        case=scene.case, meeting=meeting, recipient=clinic, kind=NoticeKind.NEW_MINUTES
    )
    use.notices.copy(notice)
    house.wait(hours=1)
    return clinic


@pytest.mark.parametrize("is_old", [False, True])
def test_who_is_no_longer_asked_learns_of_no_party_that_came_after(
    scene: Scene, *, is_old: bool
) -> None:
    """``is_old``: word that was noted without the answers it rests on."""
    house, use = scene.house, scene.house.use
    clinic = _clinic_after_father(scene)
    with house.unit() as unit:
        (word,) = (
            one
            for one in unit.office.disclosures(scene.case)
            if one.kind is DisclosureKind.MEETING_NOTICE
        )
        assert word.records
        if is_old:
            unit.office.add_disclosure(replace(word, id="d-old", records=()))
            unit.commit()
    row = _withdrawn(scene, scene.father)
    assert "Lyktan" not in text_of(use.withdrawals.preview_confirmation(scene.case, row).pdf)
    (effect,) = use.withdrawals.list_withdrawals(scene.case)
    assert clinic not in [one.recipient for one in (*effect.received, *effect.stopping)]


def _father_made_one(scene: Scene, folder: Path) -> str:
    """He got minutes; then he turns out to stand in the register twice."""
    house = scene.house
    meeting = scene.meeting_of_attendance(parties=(scene.school,), persons=(scene.father,))
    house.use.minutes.export(scene.case, meeting, recipient=scene.father, folder=folder)
    twin = person(house, "Erik Bergh", born=BORN)
    house.wait(minutes=1)
    merged(house, kept=twin, dropped=scene.father)
    house.wait(minutes=1)
    return twin


def test_who_is_blocked_stands_as_blocked_by_the_id_of_today(scene: Scene, tmp_path: Path) -> None:
    twin = _father_made_one(scene, tmp_path)
    rule = ContactInput(
        case=scene.case,
        person=twin,
        kind=ContactKind.BLOCKED,
        reason="Kontaktförbud",
        starts_on=TODAY,
    )
    scene.house.use.contact_rules.record(rule)
    scene.house.wait(minutes=1)
    _withdrawn(scene, scene.mother)
    (effect,) = scene.house.use.withdrawals.list_withdrawals(scene.case)
    told = (*effect.received, *effect.stopping)
    assert scene.father not in [one.recipient for one in told]
    assert all(one.is_barred for one in told if one.recipient == twin)


def test_who_was_made_one_stops_nobodys_letter(scene: Scene, tmp_path: Path) -> None:
    _father_made_one(scene, tmp_path)
    row = _withdrawn(scene, scene.mother)
    written = scene.house.use.withdrawals.export_all(scene.case, row, tmp_path, print_file=False)
    assert written.papers
