"""The texts of the forms: versions in every language, drafted, compared, approved, retired.

Source: ``domain.md`` 2.1 and 8; sharing rules, section 5 point 7.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sspf_app.domain.errors import DomainError
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.approvers import (
    Asked,
    check_paper_approval,
    check_two_persons,
    has_second_person,
)
from sspf_app.services.changed_meanwhile import need_seen
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.form_text import FORM_LANGUAGES, SWEDISH, TextStatus
from sspf_app.services.form_text_checks import check_approvable
from sspf_app.services.form_text_choice import in_force, need_text, source_of
from sspf_app.services.form_text_editing import (
    Made,
    TextOrigin,
    drafted,
    edited,
    need_draft,
    next_terms,
)
from sspf_app.services.form_text_records import StoredText
from sspf_app.services.form_text_seeding import seed_texts
from sspf_app.services.form_text_sheets import drawn_specimen
from sspf_app.services.form_text_views import TextComparison, TextItem, compared
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action
from sspf_app.services.whose_account import is_another


class FormTexts:
    """Use cases about the texts of the forms."""

    def __init__(self, desk: Desk, *, renderer: DocumentRenderer) -> None:
        self._desk = desk
        self._renderer = renderer

    def list_texts(self) -> tuple[TextItem, ...]:
        """Every version, by language in the order they are offered, newest first."""
        with self._desk.begin(Permission.WRITE_TEXTS) as unit:
            seed_texts(unit, self._desk.now())
            stored = unit.texts.list()
            items = [self._item(unit, stored, one) for one in reversed(stored)]
            unit.commit()
        return tuple(sorted(items, key=lambda item: FORM_LANGUAGES.index(item.text.language)))

    def compare(self, text_id: str) -> TextComparison:
        """A text clause by clause beside the Swedish one it is to say the same as.

        A Swedish draft is laid beside the Swedish text in force.

        Raises:
            DomainError: ``unknown_text``.
        """
        with self._desk.begin(Permission.WRITE_TEXTS) as unit:
            text = need_text(unit, text_id)
            stored = unit.texts.list()
            source = source_of(stored, text)
            item = self._item(unit, stored, text)
        return compared(item, source)

    def new_draft(self, language: str, *, basis: str | None = None) -> Changes:
        """A draft of the next version; ``new_id`` is its id.

        Args:
            language: One of the known languages.
            basis: The version whose words it begins with; None = the one in force, or no words.

        Raises:
            DomainError: ``language_unknown``, ``unknown_text``, ``draft_exists`` (version): a
                language has one draft at a time.
        """
        with self._desk.begin(Permission.WRITE_TEXTS) as unit:
            if language not in FORM_LANGUAGES:
                raise DomainError("language_unknown", language=language)
            stored = unit.texts.list()
            for one in stored:
                if one.language == language and one.status is TextStatus.DRAFT:
                    raise DomainError("draft_exists", version=one.version)
            draft = drafted(
                stored,
                language,
                basis=in_force(stored, language) if basis is None else need_text(unit, basis),
                swedish=in_force(stored, SWEDISH),
                made=self._made(),
            )
            return self._saved(unit, draft, "draft", new_id=draft.id)

    def edit(self, text_id: str, words: Mapping[str, str], *, seen: str = "") -> Changes:
        """Write the words of some clauses of a draft; ``seen`` is the version that was shown.

        Raises:
            DomainError: ``unknown_text``, ``text_not_draft``, ``unknown_clause``,
                ``clause_too_long`` (clause, most); ``record_changed_meanwhile``: it is another
                than the one shown.
        """
        with self._desk.begin(Permission.WRITE_TEXTS) as unit:
            text = need_draft(need_text(unit, text_id))
            need_seen(text, seen)
            new = edited(text, words, at=self._desk.now(), by=self._desk.actor.user_id)
            return self._saved(unit, new, "edit")

    def describe(self, text_id: str, origin: TextOrigin, *, seen: str = "") -> Changes:
        """Write who translated and reviewed a draft; ``seen`` is the version that was shown.

        Raises:
            DomainError: ``unknown_text``, ``text_not_draft``, ``date_in_future``;
                ``record_changed_meanwhile``: it is another than the one shown.
        """
        now = self._desk.now()
        with self._desk.begin(Permission.WRITE_TEXTS) as unit:
            if origin.translated_on and origin.translated_on > day_of(now, self._desk.clock.zone):
                raise DomainError("date_in_future", day=origin.translated_on)
            text = need_draft(need_text(unit, text_id))
            need_seen(text, seen)
            new = replace(
                text,
                translator=origin.translator.strip(),
                translated_on=origin.translated_on,
                reviewer=origin.reviewer.strip(),
                note=origin.note.strip(),
            )
            return self._saved(unit, self._by_me(new), "describe")

    def set_meaning(self, text_id: str, *, changed: bool) -> Changes:
        """Say whether a Swedish draft means something else: then it takes the next terms.

        Raises:
            DomainError: ``unknown_text``, ``text_not_draft``, ``terms_follow_swedish``.
        """
        with self._desk.begin(Permission.WRITE_TEXTS) as unit:
            text = need_draft(need_text(unit, text_id))
            if text.language != SWEDISH:
                raise DomainError("terms_follow_swedish")
            terms = next_terms(unit.texts.list(), changes_meaning=changed)
            return self._saved(unit, self._by_me(replace(text, terms=terms)), "terms")

    def follow_swedish(self, text_id: str) -> Changes:
        """Say that a draft was read against the Swedish text in force and says the same.

        Raises:
            DomainError: ``unknown_text``, ``text_not_draft``, ``no_swedish_text``.
        """
        with self._desk.begin(Permission.WRITE_TEXTS) as unit:
            text = need_draft(need_text(unit, text_id))
            swedish = in_force(unit.texts.list(), SWEDISH)
            if swedish is None or text.language == SWEDISH:
                raise DomainError("no_swedish_text")
            new = replace(text, terms=swedish.terms, source_sha256=swedish.sha256)
            return self._saved(unit, self._by_me(new), "follow")

    def approve(self, text_id: str) -> Changes:
        """Put a draft in force; the version before it in that language is retired.

        Raises:
            DomainError: ``not_permitted``, ``unknown_text``, ``text_not_draft``,
                ``approver_edited_last``; what ``check_approvable`` says; ``missing_glyph``: a sign
                of it cannot be printed.
        """
        with self._desk.begin(Permission.APPROVE_TEXTS) as unit:
            text = need_draft(need_text(unit, text_id))
            check_approvable(text, in_force(unit.texts.list(), SWEDISH))
            if not self._may_approve(unit, text):
                raise DomainError("approver_edited_last")
            return self._in_force(unit, text, by=self._desk.actor.user_id)

    def note_approval(self, text_id: str, *, decider: str, document: str) -> Changes:
        """Put a draft in force that somebody approved on paper, where nobody else can here.

        Args:
            text_id: The draft.
            decider: Who approved it.
            document: Where the paper is kept.

        Raises:
            DomainError: ``not_permitted``, ``manager_approves``, ``approval_incomplete``,
                ``approved_by_self``; as ``approve``.
        """
        with self._desk.begin(Permission.WRITE_TEXTS) as unit:
            text = need_draft(need_text(unit, text_id))
            check_approvable(text, in_force(unit.texts.list(), SWEDISH))
            asked = _asked(unit, text)
            check_paper_approval(
                unit,
                asked,
                decider=decider,
                document=document,
                permission=Permission.APPROVE_TEXTS,
            )
            check_two_persons(
                unit,
                asked,
                actor=self._desk.actor,
                decider=decider,
                permission=Permission.APPROVE_TEXTS,
            )
            said = replace(text, approved_in=document.strip())
            return self._in_force(unit, said, by=decider.strip())

    def _in_force(self, unit: UnitOfWork, text: StoredText, *, by: str) -> Changes:
        """Approve it, and retire the version before it."""
        drawn_specimen(self._desk, self._renderer, unit, text)
        for one in unit.texts.list():
            if one.language == text.language and one.status is TextStatus.APPROVED:
                unit.texts.put(self._retired(one))
        now = self._desk.now()
        approved = replace(text, status=TextStatus.APPROVED, approved_at=now, approved_by=by)
        return self._saved(unit, approved, "approve")

    def retire(self, text_id: str) -> Changes:
        """Take a translation or the easy text out of use; what was printed with it stays.

        Raises:
            DomainError: ``not_permitted``, ``unknown_text``, ``text_not_in_force``,
                ``swedish_text_needed``: without a Swedish text nothing could be printed.
        """
        with self._desk.begin(Permission.APPROVE_TEXTS) as unit:
            text = need_text(unit, text_id)
            if text.status is not TextStatus.APPROVED:
                raise DomainError("text_not_in_force", version=text.version)
            if text.language == SWEDISH:
                raise DomainError("swedish_text_needed")
            return self._saved(unit, self._retired(text), "retire")

    def discard(self, text_id: str) -> Changes:
        """Remove a draft; nothing was printed with it.

        Raises:
            DomainError: ``unknown_text``, ``text_not_draft``.
        """
        with self._desk.begin(Permission.WRITE_TEXTS) as unit:
            text = need_draft(need_text(unit, text_id))
            unit.texts.remove(text.id)
            self._desk.log(unit, Action.WRITE, f"form_text:{text.id}:discard")
            unit.commit()
        return Changes(topics=frozenset({Topic.FORM_TEXTS}), ids=frozenset({text.id}))

    def _item(self, unit: UnitOfWork, stored: tuple[StoredText, ...], text: StoredText) -> TextItem:
        swedish = in_force(stored, SWEDISH)
        is_draft = text.status is TextStatus.DRAFT
        is_swedish = text.language == SWEDISH
        return TextItem(
            text=text,
            is_in_force=text == in_force(stored, text.language)
            and (is_swedish or (swedish is not None and text.terms == swedish.terms)),
            is_behind=not is_swedish
            and text.status is not TextStatus.RETIRED
            and swedish is not None
            and text.source_sha256 != swedish.sha256,
            missing=len(text.text.missing),
            may_approve=is_draft
            and self._desk.actor.may(Permission.APPROVE_TEXTS)
            and self._may_approve(unit, text),
            needs_paper=is_draft
            and not has_second_person(
                unit, asker=text.edited_by, permission=Permission.APPROVE_TEXTS
            ),
        )

    def _may_approve(self, unit: UnitOfWork, text: StoredText) -> bool:
        """Whoever wrote last does not approve, nor does an account of that person's making."""
        me = self._desk.actor.user_id
        return is_another(unit.office.users(), me, asker=text.edited_by)

    def _retired(self, text: StoredText) -> StoredText:
        now, me = self._desk.now(), self._desk.actor.user_id
        return replace(text, status=TextStatus.RETIRED, retired_at=now, retired_by=me)

    def _by_me(self, text: StoredText) -> StoredText:
        return replace(text, edited_at=self._desk.now(), edited_by=self._desk.actor.user_id)

    def _made(self) -> Made:
        by = self._desk.actor.user_id
        return Made(id=self._desk.new_id("ft"), by=by, at=self._desk.now())

    def _saved(
        self, unit: UnitOfWork, text: StoredText, what: str, *, new_id: str | None = None
    ) -> Changes:
        unit.texts.put(text)
        self._desk.log(unit, Action.WRITE, f"form_text:{text.id}:{what}")
        unit.commit()
        ids = frozenset({text.id})
        return Changes(topics=frozenset({Topic.FORM_TEXTS}), ids=ids, new_id=new_id)


def _asked(unit: UnitOfWork, text: StoredText) -> Asked:
    """Who wrote it last, for whoever is to be somebody else."""
    users = unit.office.users()
    name = next((one.name for one in users if one.id == text.edited_by), text.edited_by)
    return Asked(case="", subject=f"form_text:{text.id}", name=name, user_id=text.edited_by)
