"""Who will read the item and who not, and why; questions to answer; refusals."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.quoted import quoted
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.elided import ElidedLabel
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.keyboard import tab_stops
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.marks import mark
from sspf_app.gui.widgets.name_question import IS_NAME, NameQuestion, asked_line
from sspf_app.gui.widgets.notices import Banner, announce
from sspf_app.gui.widgets.views_question import views_question
from sspf_app.services.meeting_views import ItemCheck, ItemQuestion, ReaderView


class ReadersCard(Card):
    """Shown live beside the editor.

    Signals:
        subject_named: Id and name of a person whom the text is about too.
        replace_wanted: The ``ItemQuestion`` whose ``instead`` is to stand.
        answered: Key of a question whose answer is "it is right as it stands".
        others_wanted: Choose whom else it is about.
    """

    subject_named = Signal(str, str)
    replace_wanted = Signal(object)
    answered = Signal(str)
    others_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Who will read it"), parent=parent)
        growing(self)
        self.refusal = Banner()
        self._questions = column(gap=GRID)
        self._readers = column(gap=GRID)
        self.add(self.refusal)
        self.add(self._questions)
        self.add(self._readers)
        self.show_check(None)

    def show_check(self, check: ItemCheck | None) -> None:
        """Show what stands in the way, what to answer, and who would read it."""
        clear(self._questions)
        clear(self._readers)
        if check is None or not (check.readers or check.problems or check.questions):
            self.say(_("Who will read it"))
            self._readers.addWidget(
                text(
                    _("Choose who says it, about whom, and what kind of information it is."),
                    role="muted",
                )
            )
            if check is None:
                self.setAccessibleDescription("")
                self.refusal.clear()
                return
        if check.problems:
            self.show_refusal(" ".join(sentence for _code, sentence in check.problems))
        else:
            self.refusal.clear()
        for question in check.questions:
            self._questions.addWidget(self._question(question))
        reading = sum(reader.reads for reader in check.readers)
        if check.readers:
            self.say(
                ngettext("{n} of {all} reads it", "{n} of {all} read it", reading).format(
                    n=reading, all=len(check.readers)
                )
            )
        for group in reader_groups(check.readers):
            self._readers.addWidget(group)
        self.setAccessibleDescription(_spoken(check))

    def focus_question(self) -> None:
        """Take the keyboard to the first question."""
        found = self._questions.itemAt(0)
        asked = None if found is None else found.widget()
        if asked is not None and (stops := tuple(tab_stops(asked))):
            stops[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_refusal(self, sentence: str) -> None:
        """Say why it cannot be saved; what was typed is kept."""
        self.refusal.say(sentence, _("What you wrote is kept."), tone=Tone.DANGER)

    def _question(self, question: ItemQuestion) -> QWidget:
        if question.kind in IS_NAME:
            asked_name = NameQuestion(question, self.answered.emit)
            announce(asked_name)
            return asked_name
        if question.kind == "other_person":
            return self._other_person(question)
        if question.kind == "views_opened":
            return views_question(question, partial(self.answered.emit, question.key))
        holder = mark(QWidget(), role="question")
        if question.kind == "named_person" and question.person is not None:
            asked = _("{name} is named in the text. Is it about {name} too?").format(
                name=question.name
            )
            yes = button(_("Yes, about {name} too").format(name=question.name))
            no = button(_("No, only named"))
            person = question.person
            yes.clicked.connect(lambda: self.subject_named.emit(person, question.name))
        else:
            asked = _("Family and economy: is it about somebody else in the family too?")
            yes = button(_("Choose whom"))
            no = button(_("No, only the young person"))
            yes.clicked.connect(lambda: self.others_wanted.emit())
        key = question.key
        no.clicked.connect(lambda: self.answered.emit(key))
        holder.setLayout(column(asked_line(asked), row(yes, no, None)))
        announce(holder)
        return holder

    def _other_person(self, question: ItemQuestion) -> QWidget:
        """Somebody of another case: the words go, or the person is made a subject."""
        holder = mark(QWidget(), role="question")
        replace = button(_("Replace the name"), icon="edit")
        replace.clicked.connect(lambda: self.replace_wanted.emit(question))
        acts: list[QWidget] = [replace]
        person = question.person
        if person is None:
            asked = _("The text names somebody who is not of this case.")
            more = _("A name of another case does not stand here.")
        else:
            asked = _("{name} is not of this case. Replace the name?").format(name=question.name)
            more = _("It stands only if the item is about {name} too, by their own consents.")
            more = more.format(name=question.name)
            about = button(_("Yes, about {name} too").format(name=question.name))
            about.clicked.connect(lambda: self.subject_named.emit(person, question.name))
            acts.append(about)
        parts: list[QWidget | QHBoxLayout] = [asked_line(asked), text(more, role="muted")]
        if question.instead != question.of:
            parts.append(text(quoted(question.instead)))
        else:
            replace.setEnabled(False)
            parts.append(text(_("Write it without the name."), role="muted"))
        holder.setLayout(column(*parts, row(*acts, None)))
        announce(holder)
        return holder


def reader_groups(readers: Sequence[ReaderView]) -> tuple[QWidget, ...]:
    """Those who do not read it, by reason, then those who do: names together, said once."""
    kept_from: dict[tuple[str, ...], list[str]] = {}
    reading = [one for one in readers if one.reads]
    for one in readers:
        if not one.reads:
            kept_from.setdefault(one.because, []).append(one.name)
    groups = [_group(names, why, reads=False) for why, names in kept_from.items()]
    if reading:
        why = tuple(dict.fromkeys(said for one in reading for said in one.because))
        groups.append(_group([one.name for one in reading], why, reads=True))
    return tuple(groups)


def _group(names: list[str], because: tuple[str, ...], *, reads: bool) -> QWidget:
    holder = QWidget()
    tone = Tone.SUCCESS if reads else Tone.NEUTRAL
    word = (
        ngettext("Reads it", "Read it", len(names))
        if reads
        else ngettext("Does not read it", "Do not read it", len(names))
    )
    shape = IconLabel("eye" if reads else "eye-off", tone=tone)
    said, why = ", ".join(names), " ".join(because)
    head = mark(text(word, wrap=False), tone=tone)
    # Why somebody does not read it is what one must know; the rest is there for who asks.
    below = ElidedLabel(why) if reads else text(why, role="muted")
    layout = row(shape, column(head, text(said, role="strong"), below, gap=0), gap=GRID + 2)
    layout.setStretch(1, 1)
    layout.setAlignment(shape, Qt.AlignmentFlag.AlignTop)
    holder.setLayout(layout)
    holder.setAccessibleName(f"{word}: {said}. {why}")
    return holder


def _spoken(check: ItemCheck) -> str:
    return " ".join(
        (_("{name} reads it.") if reader.reads else _("{name} does not read it.")).format(
            name=reader.name
        )
        for reader in check.readers
    )
