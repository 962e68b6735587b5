"""The window's entry: arguments, settings, and on to the window.

Nothing is imported here before it is needed: the unlock window is to be on screen at once.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sspf_app.gui.vault_gate import WorkshopGate
    from sspf_app.system.settings import JsonSettings


class Begin(NamedTuple):
    """Where the program begins, as ``gui.app.Start`` has it."""

    vault: Path | None = None
    locked_because: str | None = None
    at_manager_key: bool = False


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    gc.disable()  # while modules load there is no garbage, and looking for it takes its time
    given = sys.argv[1:] if arguments is None else arguments
    if given in (["--read-scans"], ["--read-sheet"], ["--read-template"]):
        from sspf_app.bootstrap import run_worker

        run_worker(given[0])
        return 0
    begin = _parsed(given) if given else Begin()

    from sspf_app.gui.print_memory import name_the_usual_folder

    name_the_usual_folder()  # before any thread begins
    from sspf_app.gui.app import Start, run
    from sspf_app.system.paths import config_folder, documents_folder
    from sspf_app.system.settings import JsonSettings

    settings = JsonSettings(config_folder())
    return run(
        Start(
            settings=settings,
            make_gate=lambda: _gate(settings),
            new_vault_in=documents_folder(),
            vault=begin.vault,
            locked_because=begin.locked_because,
            at_manager_key=begin.at_manager_key,
        )
    )


def _gate(settings: JsonSettings) -> WorkshopGate:
    from sspf_app.bootstrap import Workshop
    from sspf_app.gui.vault_gate import WorkshopGate
    from sspf_app.system.logging_setup import set_up_logging
    from sspf_app.system.own_memory import close_memory
    from sspf_app.system.paths import state_folder

    gc.enable()
    set_up_logging(state_folder())
    close_memory()  # before anybody could type a password
    return WorkshopGate(Workshop("sspf-app"), lambda: settings.load().language.value)


def _parsed(given: list[str]) -> Begin:
    from sspf_app.gui.unlock.reasons import LOCK_REASONS

    match given:  # what locking and a desktop file say is read without a parser
        case ["--vault", vault]:
            return Begin(vault=Path(vault))
        case ["--locked-because", because, "--vault", vault] if because in LOCK_REASONS:
            return Begin(vault=Path(vault), locked_because=because)
        case ["--locked-because", because, "--manager-key"] if because in LOCK_REASONS:
            return Begin(locked_because=because, at_manager_key=True)
        case _:
            return _parsed_with_help(given)


def _parsed_with_help(given: list[str]) -> Begin:
    import argparse

    from sspf_app.gui.unlock.reasons import LOCK_REASONS

    parser = argparse.ArgumentParser(prog="sspf-app", description="SSPF in a window.")
    parser.add_argument("--vault", type=Path, metavar="FOLDER", help="the vault to unlock")
    parser.add_argument(
        "--manager-key", action="store_true", help="begin at the unit manager's own key"
    )
    parser.add_argument("--locked-because", choices=LOCK_REASONS, help=argparse.SUPPRESS)
    chosen = parser.parse_args(given)
    return Begin(chosen.vault, chosen.locked_because, chosen.manager_key)


if __name__ == "__main__":
    sys.exit(main())
