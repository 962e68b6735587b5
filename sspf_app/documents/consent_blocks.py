"""The blocks A to Q of the consent form, filled from one sheet's data.

Source: ``domain.md`` 2.1.
"""

from __future__ import annotations

from collections.abc import Sequence

from sspf_app.documents import style
from sspf_app.documents.beside import Columns
from sspf_app.documents.blocks import Block, Look, Paragraph, Stack
from sspf_app.documents.consent_answer import AnswerBlocks, tick
from sspf_app.documents.consent_boxes import box_grids, legend
from sspf_app.documents.consent_room import Density
from sspf_app.documents.consent_rules import Rules
from sspf_app.documents.consent_secrecy import stamp_across, stamp_in_head
from sspf_app.documents.consent_speech import Say, Speech, sentence
from sspf_app.documents.consent_voice import Voice
from sspf_app.documents.headings import field
from sspf_app.documents.marks import WriteLine
from sspf_app.documents.panels import Space
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.documents.two_columns import TwoColumns
from sspf_app.domain.codes import PartyKind
from sspf_app.services.paper_of_consent import Capacity, ConsentFormData, FormParty

_PARTY_NAME = 215.0
_BESIDE_CODE = 400.0
_LEAST_WIDTHS = {
    # Facts side by side: they stand beside a square code, not beside an address.
    **dict.fromkeys("BD", _BESIDE_CODE),
    # A pen near the square code could make it unreadable.
    **dict.fromkeys("NOP", style.WIDTH),
}
_TITLE_NARROW = Look(15, 1.2, style.ACCENT, tag="H1")


