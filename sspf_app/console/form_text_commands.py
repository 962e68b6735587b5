"""``sspf texts``: the words that forms are printed with, their versions and translations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit
from sspf_app.console.job import Job
from sspf_app.services.form_text import FORM_LANGUAGES

if TYPE_CHECKING:
    import argparse

    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.changes import Changes
    from sspf_app.services.form_text_views import TextItem
    from sspf_app.texts.catalogue import Words


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the commands."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "texts", _("the words that forms are printed with"))
    listed = syntax.command(group, "list", _("every version, by language"), list_texts)
    shown = syntax.command(group, "show", _("a version clause by clause"), show)
    draft = syntax.command(group, "draft", _("begin the next version of a language"), new_draft)
    draft.add_argument(
        "form_language",
        metavar=_("LANGUAGE"),
        choices=FORM_LANGUAGES,
        help=_("the language of the text"),
    )
    approved = syntax.command(group, "approve", _("put a draft in force"), approve)
    retired = syntax.command(group, "retire", _("take a translation out of use"), retire)
    written = syntax.command(
        group, "export", _("write the sheet that a translator fills in"), export_sheet
    )
    taken = syntax.command(group, "import", _("take a filled-in sheet into a draft"), import_sheet)
    for parser in (shown, approved, retired, written, taken):
        _text(parser, syntax)
    for name, what in (
        ("--decider", _("who approved it on paper, where nobody else approves in this vault")),
        ("--document", _("where that paper is kept")),
    ):
        approved.add_argument(name, metavar=_("TEXT"), default="", help=what)
    written.add_argument(
        "--out", metavar=_("FOLDER"), type=Path, required=True, help=_("where the sheet is put")
    )
    taken.add_argument("file", metavar=_("FILE"), type=Path, help=_("the filled-in sheet"))
    for parser in (listed, shown, draft, approved, retired, written, taken):
        syntax.vault(parser)
        syntax.json(parser)


def _text(parser: argparse.ArgumentParser, syntax: Syntax) -> None:
    _ = syntax.words.gettext
    parser.add_argument("text", metavar=_("TEXT"), help=_("identifier, as the list tells it"))


def list_texts(job: Job) -> int:
    """Tell every version and where it stands."""
    _ = job.words.gettext
    with job.services() as services:
        items = services.form_texts.list_texts()
    if job.wants_json:
        job.put([_told(item) for item in items])
        return Exit.OK
    heads = (_("text"), _("language"), _("version"), _("state"), _("without words"))
    lines = [
        (
            item.text.id,
            item.text.language,
            item.text.version,
            _state(item, job.words),
            str(item.missing or ""),
        )
        for item in items
    ]
    job.table(heads, lines)
    return Exit.OK


def show(job: Job) -> int:
    """Tell a version clause by clause, what is wrong with each, and who answers for it."""
    from sspf_app.texts.form_text_faults import fault_sentence

    _ = job.words.gettext
    with job.services() as services:
        found = services.form_texts.compare(job.options.text)
    faults = [(one.clause, fault) for one in found.clauses for fault in one.faults]
    if job.wants_json:
        clauses = [
            {"id": one.clause.id, "swedish": one.swedish, "words": one.words}
            for one in found.clauses
        ]
        told = [{"clause": clause.id, "code": fault.code} for clause, fault in faults]
        job.put(_told(found.item) | {"clauses": clauses, "faults": told})
        return Exit.OK
    text = found.item.text
    job.say(f"{text.language} {text.version}: {_state(found.item, job.words)}")
    for label, who in (
        (_("Translator"), text.translator),
        (_("Read against the Swedish by"), text.reviewer),
    ):
        if who:
            job.say(f"{label}: {who}")
    for one in found.clauses:
        job.say("", f"{one.clause.number} {one.clause.id}", f"  {one.words or '–'}")
    for clause, fault in faults:
        job.warn(fault_sentence(fault.code, fault.params, job.words, clause.number))
    return Exit.OK


def new_draft(job: Job) -> int:
    """Begin the next version of a language."""
    _ = job.words.gettext
    with job.services() as services:
        changes = services.form_texts.new_draft(job.options.form_language)
    if job.wants_json:
        job.put({"text": changes.new_id})
    else:
        job.say(_("The draft is {text}.").format(text=changes.new_id))
        sheet = _("The translator's sheet: sspf texts export {text} --out FOLDER")
        job.say(sheet.format(text=changes.new_id))
    return Exit.OK


def approve(job: Job) -> int:
    """Put a draft in force; the version before it is retired."""
    _ = job.words.gettext
    options = job.options
    with job.services() as services:
        if options.decider or options.document:
            changes = services.form_texts.note_approval(
                options.text, decider=options.decider, document=options.document
            )
        else:
            changes = services.form_texts.approve(options.text)
    return _done(job, changes, _("The text is in force: forms are printed with it from now on."))


def retire(job: Job) -> int:
    """Take a translation out of use."""
    _ = job.words.gettext
    with job.services() as services:
        changes = services.form_texts.retire(job.options.text)
    return _done(job, changes, _("The text is out of use; what was printed with it stays."))


def export_sheet(job: Job) -> int:
    """Write the translator's sheet of a draft."""
    _ = job.words.gettext
    with job.into(job.options.out), job.services() as services:
        path = services.form_text_sheets.export_sheet(job.options.text, job.options.out)
    if job.wants_json:
        job.put({"file": path})
    else:
        job.say(_("The sheet is in {path}.").format(path=path))
    return Exit.OK


def import_sheet(job: Job) -> int:
    """Take a translator's sheet into a draft: all of it or nothing; every fault is told."""
    from sspf_app.services.translation_sheets import SHEET_BYTES_MAX, TranslationSheetError
    from sspf_app.texts.errors import error_sentence
    from sspf_app.texts.form_text_faults import fault_sentence

    _ = job.words.gettext
    with job.options.file.open("rb") as file:
        content = file.read(SHEET_BYTES_MAX + 1)  # the reader refuses what is longer than it takes
    try:
        with job.services() as services:
            changes = services.form_text_sheets.import_sheet(job.options.text, content)
    except TranslationSheetError as error:
        for fault in error.faults:
            line = fault_sentence(fault.code, fault.params, job.words, _number(fault.clause))
            job.warn(f"sspf: {line}")
        job.warn(f"sspf: {error_sentence(error, job.words)}")
        return Exit.BAD_INPUT
    checking = _("The words of the sheet are in the draft. What is not right yet: {command}")
    command = f"sspf texts show {job.options.text}"
    return _done(job, changes, checking.format(command=command))


def _number(clause: str) -> str:
    from sspf_app.services.form_clauses import CLAUSES

    return next((one.number for one in CLAUSES if one.id == clause), clause)


def _done(job: Job, changes: Changes, sentence: str) -> int:
    if job.wants_json:
        job.put({"texts": sorted(changes.ids)})
    else:
        job.say(sentence)
    return Exit.OK


def _told(item: TextItem) -> dict[str, object]:
    text = item.text
    return {
        "id": text.id,
        "language": text.language,
        "version": text.version,
        "terms": text.terms,
        "status": text.status,
        "in_force": item.is_in_force,
        "behind": item.is_behind,
        "missing": item.missing,
        "translator": text.translator,
        "reviewer": text.reviewer,
    }


def _state(item: TextItem, words: Words) -> str:
    from sspf_app.services.form_text import TextStatus

    _ = words.gettext
    if item.text.status is TextStatus.DRAFT:
        return _("draft")
    if item.text.status is TextStatus.RETIRED:
        return _("out of use")
    if item.is_behind:
        return _("not as the Swedish text")
    return _("in force")
