"""Rules of the moment of entry: what is registered must be true of the paper and of the day.

They hold when an answer is registered, never when a case file is imported.

Source: sharing rules, sections 1, 2 and 4.3; consent record, rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sspf_app.domain.codes import EVERY, GrantChannel, Medium
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Consent, Exclusion, Grant
from sspf_app.domain.rules import PaperBox, PaperRow, paper_to_grants
from sspf_app.domain.time import as_utc, day_of, plus_months, start_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.consent_views import BoxKey
from sspf_app.services.form_code import record_prefix
from sspf_app.services.form_planning import majority_of
from sspf_app.services.records import PrintedForm
from sspf_app.services.standing_rows import standing


def check_signing(
    loaded: LoadedCase,
    form: PrintedForm,
    signed_on: date,
    signed_time: datetime | None,
    medium: Medium,
) -> None:
    """Whether the sheet can have been answered then.

    Raises:
        DomainError: ``date_in_future``, ``signed_time_other_day``, ``signed_before_printed``,
            ``signed_before_printed_at`` (time), ``signed_after_closing`` (closed): the form says
            that it holds no longer than the case is open; ``signatory_dead``,
            ``form_already_answered``, ``same_day_time_needed``.
    """
    zone = loaded.facts.zone
    if signed_on > loaded.today:
        raise DomainError("date_in_future", day=signed_on)
    if signed_time is not None:
        if as_utc(signed_time, "signed_time") > loaded.now:
            raise DomainError("date_in_future", day=signed_on)
        if day_of(signed_time, zone) != signed_on:
            raise DomainError("signed_time_other_day", day=signed_on)
    _check_after_printing(loaded, form, signed_on, signed_time, medium)
    instant = signed_time or start_of(signed_on, zone)
    then = loaded.situation_at(instant)
    if then.closing is not None:
        raise DomainError("signed_after_closing", closed=day_of(then.closing.closed_at, zone))
    if not then.is_alive(form.signatory):
        raise DomainError("signatory_dead", name=loaded.name(form.signatory))
    if medium is Medium.WRITTEN and _is_answered(loaded, form):
        raise DomainError("form_already_answered", form=form.id)
    if signed_time is None and _has_spoken_on(loaded, form, signed_on):
        raise DomainError("same_day_time_needed", day=signed_on)


def _check_after_printing(
    loaded: LoadedCase,
    form: PrintedForm,
    signed_on: date,
    signed_time: datetime | None,
    medium: Medium,
) -> None:
    """Whether the sheet was there; a time is read off a clock, so its minute counts."""
    printed_at = form.printed_at.astimezone(loaded.facts.zone)
    if signed_on < printed_at.date():
        raise DomainError("signed_before_printed", printed=printed_at.date(), signed=signed_on)
    if medium is not Medium.WRITTEN or signed_time is None:
        return
    if signed_time < printed_at.replace(second=0, microsecond=0):
        raise DomainError("signed_before_printed_at", time=f"{printed_at:%H:%M}")


def _is_answered(loaded: LoadedCase, form: PrintedForm) -> bool:
    prefix = f"{record_prefix(form.id)}-"
    return any(
        record.id.startswith(prefix) and record.medium is Medium.WRITTEN
        for record in loaded.situation.rows.consents
    )


def _has_spoken_on(loaded: LoadedCase, form: PrintedForm, day: date) -> bool:
    """Whether the signatory said something else that day, so that the order matters."""
    rows = loaded.situation.rows
    answered: list[Consent] = [
        record
        for record in standing(rows.consents)
        if record.signatory == form.signatory
        and record.purpose == form.purpose
        and record.signed_on == day
    ]
    withdrawn = any(
        row.signatory == form.signatory and day_of(row.received_at, loaded.facts.zone) == day
        for row in rows.withdrawals
    )
    return bool(answered) or withdrawn


def check_period(loaded: LoadedCase, form: PrintedForm, signed_on: date, valid_to: date) -> None:
    """Whether the last day lies within the form and the policy of the signing day.

    Raises:
        DomainError: ``valid_to_after_form``, ``ends_before_start``, ``period_too_long``;
            ``signed_before_of_age`` (day): a yes for the time after coming of age, signed before,
            never counts.
    """
    of_age = majority_of(loaded)
    is_own = form.signatory == loaded.header.young_person
    if is_own and of_age and form.valid_from and form.valid_from >= of_age > signed_on:
        raise DomainError("signed_before_of_age", day=of_age)
    if valid_to > form.valid_to:
        raise DomainError("valid_to_after_form", day=form.valid_to)
    begins = max(signed_on, form.valid_from or signed_on)
    if valid_to < begins:
        raise DomainError("ends_before_start", starts=begins, ends=valid_to)
    months = loaded.situation.policy_on(signed_on).validity_months_max
    if valid_to > plus_months(form.valid_from or signed_on, months):
        raise DomainError("period_too_long", months=months)


def check_exclusions(form: PrintedForm, exclusions: tuple[Exclusion, ...]) -> None:
    """Whether every exclusion speaks of what the form named.

    Raises:
        DomainError: ``exclusion_not_on_form`` (value).
    """
    tellers = {row.teller for row in form.rows}
    types = {row.type.value for row in form.rows}
    for rule in exclusions:
        for value, named in (
            (rule.subject, set(form.subjects)),
            (rule.source, tellers),
            (rule.recipient, set(form.recipients)),
            (rule.type, types),
        ):
            if value != EVERY and value not in named:
                raise DomainError("exclusion_not_on_form", value=value)


def grants_of(
    loaded: LoadedCase,
    form: PrintedForm,
    boxes: Mapping[BoxKey, bool],
    oral_boxes: frozenset[BoxKey],
) -> tuple[tuple[Grant, ...], tuple[Exclusion, ...]]:
    """What the marks on the sheet grant and exclude.

    Raises:
        DomainError: ``box_not_on_form`` (row, recipient).
    """
    rows = [PaperRow(subject=row.subject, type=row.type, teller=row.teller) for row in form.rows]
    for number, recipient in (*boxes, *oral_boxes):
        is_printed = (
            0 <= number < len(rows)
            and recipient in form.recipients
            and rows[number].teller != recipient
        )
        if not is_printed or (number, recipient) not in boxes:
            raise DomainError("box_not_on_form", row=number + 1, recipient=loaded.name(recipient))
    sheet = {
        (rows[number], recipient): PaperBox(
            yes=yes,
            channel=GrantChannel.ORAL if (number, recipient) in oral_boxes else GrantChannel.ANY,
        )
        for (number, recipient), yes in boxes.items()
    }
    persons = frozenset(one for one in form.recipients if one not in loaded.parties)
    return paper_to_grants(rows, form.recipients, sheet, persons=persons)
