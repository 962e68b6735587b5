"""``sspf extract list | note | show | choose | send | sign | drop | save | letter``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit, UsageError
from sspf_app.console.job import Job
from sspf_app.console.naming import registered
from sspf_app.services.extract_records import AnswerKind, ExtractGround, RefusalGround, RightsWish
from sspf_app.services.rights_letters import GROUNDS, LetterOrder
from sspf_app.texts.extracts import ground_name, section_title
from sspf_app.texts.rights_letters import refusal_name, wish_name

if TYPE_CHECKING:
    import argparse

    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.bundle import Services
    from sspf_app.services.extract_views import ExtractPart, ExtractReview

_TOLD, _FILE = "told", "told-with-file"
_GROUNDS = {
    "others": ExtractGround.OTHERS,
    RefusalGround.SECRECY.value: ExtractGround.SECRET,
    "unfinished": ExtractGround.UNFINISHED,
}
"""As they are typed: secrecy is called the same here and in a letter."""


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the commands."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "extract", _("register extracts for who asks for one"))
    listed = syntax.command(group, "list", _("every request, those that wait first"), show_list)
    noted = syntax.command(group, "note", _("note that somebody asked"), note)
    noted.add_argument(
        "person", metavar=_("PERSON"), help=_("a person, as called, or a user by identifier")
    )
    noted.add_argument(
        "--asked", metavar=_("DAY"), type=syntax.day, required=True, help="2026-03-12"
    )
    noted.add_argument(
        "--wish",
        choices=[one.value for one in RightsWish],
        default=RightsWish.EXTRACT.value,
        help=_("what they ask for"),
    )
    noted.add_argument(
        "--by", metavar=_("PERSON"), default="", help=_("the guardian who asks for the child")
    )
    of_one = [
        syntax.command(group, "show", _("everything held, told or withheld"), show),
        syntax.command(group, "send", _("hand the review to a second user"), send),
        syntax.command(group, "drop", _("end a request without an extract"), drop),
        _choosing(group, syntax),
        _signing(group, syntax),
        _saving(group, syntax),
        _writing(group, syntax),
    ]
    for parser in of_one:
        parser.add_argument("request", metavar=_("REQUEST"), help=_("identifier, as list tells"))
    for parser in (*of_one, noted):
        syntax.reason(parser)
    for parser in (listed, noted, *of_one):
        syntax.vault(parser)
        syntax.json(parser)


def _choosing(group: Commands, syntax: Syntax) -> argparse.ArgumentParser:
    _ = syntax.words.gettext
    parser = syntax.command(group, "choose", _("tell a part, or withhold it"), choose)
    parser.add_argument("--part", metavar=_("PART"), required=True, help=_("as show tells"))
    parser.add_argument(
        "--as",
        dest="how",
        required=True,
        choices=(_TOLD, _FILE, *_GROUNDS),
        help=_("what it is to be"),
    )
    return parser


def _signing(group: Commands, syntax: Syntax) -> argparse.ArgumentParser:
    _ = syntax.words.gettext
    parser = syntax.command(group, "sign", _("sign the review as the second user"), sign)
    parser.add_argument(
        "--checksum", metavar=_("CHECKSUM"), required=True, help=_("as show tells: what you saw")
    )
    return parser


def _saving(group: Commands, syntax: Syntax) -> argparse.ArgumentParser:
    _ = syntax.words.gettext
    parser = syntax.command(group, "save", _("write the paper, once it is signed"), save)
    parser.add_argument(
        "--out",
        metavar=_("FOLDER"),
        type=Path,
        required=True,
        help=_("the folder it is written to"),
    )
    return parser


def _writing(group: Commands, syntax: Syntax) -> argparse.ArgumentParser:
    _ = syntax.words.gettext
    parser = syntax.command(group, "letter", _("answer the request with a letter"), letter)
    parser.add_argument(
        "--says",
        required=True,
        choices=[one.value for one in AnswerKind],
        help=_("what the letter says"),
    )
    parser.add_argument(
        "--ground", choices=[one.value for one in RefusalGround], help=_("why you say no")
    )
    parser.add_argument("--why", metavar=_("WORDS"), default="", help=_("in your own words"))
    parser.add_argument(
        "--out",
        metavar=_("FOLDER"),
        type=Path,
        required=True,
        help=_("the folder it is written to"),
    )
    return parser


def show_list(job: Job) -> int:
    """Tell every request; nobody protected is named."""
    _ = job.words.gettext
    with job.services() as services:
        lines = services.extracts.board()
    rows = [
        (
            one.request.id,
            one.name,
            wish_name(one.request.wish.value, job.words),
            one.request.asked_on.isoformat(),
            one.due_on.isoformat(),
        )
        for one in lines
    ]
    if job.wants_json:
        keys = ("id", "name", "wish", "asked_on", "due_on")
        job.put({"requests": [dict(zip(keys, row, strict=True)) for row in rows]})
    else:
        job.table((_("identifier"), _("name"), _("asks for"), _("asked on"), _("last day")), rows)
        if not rows:
            job.say(_("Nobody has asked for anything."))
    return Exit.OK


def note(job: Job) -> int:
    """Note a request."""
    _ = job.words.gettext
    with job.services() as services:
        options = job.options
        people = services.people.list_people()
        made = services.extracts.note(
            registered(job, people, options.person),
            options.asked,
            wish=RightsWish(options.wish),
            asked_by=registered(job, people, options.by) if options.by else "",
            reason=options.reason,
        )
    if job.wants_json:
        job.put({"id": made.new_id})
    else:
        job.say(_("Noted: {id}").format(id=made.new_id))
        job.say(_("What is held is told by: sspf extract show {id}").format(id=made.new_id))
    return Exit.OK


def show(job: Job) -> int:
    """Tell everything that is held."""
    with job.services() as services:
        _told(job, _review(job, services))
    return Exit.OK


def choose(job: Job) -> int:
    """Choose for one part."""
    _ = job.words.gettext
    how = job.options.how
    ground = None if how in (_TOLD, _FILE) else _GROUNDS[how]
    with job.services() as services:
        _review(job, services)
        services.extracts.choose(
            job.options.request, job.options.part, ground, with_file=how == _FILE
        )
        review = services.extracts.review(job.options.request)
    _told(job, review)
    _now(job, _("It is chosen."), _next_choice(job, review))
    return Exit.OK


def send(job: Job) -> int:
    """Hand the review on."""
    _ = job.words.gettext
    with job.services() as services:
        _review(job, services)
        services.extracts.send(job.options.request)
        review = services.extracts.review(job.options.request)
    _told(job, review)
    signing = _("Somebody else looks at it and signs: sspf extract sign {id} --checksum {sum}")
    named = signing.format(id=job.options.request, sum=review.digest)
    _now(job, _("The review is handed on."), named)
    return Exit.OK


def sign(job: Job) -> int:
    """Sign what was seen."""
    _ = job.words.gettext
    with job.services() as services:
        _review(job, services)
        services.extracts.sign(job.options.request, job.options.checksum)
        _told(job, services.extracts.review(job.options.request))
    saving = _("Now it can be saved: sspf extract save {id} --out FOLDER")
    _now(job, _("The review is signed."), saving.format(id=job.options.request))
    return Exit.OK


def drop(job: Job) -> int:
    """End a request."""
    with job.services() as services:
        services.extracts.drop(job.options.request)
    if job.wants_json:
        job.put({"dropped": job.options.request})
    _now(job, job.words.gettext("The request is ended without an extract."))
    return Exit.OK


def save(job: Job) -> int:
    """Write the paper."""
    _ = job.words.gettext
    with job.into(job.options.out), job.services() as services:
        _review(job, services)
        written = services.extract_papers.export(job.options.request, job.options.out)
    if job.wants_json:
        job.put({"file": written.path})
    else:
        job.say(_("The extract is saved: {path}").format(path=written.path))
        letter = _("Its letter: sspf extract letter {id} --says given --out FOLDER")
        job.say(letter.format(id=job.options.request))
    return Exit.OK


def letter(job: Job) -> int:
    """Write a letter of answer."""
    options = job.options
    order = LetterOrder(
        kind=AnswerKind(options.says),
        ground=None if options.ground is None else RefusalGround(options.ground),
        why=options.why,
    )
    with job.into(options.out), job.services() as services:
        review = _review(job, services)
        _check_ground(job, order, review.line.request.wish)
        written = services.rights_letters.export(options.request, order, options.out)
    if job.wants_json:
        job.put({"file": written.path})
    else:
        job.say(job.words.gettext("The letter is saved: {path}").format(path=written.path))
    return Exit.OK


def _now(job: Job, *lines: str) -> None:
    """Say what was done, and what is next; a machine is told by the rest."""
    if not job.wants_json:
        job.say(*lines)


def _next_choice(job: Job, review: ExtractReview) -> str:
    _ = job.words.gettext
    waits = sum(one.waits for one in review.parts)
    if not waits:
        sending = _("Nothing waits for a choice. Hand it on: sspf extract send {id}")
        return sending.format(id=review.line.request.id)
    said = job.words.ngettext(
        "{n} part still waits for a choice.", "{n} parts still wait for a choice.", waits
    )
    return said.format(n=waits)


def _check_ground(job: Job, order: LetterOrder, wish: RightsWish) -> None:
    """See that a refusal, and nothing else, has a ground that fits what was asked for.

    Raises:
        UsageError: it has not.
    """
    _ = job.words.gettext
    if order.kind is not AnswerKind.REFUSED:
        if order.ground is not None:
            raise UsageError(_("--ground goes with --says refused alone."))
        return
    fitting = GROUNDS[wish]
    if order.ground not in fitting:
        shown = ", ".join(f"{one.value} ({refusal_name(one.value, job.words)})" for one in fitting)
        raise UsageError(_("Say why with --ground: {shown}").format(shown=shown))


def _review(job: Job, services: Services) -> ExtractReview:
    wanted = job.options.request
    if job.options.reason:
        services.extracts.unlock(wanted, reason=job.options.reason)
    return services.extracts.review(wanted)


def _told(job: Job, review: ExtractReview) -> None:
    _ = job.words.gettext
    if job.wants_json:
        parts = [
            {"part": one.key, "how": _how(one), "fixed": one.is_fixed, "text": one.text}
            for one in review.parts
        ]
        job.put({"id": review.line.request.id, "checksum": review.digest, "parts": parts})
        return
    for one in review.parts:
        job.say(f"{one.key}  [{_how_words(job, one)}]")
        job.say(f"    {section_title(one.section.value, job.words)}: {one.text}")
    job.say(_("Checksum: {sum}").format(sum=review.digest))


def _how(part: ExtractPart) -> str:
    if part.waits:
        return "waits"
    typed = {ground: word for word, ground in _GROUNDS.items()}
    told = _FILE if part.with_file else _TOLD
    return told if part.ground is None else typed[part.ground]


def _how_words(job: Job, part: ExtractPart) -> str:
    _ = job.words.gettext
    if part.waits:
        return _("waits for a choice")
    told = _("told, with the file") if part.with_file else _("told")
    return told if part.ground is None else ground_name(part.ground.value, job.words)
