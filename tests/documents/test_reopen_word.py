"""What must not be in a Word file is found wherever it hides; a file in doubt is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from sspf_app.documents.reopen_word import find_leaks
from sspf_app.domain.errors import DomainError
from sspf_app.services.withheld import WithheldSearch
from tests.documents.papers import RENDERER, minutes_data
from tests.documents.test_minutes_in_word import members

NAME, TEXT = "Klara Sundin", "Hon rymde från hemmet i natt igen"
SEARCH = WithheldSearch(texts=[TEXT], names=[NAME], readable=[])
FILE = RENDERER.minutes_in_word(minutes_data()).content


def packed(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return file.getvalue()


def with_text(member: str, old: str, new: str) -> bytes:
    parts = members(FILE)
    assert old.encode() in parts[member], old
    return packed({**parts, member: parts[member].replace(old.encode(), new.encode(), 1)})


def _run(text: str, more: str = "") -> str:
    return f"<w:r>{more}<w:t>{text}</w:t></w:r>"


BODY, END = "word/document.xml", "<w:sectPr"
PLACES: dict[str, Callable[[], bytes]] = {
    "plain": lambda: with_text(BODY, END, f"<w:p>{_run(NAME)}</w:p>{END}"),
    "cut into runs": lambda: with_text(
        BODY, END, f"<w:p>{_run('Kla')}{_run('ra Sun')}{_run('din')}</w:p>{END}"
    ),
    "cut into paragraphs": lambda: with_text(
        BODY,
        END,
        f"<w:p>{_run('Hon rymde från')}</w:p><w:p>{_run('hemmet i natt igen')}</w:p>{END}",
    ),
    "hidden": lambda: with_text(
        BODY, END, f"<w:p>{_run(NAME, '<w:rPr><w:vanish/></w:rPr>')}</w:p>{END}"
    ),
    "deleted": lambda: with_text(
        BODY,
        END,
        f'<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>{NAME}</w:delText></w:r></w:del>'
        f"</w:p>{END}",
    ),
    "field": lambda: with_text(
        BODY, END, f"<w:p><w:r><w:instrText>TC {NAME}</w:instrText></w:r></w:p>{END}"
    ),
    "invisible signs": lambda: with_text(
        BODY, END, f"<w:p>{_run('Kla&#173;ra&#8203; Sun&#8288;din')}</w:p>{END}"
    ),
    "attribute": lambda: with_text(BODY, END, f'<w:p w:rsidR="{NAME}"/>{END}'),
    "remark": lambda: with_text(BODY, END, f"<!-- {NAME} -->{END}"),
    "foot": lambda: with_text("word/footer1.xml", "</w:p>", f"{_run(NAME)}</w:p>"),
    "style": lambda: with_text("word/styles.xml", "SSPF Fakta", NAME),
    "title": lambda: with_text("docProps/core.xml", "<dc:title>", f"<dc:title>{NAME} "),
    "name of a member": lambda: packed({**members(FILE), f"word/{NAME}.xml": b"<a/>"}),
    "picture": lambda: packed(
        {**members(FILE), "word/media/a.png": b"\x89PNG\x00\x01tEXtAuthor\x00" + NAME.encode()}
    ),
    "picture, wide letters": lambda: packed(
        {**members(FILE), "word/media/a.jpeg": b"\xff\xd8" + NAME.encode("utf-16-le")}
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_it_is_found(place: str) -> None:
    assert find_leaks(PLACES[place](), SEARCH), place


def test_the_copy_itself_is_clean_and_its_words_are_found() -> None:
    assert find_leaks(FILE, SEARCH) == ()
    search = WithheldSearch(
        texts=["Mentorn skriver till hemmet varje fredag"], names=["Per Norén"], readable=[]
    )
    assert {leak.kind for leak in find_leaks(FILE, search)} == {"words", "name"}


def test_names_of_fonts_and_styles_are_no_leak() -> None:
    search = WithheldSearch(texts=[], names=["Arial", "Normal", "Cell"], readable=[])
    assert find_leaks(FILE, search) == ()


def _remarked() -> bytes:
    file = io.BytesIO(FILE)
    with zipfile.ZipFile(file, "a") as more:
        more.comment = NAME.encode()
    return file.getvalue()


def _twice() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as new:
        for name, content in members(FILE).items():
            new.writestr(name, content)
        with pytest.warns(UserWarning, match="Duplicate name"):
            new.writestr("word/settings.xml", b"<a/>")
    return file.getvalue()


def _between() -> bytes:
    """Something between two members, which no reader shows."""
    at = FILE.index(b"PK\x03\x04", 10)
    return FILE[:at] + NAME.encode() + FILE[at:]


DOUBTFUL: dict[str, Callable[[], bytes]] = {
    "behind": lambda: FILE + NAME.encode(),
    "before": lambda: NAME.encode() + FILE,
    "between": _between,
    "remark of the package": _remarked,
    "two of one name": _twice,
    "another file inside": lambda: packed({**members(FILE), "word/embeddings/a.bin": b"x"}),
    "document type": lambda: with_text(
        "word/settings.xml", "<w:settings", '<!DOCTYPE a [<!ENTITY b "c">]><w:settings'
    ),
    "broken": lambda: packed({**members(FILE), BODY: b"<w:document"}),
    "cut off": lambda: FILE[: len(FILE) // 2],
    "no letters": lambda: packed({**members(FILE), BODY: b"\xff\xfe\xfa"}),
}


@pytest.mark.parametrize("fault", DOUBTFUL)
def test_what_cannot_be_searched_is_refused(fault: str) -> None:
    with pytest.raises(DomainError, match="document_unreadable"):
        find_leaks(DOUBTFUL[fault](), SEARCH)


def test_the_renderer_knows_a_word_file() -> None:
    leaks = RENDERER.find_leaks(
        PLACES["plain"](), withheld_texts=(), withheld_names=(NAME,), readable_texts=()
    )
    assert [leak.found for leak in leaks] == [NAME]
