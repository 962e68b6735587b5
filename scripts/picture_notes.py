"""States of the notes and the papers of a case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from sspf_app import assets
from sspf_app.domain.codes import CustodyKind
from sspf_app.gui.screens.case.notes_view import NotesView
from sspf_app.gui.screens.case.papers_view import PapersView
from sspf_app.gui.screens.case.typed_paper import typed_paper
from sspf_app.services.bundle import Services
from sspf_app.services.network_records import RelationKind
from sspf_app.services.network_views import RelationInput
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.people_views import CustodyInput, PersonInput

CASE = "c-demo-2"
_NOTES = (
    (NoteKind.PHONE, NoteLevel.OFFICE, "Mentorn ringde: närvaron är bättre sedan i måndags."),
    (NoteKind.TALK, NoteLevel.STAFF, "Samtal hemma. Båda vårdnadshavarna var med."),
    (NoteKind.MEMO, NoteLevel.AUTHOR, "Fråga fritidsledaren om torsdagarna före mötet."),
    (NoteKind.CASE_NOTE, NoteLevel.OFFICE, "Blanketten lämnades på skolan. Tolk behövs inte."),
)
_LONGER = (
    "Mentorn ringde: närvaron är bättre sedan i måndags, och bänkkamraten har flyttat. "
    "Hon vill gärna ha ett kort möte före lovet."
)


def write_notes(services: Services) -> str:
    """Write some notes; the id of the first."""
    case = services.cases.get(CASE)
    written: list[str] = []
    for day, (kind, level, words) in enumerate(_NOTES, start=2):
        entry = NoteInput(
            case=CASE,
            at=datetime(2026, 3, day, 9, 20, tzinfo=UTC),
            kind=kind,
            level=level,
            text=words,
            about=(case.young_person,),
        )
        written.append(services.notes.save(entry).new_id or "")
    seen = {one.id: one for one in services.notes.board(CASE).notes}[written[0]]
    longer = NoteInput(
        case=CASE,
        at=seen.at,
        kind=seen.kind,
        level=seen.level,
        text=_LONGER,
        about=(case.young_person,),
        seen=seen.recorded_at,
    )
    services.notes.save(replace(longer), note=written[0])
    return written[0]


def notes_states(
    go: Callable[..., None],
    part: Callable[[str], Any],
    services: Services,
    fetch: Callable[..., Any],
) -> Iterator[str]:
    """Reach every state in turn; yields its name."""
    go("case", case=CASE, tab="notes")
    yield "notes-none"
    first = fetch(lambda: write_notes(services))
    go("case", case=CASE, tab="notes", note=first)
    view: NotesView = part("notes").view
    yield "notes"
    view.card.versions.click()
    yield "notes-versions"
    view.card.meeting.click()
    yield "notes-take-up"
    view.take_up.type.picked.emit("attendance")
    yield "notes-take-up-readers"
    view.presenter.leave_take_up()
    view.new.click()
    view.editor.save.click()
    yield "notes-new"
    view.presenter.leave()


def papers_states(
    go: Callable[..., None], part: Callable[[str], Any], folder: Path
) -> Iterator[str]:
    """Reach every state of the papers in turn; yields its name."""
    view: PapersView
    go("case", case="c-demo-9", tab="documents")
    yield "papers-none"
    go("case", case=CASE, tab="documents")
    view = part("documents").view
    words = folder / "Samtal med skolan.txt"
    words.write_text(
        "Mentorn berättade att veckan gått bra.\nNästa avstämning på fredag.\n", "utf-8"
    )
    view.presenter.put_in((words,))
    yield "papers-put-in"
    view.editor.title.setText("Mentorns brev om veckan")
    view.editor.save.click()
    yield "papers-text"
    view.page.remove.click()
    yield "papers-remove"
    view.show_progress("film från skolgården.mp4", 88 * 1024 * 1024, 190 * 1024 * 1024)
    view.show_editor(typed_paper(words), ())
    view.show_progress("film från skolgården.mp4", 88 * 1024 * 1024, 190 * 1024 * 1024)
    yield "papers-progress"
    view.end_progress()
    pdf = folder / "plan.pdf"
    pdf.write_bytes(_a_plan())
    view.presenter.put_in((pdf,))
    view.editor.title.setText("Åtagandeplan från förra skolan")
    view.editor.save.click()
    yield "papers-pdf"


def _a_plan() -> bytes:
    """A page of invented words, as a PDF."""
    page = Image.new("L", (827, 1169), "white")
    drawn = ImageDraw.Draw(page)
    letters = ImageFont.truetype(assets.path("fonts/NotoSans-Regular.ttf"), 28)
    for number, words in enumerate(("Plan", "Mål: fler kvällar hemma", "Nästa möte i januari")):
        drawn.text((80, 90 + 60 * number), words, fill="black", font=letters)
    written = BytesIO()
    page.save(written, "PDF", resolution=100)
    return written.getvalue()


def network_states(
    go: Callable[..., None],
    part: Callable[[str], Any],
    services: Services,
    fetch: Callable[..., Any],
) -> Iterator[str]:
    """Reach every state of the network in turn; yields its name."""

    def fill() -> None:
        young = services.cases.get(CASE).young_person
        for name, kind, words in (
            ("Ingrid Stenhamn", RelationKind.GRANDPARENT, "mormor"),
            ("Elias Stenhamn", RelationKind.HALF_SIBLING, ""),
            ("Robin Åkerlind", RelationKind.OTHER_ADULT, "fotbollstränare"),
            ("Sam Lövgren", RelationKind.FRIEND, ""),
        ):
            services.network.add(
                RelationInput(case=CASE, person=young, other="", name=name, kind=kind, words=words)
            )

    fetch(fill)
    go("case", case=CASE, tab="people")
    yield "network"
    view = part("people").view
    view.network.new.click()
    yield "network-add"
    view.presenter.network.leave()


def doubles_states(
    go: Callable[..., None],
    presenter: Callable[[str], Any],
    services: Services,
    fetch: Callable[..., Any],
) -> Iterator[str]:
    """Reach every state of persons entered twice in turn; yields its name."""
    twins: list[str] = []

    def twin() -> None:
        case = services.cases.get(CASE)
        guardian = next(one for one in case.people if one.role == "guardian")
        known = services.people.get(guardian.id)
        turned = " ".join(reversed(known.name.split()))
        made = services.people.add(PersonInput(name=turned, born=known.born, phone="070-174 06 05"))
        services.custody.add(
            CustodyInput(
                child=case.young_person,
                holder=made.new_id or "",
                kind=CustodyKind.JOINT,
                starts_on=known.custody[0].starts_on,
                evidence=known.custody[0].evidence,
            )
        )
        twins.extend((guardian.id, made.new_id or ""))

    def one() -> None:
        kept, dropped = twins
        effect = services.merging.effect(kept=kept, dropped=dropped)
        services.merging.merge(kept=kept, dropped=dropped, told=effect.opens)

    go("register", tab="doubles")
    yield "doubles-none"
    fetch(twin)
    presenter("register").refresh()
    go("register", tab="doubles")
    page = presenter("register").view.doubles
    pair = page.model.items()[0]
    page.table.choose(f"{pair.first.id}/{pair.second.id}")
    yield "doubles-compared"
    go("case", case=CASE, tab="people")
    people = presenter("case").parts["people"].view
    people.add.click()
    name = people.person.editor.person.fields["name"]
    name.setText(pair.first.name)
    name.editingFinished.emit()
    yield "doubles-asked"
    # Else the case has a third guardian, who was never asked: no later state could tell anybody.
    fetch(one)
