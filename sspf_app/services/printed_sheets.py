"""A sheet that was printed: found by its code, asked about again, as a paper to write out."""

from __future__ import annotations

from hashlib import sha256

from sspf_app.domain.errors import DomainError
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.export_views import Paper
from sspf_app.services.form_code import check_form_code
from sspf_app.services.form_text_choice import texts_for, texts_of
from sspf_app.services.form_views import FormOrder, PreparedForm
from sspf_app.services.gate import DisclosureDecision, decide_form
from sspf_app.services.merge_rows import form_of_kept
from sspf_app.services.merged_ids import who_now
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import PrintedForm


def need_form(unit: UnitOfWork, code: str) -> PrintedForm:
    """The sheet with a code.

    Raises:
        DomainError: ``form_code_wrong`` (typed), ``unknown_form`` (form).
    """
    checked = check_form_code(code)
    form = unit.office.form(checked)
    if form is None:
        raise DomainError("unknown_form", form=checked)
    # Paper comes home long after: an answer counts for whom the name on it means by now.
    for dropped, kept in who_now(unit).items():
        form = form_of_kept(form, dropped=dropped, kept=kept)
    return form


def decided(unit: UnitOfWork, loaded: LoadedCase, form: PrintedForm) -> DisclosureDecision:
    """Whether the sheet may go now, with the words it was drawn with."""
    return decide_form(
        loaded,
        order_of(form),
        printed=texts_of(unit, form),
        in_force=texts_for(unit, form.language),
    )


def named_in(sheet: FormOrder | PrintedForm) -> tuple[str, ...]:
    """Who may not be of the case yet: a person who is no party may be a column."""
    return (*sheet.subjects, sheet.signatory, *sheet.recipients)


def order_of(form: PrintedForm) -> FormOrder:
    """What the sheet asked."""
    return FormOrder(
        case=form.case,
        purpose=form.purpose,
        signatory=form.signatory,
        subjects=form.subjects,
        rows=form.rows,
        recipients=form.recipients,
        valid_from=form.valid_from or form.printed_at.date(),
        valid_to=form.valid_to,
        language=form.language,
    )


def paper_of(prepared: PreparedForm) -> Paper:
    """The sheet as a paper to write out."""
    return Paper(
        recipient=prepared.form.signatory,
        title=prepared.form.id,
        pdf=prepared.pdf,
        file_name=prepared.file_name,
        sha256=sha256(prepared.pdf).hexdigest(),
    )
