"""Every line of the log is said in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sspf_app.gui.screens.log.log_words import action_word, kind_word, shape
from sspf_app.gui.screens.log.ports import LogLine
from sspf_app.services.records import Action, DisclosureKind


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
    assert kind_word(_line(Action.EXPORT, kind.value)) != kind.value
