"""The words of minutes, the same on a page and in a Word file."""

from __future__ import annotations

from datetime import date

from sspf_app.documents.letters import listed
from sspf_app.services.paper_of_minutes import (
    AgendaLine,
    CommitmentLine,
    ItemReaders,
    MinutesData,
    MinutesItem,
    Participant,
)
from sspf_app.texts.addressing import addressed_to
from sspf_app.texts.catalogue import Words
from sspf_app.texts.dates import long_day, weekday_and_day

Facts = list[tuple[str, str]]
"""Labels, and what they label."""

_NAMES = "; "
"""Between readers, in every line of every item alike: names of parties may have commas."""


def title_of(data: MinutesData, words: Words) -> str:
    """What the paper is called."""
    return data.heading or words.gettext("Minutes of SSPF meeting")


def head_facts(data: MinutesData, words: Words) -> Facts:
    """What stands under the title; what has no value is left out."""
    pgettext = words.pgettext
    day = f"{weekday_and_day(data.meeting_on, words)} {data.meeting_on.year}"
    when = ", ".join(part for part in (day, data.meeting_time) if part)
    facts = [
        (pgettext("minutes", "Case"), data.case_reference),
        (pgettext("minutes", "Copy for"), addressed_to(data.recipient)),
        (pgettext("minutes", "Meeting"), when),
        (pgettext("minutes", "Place"), data.place or ""),
        (pgettext("minutes", "About"), data.young_person or ""),
        (pgettext("minutes", "Subject"), data.title or ""),
        (pgettext("minutes", "Version"), data.version),
    ]
    return [(label, value) for label, value in facts if value]


def attendance(data: MinutesData, words: Words) -> list[tuple[str, tuple[Participant, ...]]]:
    """Who was there and who was not; an empty group is left out."""
    pgettext = words.pgettext
    groups = [
        (pgettext("minutes", "Present"), data.present),
        (pgettext("minutes", "Absent"), data.absent),
    ]
    return [(title, people) for title, people in groups if people]


def agenda(lines: tuple[AgendaLine, ...], words: Words) -> list[tuple[str, str]]:
    """Each line of an agenda, and what is said below it; empty = nothing."""
    _ = words.gettext
    return [
        (
            words.pgettext("agenda", "Pause") if one.heading is None else one.heading,
            _("The point is taken without {names}").format(names=listed(one.without))
            if one.without
            else "",
        )
        for one in lines
    ]


def item_facts(item: MinutesItem, words: Words) -> str:
    """Who said it and whom it is about, in one line."""
    told = [
        (words.pgettext("minutes item", "Told by"), item.source),
        (words.pgettext("minutes item", "About"), item.about),
    ]
    return "  ·  ".join(f"{label} {value}" for label, value in told if value)


def reader_lines(readers: ItemReaders | None, words: Words) -> list[tuple[str, str, str]]:
    """A line for those who read an item, and for each reason why others do not.

    Returns:
        Label, names, and what is said of them.
    """
    if readers is None:
        return []
    kept = words.pgettext("readers", "Not shared with")
    lines = [(kept, f"{_NAMES.join(one.names)}: ", one.why) for one in readers.kept_from]
    if readers.shared_with:
        shared = words.pgettext("readers", "Shared with")
        lines.insert(0, (shared, "", _NAMES.join(readers.shared_with)))
    return lines


def commitment_facts(line: CommitmentLine, words: Words) -> Facts:
    """Who does it and when; what has no value keeps its place."""
    return [
        (words.pgettext("minutes", "Responsible"), line.responsible),
        (words.pgettext("minutes", "From"), _day(line.starts_on, words)),
        (words.gettext("Done by"), _day(line.due_on, words)),
    ]


def end_facts(data: MinutesData, words: Words) -> Facts:
    """What stands at the end; what has no value is left out."""
    facts = [
        (words.gettext("Next meeting"), data.next_meeting),
        (words.gettext("Minutes taken by"), data.written_by),
        (words.pgettext("minutes", "Copies to"), listed(data.copies_to)),
    ]
    return [(label, value) for label, value in facts if value]


def log_line(data: MinutesData, words: Words) -> str:
    """The head of the log, as it stands under the foot; empty where none is printed."""
    if not data.log_head:
        return ""
    return words.gettext("Log {head}").format(head=data.log_head)


def _day(day: date | None, words: Words) -> str:
    return "" if day is None else long_day(day, words)
