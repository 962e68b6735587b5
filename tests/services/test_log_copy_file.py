"""Whether a copy of the log goes on from the one before, whatever is done to either."""

from __future__ import annotations

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


def _line(number: int) -> CopiedLine:
    return CopiedLine(
        number=number,
        seal=f"{number:064x}",
        at="2026-11-22T08:15:00+00:00",
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
        vault="SSPF", key="ab", made_at="", made_by="Anna", after=first - 1, after_seal=seal
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
