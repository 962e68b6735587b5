"""Secrets from a prompt, a file descriptor or standard input; never from an argument."""

from __future__ import annotations

import getpass
import os
import sys
import warnings
from argparse import Namespace
from collections.abc import Iterator

from sspf_app.console.exits import UsageError
from sspf_app.texts.catalogue import Words

_LONGEST = 64 * 1024


class Secrets:
    """Where the secrets of one command come from, one line each in the order they are asked for.

    A secret typed at a prompt that is to be kept is asked for twice; one that is piped in is not.
    """

    def __init__(self, options: Namespace, words: Words) -> None:
        """Remember where; nothing is read before the first secret is asked for."""
        self._words = words
        self._lines: Iterator[str] | None = None
        self._descriptor: int | None = getattr(options, "password_fd", None)
        self._from_input: bool = getattr(options, "password_stdin", False)
        if self._descriptor is not None and self._from_input:
            _ = words.gettext
            raise UsageError(_("Give one of --password-fd and --password-stdin, not both."))

    def ask(self, prompt: str, *, is_new: bool = False) -> str:
        """The next secret.

        Args:
            prompt: What to ask for, shown at a terminal only.
            is_new: It is to be kept, so ask twice at a terminal.

        Raises:
            UsageError: there is none, or the two do not agree.
        """
        _ = self._words.gettext
        if self._descriptor is not None or self._from_input:
            if self._lines is None:
                self._lines = iter(self._piped().splitlines())
            secret = next(self._lines, None)
            if secret is None:
                raise UsageError(
                    _("A secret is missing, in this order: {asked}").format(asked=prompt)
                )
            return secret
        secret = self._prompt(prompt)
        if is_new and self._prompt(_("Once more")) != secret:
            raise UsageError(_("The two are not the same. Nothing was changed."))
        return secret

    def _prompt(self, prompt: str) -> str:
        _ = self._words.gettext
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", getpass.GetPassWarning)
                return getpass.getpass(f"{prompt}: ")
        except (getpass.GetPassWarning, EOFError) as error:
            told = _("No terminal to ask for a secret: use --password-fd or --password-stdin.")
            raise UsageError(told) from error

    def _piped(self) -> str:
        _ = self._words.gettext
        number = sys.stdin.fileno() if self._descriptor is None else self._descriptor
        try:
            with os.fdopen(number, "rb", closefd=False) as stream:
                data = stream.read(_LONGEST)
        except OSError as error:
            told = _("Nothing can be read from file descriptor {number}.").format(number=number)
            raise UsageError(told) from error
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UsageError(_("The secrets are not UTF-8 text.")) from error
