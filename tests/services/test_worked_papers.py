"""The worked cases 1 to 4 in print: each person's sheet, each party's copy, each letter."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from sspf_app.domain.codes import Channel, InformationType, ReasonCode
from sspf_app.domain.decision import Flow
from sspf_app.services.consent_views import PaperNo, PaperYes
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.records import FormRow
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene, a_scene, a_scene_of_three_answers

pytestmark = pytest.mark.parametrize("house", ["sqlcipher"], indirect=True)
T = InformationType
ATTENDANCE = "Frånvaron har minskat sedan i januari"
HOME = "Familjen har fått en ny bostad på Haga"
DRUGS = "Provet i fredags var negativt för alla ämnen"


def _text(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def _held(scene: Scene, *, parties: tuple[str, ...] = ()) -> str:
    """A meeting with a line each about attendance, the home and drugs."""
    use = scene.house.use
    meeting = use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=scene.house.clock.at,
            parties=parties or scene.parties,
            persons=(scene.mother, scene.father),
        )
    ).new_id
    assert meeting is not None
    for text, type_, source in (
        (ATTENDANCE, T.ATTENDANCE, scene.school),
        (HOME, T.FAMILY_HOME, scene.social),
        (DRUGS, T.ALCOHOL_DRUGS, scene.social),
    ):
        use.meeting_items.add(
            ItemInput(
                case=scene.case,
                meeting=meeting,
                text=text,
                source=source,
                about=(scene.child,),
                types=(type_,),
                answered=frozenset({"household"}),
            )
        )
    return meeting


def _lines(scene: Scene, meeting: str, recipient: str) -> list[str]:
    """Which of the lines stand on a recipient's copy."""
    pdf = scene.house.use.minutes.preview(scene.case, meeting, recipient=recipient).pdf
    return [line for line in (ATTENDANCE, HOME, DRUGS) if line in _text(pdf)]


def test_1_two_sheets_and_a_copy_for_each_party(real: House, tmp_path: Path) -> None:
    scene = a_scene(real)
    for signatory, name, other in (
        (scene.mother, "Anna Lind", "Erik Berg"),
        (scene.father, "Erik Berg", "Anna Lind"),
    ):
        prepared = real.use.consent_forms.prepare(scene.order(signatory))
        exported = real.use.consent_forms.export(prepared, tmp_path)
        sheet = _text(exported.path.read_bytes())
        assert name in sheet
        assert other not in sheet
        for party in ("SSPF", "Ersängsskolan", "Fritid unga", "Polisen"):
            assert party in sheet
        assert not [one for one in ("Alva", "Lind", "Berg") if one in exported.path.name]
    scene.yes(scene.mother)
    scene.yes(scene.father)
    meeting = _held(scene)
    names: set[str] = set()
    for recipient in (scene.school, scene.leisure, scene.police, COORDINATOR):
        assert _lines(scene, meeting, recipient) == [ATTENDANCE, HOME, DRUGS]
        names.add(
            real.use.minutes.export(
                scene.case, meeting, recipient=recipient, folder=tmp_path
            ).path.name
        )
    assert len(names) == 4
    page = _text(real.use.ledger_papers.preview_page(scene.case, scene.mother).pdf)
    assert "Ersängsskolan" in page
    assert ATTENDANCE not in page
    assert "Erik" not in page


def test_2_the_copies_are_what_the_answers_have_in_common(real: House) -> None:
    scene = a_scene_of_three_answers(real)
    meeting = _held(scene)
    assert _lines(scene, meeting, scene.police) == [ATTENDANCE, HOME]
    assert _lines(scene, meeting, scene.school) == [ATTENDANCE, DRUGS]
    assert _lines(scene, meeting, scene.leisure) == [ATTENDANCE, HOME, DRUGS]
    assert _lines(scene, meeting, COORDINATOR) == [ATTENDANCE, HOME, DRUGS]
    paper = real.use.minutes.preview(scene.case, meeting, recipient=COORDINATOR)
    own = _text(paper.pdf)
    assert "Ej delad med Polisen: Cora Lind har undantagit det" in own
    assert "Ej delad med Ersängsskolan: Erik Berg har undantagit det" in own
    for recipient in (scene.police, scene.school):
        copy = real.use.minutes.preview(scene.case, meeting, recipient=recipient)
        assert "Ej delad" not in _text(copy.pdf)


