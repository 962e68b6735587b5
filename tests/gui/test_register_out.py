"""The office's template and words, as they are set in the register."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from sspf_app.gui.screens.register.screen import SCREEN
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.services.actors import Role
from tests.documents.test_minutes_in_word import _restyled
from tests.documents.test_word_template import REFUSED
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.screen_checks import check_screen, check_swedish

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def _shown(desk: DeskHouse) -> RegisterView:
    return cast("RegisterView", desk.show(SCREEN, tab="office").view)


@pytest.mark.usefixtures("swedish")
def test_a_template_is_saved_restyled_and_taken_in(desk: DeskHouse, tmp_path: Path) -> None:
    folder = tmp_path / "ut"
    folder.mkdir()
    view = _shown(desk)
    card = view.office.out
    assert "programmets mall" in card.template.text()
    desk.dialogs.answers.append(folder)
    card.save.click()
    (file,) = folder.iterdir()
    file.write_bytes(_restyled())
    desk.dialogs.answers.append(file)
    card.take_in.click()
    assert file.name in card.template.text()
    bad = folder / "makron.docx"
    bad.write_bytes(REFUSED["macros"][1]())
    desk.dialogs.answers.append(bad)
    card.take_in.click()
    assert "makron" in card.refusal.text()
    assert file.name in card.template.text()
    check_swedish(view)
    check_screen(view)
    desk.dialogs.answers += [False, True]
    card.drop.click()
    assert file.name in card.template.text()
    card.drop.click()
    assert "programmets mall" in card.template.text()


def test_what_a_meeting_is_called_is_set_and_refused_with_a_name(desk: DeskHouse) -> None:
    card = _shown(desk).office.out
    assert card.title.text() == "SSPF-möte"
    name = next(one.name for one in desk.services().people.find("Cora"))
    for words, is_right in ((f"Möte om {name}", False), ("Samverkan Nord", True)):
        card.title.selectAll()
        card.title.insert(words)
        card.save_title.click()
        assert card.refusal.isHidden() is is_right
    assert desk.services().out_settings.calendar_title() == "Samverkan Nord"


def test_a_unit_manager_has_no_such_card(desk: DeskHouse) -> None:
    desk.change_role(Role.UNIT_MANAGER)
    view = _shown(desk)
    assert "office" not in view.sections.offered()
    assert view.banner.words() == ""
