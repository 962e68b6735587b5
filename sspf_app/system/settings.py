"""The settings in one JSON file of the user: language, look, minutes, folders. No names, ever."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, cast

from sspf_app.services.errors import KnownError
from sspf_app.services.files import own_folder
from sspf_app.services.settings import MOST_RECENT_VAULTS, Language, Settings, ThemeChoice
from sspf_app.texts.disk_faults import DiskFault

FILE = "settings.json"

EnumT = TypeVar("EnumT", bound=StrEnum)


class JsonSettings:
    """Fulfils ``sspf_app.services.settings.SettingsStore``; reads the file again each time."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; it is made when something is saved."""
        self._path = folder / FILE

    def load(self) -> Settings:
        """Read the file; whatever in it is not right has its default."""
        try:
            data = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return Settings()
        return _understood(data) if isinstance(data, dict) else Settings()

    def save(self, settings: Settings) -> None:
        """Write beside the file and rename.

        Raises:
            KnownError: ``settings_not_saved`` with the path and why; the file is as it was.
        """
        text = json.dumps(settings._asdict(), default=_plain, ensure_ascii=False, indent=2)
        try:
            self._replace(text.encode())
        except OSError as error:
            raise KnownError(
                "settings_not_saved", path=str(self._path), why=DiskFault.of(error)
            ) from error

    def _replace(self, content: bytes) -> None:
        own_folder(self._path.parent)
        handle, name = tempfile.mkstemp(prefix=f".{FILE}-", dir=self._path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).replace(self._path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise


def _understood(data: dict[str, Any]) -> Settings:
    default = Settings()
    recent = data.get("recent_vaults")
    listed: list[Any] = recent if isinstance(recent, list) else []
    vaults = [Path(one) for one in listed if isinstance(one, str)]
    return Settings(
        language=_choice(Language, data.get("language"), default.language),
        theme=_choice(ThemeChoice, data.get("theme"), default.theme),
        idle_minutes=_number(data.get("idle_minutes"), 1, 60, default.idle_minutes),
        text_percent=_number(data.get("text_percent"), 100, 200, default.text_percent),
        recent_vaults=tuple(path for path in vaults if path.is_absolute())[:MOST_RECENT_VAULTS],
        hints=data.get("hints") is not False,
        hides=data.get("hides") is True,
        key_files=_pairs(data.get("key_files")),
        manager_key=_file(data.get("manager_key")),
    )


def _file(value: object) -> Path | None:
    path = Path(value) if isinstance(value, str) else None
    return path if path is not None and path.is_absolute() else None


def _pairs(value: object) -> tuple[tuple[Path, Path], ...]:
    listed = cast("list[object]", value) if isinstance(value, list) else []
    found: list[tuple[Path, Path]] = []
    for one in listed:
        match one:
            case [str() as vault, str() as file] if all(map(os.path.isabs, (vault, file))):
                found.append((Path(vault), Path(file)))
            case _:
                pass
    return tuple(found[:MOST_RECENT_VAULTS])


def _choice(kind: type[EnumT], value: object, default: EnumT) -> EnumT:
    return kind(value) if isinstance(value, str) and value in set(kind) else default


def _number(value: object, least: int, most: int, default: int) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value
    return default


def _plain(value: object) -> object:
    if isinstance(value, Path):
        return str(value)
    raise TypeError(type(value))
