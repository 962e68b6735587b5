"""Whether a copy of the log goes on from the one before, whatever is done to either."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from sspf_app.domain.errors import DomainError
from sspf_app.services.log_copy_file import (
    CopiedLine,
    CopyBegins,
    LogCopy,
    Verdict,
    compare,
    read_copy,
    write_copy,
)

_AT = "2026-11-22T08:15:00+00:00"


def _line(number: int) -> CopiedLine:
    return CopiedLine(
        number=number,
        seal=f"{number:064x}",
        at=_AT,
        user="u-1",
        name="Anna\u2028Ek",
        role="coordinator",
        workstation="SOC-17",
        action="read",
        subject="case:c-1",
        case="c-1",
        reference="26-1",
        reason="jour",
    )


def _copy(first: int, last: int) -> LogCopy:
    seal = f"{first - 1:064x}" if first > 1 else ""
    begins = CopyBegins(
        vault="SSPF", key="ab", made_at=_AT, made_by="Anna", after=first - 1, after_seal=seal
    )
    return LogCopy(
        begins=begins, lines=tuple(_line(number) for number in range(first, last + 1)), sender="v"
    )


def _changed(copy: LogCopy, place: int, **fields: str) -> LogCopy:
    lines = list(copy.lines)
    lines[place] = replace(lines[place], **fields)
    return replace(copy, lines=tuple(lines))


def test_what_was_written_is_read() -> None:
    copy = _copy(3, 5)
    content = b"".join(write_copy(copy.begins, copy.lines))
    assert read_copy(content, sender="v") == copy
    assert _copy(4, 3).head == (3, f"{3:064x}")  # nothing new


@pytest.mark.parametrize(
    ("copy", "verdict"),
    [
        (_copy(6, 9), Verdict.GOES_ON),
        (_copy(6, 5), Verdict.GOES_ON),
        (_copy(1, 9), Verdict.GOES_ON),
        (_copy(4, 9), Verdict.GOES_ON),
        (_copy(7, 9), Verdict.GAP),
        (_copy(1, 4), Verdict.OLDER),
        (replace(_copy(6, 9), sender="w"), Verdict.OTHER_VAULT),
        (_changed(_copy(1, 9), 3, reason=""), Verdict.CHANGED),
        (_changed(_copy(1, 9), 4, seal="0" * 64), Verdict.CHANGED),
        (replace(_copy(1, 9), lines=_copy(1, 9).lines[1:]), Verdict.GAP),
        (replace(_copy(6, 9), lines=_copy(6, 9).lines[:1] + _copy(6, 9).lines[2:]), Verdict.GAP),
        (_changed(_copy(1, 9), 3, name="Anna Al", reference="26-2"), Verdict.GOES_ON),
    ],
)
def test_verdict(copy: LogCopy, verdict: Verdict) -> None:
    assert compare(copy, _copy(1, 5)) is verdict


def test_a_line_that_is_gone_or_another_is_no_beginning() -> None:
    copy = _copy(6, 9)
    for seal, verdict in (("0" * 64, Verdict.CHANGED), ("", Verdict.GAP)):
        begins = replace(copy.begins, after_seal=seal)
        assert compare(replace(copy, begins=begins), _copy(1, 5)) is verdict
    assert compare(copy, None) is Verdict.FIRST
    for gone in (copy.lines[1:], copy.lines[:1] + copy.lines[2:]):
        assert compare(replace(copy, lines=gone), None) is Verdict.HOLE


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"nonsense",
        b'{"format": "sspf-log-copy/2"}',
        b'{"format": "sspf-log-copy/1"}',
        b'{"format": "sspf-approval-request/1"}',
    ],
)
def test_anything_else_is_no_copy(content: bytes) -> None:
    with pytest.raises(DomainError, match="no_log_copy"):
        read_copy(content, sender="v")


def test_lines_out_of_order_are_no_copy() -> None:
    copy = _copy(1, 3)
    for lines in (copy.lines[::-1], (copy.lines[0], copy.lines[0])):
        with pytest.raises(DomainError, match="no_log_copy"):
            read_copy(b"".join(write_copy(copy.begins, lines)), sender="v")


@pytest.mark.parametrize(
    ("place", "name", "said"),
    [
        (0, "made_at", ""),
        (0, "made_at", "2026-11-22T08:15:00"),
        (0, "vault", "\ud800"),
        (0, "after", -1),
        (1, "at", "9999-12-31T23:59:59-12:00"),
        (1, "at", "0001-01-01T00:00:00+12:00"),
        (1, "reason", "\udfff"),
        (1, "number", 10**30),
    ],
)
def test_what_could_not_be_shown_is_no_copy(place: int, name: str, said: object) -> None:
    """Anybody who has the manager's public key can seal to it what they like."""
    copy = _copy(1, 2)
    lines = [json.loads(line) for line in write_copy(copy.begins, copy.lines)]
    lines[place][name] = said
    with pytest.raises(DomainError) as caught:
        read_copy("\n".join(map(json.dumps, lines)).encode(), sender="v")
    assert caught.value.code == "no_log_copy"


def test_a_line_without_end_is_not_read() -> None:
    with pytest.raises(DomainError) as caught:
        read_copy(b"[" + b"[]," * 400_000 + b"[]]", sender="v")
    assert caught.value.code == "no_log_copy"
