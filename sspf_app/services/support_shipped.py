"""Examples for the catalogue of support: kinds of help most municipalities have in some form.

They name no real office, number or address, and are never offered before somebody has looked
through them and saved them as the office's own.

Source: domain notes, section 1 (who works with young people in a municipality).
"""

from __future__ import annotations

from sspf_app.services.support_views import SupportInput

EXAMPLES = (
    SupportInput(
        name="Föräldrastöd i grupp",
        about="Kurs för föräldrar till tonåringar: att hålla kontakten, sätta gränser och minska "
        "bråken hemma. Åtta kvällar.",
        whom="Föräldrar till tonåringar",
        giver="Socialtjänstens öppna insatser",
        way_in="Man anmäler sig själv; inget beslut behövs.",
        contact="Fyll i den egna kommunens uppgifter",
        cost="Gratis",
        areas=("home_family",),
    ),
    SupportInput(
        name="Läxhjälp",
        about="Hjälp med läxor efter skolan, två eftermiddagar i veckan.",
        from_age=12,
        to_age=18,
        giver="Skolan eller en förening",
        way_in="Man kommer dit.",
        contact="Fyll i den egna kommunens uppgifter",
        cost="Gratis",
        areas=("school",),
    ),
    SupportInput(
        name="Fältassistenter",
        about="Möter unga där de är, på kvällar och i skolan, och följer med till det som är nytt.",
        from_age=12,
        to_age=20,
        giver="Socialtjänstens öppna insatser",
        way_in="Man ringer; inget beslut behövs.",
        contact="Fyll i den egna kommunens uppgifter",
        cost="Gratis",
        areas=("friends", "leisure"),
    ),
    SupportInput(
        name="Mottagning för alkohol och droger",
        about="Samtal för unga som dricker, tar droger eller spelar, och för deras föräldrar.",
        from_age=12,
        to_age=22,
        giver="Kommunen och regionen tillsammans",
        way_in="Man ringer själv, eller någon ringer tillsammans med den unga.",
        contact="Fyll i den egna kommunens uppgifter",
        cost="Gratis",
        areas=("alcohol_drugs", "health"),
    ),
    SupportInput(
        name="Prova på en fritid",
        about="En ledare följer med de första gångerna; avgift och utrustning kan lånas.",
        from_age=10,
        to_age=18,
        giver="Fritid",
        way_in="Samordnaren eller skolan hör av sig tillsammans med den unga.",
        contact="Fyll i den egna kommunens uppgifter",
        cost="Gratis de första gångerna",
        areas=("leisure",),
    ),
    SupportInput(
        name="Feriejobb eller praktik",
        about="Tre veckor på en arbetsplats, med en handledare.",
        from_age=16,
        to_age=19,
        giver="Kommunens arbetsmarknadsenhet",
        way_in="Man söker under våren.",
        contact="Fyll i den egna kommunens uppgifter",
        cost="Lön eller ersättning betalas ut",
        areas=("economy_housing", "leisure"),
    ),
    SupportInput(
        name="Elevhälsans samtal",
        about="Samtal med kurator på skolan.",
        whom="Elever på skolan",
        giver="Elevhälsan",
        way_in="Eleven eller en vårdnadshavare tar kontakt.",
        contact="Fyll i den egna kommunens uppgifter",
        cost="Gratis",
        areas=("school", "health"),
    ),
)
