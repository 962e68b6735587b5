"""The people of a case on screen: who they are, custody and its evidence."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import PartyKind
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import PersonInput
from tests.gui.desk_house import DeskHouse, worked_cases_of_karin
from tests.gui.test_cases import cases

AFTER_CALL = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
pytestmark = pytest.mark.at_desk(AFTER_CALL, worked_cases_of_karin)


def test_people_custody_and_parties(desk: DeskHouse, qtbot: QtBot) -> None:
    services = desk.services()
    services.parties.add(PartyInput(name="Fältarna", kind=PartyKind.SOCIAL_SERVICES))
    view = desk.show(CASE, case="c-alva", tab="people").view
    qtbot.addWidget(view)
    people = view.presenter.parts["people"].view  # pyright: ignore[reportAttributeAccessIssue]
    people.person._on_correct()
    editor = people.person.editor.findChild(type(people.person.editor.body.itemAt(0).widget()))
    editor.fields["school"].setText("Hagaskolan 7B")
    qtbot.mouseClick(editor.save, Qt.MouseButton.LeftButton)
    assert services.people.get("alva").school == "Hagaskolan 7B"
    people.person.add_guardian()
    custody = people.person.editor
    custody.person.fields["name"].setText("Siv Lind")
    custody.person.adult.click()
    custody.starts_on.edit.setText("2026-03-01")
    custody._on_save()
    assert [one.holder_name for one in services.people.get("alva").custody][-1] == "Siv Lind"
    joining = people.parties
    joining.party.setCurrentIndex(joining.party.findText("Fältarna"))
    qtbot.mouseClick(joining.join, Qt.MouseButton.LeftButton)
    stay = services.cases.get("c-alva").participations[-1]
    assert (stay.name, stay.joined_on) == ("Fältarna", date(2026, 3, 12))


def test_what_was_recorded_of_somebody_while_one_typed_is_not_written_over(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    services = desk.services()
    view = desk.show(CASE, case="c-alva", tab="people").view
    qtbot.addWidget(view)
    people = view.presenter.parts["people"].view  # pyright: ignore[reportAttributeAccessIssue]
    people.person._on_correct()
    editor = people.person._correcting
    editor.fields["phone"].setText("070-1")
    before = services.people.get("alva")
    entry = PersonInput(
        name=before.name,
        born=before.born,
        address="Nya gatan 1",
        needs_interpreter=True,
    )
    desk.clock.pass_time(seconds=60)
    services.people.correct("alva", entry)
    editor.save.click()  # before the page has read it anew
    assert "changed while you wrote" in people.banner.words()
    assert editor.fields["phone"].text() == "070-1"
    view.presenter.parts["people"].refresh()  # pyright: ignore[reportAttributeAccessIssue]
    assert (editor.fields["address"].text(), editor.fields["phone"].text()) == (
        "Nya gatan 1",
        "070-1",
    )
    editor.save.click()
    after = services.people.get("alva")
    assert (after.phone, after.address) == ("070-1", "Nya gatan 1")
    assert after.needs_interpreter


def test_what_is_typed_of_one_person_never_lands_at_another(desk: DeskHouse, qtbot: QtBot) -> None:
    """The fields were opened while somebody else was on the way to be shown."""
    services = desk.services()
    view = desk.show(CASE, case="c-alva", tab="people").view
    qtbot.addWidget(view)
    people = view.presenter.parts["people"].view  # pyright: ignore[reportAttributeAccessIssue]
    other = services.people.get("alva").custody[0].holder
    name = services.people.get(other).name
    people.person._on_correct()
    editor = people.person._correcting
    editor.fields["phone"].setText("070-1")
    people.show_person(services.people.get(other))
    editor.save.click()
    assert services.people.get(other).name == name
    assert services.people.get("alva").phone == "070-1"


def test_evidence_and_the_end_of_custody(desk: DeskHouse, qtbot: QtBot) -> None:
    services = desk.services()
    view = desk.show(CASE, case="c-alva", tab="people").view
    qtbot.addWidget(view)
    people = view.presenter.parts["people"].view  # pyright: ignore[reportAttributeAccessIssue]
    relation = services.people.get("alva").custody[0]
    people.person._on_act("end", relation)
    people.person.editor.day.edit.setText("2026-03-31")
    people.person.editor._on_save()
    ended = next(one for one in services.people.get("alva").custody if one.id == relation.id)
    assert ended.ends_on == date(2026, 3, 31)
    people.person._on_act("evidence", ended)
    people.person.editor._on_save()
    assert people.person.editor.lines["document"].trouble()
    people.person.editor.document.setText("Dom T 123-26")
    people.person.editor._on_save()
    seen = next(one for one in services.people.get("alva").custody if one.id == relation.id)
    assert seen.evidence is not None
    assert seen.evidence.document == "Dom T 123-26"


def test_a_protected_person_in_the_register_is_opened_instead_of_entered_twice(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = cases(desk, qtbot, new="yes")
    steps = view.intake
    before = len(desk.services().people.find("Greta Holm"))
    steps.young.name.setText("Greta Holm")
    (found,) = desk.services().people.find("Greta Holm")
    assert found.born is None  # by the name alone nobody learns the date
    born = desk.services().people.get(found.id, reason="frågar om dagen").born
    assert born is not None
    steps.young.born.edit.setText(born.isoformat())
    guardian = steps.guardians[0]
    guardian.person.name.setText("Moa Ek")
    guardian.kind.setCurrentIndex(1)
    guardian.starts_on.edit.setText("2013-02-03")
    steps.purpose.setPlainText("Tryggare i skolan")
    steps.parties["school"].click()
    for _step in range(4):
        qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    assert steps.reason.isVisibleTo(view)
    assert "may be somebody in the register" in steps.banner.words()
    steps.reason.field.setText("Nytt ärende i dag")
    qtbot.keyClick(steps.reason.field, Qt.Key.Key_Return)
    assert not steps.reason.isVisibleTo(view)
    assert steps.young.entry().id == "greta"
    assert "Nytt ärende i dag" in {one.reason for one in desk.services().journal.own_trace()}
    assert len(desk.services().people.find("Greta Holm")) == before == 1
