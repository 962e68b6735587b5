"""What the user of this workstation has chosen; nothing about anybody else."""

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol

MOST_RECENT_VAULTS = 6


class Language(StrEnum):
    """Language of the window; what is printed has its own."""

    SWEDISH = "sv"
    ENGLISH = "en"


class ThemeChoice(StrEnum):
    """Look of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Settings(NamedTuple):
    """Settings of one user on one workstation; a tuple, for the first window waits for it.

    Attributes:
        idle_minutes: Minutes without a key or the mouse until the program locks, 1 to 60.
        text_percent: Size of all text on screen, 100 to 200.
        recent_vaults: Folders only, newest first.
        hints: Show a line the first time a screen is opened.
        hides: Hide the window's content while another program is in front.
        key_files: Where the key file of each vault lay: folder of the vault, path of the file.
        manager_key: Where the unit manager's own key lay that was last opened here.
    """

    language: Language = Language.SWEDISH
    theme: ThemeChoice = ThemeChoice.SYSTEM
    idle_minutes: int = 10
    text_percent: int = 100
    recent_vaults: tuple[Path, ...] = ()
    hints: bool = True
    hides: bool = False
    key_files: tuple[tuple[Path, Path], ...] = ()
    manager_key: Path | None = None


class SettingsStore(Protocol):
    """Where settings are kept."""

    def load(self) -> Settings:
        """Read them; what is missing or cannot be understood has its default."""
        ...

    def save(self, settings: Settings) -> None:
        """Keep them, all or nothing.

        Raises:
            KnownError: ``settings_not_saved`` with the path and why.
        """
        ...


def with_vault(recent: tuple[Path, ...], vault: Path) -> tuple[Path, ...]:
    """Put a vault first among the recent ones."""
    return (vault, *(path for path in recent if path != vault))[:MOST_RECENT_VAULTS]


def without_vault(recent: tuple[Path, ...], vault: Path) -> tuple[Path, ...]:
    """Take a vault out of the recent ones."""
    return tuple(path for path in recent if path != vault)


def key_file_of(settings: Settings, vault: Path) -> Path | None:
    """Where the key file of a vault lay the last time; None = it had none."""
    return next((path for folder, path in settings.key_files if folder == vault), None)


def with_key_file(settings: Settings, vault: Path, path: Path | None) -> Settings:
    """Remember where the key file of a vault lies, or that it has none; the path and no more."""
    others = tuple(one for one in settings.key_files if one[0] != vault)
    known = others if path is None else ((vault, path), *others)
    return settings._replace(key_files=known[:MOST_RECENT_VAULTS])
