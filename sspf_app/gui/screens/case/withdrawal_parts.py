"""Which parts of a consent are taken back; where none of a kind is ticked, all of it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from sspf_app.domain.codes import InformationType
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.case.withdrawal_presenter import WithdrawalForm
from sspf_app.gui.widgets.buttons import check_box
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column
from sspf_app.services.case_views import CaseDetail
from sspf_app.texts.labels import type_label


class WithdrawalParts(QWidget):
    """Boxes to tick, by kind: parties, subjects, purposes, types.

    Signals:
        changed: A box was ticked, or its tick taken away.

    Attributes:
        boxes: By kind, then by what it stands for.
    """

    changed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = {
            "parties": _("Only these parties (none = all)"),
            "subjects": _("Only about (none = all)"),
            "purposes": _("Only for this purpose (none = all)"),
            "types": _("Only this (none = everything)"),
        }
        self.boxes: dict[str, dict[str, QCheckBox]] = {kind: {} for kind in titles}
        self._columns: dict[str, QVBoxLayout] = {}
        self._purposes = QWidget()
        layout = column(gap=GRID + 4)
        for kind, title in titles.items():
            self._columns[kind] = QVBoxLayout()
            part = self._purposes if kind == "purposes" else QWidget()
            part.setLayout(column(text(title, role="label"), self._columns[kind], gap=2))
            layout.addWidget(part)
        self.setLayout(layout)

    def show_parts(self, form: WithdrawalForm, case: CaseDetail) -> None:
        """What the case has of parties, persons and purposes; the kinds come by ``show_types``."""
        people = [(one.id, one.name) for one in case.people]
        purposes = [(one.id, one.text) for one in case.purposes]
        parties = list(dict.fromkeys((one.party, one.name) for one in case.participations))
        self._fill("subjects", people, form.subjects)
        self._fill("purposes", purposes, form.purposes)
        self._fill("parties", parties, form.parties)
        self._purposes.setVisible(len(purposes) > 1)

    def show_types(self, given: tuple[InformationType, ...], chosen: list[str]) -> None:
        """Who has said yes to nothing takes back what was said elsewhere: every kind."""
        offered = given or tuple(InformationType)
        kinds = [one for one in InformationType if one in offered or one.value in chosen]
        self._fill("types", [(one.value, type_label(one, words())) for one in kinds], chosen)

    def ticked(self, kind: str) -> list[str]:
        """What is ticked of a kind."""
        return [value for value, box in self.boxes[kind].items() if box.isChecked()]

    def has_any(self) -> bool:
        """Whether anything at all is ticked."""
        return any(self.ticked(kind) for kind in self.boxes)

    def widest(self) -> int:
        """Pixels of the longest words of a box, which are not broken; purposes claim none."""
        named = (
            box for kind, made in self.boxes.items() if kind != "purposes" for box in made.values()
        )
        return max((box.sizeHint().width() for box in named), default=0)

    def _fill(self, kind: str, named: Sequence[tuple[str, str]], chosen: list[str]) -> None:
        clear(self._columns[kind])
        self.boxes[kind] = {}
        for value, said in named:
            box = check_box(said)
            box.setChecked(value in chosen)
            box.clicked.connect(self.changed)
            self.boxes[kind][value] = box
            self._columns[kind].addWidget(box)
