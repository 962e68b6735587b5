"""Words of the page about disposal; no Qt."""

from __future__ import annotations

from sspf_app.domain.outside_cases import Outside
from sspf_app.domain.retention import ClassRule
from sspf_app.gui.i18n import N_, _, marked, ngettext, words
from sspf_app.services.consultation_records import MOST_DAYS_KEPT
from sspf_app.services.disposal_records import DisposalRecord, ProposalState, RetentionRules
from sspf_app.services.retention_views import DisposalBoard, HeldFile, ProposedLine
from sspf_app.texts.process import retention_name
from sspf_app.texts.retention import left_out_words, stop_words

_CLASSES = {
    "five_years": N_("Ordinary cases, after the last note"),
    "preliminary": N_("Preliminary assessment without an investigation"),
    "placement": N_("Linked to a placement"),
    "investigation": N_("With a child investigation"),
}

_OUTSIDE = {
    Outside.PERSON: N_("Person without a case, after the last change"),
    Outside.REQUEST: N_("Answered request about own data, of nobody in a case"),
}


def state_words(board: DisposalBoard) -> tuple[str, str]:
    """Where the disposal stands, and what comes next."""
    if board.proposal is None:
        return _no_proposal(board)
    number = board.number_in
    said = ngettext(
        "{n} entry is proposed, of {all}.", "{n} entries are proposed, of {all}.", number
    ).format(n=number, all=len(board.lines))
    if board.proposal.state is ProposalState.OPEN:
        more = _("Look through it row by row; leave out what must stay. Then send it.")
    elif board.may_approve and not board.is_own:
        more = _("{name} proposed it. You are the second person.").format(
            name=board.proposal.made_by_name
        )
    elif board.has_second:
        more = _("It has been sent: the unit manager approves. Nothing is deleted before that.")
    else:
        more = _(
            "It has been sent. Nobody else approves disposals here: it is approved on paper, or by "
            "a manager who is elsewhere. Nothing is deleted before that."
        )
    return said, more


def _no_proposal(board: DisposalBoard) -> tuple[str, str]:
    if board.due:
        said = ngettext(
            "{n} entry is past its time.", "{n} entries are past their time.", board.due
        )
        more = _("Make a proposal; nothing is deleted by it.")
        return said.format(n=board.due), more if board.may_propose else ""
    if board.next_on is None:
        return _("Nothing is past its time."), ""
    more = _("The next one comes on {day}.").format(day=board.next_on.isoformat())
    return _("Nothing is past its time."), more


def line_state(line: ProposedLine) -> str:
    """How a row of a proposal stands."""
    if line.row.left_out_because:
        return _("Left out: {why}").format(why=left_out_words(line.row.left_out_because, words()))
    if line.stops:
        why = ", ".join(stop_words(one, words()) for one in line.stops)
        return _("Stopped: {why}").format(why=why)
    return _("Is disposed of")


def line_basis(line: ProposedLine) -> str:
    """By what a case is disposed of."""
    return retention_name(line.row.basis, words(), name=line.class_name)


def line_reference(line: ProposedLine) -> str:
    """The reference of a case; of what stands in none its sign, and for some the name."""
    return ", ".join(filter(None, (line.row.reference, line.name)))


def chosen_words(line: ProposedLine) -> str:
    """How a row stands, and since when nothing was added."""
    said = _("Last note {day}") if line.row.outside is None else _("Last change {day}")
    noted = said.format(day=line.row.last_note_on.isoformat())
    return f"{line_state(line)}  ·  {noted}"


def held_words(held: HeldFile) -> str:
    """A case past its day that stays, and why."""
    why = ", ".join(stop_words(one, words()) for one in held.stops)
    return f"{held.reference}: {why}"


def record_words(record: DisposalRecord) -> tuple[str, str]:
    """A disposal: what went, and who decided."""
    number = len(record.files)
    said = ngettext("{n} entry on {day}", "{n} entries on {day}", number).format(
        n=number, day=f"{record.disposed_at:%Y-%m-%d}"
    )
    if record.replayed_at is not None:
        return said, _("Disposed of again after a restore")
    who = _("Proposed by {first}, approved by {second}")
    second = ", ".join(filter(None, (record.approved_by, record.approved_in)))
    return said, who.format(first=record.proposed_by, second=second)


def warning_words(board: DisposalBoard) -> str:
    """What approving does, said before."""
    number = board.number_in
    return ngettext(
        "{n} entry is deleted for ever: notes, meetings, consents, papers and history. It cannot "
        "be undone, not even from a backup.",
        "{n} entries are deleted for ever: notes, meetings, consents, papers and history. It "
        "cannot be undone, not even from a backup.",
        number,
    ).format(n=number)


def class_words(code: str, *, name: str = "") -> str:
    """What cases of a class are, without how long they are kept."""
    return name or (marked(_CLASSES[code]) if code in _CLASSES else retention_name(code, words()))


def outside_words(kind: Outside) -> str:
    """What stands in no case, and from when its years run."""
    return marked(_OUTSIDE[kind])


def rules_words(rules: RetentionRules) -> tuple[tuple[str, str], ...]:
    """The rules in force: what, and how long."""
    lines = [(class_words(one.code), _how_long(one)) for one in rules.classes]
    lines += [(outside_words(one.type), _years(one.years)) for one in rules.outside]
    kept = _("as chosen in Consultations, at most {n} days").format(n=MOST_DAYS_KEPT)
    lines.append((_("Notes of consultations before consent"), kept))
    drafts = ngettext("{n} day", "{n} days", rules.draft_days)
    lines += [
        (_("Access log"), _years(rules.log_years)),
        (_("Drafts that were never saved"), drafts.format(n=rules.draft_days)),
    ]
    for_research = _("All cases") if rules.keeps_all else _("Born on the 5th, 15th or 25th")
    lines.append((for_research, _("for ever, for research")))
    return tuple(lines)


def _years(number: int) -> str:
    return ngettext("{n} year", "{n} years", number).format(n=number)


def _how_long(rule: ClassRule) -> str:
    if rule.is_for_ever:
        return _("for ever")
    years = _years(rule.years)
    if rule.until_age is None:
        return years
    return _("{years}, and until the age of {age}").format(years=years, age=rule.until_age)
