"""A sheet for one signatory: the order checked, and what the paper is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from sspf_app.domain.codes import CustodyKind, InformationType, ReasonCode
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Party, Person
from sspf_app.domain.rules import Situation
from sspf_app.domain.rules.custody import custodians
from sspf_app.domain.rules.signatories import is_youth_only
from sspf_app.domain.time import plus_months
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.consent_cards import signatories_of
from sspf_app.services.form_text import SIGNED_LANGUAGES, SWEDISH, FormText
from sspf_app.services.form_text_choice import PrintedTexts
from sspf_app.services.form_views import FormOrder
from sspf_app.services.paper_names import reveals_place, secrecy_mark
from sspf_app.services.paper_of_consent import (
    MAX_ROWS,
    BoxRow,
    Capacity,
    ConsentFormData,
    FormColumn,
    FormParty,
)
from sspf_app.services.paper_parts import PaperOffice
from sspf_app.services.paper_signs import recipient_sign
from sspf_app.services.placements import hiding_pauses, is_placement
from sspf_app.services.records import Contact, FormRow, Office
from sspf_app.services.standing_rows import standing
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.labels import function_label
from sspf_app.texts.languages import language_in_sentence

_LINE_OF_ADDRESS = re.compile(r"[,\n]")
_CAPACITIES = {
    CustodyKind.APPOINTED_GUARDIAN: Capacity.APPOINTED_GUARDIAN,
    CustodyKind.TEMPORARY_GUARDIAN: Capacity.TEMPORARY_GUARDIAN,
    CustodyKind.LEGAL_REPRESENTATIVE: Capacity.LEGAL_REPRESENTATIVE,
}


def check_order(loaded: LoadedCase, order: FormOrder) -> None:
    """Whether the sheet may be printed for this signatory.

    Raises:
        DomainError: see ``ConsentForms.prepare``.
    """
    loaded.need_purpose(order.purpose)
    signatory = loaded.need_person(order.signatory)
    if not loaded.situation.is_alive(order.signatory):
        raise DomainError("signatory_dead", name=signatory.name)
    for subject in order.subjects:
        _check_signatory(loaded, order, loaded.need_person(subject))
    _check_boxes(loaded, order)
    _check_period(loaded, order)
    _check_protection(loaded, order)


def check_texts(printed: PrintedTexts, in_force: PrintedTexts) -> None:
    """Whether a sheet still has the words that are approved: a preview may have been open long.

    Raises:
        DomainError: ``form_text_replaced`` (language).
    """
    if printed.signed != in_force.signed:
        raise DomainError("form_text_replaced", language=printed.signed.language)
    if printed.beside != in_force.beside:
        replaced = printed.beside or in_force.beside or printed.signed
        raise DomainError("form_text_replaced", language=replaced.language)


def may_be_asked(
    loaded: LoadedCase, signatory: str, subject: str, *, first: date | None = None
) -> bool:
    """Whether somebody may be asked about a subject: required, or able to be.

    Args:
        loaded: The case.
        signatory: Who is asked.
        subject: About whom.
        first: The day from which the answer is to hold; None = today. Another than the subject must
            be able to answer today too: the sheet tells that there is a case.

    Raises:
        DomainError: ``unknown_person``.
    """
    loaded.need_person(subject)
    then = loaded.situation_on(first)
    if signatory != subject and not can_answer(loaded.situation, signatory, subject):
        return False
    return can_answer(then, signatory, subject)


def can_answer(situation: Situation, signatory: str, subject: str) -> bool:
    """Whether somebody can answer about a subject, at the instant of the situation."""
    purposes = [row.id for row in standing(situation.facts.purposes) if row.case == situation.case]
    if any(signatory in signatories_of(situation, purpose, subject) for purpose in purposes):
        return True
    age = situation.age(subject)
    if _holds_custody(situation, signatory, subject):
        return True
    return signatory == subject and age is not None and age >= situation.policy.maturity_from


def _check_signatory(loaded: LoadedCase, order: FormOrder, subject: Person) -> None:
    if may_be_asked(loaded, order.signatory, subject.id, first=order.valid_from):
        return
    raise DomainError("not_a_signatory", name=loaded.name(order.signatory), subject=subject.name)


def _holds_custody(situation: Situation, holder: str, child: str) -> bool:
    """Whether a guardian may be asked although nobody requires the answer today.

    Custody that still waits for its evidence counts once that is seen. A former guardian, or one
    whose child answers alone, would learn from the sheet that there is a case.
    """
    age = situation.age(child)
    if age is None or situation.is_adult(child) or is_youth_only(situation, child, age):
        return False
    custody = custodians(situation, child)
    if custody.problem is ReasonCode.CUSTODY_UNVERIFIED:
        return holder in {row.holder for row in situation.custody_of(child)}
    return holder in custody.holders


def _check_boxes(loaded: LoadedCase, order: FormOrder) -> None:
    young = loaded.header.young_person
    if not any(
        row.type is InformationType.PARTICIPATION and row.subject == young for row in order.rows
    ):
        raise DomainError("form_lacks_participation")
    if len(order.rows) > MAX_ROWS:
        raise DomainError("form_too_many_rows", count=len(order.rows), most=MAX_ROWS)
    if not order.recipients:
        raise DomainError("recipients_required")
    if len(set(order.rows)) != len(order.rows):
        raise DomainError("form_row_twice")
    for row in order.rows:
        if row.subject not in order.subjects or row.subject not in (young, order.signatory):
            raise DomainError("form_row_of_other", subject=loaded.name(row.subject))
    for named in _parties_of(order):
        if named not in loaded.parties and named in order.recipients:
            loaded.need_person(named)
        elif not loaded.situation.takes_part(named):
            raise DomainError("party_not_taking_part", party=loaded.name(named))


def _check_period(loaded: LoadedCase, order: FormOrder) -> None:
    if order.valid_to < order.valid_from or order.valid_to < loaded.today:
        raise DomainError("ends_before_start", starts=order.valid_from, ends=order.valid_to)
    months = loaded.situation.policy.validity_months_max
    if order.valid_to > plus_months(order.valid_from, months):
        raise DomainError("period_too_long", months=months)


def _check_protection(loaded: LoadedCase, order: FormOrder) -> None:
    """Until the unit manager approves that variant, such a form is not printed (section 6)."""
    rows = [loaded.parties[one] for one in _parties_of(order) if one in loaded.parties]
    for row in rows:
        if is_placement(row):
            raise DomainError("party_is_placement", party=row.name)
    if loaded.has_variant_approval:
        return
    for row in rows:
        if reveals_place(loaded, row):
            raise DomainError("party_reveals_place", party=row.name)


def _parties_of(order: FormOrder) -> tuple[str, ...]:
    named = (*order.recipients, *(row.teller for row in order.rows))
    return tuple(dict.fromkeys(named))


def paper_office(office: Office) -> PaperOffice:
    """The sender of a paper."""
    return PaperOffice(
        committee=office.committee,
        unit=office.unit,
        phone=office.phone,
        email=office.email,
        data_protection_officer=office.data_protection_officer,
    )


def capacity_on_paper(loaded: LoadedCase, signatory: str, first: date) -> Capacity:
    """As what the signatory answers on a sheet that is to hold from a day."""
    situation = loaded.situation_on(first)
    if signatory == loaded.header.young_person:
        is_adult = situation.is_adult(signatory)
        return Capacity.ADULT if is_adult else Capacity.YOUNG_PERSON
    for row in situation.custody_of(loaded.header.young_person):
        if row.holder == signatory:
            return _CAPACITIES.get(row.kind, Capacity.GUARDIAN)
    return Capacity.GUARDIAN


def form_data(  # noqa: PLR0913  what a sheet is made of
    loaded: LoadedCase,
    order: FormOrder,
    *,
    code: str,
    office: Office,
    contacts: tuple[Contact, ...],
    texts: PrintedTexts,
    made_at: datetime,
    log_head: str,
) -> ConsentFormData:
    """What the renderer draws."""
    young = loaded.need_person(loaded.header.young_person)
    signatory = loaded.need_person(order.signatory)
    is_protected, hides_place = bool(loaded.protected), bool(hiding_pauses(loaded))
    return ConsentFormData(
        office=paper_office(office),
        case_reference=loaded.reference,
        form_code=code,
        text=texts.signed,
        translation=texts.beside,
        made_at=made_at,
        young_person=young.name,
        born=young.born,
        school=None if is_protected or hides_place else young.school,
        signatory=signatory.name,
        sign=recipient_sign(loaded.id, order.signatory),
        capacity=capacity_on_paper(loaded, order.signatory, order.valid_from),
        purpose=loaded.need_purpose(order.purpose).text,
        parties=tuple(
            _party(loaded, party, contacts)
            for party in _parties_of(order)
            if party in loaded.parties
        ),
        columns=tuple(_column(loaded, one) for one in order.recipients),
        rows=tuple(_rows(order.rows, young.id, texts.signed)),
        own_rows=tuple(_rows(order.rows, order.signatory, texts.signed))
        if order.signatory != young.id
        else (),
        valid_from=order.valid_from,
        valid_to=order.valid_to,
        interpreter_language=_interpreter(signatory, order.language, texts),
        is_protected=is_protected,
        hides_place=hides_place,
        secrecy=secrecy_mark(loaded, office) if order.extras.with_secrecy else None,
        address=_address(signatory) if order.extras.with_address else (),
        log_head=log_head,
    )


def _address(signatory: Person) -> tuple[str, ...]:
    """Name and address, one line each, as on the envelope."""
    lines = [part.strip() for part in _LINE_OF_ADDRESS.split(signatory.address or "")]
    if not any(lines):
        raise DomainError("form_address_missing", name=signatory.name)
    return (signatory.name, *filter(None, lines))


def _interpreter(signatory: Person, language: str, texts: PrintedTexts) -> str | None:
    """In which language somebody helps, in Swedish; a language without words needs one too."""
    if signatory.needs_interpreter and signatory.language:
        return signatory.language
    if language in SIGNED_LANGUAGES or texts.beside is not None:
        return None
    return language_in_sentence(language, words_for(SWEDISH))


def _rows(rows: Iterable[FormRow], subject: str, text: FormText) -> Iterable[BoxRow]:
    for row in rows:
        if row.subject == subject:
            yield BoxRow(type=row.type, label=text.type_name(row.type), teller=row.teller)


def _party(loaded: LoadedCase, party: str, contacts: tuple[Contact, ...]) -> FormParty:
    row = loaded.need_party(party)
    first = next((one for one in contacts if one.party == party), None)
    shown = () if first is None else (first.name, first.phone or first.email)
    return FormParty(
        key=party,
        name=row.name,
        kind=row.kind,
        function=_function(loaded, row, first),
        contact=", ".join(part for part in shown if part),
        independent=row.independent,
        reveals_place=reveals_place(loaded, row),
    )


def _function(loaded: LoadedCase, party: Party, contact: Contact | None) -> str:
    """What the form calls the party beside, or instead of, its name; in Swedish as it is signed."""
    named = "" if contact is None else contact.function
    if reveals_place(loaded, party):
        return function_label(party.kind, words_for(SWEDISH))
    return named


def _column(loaded: LoadedCase, recipient: str) -> FormColumn:
    if recipient in loaded.parties:
        return FormColumn(key=recipient)
    return FormColumn(key=recipient, label=loaded.name(recipient), is_person=True)
