"""A message as plain text: the first line is what goes into the subject of a mail.

Source: sharing rules, section 7.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC

from sspf_app.documents.invitation import title_of
from sspf_app.documents.reopen import Place, leaks_at
from sspf_app.domain.errors import DomainError
from sspf_app.services.export_views import Leak
from sspf_app.services.paper_of_notice import NoticeData, NoticeKind
from sspf_app.services.paper_parts import PaperOffice
from sspf_app.services.withheld import WithheldSearch
from sspf_app.texts.addressing import how_many
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import weekday_and_day

MARK = b"\xef\xbb\xbf"
"""How a text begins, so that every program reads its letters right."""


def draw(data: NoticeData) -> bytes:
    """Write the message; the same data give the same bytes."""
    words = words_for(data.language)
    told = [_subject(data, words), _said(data, words)]
    parts = [*told, *_facts(data, words), _end(data, words)]
    text = "\n\n".join(part for part in parts if part)
    return MARK + (text.replace("\n", "\r\n") + "\r\n").encode()


def text_of(file: bytes) -> str:
    """The words of a message.

    Raises:
        ValueError: it is no text.
    """
    return file.removeprefix(MARK).decode().replace("\r\n", "\n").rstrip("\n")


def find_leaks(file: bytes, search: WithheldSearch) -> tuple[Leak, ...]:
    """Search a finished message.

    Raises:
        DomainError: ``document_unreadable``: it is no text.
    """
    try:
        text = text_of(file)
    except ValueError as error:
        raise DomainError("document_unreadable") from error
    return leaks_at([Place("text", text)], search)


def _subject(data: NoticeData, words: Words) -> str:
    _ = words.gettext
    return {
        NoticeKind.INVITATION: title_of(words, is_person=data.is_person),
        NoticeKind.CHANGE: _("Change of an SSPF meeting"),
        NoticeKind.CANCELLED: _("SSPF meeting cancelled"),
        NoticeKind.WITHOUT_YOU: _("About an SSPF meeting"),
        NoticeKind.NEW_MINUTES: _("New minutes of an SSPF meeting"),
    }[data.kind]


def _said(data: NoticeData, words: Words) -> str:
    ngettext, readers = words.ngettext, how_many(is_person=data.is_person)
    when = _when(data, words)
    return {
        NoticeKind.INVITATION: ngettext(
            "You are invited to an SSPF meeting {when}.",
            "You are invited to an SSPF meeting {when}.",
            readers,
        ),
        NoticeKind.CHANGE: ngettext(
            "The SSPF meeting you are invited to has changed. It is now {when}.",
            "The SSPF meeting you are invited to has changed. It is now {when}.",
            readers,
        ),
        NoticeKind.CANCELLED: words.gettext("The SSPF meeting {when} is cancelled."),
        NoticeKind.WITHOUT_YOU: ngettext(
            "The SSPF meeting {when} will be held without you. You need not do anything.",
            "The SSPF meeting {when} will be held without you. You need not do anything.",
            readers,
        ),
        NoticeKind.NEW_MINUTES: ngettext(
            "There are new minutes of the SSPF meeting {when}. The copy you got before no longer "
            "holds.",
            "There are new minutes of the SSPF meeting {when}. The copy you got before no longer "
            "holds.",
            readers,
        ),
    }[data.kind].format(when=when)


def _when(data: NoticeData, words: Words) -> str:
    local = data.starts_at.astimezone(data.starts_at.tzinfo or UTC)
    day = f"{weekday_and_day(local.date(), words)} {local.year}"
    return words.gettext("on {day} at {time}").format(day=day, time=f"{local:%H.%M}")


def _facts(data: NoticeData, words: Words) -> list[str]:
    pgettext = words.pgettext
    facts = [
        (pgettext("minutes", "Case"), data.case_reference),
        (pgettext("minutes", "About"), data.young_person or ""),
        (pgettext("minutes", "Place"), data.place or ""),
    ]
    lines = [f"{label}: {value}" for label, value in facts if value]
    return ["\n".join(lines)] if lines else []


def for_you_alone(office: PaperOffice, words: Words, *, is_person: bool) -> Iterator[str]:
    """That it is for its reader alone, and how the office is reached."""
    readers = how_many(is_person=is_person)
    yield words.ngettext(
        "This message is for you alone. Do not pass it on.",
        "This message is for you alone. Do not pass it on.",
        readers,
    )
    if ways := ", ".join(way for way in (office.phone, office.email) if way):
        yield words.ngettext(
            "Questions? Reach us on {ways}.", "Questions? Reach us on {ways}.", readers
        ).format(ways=ways)


def _end(data: NoticeData, words: Words) -> str:
    office = data.office
    lines = [*for_you_alone(office, words, is_person=data.is_person)]
    lines.append("\n".join(one for one in (office.unit, office.committee) if one))
    return "\n\n".join(line for line in lines if line)
