"""The extract of an incident as a table for a spreadsheet: semicolons, byte order mark."""

from __future__ import annotations

import csv
import io

from sspf_app.services.csv_cells import guarded
from sspf_app.services.incident_views import IncidentExtract, IncidentPerson, IncidentRole
from sspf_app.texts.catalogue import Words
from sspf_app.texts.incidents import role_name


def incident_table(found: IncidentExtract, words: Words) -> str:
    """Whom it concerns, one a line, with the figures of the report below.

    Somebody protected, and whoever stands in a case with them, is there by the references alone.
    """
    _ = words.gettext
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        (
            _("Name"),
            _("As what"),
            _("Party"),
            _("Protected"),
            _("Under age"),
            _("Data held since"),
            _("Concerned since"),
            _("Cases"),
            _("Kinds of information"),
            _("Items"),
            _("Meetings"),
            _("How"),
        )
    )
    for one in found.persons:
        writer.writerow(map(guarded, _row(one, words)))
    writer.writerow([])
    for label, number in (
        (_("Persons of the register"), found.count(IncidentRole.CASE)),
        (_("of them with protected identity"), found.protected),
        (_("of them under age"), found.children),
        (_("Named in lists of attendance alone"), found.count(IncidentRole.ATTENDANCE)),
        (_("Contacts of parties"), found.count(IncidentRole.CONTACT)),
        (_("Users of the program"), found.count(IncidentRole.USER)),
        (_("Papers and copies"), found.papers),
        (_("Backups made, each an encrypted copy"), found.backups),
    ):
        writer.writerow([label, number])
    return "\ufeff" + out.getvalue()


def _row(one: IncidentPerson, words: Words) -> tuple[str, ...]:
    _ = words.gettext
    yes, no = _("yes"), _("no")
    return (
        one.told_name,
        role_name(one.role.value, words),
        one.of_party,
        yes if one.is_protected else no,
        yes if one.is_child else no,
        "" if one.known_since is None else one.known_since.isoformat(),
        one.first_on.isoformat(),
        ", ".join(one.cases),
        ", ".join(one.kinds) or _("everything in the case"),
        str(one.items),
        ", ".join(day.isoformat() for day in one.meetings),
        "; ".join(one.ways),
    )
