"""The code of a printed sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_app.domain.errors import DomainError
from sspf_app.services.form_code import (
    ALPHABET,
    CODE_COUNT,
    check_form_code,
    form_code,
    scan_payload,
    shown_form_code,
)

NUMBERS = st.integers(0, CODE_COUNT - 1)


@given(NUMBERS)
def test_a_code_is_read_back_however_it_is_typed(number: int) -> None:
    code = form_code(number)
    assert len(code) == 9
    assert set(code) <= set(ALPHABET)
    assert check_form_code(code) == code
    assert check_form_code(f" {shown_form_code(code).lower()} ") == code
    assert check_form_code(" ".join(code)) == code


@given(NUMBERS, st.integers(0, 8), st.sampled_from(ALPHABET))
def test_every_single_wrong_sign_is_found(number: int, place: int, sign: str) -> None:
    code = form_code(number)
    wrong = code[:place] + sign + code[place + 1 :]
    if wrong != code:
        with pytest.raises(DomainError) as caught:
            check_form_code(wrong)
        assert caught.value.code == "form_code_wrong"
        assert caught.value.params == {"typed": wrong}


@given(NUMBERS, st.integers(0, 8), st.integers(0, 8))
def test_every_exchange_of_two_signs_is_found(number: int, one: int, other: int) -> None:
    signs = list(form_code(number))
    signs[one], signs[other] = signs[other], signs[one]
    if (wrong := "".join(signs)) != form_code(number):
        with pytest.raises(DomainError):
            check_form_code(wrong)


@given(st.text(max_size=12).filter(lambda typed: not set(typed.upper()) <= set(f"{ALPHABET} -")))
def test_foreign_signs_are_refused(typed: str) -> None:
    with pytest.raises(DomainError):
        check_form_code(typed)


@pytest.mark.parametrize("typed", ["", "-", "23456789", "2345678999"])
def test_a_code_of_another_length_is_refused(typed: str) -> None:
    with pytest.raises(DomainError):
        check_form_code(typed)


def test_numbers_beyond_the_codes_are_a_bug() -> None:
    for number in (-1, CODE_COUNT):
        with pytest.raises(ValueError, match="no form code"):
            form_code(number)


def test_numbers_give_different_codes() -> None:
    assert len({form_code(number) for number in range(2000)}) == 2000


def test_what_is_printed_and_what_is_scanned() -> None:
    code = form_code(123_456_789)
    assert shown_form_code(code) == f"{code[:4]}-{code[4:8]}-{code[8]}"
    assert scan_payload(code, 2) == f"S1:{code}:2"
