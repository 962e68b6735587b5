"""The two entries: ``sspf-app`` opens the window, ``sspf`` runs one command."""

from __future__ import annotations

import argparse
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    from sspf_app.bootstrap import run_window

    parser = argparse.ArgumentParser(prog="sspf-app", description="SSPF in a window.")
    parser.add_argument("--vault", type=Path, metavar="FOLDER", help="the vault to unlock")
    parser.add_argument("--locked-because", choices=("idle", "user"), help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    return run_window(chosen.vault, chosen.locked_because)


def console(arguments: list[str] | None = None) -> int:
    """Run one ``sspf`` command; returns the exit code."""
    from sspf_app.bootstrap import run_console

    return run_console(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
