"""The blocks N to P of the consent form: what was understood, the answer, and who took it in.

Source: ``domain.md`` 2.1.
"""

from __future__ import annotations

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Columns, Look, Panel, Paragraph, Stack
from sspf_app.documents.consent_room import Density
from sspf_app.documents.consent_words import Texts, capacities
from sspf_app.documents.marks import Choices, SignLine, TickBox, WriteLine
from sspf_app.documents.sheet import Ink
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Span, rich
from sspf_app.services.paper_of_consent import Capacity, ConsentFormData

_TICK = 12.0


def tick(text: str, look: Look, *, region: str, before: float = 3) -> Choices:
    """One empty box with its meaning."""
    box = TickBox(_TICK, region=region)
    return Choices([(box, Paragraph(rich(text), look))], box=_TICK, before=before)


class AnswerBlocks:
    """The blocks that the signatory and the staff fill in by pen."""

    def __init__(self, data: ConsentFormData, texts: Texts, density: Density) -> None:
        """Take the sheet's data, the fixed sentences and how much room there is."""
        self._data = data
        self._texts = texts
        self._room = density.write
        self._body = Look(style.BODY.size, density.leading)
        self._small = Look(10, density.leading)

    def _choice(self, text: str, look: Look, region: str) -> tuple[TickBox, Paragraph]:
        return TickBox(_TICK, region=region), Paragraph(rich(text), look)

    def _line(self, name: str, room: float) -> SignLine:
        return SignLine(self._texts[name], style.LABEL, room=room, region=name)

    def understanding(self) -> list[Block]:
        """N: informed in a language they understand; the interpreter."""
        texts = self._texts
        label = Paragraph(texts["interpreter"], self._body)
        ways = [
            self._choice(texts[name], self._body, f"interpreter:{name}")
            for name in ("yes", "no", "on_site", "by_phone")
        ]
        asked: Block = WriteLine(texts["language"], self._body, room=16, region="language")
        if language := self._data.interpreter_language:
            asked = Paragraph(
                [Span(f"{texts['language']} "), Span(language, Face.BOLD)], self._body
            )
        return [
            tick(texts["informed"], self._body, region="informed"),
            Columns(
                [(0, Choices(ways, box=_TICK, label=label)), (170, asked)],
                gap=10,
                before=5,
                middle=True,
            ),
        ]

    def answer(self) -> list[Block]:
        """O: yes and no, side by side and alike; capacity and signature."""
        texts, room = self._texts, self._room + 4
        yes = tick(texts["say_yes"], self._body, region="answer_yes")
        no = tick(texts["say_no"], self._body, region="answer_no")
        names = capacities(self._data.text)
        return [
            Paragraph(texts["answer"], self._body),
            Panel(
                Columns([(0, yes), (0, no)], gap=10, middle=True),
                edge=Ink(1.2, style.ACCENT),
                padding=9,
                before=4,
            ),
            Choices(
                [
                    self._choice(names[one], self._small, f"capacity:{one}")
                    for one in self._offered_capacities()
                ],
                box=_TICK,
                label=Paragraph(texts["i_am"], self._small),
                before=7,
            ),
            Columns(
                [
                    (0, self._line("place_date", room)),
                    (290, self._line("signature", room)),
                ],
                gap=16,
            ),
            self._line("clear_name", room - 2),
        ]

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
        texts, room = self._texts, self._room
        checks = [
            tick(texts[name], self._body, region=name, before=5) for name in ("id_checked", "known")
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
