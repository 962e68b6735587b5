"""Consent forms: which sheets are needed, printed, handed out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Request
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_case
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.copies import Copies, archive_facts
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import disclosed, record_disclosure
from sspf_app.services.export_views import CopyKind, Exported, Paper
from sspf_app.services.form_building import form_data
from sspf_app.services.form_code import CODE_COUNT, check_form_code, form_code, may_spell
from sspf_app.services.form_planning import form_plan
from sspf_app.services.form_text import SWEDISH
from sspf_app.services.form_text_choice import (
    PrintedTexts,
    languages_offered,
    texts_for,
    texts_of,
)
from sspf_app.services.form_views import FormExtras, FormOrder, FormPlan, PreparedForm
from sspf_app.services.gate import decide_form
from sspf_app.services.households import is_home_of_protected
from sspf_app.services.names_of_others import others_in
from sspf_app.services.outgoing import named_free, write_out
from sspf_app.services.paper_search import searched, withheld_from
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.printed_sheets import decided, named_in, need_form, order_of, paper_of
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, Disclosure, DisclosureKind, PrintedForm
from sspf_app.services.request_groups import join_request, joinable, joined_plan
from sspf_app.services.scan_layouts import layout_of


class ConsentForms:
    """Use cases about printed consent forms."""

    def __init__(
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
        copies: Copies,
    ) -> None:
        self._desk = desk
        self._access = access
        self._renderer = renderer
        self._target = target
        self._copies = copies

    def plan(
        self, case: str, *, purpose: str, about_self: bool = False, first: date | None = None
    ) -> FormPlan:
        """Which sheets are needed, and a proposal of rows, columns and dates.

        Args:
            case: The case.
            purpose: What for.
            about_self: Guardians are asked about themselves too.
            first: The day from which the answers are to hold; None = today.

        Raises:
            DomainError: ``unknown_case``, ``unknown_purpose``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            earlier = unit.office.forms(case)
            groups, sheets = unit.requests.groups(case), unit.requests.sheets(case)
            self._desk.log(unit, Action.READ, f"form_plan:{case}", case=case)
            text, languages = texts_for(unit, SWEDISH).signed, languages_offered(unit)
            unit.commit()
        loaded.need_purpose(purpose)
        plan = form_plan(
            loaded, purpose=purpose, about_self=about_self, text=text, earlier=earlier, first=first
        )
        groups = joinable(loaded, groups, plan.valid_from)
        return replace(joined_plan(plan, groups, sheets), languages=languages)

    def prepare(self, order: FormOrder, *, code: str = "") -> PreparedForm:
        """Render a sheet for one signatory; nothing is recorded but the reading.

        Args:
            order: What it asks.
            code: The code it had when it was looked at before; it keeps it while that is free, so
                that what was shown is what is printed. Empty = a new one.

        Raises:
            DomainError: ``case_closed``, ``unknown_purpose``, ``unknown_person``,
                ``not_a_signatory`` (name, subject), ``signatory_dead``,
                ``form_lacks_participation``,
                ``form_too_many_rows`` (count, most), ``recipients_required``,
                ``form_row_twice``, ``form_row_of_other``, ``party_not_taking_part`` (party),
                ``period_too_long`` (months), ``ends_before_start``, ``party_reveals_place``
                (party), ``language_unknown``,
                ``form_code_wrong`` (typed), ``form_text_not_approved``, ``missing_glyph``;
                ``form_address_missing`` (name),
                ``form_address_protected`` and ``form_address_long`` (most).
        """
        now = self._desk.now()
        with self._desk.begin(Permission.EXPORT) as unit:
            loaded = self._access.case(unit, order.case, persons=named_in(order))
            texts = texts_for(unit, order.language)
            decide_form(loaded, order, printed=texts, in_force=texts)
            _check_address(unit, loaded, order)
            form = self._printed(order, self._code(unit, code), texts, printed_at=now)
            head = unit.journal.head()
            paper = self._drawn(unit, loaded, form, order.extras, log_head=head)
            self._desk.log(unit, Action.READ, f"form_preview:{order.case}", case=order.case)
            unit.commit()
        return PreparedForm(
            form=form,
            pdf=paper.pdf,
            file_name=paper.file_name,
            extras=order.extras,
            log_head=head,
        )

    def export(
        self, prepared: PreparedForm, folder: Place, *, copy: CopyKind = CopyKind.PAPER
    ) -> Exported:
        """Write or print the sheet, and record that it is out, in the same act.

        Raises:
            DomainError: as ``hand_out``; ``archive_invalid``, ``export_failed``, ``print_failed``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            paper = named_free(self._copied(unit, prepared, copy), folder)
            disclosure = self.hand_out_in(unit, prepared, paper)
            return write_out(unit, self._target, disclosure, paper=paper, folder=folder)

    def hand_out(self, prepared: PreparedForm) -> Changes:
        """Record that the sheet was printed and handed out: it is out until answered.

        Raises:
            DomainError: ``form_already_out``; ``form_changed`` when the sheet is not the one that
                would be drawn of the case now; ``form_text_replaced`` (language) when its words
                are no longer those approved; ``not_a_signatory`` and others of ``prepare`` when
                the case has changed since.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            disclosure = self.hand_out_in(unit, prepared, paper_of(prepared))
            unit.commit()
        return disclosed(prepared.form.case, disclosure, Topic.CONSENTS, Topic.CASES)

    def forms(self, case: str) -> tuple[PrintedForm, ...]:
        """Every sheet of a case that was handed out, newest first."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            self._access.case(unit, case)
            forms = unit.office.forms(case)
            self._desk.log(unit, Action.READ, f"forms:{case}", case=case)
            unit.commit()
        return tuple(sorted(forms, key=lambda form: (form.printed_at, form.id), reverse=True))

    def find(self, code: str) -> PrintedForm:
        """The sheet with a code (spaces, hyphens and case do not matter).

        Raises:
            DomainError: ``form_code_wrong`` (typed), ``unknown_form`` (form).
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            form = need_form(unit, code)
            self._access.case(unit, form.case)
            self._desk.log(unit, Action.READ, f"form:{form.id}", case=form.case)
            unit.commit()
        return form

    def _drawn(  # noqa: PLR0913  what a sheet is drawn of
        self,
        unit: UnitOfWork,
        loaded: LoadedCase,
        form: PrintedForm,
        extras: FormExtras,
        *,
        log_head: str,
        to_fill: bool = False,
    ) -> Paper:
        """The sheet, drawn from the case and searched; for pen or, ``to_fill``, for the screen."""
        order = replace(order_of(form), extras=extras)
        data = form_data(
            loaded,
            order,
            code=form.id,
            office=unit.office.office(),
            contacts=unit.office.contacts(),
            texts=texts_of(unit, form),
            made_at=form.printed_at,
            log_head=log_head,
        )
        shown = (loaded.header.young_person, order.signatory, *order.recipients)
        withheld = withheld_from(loaded, shown=shown, readable=(data.purpose,))
        draw = self._copies.copier.fillable_form if to_fill else self._renderer.consent_form
        return searched(
            self._renderer,
            draw(data),
            loaded=loaded,
            recipient=order.signatory,
            withheld=replace(withheld, nowhere=others_in(unit, loaded, data.purpose).names),
        )

    def _copied(self, unit: UnitOfWork, prepared: PreparedForm, kind: CopyKind) -> Paper:
        """The sheet in the form it is to leave in."""
        if kind is CopyKind.PAPER:
            return paper_of(prepared)
        form = prepared.form
        loaded = self._access.case(unit, form.case, persons=named_in(form))
        decided(unit, loaded, form)
        to_fill = kind is CopyKind.FILLABLE
        drawn = self._drawn(
            unit, loaded, form, prepared.extras, log_head=prepared.log_head, to_fill=to_fill
        )
        facts = archive_facts(loaded, unit.office.office(), DisclosureKind.CONSENT_FORM, form)
        return self._copies.copy(replace(drawn, file_name=prepared.file_name), kind, facts)

    def hand_out_in(self, unit: UnitOfWork, prepared: PreparedForm, paper: Paper) -> Disclosure:
        """Record in an open unit of work that the sheet is handed out; see ``hand_out``."""
        form = prepared.form
        if unit.office.form(form.id) is not None:
            raise DomainError("form_already_out", form=form.id)
        loaded = self._access.naming(unit, form.case, named_in(form))
        decision = decided(unit, loaded, form)
        drawn = self._drawn(unit, loaded, form, prepared.extras, log_head=prepared.log_head)
        if drawn.pdf != prepared.pdf:
            raise DomainError("form_changed")
        now = self._desk.now()
        unit.records.add(
            Request(
                id=form.request,
                recorded_at=now,
                case=form.case,
                signatory=form.signatory,
                purpose=form.purpose,
                subjects=form.subjects,
                sent_at=now,
            )
        )
        unit.office.add_form(form)
        join_request(self._desk, unit, loaded, form)
        unit.scans.add_layout(layout_of(form, paper.regions or drawn.regions))
        disclosure = record_disclosure(
            self._desk, unit, decision, what=f"form:{form.id}", paper=paper
        )
        refresh_case(unit, form.case, now=now)
        return disclosure

    def _code(self, unit: UnitOfWork, shown: str) -> str:
        """The code that was shown, while no sheet has gone out with it; else a new one."""
        if shown and unit.office.form(check_form_code(shown)) is None:
            return check_form_code(shown)
        return self._new_code(unit)

    def _new_code(self, unit: UnitOfWork) -> str:
        while True:
            drawn = sha256(self._desk.new_id("f").encode()).digest()
            code = form_code(int.from_bytes(drawn, "big") % CODE_COUNT)
            if not may_spell(code) and unit.office.form(code) is None:
                return code

    def _printed(
        self, order: FormOrder, code: str, texts: PrintedTexts, *, printed_at: datetime
    ) -> PrintedForm:
        return PrintedForm(
            id=code,
            case=order.case,
            purpose=order.purpose,
            signatory=order.signatory,
            subjects=order.subjects,
            request=self._desk.new_id("rq"),
            rows=order.rows,
            recipients=order.recipients,
            valid_from=order.valid_from,
            valid_to=order.valid_to,
            terms=texts.signed.terms,
            form_version=texts.signed.version,
            language=order.language,
            text_sha256=texts.signed.sha256,
            translation_sha256=None if texts.beside is None else texts.beside.sha256,
            printed_at=printed_at,
            printed_by=self._desk.actor.user_id,
        )


def _check_address(unit: UnitOfWork, loaded: LoadedCase, order: FormOrder) -> None:
    """Nobody's window shows where somebody protected lives, of another case either."""
    address = loaded.need_person(order.signatory).address
    if order.extras.with_address and is_home_of_protected(unit, address):
        raise DomainError("form_address_protected")
