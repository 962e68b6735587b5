"""The demonstration's catalogue of support: what the invented office has, and the examples."""

from __future__ import annotations

from sspf_app.services.bundle import Services
from sspf_app.services.demo_stories import pick
from sspf_app.services.demo_words import SCHOOLS
from sspf_app.services.support_views import SupportInput

HOMEWORK = "Läxhjälp på tisdagar och torsdagar"
_ENTRIES = (
    SupportInput(
        name=HOMEWORK,
        about="Två lärare sitter i biblioteket efter skolan. Smörgås ingår.",
        from_age=12,
        to_age=16,
        party=pick(SCHOOLS, 1),
        way_in="Man kommer dit; mentorn säger till första gången.",
        contact="Skolans expedition, 090-00 00 10",
        cost="Gratis",
        areas=("school",),
    ),
    SupportInput(
        name="Boxning för nybörjare",
        about="Måndagar och onsdagar. En ledare möter vid dörren de första gångerna.",
        from_age=12,
        to_age=18,
        party="fritid-ersboda",
        way_in="Ring fritidsgården, eller kom tillsammans med någon.",
        contact="Amir Nordanvind, 090-00 00 20",
        cost="200 kronor per termin; avgiften kan tas bort",
        areas=("leisure", "health"),
    ),
    SupportInput(
        name="Föräldrar emellan",
        about="Kurs för föräldrar till tonåringar, åtta kvällar.",
        whom="Föräldrar till tonåringar",
        giver="Öppna förskolan Pärlan",
        way_in="Man anmäler sig själv; inget beslut behövs.",
        contact="090-00 00 30",
        cost="Gratis",
        areas=("home_family",),
    ),
)


def add_support(services: Services) -> None:
    """Write the catalogue, with the examples of the program that nobody has looked through yet."""
    for entry in _ENTRIES:
        services.support.save(None, entry)
    services.support.add_examples()


def homework(services: Services) -> str:
    """Id of the help with homework."""
    return next(one.id for one in services.support.offered() if one.entry.name == HOMEWORK)
