"""From an error to words: what happened, what was kept, what to do."""

from __future__ import annotations

import os
from collections.abc import Callable

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _, words
from sspf_app.gui.ports import Trouble
from sspf_app.services.errors import KnownError
from sspf_app.texts.conditions import condition
from sspf_app.texts.disk_faults import DiskFault
from sspf_app.texts.errors import error_sentence

Report = Callable[[BaseException], None]


def explain(error: BaseException, *, report: Report) -> Trouble:
    """Turn an error into words.

    Args:
        error: What was raised.
        report: Gets an error that nobody foresaw: it is logged and shown once.
    """
    if isinstance(error, KnownError):
        said = condition(error.code, error.params, words())
        if said is not None:
            return Trouble(what=said[0], advice=said[1])
        error = DomainError(error.code, **error.params)
    if isinstance(error, DomainError):
        return Trouble(what=error_sentence(error, words()))
    if isinstance(error, OSError) and error.filename is not None:
        fault = DiskFault.of(error)
        if fault.is_known:
            what = f"{os.fsdecode(error.filename)}: {fault.in_words(words())}"
            return Trouble(what=what, kept=_("What you had saved is safe."))
    report(error)
    return unforeseen()


def unforeseen() -> Trouble:
    """What to say about a bug."""
    return Trouble(
        what=_("Something went wrong in the program."),
        kept=_("What you had saved is safe, and nothing half was written."),
        advice=_("Try again. If it happens again, lock the program and open it anew."),
    )
