"""The information talks of a case, where the consents are: held with whom, and what is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sspf_app.gui.case_words import language_word
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import Tone
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, column, line, row
from sspf_app.gui.widgets.read_only import changing
from sspf_app.services.occasion_views import TalkView
from sspf_app.services.process_records import InterpreterMode
from sspf_app.texts.dates import joined
from sspf_app.texts.process import mode_name, told_name, understood_name


class TalksCard(Card):
    """See the module.

    Attributes:
        new: Notes another talk.
    """

    def __init__(
        self,
        talks: tuple[TalkView, ...],
        on_new: Callable[[], object],
        *,
        when: Callable[[TalkView], str],
    ) -> None:
        super().__init__(_("Information talk"))
        self.new = changing(button(_("Note an information talk"), on_new, icon="add"))
        self.add_action(self.new)
        if not talks:
            said = _("None is noted. It comes before the form: what one says yes to must be clear.")
            self.add(text(said, role="muted"))
        for number, one in enumerate(talks):
            if number:
                self.add(line())
            self.add(_talk(one, when(one)))


def _talk(one: TalkView, when: str) -> QWidget:
    holder = QWidget()
    head = row(text(f"{when} · {joined(list(one.persons), words())}", role="strong"))
    head.setStretch(0, 1)
    if one.not_told:
        head.addWidget(StatusBadge(_("Something is left"), Tone.WARNING))
    else:
        head.addWidget(StatusBadge(_("All gone through"), Tone.SUCCESS))
    layout = column(head, text(_held(one), role="muted"), gap=2)
    if one.not_told:
        left = "; ".join(told_name(part.value, words()).lower() for part in one.not_told)
        layout.addWidget(text(_("Not gone through yet: {details}.").format(details=left)))
    for name, back, said in one.told_back:
        how = understood_name(back.understood.value, words()).lower()
        quoted = f" ”{said}”" if said else ""
        layout.addWidget(text(f"{name}: {how}.{quoted}", selectable=True))
    holder.setLayout(layout)
    return holder


def _held(one: TalkView) -> str:
    parts = [_("Held by {name}").format(name=one.held_by)]
    if one.language:
        parts.append(language_word(one.language))
    if one.mode is not InterpreterMode.NONE:
        mode = mode_name(one.mode.value, words()).lower()
        parts.append(_("interpreter {name}, {mode}").format(name=one.interpreter, mode=mode))
    return " · ".join(parts)
