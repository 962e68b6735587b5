"""The number of a copy counts nobody its reader may not know of.

Rule 6: a copy is numbered after filtering; it does not reveal that anything was left out.
"""

from __future__ import annotations

from sspf_app.documents.registry import Renderer
from sspf_app.services.consent_views import PaperYes
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.documents.papers import text_of
from tests.services.conftest import TODAY, House
from tests.services.scenery import a_scene


def test_the_number_counts_only_those_its_reader_may_know_of(house: House) -> None:
    house.renderer = Renderer()
    house.new_session()
    scene, use = a_scene(house), house.use
    boxes = {key: True for key in scene.all_boxes() if key != (0, scene.police)}
    for signatory in (scene.mother, scene.father):
        answer = PaperYes(
            code=scene.hand_out(signatory),
            case=scene.case,
            signed_on=TODAY,
            signed_time=house.clock.at,
            boxes=boxes,
        )
        use.answers.register_yes(answer)
    house.wait(minutes=1)
    meeting = scene.meeting_of_attendance(parties=(scene.school, scene.leisure))
    entry = WithdrawalInput(
        case=scene.case,
        signatory=scene.mother,
        received_at=house.clock.at,
        received_by="Maria Ask",
        parties=(scene.school,),
    )
    use.withdrawals.register(entry)
    house.wait(minutes=1)
    copy = use.minutes.preview(scene.case, meeting, recipient=scene.leisure)
    assert "Ersängsskolan" not in text_of(copy.pdf)
    assert "3" not in copy.file_name.rpartition("-")[2]
