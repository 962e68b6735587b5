"""The log says where it failed, and nothing of whom it was about."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from sspf_app.services.errors import KnownError
from sspf_app.services.settings import Settings
from sspf_app.system.logging_setup import FILE, RedactingFormatter, set_up_logging
from sspf_app.system.settings import JsonSettings

SECRETS = ("Dino", "Hadzic", "20120514", "SSPF 2026-014", "Tomtebo")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    before, raises = list(root.handlers), logging.raiseExceptions
    set_up_logging(tmp_path)
    yield tmp_path / FILE
    for handler in set(root.handlers) - set(before):
        handler.close()
        root.removeHandler(handler)
    logging.raiseExceptions = raises


def test_a_case_that_is_logged_by_mistake_does_not_reach_the_file(
    log: Path, expected_warnings: list[logging.LogRecord]
) -> None:
    ours, theirs = logging.getLogger("sspf_app.services.cases"), logging.getLogger("library")
    ours.warning("opening %s (%s) took %d ms", "Dino Hadzic", {"ref": "SSPF 2026-014"}, 250)
    ours.warning(["Tomtebo"])
    theirs.error("bad value: %s Hadzic", "20120514")
    ours.warning("%(name)s", {"name": "Dino"})
    ours.warning("two of %s %s", "Dino")
    try:
        raise KnownError("unknown", name="Dino Hadzic")
    except KnownError:
        ours.exception("while %s", "Dino")
    text = log.read_text("utf-8")
    assert [secret for secret in SECRETS if secret in text] == []
    assert "opening ‹str› (‹dict›) took 250 ms" in text
    assert "sspf_app.services.errors.KnownError" in text
    assert "test_logging_setup.py" in text
    assert "‹message›" in text
    assert len(expected_warnings) == 6


def test_chatter_is_not_kept(log: Path) -> None:
    logging.getLogger("sspf_app.gui").info("started")
    assert not log.exists()


def test_without_a_folder_there_is_no_log_and_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    root = logging.getLogger()
    before, raises = list(root.handlers), logging.raiseExceptions
    try:
        set_up_logging(tmp_path / "file")
    finally:
        for handler in set(root.handlers) - set(before):
            root.removeHandler(handler)
        logging.raiseExceptions = raises


def test_places_in_our_code_are_told_with_their_path() -> None:
    with pytest.raises(KnownError) as caught:
        JsonSettings(Path("/dev/null/x")).save(Settings())
    failure = (caught.type, caught.value, caught.tb)
    record = logging.LogRecord("sspf_app.x", logging.ERROR, __file__, 1, "failed", None, failure)
    assert "sspf_app/system/settings.py:" in RedactingFormatter().format(record)
    assert "test_logging_setup.py" in RedactingFormatter().format(record)
