"""The one place that knows where the files of `resources/` and the pages of the help are.

In a wheel they lie inside the package (`sspf_app/resources`), in a checkout beside it
(`resources`, and `docs/help`).
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = _PACKAGE / "resources"
_ROOT = _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parent / "resources"


def path(name: str) -> Path:
    """Find one file or folder of `resources/`.

    Args:
        name: Place inside `resources/`, with forward slashes, e.g. `"fonts/SourceSans3.ttf"`.

    Returns:
        The absolute path of something that exists.

    Raises:
        FileNotFoundError: if there is nothing of that name. (A broken installation, or a bug.)
    """
    found = _ROOT / name
    if not found.exists():
        raise FileNotFoundError(f"missing resource: {found}")
    return found


def help_folder() -> Path:
    """Where the pages of the help and their pictures are."""
    return _ROOT / "help" if _IN_WHEEL.is_dir() else _PACKAGE.parent / "docs" / "help"
