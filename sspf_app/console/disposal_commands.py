"""``sspf disposal show | propose | leave-out | send | drop | approve | record``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit, UsageError
from sspf_app.console.job import Job
from sspf_app.domain.retention import DroppedBecause, LeftOutBecause
from sspf_app.texts.process import retention_name
from sspf_app.texts.retention import left_out_words, stop_words

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.bundle import Services
    from sspf_app.services.retention_views import DisposalBoard, ProposedLine


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the commands."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "disposal", _("dispose of what is past its time"))
    parsers = [
        syntax.command(group, "show", _("what is past its time, and what is proposed"), show),
        syntax.command(group, "propose", _("propose everything that is past its time"), propose),
        syntax.command(group, "send", _("hand the proposal to a second person"), send),
    ]
    leave = syntax.command(group, "leave-out", _("leave an entry out of the proposal"), leave_out)
    leave.add_argument("reference", metavar=_("CASE"), help=_("reference of the case"))
    drop = syntax.command(group, "drop", _("let the proposal be"), drop_proposal)
    for parser, reasons in ((leave, LeftOutBecause), (drop, DroppedBecause)):
        choices = [one.value for one in reasons]
        parser.add_argument("--because", choices=choices, required=True, help=_("why"))
    approving = syntax.command(
        group,
        "approve",
        _("approve as the second person: the entries are deleted for ever"),
        approve,
    )
    approving.add_argument(
        "--number",
        metavar=_("NUMBER"),
        type=int,
        required=True,
        help=_("how many entries go; it must agree with the proposal"),
    )
    for name, what in (
        ("--decider", _("who approved it on paper, where nobody else approves in this vault")),
        ("--document", _("where that paper is kept")),
    ):
        approving.add_argument(name, metavar=_("TEXT"), default="", help=what)
    record = syntax.command(group, "record", _("save the record of a disposal as a file"), save)
    record.add_argument("record", metavar=_("DISPOSAL"), help=_("identifier, as show tells"))
    record.add_argument(
        "--out",
        metavar=_("FOLDER"),
        type=Path,
        required=True,
        help=_("the folder it is written to"),
    )
    for parser in (*parsers, leave, drop, approving, record):
        syntax.vault(parser)
        syntax.json(parser)


def show(job: Job) -> int:
    """Tell how it stands."""
    with job.services() as services:
        board = services.disposals.board()
    _told(job, board)
    return Exit.OK


def propose(job: Job) -> int:
    """Propose every case that is past its time."""
    _ = job.words.gettext
    with job.services() as services:
        services.disposals.propose()
        board = services.disposals.board()
    return _done(
        job,
        board,
        _("It is proposed. Look at it, leave out what is to stay, and: sspf disposal send"),
    )


def leave_out(job: Job) -> int:
    """Leave a case out."""
    _ = job.words.gettext
    with job.services() as services:
        line = _line(job, services)
        services.disposals.leave_out(line.row.id, LeftOutBecause(job.options.because))
        board = services.disposals.board()
    return _done(job, board, _("{name} is left out.").format(name=line.row.reference))


def send(job: Job) -> int:
    """Hand the proposal on."""
    _ = job.words.gettext
    with job.services() as services:
        services.disposals.send()
        board = services.disposals.board()
    return _done(
        job,
        board,
        _("It is handed on. Somebody else approves it: sspf disposal approve --number N"),
    )


def drop_proposal(job: Job) -> int:
    """Let the proposal be."""
    _ = job.words.gettext
    with job.services() as services:
        services.disposals.drop(DroppedBecause(job.options.because))
        board = services.disposals.board()
    return _done(job, board, _("The proposal is let be; nothing was deleted."))


def approve(job: Job) -> int:
    """Dispose of what somebody else proposed, or approved on paper."""
    options = job.options
    with job.services() as services:
        if options.decider or options.document:
            services.disposal_approvals.note_approval(
                number=options.number, decider=options.decider, document=options.document
            )
        else:
            services.disposal_approvals.approve(number=options.number)
        board = services.disposals.board()
    said = job.words.ngettext(
        "{n} entry is deleted for ever.", "{n} entries are deleted for ever.", options.number
    )
    saving = job.words.gettext("Its record: sspf disposal record DISPOSAL --out FOLDER")
    return _done(job, board, said.format(n=options.number), saving)


def save(job: Job) -> int:
    """Save a record as a file."""
    _ = job.words.gettext
    with job.into(job.options.out), job.services() as services:
        path = services.disposal_papers.save_record(job.options.record, job.options.out)
    if job.wants_json:
        job.put({"file": path})
    else:
        job.say(_("The record is saved: {path}").format(path=path))
    return Exit.OK


def _done(job: Job, board: DisposalBoard, *lines: str) -> int:
    """How it stands now; then, for a person, what was done and what is next."""
    _told(job, board)
    if not job.wants_json:
        job.say(*lines)
    return Exit.OK


def _line(job: Job, services: Services) -> ProposedLine:
    wanted = job.options.reference.casefold()
    for line in services.disposals.board().lines:
        if wanted in (line.row.reference.casefold(), line.row.file):
            return line
    raise UsageError(job.words.gettext("The proposal has no such entry."))


def _told(job: Job, board: DisposalBoard) -> None:
    if job.wants_json:
        job.put(board)
        return
    _, words = job.words.gettext, job.words
    due = words.ngettext(
        "{n} entry is past its time.", "{n} entries are past their time.", board.due
    )
    job.say(due.format(n=board.due) if board.due else _("Nothing is past its time."))
    job.table(
        (_("Entry"), _("Kept"), _("At the latest"), _("What becomes of it")),
        [
            (
                ", ".join(filter(None, (line.row.reference, line.name))),
                retention_name(line.row.basis, words, name=line.class_name),
                line.row.latest.isoformat(),
                _state(job, line),
            )
            for line in board.lines
        ],
    )
    for one in board.held:
        job.say(f"{one.reference}: {', '.join(stop_words(stop, words) for stop in one.stops)}")
    for record in board.records:
        number = len(record.files)
        said = words.ngettext("{n} entry on {day}", "{n} entries on {day}", number)
        job.say(f"{record.id}  " + said.format(n=number, day=f"{record.disposed_at:%Y-%m-%d}"))


def _state(job: Job, line: ProposedLine) -> str:
    _ = job.words.gettext
    if line.row.left_out_because:
        return _("Left out: {why}").format(why=left_out_words(line.row.left_out_because, job.words))
    if line.stops:
        why = ", ".join(stop_words(one, job.words) for one in line.stops)
        return _("Stopped: {why}").format(why=why)
    return _("Is disposed of")
