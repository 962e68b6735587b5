"""The wizard of the first start, without a window: nothing is made before the end."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sspf_app.domain.codes import PartyKind
from sspf_app.gui.ports import Trouble
from sspf_app.gui.unlock.first_start import FirstStartPresenter
from sspf_app.gui.unlock.sentences import problem_in_words
from sspf_app.gui.vault_ports import OpenVault
from sspf_app.services.errors import KnownError
from sspf_app.services.party_views import PartyInput
from sspf_app.services.records import Office
from sspf_app.services.wizards import FirstStart, Problem, Step, VaultPlan
from tests.presenters.doubles import InlineTasks
from tests.presenters.test_unlock import an_open_vault

WORDS = tuple(f"ord{number}" for number in range(14))
OFFICE = Office(committee="Socialnämnden")
PARTIES = (PartyInput(name="Socialtjänsten", kind=PartyKind.SOCIAL_SERVICES),)


class Draft:
    def __init__(self, gate: "Gate") -> None:
        self.gate, self.words, self.is_wiped = gate, WORDS, False

    def create(self, plan: VaultPlan) -> OpenVault:
        if self.gate.error is not None:
            raise self.gate.error
        self.gate.made.append(plan)
        return an_open_vault(plan.folder)

    def discard(self) -> None:
        self.is_wiped = True


class Gate:
    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.made: list[VaultPlan] = []
        self.error: Exception | None = None

    def draft(self, *, name: str, login: str, password: str) -> Draft:
        if self.error is not None:
            raise self.error
        self.drafts.append(Draft(self))
        return self.drafts[-1]

    def strength(self, password: str, login: str) -> str:
        return "good" if len(password) > 3 else "too_short"

    def is_word(self, typed: str, word: str) -> bool:
        return typed == word

    def place_problem(self, folder: Path) -> str | None:
        return "place_taken" if folder.name == "taken" else None


class View:
    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.words: tuple[str, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self.trouble = ""
        self.opened: list[OpenVault] = []
        self.is_closed = False

    def show_step(self, state: FirstStart) -> None:
        self.steps.append(state.step)

    def show_words(self, words: tuple[str, ...], asked: tuple[int, ...]) -> None:
        self.words = words

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems

    def show_trouble(self, trouble: Trouble) -> None:
        self.trouble = trouble.what

    def clear_trouble(self) -> None:
        self.trouble = ""

    def set_busy(self, busy: bool) -> None: ...

    def hand_over(self, vault: OpenVault) -> None:
        self.opened.append(vault)

    def close_wizard(self) -> None:
        self.is_closed = True


class Walk:
    def __init__(self, folder: Path) -> None:
        self.gate, self.view, self.tasks = Gate(), View(), InlineTasks()
        self.presenter = FirstStartPresenter(
            self.view,
            gate=self.gate,  # pyright: ignore[reportArgumentType]  what the first start asks of it
            tasks=self.tasks,
            explain=lambda error: Trouble(what=getattr(error, "code", "bug")),
            folder=folder,
        )
        self.presenter.start()

    def name_user(self, password: str = "long enough") -> None:
        self.presenter.user_named(name="Karin", login="karin", password=password, repeated=password)

    def type_words(self) -> None:
        self.presenter.words_typed([WORDS[at] for at in self.presenter.state.asked])

    def until(self, step: Step) -> None:
        acts: tuple[Callable[[], None], ...] = (
            lambda: self.presenter.place_chosen("SSPF", Path("/v")),
            self.name_user,
            self.type_words,
            lambda: self.presenter.office_described(OFFICE, PARTIES),
        )
        for act in acts[:step]:
            act()


@pytest.fixture
def walk(tmp_path: Path) -> Walk:
    return Walk(tmp_path / "SSPF")


def test_five_steps_lead_to_an_open_vault(walk: Walk) -> None:
    walk.until(Step.BACKUP)
    assert walk.gate.made == []
    walk.presenter.backup_chosen(None, later=True)
    assert walk.view.steps == list(Step)
    assert walk.view.words == WORDS
    (plan,) = walk.gate.made
    assert (plan.folder, plan.user_name, plan.parties) == (Path("/v/SSPF"), "Karin", PARTIES)
    assert len(walk.view.opened) == 1
    assert not walk.gate.drafts[0].is_wiped  # its keys are the vault's now


def test_a_step_that_is_not_done_is_not_left(walk: Walk) -> None:
    walk.presenter.place_chosen("taken", Path("/v"))
    assert [problem.code for problem in walk.view.problems] == ["place_taken"]
    walk.presenter.place_chosen("SSPF", Path("/v"))
    walk.name_user("abc")
    assert [problem.code for problem in walk.view.problems] == ["weak_password"]
    walk.name_user()
    walk.presenter.words_typed(["", "", ""])
    assert len(walk.view.problems) == 3
    assert walk.view.steps[-1] is Step.WORDS


@pytest.mark.parametrize("step", list(Step))
def test_cancel_at_any_step_leaves_nothing_behind(walk: Walk, step: Step, tmp_path: Path) -> None:
    walk.until(step)
    walk.presenter.cancel()
    assert walk.view.is_closed
    assert walk.gate.made == []
    assert all(draft.is_wiped for draft in walk.gate.drafts)
    assert list(tmp_path.iterdir()) == []


def test_the_same_password_keeps_its_words_and_another_has_new_ones(walk: Walk) -> None:
    walk.until(Step.WORDS)
    walk.presenter.go_back()
    walk.name_user()
    assert len(walk.gate.drafts) == 1
    walk.presenter.go_back()
    walk.name_user("quite another one")
    assert [draft.is_wiped for draft in walk.gate.drafts] == [True, False]


def test_nothing_happens_twice_while_keys_are_made(walk: Walk) -> None:
    walk.until(Step.PASSWORD)
    walk.tasks.hold()
    walk.name_user()
    walk.name_user()
    walk.presenter.go_back()
    walk.presenter.cancel()
    walk.tasks.run()
    assert len(walk.gate.drafts) == 1
    assert walk.view.steps[-1] is Step.WORDS
    assert not walk.view.is_closed


def test_what_fails_is_told_and_can_be_tried_again(walk: Walk, tmp_path: Path) -> None:
    walk.until(Step.BACKUP)
    walk.gate.error = KnownError("disk_full")
    walk.presenter.backup_chosen(tmp_path)
    assert walk.view.trouble == "disk_full"
    walk.gate.error = None
    walk.presenter.backup_chosen(tmp_path)
    assert walk.view.trouble == ""
    assert walk.gate.made[0].backup_folder == tmp_path


def test_a_backup_needs_a_folder_that_is_there(walk: Walk) -> None:
    walk.until(Step.BACKUP)
    walk.presenter.backup_chosen(Path("-"))
    assert [problem.code for problem in walk.view.problems] == ["folder_missing"]
    assert walk.gate.made == []


def test_every_problem_has_words() -> None:
    for code in (
        "vault_name_required",
        "passwords_differ",
        "folder_missing",
        "weak_password",
        "folder_required",
        "email_unfit",
    ):
        assert problem_in_words(Problem("folder", code)) != code
