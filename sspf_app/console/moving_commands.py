"""``sspf import-sheet | import-list | import-undo | export-all``: moving in and out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit
from sspf_app.console.import_command import read_input
from sspf_app.console.job import Job
from sspf_app.console.opening import opened
from sspf_app.console.sheet_mapping import as_mapping, with_mapping
from sspf_app.texts.file_rows import built_on, rows_name

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.bundle import Services
    from sspf_app.services.move_views import ImportOrder, Preview
    from sspf_app.services.sheet_views import Sheet, SheetFile


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the commands."""
    _ = syntax.words.gettext
    _add_import(commands, syntax)
    parser = syntax.command(
        commands, "import-list", _("the imports of sheets that were made"), list_imports
    )
    syntax.vault(parser)
    syntax.json(parser)
    parser = syntax.command(commands, "import-undo", _("undo a whole import of a sheet"), undo)
    parser.add_argument("batch", metavar=_("IMPORT"), help=_("identifier, as import-list tells"))
    parser.add_argument(
        "--dry-run", action="store_true", help=_("tell what would happen, but change nothing")
    )
    syntax.vault(parser)
    syntax.json(parser)
    parser = syntax.command(
        commands, "export-all", _("write everything, or one case, as open files"), export_all
    )
    parser.add_argument(
        "--out",
        metavar=_("FOLDER"),
        type=Path,
        required=True,
        help=_("the folder it is written to"),
    )
    parser.add_argument("--case", metavar=_("CASE"), help=_("identifier or reference"))
    parser.add_argument(
        "--reason", metavar=_("TEXT"), required=True, help=_("why; it is logged in every case")
    )
    syntax.vault(parser)
    syntax.json(parser)


def _add_import(commands: Commands, syntax: Syntax) -> None:
    _ = syntax.words.gettext
    parser = syntax.command(
        commands, "import-sheet", _("take in an old list: XLSX, ODS or CSV"), import_sheet
    )
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("the list"))
    parser.add_argument(
        "--mapping", metavar=_("FILE"), type=Path, help=_("what the columns mean, and more")
    )
    parser.add_argument(
        "--show-mapping", action="store_true", help=_("print the mapping as guessed, and end")
    )
    parser.add_argument("--sheet", metavar=_("NAME"), help=_("which sheet of the file"))
    parser.add_argument("--purpose", metavar=_("TEXT"), help=_("for cases whose row says none"))
    parser.add_argument(
        "--leave-out-errors", action="store_true", help=_("leave out rows that cannot come in")
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_("check and count, but write nothing")
    )
    syntax.vault(parser)
    syntax.json(parser)


def import_sheet(job: Job) -> int:
    """Take a sheet into the vault, or tell what stands in the way."""
    options = job.options
    content = read_input(job, options.file)
    mapping = None if options.mapping is None else options.mapping.read_bytes()
    with job.services() as services:
        file = services.old_sheets.read(options.file.name, content)
        order = _order(job, services, file, mapping)
        if options.show_mapping:
            job.put(as_mapping(order))
            return Exit.OK
        preview = services.moving_in.preview(_sheet(file, order.sheet), order)
        if options.leave_out_errors and preview.errors:
            wrong = {row.number for row in preview.rows if row.has_errors}
            order = replace(order, left_out=order.left_out | wrong)
            preview = services.moving_in.preview(_sheet(file, order.sheet), order)
        if options.dry_run or preview.errors or preview.missing:
            return _told(job, preview)
        done = services.moving_in.take_in(file, order)
    if job.wants_json:
        job.put(done.batch)
    else:
        _tell_counts(job, preview)
        job.say(_taken_words(job).format(batch=done.batch.id))
    return Exit.OK


def _taken_words(job: Job) -> str:
    _ = job.words.gettext
    return _("Everything was taken in, as {batch}; import-undo takes it back.")


def list_imports(job: Job) -> int:
    """List every import, newest first."""
    _ = job.words.gettext
    with job.services() as services:
        batches = services.moving_in.batches()
    if job.wants_json:
        job.put(batches)
        return Exit.OK
    job.table(
        (_("identifier"), _("file"), _("when"), _("rows"), _("undone")),
        [
            (
                one.id,
                one.file_name,
                job.local(one.taken_in_at),
                str(one.rows),
                job.local(one.undone_at),
            )
            for one in batches
        ],
    )
    if not batches:
        job.say(_("No sheet was imported yet."))
    return Exit.OK


