"""Checksums of backups: the vector of the standard, and what they find."""

from __future__ import annotations

import pytest

from sspf_app.crypto.checksums import KeyedChecksums

# RFC 8439, section 2.5.2
_KEY = "85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b"
_TEXT = b"Cryptographic Forum Research Group"
_VALUE = f"poly1305:{_KEY}:a8061dc1305136c6c22b8baf0c0127a9"


def test_the_vector_of_the_standard_whatever_the_pieces() -> None:
    for cut in (0, 1, 16, len(_TEXT)):
        found = KeyedChecksums().begin(like=_VALUE)
        found.update(_TEXT[:cut])
        found.update(_TEXT[cut:])
        assert found.value() == _VALUE


@pytest.mark.parametrize(
    "other",
    [
        bytes([_TEXT[0] ^ 1]) + _TEXT[1:],
        _TEXT[:-1] + bytes([_TEXT[-1] ^ 128]),
        _TEXT[:-1],
        _TEXT + bytes(1),
        _TEXT[16:32] + _TEXT[:16] + _TEXT[32:],
        b"",
    ],
)
def test_changed_lost_added_and_exchanged_bytes(other: bytes) -> None:
    found = KeyedChecksums().begin(like=_VALUE)
    found.update(other)
    assert found.value() != _VALUE


def test_each_has_a_key_of_its_own() -> None:
    assert KeyedChecksums().begin().value() != KeyedChecksums().begin().value()


@pytest.mark.parametrize(
    "like",
    ["", "poly1305", f"sha256:{_KEY}:00", "poly1305:zz:00", "poly1305:00:00", f"{_VALUE}:00"],
)
def test_what_is_no_checksum(like: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        KeyedChecksums().begin(like=like)
