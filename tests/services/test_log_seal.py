"""The head of the log as printed: told apart from a slip of the pen, and never a word."""

import re
from hashlib import sha256

import pytest

from sspf_app.domain.errors import DomainError
from sspf_app.services.log_seal import ALPHABET, check_head, shown_head

SEALS = [sha256(bytes([number])).digest() for number in range(200)]
HEAD = shown_head(SEALS[0])


def test_it_is_four_groups_of_consonants() -> None:
    for seal in SEALS:
        assert re.fullmatch(r"([BCDFGJKLMNPQRSTXZ]{4}-){3}[BCDFGJKLMNPQRSTXZ]{4}", shown_head(seal))
    assert len({shown_head(seal) for seal in SEALS}) == len(SEALS)


@pytest.mark.parametrize("short", ["HVB", "LVU", "LVM", "SIS", "BUP", "LSU"])
def test_no_head_and_no_sign_of_a_recipient_says_where_a_child_is(short: str) -> None:
    """Once in some hundred papers a guardian read HVB in the foot of theirs."""
    assert not set(short) <= set(ALPHABET)


@pytest.mark.parametrize(
    "typed",
    [HEAD, HEAD.lower(), HEAD.replace("-", ""), f"  {HEAD.replace('-', ' ')} ", f"Logg {HEAD}"],
)
def test_the_way_of_typing_does_not_matter(typed: str) -> None:
    assert check_head(typed) == HEAD


def test_every_wrong_sign_and_every_exchange_of_two_is_found() -> None:
    plain = HEAD.replace("-", "")
    slips = {plain[:at] + sign + plain[at + 1 :] for at in range(16) for sign in ALPHABET}
    for at in range(16):
        for other in range(at):
            signs = list(plain)
            signs[at], signs[other] = signs[other], signs[at]
            slips.add("".join(signs))
    slips |= {plain[:-1], f"{plain}B", "", plain.replace(plain[0], "A")}
    for slip in slips - {plain}:
        with pytest.raises(DomainError) as caught:
            check_head(slip)
        is_whole = len(slip) == len(plain) and set(slip) <= set(ALPHABET)
        assert caught.value.code == ("log_head_misread" if is_whole else "log_head_wrong")
