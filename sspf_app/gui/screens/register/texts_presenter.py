"""Leads the texts of the form: versions, words, approval, specimens, sheets for translators."""

from __future__ import annotations

from collections.abc import Mapping

from sspf_app.gui.i18n import _
from sspf_app.gui.ports import DraftText, Question, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.register.opened_text import OpenedText, draft_key, opened_text
from sspf_app.gui.screens.register.ports import TextsPort
from sspf_app.gui.screens.register.text_words import TextRow
from sspf_app.gui.screens.register.translator_sheets import TranslatorSheets
from sspf_app.services.changed_meanwhile import version_of
from sspf_app.services.changes import Changes
from sspf_app.services.form_text import FORM_LANGUAGES
from sspf_app.services.form_text_editing import TextOrigin
from sspf_app.services.form_text_views import TextItem
from sspf_app.services.paper_of_consent import Capacity
from sspf_app.services.papers import RenderedDocument


class TextsPresenter(ScreenPresenter):
    """One part of the register, with reads and drafts of its own."""

    view: TextsPort
    _open: str | None = None
    _seen = ""
    _looked: str | None = None
    _may_keep = False

    def __init__(self, ports: ScreenPorts, view: TextsPort) -> None:
        super().__init__(ports, view)
        self._sheets = TranslatorSheets(ports, view)

    def open(self, **params: str) -> None:
        """Show the list, or the text that is given."""
        self._load(params.get("text", self._open))

    def refresh(self) -> None:
        """Read the list anew, and the text that is open."""
        self._load(self._open)

    def open_text(self, text_id: str) -> None:
        """Show a text, with what was typed in it and not saved."""
        self._load(text_id)

    def _load(self, text_id: str | None) -> None:
        services = self.services
        typed = self.view.typed() if text_id == self._open else None

        def job() -> tuple[tuple[TextItem, ...], OpenedText | None]:
            opened = None if text_id is None else opened_text(services, text_id, typed)
            return services.form_texts.list_texts(), opened

        def done(found: tuple[tuple[TextItem, ...], OpenedText | None]) -> None:
            items, opened = found
            self._show_list(items)
            if opened is not None:
                self._open, self._may_keep = text_id, opened.may_keep
                self._seen = version_of(opened.comparison.item.text)
                self.view.show_text(opened.comparison, opened.unsaved)

        self.read(job, done)

    def close_text(self) -> None:
        """Back to the list; what was typed is kept as a draft."""
        self._open = None
        self.view.show_text_list()

    def drafts(self) -> tuple[DraftText, ...]:
        """What was typed and not saved."""
        if self._open is None or not self._may_keep:
            return ()
        text = self.view.typed().kept()
        if not text:
            return ()
        return (DraftText(key=draft_key(self._open), text=text),)

    def begin(self, language: str, basis: str | None) -> None:
        """Make a draft and show it."""

        def done(changes: Changes) -> None:
            if changes.new_id is not None:
                self.open_text(changes.new_id)

        self.change(lambda: self.services.form_texts.new_draft(language, basis=basis), done)

    def save(self, typed: Mapping[str, str]) -> None:
        """Write the words of the draft."""
        text_id, seen = self._need(), self._seen

        def job() -> Changes:
            changes = self.services.form_texts.edit(text_id, typed, seen=seen)
            if self._may_keep:
                self.services.drafts.discard(draft_key(text_id))
            return changes

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("The words are saved."))

        self.save_typed(job, done)

    def save_origin(self, origin: TextOrigin) -> None:
        """Write who stands behind it."""
        text_id, texts, seen = self._need(), self.services.form_texts, self._seen

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("It is saved."))

        self.save_typed(lambda: texts.describe(text_id, origin, seen=seen), done)

    def set_meaning(self, *, changed: bool) -> None:
        """Say whether the Swedish draft means something else."""
        text_id = self._need()
        self.change(lambda: self.services.form_texts.set_meaning(text_id, changed=changed))

    def follow(self) -> None:
        """It was read against the Swedish text in force."""
        text_id = self._need()
        self.change(lambda: self.services.form_texts.follow_swedish(text_id))

    def approve(self) -> None:
        """Put it in force, once the user has said yes."""
        text_id = self._need()

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("The text is approved. It is printed from now on."))

        question = Question(
            text=_("Approve this text?"),
            detail=_("It is printed from now on. The version before it is retired."),
            yes=_("Approve"),
            no=_("Not yet"),
        )
        self.change_if(question, lambda: self.services.form_texts.approve(text_id), done)

    def note_approval(self, decider: str, document: str) -> None:
        """Put it in force as somebody approved it on paper."""
        text_id = self._need()

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("The text is approved. It is printed from now on."))

        texts = self.services.form_texts
        self.save_typed(
            lambda: texts.note_approval(text_id, decider=decider, document=document), done
        )

    def retire(self) -> None:
        """Take it out of use, once the user has said yes."""
        text_id = self._need()
        question = Question(
            text=_("Take this text out of use?"),
            detail=_("Until another is approved, the form is Swedish with an interpreter."),
            yes=_("Take out of use"),
            no=_("Keep it"),
        )
        self.change_if(question, lambda: self.services.form_texts.retire(text_id))

    def discard(self) -> None:
        """Throw the draft away, once the user has said yes."""
        text_id = self._need()

        def job() -> Changes:
            if self._may_keep:
                self.services.drafts.discard(draft_key(text_id))
            return self.services.form_texts.discard(text_id)

        def ask_done() -> None:
            self.view.forget_typed()
            self.close_text()
            self.change(job)

        question = Question(
            text=_("Throw this draft away?"),
            detail=_("Its words are gone. Nothing was printed with it."),
            yes=_("Throw it away"),
            no=_("Keep it"),
            is_grave=True,
        )
        self.ports.dialogs.ask(question, on_yes=ask_done)

    def show_specimen(self, text_id: str) -> None:
        """Show how a text looks in print."""
        self._looked = text_id
        self.show_variant(Capacity.GUARDIAN)

    def show_open_specimen(self) -> None:
        """Show how the text that is open looks in print, as it was saved."""
        self.show_specimen(self._need())

    def show_variant(self, capacity: Capacity) -> None:
        """Show the text that is looked at as another capacity answers."""
        looked = self._looked or self._need()

        def done(drawn: RenderedDocument) -> None:
            self.view.show_specimen(drawn.content)

        self.read(lambda: self.services.form_text_sheets.specimen(looked, capacity), done)

    def leave_specimen(self) -> None:
        """Back to the text, or to the list."""
        if self._open is None:
            self.view.show_text_list()
        else:
            self.view.show_open_text()

    def export_sheet(self) -> None:
        """Write the translator's sheet where the user says."""
        self._sheets.export_sheet(self._need())

    def import_sheet(self) -> None:
        """Take in a filled-in sheet that the user chooses."""
        text_id = self._need()

        def taken() -> None:
            self.view.forget_typed()
            self.open_text(text_id)

        self._sheets.import_sheet(text_id, on_taken=taken)

    def _show_list(self, items: tuple[TextItem, ...]) -> None:
        with_text = {item.text.language for item in items}
        rows = [TextRow(language=item.text.language, item=item) for item in items]
        rows += [
            TextRow(language=language, item=None)
            for language in FORM_LANGUAGES
            if language not in with_text
        ]
        rows.sort(key=lambda row: FORM_LANGUAGES.index(row.language))
        self.view.show_texts(tuple(rows))

    def _need(self) -> str:
        if self._open is None:
            raise ValueError("no text is open")
        return self._open
