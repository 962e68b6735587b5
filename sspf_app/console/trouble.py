"""From an error to words on standard error and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

from sspf_app.console.exits import Exit
from sspf_app.domain.errors import DomainError
from sspf_app.services.case_files import CaseFileError
from sspf_app.services.errors import KnownError
from sspf_app.texts.catalogue import Words
from sspf_app.texts.disk_faults import DiskFault
from sspf_app.texts.signs import tame

_OF_THE_RULES = frozenset({"weak_password"})
"""Nothing is in the way: what was chosen is not allowed."""
_NOT_THERE = "unknown_"
_OF_STATE = frozenset({"unknown_proposal"})
"""Nothing was named: there is none under way."""
_NAMED_WRONGLY = frozenset(
    {
        *("login_unknown", "user_unknown", "user_ended", "not_a_unit_manager"),
        *("request_not_waiting", "form_text_unknown", "form_code_wrong"),
    }
)
_OF_KEY_FILES = frozenset({"key_file_needed", "key_file_missing"})
_OF_DANGER = frozenset({"danger_held", "danger_asks_social_services", "danger_words_required"})
_OF_THE_ENVIRONMENT = frozenset(
    {
        *("export_failed", "settings_not_saved", "sheet_unreadable", "document_file_gone"),
        *("document_no_file", "scan_file_gone", "scan_not_deleted"),
    }
)
_OF_THE_FILE = frozenset(
    {
        *("no_key_card", "transfer_damaged", "no_receipt", "receipt_unknown"),
        *("receipt_other_sender", "receipt_other_file", "not_sealed", "sealed_to_other"),
        *("no_manager_key_file", "sealed_damaged", "sealed_to_other_key", "no_sealed_request"),
        *("no_sealed_answer", "answer_is_question", "answer_unknown", "answer_of_other_key"),
        *("translation_of_other_text", "translation_sheet_faulty", "key_file_not_one"),
        *("no_log_copy", "backup_other_file"),
    }
)
"""What was handed in is something else than it should be."""
_OF_SHEETS = ("sheet_", "support_sheet_")


def tell(error: BaseException, words: Words) -> Exit:
    """Say what happened, what was kept and what to do.

    Args:
        error: What ended the command.
        words: The language.
    """
    _ = words.gettext
    match error:
        case CaseFileError():
            lines, code = _file_lines(error, words), Exit.BAD_INPUT
        case KnownError():
            lines, code = _known_lines(error, words), _of_known(error.code)
        case DomainError():
            lines, code = _refused_lines(error, words), _of_domain(error.code)
        case OSError():
            lines = [_of_the_system(error, words), _("Nothing was changed.")]
            code = Exit.ENVIRONMENT
        case KeyboardInterrupt():
            lines, code = [_("Interrupted. Nothing half was written.")], Exit.INTERRUPTED
        case _:
            lines, code = _bug_lines(error, words), Exit.BUG
    for line in lines:
        print(f"sspf: {tame(line)}", file=sys.stderr)
    return code


def _of_known(code: str) -> Exit:
    if code in _NAMED_WRONGLY:
        return Exit.USAGE
    if code in _OF_THE_FILE:
        return Exit.BAD_INPUT
    return Exit.REFUSED if code in _OF_THE_RULES else Exit.ENVIRONMENT


def _of_domain(code: str) -> Exit:
    """Whoever names what is not there has typed something wrong; the rules refused nothing."""
    if (code.startswith(_NOT_THERE) and code not in _OF_STATE) or code in _NAMED_WRONGLY:
        return Exit.USAGE
    if code in _OF_THE_ENVIRONMENT:
        return Exit.ENVIRONMENT
    is_of_file = code in _OF_THE_FILE or code.startswith(_OF_SHEETS)
    return Exit.BAD_INPUT if is_of_file else Exit.REFUSED


def _of_the_system(error: OSError, words: Words) -> str:
    """Which file, and why it could not be read or written, in the user's language."""
    why = DiskFault.of(error).in_words(words)
    return why if error.filename is None else f"{os.fsdecode(error.filename)}: {why}"


def _file_lines(error: CaseFileError, words: Words) -> list[str]:
    from sspf_app.texts.file_problems import more_problems_sentence, problem_sentence

    _ = words.gettext
    lines = [
        problem_sentence(problem.place.words, problem.code, problem.params, words)
        for problem in error.problems
    ]
    if error.has_more:
        lines.append(more_problems_sentence(len(error.problems), words))
    return [*lines, _("Nothing was taken from the file.")]


def _known_lines(error: KnownError, words: Words) -> list[str]:
    from sspf_app.texts.conditions import condition

    _ = words.gettext
    told = condition(error.code, error.params, words)
    if told is None:
        return [_("This could not be done ({code}).").format(code=error.code)]
    what, advice = told
    if error.code == "login_needed":
        advice = _("Say which one with --login NAME.")
    elif error.code in _OF_KEY_FILES:
        advice = _(
            "Name it with --key-file FILE. If it is lost, open with the recovery words: "
            "sspf vault passwd FOLDER --with-words"
        )
    return [line for line in (what, _("What was saved before is as it was."), advice) if line]


def _refused_lines(error: DomainError, words: Words) -> list[str]:
    from sspf_app.texts.errors import error_sentence

    _ = words.gettext
    told = error_sentence(error, words)
    if error.code == "reason_required":  # without the name: a terminal keeps what it has shown
        told = _("Somebody here has protected identity: say why you open it with --reason TEXT.")
    if error.code == "unknown_case" and error.params.get("case"):
        told = _("There is no case “{given}”.").format(given=error.params["case"])
    if error.code == "account_of_asker":
        told = _(
            "The account does not count as a second person: it comes from {name}, who asked. "
            "Somebody signs on paper that one person alone has it, and another user notes that: "
            "sspf vault vouch FOLDER --user NAME --signed-by NAME --document TEXT"
        ).format(name=error.params.get("name", ""))
    if error.code in _OF_THE_ENVIRONMENT:
        return [told]
    return [told, _("Nothing was changed."), *_next_act(error.code, words)]


def _next_act(code: str, words: Words) -> list[str]:
    """The command that goes on from here, where the sentence tells of the window."""
    _ = words.gettext
    if code == "account_was_recovered":
        return [
            _("Note it with: sspf vault vouch FOLDER --user NAME --signed-by NAME --document TEXT")
        ]
    if code == "danger_unanswered":
        return [_("Answer it with: sspf case danger CASE --answer no|unknown|yes")]
    if code in _OF_DANGER:
        return [_("Note it with: sspf case danger CASE --answer cleared --said TEXT")]
    return []


def _bug_lines(error: BaseException, words: Words) -> list[str]:
    """Where it happened; never the text of the error, which may hold what a case holds."""
    _ = words.gettext
    where = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)[-6:]
    ]
    return [
        _("An error in the program ({name}). What was saved before is as it was.").format(
            name=type(error).__name__
        ),
        _("Please report these lines; they hold nothing of any case."),
        *where,
    ]
