"""Minutes: what one recipient may read, and no trace of what they may not."""

import re

import pytest

from sspf_app.domain.errors import DomainError
from sspf_app.services.paper_of_minutes import (
    AgendaLine,
    CommitmentLine,
    ItemReaders,
    KeptFrom,
    MinutesItem,
    MinutesSection,
)
from sspf_app.services.paper_parts import OwnView
from tests.documents.papers import (
    RENDERER,
    elements,
    embedded_fonts,
    font_sizes,
    minutes_data,
    opened,
    page_texts,
    text_of,
)


def minutes(**changes: object) -> bytes:
    return RENDERER.minutes(minutes_data(**changes)).content


def test_the_head_tells_case_recipient_meeting_and_secrecy() -> None:
    text = text_of(minutes())
    for part in (
        "Minnesanteckningar från SSPF-möte",
        "Ärende SSPF-2026-014",
        "Exemplar för Ersängsskolan",
        "Möte fredag 20 november 2026, 13.00–14.30",
        "Plats Biblioteket",
        "Gäller Alva Lindström",
        "Ämne Uppföljning",
        "Sekretess 26 kap. 1 § offentlighets- och sekretesslagen 22 november 2026, Umeå kommun",
        "Närvarande Mia Ek, koordinator Per Norén",
        "Frånvarande Fritid unga",
        "Nästa möte 15 januari 2027",
        "Kopia till Ersängsskolan, Erik Åkesson",
        "Antecknat av Mia Ek",
    ):
        assert all(word in text for word in part.split()), part
    assert "26 kap. 1 § offentlighets- och sekretesslagen" in text


def test_items_are_numbered_through_and_commitments_by_themselves() -> None:
    text = text_of(minutes())
    assert re.findall(r"\b(\d)\. ", text.split("Skolan 1.")[1].join(["1. ", ""])) == [
        "1",
        "2",
        "3",
        "1",
    ]
    assert "Skolan 1. Alva kommer till lunch. Från Skolan · Gäller Alva 2. Det går bättre" in text
    assert "Fritid 3. Musiken lockar." in text
    assert (
        "1. Mentorn skriver till hemmet varje fredag. Ansvarig: Ersängsskolan "
        "Från: 23 november 2026 Klart senast: 15 januari 2027 Följs upp: nästa möte"
    ) in text


READERS = ItemReaders(
    shared_with=("Ersängsskolan", "Alva Lindström"),
    kept_from=(
        KeptFrom(names=("Polisen, Umeå", "Anna"), why="Alva Lindström har undantagit det."),
        KeptFrom(names=("Erik Åkesson", "Anna Lind"), why="Inget samtycke ger dem rätt till det."),
    ),
)


def own_copy() -> bytes:
    item = MinutesItem(text="Hon sover bättre.", source="familjen", readers=READERS)
    line = CommitmentLine(text="Ringer Ingången.", responsible="Mia Ek", readers=READERS)
    return minutes(
        is_own_copy=True,
        sections=(MinutesSection(heading="Hälsa", items=(item,)),),
        commitments=(line,),
    )


def test_the_own_copy_tells_in_lines_of_their_own_who_reads_what_and_why_not() -> None:
    text = text_of(own_copy())
    lines = (
        "Delad med Ersängsskolan; Alva Lindström "
        "Ej delad med Polisen, Umeå; Anna: Alva Lindström har undantagit det. "
        "Ej delad med Erik Åkesson; Anna Lind: Inget samtycke ger dem rätt till det."
    )
    assert f"Hon sover bättre. Från familjen {lines}" in text
    assert f"Ringer Ingången. Ansvarig: Mia Ek {lines}" in text
    starts = [page.extract_text().splitlines() for page in opened(own_copy()).pages]
    lines_that_start = [line for page in starts for line in page if line.startswith("Ej delad med")]
    assert len(lines_that_start) == 4


def test_every_other_copy_says_that_others_may_have_got_more_or_less() -> None:
    said = "Andra kan ha fått mer eller mindre."
    assert f"Här står bara det som ni får läsa. {said}" in text_of(minutes())
    home = minutes(is_person=True, recipient="Anna Lind")
    assert f"Här står bara det som du får läsa. {said}" in text_of(home)
    bare = minutes(is_person=True, sections=(), commitments=())
    assert said in text_of(bare)  # nor does it depend on what there is to read
    assert said not in text_of(own_copy())


VIEW = OwnView(heading="Den som det gäller säger (den 3 mars 2026)", text="Jag sover bra.")


def with_views() -> tuple[MinutesSection, CommitmentLine]:
    item = MinutesItem(text="Hon sover dåligt.", source="familjen", views=(VIEW,))
    line = CommitmentLine(text="Ringer Ingången.", responsible="Mia Ek", views=(VIEW,))
    return MinutesSection(heading="Hälsa", items=(item,)), line


def test_how_somebody_sees_it_stands_further_in_and_smaller_under_who_says_so() -> None:
    section, line = with_views()
    file = minutes(sections=(section,), commitments=(line,))
    said = f"{VIEW.heading}: {VIEW.text}"
    assert f"Hon sover dåligt. Från familjen {said}" in text_of(file)
    assert f"Ringer Ingången. Ansvarig: Mia Ek {said}" in text_of(file)
    stands: dict[str, tuple[float, float]] = {}

    def note(text: str, _cm: object, tm: list[float], _font: object, size: float) -> None:
        for word in text.split()[:1]:
            stands.setdefault(word, (tm[4], size))

    opened(file).pages[0].extract_text(visitor_text=note)
    (said_at, large), (seen_at, small) = stands["Hon"], stands["Den"]
    assert seen_at > said_at + 10
    assert small < large


