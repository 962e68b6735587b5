"""The first page of a case in one act tells what its parts tell, each by itself."""

from datetime import timedelta

import pytest

from sspf_app.domain.codes import Channel, Protection
from sspf_app.services.sharing_views import MatrixAsked
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, a_scene


def _scene(house: House, **changes: object) -> Scene:
    scene = a_scene(house, **changes)  # pyright: ignore[reportArgumentType]
    house.use.case_parts.add_purpose(scene.case, "Fritid")
    scene.yes(scene.mother)
    scene.yes(scene.father)
    house.wait(days=2)
    return scene


def _purposes(scene: Scene) -> tuple[str, ...]:
    return tuple(one.id for one in scene.house.use.cases.get(scene.case).purposes)


@pytest.mark.parametrize("of_now", [True, False])
def test_all_of_it_is_what_the_parts_tell(house: House, *, of_now: bool) -> None:
    scene = _scene(house)
    use, (first, second) = house.use, _purposes(scene)
    at = None if of_now else house.clock.at - timedelta(days=1)
    for asked in (
        MatrixAsked(purpose=first, subject=scene.child, at=at),
        MatrixAsked(purpose=second, subject=scene.child, at=at, source=scene.social),
        MatrixAsked(purpose=first, subject=scene.mother, at=at, channel=Channel.ORAL),
        MatrixAsked(purpose=first, subject=scene.child, known_at=at),
    ):
        found = use.overviews.read(scene.case, asked, purposes=(first, second))
        whom = {"purpose": asked.purpose, "subject": asked.subject, "at": asked.at}
        assert found.matrix == use.sharing.matrix(
            scene.case,
            purpose=asked.purpose,
            subject=asked.subject,
            at=asked.at,
            source=asked.source,
            channel=asked.channel,
            known_at=asked.known_at,
        )
        assert found.board == use.consent_cards.board(scene.case, **whom, known_at=asked.known_at)
        assert found.boards == tuple(
            use.consent_cards.board(scene.case, purpose=one, subject=scene.child)
            for one in (first, second)
        )
        assert found.withdrawals == use.withdrawals.list_withdrawals(scene.case)
        assert found.course == use.course.steps(scene.case)
        assert found.events == use.timeline.events(scene.case)


def test_the_log_tells_of_every_part(house: House) -> None:
    scene = _scene(house)
    first, *_ = _purposes(scene)
    asked = MatrixAsked(purpose=first, subject=scene.child)
    house.use.overviews.read(scene.case, asked, purposes=(first,))
    lines = [one.subject for one in house.use.journal.own_trace() if one.case == scene.case]
    for part in ("matrix", "consents", "withdrawals", "course", "timeline"):
        assert f"{part}:{scene.case}" in lines[:5]


def test_it_asks_as_opening_the_case_does(house: House) -> None:
    scene = a_scene(house, protected=Protection.SECRECY_MARK)
    (first,) = _purposes(scene)
    asked = MatrixAsked(purpose=first, subject=scene.child)
    house.use.overviews.read(scene.case, asked, purposes=(first,))
    house.new_session()
    overviews = house.use.overviews
    refusal = refused(lambda: overviews.read(scene.case, asked, purposes=(first,)))
    assert refusal.code == "reason_required"
    house.use.cases.get(scene.case, reason="möte i dag")
    other = MatrixAsked(purpose="p-none", subject=scene.child)
    assert refused(lambda: overviews.read(scene.case, other, purposes=())).code == "unknown_purpose"
    other = MatrixAsked(purpose=first, subject="nobody")
    assert refused(lambda: overviews.read(scene.case, other, purposes=())).code == "unknown_person"
    assert (
        refused(lambda: overviews.read(scene.case, asked, purposes=("p-none",))).code
        == "unknown_purpose"
    )
