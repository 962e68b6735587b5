"""A paper that is refused says where the words stand, and what to do, in the user's language."""

import pytest

from sspf_app.domain.errors import DomainError
from sspf_app.services.export_views import Leak
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.errors import error_sentence
from sspf_app.texts.leaks import leak_place


def _leak(where: str) -> Leak:
    return Leak(kind="name", where=where, found="Erik Berg")


def test_a_refused_paper_says_where_and_what_to_do() -> None:
    leaks = (_leak("page 1"), _leak("metadata Title"), _leak("metadata XMP"))
    error = DomainError("leak_found", found="page 1: Erik Berg", leaks=leaks)
    said = error_sentence(error, words_for("sv"))
    assert "(sida 1: Erik Berg; det som filen säger om sig själv: Erik Berg)" in said
    assert "page" not in said
    assert said.endswith("gör papperet på nytt.")


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("attachment, page 2", "en bifogad fil, sida 2"),
        ("structure", "dolt i filen"),
        ("text", ""),
        ("betyg.pdf", "betyg.pdf"),
    ],
)
def test_every_place_is_named_in_swedish(where: str, told: str) -> None:
    assert leak_place(where, words_for("sv")) == told
