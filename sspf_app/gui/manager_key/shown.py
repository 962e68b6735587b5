"""Copies of the log, and questions, as the page shows them; no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.gui.log_shapes import shape_of
from sspf_app.gui.manager_key.ports import CopyRow, ShownCopy, ShownQuestion
from sspf_app.services.log_copy_file import CopiedLine, Verdict
from sspf_app.services.move_views import Run
from sspf_app.services.written_instants import instant_of
from sspf_app.texts.approvals import KINDS, asked_facts
from sspf_app.texts.log_copies import verdict_sentence
from sspf_app.texts.log_lines import action_name, kind_name
from sspf_app.texts.signs import tame, tame_lines

if TYPE_CHECKING:
    from sspf_app.services.manager_desk import AskedOfMe, OpenedLog

SOUND = frozenset({Verdict.FIRST, Verdict.GOES_ON})


def shown_copy(opened: OpenedLog, zone: tzinfo, *, file: str, beside: str, run: Run) -> ShownCopy:
    """A copy that was read.

    Args:
        opened: What was read.
        zone: Rules of local time.
        file: Its name.
        beside: Name of the file it was compared with; empty = none.
        run: Is told how far it has come with the lines.

    Raises:
        DomainError: ``cancelled``.
    """
    begins = opened.copy.begins
    number = len(opened.copy.lines)
    told = ngettext(
        "From {vault}, made {at} by {who}. {n} line.",
        "From {vault}, made {at} by {who}. {n} lines.",
        number,
    )
    return ShownCopy(
        file=tame(file),
        told=told.format(
            vault=tame(begins.vault),
            at=_minute(instant_of(begins.made_at), zone),
            who=tame(begins.made_by),
            n=number,
        ),
        vault_words=opened.sender.words,
        verdict=opened.verdict,
        said=verdict_sentence(opened.verdict.value, words()),
        beside=tame(beside),
        rows=tuple(_rows(opened.copy.lines, zone, run)),
    )


def shown_question(found: AskedOfMe, zone: tzinfo, *, file: str) -> ShownQuestion:
    """A question that was read."""
    asked = found.asked
    title = _("{what}, case {case} of {vault}") if asked.reference else _("{what}, of {vault}")
    told = _("Asked by {who}, {at}")
    return ShownQuestion(
        file=tame(file),
        title=title.format(
            what=words().marked(KINDS[asked.kind]),
            case=tame(asked.reference),
            vault=tame(asked.vault),
        ),
        told=told.format(who=tame(asked.requested_by), at=_when(asked.requested_at, zone)),
        facts=tuple(
            (tame(what), "\n".join(tame_lines(said) for _what, said in those))
            for what, those in groupby(asked_facts(asked.facts, words()), key=itemgetter(0))
        ),
        vault_words=found.sender.words,
        cases=len(asked.cases),
    )


def _rows(lines: tuple[CopiedLine, ...], zone: tzinfo, run: Run) -> Iterator[CopyRow]:
    share = max(0, run.total - run.done) // max(1, len(lines))
    for line in reversed(lines):
        run.step(share)
        yield _row(line, zone)


def _row(line: CopiedLine, zone: tzinfo) -> CopyRow:
    who, case = tame(line.name or line.user), tame(line.reference or line.case)
    reason, workstation = tame(line.reason), tame(line.workstation)
    did = tame(action_name(line.action, words()))
    what = tame(kind_name(line.subject.partition(":")[0], words()))
    at = instant_of(line.at).astimezone(zone)
    told = (f"{at:%Y-%m-%d}", who, did, what, case, reason, workstation)
    return CopyRow(
        number=line.number,
        at=at,
        who=who,
        did=did,
        shape=shape_of(line.action),
        what=what,
        case=case,
        reason=reason,
        workstation=workstation,
        folded=" ".join(told).casefold(),
    )


def _when(written: str, zone: tzinfo) -> str:
    """An instant of a question, in local time; as it is where it is none."""
    try:
        return _minute(instant_of(written), zone)
    except ValueError:
        return tame(written)


def _minute(instant: datetime, zone: tzinfo) -> str:
    return f"{instant.astimezone(zone):%Y-%m-%d %H:%M}"
