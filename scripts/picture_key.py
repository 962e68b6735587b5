"""The page of the unit manager's own key, with files of an invented vault, for the pictures."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PySide6.QtTest import QTest

from sspf_app.bootstrap import Workshop
from sspf_app.domain.codes import ExceptionGround
from sspf_app.domain.errors import DomainError
from sspf_app.gui.manager_key.view import ManagerKeyView
from sspf_app.services.actors import Role
from sspf_app.services.bundle import Services
from sspf_app.services.decision_views import ExceptionInput
from sspf_app.services.new_users import FirstUser
from sspf_app.services.unlocked_vault import UnlockedVault

_PASSPHRASE = "fyra blyga tigrar metar gädda"  # noqa: S105  of an invented key
_LOGIN = "lena"
_CASES = range(1, 15)
_PATIENCE = 60
"""Seconds."""


@dataclass(frozen=True, kw_only=True)
class KeyFiles:
    """What the manager has: a key, two copies of the log, a question."""

    key: Path
    before: Path
    copy: Path
    question: Path


def key_files(vault: Path, folder: Path, *, login: str, password: str) -> KeyFiles:
    """Enter a manager with a key in an invented vault, and seal to it."""
    workshop = Workshop("sspf")

    def opened(who: str) -> UnlockedVault:
        return workshop.vaults.unlock(vault, login=who, password=password)

    made = workshop.manager_desk.make(
        folder / "chef.nyckel", name="Lena Björk", passphrase=_PASSPHRASE
    )
    first = opened(login)
    lena = FirstUser(login=_LOGIN, name="Lena Björk", role=Role.UNIT_MANAGER)
    workshop.access.add_user(first, lena, password)
    first.close()
    manager = opened(_LOGIN)
    keys = workshop.services(manager, "sv").manager_keys
    keys.register(keys.read_card(made.public), login=_LOGIN, heard=True)
    manager.close()
    coordinator = opened(login)
    use = workshop.services(coordinator, "sv")
    before = use.log_copies.seal(folder)
    for number in _CASES:
        with suppress(DomainError):
            use.cases.get(f"c-demo-{number}")
    request = _asked(use, workshop)
    copy = use.log_copies.seal(folder)
    question = use.sealed_requests.seal(request, folder)
    coordinator.close()
    return KeyFiles(key=made.private, before=before.path, copy=copy.path, question=question.path)


def _asked(use: Services, workshop: Workshop) -> str:
    """An exception that waits, in the first case where one can be asked for."""
    today = workshop.clock.now().astimezone(workshop.zone).date()
    for number in _CASES:
        entry = ExceptionInput(
            guardian=f"p-demo-{number}-f",
            starts_on=today,
            ends_on=today + timedelta(days=7),
            hindrance="Ligger på sjukhus efter en operation och går inte att nå",
            cannot_wait="Mötet med skolan är i morgon",
            ground=ExceptionGround.NOT_FAR_REACHING,
            ground_reason="Det gäller bara närvaron i skolan",
        )
        with suppress(DomainError):
            return use.exceptions.request(f"c-demo-{number}", entry).new_id or ""
    raise RuntimeError("no case of the demonstration asks for an exception")


def key_states(view: ManagerKeyView, files: KeyFiles) -> Iterator[str]:
    """Bring the page into each state; yields its name."""
    presenter = view.presenter
    presenter._on_key_chosen(files.key)
    yield "key-door"
    presenter.open_key(_PASSPHRASE)
    _wait(view.tabs.isVisible)
    presenter._read_copy(files.copy, files.before)
    _wait(lambda: bool(view.log.model.rowCount()))
    yield "key-log"
    view.tabs.setCurrentWidget(view.question)
    presenter._read_question(files.question)
    _wait(view.question.card.isVisible)
    yield "key-question"


def _wait(ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not ready():
        if time.monotonic() > deadline:
            raise TimeoutError(f"the page did not come in {_PATIENCE} s")
        QTest.qWait(5)
    QTest.qWait(100)
