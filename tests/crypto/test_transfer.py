"""What one office seals to another: opened there, nowhere else, and never changed on the way.

Defends: a transferred case is read by the vault it was sealed to alone; a file that was cut,
changed, put together of two, sent on in another's name or sent to somebody else is refused.
"""

import base64
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_app.crypto import transfer_seal
from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.transfer_key import FINGERPRINT_WORDS, PrivateKeys, PublicKeys
from sspf_app.crypto.transfer_seal import MAGIC, opened, sealed
from sspf_app.crypto.transfers import SealingKeys
from sspf_app.domain.errors import DomainError

NORTH, SOUTH, EVE = (PrivateKeys(Secret(bytes([number]) * 32)) for number in (1, 2, 3))
_AFTER_MAGIC = len(MAGIC) + 32


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(transfer_seal, "PIECE", 128)
    return 128


def _seal(content: Iterable[bytes], *, to: PrivateKeys = SOUTH, by: PrivateKeys = NORTH) -> bytes:
    return b"".join(sealed(by, to.public, content))


def _open(file: bytes, keys: PrivateKeys = SOUTH) -> tuple[PublicKeys, bytes]:
    found = opened(keys, io.BytesIO(file))
    return found.sender, b"".join(found.content())


def _refusal(file: bytes, keys: PrivateKeys = SOUTH) -> str:
    with pytest.raises(CryptoError) as caught:
        _open(file, keys)
    return caught.value.code


@given(st.lists(st.binary(max_size=40), max_size=8))
def test_what_was_sealed_comes_back_whatever_its_parts(parts: list[bytes]) -> None:
    sender, content = _open(_seal(parts))
    assert (sender, content) == (NORTH.public, b"".join(parts))


@pytest.mark.parametrize("length", [0, 1, 63, 64, 65, 127, 128, 129, 192, 255, 256, 257, 1000])
def test_every_length_around_a_piece(small_pieces: int, length: int) -> None:
    content = bytes(range(256)) * 4
    assert _open(_seal([content[:length]]))[1] == content[:length]


def test_the_format_never_changes() -> None:
    """Or else no office could open what another one sealed before."""
    assert transfer_seal.PIECE == 1_048_576
    assert transfer_seal._MOST_PIECES == 1_048_576  # pyright: ignore[reportPrivateUsage]
    file = _seal([b"Dino"])
    assert file.startswith(b"sspf-transfer/1\n" + SOUTH.public.fingerprint)
    assert len(file) == 16 + 32 + 80 + (64 + 4 + 64) + 16  # head, keys, content, signature, tag
    assert len(_seal([bytes(1_048_576 - 64 - 64)])) == 16 + 32 + 80 + 1_048_576 + 16
    assert len(_seal([bytes(1_048_576 - 64 - 63)])) == 16 + 32 + 80 + 1_048_577 + 2 * 16


_SEALED_BEFORE = """
c3NwZi10cmFuc2Zlci8xCnA9Haq6/+og1l+/Q7jOM60jgWXoZJpAap7GPFpH4IbeHATY+xc4kWEdqPmUws/hGCfx
XeSFMCrU7z36bSzT6xMuQ6JgH4RCDIDYUc/a6E/YVP/XQv9AAZsRacIvRwyI8lT29w41mayjFHaed4ONEyEFf9Vl
EALW7mwLWhooRPOsqtEh+qOoZBZaVaZShcD4EScvHv2/hfsCzTLeJOkhx8ZsykhrvVN1FILa87Ke+FU/nVEEFF5X
TQcL8cLbaEegOAY2UjLyisGrOtpd6/NaAk0pk3zuEY86FXtRQy65DfdXQ9dpEwdaSKfSYYqrPHuIv4NuLgxto41b
mHskT9ckmSlN/ODA7meoIlxUg20T7g==
"""


def test_what_was_sealed_by_the_first_version_is_opened() -> None:
    file = base64.b64decode(_SEALED_BEFORE)
    assert _open(file) == (NORTH.public, "Dino är här.".encode())


def test_the_keys_alone_may_fill_the_first_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer_seal, "PIECE", 64)
    assert _open(_seal([b"Dino"])) == (NORTH.public, b"Dino")


@pytest.mark.parametrize("length", [0, 31, 63])
def test_whoever_seals_without_their_keys_is_refused(
    length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer_seal, "_signed", lambda *_sealed: iter([bytes(length)]))
    file = _seal([])
    with pytest.raises(CryptoError) as caught:
        opened(SOUTH, io.BytesIO(file))  # before a sender is named
    assert caught.value.code == Code.UNDECIPHERABLE


