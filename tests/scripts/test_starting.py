"""What the two scripts that start everything do before they start anything."""

import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from scripts import demo
from sspf_app.bootstrap import Workshop
from sspf_app.services.actors import Permission
from sspf_app.services.approvers import is_another
from sspf_app.services.vault import FirstUser

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("script", ["run.py", "test.py"])
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_is_told_and_nothing_started(script: str, option: str) -> None:
    ran = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / script), option],
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    assert f"python3 scripts/{script}" in ran.stdout
    assert ran.stderr == ""


@pytest.mark.parametrize(
    ("asked", "left_out", "opens", "taken"),
    [
        (False, False, True, False),
        (True, False, True, True),
        (False, False, False, True),
        (False, True, False, False),
    ],
)
def test_the_window_opens_before_pictures_that_nobody_asked_for(
    *, asked: bool, left_out: bool, opens: bool, taken: bool
) -> None:
    wanted = Namespace(pictures=asked, no_pictures=left_out)
    assert demo.takes_pictures(wanted, opens=opens) is taken


def test_the_demonstration_has_somebody_who_approves(tmp_path: Path) -> None:
    workshop = Workshop("sspf")
    new = workshop.vaults.draft(FirstUser(login="karin", name="Karin Ek"), demo.PASSWORD)
    vault = workshop.vaults.create(tmp_path / "vault", new)
    karin = vault.actor.user_id
    workshop.access.add_user(vault, demo.SUPPORT, demo.SUPPORT_PASSWORD)
    vault.close()
    demo.let_in_manager(workshop, tmp_path / "vault", " ".join(new.words))
    opened = workshop.vaults.unlock(
        tmp_path / "vault", login=demo.MANAGER.login, password=demo.MANAGER_PASSWORD
    )
    try:
        for permission in (Permission.APPROVE_TEXTS, Permission.DECIDE):
            assert opened.actor.may(permission)
        with opened.open_unit(opened.actor) as unit:
            assert is_another(unit.office.users(), opened.actor.user_id, asker=karin)
    finally:
        opened.close()
