"""Leads the texts of the form: versions, words, approval, specimens, sheets for translators."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _, words
from sspf_app.gui.ports import DraftText, Question
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.register.ports import TextsPort
from sspf_app.gui.screens.register.text_words import TextRow
from sspf_app.services.bundle import Services
from sspf_app.services.changes import Changes
from sspf_app.services.form_clauses import BY_ID
from sspf_app.services.form_text import FORM_LANGUAGES
from sspf_app.services.form_text_editing import TextOrigin
from sspf_app.services.form_text_views import TextComparison, TextItem
from sspf_app.services.paper_of_consent import Capacity
from sspf_app.services.papers import RenderedDocument
from sspf_app.services.translation_sheets import SHEET_BYTES_MAX, TranslationSheetError
from sspf_app.texts.form_text_faults import fault_sentence

_MOST_TOLD = 12


class TextsPresenter(ScreenPresenter):
    """One part of the register, with reads and drafts of its own."""

    view: TextsPort
    _open: str | None = None
    _looked: str | None = None
    _may_keep = False

    def refresh(self) -> None:
        """Read the list anew, and the text that is open."""
        self._load(self._open)

    def open_text(self, text_id: str) -> None:
        """Show a text, with what was typed in it and not saved."""
        self._load(text_id)

    def _load(self, text_id: str | None) -> None:
        services = self.services
        typed = self.view.typed() if text_id == self._open else None

        def job() -> tuple[tuple[TextItem, ...], _Opened | None]:
            opened = None if text_id is None else _opened(services, text_id, typed)
            return services.form_texts.list_texts(), opened

        def done(found: tuple[tuple[TextItem, ...], _Opened | None]) -> None:
            items, opened = found
            self._show_list(items)
            if opened is not None:
                self._open, self._may_keep = text_id, opened.may_keep
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
        typed = self.view.typed()
        if not typed:
            return ()
        return (DraftText(key=_key(self._open), text=json.dumps(typed, ensure_ascii=False)),)

    def begin(self, language: str, basis: str | None) -> None:
        """Make a draft and show it."""

        def done(changes: Changes) -> None:
            if changes.new_id is not None:
                self.open_text(changes.new_id)

        self.change(lambda: self.services.form_texts.new_draft(language, basis=basis), done)

    def save(self, typed: Mapping[str, str]) -> None:
        """Write the words of the draft."""
        text_id = self._need()

        def job() -> Changes:
            changes = self.services.form_texts.edit(text_id, typed)
            if self._may_keep:
                self.services.drafts.discard(_key(text_id))
            return changes

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("The words are saved."))

        self.change(job, done)

    def save_origin(self, origin: TextOrigin) -> None:
        """Write who stands behind it."""
        text_id = self._need()

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("It is saved."))

        self.change(lambda: self.services.form_texts.describe(text_id, origin), done)

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
        self.ports.dialogs.ask(
            question,
            on_yes=lambda: self.change(lambda: self.services.form_texts.approve(text_id), done),
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
        self.ports.dialogs.ask(
            question,
            on_yes=lambda: self.change(lambda: self.services.form_texts.retire(text_id)),
        )

    def discard(self) -> None:
        """Throw the draft away, once the user has said yes."""
        text_id = self._need()

        def job() -> Changes:
            if self._may_keep:
                self.services.drafts.discard(_key(text_id))
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
        text_id = self._need()

        def write(folder: Path) -> None:
            def done(path: Path) -> None:
                self.ports.frame.say(_("The sheet is saved as {name}.").format(name=path.name))

            self.change(lambda: self.services.form_text_sheets.export_sheet(text_id, folder), done)

        self.ports.dialogs.choose_folder(_("Where to save the sheet"), on_chosen=write)

    def import_sheet(self) -> None:
        """Take in a filled-in sheet that the user chooses."""
        text_id = self._need()

        def take(path: Path) -> None:
            def job() -> Changes:
                return self.services.form_text_sheets.import_sheet(text_id, _content(path))

            def done(_changes: Changes) -> None:
                self.view.forget_typed()
                self.open_text(text_id)
                self.ports.frame.say(_("The sheet is taken in. Read it through before approval."))

            self.change(job, done, on_error=self._refused)

        self.ports.dialogs.choose_file(
            _("Which sheet to take in"), on_chosen=take, pattern=_("Sheets (*.csv *.txt)")
        )

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

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, TranslationSheetError):
            self.show_error(error)
            return
        told = [
            fault_sentence(
                fault.code,
                fault.params,
                words(),
                BY_ID[fault.clause].number if fault.clause in BY_ID else fault.clause[:40],
            )
            for fault in error.faults[:_MOST_TOLD]
        ]
        if (more := len(error.faults) - _MOST_TOLD) > 0:
            told.append(_("and {n} more").format(n=more))
        self.view.show_sheet_faults(tuple(told), self.ports.frame.explain(error).what)

    def _need(self) -> str:
        if self._open is None:
            raise ValueError("no text is open")
        return self._open


def _key(text_id: str) -> str:
    return f"register/{text_id}/words"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    comparison: TextComparison
    unsaved: Mapping[str, str]
    may_keep: bool


def _opened(services: Services, text_id: str, typed: Mapping[str, str] | None) -> _Opened:
    """A text, with what stands in its fields now or what was kept of it."""
    kept = _kept(services, text_id)
    comparison = services.form_texts.compare(text_id)
    stored = comparison.item.text.words
    unsaved = (kept or {}) if typed is None else typed
    return _Opened(
        comparison=comparison,
        unsaved={id_: said for id_, said in unsaved.items() if stored.get(id_) != said},
        may_keep=kept is not None,
    )


def _kept(services: Services, text_id: str) -> dict[str, str] | None:
    """Words typed before and not saved; None where the user's role keeps no drafts."""
    try:
        draft = services.drafts.get(_key(text_id))
    except DomainError:
        return None
    if draft is None:
        return {}
    kept = json.loads(draft.text)
    return {id_: said for id_, said in kept.items() if id_ in BY_ID}


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(SHEET_BYTES_MAX + 1)
    except OSError as error:
        raise DomainError("sheet_unreadable", why=type(error).__name__) from error
