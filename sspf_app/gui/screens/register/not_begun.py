"""The question before settings, lists or rules that have not begun are taken back."""

from sspf_app.gui.i18n import _
from sspf_app.gui.ports import Question


def withdrawing() -> Question:
    """What becomes of them, and what holds instead."""
    return Question(
        text=_("Take them back before they begin?"),
        detail=_("They never hold; what holds now goes on. To have them, write them anew."),
        yes=_("Take them back"),
        no=_("Let them begin"),
    )
