"""The blocks N to P of the consent form: what was understood, the answer, and who took it in.

Source: ``domain.md`` 2.1.
"""

from __future__ import annotations

from sspf_app.documents import style
from sspf_app.documents.beside import Columns
from sspf_app.documents.blocks import Block, Look, Stack, Text
from sspf_app.documents.consent_room import Density
from sspf_app.documents.consent_speech import Speech, sentence
from sspf_app.documents.consent_voice import Voice
from sspf_app.documents.marks import Choices, SignLine, TickBox, WriteLine
from sspf_app.documents.panels import Panel
from sspf_app.documents.sheet import Ink
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Span
from sspf_app.services.paper_of_consent import Capacity, ConsentFormData

_TICK = 12.0
_SIGNATURE = 290.0


def tick(text: Text, *, region: str, before: float = 3) -> Choices:
    """One empty box with its meaning."""
    return Choices([(TickBox(_TICK, region=region), text)], box=_TICK, before=before)


class AnswerBlocks:
    """The blocks that the signatory and the staff fill in by pen."""

    def __init__(self, data: ConsentFormData, speech: Speech, density: Density) -> None:
        """Take the sheet's data, its language and how much room there is."""
        self._data = data
        self._speech = speech
        self._room = density.write
        self._is_easy = density.one_a_line
        self._body = Look(style.BODY.size, density.leading)
        self._small = Look(11 if density.one_a_line else 10, density.leading)

    def _choice(self, text: Text, region: str) -> tuple[TickBox, Text]:
        return TickBox(_TICK, region=region), text

    def _line(self, name: str, room: float) -> SignLine:
        return SignLine(self._speech.named(name, style.LABEL), room=room, region=name)

    def _choices(
        self, choices: list[tuple[TickBox, Text]], label: Text, *, before: float
    ) -> Choices:
        one_a_line = self._is_easy
        return Choices(choices, box=_TICK, label=label, before=before, one_a_line=one_a_line)

    def understanding(self) -> list[Block]:
        """N: informed in a language they understand; the interpreter."""
        named, body = self._speech.named, self._body
        ways = [
            self._choice(named(name, body), f"interpreter:{name}")
            for name in ("yes", "no", "on_site", "by_phone")
        ]
        # Four short words are taken in at a glance, also by who reads slowly.
        interpreter = Choices(ways, box=_TICK, label=named("interpreter", body))
        asked: Block = WriteLine(named("language", body), room=16, region="language")
        if language := self._data.interpreter_language:

            def say(voice: Voice) -> list[Span]:
                return [Span(f"{voice.plain('language')} "), Span(language, Face.BOLD)]

            asked = self._speech.label(say, body)
        informed = tick(named("informed", body), region="informed")
        if self._is_easy or self._speech.other:
            return [informed, Stack([interpreter], before=5), asked]
        return [informed, Columns([(0, interpreter), (170, asked)], gap=10, before=5, middle=True)]

    def answer(self) -> list[Block]:
        """O: yes and no, side by side and alike; capacity and signature."""
        speech, room = self._speech, self._room + 4
        yes = tick(speech.named("say_yes", self._body), region="answer_yes")
        no = tick(speech.named("say_no", self._body), region="answer_no")
        return [
            speech.text(sentence("answer"), self._body),
            Panel(
                Columns([(0, yes), (0, no)], gap=10, middle=True),
                edge=Ink(1.2, style.ACCENT),
                padding=9,
                before=4,
            ),
            self._choices(
                [self._capacity(one) for one in self._offered_capacities()],
                speech.named("i_am", self._small),
                before=7,
            ),
            Columns(
                [
                    (0, self._line("place_date", room)),
                    (_SIGNATURE, self._line("signature", room)),
                ],
                gap=16,
            ),
            self._line("clear_name", room - 2),
        ]

    def _capacity(self, capacity: Capacity) -> tuple[TickBox, Text]:
        def say(voice: Voice) -> list[Span]:
            return [Span(voice.capacity(capacity))]

        return self._choice(self._speech.label(say, self._small), f"capacity:{capacity}")

    def _offered_capacities(self) -> list[Capacity]:
        if self._data.capacity is Capacity.ADULT:
            # Nobody else can answer for an adult.
            return [Capacity.ADULT]
        offered = [
            Capacity.GUARDIAN,
            Capacity.APPOINTED_GUARDIAN,
            Capacity.LEGAL_REPRESENTATIVE,
            Capacity.YOUNG_PERSON,
        ]
        # The rare one stands only on the sheet that needs it.
        return offered if self._data.capacity in offered else [*offered, self._data.capacity]

    def received(self) -> Block:
        """P: who took the sheet in, and how they know the signatory."""
        room = self._room
        checks = [
            tick(self._speech.named(name, self._body), region=name, before=5)
            for name in ("id_checked", "known")
        ]
        return Panel(
            Columns(
                [
                    (0, self._line("staff_name", room)),
                    (80, self._line("staff_date", room)),
                    (155, Stack(checks)),
                ],
                gap=14,
            ),
            fill=style.TINT,
            padding=8,
        )

    def unsigned(self) -> list[Block]:
        """O of a specimen: nothing to tick, nothing to sign."""
        note = self._speech.text(sentence("draft_note"), self._body)
        return [Panel(note, edge=Ink(1.2, style.ACCENT), padding=9, before=4)]
