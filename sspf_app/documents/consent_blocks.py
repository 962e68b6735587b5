"""The blocks A to Q of the consent form, filled from one sheet's data.

Source: ``domain.md`` 2.1.
"""

from __future__ import annotations

from collections.abc import Sequence

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Columns, Look, Paragraph, Stack
from sspf_app.documents.consent_answer import AnswerBlocks, tick
from sspf_app.documents.consent_boxes import box_grids, legend
from sspf_app.documents.consent_room import Density
from sspf_app.documents.consent_words import capacities, fixed_texts, headings
from sspf_app.documents.headings import BlockHeading, RunInBlock, field
from sspf_app.documents.marks import WriteLine
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span, rich
from sspf_app.domain.codes import PartyKind
from sspf_app.domain.time import birthday
from sspf_app.services.paper_of_consent import Capacity, ConsentFormData, FormParty

_PARTY_NAME = 215.0
_WHO_ANSWERS = {
    Capacity.APPOINTED_GUARDIAN: "in_place",
    Capacity.TEMPORARY_GUARDIAN: "in_place",
    Capacity.LEGAL_REPRESENTATIVE: "in_place",
    Capacity.YOUNG_PERSON: "youth",
    Capacity.ADULT: "adult",
}
"""What is said first to the one who answers."""
_OF_AGE = 18
"""Custody ends (Parental Code, chapter 6 section 2), and the answers of others with it."""


