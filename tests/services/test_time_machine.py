"""Any day, and as we knew it then: to look at, never to share."""

import inspect
from datetime import timedelta

from sspf_app.domain.codes import InformationType
from sspf_app.domain.decision import Flow
from sspf_app.services import gate
from sspf_app.services.sharing_views import MatrixView
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, a_scene, flow_of


def _flow(scene: Scene) -> Flow:
    return flow_of(
        scene, source=scene.social, recipient=scene.school, type=InformationType.FAMILY_HOME
    )


def _cells(view: MatrixView) -> list[tuple[str, ...]]:
    return [tuple(cell.shape.value for cell in row) for row in view.cells]


def test_what_was_known_then_is_looked_at_and_never_shared(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    house.wait(days=1)
    known_at = house.clock.at
    then = house.use.sharing.matrix(scene.case, purpose=scene.purpose, subject=scene.child)
    house.wait(hours=2)
    # Heard before ``known_at``, told to the coordinator after it.
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=known_at - timedelta(hours=1),
            received_by="Ersängsskolan",
        )
    )
    flow = _flow(scene)
    today = house.use.sharing.matrix(
        scene.case, purpose=scene.purpose, subject=scene.child, at=known_at
    )
    as_known = house.use.sharing.matrix(
        scene.case, purpose=scene.purpose, subject=scene.child, at=known_at, known_at=known_at
    )
    assert as_known.known_at == known_at
    assert _cells(as_known) == _cells(then)
    assert _cells(today) != _cells(then)
    assert house.use.sharing.ask(flow, at=known_at, known_at=known_at).decision.allowed
    assert not house.use.sharing.ask(flow, at=known_at).decision.allowed
    # Whatever was looked at, only now counts for what leaves.
    assert refused(lambda: house.use.sharing.note_oral(flow)).code == "not_allowed"
    board = house.use.consent_cards.board(
        scene.case, purpose=scene.purpose, subject=scene.child, at=known_at, known_at=known_at
    )
    assert {card.status for card in board.cards} == {"in_force"}


def test_the_gate_knows_no_time_but_now() -> None:
    source = inspect.getsource(gate)
    assert "known_at" not in source
    assert "situation_at" not in source


def test_any_coming_day(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    flow = _flow(scene)
    ask = house.use.sharing.ask
    assert ask(flow).decision.allowed
    assert not ask(flow, at=house.clock.at + timedelta(days=365)).decision.allowed
    assert not ask(flow, at=house.clock.at - timedelta(days=1)).decision.allowed
