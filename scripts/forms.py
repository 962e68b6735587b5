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
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2

from sspf_app.documents.registry import Renderer
from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.services.form_code import form_code
from sspf_app.services.form_specimens import specimen_languages, specimen_text
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.paper_of_consent import (
    BoxRow,
    Capacity,
    ConsentFormData,
    FormColumn,
    FormParty,
)
from sspf_app.services.paper_of_minutes import SecrecyMark
from sspf_app.services.paper_parts import PaperOffice
from sspf_app.services.specimen import specimen

OUT = Path(__file__).resolve().parent.parent / "out" / "forms" / "variants"
_DPI = 100
_MADE_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
_SWEDISH = text_in("sv")
_OFFICE = PaperOffice(
    committee="Individ- och familjenämnden, Umeå kommun",
    unit="Enheten för prevention och tidiga insatser",
    phone="090-16 10 00",
    email="sspf@example.se",
    data_protection_officer="dso@example.se",
)
_PARTIES = (
    FormParty(
        key="sspf",
        name="SSPF-koordinatorn",
        kind=PartyKind.SOCIAL_SERVICES,
        function="koordinator",
        contact="Mia Ek, 090-16 10 01",
    ),
    FormParty(
        key="school",
        name="Ersängsskolan",
        kind=PartyKind.SCHOOL,
        function="skolan",
        contact="Per Norén, 090-16 20 02",
        reveals_place=True,
    ),
    FormParty(
        key="police",
        name="Polisen, lokalpolisområde Umeå",
        kind=PartyKind.POLICE,
        function="områdespolis",
        contact="114 14",
    ),
    FormParty(
        key="leisure",
        name="Fritid unga Ersboda",
        kind=PartyKind.LEISURE,
        function="fritidsgården",
        contact="Sara Wik",
        reveals_place=True,
    ),
)
_CLUB = FormParty(key="club", name="IFK Ersboda", kind=PartyKind.ASSOCIATION)
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
    form = _form()
    for capacity in Capacity:
        yield f"sv-{capacity.value}", replace(form, capacity=capacity)
    yield "sv-guardian-own-data", replace(form, rows=_rows(6), own_rows=_rows(8)[6:])
    yield "sv-secrecy", replace(form, secrecy=_secrecy())
    yield "sv-window-envelope", replace(form, address=_address())
    yield "sv-protected", replace(form, is_protected=True, school=None)
    yield "sv-association", _with_association(form)
    yield "sv-twelve-rows", replace(form, rows=_rows(12))
    for text in (text_in("sv-x-lattlast"), text_in("en")):
        yield f"{text.language}-alone", replace(form, text=text)
    english = replace(form, translation=text_in("en"))
    yield "en-beside", english
    yield "en-beside-youth", replace(english, capacity=Capacity.YOUNG_PERSON)
    yield "en-beside-association", _with_association(english)
    yield "en-beside-window-envelope", replace(english, address=_address(), secrecy=_secrecy())
    for language in specimen_languages():
        yield (
            f"{language}-specimen",
            specimen(
                specimen_text(language),
                swedish=_SWEDISH,
                capacity=Capacity.GUARDIAN,
                office=_OFFICE,
                made_at=_MADE_AT,
            ),
        )


def _form() -> ConsentFormData:
    return ConsentFormData(
        office=_OFFICE,
        case_reference="SSPF-2026-014",
        form_code=form_code(123_456_789_012),
        text=_SWEDISH,
        made_at=_MADE_AT,
        young_person="Alva Lindström",
        born=date(2011, 4, 9),
        school="Ersängsskolan, 8B",
        signatory="Erik Åkesson",
        capacity=Capacity.GUARDIAN,
        purpose="Alva har varit borta mycket från skolan i höst. Vi vill hitta ett stöd ihop.",
        parties=_PARTIES,
        columns=tuple(FormColumn(key=party.key) for party in _PARTIES),
        rows=_rows(8),
        valid_from=date(2026, 12, 1),
        valid_to=date(2027, 5, 31),
    )


def _rows(count: int) -> tuple[BoxRow, ...]:
    return tuple(
        BoxRow(type=one, label=_SWEDISH.type_name(one), teller=_PARTIES[number % 4].key)
        for number, one in enumerate(tuple(InformationType)[:count])
    )


def _with_association(form: ConsentFormData) -> ConsentFormData:
    parties = tuple(replace(party, independent=party.key == "school") for party in _PARTIES)
    columns = (*form.columns, FormColumn(key=_CLUB.key), _GRANDMOTHER)
    return replace(form, parties=(*parties, _CLUB), columns=columns)


def _secrecy() -> SecrecyMark:
    return SecrecyMark(provision="26 kap. 1 §", marked_on=_MADE_AT.date(), authority="Umeå kommun")


def _address() -> tuple[str, ...]:
    return ("Erik Åkesson", "Storgatan 12 A, lgh 1203", "903 26 Umeå")


def _picture(name: str, content: bytes) -> None:
    for number, page in enumerate(pypdfium2.PdfDocument(content), start=1):
        image = page.render(scale=_DPI / 72)  # pyright: ignore[reportArgumentType]
        image.to_pil().save(OUT / f"{name}-{number}.png")


if __name__ == "__main__":
    sys.exit(main())
