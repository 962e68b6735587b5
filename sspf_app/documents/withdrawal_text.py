"""The notice of a withdrawn consent as plain text, for the office's own secure mail.

It says what the letter says, and the first line is what goes into the subject of the mail.

Source: ``domain.md`` 2.4; sharing rules, section 4.5.
"""

from __future__ import annotations

from datetime import UTC

from sspf_app.documents.letters import listed
from sspf_app.documents.notice import MARK, for_you_alone
from sspf_app.documents.withdrawal_words import give_back, title_of, what_happened
from sspf_app.services.paper_of_withdrawal import WithdrawalNoticeData
from sspf_app.texts.addressing import addressed_to
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import long_day, long_instant


def draw(data: WithdrawalNoticeData) -> bytes:
    """Write the notice; the same data give the same bytes."""
    words = words_for(data.language)
    parts = [
        title_of(data, words),
        _facts(data, words),
        *what_happened(data, words),
        *give_back(data, words),
        "" if data.is_wrong_answer else _scope(data, words),
        _end(data, words),
    ]
    text = "\n\n".join(part for part in parts if part)
    return MARK + (text.replace("\n", "\r\n") + "\r\n").encode()


def _facts(data: WithdrawalNoticeData, words: Words) -> str:
    pgettext = words.pgettext
    at = long_instant(data.received_at, data.received_at.tzinfo or UTC, words)
    facts = [
        (pgettext("letter", "Case"), data.case_reference),
        (pgettext("letter", "To"), addressed_to(data.recipient)),
        (pgettext("letter", "Holds from"), "" if data.is_wrong_answer else at),
        (pgettext("letter", "About"), data.young_person or ""),
    ]
    return "\n".join(f"{label}: {value}" for label, value in facts if value)


def _scope(data: WithdrawalNoticeData, words: Words) -> str:
    _, pgettext, scope = words.gettext, words.pgettext, data.scope
    named = [
        (pgettext("scope", "Information"), scope.types, _("All kinds of information")),
        (_("May no longer give or receive it"), scope.parties, _("All parties")),
        (pgettext("scope", "About"), scope.about, ""),
    ]
    lines = [
        f"{label}: {listed(names) or everything}"
        for label, names, everything in named
        if names or everything
    ]
    return "\n".join([_("What the withdrawal covers"), *lines])


def _end(data: WithdrawalNoticeData, words: Words) -> str:
    _, office, mark = words.gettext, data.office, data.secrecy
    lines = [*for_you_alone(office, words, is_person=data.is_person)]
    provision = _("{provision} of the Public Access to Information and Secrecy Act").format(
        provision=mark.provision
    )
    marked = f"{long_day(mark.marked_on, words)}, {mark.authority}"
    lines.append(f"{_('Secrecy')}: {provision}, {marked}")
    lines.append("\n".join(one for one in (office.unit, office.committee) if one))
    return "\n\n".join(line for line in lines if line)
