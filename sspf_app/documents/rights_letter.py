"""The letter of answer about somebody's data: what we decided, why, and how to appeal.

Source: GDPR 12.3, 12.4, 15 to 17; dataskyddslagen (2018:218) 5 kap. 1 § and 7 kap. 2 §;
socialtjänstlagen (2025:400) 14 kap. 6 §; förvaltningslagen (2017:900) 33, 43 and 44 §§.
"""

from __future__ import annotations

from sspf_app.documents.blocks import Block
from sspf_app.documents.letters import (
    GAP,
    Letter,
    head,
    paragraphs,
    questions,
    sign_lines,
    titled,
)
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_lines import Setting
from sspf_app.services.extract_records import AnswerKind
from sspf_app.services.paper_of_rights_letter import RightsLetterData
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import long_day
from sspf_app.texts.rights_letters import answer_sentences, answer_title, appeal_sentences


def draw(data: RightsLetterData, setting: Setting) -> Drawn:
    """Draw the letter."""
    words = words_for(data.language)
    _, pgettext = words.gettext, words.pgettext
    title = answer_title(data.wish.value, words)
    facts = [
        (pgettext("letter", "To"), data.reader),
        (_("About the child"), data.about),
        (_("You asked on"), long_day(data.asked_on, words)),
        (_("Our answer of"), long_day(data.made_at.date(), words)),
    ]
    blocks = head(title, facts, office=data.office, secrecy=None, words=words)
    last_day = "" if data.last_day is None else long_day(data.last_day, words)
    ground = "" if data.ground is None else data.ground.value
    said = answer_sentences(data.kind.value, ground, last_day=last_day, words=words)
    blocks.append(paragraphs(*said))
    if data.left_out:
        withheld = _("What may not stand in the extract")
        blocks.append(titled(withheld, *data.left_out, is_whole=True))
    if data.why:
        why = [line.strip() for line in data.why.splitlines() if line.strip()]
        blocks.append(titled(_why_title(data, words), *why))
    blocks += _end(data, words)
    letter = Letter(
        blocks=blocks,
        title=title,
        foot=f"{title}  ·  {long_day(data.made_at.date(), words)}",
        made_at=data.made_at,
    )
    return letter.draw(setting)


def _why_title(data: RightsLetterData, words: Words) -> str:
    _ = words.gettext
    if data.kind is AnswerKind.CORRECTED:
        return _("What we corrected")
    return _("What is restricted") if data.kind is AnswerKind.RESTRICTED else _("Why")


def _end(data: RightsLetterData, words: Words) -> list[Block]:
    _ = words.gettext
    title = _("If you are not content")
    said = list(appeal_sentences(data.kind.value, words))
    if data.protection_officer:
        who = _("Data protection officer: {who}").format(who=data.protection_officer)
        said.append(who)
    decided = sign_lines(
        [(_("Day"), "day"), (_("Decided by"), "name"), (_("Signature"), "signature")], before=GAP
    )
    return [
        titled(title, *said, is_whole=True),
        decided,
        questions(data.office, words, is_person=True),
    ]
