"""What may know what: the contracts hold, bite, and keep the heart of the program light."""

import ast
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("PySide6", "sqlalchemy", "sqlcipher3", "alembic", "reportlab", "uharfbuzz", "cryptography")


@pytest.mark.parametrize("package", ["sspf_app.domain", "sspf_app.services"])
def test_the_heart_loads_nothing_heavy(package: str) -> None:
    code = f"import sys, {package}; print(*sorted({set(HEAVY)!r} & set(sys.modules)))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.split() == []


def test_domain_is_standard_library_only_and_has_no_clock_and_no_files() -> None:
    allowed = sys.stdlib_module_names - {"os", "pathlib", "io", "logging", "time", "socket"}
    strangers = {
        f"{file.relative_to(ROOT)}: {name}"
        for file in (ROOT / "sspf_app" / "domain").rglob("*.py")
        for name in _imports(file)
        if name.partition(".")[0] not in allowed and not name.startswith("sspf_app.domain")
    }
    assert strangers == set()


def _imports(file: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
    return names


# One sin against each contract; the words after the arrow are looked for in the report.
SINS = {
    "domain/sin.py": "import sspf_app.services",
    "crypto/sin.py": "import sspf_app.storage.sin",
    "storage/sin.py": "import cryptography",
    "gui/sin.py": "import sqlalchemy\nimport reportlab",
    "console/sin.py": "import PySide6\nimport PIL\nimport xlsxwriter",
    "gui/screens/one/presenter.py": "import PySide6.QtCore",
    "gui/screens/two/view.py": "import sspf_app.gui.screens.one",
    "stray.py": "",
}


def test_every_import_contract_is_broken_by_a_sin_against_it(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "sspf_app", tmp_path / "sspf_app", ignore=shutil.ignore_patterns("__py*")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name, code in SINS.items():
        file = tmp_path / "sspf_app" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        for folder in file.relative_to(tmp_path).parents:
            if folder.name:
                (tmp_path / folder / "__init__.py").touch()
        file.write_text(code + "\n", "utf-8")
    report = _lint_imports(tmp_path)
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    for contract in contracts["contracts"]:
        assert f"{contract['name']} BROKEN" in report
    for arrow in ("sspf_app.domain -> sspf_app.services", "sspf_app.crypto -> sspf_app.storage"):
        assert arrow in report
    assert "sspf_app.stray" in report


def _lint_imports(folder: Path) -> str:
    tool = Path(sysconfig.get_path("scripts")) / "lint-imports"
    run = subprocess.run(
        [str(tool), "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    return run.stdout.replace(" is not allowed to import ", " -> ")


def test_asking_who_may_open_a_vault_loads_no_database_and_no_cryptography(tmp_path: Path) -> None:
    """The unlock window asks at once, while it is still coming on screen."""
    shutil.copy(ROOT / "tests" / "data" / "slots-2.json", tmp_path / "vault.slots")
    code = f"""
import sys
from pathlib import Path
from sspf_app.bootstrap import Workshop
from sspf_app.gui.vault_gate import WorkshopGate
info = WorkshopGate(Workshop("sspf-app"), lambda: "sv").describe(Path({str(tmp_path)!r}))
assert info.with_key_file == {{"Bo Åberg"}}, info
print(*sorted({{"sqlalchemy", "sqlcipher3", "alembic", "cryptography"}} & set(sys.modules)))
"""
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout.split()) == (0, []), ran.stderr


def test_the_first_window_waits_for_nothing_it_does_not_show(tmp_path: Path) -> None:
    """Each of these costs hundredths of a second; ``docs/speed.md`` holds the bound."""
    code = """
import os
import sys
from PySide6 import QtCore
from scripts.bench_windows import first_paint, start_program

def told(_window):
    late = {"dataclasses", "concurrent.futures", "sspf_app.bootstrap", "sqlalchemy"}
    late |= {"sspf_app.gui.dialogs", "sspf_app.gui.unlock.countdown", "sspf_app.texts.errors"}
    print(*sorted(late & set(sys.modules)), *({"Qt"} & set(vars(QtCore))), flush=True)
    os._exit(0)  # as one sees it, and nothing after it

first_paint.say_and_leave = told
sys.argv[1:] = ["--vault", sys.argv[1]]
start_program.start()
"""
    folders = {f"XDG_{name}_HOME": str(tmp_path) for name in ("CONFIG", "STATE")}
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "SSPF")],
        cwd=ROOT,
        env=os.environ | folders | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout.split()) == (0, []), ran.stderr
