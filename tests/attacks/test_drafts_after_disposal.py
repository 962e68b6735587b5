"""What was typed about a case does not come back into the file once the case was disposed of.

Attack: type about a case, let an answer on paper dispose of it in the same sitting, and lock: the
window writes everything it still holds.

Defends: what is disposed of is gone from every decrypted byte.
"""

from __future__ import annotations

from pathlib import Path

from tests.services.disposal_house import (
    a_full_case,
    close,
    decrypted_copy,
    later,
    manager,
    propose_and_send,
    real_house,
)

_TYPED = "pippiutkast"


def test_what_the_window_still_holds_is_not_written_again(tmp_path: Path) -> None:
    with real_house(tmp_path) as (house, path):
        scene = a_full_case(house, tmp_path)
        held = (f"case/{scene.case}/astray:d-1", f"case/x/contact:{scene.mother}")
        close(scene)
        later(house)
        for key in held:
            house.use.drafts.save(key, _TYPED)
        propose_and_send(house)
        manager(house).disposal_approvals.approve(number=1)
        for key in held:
            house.use.drafts.save(key, _TYPED)
        house.use.drafts.save("office/office/printed", "Välkommen")
        assert [one.key for one in house.use.drafts.list_drafts()] == ["office/office/printed"]
        assert _TYPED.encode() not in decrypted_copy(path, tmp_path)