class ConsentBlocks:
    """The blocks of one sheet at one density."""

    def __init__(self, data: ConsentFormData, setting: Setting, density: Density) -> None:
        """Take the sheet's data, the fonts and how much room there is."""
        self._data = data
        self._setting = setting
        self._density = density
        self._texts = fixed_texts(data.text)
        self._headings = headings(data.text)
        self._body = Look(style.BODY.size, density.leading)
        self._small = Look(style.SMALL.size, density.leading)

    def question(self) -> list[Block]:
        """A to E: who, why, and the boxes."""
        return [
            self._title(),
            self._block("B", [self._young_person()]),
            self._block("C", [Paragraph(self._data.purpose.strip(), self._body)]),
            self._block("D", self._parties()),
            self._block("E", self._boxes()),
        ]

    def terms(self) -> list[Block]:
        """F to M: exceptions, what holds, and the signatory's own data."""
        say = self._spans
        return [
            self._block("F", self._exceptions()),
            self._rule("G", self._period()),
            self._rule("H", say("withdrawal", contact=self._contact())),
            self._rule("I", say("voluntary")),
            self._rule("J", self._law(), look=self._small),
            self._rule("K", say("limit")),
            self._rule("L", self._data_protection(), look=self._small),
            self._about_me(),
        ]

    def answer(self) -> list[Block]:
        """N to Q: what is signed, and what belongs to it."""
        answer = AnswerBlocks(self._data, self._texts, self._density)
        return [
            self._block("N", answer.understanding()),
            self._block("O", answer.answer()),
            self._block("P", [answer.received()]),
            self._rule("Q", self._reservation()),
        ]

    def whole_answer(self) -> Block:
        """The same as one block, to stand on one page."""
        before, width = self._density.gap, style.WIDTH
        return Stack(self.answer(), before=before, is_whole=True, least_width=width)

    def _block(self, letter: str, blocks: Sequence[Block]) -> Block:
        title, question = self._headings[letter]
        if letter == "B" and self._data.capacity is Capacity.ADULT:
            title = self._texts["title_adult"]
        heading = BlockHeading(letter, title, question)
        return Stack(
            [heading, *blocks],
            before=self._density.gap,
            is_whole=letter not in "DE",
            # A pen near the square code could make it unreadable.
            least_width=style.WIDTH if letter in "NOP" else 0,
        )

    def _rule(self, letter: str, text: Sequence[Span], *, look: Look | None = None) -> Block:
        title, question = self._headings[letter]
        whole = f"{title}: {question}" if question else f"{title}."
        gap = self._density.gap * (1 if letter == "G" else 0.7)
        return RunInBlock(letter, whole, text, look or self._body, before=gap)

    def _spans(self, name: str, **values: object) -> tuple[Span, ...]:
        return rich(self._texts[name], **values)

    # A to F: who, why, what

    def _title(self) -> Block:
        data, texts = self._data, self._texts
        reference, version = data.case_reference, data.text.version
        capacity = capacities(data.text)[data.capacity]
        facts = texts["facts"].format(reference=reference, version=version)
        intro = [texts["intro"]]
        if name := _WHO_ANSWERS.get(data.capacity):
            intro.append(texts[name])
        if data.capacity is not Capacity.ADULT:
            intro.append(texts["everybody"])
        if data.is_protected:
            intro.append(texts["protected"])
        office = data.office
        if contact := ", ".join(way for way in (office.phone, office.email) if way):
            intro.append(texts["ask"].format(contact=contact))
        return Stack(
            [
                BlockHeading("A", self._headings["A"][0], look=style.TITLE),
                Paragraph(facts, style.LABEL),
                Paragraph(
                    rich(texts["sheet_for"], signatory=data.signatory, capacity=capacity),
                    Look(12, 1.3),
                    before=6,
                ),
                Paragraph(" ".join(intro), self._body, before=3),
            ]
        )

    def _contact(self) -> str:
        office = self._data.office
        parts = (office.unit or office.committee, office.phone, office.email)
        return ", ".join(part for part in parts if part)

    def _young_person(self) -> Block:
        data, texts = self._data, self._texts
        facts = [(0.0, field(texts["name"], data.young_person))]
        if data.born:
            facts.append((110.0, field(texts["born"], data.born.isoformat())))
        if data.school and not data.is_protected:
            facts.append((190.0, field(texts["school"], data.school)))
        return Columns(facts, gap=14)

    def _parties(self) -> list[Block]:
        return [self._party(party) for party in self._data.parties]

    def _party(self, party: FormParty) -> Block:
        name = self._data.shown_name(party)
        is_hidden = name != party.name
        facts = [] if is_hidden else [party.function, party.contact]
        if party.independent:
            facts.append(self._texts["independent"])
        if party.kind is PartyKind.ASSOCIATION:
            facts.append(self._texts["no_passing_on"])
        return Columns(
            [
                (_PARTY_NAME, Paragraph([Span(name, Face.BOLD)], self._body)),
                (0, Paragraph(", ".join(fact for fact in facts if fact), self._body)),
            ],
            gap=12,
        )

    def _boxes(self) -> list[Block]:
        grids = box_grids(self._data, self._texts, self._setting, air=self._density.air)
        how = Paragraph(self._spans("how"), self._body)
        return [how, legend(self._texts, before=3), *grids]

    def _exceptions(self) -> list[Block]:
        names = ["not_shared", "own_words"]
        if any(party.kind is PartyKind.POLICE for party in self._data.parties):
            names.insert(1, "not_police")
        room = self._density.write
        return [
            WriteLine(self._texts[name], self._body, room=room, region=f"words:{name}")
            for name in names
        ]

    # G to L: what holds

    def _period(self) -> Sequence[Span]:
        data = self._data
        first = data.valid_from
        start = data.text.long_day(first) if first else self._texts["from_signature"]
        end = data.text.long_day(data.valid_to)
        spans = self._spans("period", valid_from=start, valid_to=end)
        if self._comes_of_age():
            own = self._data.capacity is Capacity.YOUNG_PERSON
            name = "coming_of_age_self" if own else "coming_of_age"
            spans = (*spans, Span(" "), *self._spans(name))
        return spans

    def _comes_of_age(self) -> bool:
        """Whether the young person comes of age while the consent would still hold."""
        data = self._data
        if data.capacity is Capacity.ADULT or data.born is None:
            return False
        return birthday(data.born, _OF_AGE) <= data.valid_to

    def _law(self) -> Sequence[Span]:
        spans = self._spans("law")
        schools = [self._data.shown_name(row) for row in self._data.parties if row.independent]
        if schools:
            names = self._data.text.joined(schools)
            spans = (*spans, Span(" "), *self._spans("independent_law", names=names))
        return spans

    def _data_protection(self) -> Sequence[Span]:
        office = self._data.office
        spans = self._spans("data", controller=office.controller or office.committee)
        if officer := office.data_protection_officer:
            spans = (*spans, Span(" "), *self._spans("officer", officer=officer))
        return spans

    # M and Q

    def _about_me(self) -> Block:
        data = self._data
        if data.capacity.is_self:
            return self._rule("M", self._spans("self"))
        if not data.own_rows:
            return self._rule("M", self._spans("not_about_me"))
        air = self._density.air
        grids = box_grids(data, self._texts, self._setting, air=air, is_own=True)
        return self._block(
            "M", [tick(self._texts["about_me"], self._body, region="about_me"), *grids]
        )

    def _reservation(self) -> Sequence[Span]:
        data = self._data
        parties = (party for party in data.parties if party.kind is PartyKind.ASSOCIATION)
        names = [data.shown_name(party) for party in parties]
        names += [column.label for column in data.columns if column.is_person]
        if names:
            return self._spans("reservation", names=data.text.joined(names))
        return self._spans("no_reservation")
