"""The form of a fixed list of participants, as it opens."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import PartyKind
from sspf_app.gui.screens.register.participants_card import ParticipantsForm
from sspf_app.services.party_views import PartyItem
from sspf_app.services.records import Contact
from sspf_app.services.sitting_views import ListedParty, ParticipantListView
from tests.gui.test_by_keyboard import StrayWindows

ANNA = Contact(id="c-1", party="school", name="Anna Berg")
SCHOOL = PartyItem(
    id="school",
    version="1",
    name="Skolan",
    kind=PartyKind.SCHOOL,
    independent=False,
    reveals_place=False,
    contacts=(ANNA,),
)
LISTED = ParticipantListView(
    id="l-1",
    name="Alla",
    version="1",
    parties=(ListedParty(id="school", name="Skolan", contacts=(ANNA,)),),
)


def test_whom_one_reaches_is_seen_in_the_form_and_is_never_a_window(
    qtbot: QtBot, qapp: QApplication
) -> None:
    stray = StrayWindows()
    qapp.installEventFilter(stray)
    try:
        form = ParticipantsForm((SCHOOL,))
        form.show_one(LISTED)
    finally:
        qapp.removeEventFilter(stray)
    assert stray.seen == []
    qtbot.addWidget(form)
    form.show()
    reached = form.contacts["c-1"]
    assert reached.isVisible()
    form.parties["school"].setChecked(False)
    assert not reached.isVisible()
    form.parties["school"].setChecked(True)
    assert reached.isVisible()
