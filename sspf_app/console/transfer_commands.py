"""``sspf transfer``: a case to or from another office; the keys are in ``office_commands``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console import office_commands
from sspf_app.console.exits import Exit, UsageError
from sspf_app.console.job import Job
from sspf_app.console.naming import office_of, party_of
from sspf_app.console.opening import opened
from sspf_app.domain.errors import DomainError

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.bundle import Services
    from sspf_app.services.transfer_views import Arrival, Counts, Match, TransferOrder

_NEW = "new"


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the commands."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "transfer", _("a case to or from another office's vault"))
    office_commands.add_to(group, syntax)
    _add_send(group, syntax)
    _add_receive(group, syntax)
    confirmed = syntax.command(
        group, "confirm", _("read the receipt: the case is closed and read only here"), confirm
    )
    confirmed.add_argument("file", metavar=_("FILE"), type=Path, help=_("the receipt"))
    syntax.vault(confirmed)
    syntax.json(confirmed)


def _add_send(group: Commands, syntax: Syntax) -> None:
    _ = syntax.words.gettext
    parser = syntax.command(group, "send", _("seal a case to the key of another office"), send)
    parser.add_argument(
        "--case", metavar=_("CASE"), required=True, help=_("identifier or reference")
    )
    parser.add_argument("--office", metavar=_("OFFICE"), required=True, help=_("as offices tells"))
    parser.add_argument(
        "--party", metavar=_("PARTY"), required=True, help=_("the office as a party of the case")
    )
    parser.add_argument(
        "--out",
        metavar=_("FOLDER"),
        type=Path,
        required=True,
        help=_("the folder it is written to"),
    )
    parser.add_argument(
        "--ground",
        metavar=_("ASSESSMENT"),
        help=_("all of it, on this assessment under a law; without it what consent lets through"),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_("tell what would go, but write nothing")
    )
    syntax.reason(parser)
    syntax.vault(parser)
    syntax.json(parser)


def _add_receive(group: Commands, syntax: Syntax) -> None:
    _ = syntax.words.gettext
    parser = syntax.command(
        group, "receive", _("take a sealed case in, and write the receipt"), receive
    )
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("the sealed case"))
    parser.add_argument("--out", metavar=_("FOLDER"), type=Path, help=_("where the receipt goes"))
    parser.add_argument(
        "--is",
        dest="answers",
        metavar=_("WHO=WHOM"),
        action="append",
        default=[],
        help=_("who in the package is whom in the register, or new; repeat for each"),
    )
    parser.add_argument(
        "--purpose", metavar=_("TEXT"), default="", help=_("open a case of your own for this")
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_("tell what is in it, but take nothing in")
    )
    syntax.reason(parser)
    syntax.vault(parser)
    syntax.json(parser)


def send(job: Job) -> int:
    """Tell what goes, and seal it."""
    _ = job.words.gettext
    out: Path = job.options.out
    with job.services() as services:
        order = _order(job, services)
        preview = services.transfer_sending.foresee(order)
        sent = None
        if not job.options.dry_run:
            with job.into(out):
                sent = services.transfer_sending.send(order, out)
    if job.wants_json:
        told: dict[str, object] = {"file": None if sent is None else sent.path}
        told |= {"transfer": None if sent is None else sent.transfer.id}
        job.put(told | {"counts": preview.counts, "left_items": preview.left_items})
        return Exit.OK
    _tell_counts(job, preview.counts)
    job.say(_("Stays here, unread by the receiver: {n}").format(n=preview.left_items))
    if sent is None:
        job.say(_("Nothing was written, as asked."))
    else:
        job.say(_("Sealed: {path}").format(path=sent.path))
    return Exit.OK


def _order(job: Job, services: Services) -> TransferOrder:
    from sspf_app.services.hand_over_records import Basis
    from sspf_app.services.transfer_views import TransferOrder

    options = job.options
    detail = opened(services, job, options.case)
    choice = services.transfer_sending.choose(detail.case, reason=options.reason)
    known = [(one.office.id, one.office.name) for one in choice.offices]
    return TransferOrder(
        case=detail.case,
        office=office_of(job, known, options.office),
        party=party_of(job, detail, options.party),
        basis=Basis.CONSENT if options.ground is None else Basis.LAW,
        legal_request=options.ground,
    )


def receive(job: Job) -> int:
    """Open a package and show it; take it in when everybody in it was decided."""
    from sspf_app.services.transfer_views import TakeIn

    _ = job.words.gettext
    options = job.options
    out: Path | None = options.out
    if out is None and not options.dry_run:
        raise UsageError(_("Say where the receipt goes, such as --out FOLDER."))
    answers = _answers(job)
    with job.services() as services:
        arrival = services.transfer_receiving.look(options.file, reason=options.reason)
        if arrival.office is None:
            words = " ".join(arrival.sender.words)
            job.warn(_("The words of the sender's key: {words}").format(words=words))
            raise DomainError("transfer_from_unknown")
        if out is None or options.dry_run:
            return _show(job, arrival)
        ids = {one.id for one in arrival.persons}
        entry = TakeIn(
            persons={who: whom for who, whom in answers.items() if who in ids},
            parties={who: whom for who, whom in answers.items() if who not in ids},
            purpose=options.purpose,
            receipt_folder=out,
            reason=options.reason,
        )
        with job.into(out):
            taken = services.transfer_receiving.take_in(arrival, entry)
    if job.wants_json:
        job.put({"case": taken.case, "own_case": taken.own_case, "receipt": taken.receipt})
        return Exit.OK
    job.say(_("Taken in as {case}, closed.").format(case=taken.case))
    job.say(_("The receipt for the sender: {path}").format(path=taken.receipt))
    return Exit.OK


def _show(job: Job, arrival: Arrival) -> int:
    _ = job.words.gettext
    asked = [one for one in (*arrival.persons, *arrival.parties) if one.candidates]
    if job.wants_json:
        told = {"reference": arrival.reference, "counts": arrival.counts, "asked": asked}
        told |= {"holds_back": arrival.holds_back}
        job.put(told | {"basis": arrival.basis, "ground": arrival.ground})
        return Exit.OK
    job.say(f"{arrival.reference}  {arrival.young_person}")
    if arrival.holds_back:
        job.say(
            _(
                "It may be dangerous that the guardians know. Nothing goes to them from here "
                "either, until you have noted what the social services said."
            )
        )
    if arrival.counts is not None:
        _tell_counts(job, arrival.counts)
    for one in asked:
        job.say(_("Who is {who}? Answer with --is:").format(who=f"{one.name} {one.about}"))
        for line in _choices(one):
            job.say(f"  {line}")
    return Exit.OK


def _choices(match: Match) -> list[str]:
    found = [f"{match.id}={id_}  {name} {about}" for id_, name, about in match.candidates]
    return [*found, f"{match.id}={_NEW}"]


def _answers(job: Job) -> dict[str, str]:
    _ = job.words.gettext
    found: dict[str, str] = {}
    for given in job.options.answers:
        who, sign, whom = str(given).partition("=")
        if not (who and sign and whom):
            raise UsageError(_("“{given}” is not WHO=WHOM.").format(given=given))
        found[who] = "" if whom == _NEW else whom
    return found


def confirm(job: Job) -> int:
    """Read a receipt."""
    _ = job.words.gettext
    with job.services() as services:
        done = services.transfer_receipts.confirm(job.options.file)
    if job.wants_json:
        job.put({"transfer": done.transfer.id, "case": done.transfer.case})
        return Exit.OK
    told = _("{office} has taken the case in. It is closed and read only here now.")
    job.say(told.format(office=done.transfer.office_name))
    return Exit.OK


def _tell_counts(job: Job, counts: Counts) -> None:
    _ = job.words.gettext
    job.table(
        (_("what"), _("how many")),
        [
            (_("people"), str(counts.people)),
            (_("meetings"), str(counts.meetings)),
            (_("lines"), str(counts.items)),
            (_("answers"), str(counts.consents)),
            (_("notes"), str(counts.notes)),
            (_("papers"), str(counts.papers)),
        ],
    )