def _said_no(house: House) -> Scene:
    """Dino, 15, says no; his parents yes, the mother about herself too."""
    scene = a_scene(house, child="Dino Lind", born=date(2010, 9, 1))
    own = FormRow(subject=scene.mother, type=T.FAMILY_HOME, teller=scene.social)
    order = scene.order(scene.mother)
    order = replace(order, subjects=(scene.child, scene.mother), rows=(*order.rows, own))
    prepared = house.use.consent_forms.prepare(order)
    assert "uppgifter om mig, så som jag kryssat" in _text(prepared.pdf)
    house.use.consent_forms.hand_out(prepared)
    ticked = {**scene.all_boxes(), (len(scene.rows()), scene.school): True}
    house.use.answers.register_yes(
        PaperYes(
            code=prepared.form.id,
            case=scene.case,
            signed_on=TODAY,
            signed_time=house.clock.at,
            boxes=ticked,
        )
    )
    scene.yes(scene.father)
    code = scene.hand_out(scene.child)
    house.use.answers.register_no(
        PaperNo(code=code, case=scene.case, signed_on=TODAY, signed_time=house.clock.at)
    )
    return scene


def _about(scene: Scene, subject: str) -> Flow:
    return Flow(
        case=scene.case,
        purpose=scene.purpose,
        subject=subject,
        source=scene.social,
        recipient=scene.school,
        type=T.FAMILY_HOME,
        channel=Channel.WRITTEN,
    )


def test_3_after_his_no_parents_are_met_about_themselves_only(real: House) -> None:
    scene = _said_no(real)
    use = real.use
    ask = use.sharing.ask
    assert ask(_about(scene, scene.child)).decision.codes == (ReasonCode.REFUSED,)
    assert ask(_about(scene, scene.mother)).decision.allowed
    assert not ask(_about(scene, scene.father)).decision.allowed  # no tick about himself
    planned = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=real.clock.at,
        parties=(scene.social, scene.school),
        persons=(scene.mother, scene.father),
    )
    blocked = refused(lambda: use.meetings.plan(planned))
    assert blocked.code == "invitation_blocked"
    meeting = use.meetings.plan(replace(planned, parties=(scene.social,))).new_id
    assert meeting is not None
    about_her = ItemInput(
        case=scene.case,
        meeting=meeting,
        text="Hon söker en större lägenhet",
        source="family",
        about=(scene.mother,),
        types=(T.FAMILY_HOME,),
    )
    readers = use.meeting_items.check(about_her).readers
    assert {one.name for one in readers if one.reads} == {"Anna Lind"}
    (school,) = (one for one in readers if one.recipient == scene.school)
    assert "Dino Lind" in school.because[0]  # ticked for her, and kept from the case by his no
    use.meeting_items.add(about_her)
    (item,) = use.meetings.get(scene.case, meeting).items
    assert {one.name for one in item.readers if one.reads} == {"Anna Lind"}
    told = replace(about_her, about=(scene.child,), source=scene.school, types=(T.ATTENDANCE,))
    refused(lambda: use.meeting_items.add(told))
    copy = _text(use.minutes.preview(scene.case, meeting, recipient=scene.mother).pdf)
    assert "större lägenhet" in copy
    for other in (scene.father, scene.school):
        refused(lambda one=other: use.minutes.preview(scene.case, meeting, recipient=one))


def test_4_the_letters_of_a_withdrawal_and_the_emptied_invitation(
    real: House, tmp_path: Path
) -> None:
    scene = a_scene(real, child="Fadi Lind", born=date(2013, 2, 3))
    use = real.use
    scene.yes(scene.mother)
    scene.yes(scene.father)
    real.wait(minutes=5)
    old = _held(scene)
    use.minutes.export(scene.case, old, recipient=scene.school, folder=tmp_path)
    real.wait(hours=1)
    coming = use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=real.clock.at.replace(hour=22),
            parties=scene.parties,
        )
    ).new_id
    assert coming is not None
    withdrawal = use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=real.wait(minutes=10),
            received_by="SSPF: Maria Ask",
        )
    ).new_id
    assert withdrawal is not None
    left = use.meetings.get(scene.case, coming).participants
    assert [one.participant for one in left] == [scene.social]
    assert [one.text for one in use.meetings.get(scene.case, old).items] == [
        ATTENDANCE,
        HOME,
        DRUGS,
    ]
    again = refused(
        lambda: use.minutes.export(scene.case, old, recipient=scene.school, folder=tmp_path)
    )
    assert again.code == "nothing_readable"
    confirmation = _text(use.withdrawals.preview_confirmation(scene.case, withdrawal).pdf)
    assert "Anna Lind" in confirmation
    assert "Ersängsskolan" in confirmation
    assert "Erik" not in confirmation
    notice = _text(use.withdrawals.preview_notice(scene.case, withdrawal, scene.school).pdf)
    assert "Ersängsskolan" in notice
    for kept in ("Fadi", "Anna", "Erik", ATTENDANCE, HOME, DRUGS):
        assert kept not in notice
