"""What the two scripts that start everything do before they start anything."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts import demo
from sspf_app.bootstrap import Workshop
from sspf_app.services.actors import Permission
from sspf_app.services.new_users import FirstUser
from sspf_app.services.whose_account import is_another

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


@pytest.mark.parametrize("asked", [True, False])
def test_names_come_first_and_pictures_only_where_they_are_asked_for(
    *, asked: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[str] = []
    taken: list[Path] = []

    def make() -> Path:
        told.append(capsys.readouterr().out)
        return Path("vault")

    monkeypatch.setattr(demo, "_make", make)
    monkeypatch.setattr(demo, "_take_pictures", taken.append)
    assert demo.main(["--demo", "--no-window", *(["--pictures"] if asked else [])]) == 0
    for password in (demo.PASSWORD, demo.MANAGER_PASSWORD, demo.SUPPORT_PASSWORD):
        assert password in told[0]
    assert bool(taken) is asked


def test_the_demonstration_has_somebody_who_approves(tmp_path: Path) -> None:
    workshop = Workshop("sspf")
    new = workshop.vaults.draft(FirstUser(login="karin", name="Karin Ek"), demo.PASSWORD)
    vault = workshop.vaults.create(tmp_path / "vault", new)
    karin = vault.actor.user_id
    vault.close()
    demo.let_in_others(workshop, tmp_path / "vault")
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
