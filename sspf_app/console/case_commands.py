"""``sspf case list | show | handlers``; ``danger`` is in ``danger_command``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sspf_app.console import danger_command
from sspf_app.console.exits import Exit
from sspf_app.console.job import Job
from sspf_app.console.opening import opened
from sspf_app.domain.errors import DomainError
from sspf_app.services.folding import same_words
from sspf_app.texts.answers import beside_words, held_except, yes_except

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.case_views import CaseDetail
    from sspf_app.services.consent_views import ConsentBoard
    from sspf_app.services.district_views import CaseDistricts
    from sspf_app.services.queries import CaseListItem


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the commands."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "case", _("look at the cases"))
    listed = syntax.command(group, "list", _("every case with its state"), list_cases)
    listed.add_argument("--district", metavar=_("NAME"), help=_("only the cases of a district"))
    shown = syntax.command(group, "show", _("one case: people, parties, answers"), show)
    handled = syntax.command(group, "handlers", _("who handles a case"), show_handlers)
    for parser in (shown, handled):
        parser.add_argument("case", metavar=_("CASE"), help=_("identifier or reference"))
        syntax.reason(parser)
    for parser in (listed, shown, handled):
        syntax.vault(parser)
        syntax.json(parser)
    danger_command.add_to(group, syntax)


def list_cases(job: Job) -> int:
    """List every case, or those of a district, newest opened first; nobody protected by name.

    Raises:
        DomainError: ``unknown_district``.
    """
    _ = job.words.gettext
    with job.services() as services:
        items = services.cases.list_cases()
        districts = services.districts.of_cases()
    names = dict(districts.names)
    placed = {case: names[one] for case, one in districts.of_case.items()}
    if job.options.district is not None:
        wanted = _district_called(districts, job.options.district)
        items = tuple(one for one in items if districts.of_case.get(one.case) == wanted)
    if job.wants_json:
        job.put([_list_row(item, placed.get(item.case)) for item in items])
        return Exit.OK
    heads = (_("reference"), _("identifier"), _("name"), _("state"), _("until"), _("next meeting"))
    job.table(
        (*heads, *((_("district"),) if names else ())),
        [
            (
                item.reference,
                item.case,
                _("protected identity") if item.is_protected else item.name,
                _held_word(job, item),
                str(item.state_ends_on or ""),
                job.local(item.next_meeting_at),
                *((placed.get(item.case, ""),) if names else ()),
            )
            for item in items
        ],
    )
    if not items:
        is_narrowed = job.options.district is not None
        job.say(_("No case is of this district.") if is_narrowed else _("There are no cases yet."))
    return Exit.OK


def _district_called(districts: CaseDistricts, said: str) -> str:
    """The id of a district by its name.

    Raises:
        DomainError: ``unknown_district``.
    """
    for one, called in districts.names:
        if same_words(called) == same_words(said):
            return one
    raise DomainError("unknown_district")


def _list_row(item: CaseListItem, district: str | None) -> dict[str, object]:
    told: dict[str, object] = {**item._asdict(), "district": district}
    return told | ({"name": None, "born": None, "school": None} if item.is_protected else {})


def show(job: Job) -> int:
    """Show one case: its state, people, parties, and who has answered what."""
    with job.services() as services:
        detail = opened(services, job, job.options.case)
        boards = [
            services.consent_cards.board(
                detail.case, purpose=purpose.id, subject=detail.young_person
            )
            for purpose in detail.purposes
        ]
    if job.wants_json:
        job.put({"case": detail, "consents": boards})
        return Exit.OK
    _show_head(job, detail)
    for purpose, board in zip(detail.purposes, boards, strict=True):
        job.say("", purpose.text)
        _show_board(job, board)
    return Exit.OK


def show_handlers(job: Job) -> int:
    """Tell who handles a case; whoever has no account any more is told apart."""
    _ = job.words.gettext
    with job.services() as services:
        case = opened(services, job, job.options.case).case
        found = services.handling.of_case(case)
    able = {user for user, _name in found.colleagues}
    if job.wants_json:
        told = [
            {"user": user, "name": name, "has_account": user in able} for user, name in found.staff
        ]
        job.put({"case": case, "handlers": told})
        return Exit.OK
    for user, name in found.staff:
        job.say(name if user in able else _("{name} (account ended)").format(name=name))
    if not any(user in able for user, _name in found.staff):
        job.say(_("Nobody who has an account handles the case; any coordinator takes it."))
    return Exit.OK


def state_word(job: Job, state: str) -> str:
    """The consent state of a case, in a word or two."""
    _ = job.words.gettext
    return {
        "closed": _("Closed"),
        "paused": _("Paused"),
        "blocked": _("Custody unverified"),
        "refused": _("Answered no"),
        "withdrawn": _("Withdrawn"),
        "expired": _("Ended"),
        "partial": _("Partly answered"),
        "waiting": _("Waiting for an answer"),
        "not_asked": _("Not asked yet"),
        "different_terms": _("Different terms"),
        "ending": _("In force, ends soon"),
        "in_force": _("In force"),
    }[state]


def _held_word(job: Job, case: CaseListItem | CaseDetail) -> str:
    held = held_except(case.state, case.taken_back, job.words) or state_word(job, case.state)
    others = beside_words(case.beside, job.words)
    return f"{held} · {others}" if others else held


def _show_head(job: Job, detail: CaseDetail) -> None:
    _ = job.words.gettext
    job.say(f"{detail.reference} ({detail.case}): {detail.name}")
    state = _held_word(job, detail)
    until = "" if detail.state_ends_on is None else f" ({detail.state_ends_on})"
    job.say(_("State: {state}").format(state=f"{state}{until}"))
    if detail.waiting_for:
        names = ", ".join(map(detail.name_of, detail.waiting_for))
        job.say(_("Waiting for: {names}").format(names=names))
    if detail.next_meeting is not None:
        at = job.local(detail.next_meeting.starts_at)
        job.say(_("Next meeting: {at} ({meeting})").format(at=at, meeting=detail.next_meeting.id))
    job.say("")
    roles = {"young_person": _("young person"), "guardian": _("guardian")}
    people = [(one.id, one.name, roles.get(one.role, "")) for one in detail.people]
    job.table((_("identifier"), _("name"), _("role")), people)
    job.say("")
    parties = [
        (one.party, one.name, str(one.joined_on), str(one.left_on or ""))
        for one in detail.participations
    ]
    job.table((_("identifier"), _("party"), _("from"), _("until")), parties)


def _show_board(job: Job, board: ConsentBoard) -> None:
    _ = job.words.gettext
    if board.trouble == "custody_unverified":
        job.say(_("The custody is not verified, so nothing may be shared."))
    elif board.trouble is not None:
        job.say(_("There is nobody who can answer, so nothing may be shared."))
    job.table(
        (_("name"), _("answer"), _("until"), _("required"), _("sheets out")),
        [
            (
                card.name,
                yes_except(card.taken_back, job.words)
                if card.taken_back
                else status_word(job, card.status),
                str(card.valid_to or ""),
                _("required") if card.required else "",
                ", ".join(form.code for form in card.forms if form.is_open),
            )
            for card in board.cards
        ],
    )


def status_word(job: Job, status: str) -> str:
    """The state of one signatory's answer, in a word or two."""
    _ = job.words.gettext
    return {
        "in_force": _("Yes, in force"),
        "refused": _("Answered no"),
        "withdrawn": _("Withdrawn"),
        "expired": _("Ended"),
        "not_yet_valid": _("Not in force yet"),
        "oral_only": _("By word of mouth only"),
        "awaiting": _("Waiting for an answer"),
        "invalidated": _("Recorded wrongly"),
        "not_asked": _("Not asked yet"),
    }[status]
