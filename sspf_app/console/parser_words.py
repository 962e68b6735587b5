"""The words that the parser of the command line says itself, in the user's language."""

from __future__ import annotations

import argparse

from sspf_app.texts.catalogue import N_, Words

SAID = (
    N_("usage: "),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("not allowed with argument %s"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("ignored explicit argument %r"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("unknown parser %(parser_name)r (choices: %(choices)s)"),
)
"""What argparse asks its catalogue for; the texts are those of Python 3.11."""


def speak(words: Words) -> None:
    """Let the parsers of this process speak a language; argparse has no other way to be told."""
    argparse._ = words.gettext  # pyright: ignore[reportAttributeAccessIssue]
