"""The quick reader of the catalogue gives what the standard library's gives."""

import gettext
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from scripts.catalogue import merge_fragments
from sspf_app.texts.compiled import CompiledWords


def _readers(catalog: Catalog) -> tuple[CompiledWords, gettext.GNUTranslations]:
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return CompiledWords(buffer.getvalue()), gettext.GNUTranslations(BytesIO(buffer.getvalue()))


def test_every_text_of_the_program_is_found_alike() -> None:
    merged, _origin = merge_fragments()
    ours, theirs = _readers(merged)
    seen = 0
    for message in merged:
        if isinstance(message.id, str):
            if message.context is None:
                assert ours.gettext(message.id) == theirs.gettext(message.id)
            else:
                pair = (message.context, message.id)
                assert ours.pgettext(*pair) == theirs.pgettext(*pair)
        else:
            one, many = message.id
            for number in (0, 1, 2, 21):
                assert ours.ngettext(one, many, number) == theirs.ngettext(one, many, number)
        seen += 1
    assert seen > 500


def test_what_is_not_there_stays_english() -> None:
    catalog = Catalog(locale="sv")
    catalog.add("Open", "Öppna", context="verb")
    catalog.add(("{n} case", "{n} cases"), ("{n} ärende", "{n} ärenden"))
    words, _theirs = _readers(catalog)
    assert words.pgettext("verb", "Open") == "Öppna"
    assert words.gettext("Open") == "Open"
    assert words.pgettext("noun", "Open") == "Open"
    assert words.ngettext("{n} form", "{n} forms", 1) == "{n} form"
    assert words.ngettext("{n} form", "{n} forms", 2) == "{n} forms"
    assert words.ngettext("{n} case", "{n} cases", 2) == "{n} ärenden"


@pytest.mark.parametrize("data", [b"", b"x" * 40])
def test_what_is_no_catalogue_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="compiled"):
        CompiledWords(data)