class ConsentBlocks:
    """The blocks of one sheet at one density.

    Attributes:
        setting: Fonts and language.
    """

    def __init__(
        self, data: ConsentFormData, speech: Speech, setting: Setting, density: Density
    ) -> None:
        """Take the sheet's data, its words, the fonts and how much room there is."""
        self._data = data
        self._speech = speech
        self.setting = setting
        self._density = density
        self._rules = Rules(data)
        self._reserves_first = self._rules.has_reservation
        self._body = Look(style.BODY.size, density.leading)
        small = style.BODY if density.one_a_line else style.SMALL
        self._small = Look(small.size, density.leading)

    def with_late_reservation(self) -> ConsentBlocks:
        """The same with a reservation as the last block, where it fits beside the lower code."""
        form = ConsentBlocks(self._data, self._speech, self.setting, self._density)
        form._reserves_first = False
        return form

    def question(self) -> list[Block]:
        """A to E: who, why, and the boxes."""
        return [
            self._title(),
            *self._intro(),
            self._block("B", [self._young_person()]),
            self._block("C", [self._speech.own(self._data.purpose.strip(), self._body)]),
            self._block("D", self._parties()),
            self._block("E", self._boxes()),
        ]

    def choices(self) -> list[Block]:
        """F to I: exceptions, for how long, how to change one's mind, and that one need not."""
        rules = self._rules
        return [
            self._block("F", self._exceptions()),
            self._rule("G", rules.period),
            self._rule("H", rules.withdrawal),
            self._rule("I", sentence("voluntary")),
        ]

    def law(self, *, size: float = 0) -> list[Block]:
        """J to M: what the law says, and the signatory's own data.

        Args:
            size: Of the hardest words, J and L; 0 = as small as the densest page needs it.
        """
        rules, look = self._rules, self._small
        if size:
            look = Look(size, self._density.leading)
        texts = [
            self._rule("J", rules.law, look=look),
            self._rule("K", sentence("limit")),
            self._rule("L", rules.data_protection, look=look),
        ]
        if self._density.in_columns:
            texts = [TwoColumns(texts, before=self._density.gap)]
        return [*texts, self._about_me()]

    def answer(self) -> list[Block]:
        """N to Q: what is signed, and what belongs to it.

        A reservation is read before one signs, where the pages let it; that there is none
        stands last.
        """
        answer = AnswerBlocks(self._data, self._speech, self._density)
        understanding = self._block("N", answer.understanding())
        if self._data.is_specimen:
            signed = [self._block("O", answer.unsigned())]
        else:
            signed = [
                self._block("O", answer.answer()),
                self._block("P", [answer.received()]),
            ]
        reservation = self._rule("Q", self._rules.reservation)
        if self._reserves_first:
            return [understanding, reservation, *signed]
        return [understanding, *signed, reservation]

    def whole_answer(self) -> Block:
        """The same as one block, to stand on one page."""
        before, width = self._density.gap, style.WIDTH
        return Stack(self.answer(), before=before, is_whole=True, least_width=width)

    def _block(self, letter: str, blocks: Sequence[Block]) -> Block:
        return Stack(
            [self._heading(letter), *blocks],
            before=self._density.gap,
            heads=self._density.heads if letter == "E" else 1,
            is_whole=letter not in "DE",
            least_width=_LEAST_WIDTHS.get(letter, 0),
        )

    def _heading(self, letter: str) -> Block:
        is_adult = letter == "B" and self._data.capacity is Capacity.ADULT
        return self._speech.heading(letter, title="title_adult" if is_adult else "")

    def _rule(self, letter: str, say: Say, *, look: Look | None = None) -> Block:
        gap = self._density.gap * (1 if letter == "G" else 0.7)
        return self._speech.rule(letter, say, look or self._body, before=gap)

    # A to F: who, why, what

    def _title(self) -> Block:
        data, speech = self._data, self._speech
        # Beside another language or the window of an envelope there is half the width.
        is_narrow = bool(speech.other or data.address)
        sheet_for = Look(11 if is_narrow else 12, 1.3)
        return Stack(
            [
                *self._secrecy(),
                speech.heading("A", look=_TITLE_NARROW if is_narrow else style.TITLE),
                speech.text(self._rules.facts, style.LABEL),
                speech.text(self._rules.sheet_for, sheet_for, before=6),
            ],
            is_whole=True,
        )

    def _intro(self) -> list[Block]:
        """Apart, so that it uses the whole width as soon as code and address are passed."""
        rules, speech = self._rules, self._speech
        if not speech.main.is_easy:
            return [speech.text(rules.intro, self._body, before=3)]
        (intro,) = rules.intro(speech.main)
        return [
            Paragraph(line, self._body, before=0 if number else 3)
            for number, line in enumerate(intro.text.split("\n"))
        ]

    def _young_person(self) -> Block:
        data = self._data
        facts = [(0.0, self._fact("name", data.young_person))]
        if data.born:
            facts.append((110.0, self._fact("born", self._speech.main.text.long_day(data.born))))
        if data.school and not data.is_protected:
            facts.append((190.0, self._fact("school", data.school)))
        return Columns(facts, gap=14)

    def _fact(self, name: str, value: str) -> Stack:
        shown = self._speech.own([Span(value, Face.BOLD)], style.BODY)
        return field(self._speech.named(name, style.LABEL), shown)

    def _parties(self) -> list[Block]:
        return [self._party(party) for party in self._data.parties]

    def _party(self, party: FormParty) -> Block:
        name = self._data.shown_name(party)
        is_hidden = name != party.name
        facts = [] if is_hidden else [fact for fact in (party.function, party.contact) if fact]

        def say(voice: Voice) -> list[Span]:
            clauses = [voice.plain("independent")] if party.independent else []
            if party.kind is PartyKind.ASSOCIATION:
                clauses.append(voice.plain("no_passing_on"))
            # Names and telephone numbers stand once.
            told = [*facts, *clauses] if voice is self._speech.main else clauses
            return [Span(", ".join(told))]

        speech = self._speech
        has_clause = party.independent or party.kind is PartyKind.ASSOCIATION
        told = speech.label(say, self._body)
        if not has_clause:
            told = speech.own(say(speech.main), self._body)
        return Columns(
            [(_PARTY_NAME, speech.own([Span(name, Face.BOLD)], self._body)), (0, told)], gap=12
        )

    def _boxes(self) -> list[Block]:
        grids = box_grids(self._data, self._speech, self.setting, density=self._density)
        how = self._speech.text(sentence("how"), self._body)
        return [how, legend(self._speech, before=3), *grids]

    def _exceptions(self) -> list[Block]:
        names = ["not_shared", "own_words"]
        if any(party.kind is PartyKind.POLICE for party in self._data.parties):
            names.insert(1, "not_police")
        room = self._density.write
        lines: list[Block] = []
        for name in names:
            label = self._speech.named(name, self._body)
            lines.append(WriteLine(label, room=room, region=f"words:{name}"))
        return lines

    def _secrecy(self) -> list[Block]:
        """The stamp across the page, unless it stands in the head."""
        mark = self._data.secrecy
        if mark is None or stamp_in_head(self._data, self._speech, self.setting):
            return []
        return [stamp_across(mark, self._speech.main), Space(8)]

    # M

    def _about_me(self) -> Block:
        data = self._data
        if data.capacity.is_self:
            return self._rule("M", sentence("self"))
        if not data.own_rows:
            return self._rule("M", sentence("not_about_me"))
        density = self._density
        grids = box_grids(data, self._speech, self.setting, density=density, is_own=True)
        asked = self._speech.named("about_me", self._body)
        return self._block("M", [tick(asked, region="about_me"), *grids])
