"""The command line: one parser for each command, put together from the modules of the commands."""

from __future__ import annotations

import argparse
from datetime import tzinfo

from sspf_app import __version__
from sspf_app.console import (
    access_commands,
    approval_commands,
    backup_commands,
    case_commands,
    clock_command,
    consent_commands,
    decide_command,
    demo_command,
    disposal_commands,
    extract_commands,
    form_text_commands,
    import_command,
    incident_command,
    log_copy_command,
    log_review_commands,
    manager_key_commands,
    matrix_command,
    minutes_command,
    moving_commands,
    proof_command,
    statistics_command,
    support_commands,
    transfer_commands,
    vault_commands,
    view_commands,
)
from sspf_app.console.options import Syntax, titled
from sspf_app.console.parser_words import speak
from sspf_app.texts.catalogue import Words

_COMMANDS = (
    vault_commands,
    import_command,
    moving_commands,
    case_commands,
    decide_command,
    matrix_command,
    consent_commands,
    form_text_commands,
    minutes_command,
    statistics_command,
    support_commands,
    transfer_commands,
    clock_command,
    backup_commands,
    proof_command,
    disposal_commands,
    extract_commands,
    view_commands,
    access_commands,
    log_review_commands,
    incident_command,
    log_copy_command,
    manager_key_commands,
    approval_commands,
    demo_command,
)


def build_parser(words: Words, zone: tzinfo) -> argparse.ArgumentParser:
    """Put the command line together.

    Args:
        words: Language of the help.
        zone: Local time, for instants typed without an offset.
    """
    _ = words.gettext
    speak(words)
    parser = argparse.ArgumentParser(
        prog="sspf",
        description=_("Consents and who may know what, in an encrypted vault."),
        epilog=exit_codes(words),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
    )
    titled(parser, words).add_argument(
        "--version", action="version", version=f"sspf {__version__}", help=_("tell the version")
    )
    syntax = Syntax(words, zone)
    syntax.add_language(parser, default=None)
    commands = parser.add_subparsers(metavar=_("COMMAND"), required=True)
    for module in _COMMANDS:
        module.add(commands, syntax)
    return parser


def exit_codes(words: Words) -> str:
    """The table of exit codes, as in ``docs/console.md``."""
    _ = words.gettext
    return _(
        "exit codes:\n"
        "  0   done; the answer is yes\n"
        "  1   the answer is no: a difference was found, or something is not sound\n"
        "  2   the command line is not right, or names what is not in the vault\n"
        "  3   something outside the program is in the way: a password, a disk, a file\n"
        "  4   the rules or your role refuse it\n"
        "  5   the file handed in is not right\n"
        "  70  an error in the program\n"
        "  130 interrupted\n"
        "Secrets are asked for at a prompt, or read one a line with --password-fd N or\n"
        "--password-stdin, in the order they are asked for; never from an argument."
    )
