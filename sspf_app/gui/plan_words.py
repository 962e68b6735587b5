"""Words and shapes of the plan; no Qt."""

from __future__ import annotations

from sspf_app.gui.case_words import Look
from sspf_app.gui.commitment_words import commitment_look, owner_words
from sspf_app.gui.i18n import N_, _, marked, ngettext
from sspf_app.gui.looks import Tone
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.plan_views import Change, ComparedLine, ComparedSide, PlanEntry, VersionRef

_KINDS = {
    PlanKind.YOUNG_WORDS: N_("The young person's own words"),
    PlanKind.GUARDIAN_WORDS: N_("The guardians' words"),
    PlanKind.OVERALL: N_("Overall goal"),
    PlanKind.GOAL: N_("Goal"),
    PlanKind.SUB_GOAL: N_("Sub-goal"),
    PlanKind.COMMITMENT: N_("Commitment"),
}

_CHANGES = {
    Change.ADDED: Look(N_("Added"), "add", Tone.SUCCESS),
    Change.CHANGED: Look(N_("Changed"), "edit", Tone.WARNING),
    Change.TAKEN_AWAY: Look(N_("Taken away"), "remove", Tone.DANGER),
    Change.SAME: Look(N_("Unchanged"), "check", Tone.NEUTRAL),
}


def plan_kind_word(kind: PlanKind) -> str:
    """What a line is in the plan."""
    return marked(_KINDS[kind])


def change_look(change: Change) -> Look:
    """What became of a line between two versions."""
    return _CHANGES[change]


def entry_words(entry: PlanEntry) -> str:
    """A line of the plan, moved in under its goal."""
    return "\u2003" * entry.depth + entry.item.text


def entry_owner(entry: PlanEntry) -> str:
    """Who does it; of other lines who says it."""
    return entry.item.source_name if entry.line is None else owner_words(entry.line)


def readers_words(entry: PlanEntry) -> str:
    """How many read it."""
    reading = sum(one.reads for one in entry.item.readers)
    return _("{n} of {all}").format(n=reading, all=len(entry.item.readers))


def version_words(version: VersionRef) -> str:
    """A version in a choice."""
    return _("Version {number}, {day}").format(
        number=version.number, day=version.set_on.isoformat()
    )


def support_words(support: str) -> str:
    """What was chosen from the catalogue of support; empty = nothing."""
    return _("Support: {name}").format(name=support) if support else ""


def change_count(change: Change, count: int) -> str:
    """So many lines came, went, changed or stayed."""
    said = {
        Change.ADDED: ngettext("{n} added", "{n} added", count),
        Change.CHANGED: ngettext("{n} changed", "{n} changed", count),
        Change.TAKEN_AWAY: ngettext("{n} taken away", "{n} taken away", count),
        Change.SAME: ngettext("{n} unchanged", "{n} unchanged", count),
    }
    return said[change].format(n=count)


def differing(old: ComparedSide, new: ComparedSide) -> tuple[tuple[str, str, str], ...]:
    """What differs between a line in two versions: what it is, before, after."""
    none = _("no value")
    sides = [
        (
            (_("The words"), side.text),
            (_("Support"), side.support),
            (_("Who does it"), side.owner),
            (_("Due"), "" if side.due_on is None else side.due_on.isoformat()),
            (_("How it stands"), "" if side.status is None else commitment_look(side.status).word),
        )
        for side in (old, new)
    ]
    found = [
        (what, before or none, after or none)
        for (what, before), (_same, after) in zip(*sides, strict=True)
        if before != after
    ]
    return tuple(found) or ((_("What it is"), _("a line of another kind"), _("as above")),)


def side_words(side: ComparedSide | None) -> str:
    """A line as one version has it."""
    if side is None:
        return "–"
    due = "" if side.due_on is None else side.due_on.isoformat()
    status = "" if side.status is None else commitment_look(side.status).word.lower()
    parts = (side.text, support_words(side.support), side.owner, due, status)
    return " · ".join(part for part in parts if part)


def compared_kind(line: ComparedLine) -> str:
    """What a compared line is."""
    return plan_kind_word(line.kind)
