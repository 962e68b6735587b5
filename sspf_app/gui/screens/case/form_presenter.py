"""Leads the printing of a consent form: what it asks, the preview, handing it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from sspf_app.domain.codes import InformationType
from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.print_words import batch_words, forms_printed
from sspf_app.gui.screens.case.consent_ports import FormPort
from sspf_app.gui.screens.case.consent_presenter import ConsentPage
from sspf_app.services.changes import Changes
from sspf_app.services.export_views import CopyKind, Exported
from sspf_app.services.form_batches import LeftOut, PrintedBatch
from sspf_app.services.form_views import FormExtras, FormOrder, FormPlan, PreparedForm
from sspf_app.services.print_ports import Place
from sspf_app.services.protection import ProtectionView, VariantInput
from sspf_app.services.records import FormRow


class FormPresenter(ConsentPage):
    """See the module."""

    view: FormPort
    _plan: FormPlan | None = None
    _order: FormOrder | None = None
    _prepared: PreparedForm | None = None
    _about_self = False
    _codes: Mapping[str, str] = MappingProxyType({})

    def want(self, **wanted: str) -> None:
        """Plan a sheet for somebody, from today or from a day given."""
        self._about_self = False
        self._codes = {}
        first = wanted.get("first", "")
        self._load(wanted.get("print", ""), date.fromisoformat(first) if first else None)

    def choose_signatory(self, signatory: str) -> None:
        """A sheet for somebody else."""
        if self._order is not None:
            self._set(self._for(signatory, self._order))

    def choose_language(self, language: str) -> None:
        """The language beside the Swedish, or easy Swedish."""
        if self._order is not None:
            self._set(replace(self._order, language=language))

    def choose_about_self(self, *, about_self: bool) -> None:
        """The sheet speaks of the guardian too."""
        self._about_self = about_self
        order = self._order
        if order is None:
            self._load("")
        else:
            self._load(order.signatory, order.valid_from)

    def choose_row(self, row: FormRow, *, wanted: bool) -> None:
        """Ask about a kind of information, told by a party, or not."""
        if self._order is None:
            return
        rows = [one for one in self._order.rows if one != row]
        if wanted:
            rows.append(row)
            rows.sort(key=_place)
        self._set(replace(self._order, rows=tuple(rows)))

    def choose_recipient(self, recipient: str, *, wanted: bool) -> None:
        """Ask whether somebody may know, or not."""
        if self._order is None:
            return
        kept = [one for one in self._order.recipients if one != recipient]
        planned = [] if self._plan is None else list(self._plan.recipients)
        chosen = [*kept, recipient] if wanted else kept
        # Taken away and put back it has its old place: the columns stand as on other papers.
        recipients = tuple(
            sorted(chosen, key=lambda one: planned.index(one) if one in planned else len(planned))
        )
        self._set(replace(self._order, recipients=recipients))

    def choose_guardians(self, *, wanted: bool) -> None:
        """Ask whether the guardians of a young person who decides too may know, or not."""
        order, plan = self._order, self._plan
        if order is None or plan is None:
            return
        kept = tuple(one for one in order.recipients if one not in plan.guardians)
        named = plan.guardians if wanted else ()
        self._set(replace(order, recipients=(*kept, *named)))

    def choose_extras(self, extras: FormExtras) -> None:
        """What the sheet bears besides what it asks."""
        if self._order is not None:
            self._set(replace(self._order, extras=extras))

    def choose_period(self, valid_from: date, valid_to: date) -> None:
        """From and to which day the form holds."""
        order = self._order
        if order is None:
            return
        changed = replace(order, valid_from=valid_from, valid_to=valid_to)
        if valid_from == order.valid_from:
            self._set(changed)
        else:
            # Who has to answer depends on the day from which it is to hold.
            self._plan_for(changed)

    def save(self, copy: CopyKind = CopyKind.PAPER) -> None:
        """Write the sheet where the user says; it is then out."""
        prepared = self._prepared
        if prepared is None or not self.can_be_kept():
            return
        self.ports.dialogs.choose_folder(
            _("Where to save the form, to print it from there"),
            on_chosen=lambda folder: self._write(prepared, folder, copy),
        )

    def print_out(self) -> None:
        """Print the sheet; it is then out."""
        prepared = self._prepared
        if prepared is not None and self.can_be_kept():
            self.choose_printer(lambda printer: self._write(prepared, printer, CopyKind.PAPER))

    def save_all(self, *, merged: bool) -> None:
        """Write the same sheet for everybody who has to answer; each is then out."""
        if not self.can_be_kept():
            return
        self.ports.dialogs.choose_folder(
            _("Where to save the forms, to print them from there"),
            on_chosen=lambda folder: self._write_all(folder, merged=merged),
        )

    def print_all(self) -> None:
        """Print the same sheet for everybody who has to answer; each is then out."""
        if self.can_be_kept():
            self.choose_printer(lambda printer: self._write_all(printer, merged=False))

    def _write_all(self, place: Place, *, merged: bool) -> None:
        order, about_self, codes = self._order, self._about_self, dict(self._codes)
        if order is None:
            return
        batches, is_print = self.services.form_batches, not isinstance(place, Path)
        left_out: list[LeftOut] = []

        def job() -> PrintedBatch:
            made = batches.prepare_request(order, about_self=about_self, codes=codes)
            left_out.extend(made.left_out)
            return batches.export(made.sheets, place, merged=merged)

        self.change(job, lambda printed: self._all_written(printed, left_out, is_print=is_print))

    def ask_variant(self, why: str) -> None:
        """Ask the unit manager for forms that name parties by their function."""
        entry = VariantInput(case=self.case.case, why=why)
        self._change_variant(
            lambda: self.services.protection.ask_variant(entry), _("The unit manager is asked.")
        )

    def note_variant(self, *, approve: bool, decider: str, document: str) -> None:
        """Note what the unit manager decided on paper."""
        case = self.case.case
        self._change_variant(
            lambda: self.services.protection.note_variant(
                case, approve=approve, decider=decider, document=document
            ),
            _("The decision is noted."),
        )

    def _change_variant(self, job: Callable[[], Changes], said: str) -> None:
        def done(_changes: Changes) -> None:
            self.ports.frame.say(said)
            self._load("" if self._order is None else self._order.signatory)

        self.change(job, done)

    def _all_written(
        self, printed: PrintedBatch, left_out: list[LeftOut], *, is_print: bool
    ) -> None:
        said = batch_words(printed, is_print=is_print)
        missed = [_("{name} gets none.").format(name=one.name) for one in left_out]
        self.ports.frame.say(" ".join((said, *missed)), saved=None if is_print else printed.to_open)
        self._prepared = None
        self.view.show_no_preview()
        self.leave()

    def _load(self, signatory: str, first: date | None = None) -> None:
        def done(plan: FormPlan) -> None:
            self._plan = plan
            sheets = [sheet.signatory for sheet in plan.sheets]
            asked = signatory if signatory in sheets else next(iter(sheets), signatory)
            order = FormOrder(
                case=plan.case,
                purpose=plan.purpose,
                signatory=asked,
                subjects=(self.case.young_person,),
                rows=plan.rows,
                recipients=plan.recipients,
                valid_from=plan.valid_from,
                valid_to=plan.valid_to,
            )
            self._set(self._for(asked, order))

        self._read_plan(first, done)

    def _plan_for(self, order: FormOrder) -> None:
        """Plan anew for another first day, and keep what was chosen."""

        def done(plan: FormPlan) -> None:
            self._plan = plan
            asked = [sheet.signatory for sheet in plan.sheets]
            if not asked or order.signatory in asked:
                self._set(order)
            else:
                self._set(self._for(asked[0], order))

        self._read_plan(order.valid_from, done)

    def _read_plan(self, first: date | None, done: Callable[[FormPlan], None]) -> None:
        case, purpose, about_self = self.case.case, self.consents.purpose, self._about_self
        forms = self.services.consent_forms
        self.read(
            lambda: forms.plan(case, purpose=purpose, about_self=about_self, first=first), done
        )

    def _for(self, signatory: str, order: FormOrder) -> FormOrder:
        """The order for a signatory: of whom the sheet speaks follows from the plan."""
        sheets = {} if self._plan is None else {one.signatory: one for one in self._plan.sheets}
        sheet = sheets.get(signatory)
        subjects = (self.case.young_person,) if sheet is None else sheet.subjects
        rows = tuple(row for row in order.rows if row.subject in subjects)
        language = order.language if sheet is None else sheet.language
        return replace(order, signatory=signatory, subjects=subjects, rows=rows, language=language)

    def _set(self, order: FormOrder) -> None:
        self._order = order
        self._prepared = None
        if self._plan is not None:
            self.view.show_plan(self._plan, order, self.case)
        if order.signatory:
            self._preview(order)

    def _preview(self, order: FormOrder) -> None:
        def done(prepared: PreparedForm) -> None:
            self._prepared = prepared
            # Looked at again it has the same code: what was seen is what is printed.
            self._codes = {**self._codes, order.signatory: prepared.form.id}
            self.view.show_protection(None)
            self.view.show_preview(prepared.pdf)

        def failed(error: BaseException) -> None:
            self.view.show_no_preview()
            if isinstance(error, DomainError) and error.code == "party_reveals_place":
                self._show_protection(error)
            else:
                self.view.show_protection(None)
                self.show_error(error)

        code = self._codes.get(order.signatory, "")
        forms = self.services.consent_forms
        self.read(lambda: forms.prepare(order, code=code), done, on_error=failed)

    def _show_protection(self, refusal: DomainError) -> None:
        """Say why nothing is printed, and offer to ask the unit manager."""
        case = self.case.case

        def done(view: ProtectionView) -> None:
            self.view.show_protection(view)
            self.show_error(refusal)

        self.read(lambda: self.services.protection.overview(case), done)

    def _write(self, prepared: PreparedForm, folder: Place, copy: CopyKind) -> None:
        is_print = not isinstance(folder, Path)

        def done(exported: Exported) -> None:
            if is_print:
                self.ports.frame.say(forms_printed(1))
            else:
                self.ports.frame.say(
                    _("The form is saved as {name}, and counts as handed out.").format(
                        name=exported.path.name
                    ),
                    saved=exported.path,
                )
            self._prepared = None
            if exported.password is not None:
                self.ports.dialogs.tell_passwords([(exported.path.name, exported.password)])
            self.view.show_no_preview()
            self.leave()

        self.change(lambda: self.services.consent_forms.export(prepared, folder, copy=copy), done)


_TYPES = list(InformationType)


def _place(row: FormRow) -> tuple[int, str, str]:
    return _TYPES.index(row.type), row.subject, row.teller
