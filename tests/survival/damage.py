"""Bytes that a bad disk changed: found, or without weight, and never read as something else."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.services.errors import KnownError
from tests.services.vault_house import ANNA
from tests.survival.office import OUT, Bench, Template, opened, state_of

Change = Callable[[bytearray, random.Random], None]
Look = Callable[[Bench, str], str]
_FOUND, _HARMLESS, _OTHER = "found", "did no harm", "read as something else"
TITLE = "kanaribilaga"
PAPER = b"kanaribilaga " * 9000


@dataclass(frozen=True, kw_only=True)
class Damaged:
    """What came of damage to one kind of file."""

    name: str
    tried: int
    ways: Counter[str]

    @property
    def problems(self) -> int:
        """How often something else was read than what was written."""
        return self.ways[_OTHER]


def a_byte(content: bytearray, chance: random.Random) -> None:
    """One bit somewhere."""
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def a_sector(content: bytearray, chance: random.Random) -> None:
    """A sector of the disk, full of zeros."""
    start = chance.randrange(max(1, len(content) // 512)) * 512
    content[start : start + 512] = bytes(len(content[start : start + 512]))


def an_end(content: bytearray, chance: random.Random) -> None:
    """Everything from somewhere on is gone."""
    del content[chance.randrange(len(content)) :]


CHANGES: tuple[Change, ...] = (a_byte, a_sector, an_end)


def damaged(template: Template, work: Path, *, tries: int, seed: int) -> Iterator[Damaged]:
    """Damage each kind of file so many times, in turn by a byte, a sector and a cut."""
    chance = random.Random(seed)
    with opened(template, template.folder, series="d") as bench:
        backup = bench.house.backups.create(bench.vault)
        held = state_of(bench.vault)
    kinds: tuple[tuple[str, Path, Look], ...] = (
        ("the database, looked through", Path("valv/vault.db"), _look_at_vault),
        ("the database, met when a paper is read", Path("valv/vault.db"), _look_at_paper),
        ("the key-slot file", Path("valv/vault.slots"), _look_at_vault),
        ("a backup", backup.relative_to(template.folder), _look_at_backup(backup.name)),
    )
    for name, path, look in kinds:
        ways: Counter[str] = Counter()
        for number in range(tries):
            folder = Path(shutil.copytree(template.folder, work / "damaged"))
            whole = (folder / path).read_bytes()
            content = bytearray(whole)
            CHANGES[number % len(CHANGES)](content, chance)
            (folder / path).write_bytes(content)
            way = _HARMLESS if content == whole else _told(template, folder, look, held)
            ways[way] += 1
            shutil.rmtree(folder)
        yield Damaged(name=name, tried=tries, ways=ways)


def _told(template: Template, folder: Path, look: Look, held: str) -> str:
    try:
        with opened(template, folder, series="e") as bench:
            return look(bench, held)
    except (KnownError, DomainError):
        return _FOUND


def _look_at_vault(bench: Bench, held: str) -> str:
    is_sound = bench.vault.database.verify().is_sound
    if not is_sound:
        return _FOUND
    return _HARMLESS if state_of(bench.vault) == held else _OTHER


def _look_at_paper(bench: Bench, _held: str) -> str:
    """Nobody has looked for damage before the paper is read."""
    papers = bench.desk.use.papers
    listed = papers.board(bench.scene.case).papers
    paper = next(one for one in listed if one.title == TITLE)
    path = bench.folder / OUT / "paper"
    papers.export(bench.scene.case, paper.id, path=path)
    return _HARMLESS if path.read_bytes() == PAPER else _OTHER


def _look_at_backup(name: str) -> Look:
    def look(bench: Bench, _held: str) -> str:
        path = bench.vault.folder.backups / name
        found = bench.house.backups.verify(path, login="anna", password=ANNA)
        return _HARMLESS if found.is_sound else _FOUND

    return look
