"""Draw the consent form in every variant and language, to be looked at.

    forms.py [--pictures] [WORD ...]     only those with such a word in their name

Everything is invented and lands in out/forms/variants: a PDF each, and with --pictures each page as
a picture beside it. Languages without words are specimens: filled with other text of the language.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.invented_form import (
    ADDRESS,
    ASSOCIATION,
    MADE_AT,
    OFFICE,
    PARTIES,
    SECRECY,
    a_form,
    named_rows,
)
from sspf_app.documents.registry import Renderer
from sspf_app.domain.codes import PartyKind
from sspf_app.services.form_specimens import specimen_languages, specimen_text
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.paper_of_consent import Capacity, ConsentFormData, FormColumn
from sspf_app.services.specimen import specimen

OUT = Path(__file__).resolve().parent.parent / "out" / "forms" / "variants"
_DPI = 100
_GRANDMOTHER = FormColumn(key="grandmother", label="Farmor Greta", is_person=True)


def main(argv: list[str] | None = None) -> int:
    """Draw them; exit 0 when all are there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--pictures", action="store_true", help="each page as a picture too")
    parser.add_argument("words", nargs="*", help="only those with such a word in their name")
    wanted = parser.parse_args(argv)
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    renderer = Renderer()
    for name, form in variants():
        if wanted.words and not any(word in name for word in wanted.words):
            continue
        document = renderer.consent_form(form)
        (OUT / f"{name}.pdf").write_bytes(document.content)
        print(f"{name}: {document.page_count} pages")
        if wanted.pictures:
            _picture(name, document.content)
    return 0


def variants() -> Iterator[tuple[str, ConsentFormData]]:
    """Each form with its name."""
    form = a_form()
    for capacity in Capacity:
        yield f"sv-{capacity.value}", replace(form, capacity=capacity)
    yield "sv-guardian-own-data", replace(form, rows=named_rows(6), own_rows=named_rows(8)[6:])
    yield "sv-secrecy", replace(form, secrecy=SECRECY)
    yield "sv-window-envelope", replace(form, address=ADDRESS)
    yield "sv-protected", replace(form, is_protected=True, school=None)
    yield "sv-association", _with_association(form)
    yield "sv-twelve-rows", replace(form, rows=named_rows(12))
    for text in (text_in("sv-x-lattlast"), text_in("en")):
        yield f"{text.language}-alone", replace(form, text=text)
    english = replace(form, translation=text_in("en"))
    yield "en-beside", english
    yield "en-beside-youth", replace(english, capacity=Capacity.YOUNG_PERSON)
    yield "en-beside-association", _with_association(english)
    yield "en-beside-window-envelope", replace(english, address=ADDRESS, secrecy=SECRECY)
    for language in specimen_languages():
        yield (
            f"{language}-specimen",
            specimen(
                specimen_text(language),
                swedish=text_in("sv"),
                capacity=Capacity.GUARDIAN,
                office=OFFICE,
                made_at=MADE_AT,
            ),
        )


def _with_association(form: ConsentFormData) -> ConsentFormData:
    parties = tuple(replace(party, independent=party.kind is PartyKind.SCHOOL) for party in PARTIES)
    columns = (*form.columns, FormColumn(key=ASSOCIATION.key), _GRANDMOTHER)
    return replace(form, parties=(*parties, ASSOCIATION), columns=columns)


def _picture(name: str, content: bytes) -> None:
    for number, page in enumerate(pypdfium2.PdfDocument(content), start=1):
        image = page.render(scale=_DPI / 72)  # pyright: ignore[reportArgumentType]
        image.to_pil().save(OUT / f"{name}-{number}.png")


if __name__ == "__main__":
    sys.exit(main())
