"""Opens what is left of a round, and looks at the files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sspf_app.services.errors import KnownError
from tests.services.disposal_house import seen
from tests.services.vault_house import ANNA
from tests.survival.acts import NEW_PASSWORD
from tests.survival.office import OUT, Bench, Template, opened

_KNOWN_NAMES = frozenset(
    {
        *("vault.db", "vault.db-wal", "vault.slots", "vault.lock", "vault.attempts"),
        *("backups", "disposals.json"),
    }
)


@contextmanager
def unlocked(template: Template, folder: Path) -> Iterator[Bench]:
    """Open what is left of a round an hour later, with the old password or the new one."""
    template = replace(template, at=template.at + timedelta(hours=1))
    for password in (ANNA, NEW_PASSWORD):
        try:
            opening = opened(template, folder, series="y", password=password)
            bench = opening.__enter__()
        except KnownError as error:
            if error.code != "wrong_secret" or password == NEW_PASSWORD:
                raise
            continue
        try:
            yield bench
        finally:
            opening.__exit__(None, None, None)
        return


def left_over(folder: Path) -> Iterator[str]:
    """Names of unfinished files that nothing has tidied yet, without what is by chance in them."""
    for place in (folder / "valv", folder / "valv" / "backups", folder, folder / OUT):
        for path in place.iterdir() if place.is_dir() else ():
            if place.name == "valv" and path.name not in _KNOWN_NAMES:
                yield path.name
            elif path.name.startswith("."):
                yield path.name.split("-")[0] + "-…"


def readable(folder: Path) -> Iterator[str]:
    """Files of the vault, finished or not, that show what is in it."""
    for path in folder.rglob("*"):
        if path.is_file() and OUT not in path.relative_to(folder).parts and seen(path.read_bytes()):
            yield f"{path.name} can be read"
