"""The first start, step by step, without a window."""

from dataclasses import replace
from pathlib import Path

import pytest

from sspf_app.domain.codes import PartyKind
from sspf_app.services.party_views import PartyInput
from sspf_app.services.records import Office
from sspf_app.services.wizards import ASKED_WORDS, FirstStart, Problem, Step, suggested_login

WORDS = tuple(f"ord{number}" for number in range(14))
OFFICE = Office(committee="Socialnämnden")
OWN = PartyInput(name=" Socialtjänsten ", kind=PartyKind.SOCIAL_SERVICES)


def _start(folder: Path = Path("/v/SSPF")) -> FirstStart:
    return FirstStart(
        folder,
        check_place=lambda place: {"taken": "place_taken", "nowhere": "place_unusable"}.get(
            place.name
        ),
        strength=lambda password, login: "weak" if password == login else "good",
        is_word=lambda typed, word: typed == word,
    )


def test_steps_go_on_and_back_and_end_at_both_ends() -> None:
    state = _start()
    state.go_back()
    assert state.step is Step.PLACE
    for _step in range(9):
        state.go_on()
    assert state.step is Step.BACKUP
    state.go_back()
    assert state.step is Step.OFFICE


def test_the_place_must_be_free_and_have_a_name() -> None:
    state = _start()
    assert state.set_place(" ", Path("/v")) == (Problem("folder", "vault_name_required"),)
    for unfit in ("a/b", "a\\b", "..", "."):
        assert state.set_place(unfit, Path("/v")) == (Problem("folder", "vault_name_unfit"),)
    taken, none = Path("/v/taken"), Path("/none")
    assert state.set_place("taken", Path("/v")) == (Problem("folder", "place_taken", str(taken)),)
    assert state.set_place("nowhere", none) == (Problem("parent", "place_unusable", str(none)),)
    assert state.set_place("new", None) == (Problem("parent", "folder_required"),)
    assert state.set_place("new", Path("/v")) == ()
    assert state.plan.folder == Path("/v/new")


def test_the_user_needs_name_login_and_a_password_twice() -> None:
    state = _start()
    problems = state.set_user(name=" ", login="", password="", repeated="x")
    assert [problem.field for problem in problems] == ["name", "login", "password"]
    problems = state.set_user(name="Karin", login="karin", password="good one", repeated="other")
    assert problems == (Problem("repeated", "passwords_differ"),)
    assert state.set_user(name=" Karin ", login="karin", password="p", repeated="p") == ()
    assert (state.plan.user_name, state.plan.login) == ("Karin", "karin")


def test_a_password_is_judged_with_the_login_in_mind() -> None:
    state = _start()
    problems = state.set_user(name="Karin", login="karin", password="karin", repeated="karin")
    assert problems == (Problem("password", "weak_password"),)


def test_three_words_are_typed_back() -> None:
    state = _start()
    state.set_words(WORDS)
    assert len(set(state.asked)) == ASKED_WORDS
    assert list(state.asked) == sorted(state.asked)
    right = [WORDS[position] for position in state.asked]
    assert state.check_words(right) == ()
    wrong = state.check_words(["x", *right[1:]])
    assert wrong == (Problem(str(state.asked[0]), "word_differs"),)


def test_other_words_are_asked_for_another_time() -> None:
    state, drawn = _start(), set[tuple[int, ...]]()
    for _time in range(60):
        state.set_words(WORDS)
        drawn.add(state.asked)
    assert len(drawn) > 1


def test_the_office_needs_a_committee_and_its_own_party() -> None:
    state = _start()
    nameless = PartyInput(name="  ", kind=PartyKind.POLICE)
    problems = state.set_office(Office(), [nameless])
    assert [problem.code for problem in problems] == ["committee_required", "own_party_required"]
    assert state.set_office(OFFICE, [OWN, nameless]) == ()
    for typed in ("sspf", "sspf@umea", "@umea.se", "sspf @umea.se", "sspf@umea..se"):
        problems = state.set_office(replace(OFFICE, email=typed), [OWN])
        assert problems == (Problem("email", "email_unfit"),)
    assert state.set_office(replace(OFFICE, email=" sspf@umea.se "), [OWN]) == ()
    assert [party.name for party in state.plan.parties] == ["Socialtjänsten"]


def test_two_parties_of_one_name_are_told() -> None:
    twice = replace(OWN, name="socialtjänsten")
    assert _start().set_office(OFFICE, [OWN, twice]) == (Problem("parties", "party_twice"),)


def test_a_backup_goes_to_a_folder_that_is_there_and_not_in_the_vault(tmp_path: Path) -> None:
    state = _start(tmp_path / "vault")
    (tmp_path / "vault" / "inside").mkdir(parents=True)
    assert state.set_backup(None, later=True) == ()
    assert state.set_backup(None) == (Problem("backup", "folder_required"),)
    assert state.set_backup(tmp_path / "none") == (Problem("backup", "folder_missing"),)
    inside = state.set_backup(tmp_path / "vault" / "inside")
    assert inside == (Problem("backup", "backup_inside_vault"),)
    assert state.set_backup(tmp_path) == ()
    assert state.plan.backup_folder == tmp_path


@pytest.mark.parametrize(
    ("name", "login"), [("Karin Lind", "karin"), ("Åsa-Märta Ö", "asamarta"), ("", "")]
)
def test_a_login_is_made_from_the_first_name(name: str, login: str) -> None:
    assert suggested_login(name) == login