def undo(job: Job) -> int:
    """Undo an import, and tell what stayed."""
    _ = job.words.gettext
    with job.services() as services:
        foreseen = services.moving_undo.foresee(job.options.batch)
        if not job.options.dry_run:
            services.moving_undo.undo(job.options.batch)
    if job.wants_json:
        job.put(foreseen)
        return Exit.OK
    job.table(
        (_("rows"), _("taken away")),
        [
            (rows_name(kind, job.words), str(number))
            for kind, number in sorted(foreseen.removed.items())
        ],
    )
    for one in foreseen.kept:
        named = one.name if one.name != one.id else rows_name(one.kind, job.words)
        told = _("{name} ({id}) stays. Built on it: {because}.")
        job.say(told.format(name=named, id=one.id, because=built_on(one.because, job.words)))
    job.say(_("Nothing was changed, as asked.") if job.options.dry_run else _("It is undone."))
    return Exit.OK


def export_all(job: Job) -> int:
    """Write everything, or one case, as open files."""
    _ = job.words.gettext
    options = job.options
    with job.into(options.out), job.services() as services:
        case = opened(services, job, options.case).case if options.case else ""
        done = services.moving_out.export(options.out, reason=options.reason, case=case)
    if job.wants_json:
        job.put({"folder": done.folder, "files": done.files, "cases": done.cases})
        return Exit.OK
    job.say(_("Written: {path}").format(path=done.folder))
    job.warn(_("The folder is not locked: anybody who can open it can read everything in it."))
    return Exit.OK


def _order(job: Job, services: Services, file: SheetFile, mapping: bytes | None) -> ImportOrder:
    from sspf_app.services.move_views import ImportOrder

    shown = [one for one in file.sheets if one.rows and not one.is_hidden] or [*file.sheets]
    sheet = _sheet(file, job.options.sheet or shown[0].name)
    guess = services.moving_in.guess(sheet)
    order = ImportOrder(
        sheet=sheet.name,
        kind=guess.kind,
        heading_row=guess.heading_row,
        columns=guess.columns,
        purpose=job.options.purpose or "",
    )
    return order if mapping is None else with_mapping(order, mapping, job.words)


def _sheet(file: SheetFile, name: str) -> Sheet:
    from sspf_app.domain.errors import DomainError

    for sheet in file.sheets:
        if sheet.name == name:
            return sheet
    raise DomainError("unknown_sheet", sheet=name)


def _told(job: Job, preview: Preview) -> int:
    """Every row with something to look at; the exit code says whether all can come in."""
    from sspf_app.texts.moving import doubt_sentence, field_name

    _ = job.words.gettext
    is_fine = not preview.errors and not preview.missing
    if job.wants_json:
        job.put({"rows": preview.rows, "made": preview.made, "missing": preview.missing})
        return Exit.OK if is_fine else Exit.BAD_INPUT
    for code in preview.missing:
        job.warn(_("No column means {field}.").format(field=field_name(code, job.words)))
    for row in preview.rows:
        for one in row.problems:
            if one.is_error or not one.is_note:
                where = f" {field_name(one.about, job.words)}:" if one.about else ""
                said = doubt_sentence(one.code, one.params, job.words)
                place = _("row {row}:").format(row=row.number)
                tell = job.warn if one.is_error else job.say
                tell(f"{place}{where} {said}")
    _tell_counts(job, preview)
    fine = _("Everything can come in. Nothing was written, as asked.")
    job.say(fine if is_fine else _fate(job, preview))
    return Exit.OK if is_fine else Exit.BAD_INPUT


def _fate(job: Job, preview: Preview) -> str:
    """Why nothing of it came in."""
    _ = job.words.gettext
    if not preview.errors:
        return _("A column that is needed is missing. Nothing was written.")
    said = job.words.ngettext(
        "{n} row cannot come in. Nothing was written.",
        "{n} rows cannot come in. Nothing was written.",
        preview.errors,
    )
    return said.format(n=preview.errors)


def _tell_counts(job: Job, preview: Preview) -> None:
    from sspf_app.texts.moving import counted

    for kind, number in sorted(preview.made.items()):
        job.say(counted(kind, number, job.words))
