"""States of handing over: a colleague, another office, a case that came, keys, backups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sspf_app.crypto.transfers import SealingKeys
from sspf_app.services.transfer_views import TransferOrder


def handover_states(
    go: Callable[..., None], presenter_of: Callable[[str], Any], fetch: Callable[..., Any]
) -> Iterator[str]:
    """Reach every state in turn; yields its name."""
    go("handover")
    leader = presenter_of("handover")
    view = leader.view
    view.colleague.some.setChecked(True)
    yield "handover-colleague"
    keys = SealingKeys()
    card = keys.card(keys.new_seed(), name="SSPF Södra, Socialnämnden")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "nyckel"
        file.write_bytes(keys.write_card(card))
        offices = leader.services.transfer_offices
        shown = fetch(lambda: offices.read_card(file))
    view.show_tab("keys")
    leader.keys.show(shown)
    yield "handover-keys"
    leader.keys.keep(heard=True, name=card.name)
    go("handover", act="send", case="c-demo-2")
    yield "handover-send"
    choice = view.send
    order = TransferOrder(
        case="c-demo-2",
        office=card.id,
        party=str(choice.party.itemData(2)),
        basis=choice._order().basis,
    )
    choice.party.setCurrentIndex(2)
    leader.foresee(order)
    fetch(lambda: None)
    yield "handover-send-preview"
    go("handover", act="take")
    yield "handover-take"
    go("handover", act="backup")
    yield "handover-backup"
