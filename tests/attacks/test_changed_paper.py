"""Somebody has the data key and a program of their own, and changes a paper that a case keeps.

Defends: trust promise 5; what is shown, saved or sent is what was put in, or it is refused. The
page's own seal says nothing here: who has the key seals it anew.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import apsw
import pytest

from sspf_app.services.document_records import DocumentType
from sspf_app.services.document_views import NewDocument
from tests.services.conftest import KEY, House, VaultFile, refused
from tests.services.scenery import a_scene

pytestmark = pytest.mark.parametrize("house", ["sqlcipher"], indirect=True)
CHANGES = {
    "a byte of it": (
        "UPDATE attachment_pieces SET content = "
        "cast(x'58' || substr(content, 2) AS BLOB) WHERE {one}"
    ),
    "its last piece is gone": "DELETE FROM attachment_pieces WHERE {one}",
    "it is longer": (
        "UPDATE attachment_pieces SET content = cast(content || x'58' AS BLOB) WHERE {one}"
    ),
}
LAST = "pk = (SELECT max(pk) FROM attachment_pieces)"
CONTENT = b"Skolan skrev: Tystgatan. " * 60_000


@dataclass(frozen=True)
class Kept:
    """A paper of a case, and the file it came from."""

    house: House
    case: str
    paper: str
    source: Path


@pytest.fixture
def kept(house: House, tmp_path: Path) -> Kept:
    source = tmp_path / "brev.txt"
    source.write_bytes(CONTENT)
    case, intakes = a_scene(house).case, house.use.document_intake
    order = NewDocument(case=case, path=source, title="Brev", type=DocumentType.LETTER)
    intake = intakes.begin(order)
    while not intakes.take(intake):
        continue
    return Kept(house, case, intakes.finish(intake).new_id or "", source)


def _elsewhere(folder: Path, statement: str) -> None:
    """Change the database under its raw key, by a program of somebody else."""
    connection = apsw.Connection(str(folder / "vault.db"))
    for setting in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{KEY.hex()}'\""):
        connection.execute(f"PRAGMA {setting}").fetchall()
    connection.execute(statement)
    assert connection.changes() == 1
    connection.close()


ACTS: dict[str, Callable[[Kept], object]] = {
    "shown": lambda it: it.house.use.papers.preview(it.case, it.paper),
    "saved": lambda it: it.house.use.papers.export(
        it.case, it.paper, path=it.source.with_name("ut.txt")
    ),
    "moved out": lambda it: it.house.use.moving_out.export(
        it.source.parent, reason="Byter kontor i dag"
    ),
    "its source deleted": lambda it: it.house.use.papers.delete_source(
        it.case, it.paper, path=it.source
    ),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_paper_is_refused(
    kept: Kept, tmp_path: Path, change: str, act: Callable[[Kept], object]
) -> None:
    assert kept.house.file is not None
    kept.house.file.close()
    _elsewhere(tmp_path, change.format(one=LAST))
    again = VaultFile(tmp_path / "again.db", tmp_path / "vault.db", kept.house.clock)
    with closing(again):
        _refused(replace(kept, house=House(kept.house.clock, again.unit_of_work)), act)


def _refused(kept: Kept, act: Callable[[Kept], object]) -> None:
    assert refused(lambda: act(kept)).code == "document_damaged"
    assert kept.source.read_bytes() == CONTENT, "the only whole one is left alone"
    assert [
        one.name for one in kept.source.parent.iterdir() if one.name.startswith(("ut", "SSPF"))
    ] == []
    with kept.house.unit() as unit:
        assert list(unit.office.disclosures(kept.case)) == [], "nothing left, and none is noted"


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_one_that_nobody_changed_is_not(kept: Kept, act: Callable[[Kept], object]) -> None:
    act(kept)
