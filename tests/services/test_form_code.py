"""The code of a printed sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_app.domain.errors import DomainError
from sspf_app.services.form_code import (
    ALPHABET,
    CODE_COUNT,
    PageCode,
    check_form_code,
    form_code,
    may_spell,
    read_payload,
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
    printed = scan_payload(code, 2, 3)
    assert printed.startswith(f"S2:{code}:2:3:")
    assert len(printed) == 19
    assert read_payload(printed) == PageCode(code=code, page=2, pages=3)


@given(NUMBERS, st.integers(1, 9), st.integers(0, 18), st.sampled_from(ALPHABET + "01S:"))
def test_one_wrong_sign_on_the_square_code_is_never_another_page(
    number: int, page: int, at: int, sign: str
) -> None:
    printed = scan_payload(form_code(number), page, 9)
    changed = printed[:at] + sign + printed[at + 1 :]
    if changed == printed:
        return
    if changed.startswith(("S2:", "S3:")):
        with pytest.raises(DomainError, match="page_code_wrong"):
            read_payload(changed)
    else:
        assert read_payload(changed) is None


@given(st.text(max_size=40))
def test_a_foreign_square_code_is_none_of_ours(text: str) -> None:
    assert text.startswith(("S1:", "S2:", "S3:")) or read_payload(text) is None


def test_a_page_beyond_the_last_is_no_page() -> None:
    with pytest.raises(DomainError, match="page_code_wrong"):
        read_payload(scan_payload(form_code(7), 3, 2))


def test_a_form_for_the_screen_says_that_its_boxes_lie_elsewhere() -> None:
    printed = scan_payload(form_code(7), 1, 2, is_screen=True)
    assert printed.startswith("S3:")
    read = read_payload(printed)
    assert read is not None
    assert read.is_screen
    with pytest.raises(DomainError, match="page_code_wrong"):
        read_payload(printed.replace("S3:", "S2:"))


@pytest.mark.parametrize(
    ("code", "spells"),
    [("3LVU7K2P4", True), ("2ALVA6789", True), ("K7M39QX4T", False), ("23456789A", False)],
)
def test_what_a_code_may_spell(code: str, spells: bool) -> None:
    assert may_spell(code) is spells
