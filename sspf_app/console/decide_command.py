"""``sspf decide --questions FILE [--vault V]``: who may know what, and why.

Without a vault the facts are those of the file, and nothing heavy is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit
from sspf_app.console.import_command import read_input
from sspf_app.console.job import Job

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.domain.decision import Decision
    from sspf_app.domain.fact_set import Facts
    from sspf_app.services.case_files import CaseFile, Question


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the command."""
    _ = syntax.words.gettext
    parser = syntax.command(
        commands, "decide", _("answer the questions of a case file, each with every reason"), run
    )
    parser.add_argument(
        "--questions",
        metavar=_("FILE"),
        type=Path,
        required=True,
        help=_("case file with the questions, or -"),
    )
    syntax.vault(parser)
    syntax.json(parser)


def run(job: Job) -> int:
    """Answer all questions, from the facts of the file or of the vault.

    For a machine that is all; for a person, answers that are not the expected ones are told too.
    """
    from sspf_app.services.case_files import CaseFileError, question_problems

    case_file = job.workshop.read_case_file(read_input(job, job.options.questions))
    facts = _facts(job, case_file)
    problems = question_problems(case_file, facts)
    if problems:
        raise CaseFileError(problems)
    answers: list[tuple[Question, Decision | bool]] = []
    for question in case_file.questions:
        answer, line = _answered(job, question, facts)
        answers.append((question, answer))
        job.say(line)
    return Exit.OK if job.wants_json else _compare(job, answers)


def _facts(job: Job, case_file: CaseFile) -> Facts:
    if job.options.vault is None:
        return case_file.facts
    with job.services() as services:
        return services.imports.facts(case_file.questions)


def _answered(job: Job, question: Question, facts: Facts) -> tuple[Decision | bool, str]:
    """The answer, and the line that tells it."""
    from sspf_app.domain.rules import decide, reads_item
    from sspf_app.services.case_files import FlowQuestion
    from sspf_app.texts.reasons import name_of_party, sentence

    _ = job.words.gettext
    if isinstance(question, FlowQuestion):
        decision = decide(facts, question.flow, at=question.at, known_at=question.known_at)
        told = sentence(decision, question.flow, facts, job.words)
        if job.wants_json:
            return decision, job.workshop.decision_line(question.id, decision, sentence=told)
        return decision, f"{question.id}: {told}"
    reads = reads_item(
        facts, question.item, question.reader, at=question.at, known_at=question.known_at
    )
    if job.wants_json:
        return reads, job.workshop.reads_line(question.id, reads=reads)
    told = _("{name} reads it.") if reads else _("{name} does not read it.")
    name = name_of_party(facts, question.reader, job.words)
    return reads, f"{question.id}: {told.format(name=name)}"


def _compare(job: Job, answers: list[tuple[Question, Decision | bool]]) -> int:
    _ = job.words.gettext
    found = list(_differences(job, answers))
    job.warn(*found)
    if found:
        told = _("Not as expected: {wrong} differences in {total} answers.")
        job.warn(told.format(wrong=len(found), total=len(answers)))
    return Exit.NO if found else Exit.OK


def _differences(job: Job, answers: list[tuple[Question, Decision | bool]]) -> Iterator[str]:
    from sspf_app.services.case_files import differences
    from sspf_app.texts.file_problems import difference_sentence

    for question, answer in answers:
        for one in differences(question, answer):
            yield difference_sentence(
                one.question, one.what, expected=one.expected, given=one.given, words=job.words
            )
