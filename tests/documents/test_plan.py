"""The plan and a party's page of commitments: only what they were given, over many pages too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sspf_app.services.paper_of_minutes import ItemReaders, KeptFrom
from sspf_app.services.paper_of_plan import (
    CommitmentsPaperData,
    PaperPromise,
    PlanPaperData,
    PlanPaperLine,
    PromisedCase,
    PromisedLine,
)
from sspf_app.services.plan_records import PlanKind
from tests.documents.papers import (
    MADE_AT,
    OFFICE,
    RENDERER,
    SECRECY,
    elements,
    page_texts,
    pages_of,
    text_of,
)

K = PlanKind
PROMISE = PaperPromise(
    responsible="Ersängsskolan",
    in_person="Ulla, mentor",
    starts_on=date(2026, 11, 23),
    due_on=date(2027, 1, 15),
    follow_up="Vid nästa möte",
    status="Pågår",
)


def line(kind: PlanKind, number: str, text: str, **more: object) -> PlanPaperLine:
    labels = {K.YOUNG_WORDS: "Den unges egna ord", K.OVERALL: "Övergripande mål", K.GOAL: "Mål"}
    made = PlanPaperLine(kind=kind, number=number, label=labels.get(kind, "Delmål"), text=text)
    return replace(made, **more)  # pyright: ignore[reportArgumentType]


LINES = (
    line(K.YOUNG_WORDS, "", "Jag vill orka upp på morgonen och slippa tjat."),
    line(K.OVERALL, "", "Cora trivs och är trygg i skolan och på fritiden."),
    line(K.GOAL, "1", "I skolan varje dag till sommarlovet."),
    line(K.SUB_GOAL, "1.1", "Tre dagar i veckan före sportlovet."),
    line(K.COMMITMENT, "1.1.1", "Ringer hem före åtta.", label="Åtagande", promise=PROMISE),
    line(K.GOAL, "2", "En fritid som håller."),
)


def a_plan(**changes: object) -> PlanPaperData:
    data = PlanPaperData(
        office=OFFICE,
        language="sv",
        case_reference="SSPF-2026-014",
        made_at=MADE_AT,
        recipient="Ersängsskolan",
        sign="KPTRB",
        is_person=False,
        secrecy=SECRECY,
        version="1, fastställd 20 november 2026",
        lines=LINES,
        young_person="Cora Ek",
        written_by="Mia Ek",
    )
    return replace(data, **changes)  # pyright: ignore[reportArgumentType]


def test_the_plan_tells_whose_it_is_and_what_is_to_be_done() -> None:
    text = text_of(RENDERER.plan(a_plan()).content)
    for part in (
        "Åtagandeplan",
        "Ärende SSPF-2026-014",
        "Exemplar för Ersängsskolan",
        "Version 1, fastställd 20 november 2026",
        "”Jag vill orka upp på morgonen och slippa tjat.”",
        "1. Mål I skolan varje dag till sommarlovet.",
        "1.1. Delmål Tre dagar",
        "Ansvarig: Ersängsskolan, Ulla, mentor Från: 23 november 2026",
        "Klart senast: 15 januari 2027",
        "Läge: Pågår Följs upp: Vid nästa möte",
    ):
        assert part in text, (part, text)


def test_every_copy_for_others_says_that_others_may_have_got_more_or_less() -> None:
    said = "Andra kan ha fått mer eller mindre."
    assert f"Här står bara det som ni får läsa. {said}" in text_of(RENDERER.plan(a_plan()).content)
    home = RENDERER.plan(a_plan(is_person=True, recipient="Anna Ek", lines=LINES[:1]))
    assert f"Här står bara det som du får läsa. {said}" in text_of(home.content)
    assert said not in text_of(RENDERER.plan(a_plan(is_own_copy=True)).content)


def test_headings_are_headings_and_a_part_without_lines_has_none() -> None:
    tags = [tag for tag, _ in elements(RENDERER.plan(a_plan()).content)]
    assert (tags.count("H1"), tags.count("H2")) == (1, 3)
    bare = RENDERER.plan(a_plan(lines=LINES[4:5])).content
    assert [tag for tag, _ in elements(bare)].count("H2") == 1
    assert "Åtaganden 1.1.1. Åtagande Ringer" in text_of(bare)


def test_the_own_copy_says_who_reads_each_line() -> None:
    readers = ItemReaders(
        shared_with=("Ersängsskolan",),
        kept_from=(KeptFrom(names=("Polisen",), why="Erik har undantagit det."),),
    )
    lines = tuple(replace(one, readers=readers) for one in LINES)
    data = a_plan(is_own_copy=True, lines=lines, purpose="Tryggare dagar", approved_by="Cora")
    text = text_of(RENDERER.plan(data).content)
    assert text.count("Polisen: Erik har undantagit det.") == len(LINES)
    assert "Lämna inte ut det" in text or "Dela inte ut" in text
    assert "Tryggare dagar" in text


def test_a_long_plan_goes_on_over_pages_with_every_line() -> None:
    many = tuple(
        line(K.COMMITMENT, f"1.{n}", f"Uppgift nummer {n}. " + "Ord och ord. " * 60)
        for n in range(1, 40)
    )
    made = RENDERER.plan(a_plan(lines=(LINES[2], *many)))
    text = " ".join(page_texts(made.content))
    assert pages_of(made) > 3
    assert all(f"Uppgift nummer {n}." in text for n in range(1, 40))


def test_no_line_begins_at_the_foot_of_a_page_with_its_kind_alone() -> None:
    for words in range(50, 62, 3):  # so that lines end at many heights
        many = tuple(
            line(K.SUB_GOAL, f"1.{n}", f"Uppgift nummer {n}. " + "Ord och ord. " * words)
            for n in range(1, 40)
        )
        made = RENDERER.plan(a_plan(lines=(LINES[2], *many)))
        for page in page_texts(made.content):
            assert not page.rstrip().endswith("Delmål"), words


def test_a_partys_page_goes_case_by_case() -> None:
    told = PromisedLine(
        text="Ringer hem före åtta.",
        promise=replace(PROMISE, responsible=""),
        due="Försenat, pågår",
    )
    data = CommitmentsPaperData(
        office=OFFICE,
        language="sv",
        case_reference="SSPF",
        made_at=MADE_AT,
        recipient="Ersängsskolan",
        sign="KPTRB",
        is_person=False,
        secrecy=SECRECY,
        cases=(
            PromisedCase(case_reference="SSPF-2026-014", lines=(told,), young_person="Cora Ek"),
            PromisedCase(case_reference="SSPF-2026-021", lines=(told, told)),
        ),
    )
    made = RENDERER.commitments(data)
    text = text_of(made.content)
    assert made.suggested_name.startswith("SSPF-ataganden-")
    assert made.suggested_name.endswith("-KPTRB.pdf")
    assert "Ärende SSPF-2026-014, Cora Ek 1. Ringer hem före åtta." in text
    assert "Ärende SSPF-2026-021 1. Ringer" in text
    assert "Här står bara det som ni får läsa. Andra kan ha fått mer eller mindre." in text
    assert "Ansvarig: Ulla, mentor" in text
    assert "Läge: Försenat, pågår" in text
