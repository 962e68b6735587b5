"""A list of an incident, asked for somebody protected who came to a meeting for a party.

Attack: who came is noted in free words. Somebody of the register with protected identity came for
the school to the meeting of a child who is not protected; the list named them, and the search of
the finished paper took their name for one that may stand there.

Defends: no list and no paper of an incident names anybody protected.
"""

from __future__ import annotations

from pathlib import Path

from sspf_app.domain.codes import Protection
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.incident_views import IncidentQuery, IncidentRole
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import Presence
from tests.services.conftest import TODAY, House
from tests.services.scenery import a_scene

QUERY = IncidentQuery(first_on=TODAY, last_on=TODAY)


def test_somebody_protected_who_came_for_a_party_is_named_nowhere(
    house: House, tmp_path: Path
) -> None:
    scene, use = a_scene(house), house.use
    use.people.add(PersonInput(name="Hilma Ask", protected_identity=Protection.SECRECY_MARK))
    scene.yes(scene.mother)
    scene.yes(scene.father)
    meeting = scene.meeting_of_attendance(parties=scene.parties, persons=(scene.mother,))
    use.meetings.note_presence(
        scene.case,
        meeting,
        participant=scene.school,
        presence=Presence.PRESENT,
        names="Hilma Ask, lärare, och Per Gran",
    )
    use.minutes.export(scene.case, meeting, recipient=COORDINATOR, folder=tmp_path)
    house.new_session()
    use = house.use
    found = use.incidents.look(QUERY)
    came = {one.name for one in found.persons if one.role is IncidentRole.ATTENDANCE}
    assert came == {"", "Per Gran"}
    assert "Hilma" not in repr(found)
    assert all(one.ways for one in found.persons)  # how what was noted of them left is told
    table, _changes = use.incidents.export(QUERY, tmp_path)
    assert "Hilma" not in table.read_text("utf-8-sig")
    use.incidents.export(QUERY, tmp_path, is_paper=True)
