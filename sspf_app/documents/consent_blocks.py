"""The blocks A to Q of the consent form, filled from one sheet's data.

Source: ``domain.md`` 2.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Columns, Look, Panel, Paragraph, Stack
from sspf_app.documents.consent_boxes import box_grids, legend
from sspf_app.documents.consent_words import capacities, fixed_texts, headings
from sspf_app.documents.headings import BlockHeading, RunInBlock, field
from sspf_app.documents.marks import Choices, SignLine, TickBox, WriteLine
from sspf_app.documents.sheet import Ink
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span, rich
from sspf_app.domain.codes import PartyKind
from sspf_app.services.papers import Capacity, ConsentFormData, FormParty
from sspf_app.texts.catalogue import words_for

_TICK = 12.0
_PARTY_NAME = 205.0


@dataclass(frozen=True)
class Density:
    """How much room there is.

    Attributes:
        gap: Between blocks.
        leading: Of running text.
        air: Above and below in a table row.
        write: Height of a line to write on.
    """

    gap: float
    leading: float
    air: float
    write: float


class ConsentBlocks:
    """The blocks of one sheet at one density."""

    def __init__(self, data: ConsentFormData, setting: Setting, density: Density) -> None:
        """Take the sheet's data, the fonts and how much room there is."""
        self._data = data
        self._setting = setting
        self._density = density
        words = words_for(data.text.language)
        self._texts = fixed_texts(data.text.language)
        self._headings = headings(words)
        self._capacities = capacities(words)
        self._body = Look(style.BODY.size, density.leading)
        self._small = Look(style.SMALL.size, density.leading)

    def all(self) -> list[Block]:
        """All blocks in their order."""
        say = self._spans
        return [
            self._title(),
            self._block("B", [self._young_person()]),
            self._block("C", [Paragraph(self._data.purpose.strip(), self._body)]),
            self._block("D", self._parties()),
            self._block("E", self._boxes()),
            self._block("F", self._exceptions()),
            self._rule("G", self._period()),
            self._rule("H", say("withdrawal", contact=self._contact())),
            self._rule("I", say("voluntary")),
            self._rule("J", self._law(), look=self._small),
            self._rule("K", say("limit")),
            self._rule("L", self._data_protection(), look=self._small),
            self._about_me(),
            self._block("N", self._understanding()),
            self._block("O", self._answer()),
            self._block("P", [self._received()]),
            self._rule("Q", self._reservation()),
        ]

    def _block(self, letter: str, blocks: Sequence[Block]) -> Block:
        title, question = self._headings[letter]
        heading = BlockHeading(letter, title, question)
        return Stack(
            [heading, *blocks],
            before=self._density.gap,
            is_whole=letter not in "DE",
            # A pen near the square code could make it unreadable.
            least_width=style.WIDTH if letter in "FNOP" else 0,
        )

    def _rule(self, letter: str, text: Sequence[Span], *, look: Look | None = None) -> Block:
        title, question = self._headings[letter]
        whole = f"{title}: {question}" if question else f"{title}."
        gap = self._density.gap * (1 if letter == "G" else 0.7)
        return RunInBlock(letter, whole, text, look or self._body, before=gap)

    def _spans(self, name: str, **values: object) -> tuple[Span, ...]:
        return rich(self._texts[name], **values)

    def _choice(self, name: str) -> tuple[TickBox, Paragraph]:
        return TickBox(_TICK), Paragraph(rich(self._texts[name]), self._body)

    # A to F: who, why, what

    def _title(self) -> Block:
        data, texts = self._data, self._texts
        reference, version = data.case_reference, data.text.version
        capacity = self._capacities[data.capacity]
        facts = texts["facts"].format(reference=reference, version=version)
        intro = [Span(texts["intro"])]
        office = data.office
        if contact := ", ".join(way for way in (office.phone, office.email) if way):
            intro.append(Span(" " + texts["ask"].format(contact=contact)))
        return Stack(
            [
                BlockHeading("A", self._headings["A"][0], look=style.TITLE),
                Paragraph(facts, style.LABEL),
                Paragraph(
                    rich(texts["sheet_for"], signatory=data.signatory, capacity=capacity),
                    Look(12, 1.3),
                    before=6,
                ),
                Paragraph(intro, self._body, before=3),
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
        grids = box_grids(
            self._data, self._data.rows, self._texts, self._setting, air=self._density.air
        )
        how = Paragraph(self._spans("how"), self._body)
        return [how, legend(self._texts, before=3), *grids]

    def _exceptions(self) -> list[Block]:
        names = ["not_shared", "own_words"]
        if any(party.kind is PartyKind.POLICE for party in self._data.parties):
            names.insert(1, "not_police")
        room = self._density.write
        return [WriteLine(self._texts[name], self._body, room=room) for name in names]

    # G to L: what holds

    def _period(self) -> Sequence[Span]:
        data = self._data
        start = data.valid_from.isoformat() if data.valid_from else self._texts["from_signature"]
        return self._spans("period", valid_from=start, valid_to=data.valid_to.isoformat())

    def _law(self) -> Sequence[Span]:
        spans = self._spans("law")
        if names := self._names(party for party in self._data.parties if party.independent):
            spans = (*spans, Span(" "), *self._spans("independent_law", names=names))
        return spans

    def _data_protection(self) -> Sequence[Span]:
        office = self._data.office
        spans = self._spans("data", controller=office.controller or office.committee)
        if officer := office.data_protection_officer:
            spans = (*spans, Span(" "), *self._spans("officer", officer=officer))
        return spans

    def _names(self, parties: Iterable[FormParty]) -> str:
        return ", ".join(self._data.shown_name(party) for party in parties)

    # M to Q: the answer

    def _about_me(self) -> Block:
        data = self._data
        if data.capacity.is_self:
            return self._rule("M", self._spans("self"))
        if not data.own_rows:
            return self._rule("M", self._spans("not_about_me"))
        grids = box_grids(data, data.own_rows, self._texts, self._setting, air=self._density.air)
        return self._block("M", [Choices([self._choice("about_me")], box=_TICK), *grids])

    def _understanding(self) -> list[Block]:
        texts = self._texts
        language = self._data.interpreter_language
        label = Paragraph(texts["interpreter"], self._body)
        ways = [self._choice(name) for name in ("yes", "no", "on_site", "by_phone")]
        asked: Block = WriteLine(texts["language"], self._body, room=16)
        if language:
            asked = Paragraph(
                [Span(f"{texts['language']} "), Span(language, Face.BOLD)], self._body
            )
        return [
            Choices([self._choice("informed")], box=_TICK),
            Columns(
                [(0, Choices(ways, box=_TICK, label=label)), (170, asked)],
                gap=10,
                before=4,
                middle=True,
            ),
        ]

    def _answer(self) -> list[Block]:
        texts, room = self._texts, self._density.write + 4
        capacity_look = Look(10, self._density.leading)
        yes = Choices([self._choice("say_yes")], box=_TICK)
        no = Choices([self._choice("say_no")], box=_TICK)
        return [
            Panel(
                Columns([(0, yes), (150, no)], gap=10, middle=True),
                edge=Ink(1.2, style.ACCENT),
                padding=9,
            ),
            Choices(
                [
                    (TickBox(_TICK), Paragraph(self._capacities[capacity], capacity_look))
                    for capacity in self._offered_capacities()
                ],
                box=_TICK,
                label=Paragraph(texts["i_am"], capacity_look),
                before=7,
            ),
            Columns(
                [
                    (0, SignLine(texts["place_date"], style.LABEL, room=room)),
                    (290, SignLine(texts["signature"], style.LABEL, room=room)),
                ],
                gap=16,
            ),
            SignLine(texts["clear_name"], style.LABEL, room=room - 2),
        ]

    def _offered_capacities(self) -> list[Capacity]:
        offered = [
            Capacity.GUARDIAN,
            Capacity.APPOINTED_GUARDIAN,
            Capacity.LEGAL_REPRESENTATIVE,
            Capacity.YOUNG_PERSON,
        ]
        # The two rare ones stand only on the sheets that need them.
        return offered if self._data.capacity in offered else [*offered, self._data.capacity]

    def _received(self) -> Block:
        texts, room = self._texts, self._density.write
        checks = [Choices([self._choice(name)], box=_TICK) for name in ("id_checked", "known")]
        return Panel(
            Columns(
                [
                    (0, SignLine(texts["staff_name"], style.LABEL, room=room)),
                    (80, SignLine(texts["staff_date"], style.LABEL, room=room)),
                    (155, Stack(checks)),
                ],
                gap=14,
            ),
            fill=style.TINT,
            padding=8,
        )

    def _reservation(self) -> Sequence[Span]:
        data = self._data
        parties = (party for party in data.parties if party.kind is PartyKind.ASSOCIATION)
        persons = ", ".join(column.label for column in data.columns if column.is_person)
        if names := ", ".join(part for part in (self._names(parties), persons) if part):
            return self._spans("reservation", names=names)
        return self._spans("no_reservation")
