"""Sheets of invented families, drawn by the program, and pictures of their pages."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

import pypdfium2
from PIL import Image

from sspf_app.documents.registry import Renderer
from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.services.demo_words import FIRST_NAMES, LAST_NAMES
from sspf_app.services.form_code import CODE_COUNT, form_code
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.paper_of_consent import (
    BoxRow,
    Capacity,
    ConsentFormData,
    FormColumn,
    FormParty,
)
from sspf_app.services.paper_parts import PaperOffice
from sspf_app.services.papers import PaperRegion
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.labels import type_label

_PARTIES = (
    ("sspf", "SSPF-teamet", PartyKind.SOCIAL_SERVICES, "koordinator"),
    ("school", "Ersängsskolan", PartyKind.SCHOOL, "skolan"),
    ("police", "Polisen, område Umeå", PartyKind.POLICE, "områdespolis"),
    ("leisure", "Fritid unga Ersboda", PartyKind.LEISURE, "fritidsgården"),
    ("health", "Ersboda hälsocentral", PartyKind.HEALTH_CARE, "kuratorn"),
)
_TYPES = tuple(InformationType)
_RENDERER = Renderer()


@dataclass(frozen=True, kw_only=True)
class DrawnSheet:
    """A sheet as it was handed out."""

    code: str
    pdf: bytes
    pages: int
    regions: tuple[PaperRegion, ...]

    def on_page(self, page: int) -> tuple[PaperRegion, ...]:
        """What is written on by hand on a page, and its codes."""
        return tuple(region for region in self.regions if region.page == page)


@lru_cache(maxsize=64)
def sheet(seed: int) -> DrawnSheet:
    """The sheet of a number."""
    chance = random.Random(f"sheet {seed}")  # noqa: S311  made up, no secret
    language = "en" if seed % 5 == 4 else "sv"
    words = words_for(language)
    parties = _PARTIES[: chance.randint(2, len(_PARTIES))]
    types = [InformationType.PARTICIPATION, *chance.sample(_TYPES[1:], chance.randint(1, 9))]
    rows = tuple(
        BoxRow(type=one, label=type_label(one, words), teller=chance.choice(parties)[0])
        for one in types
    )
    name = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
    code = form_code(chance.randrange(CODE_COUNT))
    drawn = _RENDERER.consent_form(
        ConsentFormData(
            office=PaperOffice(
                committee="Individ- och familjenämnden, Umeå kommun",
                unit="Enheten för prevention och tidiga insatser",
                phone="090-16 10 00",
                email="sspf@example.se",
                data_protection_officer="dso@example.se",
            ),
            case_reference=f"SSPF-2026-{seed:04d}",
            form_code=code,
            text=text_in(language),
            made_at=datetime(2026, 11, 22, 9, tzinfo=UTC),
            young_person=name,
            born=date(2011, 4, 5),
            school="Ersängsskolan, 8B",
            signatory=f"{chance.choice(FIRST_NAMES)} {name.split()[-1]}",
            capacity=Capacity.GUARDIAN,
            purpose="Vi vill att skolan och fritidsgården hjälps åt så att vardagen fungerar.",
            parties=tuple(
                FormParty(key=key, name=title, kind=kind, function=function)
                for key, title, kind, function in parties
            ),
            columns=tuple(FormColumn(key=key) for key, *_rest in parties),
            rows=rows,
            valid_to=date(2027, 5, 31),
        )
    )
    return DrawnSheet(
        code=code, pdf=drawn.content, pages=drawn.page_count or 0, regions=drawn.regions
    )


@lru_cache(maxsize=96)
def _pixels(seed: int, page: int, dpi: int) -> bytes:
    document = pypdfium2.PdfDocument(sheet(seed).pdf)
    scale = dpi / 72
    drawn = document[page - 1].render(scale=scale, grayscale=True)  # pyright: ignore[reportArgumentType]
    picture = drawn.to_pil().convert("L")
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()


def page_picture(seed: int, page: int, dpi: int) -> Image.Image:
    """A page as it left the printer, to be written on."""
    return Image.open(io.BytesIO(_pixels(seed, page, dpi))).convert("L")
