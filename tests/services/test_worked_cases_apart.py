"""The worked cases 5 to 7 with the real papers: a hidden child, a hidden placement, the police."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from sspf_app.domain.codes import InformationType, PartyKind, PauseReason, Protection
from sspf_app.domain.facts import LegalDisclosure
from sspf_app.services.decision_views import PauseInput, PositionInput, Resume
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.legal_records import LegalStatus
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.protection import VariantInput
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import NOW, TODAY, House, refused
from tests.services.scenery import Scene, a_scene
from tests.services.test_legal import entry

pytestmark = pytest.mark.parametrize("house", ["sqlcipher"], indirect=True)
T = InformationType
MOTHERS = ("Hemlig väg 1", "070-111 22 33", "gun@holm.example")
FATHERS = ("Öppen gata 2", "070-444 55 66", "hans@holm.example")
HOME = "HVB Gläntan"


def _text(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def _planned(scene: Scene, *, hours: int = 0, place: str = "") -> str:
    use = scene.house.use
    planned = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=scene.house.clock.at + timedelta(hours=hours),
        parties=scene.parties,
        persons=(scene.mother, scene.father),
        place=place,
    )
    meeting = use.meetings.plan(planned).new_id
    assert meeting is not None
    return meeting


def _told(scene: Scene, meeting: str, text: str, type_: T, **more: Any) -> None:
    scene.house.use.meeting_items.add(
        ItemInput(
            case=scene.case,
            meeting=meeting,
            text=text,
            source=scene.school if type_ is T.ATTENDANCE else scene.social,
            about=(scene.child,),
            types=(type_,),
            answered=frozenset({"household"}),
            **more,
        )
    )


def _agreed(house: House, child: str, born: date) -> Scene:
    scene = a_scene(house, child=child, born=born)
    signatories = [scene.mother, scene.father]
    if born <= date(2011, 3, 12):
        signatories.append(scene.child)
    for signatory in signatories:
        scene.yes(signatory)
    return scene


# 5. Protected identity


def _greta(house: House) -> Scene:
    """Greta and her mother live in hiding; the father shares the custody."""
    hidden = Protection.PROTECTED_REGISTRATION
    born = date(2014, 2, 3)
    scene = a_scene(house, child="Greta Holm", born=born, protected=hidden)
    for person, name, day, details, protection in (
        (scene.child, "Greta Holm", born, MOTHERS, hidden),
        (scene.mother, "Gun Holm", date(1984, 1, 2), MOTHERS, hidden),
        (scene.father, "Hans Holm", date(1982, 5, 6), FATHERS, Protection.NONE),
    ):
        address, phone, email = details
        house.use.people.correct(
            person,
            PersonInput(
                name=name,
                born=day,
                address=address,
                phone=phone,
                email=email,
                school="Ersängsskolan" if person == scene.child else None,
                protected_identity=protection,
            ),
        )
    house.use.people.get(scene.mother, reason="Mötet på torsdag")
    return scene


def _approved(scene: Scene) -> None:
    use = scene.house.use.protection
    use.ask_variant(VariantInput(case=scene.case, why="Skolan behöver vara med"))
    use.note_variant(scene.case, approve=True, decider="Eva Ek", document="Beslut i akten")


def test_5_each_guardians_papers_show_nothing_of_where_anybody_lives(
    real: House, tmp_path: Path
) -> None:
    scene = _greta(real)
    waits = refused(lambda: real.use.consent_forms.prepare(scene.order(scene.mother)))
    assert waits.code == "party_reveals_place"
    _approved(scene)
    for signatory, other in ((scene.mother, "Hans Holm"), (scene.father, "Gun Holm")):
        prepared = real.use.consent_forms.prepare(scene.order(signatory))
        exported = real.use.consent_forms.export(prepared, tmp_path)
        sheet = _text(exported.path.read_bytes())
        assert not [one for one in (*MOTHERS, *FATHERS, "Ersängsskolan") if one in sheet]
        assert other not in sheet
        assert "Greta Holm" in sheet
        assert "skolan" in sheet.casefold()
        assert "SSPF-2026-001" in exported.path.name.replace(" ", "-")
        assert not [one for one in ("Greta", "Holm", "Ersäng") if one in exported.path.name]


def test_5_no_copy_of_a_meeting_tells_school_or_place(real: House, tmp_path: Path) -> None:
    scene = _greta(real)
    _approved(scene)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    assert scene.state() == "in_force"
    meeting = _planned(scene, place="Haga bibliotek")
    _told(scene, meeting, "Det går bättre på lektionerna", T.ATTENDANCE)
    for recipient in (scene.school, scene.leisure, scene.police, scene.father, COORDINATOR):
        exported = real.use.minutes.export(
            scene.case, meeting, recipient=recipient, folder=tmp_path
        )
        copy = _text(exported.path.read_bytes())
        assert "Det går bättre" in copy
        assert not [one for one in (*MOTHERS, "Ersängsskolan", "Haga") if one in copy]
        assert "Greta" not in exported.path.name
    page = _text(real.use.ledger_papers.preview_page(scene.case, scene.father).pdf)
    assert not [one for one in (*MOTHERS, "Ersängsskolan", "Gun", "Haga") if one in page]


def test_5_opening_asks_a_reason_that_is_logged(real: House) -> None:
    scene = _greta(real)
    real.new_session()
    assert refused(lambda: real.use.cases.get(scene.case)).code == "reason_required"
    assert refused(lambda: real.use.meetings.get(scene.case, "none")).code == "reason_required"
    assert "Greta" not in repr((real.use.cases.list_cases(), real.use.today.queue()))
    real.use.cases.get(scene.case, reason="Skolan ringde om mötet")
    reasons = [one.reason for one in real.use.journal.own_trace()]
    assert "Skolan ringde om mötet" in reasons


# 6. Care with a hidden placement


def _ida(house: House) -> Scene:
    return _agreed(house, "Ida Ros", date(2010, 6, 6))


def _taken_into_care(scene: Scene) -> None:
    scene.house.use.decisions.decide(
        scene.case,
        PauseInput(reason=PauseReason.HIDDEN_PLACEMENT, to_end="Socialsekreteraren tar ställning"),
    )


def _resumed(scene: Scene) -> None:
    use = scene.house.use
    use.decisions.record_position(
        scene.case,
        PositionInput(
            position="Samtycket gäller inte hemmet.",
            by="Eva Holm",
            function="socialsekreterare",
            taken_on=TODAY,
        ),
    )
    scene.house.wait(minutes=1)
    use.decisions.decide(scene.case, Resume())


def test_6_sharing_is_paused_until_the_position_is_recorded(real: House, tmp_path: Path) -> None:
    scene = _ida(real)
    meeting = _planned(scene)
    _told(scene, meeting, "Hon har varit i skolan varje dag", T.ATTENDANCE)
    real.wait(minutes=5)
    _taken_into_care(scene)
    assert scene.state() == "paused"
    assert "paused" in real.use.cases.get(scene.case).flags
    assert real.use.cases.list_cases()[0].state == "paused"
    kept = refused(
        lambda: real.use.minutes.export(
            scene.case, meeting, recipient=scene.school, folder=tmp_path
        )
    )
    assert kept.code == "nothing_readable"
    assert list(tmp_path.glob("*.pdf")) == []
    assert refused(lambda: _planned(scene, hours=3)).code == "invitation_blocked"
    early = refused(lambda: real.use.decisions.decide(scene.case, Resume()))
    assert early.code == "position_required"
    real.wait(minutes=5)
    _resumed(scene)
    assert scene.state() == "in_force"
    real.use.minutes.export(scene.case, meeting, recipient=scene.school, folder=tmp_path)


def test_6_no_print_of_a_guardian_shows_the_placement(real: House, tmp_path: Path) -> None:
    scene = _ida(real)
    real.wait(minutes=5)
    _taken_into_care(scene)
    real.wait(minutes=5)
    _resumed(scene)
    real.wait(minutes=5)
    meeting = _planned(scene, place=f"{HOME}, Skogsvägen 4")
    _told(scene, meeting, "Skolan skickar uppgifter hem", T.ATTENDANCE, share_with_guardians=True)
    _told(
        scene,
        meeting,
        f"Hon bor på {HOME} sedan i mars",
        T.FAMILY_HOME,
        hidden_placement=True,
        share_with_guardians=True,
    )
    for guardian in (scene.mother, scene.father):
        copy = _text(real.use.minutes.preview(scene.case, meeting, recipient=guardian).pdf)
        assert "Skolan skickar uppgifter hem" in copy
        assert not [one for one in ("HVB", "Gläntan", "Skogsvägen") if one in copy]
    real.use.minutes.export(scene.case, meeting, recipient=scene.school, folder=tmp_path)
    for guardian in (scene.mother, scene.father):
        page = _text(real.use.ledger_papers.preview_page(scene.case, guardian).pdf)
        assert not [one for one in ("HVB", "Gläntan", "Skogsvägen") if one in page]
    assert HOME in _text(real.use.minutes.preview(scene.case, meeting, recipient=COORDINATOR).pdf)


def test_6_no_consent_covers_a_home_of_care(real: House) -> None:
    scene = _ida(real)
    for name in (HOME, "SiS Björkbacken"):
        home = real.use.parties.add(PartyInput(name=name, kind=PartyKind.OTHER)).new_id
        assert home is not None
        real.use.case_parts.join(scene.case, home, joined_on=TODAY)
        order = scene.order(scene.mother)
        sheet = replace(order, recipients=(*order.recipients, home))
        assert refused(lambda sheet=sheet: real.use.consent_forms.prepare(sheet)).code == (
            "party_is_placement"
        )
        planned = NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=real.clock.at + timedelta(days=1),
            parties=(home,),
        )
        assert refused(lambda planned=planned: real.use.meetings.plan(planned)).code == (
            "invitation_blocked"
        )


# 7. The police asks without a consent


def _maja(house: House) -> Scene:
    """Maja, 17: every box of the police is struck on her sheets."""
    scene = a_scene(house, child="Maja Strand", born=date(2009, 1, 5))
    original = scene.all_boxes()
    boxes = {key: ticked and key[1] != scene.police for key, ticked in original.items()}
    scene.all_boxes = lambda *_extra: boxes  # pyright: ignore[reportAttributeAccessIssue]
    for signatory in (scene.mother, scene.father, scene.child):
        scene.yes(signatory)
    return scene


def _matrix(scene: Scene) -> object:
    view = scene.house.use.sharing.matrix(
        scene.case, purpose=scene.purpose, subject=scene.child, at=NOW
    )
    return [[(cell.type, cell.column, cell.shape) for cell in row] for row in view.cells]


def test_7_the_law_carries_one_answer_and_opens_nothing_else(real: House, tmp_path: Path) -> None:
    scene = _maja(real)
    use = real.use
    before = _matrix(scene)
    asked = entry(scene, "osl-10-18a")
    for lacking, code in (
        ({"ground": None}, "legal_ground_missing"),
        ({"circumstances": ""}, "legal_circumstances_missing"),
        ({"answers": {**asked.answers, "unsuitable": True}}, "legal_question_against"),
        ({"reasoning": ""}, "legal_reasoning_missing"),
    ):
        assert refused(lambda lack=lacking: use.legal.record(replace(asked, **lack))).code == code
    made = use.legal.record(asked).new_id or ""
    use.legal.note_approval(made, approve=True, decider="Eva Ek", document="Beslut i akten")
    use.legal.hand_out(made, at=real.wait(minutes=1))
    with real.unit() as unit:
        (row,) = unit.records.list_standing(LegalDisclosure, case=scene.case)
    assert (row.paragraph, row.recipient) == ("OSL 10 kap. 18 a §", scene.police)
    assert row.assessor == "Maria Ask"
    assert _matrix(scene) == before
    check = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=real.clock.at + timedelta(days=1),
        parties=(scene.police,),
    )
    assert refused(lambda: use.meetings.plan(check)).code == "invitation_blocked"
    _nothing_on_paper(scene, asked.what, tmp_path)


def _nothing_on_paper(scene: Scene, what: str, folder: Path) -> None:
    """No copy of a meeting, no family page and no paper of a withdrawal tells of it."""
    use = scene.house.use
    parties = tuple(one for one in scene.parties if one != scene.police)
    meeting = use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=scene.house.clock.at,
            parties=parties,
            persons=(scene.mother, scene.father, scene.child),
        )
    ).new_id
    assert meeting is not None
    _told(scene, meeting, "Hon kommer i tid", T.ATTENDANCE, share_with_guardians=True)
    papers = [
        use.minutes.preview(scene.case, meeting, recipient=one).pdf
        for one in (*parties[1:], scene.mother, scene.child, COORDINATOR)
    ]
    use.minutes.export(scene.case, meeting, recipient=scene.school, folder=folder)
    readers = (scene.mother, scene.father, scene.child)
    papers += [use.ledger_papers.preview_page(scene.case, one).pdf for one in readers]
    withdrawal = use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=scene.house.clock.at,
            received_by="SSPF: Maria Ask",
        )
    ).new_id
    assert withdrawal is not None
    papers.append(use.withdrawals.preview_confirmation(scene.case, withdrawal).pdf)
    for pdf in papers:
        text = _text(pdf)
        assert what not in text
        assert not [one for one in ("18 a", "Insp. Öberg", "rekryterar") if one in text]


def test_7_a_phone_number_is_its_own_question_with_special_reasons(real: House) -> None:
    scene = _maja(real)
    asked = entry(scene, "lag-2025-170-4", asked_what="Telefonnummer", what="Telefonnummer")
    against = {**asked.answers, "reasons": not asked.answers["reasons"]}
    refusal = refused(lambda: real.use.legal.record(replace(asked, answers=against)))
    assert refusal.code == "legal_question_against"
    real.use.legal.record(asked)
    (request,) = real.use.legal.desk(scene.case).requests
    assert request.request.status is LegalStatus.WAITING
    assert real.use.legal.list_requests()[0].request.ground == asked.ground
