"""The papers speak Swedish: the catalogue must be compiled before they do."""

import pytest

from scripts.catalogue import compile_fragments
from sspf_app.texts.catalogue import words_for


@pytest.fixture(scope="session", autouse=True)
def _compiled_catalogue() -> None:
    compile_fragments()
    words_for.cache_clear()
