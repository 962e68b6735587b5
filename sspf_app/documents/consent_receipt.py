"""The family's receipt: what one person answered, to keep at home.

Source: ``consent-record.md``; ISO/IEC TS 27560 (receipt), in words for people.
"""

from __future__ import annotations

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.headings import field
from sspf_app.documents.letters import draw_letter, head, listed, subheading
from sspf_app.documents.panels import Panel
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.domain.codes import Answer, Medium
from sspf_app.services.export_records import RecordState
from sspf_app.services.paper_of_receipt import ConsentReceiptData, ReceiptRow
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import long_day

_GAP = 16.0


def draw(data: ConsentReceiptData, setting: Setting) -> Drawn:
    """Draw the receipt; the file and its number of pages."""
    words = words_for(data.language)
    _, pgettext = words.gettext, words.pgettext
    title = _("Receipt for your answer")
    signed = long_day(data.signed_on, words)
    if data.medium is Medium.ORAL:
        signed = _("{day}, in speech").format(day=signed)
    registered = "" if data.registered_on is None else long_day(data.registered_on, words)
    facts = [
        (pgettext("letter", "Case"), data.case_reference),
        (pgettext("letter", "To"), data.person),
        (pgettext("receipt", "You answered"), signed),
        (pgettext("receipt", "Registered"), registered),
        (pgettext("receipt", "Holds"), _period(data, words)),
        (pgettext("receipt", "Code of the form"), data.form_code),
    ]
    blocks = head(title, facts, office=data.office, secrecy=None, words=words)
    blocks.append(Panel(Paragraph(_said(data, words), style.BODY), fill=style.TINT, before=_GAP))
    if data.answer is Answer.YES:
        blocks += _answer(data, words)
    blocks.append(_what_now(data, words))
    return draw_letter(
        blocks,
        setting,
        title=f"{title} · {data.case_reference}",
        foot=f"{title}  ·  {data.case_reference}",
        made_at=data.made_at,
    )


def _period(data: ConsentReceiptData, words: Words) -> str:
    if data.answer is Answer.NO or data.valid_to is None:
        return ""
    last = long_day(data.valid_to, words)
    if data.valid_from is None:
        return words.gettext("to {day}").format(day=last)
    return words.gettext("{first} to {last}").format(
        first=long_day(data.valid_from, words), last=last
    )


def _said(data: ConsentReceiptData, words: Words) -> list[Span]:
    _ = words.gettext
    if data.answer is Answer.NO:
        text = _("You have said no. We share nothing on the ground of your consent.")
    else:
        text = _("You have said yes to the sharing that stands below, and to nothing else.")
    spans = [Span(text, Face.BOLD)]
    after = {
        RecordState.WITHDRAWN: _("You have taken it back since: it no longer holds."),
        RecordState.EXPIRED: _("Its time has passed: it no longer holds."),
        RecordState.SUPERSEDED: _("You have answered anew since: the newer answer holds."),
        RecordState.UNCONFIRMED: _(
            "You wrote something in your own words. It does not hold until we have gone through it."
        ),
        RecordState.NOT_YET_VALID: _("It has not begun to hold yet."),
    }.get(data.state)
    if after:
        spans.append(Span(" " + after))
    return spans


def _answer(data: ConsentReceiptData, words: Words) -> list[Block]:
    _ = words.gettext
    blocks: list[Block] = []
    for about in dict.fromkeys(row.about for row in data.rows):
        rows = [_row(row, words) for row in data.rows if row.about == about]
        heading = subheading(_("About {name}").format(name=about))
        first, *others = rows
        # The heading stays with its first row; the others flow.
        blocks += [Stack([heading, first], before=_GAP, is_whole=True), *others]
    if data.exceptions or data.own_words:
        lines: list[Block] = [subheading(_("This must not be shared"))]
        lines += [Paragraph(line, style.BODY, before=4) for line in data.exceptions]
        if data.own_words:
            lines.append(Stack([field(_("In your own words"), data.own_words)], before=6))
        blocks.append(Stack(lines, before=_GAP))
    return blocks


def _row(row: ReceiptRow, words: Words) -> Block:
    _ = words.gettext
    told = [
        (_("May tell: {names}"), row.tellers),
        (_("May know: {names}"), row.may_know),
        (_("May know, but only in speech: {names}"), row.only_spoken),
        (_("May not know: {names}"), row.may_not),
    ]
    labels = " · ".join(row.labels)
    lines: list[Block] = [Paragraph([Span(labels, Face.BOLD)], style.BODY)]
    lines += [
        Paragraph(text.format(names=listed(names)), style.BODY) for text, names in told if names
    ]
    return Stack(lines, before=8, is_whole=True)


def _what_now(data: ConsentReceiptData, words: Words) -> Block:
    _ = words.gettext
    office = data.office
    ways = ", ".join(
        way for way in (office.unit or office.committee, office.phone, office.email) if way
    )
    texts = [
        _("You may change your mind at any time, in speech or in writing: {contact}."),
        _(
            "Is something here not as you meant it? Tell us. Then we register your answer anew, "
            "and nothing is shared on the ground of the wrong one."
        ),
        _(
            "Everybody who is to answer gets a receipt of their own. We share only what all have "
            "said yes to."
        ),
    ]
    if data.answer is Answer.NO:
        texts[2:] = [_("A no does not affect your right to other support.")]
    body = [Paragraph(text.format(contact=ways), style.BODY, before=5) for text in texts]
    return Stack([subheading(_("If you change your mind")), *body], before=_GAP)
