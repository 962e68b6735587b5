"""Make the example sheets that the wizard saves: an invented coordinator's old list.

    .venv/bin/python scripts/sheet_examples.py

Everybody in them is invented; the personal numbers are of the kind that is given to nobody.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sspf_app.exchange.sheet_writing import write_csv, write_ods, write_xlsx
from sspf_app.services.sheet_views import Table

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "examples"
_SCHOOL, _OTHER_SCHOOL = "Björkhagsskolan", "Tallbackens skola"
_SOCIAL, _POLICE, _LEISURE = "Familjeenheten", "Polisen, lokalpolisområdet", "Fritid unga"
_JOINT, _SOLE = "Gemensam", "Enskild"

CASES = Table(
    name="Ärenden",
    heads=(
        "Ärendenr", "Namn", "Född", "Skola", "Vårdnadshavare 1", "Telefon", "E-post",
        "Vårdnadshavare 2", "Telefon", "Vårdnad", "Tolk", "Syfte", "Startdatum", "Socialtjänst",
        "Polis", "Fritid", "Samtycke", "Nästa möte", "Tid", "Plats", "Åtagande", "Ansvarig",
        "Klart senast", "Anteckning",
    ),
    rows=(
        (
            "2026-01", "Tuva Exempel", date(2012, 4, 17), _SCHOOL, "Maja Exempel", "070-174 06 01",
            "maja@example.se", "Olle Exempel", "070-174 06 02", _JOINT, None,
            "Bryta skolfrånvaron", date(2026, 1, 12), _SOCIAL, None, _LEISURE,
            "Ja från båda, papper i pärmen", None, None, None, "Ringa skolans kurator", None,
            date(2027, 1, 15), "Tycker om innebandy",
        ),
        (
            "2026-02", "Exempel, Sixten", date(2010, 9, 3), _OTHER_SCHOOL, "Berit Exempelsson",
            "070-174 06 03", None, None, None, _SOLE, "somaliska", "Tryggare kvällar",
            date(2026, 2, 2), _SOCIAL, _POLICE, _LEISURE, "Muntligt ja", None, None, None, None,
            None, None, None,
        ),
        (
            "2026-03", "Elsa Påhitt", date(2013, 11, 30), _SCHOOL, "Åke Påhitt", None, None,
            "Ängla Påhitt", "070-174 06 05", _JOINT, None, "Bryta skolfrånvaron",
            date(2026, 3, 9), None, None, _LEISURE, "Inte frågat än", None, None, None, None, None,
            None, "Syskon i årskurs 4",
        ),
    ),
)  # fmt: skip
PARTIES = Table(
    name="Parter",
    heads=("Verksamhet", "Typ", "Kontaktperson", "Funktion", "Telefon", "E-post"),
    rows=(
        (_SCHOOL, "Skola", "Kim Påhitt", "Kurator", "090-10 00 01", "kim@example.se"),
        (_OTHER_SCHOOL, "Skola", "Liv Påhitt", "Rektor", "090-10 00 02", None),
        (_SOCIAL, "Socialtjänst", "Mio Påhitt", "Socialsekreterare", "090-10 00 03", None),
        (_POLICE, "Polis", "Noa Påhitt", "Kommunpolis", "090-10 00 04", None),
        (_LEISURE, "Fritid", "Ove Påhitt", "Fritidsledare", "090-10 00 05", None),
    ),
)


def main() -> int:
    """Write every file."""
    FOLDER.mkdir(exist_ok=True)
    for name, content in {
        "exempel-arenden.xlsx": write_xlsx((CASES, PARTIES)),
        "exempel-arenden.ods": write_ods(CASES),
        "exempel-arenden.csv": write_csv(CASES),
        "exempel-parter.csv": write_csv(PARTIES),
    }.items():
        (FOLDER / name).write_bytes(content)
        print(f"  resources/examples/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
