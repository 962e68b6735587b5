"""Whether an e-mail address can lead anywhere: one that is printed on forms is read by families."""

from __future__ import annotations

import re

from sspf_app.domain.errors import DomainError

_SHAPE = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")


def is_mail_address(typed: str) -> bool:
    """Whether it has a name, an @ and a domain; whether somebody reads there nobody can say."""
    return _SHAPE.fullmatch(typed.strip()) is not None


def check_mail_address(typed: str) -> None:
    """Refuse what cannot be an address; none is fine.

    Raises:
        DomainError: ``email_unfit``.
    """
    if typed.strip() and not is_mail_address(typed):
        raise DomainError("email_unfit")
