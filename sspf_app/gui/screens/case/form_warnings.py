"""What to know before a form is handed out, in sentences."""

from __future__ import annotations

from sspf_app.gui.i18n import _
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.form_views import FormPlan


def warning_lines(plan: FormPlan, case: CaseDetail, *, signatory: str) -> list[str]:
    """A sentence for each thing to know.

    Args:
        plan: What was planned for the day of the print.
        case: Whose form it is.
        signatory: Whose sheet is in sight.
    """
    said = {
        "party_reveals_place": _("The name of a party tells where a protected person is."),
        "party_is_placement": _(
            "A party is a home a child may be placed in; no SSPF consent covers it."
        ),
        "custody_unverified": _(
            "The custody of {name} is not verified: the answer counts once it is."
        ).format(name=case.name),
        "no_required_signatory": _("Nobody is recorded who can answer for {name}.").format(
            name=case.name
        ),
    }
    lines = [said[code] for code in plan.warnings]
    if plan.request:
        lines.append(
            _("The form joins request {number}, which is not answered by all.").format(
                number=plan.request
            )
        )
    lines += [
        _("Nothing is printed for {name}, who must not be contacted.").format(name=sheet.name)
        for sheet in plan.sheets
        if sheet.barred
    ]
    has_answer = any(sheet.status == "in_force" for sheet in plan.sheets)
    if plan.evidence_seen_on is not None and has_answer:
        lines.append(
            _("Check the custody again: the document was seen {day}.").format(
                day=plan.evidence_seen_on.isoformat()
            )
        )
    lines += [
        _("{name} needs an interpreter.").format(name=sheet.name)
        for sheet in plan.sheets
        if sheet.needs_interpreter and sheet.signatory == signatory
    ]
    return lines
