import copy
import pickle

import pytest

from sspf_app.crypto.secret import Secret


def test_a_secret_does_not_show_itself() -> None:
    secret = Secret(b"hemligt")
    assert repr(secret) == str(secret) == f"{secret}" == "<secret>"
    assert repr([secret]) == "[<secret>]"


def test_a_secret_is_not_copied_or_pickled_or_hashed() -> None:
    secret = Secret(b"hemligt")
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy, hash):
        with pytest.raises(TypeError):
            attempt(secret)


def test_wiping_overwrites_the_buffer_itself() -> None:
    buffer = bytearray(b"hemligt")
    secret = Secret(buffer)
    seen = secret.view()
    secret.wipe()
    assert buffer == bytes(7)
    assert seen.tobytes() == bytes(7)
    for attempt in (secret.view, secret.hex):
        with pytest.raises(ValueError, match="wiped"):
            attempt()
    secret.wipe()  # twice is harmless


def test_a_block_wipes_its_secret() -> None:
    with Secret.random(16) as secret:
        assert len(secret) == 16
        assert secret.view() != bytes(16)
    with pytest.raises(ValueError, match="wiped"):
        secret.view()


def test_equality_is_of_bytes_and_only_with_secrets() -> None:
    assert Secret(b"a") == Secret(bytearray(b"a"))
    assert Secret(b"a") != Secret(b"b")
    assert Secret(b"a") != b"a"
    assert Secret(b"\x0a\xff").hex() == "0aff"


def test_the_same_keys_give_the_same_password_on_every_system() -> None:
    composed, decomposed = "bl\u00e5b\u00e4r 1", "bla\u030aba\u0308r\u00a01"
    assert Secret.from_text(composed) == Secret.from_text(decomposed)
    assert Secret.from_text("Kaktus") != Secret.from_text("kaktus")
    assert len(Secret.from_text("")) == 0
