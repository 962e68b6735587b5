"""``sspf transfer offices | card | know | end``: the own key, and those of other offices."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit
from sspf_app.console.job import Job
from sspf_app.console.naming import office_of
from sspf_app.domain.errors import DomainError

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax


_WORD = re.compile(r"[^\W\d_]+")
"""Blanks, hyphens, commas and numbers between the words do not matter."""


def add_to(group: Commands, syntax: Syntax) -> None:
    """Add the commands to ``transfer``."""
    _ = syntax.words.gettext
    listed = syntax.command(
        group, "offices", _("your key, and the offices whose keys are known"), offices
    )
    carded = syntax.command(group, "card", _("save your public key as a file to send"), card)
    carded.add_argument(
        "--out",
        metavar=_("FOLDER"),
        type=Path,
        required=True,
        help=_("the folder it is written to"),
    )
    known = syntax.command(
        group, "know", _("keep the key of an office, once its words were compared"), know
    )
    known.add_argument("file", metavar=_("FILE"), type=Path, help=_("the office's public key"))
    known.add_argument(
        "--words",
        metavar=_("WORDS"),
        default="",
        help=_("the twelve words as the office read them out on the telephone"),
    )
    known.add_argument("--name", metavar=_("NAME"), default="", help=_("what to call it here"))
    ended = syntax.command(group, "end", _("seal nothing more to an office"), end)
    ended.add_argument("office", metavar=_("OFFICE"), help=_("as offices tells"))
    for parser in (listed, carded, known, ended):
        syntax.vault(parser)
        syntax.json(parser)


def offices(job: Job) -> int:
    """Tell the own words and those of every office."""
    _ = job.words.gettext
    with job.services() as services:
        desk = services.transfer_offices.desk()
    known = [one for one in desk.offices if one.office.ended_at is None]
    if job.wants_json:
        job.put(
            {
                "own": desk.card.words,
                "offices": [
                    _office_row(one.office.id, one.office.name, one.words) for one in known
                ],
            }
        )
        return Exit.OK
    job.say(_("Your words: {words}").format(words=" ".join(desk.card.words)))
    job.table(
        (_("identifier"), _("name"), _("words")),
        [(one.office.id[:12], one.office.name, " ".join(one.words)) for one in known],
        empty=_("No other office is known yet; enter its key with: sspf transfer know FILE"),
    )
    return Exit.OK


def _office_row(id_: str, name: str, words: tuple[str, ...]) -> dict[str, object]:
    return {"id": id_, "name": name, "words": words}


def card(job: Job) -> int:
    """Save the own public key."""
    with job.into(job.options.out), job.services() as services:
        path = services.transfer_offices.save_card(job.options.out)
    if job.wants_json:
        job.put({"file": path})
    else:
        job.say(job.words.gettext("Your public key is saved: {path}").format(path=path))
    return Exit.OK


def know(job: Job) -> int:
    """Keep the key of an office; without the words that were heard, tell what to do."""
    _ = job.words.gettext
    options = job.options
    with job.services() as services:
        found = services.transfer_offices.read_card(options.file)
        heard = _WORD.findall(str(options.words))
        if not heard:
            job.warn(_("Call the office on a number you know, and let it read out its words."))
            job.warn(_("Then type them as you heard them: --words “…”"))
            raise DomainError("words_not_heard")
        same = job.workshop.key_slots.same_word
        if len(heard) != len(found.words) or not all(map(same, heard, found.words)):
            raise DomainError("words_differ")
        made = services.transfer_offices.add(found, heard=True, name=options.name)
    if job.wants_json:
        job.put({"office": made.new_id})
    else:
        called = options.name or found.name
        job.say(
            _("The key of {office} is known; a case can be sealed to it.").format(office=called)
        )
    return Exit.OK


def end(job: Job) -> int:
    """End the key of an office."""
    _ = job.words.gettext
    with job.services() as services:
        known = [
            (one.office.id, one.office.name)
            for one in services.transfer_offices.desk().offices
            if one.office.ended_at is None
        ]
        office = office_of(job, known, job.options.office)
        services.transfer_offices.end(office)
    if job.wants_json:
        job.put({"ended": office})
    else:
        job.say(_("Nothing is sealed to that office any more, and nothing of it is taken in."))
    return Exit.OK
