import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_app.crypto import primitives
from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.vault_keys import VaultKeys

KEY = Secret(bytes(range(32)))


@given(st.binary(max_size=100), st.binary(max_size=20))
def test_what_was_encrypted_comes_back(plaintext: bytes, context: bytes) -> None:
    blob = primitives.encrypt(KEY, plaintext, context=context)
    assert primitives.decrypt(KEY, blob, context=context) == plaintext


def test_the_same_plaintext_never_looks_the_same() -> None:
    blobs = {primitives.encrypt(KEY, b"utkast", context=b"") for _ in range(50)}
    assert len({blob[: primitives.NONCE_BYTES] for blob in blobs}) == 50


def test_any_other_key_context_or_byte_is_refused() -> None:
    blob = primitives.encrypt(KEY, b"utkast", context=b"screen/1")
    changed = [blob[:i] + bytes([blob[i] ^ 1]) + blob[i + 1 :] for i in range(len(blob))]
    cut = [blob[:i] for i in range(len(blob))]
    attempts = [(KEY, other, b"screen/1") for other in changed + cut + [blob + b"\0"]]
    attempts += [(KEY, blob, b"screen/2"), (Secret.random(), blob, b"screen/1")]
    for key, data, context in attempts:
        with pytest.raises(CryptoError) as caught:
            primitives.decrypt(key, data, context=context)
        assert caught.value.code is Code.UNDECIPHERABLE


def test_a_sealed_secret_needs_its_private_key_and_context() -> None:
    private, other = Secret.random(), Secret.random()
    blob = primitives.seal(primitives.public_of(private), KEY, context=b"slot")
    assert primitives.unseal(private, blob, context=b"slot") == KEY
    changed = [blob[:i] + bytes([blob[i] ^ 1]) + blob[i + 1 :] for i in range(len(blob))]
    attempts = [(private, bad, b"slot") for bad in [*changed, b"", blob[:40], bytes(80)]]
    attempts += [(private, blob, b"slat"), (other, blob, b"slot")]
    for key, data, context in attempts:
        with pytest.raises(CryptoError) as caught:
            primitives.unseal(key, data, context=context)
        assert caught.value.code is Code.UNDECIPHERABLE


def test_each_purpose_has_its_own_key_that_never_changes() -> None:
    keys = VaultKeys(data_key=KEY, authority_key=Secret(bytes(32)))
    derived = {"roster": keys.roster_key().hex()[:16], "log": keys.log_key.hex()[:16]}
    assert derived == {"roster": "2ce1ecc45c49639d", "log": "5436d78cbb1e06e1"}
    assert "<secret>" in repr(keys)
    assert KEY.hex() not in repr(keys)


def test_the_roster_key_needs_both_keys() -> None:
    both = VaultKeys(Secret(b"a" * 32), Secret(b"b" * 32)).roster_key()
    assert both != VaultKeys(Secret(b"a" * 32), Secret(b"c" * 32)).roster_key()
    assert both != VaultKeys(Secret(b"c" * 32), Secret(b"b" * 32)).roster_key()
