"""Kills a disposal between its rows, the packing and the list beside it; tells what is left.

python -m tests.survival.killed_disposal FOLDER
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from sspf_app.services import disposal_care
from sspf_app.storage.vault_database import OpenSqlDatabase
from tests.services.disposal_house import decrypted_copy, seen
from tests.services.vault_child import dying
from tests.survival.acts import ACTS, Act
from tests.survival.looking import unlocked
from tests.survival.office import Bench, Template, a_template, opened, prepared
from tests.survival.telling import forked

_INSTANTS: dict[str, tuple[object, str, bool]] = {
    "before packing": (OpenSqlDatabase, "compact", True),
    "after packing": (OpenSqlDatabase, "compact", False),
    "before the list": (disposal_care, "write_list", True),
    "after the list": (disposal_care, "write_list", False),
}


def main(work: Path) -> None:
    """Print, by instant, what ``_left`` tells after a kill there."""
    act = next(one for one in ACTS if one.name == "disposal, and packing")
    assert act.prepare is not None
    past = prepared(a_template(work / "office"), act.prepare)
    found: dict[str, list[object]] = {}
    for instant in _INSTANTS:
        folder = Path(shutil.copytree(past.folder, work / instant))
        code = forked(lambda at=instant, place=folder: _kill(act, past, place, at))
        with unlocked(past, folder) as bench:
            found[instant] = [code, *_left(bench)]
    print(json.dumps(found))


def _kill(act: Act, past: Template, folder: Path, instant: str) -> None:
    owner, name, before = _INSTANTS[instant]
    with opened(past, folder, series="x") as bench:
        setattr(owner, name, dying(getattr(owner, name), before=before))
        act.do(bench)


def _left(bench: Bench) -> list[object]:
    """Canaries in the decrypted file; is it packed, cases, disposals listed beside, is it sound."""
    key = bytes.fromhex(bench.vault.keys.data_key.hex())
    with bench.vault.open_unit(bench.vault.actor) as unit:
        (record,) = unit.disposals.records()
        cases = len(unit.queries.case_list())
    listed = json.loads((bench.vault.folder.path / disposal_care.LIST_NAME).read_text())
    return [
        seen(decrypted_copy(bench.vault.folder.database, bench.folder, key=key)),
        record.settled_at is not None,
        cases,
        len(listed["disposals"]),
        bench.house.access.verify(bench.vault).is_sound,
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
