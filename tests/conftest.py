"""What every test stands on: the same settings everywhere, nothing that hangs or warns unseen."""

import gc
import locale
import logging
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import settings

from sspf_app.crypto.kdf import TEST_SWITCH
from tests.schema_once import make_anew, statements_of

# Before Qt starts: no screen, no colours of the desktop, English without a catalogue.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"  # plain "C" would make Qt complain about the encoding
os.environ.pop("LANGUAGE", None)
locale.setlocale(locale.LC_ALL, "C.UTF-8")

# What is read in while tests are collected stays until the end: nothing of it is looked through.
gc.disable()

# Timing never decides a test, and the same examples are tried in each run.
settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("ci")

_MODALS = {
    "QDialog": ("exec",),
    "QMenu": ("exec",),
    "QMessageBox": ("about", "aboutQt", "critical", "information", "question", "warning"),
    "QFileDialog": (
        "getExistingDirectory",
        "getExistingDirectoryUrl",
        "getOpenFileName",
        "getOpenFileNames",
        "getOpenFileUrl",
        "getOpenFileUrls",
        "getSaveFileName",
        "getSaveFileUrl",
    ),
    "QInputDialog": ("getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    "QColorDialog": ("getColor",),
    "QFontDialog": ("getFont",),
}


def pytest_collection_finish() -> None:
    """Look from now on through what a test leaves, though not often: there is room for it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _cheap_passwords() -> Iterator[None]:
    """What a password costs is tried where passwords are, with this switch taken away."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(TEST_SWITCH, "1")
        yield


@pytest.fixture(scope="session", autouse=True)
def _statements_written_once() -> Iterator[None]:
    """Let every vault of a run share the SQL that was written out for the vaults before it.

    A vault forgets that as it is closed, for there are values of cases in it: a day's work, or a
    moment in a test. It is kept for a dialect, so the engines of a run speak with one.
    """
    storage = sys.modules.get("sspf_app.storage.engine")
    if storage is None:
        yield
        return
    make = storage.engine_around
    kept: list[Any] = []

    def sharing(raw: object) -> Any:
        engine = make(raw)
        if not kept:
            engine.connect().close()  # the dialect asks its first connection what it can do
            kept.extend((engine.dialect, sys.modules["sqlalchemy.util"].LRUCache(5000)))
        engine.dialect, engine._compiled_cache = kept
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storage, "engine_around", sharing)
        yield


@pytest.fixture(scope="session", autouse=True)
def _schema_worked_out_once() -> Iterator[None]:
    """Let every database that a run makes have the schema of the first, without its migrations."""
    database = sys.modules.get("sspf_app.storage.vault_database")
    if database is None:
        yield
        return
    migrate = database.migrate
    kept: list[tuple[str, ...]] = []

    def made(raw: sqlite3.Connection) -> None:
        if kept:
            make_anew(raw, kept[0])
        else:
            migrate(raw)
            kept.append(statements_of(raw))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "migrate", made)
        yield


@pytest.fixture(scope="session", autouse=True)
def _own_user_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the settings of the person who runs the tests out of them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            patch.setenv(f"XDG_{name}_HOME", str(tmp_path_factory.mktemp(name.lower())))
        yield


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture
def _collected_warnings() -> Iterator[list[logging.LogRecord]]:
    collector = _Collector()
    root = logging.getLogger()
    root.addHandler(collector)
    yield collector.records
    root.removeHandler(collector)


@pytest.fixture
def expected_warnings(
    _collected_warnings: list[logging.LogRecord],
) -> list[logging.LogRecord]:
    """Ask for this in a test that makes the program warn: the records so far, to be looked at."""
    return _collected_warnings


@pytest.fixture(autouse=True)
def _fail_on_unexpected_warning(
    request: pytest.FixtureRequest, _collected_warnings: list[logging.LogRecord]
) -> Iterator[None]:
    yield
    if "expected_warnings" in request.fixturenames or not _collected_warnings:
        return
    lines = [f"{record.name}: {record.getMessage()}" for record in _collected_warnings]
    pytest.fail("unexpected warning in the log:\n" + "\n".join(lines))


def _refuse(name: str) -> Callable[..., None]:
    def refuse(*_args: object, **_kwargs: object) -> None:
        pytest.fail(f"{name} would wait for a person; ask through gui.dialogs")

    return refuse


_refused: list[str] = []


@pytest.fixture(autouse=True)
def _no_modal_dialogs() -> None:
    """Make a question to a person fail at once instead of hanging the run.

    Done once, when Qt has come: each change of a class makes Python look everything up anew.
    """
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or _refused:
        return
    for class_name, methods in _MODALS.items():
        for method in methods:
            name = f"{class_name}.{method}"
            setattr(getattr(widgets, class_name), method, _refuse(name))
            _refused.append(name)
