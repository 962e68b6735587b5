"""The texts that come with the program; a new vault begins with them."""

from __future__ import annotations

import functools
import json

from sspf_app import assets
from sspf_app.domain.errors import DomainError
from sspf_app.services.form_text import FormText, TextStatus

SHIPPED_LANGUAGES = ("sv", "sv-x-lattlast", "en")
SHIPPED_VERSION = "2026-2"
"""Of every one of them; told here so that unlocking need not read them."""


@functools.cache
def text_in(language: str) -> FormText:
    """The consent form's text as it came with the program.

    Raises:
        DomainError: ``language_unknown`` (language): nothing came with it in that language.
    """
    if language not in SHIPPED_LANGUAGES:
        raise DomainError("language_unknown", language=language)
    written = json.loads(assets.path(f"forms/consent/{language}.json").read_text("utf-8"))
    return FormText(
        family=written["family"],
        language=written["language"],
        version=written["version"],
        terms=written["terms"],
        status=TextStatus.APPROVED,
        clauses=written["clauses"],
    )
