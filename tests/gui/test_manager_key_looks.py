"""The page of the manager's key can be read in each language, look and size, in every state."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sspf_app.gui import i18n
from sspf_app.gui.manager_key.shown import shown_copy, shown_question
from sspf_app.gui.manager_key.view import ManagerKeyView
from sspf_app.gui.theme import Theme
from sspf_app.services.approval_file import AskedAway
from sspf_app.services.log_copy_file import CopyBegins, LogCopy, Verdict
from sspf_app.services.manager_desk import AskedOfMe, MadeKey, OpenedLog
from sspf_app.services.move_views import Run
from sspf_app.services.settings import ThemeChoice
from sspf_app.services.transfer_ports import KeyCard
from tests.gui.key_at_hand import AT, a_line
from tests.gui.pseudo import pseudo_words
from tests.gui.screen_checks import (
    clipped,
    nameless,
    overlapping,
    steps_back,
    still_english,
    untranslated,
    visible,
)

ZONE = ZoneInfo("Europe/Stockholm")
WORDS = tuple(
    [
        "pynta",
        "nöjd",
        "ekologi",
        "öppna",
        "kofta",
        "nalle",
        "plan",
        "himmel",
        "ansikte",
        "trofé",
        "hobby",
        "limpa",
    ]
)
SENDER = KeyCard(id="ab", sealing="", signing="", words=WORDS)
PLACE = Path("/home/lena/Dokument/SSPF")
LONG = "long"
_ROUNDS = 5


def _copy(view: ManagerKeyView, verdict: Verdict) -> None:
    begins = CopyBegins(
        vault="SSPF Umeå", key="ab", made_at=AT, made_by="Karin Ek", after=0, after_seal=""
    )
    copy = LogCopy(begins=begins, lines=tuple(map(a_line, range(1, 30))), sender="ab")
    opened = OpenedLog(copy=copy, sender=SENDER, verdict=verdict)
    beside = "" if verdict is Verdict.FIRST else "SSPF-2026-02-01.sspf-logg"
    file = "SSPF-2026-03-01.sspf-logg"
    view.show_copy(shown_copy(opened, ZONE, file=file, beside=beside, run=Run()))


def _question(view: ManagerKeyView, kind: str, *facts: tuple[str, str]) -> None:
    asked = AskedAway(
        id="sr-1", vault="SSPF Umeå", kind=kind, request="ex-1", reference="", facts=facts,
        requested_at=AT, requested_by="Karin Ek", made_at=AT,
    )  # fmt: skip
    view.tabs.setCurrentWidget(view.question)
    found = AskedOfMe(asked=asked, sha256="ab", sender=SENDER)
    view.show_question(shown_question(found, ZONE, file="SSPF-2026-03-12-ab12cd34.sspf-fraga"))


STATES: tuple[tuple[str, Callable[[ManagerKeyView], object]], ...] = (
    ("door", lambda view: view.show_door(PLACE / "chef.nyckel")),
    ("door wrong", lambda view: view.show_field_trouble("passphrase", "x")),
    ("maker", lambda view: view.show_maker()),
    ("maker wrong", lambda view: view.show_field_trouble("new", "x")),
    (
        "made",
        lambda view: view.show_made(
            MadeKey(private=PLACE / "chef.nyckel", public=PLACE / "chef.nyckel.x", words=WORDS)
        ),
    ),
    ("open", lambda view: view.show_open(WORDS)),
    *(
        (f"copy {verdict}", lambda view, verdict=verdict: _copy(view, verdict))
        for verdict in Verdict
    ),
    ("no question", lambda view: view.tabs.setCurrentWidget(view.question)),
    (
        "exception",
        lambda view: _question(
            view, "exception", ("hindrance", "Ligger på sjukhus. " * 12), ("ground", "child_best")
        ),
    ),
    ("no reason", lambda view: view.show_field_trouble("why", "x")),
    ("answered", lambda view: view.show_answered("Ja " * 30)),
    (
        "disposal",
        lambda view: _question(
            view,
            "disposal",
            *(("case", f"26-{one}; five_years; 2021-01-02; 2026-01-02") for one in range(20)),
        ),
    ),
)


@pytest.mark.parametrize(
    ("language", "look", "size", "percent"),
    [
        (LONG, ThemeChoice.LIGHT, (720, 560), 100),
        (LONG, ThemeChoice.LIGHT, (1200, 768), 100),
        ("sv", ThemeChoice.DARK, (1280, 768), 150),
        ("sv", ThemeChoice.CONTRAST, (1200, 768), 100),
        ("en", ThemeChoice.DARK, (1280, 720), 200),
    ],
)
def test_every_state_can_be_read(
    language: str,
    look: ThemeChoice,
    size: tuple[int, int],
    percent: int,
    qtbot: QtBot,
    theme: Theme,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if language == LONG:
        monkeypatch.setattr(i18n, "_words", pseudo_words())
    else:
        i18n.use_language(language)
    theme.choose(look, text_percent=percent)
    view = ManagerKeyView(lambda _typed: "weak", reason=i18n.words().gettext("Locked."))
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    wrong: list[str] = []
    for state, come in STATES:
        come(view)
        for _round in range(_ROUNDS):  # each layout that changes asks the one above it
            QApplication.sendPostedEvents()
            QTest.qWait(0)
        seen = visible(view)
        other: list[str] = []
        if language == LONG:
            other = untranslated(view, seen)
        elif language == "sv":
            other = still_english(seen)
        found = (
            nameless(view, seen),
            clipped(view, seen),
            overlapping(view, seen),
            steps_back(view, seen),
            other,
        )
        wrong += [f"{state}: {one}" for ones in found for one in ones]
        assert (view.width(), view.height()) == size, state
    assert wrong == [], "\n".join(wrong)
