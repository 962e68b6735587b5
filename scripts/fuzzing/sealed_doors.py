"""The doors of what is sealed to one key, without the seal.

Anybody who has the public part of a key can seal to it, and sign with a key of their own.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sspf_app.crypto.errors import Code
from sspf_app.crypto.manager_key import KeyBox
from sspf_app.domain.errors import DomainError
from sspf_app.services.approval_file import (
    AnswerFromAway,
    AskedAway,
    read_answer,
    read_request,
    sum_of,
    write_answer,
    write_request,
)
from sspf_app.services.errors import KnownError
from sspf_app.services.log_copy_file import CopiedLine, CopyBegins, compare, read_copy, write_copy
from sspf_app.system.clock import SystemClock
from sspf_app.texts.approvals import KINDS, asked_lines
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.log_copies import verdict_sentence
from sspf_app.texts.log_lines import action_name, kind_name

KNOWN_OF_KEYS = (DomainError, KnownError)
WORDS = (b'"facts"', b"\\ud800", b"0001-01-01T00:00:00+14:00", b"9999-12-31T23:59:59Z")
_AT = datetime(2026, 3, 12, 9, 30, tzinfo=UTC).isoformat()


def requests() -> tuple[bytes, ...]:
    """What a manager is asked: an exception, and a disposal of many cases."""
    about = {"vault": "SSPF Norra", "requested_at": _AT, "requested_by": "Åsa", "made_at": _AT}
    asked = (
        AskedAway(
            id="sr-1",
            kind="exception",
            request="ex-1",
            reference="SSPF 2026-001",
            facts=(("hindered", "Erik"), ("ground", "child_best"), ("starts_on", "2026-03-01")),
            **about,
        ),
        AskedAway(
            id="sr-2",
            kind="disposal",
            request="di-1",
            reference="",
            facts=(("case", "SSPF 2019-001; closed; 2021-01-01; 2026-01-01"), ("case", "x")),
            **about,
        ),
    )
    return tuple(map(write_request, asked))


def enter_request(content: bytes) -> object:
    """Read, and say it as the manager sees it."""
    asked = read_request(content)
    for words in map(words_for, ("sv", "en")):
        said = (words.marked(KINDS[asked.kind]), *asked_lines(asked.facts, words))
        "\n".join((*said, asked.vault, asked.reference, asked.requested_by)).encode()
    return write_request(asked)


def answers() -> tuple[bytes, ...]:
    """A yes, and a no with its reason."""
    asked = sum_of(requests()[0])
    said = (("yes", ""), ("no", "Inte nu"))
    return tuple(
        write_answer(AnswerFromAway(id="sr-1", asked=asked, answer=one, because=why, at=_AT))
        for one, why in said
    )


def enter_answer(content: bytes) -> object:
    """Read, and find the day it was given."""
    answer = read_answer(content)
    answer.because.encode()
    return answer.instant.astimezone(SystemClock().zone).date()


def log_copies() -> tuple[bytes, ...]:
    """A copy of two lines, and one of none."""
    begins = CopyBegins(
        vault="SSPF Norra", key="ab" * 32, made_at=_AT, made_by="Åsa", after=0, after_seal=""
    )
    lines = tuple(
        CopiedLine(
            number=number,
            seal=f"{number:064x}",
            at=_AT,
            user="u-1",
            name="Åsa",
            role="coordinator",
            workstation="D-1",
            action="read",
            subject="case:c-1",
            case="c-1",
            reference="SSPF 2026-001",
            reason="",
        )
        for number in (1, 2)
    )
    return b"".join(write_copy(begins, lines)), b"".join(write_copy(begins, ()))


def enter_log_copy(content: bytes) -> object:
    """Read, compare with a sound one, and say it as the manager sees it."""
    zone, words = SystemClock().zone, words_for("sv")
    copy = read_copy(content, sender="aa")
    for one in copy.lines:
        said = (one.name, one.user, one.reference, one.case, one.reason, one.workstation)
        named = action_name(one.action, words), kind_name(one.subject.partition(":")[0], words)
        "\n".join((*said, *named)).encode()
        datetime.fromisoformat(one.at).astimezone(zone)
    datetime.fromisoformat(copy.begins.made_at).astimezone(zone)
    return verdict_sentence(compare(copy, read_copy(log_copies()[0], sender="aa")).value, words)


def keys() -> tuple[bytes, ...]:
    """The private part of a manager's key; no passphrase opens it."""
    return (
        b'{"format": "sspf-manager-key/1", "name": "Maria", "memory_kib": 8, "iterations": 1, '
        b'"lanes": 1, "test_only": true, "salt": "%b", "seed": "%b"}' % (b"11" * 16, b"22" * 60),
    )


def enter_key(content: bytes) -> object:
    """Open it, as far as it goes without the passphrase."""
    try:
        return KeyBox().unlock(content, passphrase="inte den rätta")  # noqa: S106  of no key
    except KnownError as error:
        if error.code in (Code.WRONG_SECRET, Code.WEAKENED_VAULT):
            return None
        raise
