"""The guards of tests/conftest.py bite."""

import logging

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot


def test_modal_calls_fail_at_once(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    questions = (
        dialog.exec,
        lambda: QMessageBox.question(dialog, "Title", "Question?"),
        lambda: QFileDialog.getSaveFileName(dialog),
    )
    for ask in questions:
        with pytest.raises(pytest.fail.Exception, match="would wait for a person"):
            ask()


def test_expected_warnings_are_handed_over(expected_warnings: list[logging.LogRecord]) -> None:
    logging.getLogger("sspf_app.somewhere").warning("low on %s", "disk")
    assert [record.getMessage() for record in expected_warnings] == ["low on disk"]
