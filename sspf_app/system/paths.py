"""Where this user's files of the program lie; a vault is wherever the user put it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NAME = "sspf"


def config_folder() -> Path:
    """Settings: ``$XDG_CONFIG_HOME/sspf``, on Windows ``%APPDATA%/sspf``; may not exist yet."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / _NAME
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / _NAME


def state_folder() -> Path:
    """The log: ``$XDG_STATE_HOME/sspf``, on Windows ``%LOCALAPPDATA%/sspf``; may not exist yet."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / _NAME
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / _NAME


def documents_folder() -> Path:
    """Where a new vault is proposed to be made."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()
