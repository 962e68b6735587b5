"""The register extract: what is held of a person, for that person.

Source: GDPR 15; dataskyddslagen (2018:218) 5 kap.
"""

from __future__ import annotations

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.letters import GAP, Letter, head, paragraphs, questions, subheading, titled
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_lines import Setting
from sspf_app.services.paper_of_extract import ExtractChapter, RegisterExtractData
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import long_day


def draw(data: RegisterExtractData, setting: Setting) -> Drawn:
    """Draw the paper."""
    words = words_for(data.language)
    _, pgettext = words.gettext, words.pgettext
    title = _("Register extract")
    facts = [
        (pgettext("letter", "To"), data.reader),
        (_("About the child"), data.about),
        (_("You asked on"), long_day(data.asked_on, words)),
        (_("Made on"), long_day(data.made_at.date(), words)),
    ]
    blocks = head(title, facts, office=data.office, secrecy=None, words=words)
    if data.about:
        said = _(
            "You asked for {name}, as you have custody. Where this paper says you and your, it "
            "means {name}. It holds what you may know as a guardian."
        )
        blocks.append(paragraphs(said.format(name=data.about)))
    blocks.append(
        paragraphs(
            _("This is what we hold about you in the work with SSPF, and that you may know."),
            _(
                "We use it to coordinate support between school, social services, police and "
                "leisure. It is kept as long as the law and the plan of the municipality say."
            ),
        )
    )
    for chapter in data.chapters:
        blocks += _chapter(chapter)
    blocks.append(titled(_("What may not stand here"), *data.withheld, is_whole=True))
    blocks += _rights(data, words)
    letter = Letter(
        blocks=blocks,
        title=title,
        foot=f"{title}  ·  {long_day(data.made_at.date(), words)}",
        made_at=data.made_at,
    )
    return letter.draw(setting)


def _chapter(chapter: ExtractChapter) -> list[Block]:
    first, *others = (Paragraph(one, style.BODY, before=4) for one in chapter.rows)
    return [Stack([subheading(chapter.title), first], before=GAP, is_whole=True), *others]


def _rights(data: RegisterExtractData, words: Words) -> list[Block]:
    _ = words.gettext
    said = [
        _(
            "Is something wrong, or do you see it in another way? Tell us. What was written stays, "
            "and what you say is noted beside it. You can also ask us to restrict how we use it."
        ),
        _(
            "You can ask for something to be erased. Mostly we have to refuse, as the law says how "
            "long such papers are kept."
        ),
        _(
            "You may complain to Integritetsskyddsmyndigheten (imy.se). If we left out something, "
            "you may ask for a decision in writing that can be appealed."
        ),
    ]
    if data.protection_officer:
        who = _("Data protection officer: {who}").format(who=data.protection_officer)
        said.append(who)
    rights = titled(_("Your rights"), *said, is_whole=True)
    return [rights, questions(data.office, words, is_person=True)]
