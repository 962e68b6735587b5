"""One part of an extract: as it is made, as it is withheld, and as the review chose."""

from __future__ import annotations

from dataclasses import replace

from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.extract_records import ExtractChoice, ExtractGround
from sspf_app.services.extract_views import ExtractPart, ExtractSection


def made_part(
    section: ExtractSection,
    key: str,
    text: str,
    *,
    loaded: LoadedCase | None = None,
    ground: ExtractGround | None = None,
) -> ExtractPart:
    """A part; what is withheld from the beginning nobody can choose to tell.

    Args:
        section: Where it stands.
        key: What it is called within the section and the case.
        text: What it says.
        loaded: The case it is of; None = the register.
        ground: Why it is withheld; None = it is told.
    """
    case = None if loaded is None else loaded.id
    return ExtractPart(
        key="/".join(one for one in (section.value, case, key) if one is not None),
        section=section,
        text=text,
        case=case,
        ground=ground,
        is_fixed=ground is not None,
    )


def withheld(part: ExtractPart, ground: ExtractGround | None) -> ExtractPart:
    """The part, withheld for good where there is a ground."""
    return part if ground is None else replace(part, ground=ground, is_fixed=True)


def with_choices(
    parts: tuple[ExtractPart, ...], choices: tuple[ExtractChoice, ...]
) -> tuple[ExtractPart, ...]:
    """The parts as the review chose; what the rules withhold stays withheld."""
    chosen = {one.part: one for one in choices}
    return tuple(
        one
        if one.is_fixed or one.key not in chosen
        else replace(
            one,
            ground=chosen[one.key].ground,
            waits=False,
            with_file=one.has_file and chosen[one.key].with_file,
        )
        for one in parts
    )