def test_a_file_of_more_pieces_than_can_be_told_apart_is_refused(
    small_pieces: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    four = _seal([bytes(4 * small_pieces - 64 - 64)])
    monkeypatch.setattr(transfer_seal, "_MOST_PIECES", 4)
    assert len(_open(four)[1]) == 4 * small_pieces - 64 - 64
    monkeypatch.setattr(transfer_seal, "_MOST_PIECES", 3)
    assert _refusal(four) == Code.UNDECIPHERABLE


def test_nothing_follows_the_signature_even_where_the_pieces_end(
    small_pieces: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = [bytes(3 * small_pieces - 64 - 64)]  # beside keys and signature
    assert _open(_seal(content))[1] == content[0]
    signed = transfer_seal._signed  # pyright: ignore[reportPrivateUsage]

    def and_more(keys: PrivateKeys, head: bytes, content: Iterable[bytes]) -> Iterator[bytes]:
        yield from signed(keys, head, content)
        yield b"more"

    monkeypatch.setattr(transfer_seal, "_signed", and_more)
    longer = _seal(content)
    assert _refusal(longer) == Code.UNDECIPHERABLE
    monkeypatch.setattr(transfer_seal, "_MOST_PIECES", 3)
    assert _refusal(longer) == Code.UNDECIPHERABLE


def test_an_opened_file_does_not_show_what_is_in_it() -> None:
    found = opened(SOUTH, io.BytesIO(_seal([b"Dino"])))
    assert repr(found) == f"Opened(sender={NORTH.public!r})"


def test_the_content_is_given_as_it_is_read(small_pieces: int) -> None:
    """Whatever its length, no more than a piece and a signature of it is held."""
    content = bytes(range(256)) * 4
    parts = list(opened(SOUTH, io.BytesIO(_seal([content]))).content())
    assert b"".join(parts) == content
    assert all(0 < len(part) <= small_pieces for part in parts)
    assert len(parts) > 7


def test_nobody_else_opens_it() -> None:
    file = _seal([b"Dino"])
    assert _refusal(file, EVE) == Code.SEALED_TO_OTHER
    assert _refusal(file, NORTH) == Code.SEALED_TO_OTHER
    readdressed = MAGIC + EVE.public.fingerprint + file[_AFTER_MAGIC:]
    assert _refusal(readdressed, EVE) == Code.UNDECIPHERABLE
    assert _refusal(b"%PDF-1.7 " + bytes(200)) == Code.NOT_SEALED


def test_any_changed_byte_is_refused(small_pieces: int) -> None:
    file = _seal([bytes(300)])
    for at in range(len(MAGIC), len(file)):
        changed = file[:at] + bytes([file[at] ^ 1]) + file[at + 1 :]
        assert _refusal(changed) in {Code.UNDECIPHERABLE, Code.SEALED_TO_OTHER}


def test_a_file_that_was_cut_is_refused_wherever_it_was_cut(small_pieces: int) -> None:
    file = _seal([bytes(300)])
    for length in range(len(MAGIC), len(file)):
        assert _refusal(file[:length]) == Code.UNDECIPHERABLE
    assert _refusal(file + b"\0") == Code.UNDECIPHERABLE


def test_pieces_cannot_change_places_or_come_from_another_file(small_pieces: int) -> None:
    head, size = _AFTER_MAGIC + 80, small_pieces + 16
    one, other = _seal([bytes(500)]), _seal([b"\1" * 500])
    pieces = [one[head + number * size :][:size] for number in range(4)]
    assert _refusal(one[:head] + pieces[1] + pieces[0] + one[head + 2 * size :]) == (
        Code.UNDECIPHERABLE
    )
    assert _refusal(one[:head] + pieces[0] * 2 + one[head + 2 * size :]) == Code.UNDECIPHERABLE
    assert _refusal(one[:head] + pieces[0] + one[head + 2 * size :]) == Code.UNDECIPHERABLE
    mixed = one[: head + size] + other[head + size :]
    assert _refusal(mixed) == Code.UNDECIPHERABLE


def test_the_receiver_cannot_send_it_on_in_the_name_of_the_sender() -> None:
    """What was opened holds keys and signature of the sender, but for this one recipient."""
    inside: list[bytes] = []

    class Spy(PrivateKeys):
        def sign(self, message: bytes) -> bytes:
            inside.append(NORTH.sign(message))
            return inside[-1]

    forged = Spy(Secret.random())
    forged.public = NORTH.public
    _seal([b"Dino"], by=forged)
    stolen = inside[0]  # made for SOUTH

    class Thief(PrivateKeys):
        def sign(self, message: bytes) -> bytes:
            return stolen

    thief = Thief(Secret.random())
    thief.public = NORTH.public
    assert _refusal(_seal([b"Dino"], by=thief, to=EVE), EVE) == Code.UNDECIPHERABLE
    assert _refusal(_seal([b"Dino"], by=thief)) == Code.UNDECIPHERABLE  # nor to the same again


def test_who_sealed_is_told_and_is_not_who_did_not() -> None:
    assert _open(_seal([b"x"], by=EVE))[0] == EVE.public

    class Liar(PrivateKeys):
        """Says that it is another, and signs with its own key."""

    liar = Liar(Secret.random())
    liar.public = NORTH.public
    assert _refusal(_seal([b"x"], by=liar)) == Code.UNDECIPHERABLE


def test_the_same_content_never_looks_the_same() -> None:
    files = {_seal([b"x"]) for _ in range(20)}
    assert len({file[_AFTER_MAGIC:][:32] for file in files}) == 20


def test_the_words_stand_for_both_keys_and_never_change() -> None:
    words = NORTH.public.words
    assert len(words) == FINGERPRINT_WORDS
    other = PublicKeys(NORTH.public.sealing, EVE.public.signing)
    assert words not in (EVE.public.words, other.words)
    assert "-".join(words) == (
        "kofta-kratta-tallrik-krage-strand-juice-butik-ömsint-entré-journal-herde-fotboll"
    )


def test_keys_that_are_none_are_told_apart() -> None:
    assert NORTH.public.are_usable()
    good = NORTH.public
    assert not PublicKeys(bytes(32), good.signing).are_usable()  # of low order
    assert not PublicKeys(good.sealing[:31], good.signing).are_usable()
    assert not PublicKeys(good.sealing + b"\0", good.signing).are_usable()
    assert not PublicKeys(good.sealing, good.signing + b"\0").are_usable()


def test_the_private_keys_are_wiped() -> None:
    with PrivateKeys(Secret.random()) as keys:
        pass
    with pytest.raises(ValueError, match="wiped"):
        keys.sign(b"")
    with pytest.raises(ValueError, match="wiped"):
        keys.sealing.view()


def test_a_card_with_a_name_that_cannot_be_seen_is_none() -> None:
    keys = SealingKeys()
    card = keys.card(keys.new_seed(), name="Socialtjänsten Öst")
    written = keys.write_card(card)
    assert keys.read_card(written) == card
    with pytest.raises(DomainError, match="no_key_card"):
        keys.read_card(written.replace("Öst".encode(), rb"\u0000st"))


def test_a_card_is_read_as_it_was_written_or_not_at_all() -> None:
    keys = SealingKeys()
    seed = keys.new_seed()
    longest = keys.card(seed, name="Ö" * 200)
    assert keys.read_card(keys.write_card(longest)) == longest
    assert longest == replace(
        keys.card_of(sealing=longest.sealing, signing=longest.signing), name="Ö" * 200
    )
    told = json.loads(keys.write_card(longest))
    filled = keys.write_card(longest).ljust(4096)
    assert keys.read_card(filled) == longest
    wrong = (
        filled + b" ",
        b"",
        b"[]",
        b"{}",
        b"[" * 4000,
        json.dumps(told | {"office": "Ö" * 201}, ensure_ascii=False).encode(),
        json.dumps(told | {"office": 7}).encode(),
        json.dumps(told | {"office": ["Syd"]}).encode(),
        json.dumps(told | {"format": "sspf-transfer-key/2"}).encode(),
        json.dumps(told | {"more": ""}).encode(),
        json.dumps(told | {"sealing": "00" * 32}).encode(),
        json.dumps(told | {"sealing": "x"}).encode(),
        json.dumps(told | {"signing": told["signing"][2:]}).encode(),
    )
    for data in wrong:
        with pytest.raises(DomainError, match="no_key_card"):
            keys.read_card(data)


def test_a_card_and_a_seed_seal_what_the_other_seed_opens() -> None:
    keys = SealingKeys()
    sender, recipient = keys.new_seed(), keys.new_seed()
    assert len(sender) == 64
    assert sender != recipient
    file = b"".join(keys.seal(sender, keys.card(recipient, name="Syd"), [b"Dino"]))
    found = keys.open(recipient, io.BytesIO(file))
    assert found.sender.id == keys.card(sender, name="Nord").id
    assert b"".join(found.content()) == b"Dino"