def test_the_own_copy_says_on_every_page_that_it_is_not_handed_out() -> None:
    text = text_of(own_copy())
    assert "Koordinatorns eget exemplar. Här står även det som andra inte får läsa." in text
    assert "Ärende SSPF-2026-014 · Eget exemplar, delas inte" in text
    for word in ("eget exemplar", "delad med", "Delad med"):
        assert word not in text_of(minutes())


def test_the_end_never_stands_alone_on_a_page() -> None:
    for count in range(18, 34):
        items = tuple(MinutesItem(text=f"Punkt{n}") for n in range(count))
        sections = (MinutesSection(heading="Läget", items=items),)
        last = page_texts(minutes(sections=sections, commitments=()))[-1]
        assert f"Punkt{count - 2}" in last
        assert f"Punkt{count - 1}" in last
        assert "Antecknat av" in last


def test_a_part_without_content_leaves_no_heading() -> None:
    bare = minutes(
        young_person=None,
        place=None,
        title=None,
        present=(),
        absent=(),
        sections=(),
        commitments=(),
        next_meeting="",
        written_by="",
        copies_to=(),
        meeting_time="",
    )
    text = text_of(bare)
    for word in ("Plats", "Gäller", "Ämne", "Närvarande", "Frånvarande", "Åtaganden", "Nästa"):
        assert word not in text
    assert "None" not in text
    assert len(opened(bare).pages) == 1


def test_the_english_minutes_speak_english() -> None:
    text = text_of(minutes(language="en"))
    assert "Minutes of SSPF meeting" in text
    assert "Done by: 15 January 2027" in text
    assert "Exemplar" not in text


def test_long_minutes_go_on_with_numbered_pages_and_lose_nothing() -> None:
    items = tuple(MinutesItem(text=f"Punkt{n} " + "ord " * (n * 9)) for n in range(40))
    document = RENDERER.minutes(
        minutes_data(sections=(MinutesSection(heading="Läget", items=items),))
    )
    texts = page_texts(document.content)
    assert document.page_count == len(texts) > 5
    for number, text in enumerate(texts, start=1):
        assert f"{number} ({len(texts)})" in text
        assert "Ärende SSPF-2026-014 · Exemplar för Ersängsskolan" in text
    whole = " ".join(texts)
    assert [whole.count(f"Punkt{n} ") for n in range(40)] == [1] * 40
    assert whole.count("ord ") == sum(n * 9 for n in range(40))


def test_an_item_longer_than_a_page_goes_on() -> None:
    text = "väldigt mycket text " * 900
    commitment = CommitmentLine(text=text, responsible="Skolan")
    whole = text_of(minutes(commitments=(commitment,)))
    assert whole.count("väldigt mycket text") == 900


def test_a_word_over_many_pages_is_all_there() -> None:
    commitment = CommitmentLine(text="Ŋ" * 40_000, responsible="Skolan")
    pages = page_texts(minutes(commitments=(commitment,)))
    assert len(pages) > 10
    assert sum(page.count("Ŋ") for page in pages) == 40_000
    assert "Ŋ" * 50 in pages[5]


def test_the_head_of_the_structure_is_the_title() -> None:
    tags = [tag for tag, _ in elements(minutes())]
    assert tags.count("H1") == 1
    assert tags.count("H2") == 5


def test_fonts_sizes_and_metadata() -> None:
    content = minutes()
    assert min(font_sizes(content)) >= 9
    assert all(embedded_fonts(content).values())
    metadata = opened(content).metadata
    assert metadata is not None
    assert metadata.title == "Minnesanteckningar från SSPF-möte · SSPF-2026-014"


def test_the_file_name_tells_reference_day_and_sign_only() -> None:
    name = RENDERER.minutes(minutes_data(recipient="Erik Åkesson")).suggested_name
    assert name == "SSPF-2026-014-minnesanteckningar-2026-11-20-KPTRB.pdf"


def test_hostile_text_is_printed_as_it_stands() -> None:
    hostile = "<b>fet</b> & <para> ** {x} **y** %d"
    text = text_of(
        minutes(
            recipient=hostile,
            sections=(
                MinutesSection(heading=hostile, items=(MinutesItem(text=hostile, source=hostile),)),
            ),
            commitments=(CommitmentLine(text=hostile, responsible=hostile, follow_up=hostile),),
        )
    )
    assert text.replace(" ", "").count(hostile.replace(" ", "")) >= 7


def test_another_language_is_refused() -> None:
    with pytest.raises(DomainError) as caught:
        minutes(language="fi")
    assert (caught.value.code, caught.value.params) == ("language_unknown", {"language": "fi"})


def test_the_agenda_has_pauses_and_the_own_copy_tells_who_leaves() -> None:
    agenda = (AgendaLine(heading="Skoldagarna"), AgendaLine(heading=None))
    text = text_of(minutes(agenda=agenda))
    assert "Dagordning – Skoldagarna – Paus" in text
    own = (AgendaLine(heading="Proverna", without=("Polisen", "Anna Lind")),)
    text = text_of(minutes(agenda=own, is_own_copy=True))
    assert "– Proverna Punkten tas utan Polisen, Anna Lind" in text
    assert "Dagordning" not in text_of(minutes())
