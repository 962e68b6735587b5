"""Words, shapes and tones of the chasing list; no Qt."""

from __future__ import annotations

from sspf_app.domain.rules import ConsentState
from sspf_app.gui.case_words import PROTECTED_NAME, Look, held_look, state_look, status_look
from sspf_app.gui.i18n import N_, _, marked, ngettext, words
from sspf_app.gui.looks import Tone
from sspf_app.services.chase_views import ChasedPerson, ChaseItem
from sspf_app.services.request_records import (
    ChaseAct,
    ChaseKind,
    ChaseStateName,
    ContactWay,
    MissingSigner,
)
from sspf_app.texts.dates import joined

_AS_THE_CASE = {
    ChaseStateName.NOT_ASKED: ConsentState.NOT_ASKED,
    ChaseStateName.ASKED: ConsentState.WAITING,
    ChaseStateName.PARTIAL: ConsentState.PARTIAL,
    ChaseStateName.IN_FORCE: ConsentState.IN_FORCE,
    ChaseStateName.ENDING: ConsentState.ENDING,
    ChaseStateName.EXPIRED: ConsentState.EXPIRED,
    ChaseStateName.REFUSED: ConsentState.REFUSED,
    ChaseStateName.WITHDRAWN: ConsentState.WITHDRAWN,
    ChaseStateName.DIFFERENT_TERMS: ConsentState.DIFFERENT_TERMS,
    ChaseStateName.STOPPED: ConsentState.BLOCKED,
    ChaseStateName.PAUSED: ConsentState.PAUSED,
}
"""What the list of cases knows too has the same word, shape and tone in both."""
_OF_THE_LIST = {
    ChaseStateName.AWAITING: Look(N_("Waiting for an answer, remind"), "waiting", Tone.WARNING),
    ChaseStateName.TALK_FIRST: Look(N_("Wants to talk first"), "phone", Tone.WARNING),
    ChaseStateName.BARRED: Look(N_("Blocked: a guardian is missing"), "stop", Tone.DANGER),
}

_ACTS = {
    ChaseAct.PRINT: N_("Print the form"),
    ChaseAct.REMIND: N_("Note a reminder"),
    ChaseAct.TALK: N_("Note the talk"),
    ChaseAct.ANSWER: N_("Register an answer"),
    ChaseAct.CONFIRM: N_("Confirm the words"),
    ChaseAct.RENEW: N_("Print the renewal"),
    ChaseAct.PEOPLE: N_("See the people"),
    ChaseAct.OPEN: N_("Open the case"),
}

_KINDS = {
    ChaseKind.REMINDER: N_("{name} was reminded"),
    ChaseKind.TALK_FIRST: N_("{name} wants to talk first"),
    ChaseKind.TALKED: N_("The talk with {name}"),
}

_WAYS = {
    ContactWay.PHONE: N_("By telephone"),
    ContactWay.LETTER: N_("By letter"),
    ContactWay.MESSAGE: N_("By message"),
    ContactWay.MEETING: N_("At a meeting"),
}

_WHY_NOT = {
    "guardian_barred": N_("must not be contacted"),
    "guardian_blocked": N_("must not be contacted"),
    "do_not_contact": N_("must not be contacted"),
    "has_refused": N_("has answered no"),
    "sheet_is_out": N_("has a form already"),
    "holds_on": N_("the answer holds for more than a month"),
}


def chase_look(state: ChaseStateName) -> Look:
    """How the state of a request shows."""
    if state in _OF_THE_LIST:
        return _OF_THE_LIST[state]
    return state_look(_AS_THE_CASE[state])


def item_look(item: ChaseItem) -> tuple[str, Look]:
    """The state of a row in words, with what was taken back, and how it shows."""
    if item.state in _OF_THE_LIST:
        return chase_look(item.state).word, chase_look(item.state)
    return held_look(_AS_THE_CASE[item.state].value, item.taken_back)


def short_state(item: ChaseItem) -> str:
    """The state in a column."""
    if item.state is ChaseStateName.STOPPED:
        return _("Custody unverified")
    barred = item.state is ChaseStateName.BARRED
    return _("Must not be contacted") if barred else item_look(item)[0]


def day_words(item: ChaseItem) -> str:
    """The day that matters: to which it holds, or when it was asked."""
    if item.ends_on is not None:
        return _("To {day}").format(day=item.ends_on.isoformat())
    return "" if item.asked_on is None else _("Asked {day}").format(day=item.asked_on.isoformat())


def chase_looks() -> dict[str, Look]:
    """Every state, for a choice."""
    return {state.value: chase_look(state) for state in ChaseStateName}


def act_word(act: ChaseAct) -> str:
    """The next thing to do, in words."""
    return marked(_ACTS[act])


def way_word(way: ContactWay) -> str:
    """How somebody was reached."""
    return marked(_WAYS[way])


def kind_sentence(kind: ChaseKind, name: str) -> str:
    """What was done or heard."""
    return marked(_KINDS[kind]).format(name=name)


def why_not(code: str) -> str:
    """Why somebody gets no sheet; a refusal of another kind is told by its own page."""
    return marked(_WHY_NOT[code]) if code in _WHY_NOT else _("the sheet cannot be made as it is")


def why_no_renewal(item: ChaseItem) -> str:
    """Why nobody of a row gets a renewed sheet; empty where somebody does, or it must be tried."""
    missing = [one.missing for one in item.people]
    if item.state is ChaseStateName.IN_FORCE and item.ends_on is not None:
        return _("everybody has said yes, to {day}").format(day=item.ends_on.isoformat())
    codes = [_held_back(one) for one in missing]
    if not codes or not all(codes):
        return ""
    said = dict.fromkeys(why_not(code) for code in codes)
    return joined(list(said), words())


def _held_back(missing: MissingSigner) -> str:
    if missing.barred:
        return "guardian_barred"
    if missing.status == "refused":
        return "has_refused"
    return "" if missing.asked_on is None else "sheet_is_out"


def row_title(item: ChaseItem) -> str:
    """The reference, and the words of the purpose where they may stand in a list."""
    return " · ".join(part for part in (item.reference or item.case, item.purpose_text) if part)


def person_name(person: ChasedPerson) -> str:
    """Somebody who is missing, but for a protected person."""
    return person.name or marked(PROTECTED_NAME)


def missing_names(item: ChaseItem) -> str:
    """Who is missing."""
    return joined([person_name(one) for one in item.people], words())


def person_line(person: ChasedPerson) -> str:
    """How it stands with somebody who is missing."""
    missing = person.missing
    parts = [status_look(missing.status).word]
    if missing.asked_on is not None:
        parts.append(_("asked {day}").format(day=missing.asked_on.isoformat()))
    if missing.reminders:
        parts.append(
            ngettext("reminded once", "reminded {n} times", missing.reminders).format(
                n=missing.reminders
            )
        )
    if missing.talk_on is not None:
        parts.append(_("wants to talk first, since {day}").format(day=missing.talk_on.isoformat()))
    if missing.next_on is not None and not missing.barred:
        parts.append(_("next {day}").format(day=missing.next_on.isoformat()))
    return " · ".join(parts)
