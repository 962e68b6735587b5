"""Every line of the log is said in words."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sspf_app.gui.screens.log.log_words import (
    action_word,
    kind_word,
    shape,
    times_in_words,
)
from sspf_app.gui.screens.log.ports import LogLine
from sspf_app.services.attempts import FailedAttempts
from sspf_app.services.records import Action, DisclosureKind
from sspf_app.texts.log_lines import is_known
from tests.program import modules


def _line(action: Action, kind: str) -> LogLine:
    return LogLine(
        number=1,
        at=datetime(2026, 3, 12, tzinfo=UTC),
        who="Anna Alm",
        workstation="SOC-17",
        action=action,
        kind=kind,
        of="",
        reason="",
    )


@pytest.mark.parametrize("action", list(Action))
def test_every_action_has_a_word_and_a_shape(action: Action) -> None:
    line = _line(action, "case")
    assert action_word(line) != action.value
    assert shape(line)


@pytest.mark.parametrize("kind", list(DisclosureKind))
def test_every_kind_of_disclosure_has_its_words(kind: DisclosureKind) -> None:
    assert is_known(kind.value)
    assert kind_word(_line(Action.EXPORT, kind.value)) != kind.value


def test_wrong_passwords_are_told_by_number_and_time() -> None:
    first, last = datetime(2026, 3, 12, 8, tzinfo=UTC), datetime(2026, 3, 13, 9, 5, tzinfo=UTC)
    failed = FailedAttempts(count=3, first=first, last=last)
    told = FailedAttempts.from_subject(failed.subject)
    assert told == failed
    assert times_in_words(failed, UTC) == "3 times, 2026-03-12 08:00 to 2026-03-13 09:05"
    assert times_in_words(replace(failed, count=1), UTC) == "1 time: 2026-03-12 08:00"
    assert FailedAttempts.from_subject("case:c-1") is None
    assert is_known("attempts")


def test_whatever_the_program_logs_has_its_words() -> None:
    logged = {
        kind
        for nodes in modules().values()
        for call in nodes
        if isinstance(call, ast.Call)
        for kind in _kinds_logged(call)
    }
    assert {"case", "cases", "chasing_list"} <= logged
    assert sorted(kind for kind in logged if not is_known(kind)) == []


def _kinds_logged(call: ast.Call) -> list[str]:
    """The first word of each subject that a call writes into the log."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name not in ("log", "log_line"):
        return []
    parts = [part.values[0] if isinstance(part, ast.JoinedStr) else part for part in call.args]
    words = [part.value for part in parts if isinstance(part, ast.Constant)]
    return [word.partition(":")[0] for word in words if isinstance(word, str) and word]


def test_a_backup_is_of_the_whole_vault_and_makes_none() -> None:
    assert kind_word(_line(Action.BACKUP, "create")) == "The whole vault"
    assert kind_word(_line(Action.EXPORT, "create")) == "New vault"
