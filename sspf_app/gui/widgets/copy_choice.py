"""In which form a paper is saved: a small box beside the button that saves it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.marks import name
from sspf_app.services.export_views import CopyKind


class CopyChoice(ChoiceBox):
    """Offers the forms a paper can leave in; plain paper comes first."""

    def __init__(
        self,
        *,
        can_be_filled: bool = False,
        has_word: bool = False,
        has_text: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        name(self, _("Form of the copy"))
        told = {
            CopyKind.PAPER: (_("Paper (PDF)"), _("To print, or to read on a screen.")),
            CopyKind.FILLABLE: (
                _("To fill in (PDF)"),
                _("The same form with fields to fill in on a screen; it is signed by hand."),
            ),
            CopyKind.ARCHIVE: (
                _("Archive copy (PDF/A)"),
                _("For the file or the archive: checked against PDF/A-2b before it is saved."),
            ),
            CopyKind.DISPATCH: (
                _("To send (encrypted)"),
                _("Locked with a password that you say to the recipient; you see it once."),
            ),
            CopyKind.WORD: (
                _("For Word (DOCX)"),
                _("In the office's own template. It can be changed, so it is not for the file."),
            ),
            CopyKind.TEXT: (
                _("For secure mail (TXT)"),
                _("The words alone, to paste in the office's own secure mail; notices only."),
            ),
        }
        offered = {
            CopyKind.FILLABLE: can_be_filled,
            CopyKind.WORD: has_word,
            CopyKind.TEXT: has_text,
        }
        for kind, (words, why) in told.items():
            if offered.get(kind, True):
                self.addItem(words, kind.value)
                self.setItemData(self.count() - 1, why, Qt.ItemDataRole.ToolTipRole)
        self.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)

    def kind(self) -> CopyKind:
        """The form that is chosen."""
        return CopyKind(str(self.currentData()))

    def choose(self, kind: CopyKind) -> None:
        """Choose a form."""
        self.setCurrentIndex(self.findData(kind.value))
