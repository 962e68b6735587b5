"""Which text a form is printed with: the Swedish one that is signed, and what stands beside it.

Source: ``domain.md`` 8: the Swedish text is the signed one; a translation belongs to the same
content; without one it is Swedish and an interpreter, never another text.
"""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.services.form_text import (
    CONSENT,
    EASY_SWEDISH,
    FORM_LANGUAGES,
    SIGNED_LANGUAGES,
    SWEDISH,
    FormText,
    TextStatus,
)
from sspf_app.services.form_text_records import StoredText
from sspf_app.services.form_text_shipped import SHIPPED_LANGUAGES, text_in
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import PrintedForm


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTexts:
    """The texts of one sheet.

    Attributes:
        signed: Swedish or easy Swedish.
        beside: The same clauses in another language; None = Swedish, and an interpreter.
    """

    signed: FormText
    beside: FormText | None = None


def in_force(stored: tuple[StoredText, ...], language: str) -> StoredText | None:
    """The approved text of a language: approving one retires the one before."""
    found = (
        one
        for one in reversed(stored)
        if one.family == CONSENT and one.language == language and one.status is TextStatus.APPROVED
    )
    return next(found, None)


def source_of(stored: tuple[StoredText, ...], text: StoredText) -> StoredText | None:
    """The Swedish text that a text is laid beside.

    A draft is to say what the text in force says; what was approved stays beside what it was
    approved from.
    """
    if text.status is not TextStatus.DRAFT and text.language != SWEDISH:
        for one in stored:
            if one.sha256 == text.source_sha256:
                return one
    swedish = in_force(stored, SWEDISH)
    return None if swedish is not None and swedish.id == text.id else swedish


def need_text(unit: UnitOfWork, text_id: str) -> StoredText:
    """The version with an id.

    Raises:
        DomainError: ``unknown_text`` (text).
    """
    text = unit.texts.get(text_id)
    if text is None:
        raise DomainError("unknown_text", text=text_id)
    return text


def texts_for(unit: UnitOfWork, language: str) -> PrintedTexts:
    """The texts of a sheet asked for in a language.

    Raises:
        DomainError: ``language_unknown`` (language); ``form_text_not_approved`` (language): no
            Swedish text is in force.
    """
    if language not in FORM_LANGUAGES:
        raise DomainError("language_unknown", language=language)
    texts = _approved(unit)
    swedish = texts.get(SWEDISH)
    if swedish is None:
        raise DomainError("form_text_not_approved", language=SWEDISH)
    other = texts.get(language)
    if other is None or language == SWEDISH:
        return PrintedTexts(signed=swedish)
    if language == EASY_SWEDISH:
        # An easier wording of another content is another consent.
        is_same = other.terms == swedish.terms and other.clauses.keys() == swedish.clauses.keys()
        return PrintedTexts(signed=other if is_same else swedish)
    return PrintedTexts(signed=swedish, beside=other if other.stands_beside(swedish) else None)


def texts_of(unit: UnitOfWork, form: PrintedForm) -> PrintedTexts:
    """The very texts a sheet was drawn with, whatever became of them.

    Raises:
        DomainError: ``form_text_unknown`` (form): they are not in the vault.
    """
    beside = form.translation_sha256
    return PrintedTexts(
        signed=_with_sha256(unit, form, form.text_sha256),
        beside=None if beside is None else _with_sha256(unit, form, beside),
    )


def is_replaced(unit: UnitOfWork, form: PrintedForm) -> bool:
    """Whether a sheet would be printed with other words to sign today."""
    return texts_for(unit, form.language).signed.sha256 != form.text_sha256


def languages_offered(unit: UnitOfWork) -> tuple[str, ...]:
    """Languages in which a sheet says something else than Swedish alone, Swedish first."""
    swedish = texts_for(unit, SWEDISH)
    others = (one for one in FORM_LANGUAGES if one != SWEDISH)
    return (SWEDISH, *(one for one in others if texts_for(unit, one) != swedish))


def _approved(unit: UnitOfWork) -> dict[str, FormText]:
    stored = unit.texts.list()
    if not stored:  # nobody has signed in to this vault yet
        return {language: text_in(language) for language in SHIPPED_LANGUAGES}
    found = ((language, in_force(stored, language)) for language in FORM_LANGUAGES)
    return {language: one.text for language, one in found if one is not None}


def _nearness(stored: StoredText, form: PrintedForm) -> tuple[bool, bool]:
    """The sheet names the version it was signed in; of what stands beside, the one in use."""
    is_signed = stored.language in SIGNED_LANGUAGES
    return is_signed and stored.version == form.form_version, stored.status is TextStatus.APPROVED


def _with_sha256(unit: UnitOfWork, form: PrintedForm, sha256: str) -> FormText:
    # A version approved anew with the same words has the same checksum.
    same = unit.texts.with_sha256(sha256)
    if same:
        return max(same, key=lambda one: _nearness(one, form)).text
    for language in SHIPPED_LANGUAGES:
        if text_in(language).sha256 == sha256:
            return text_in(language)
    raise DomainError("form_text_unknown", form=form.id)
