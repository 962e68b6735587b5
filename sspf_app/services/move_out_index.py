"""The first page of a folder that moves out, and what it warns of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sspf_app.services.move_out_views import OutPage, OutSection
from sspf_app.texts.catalogue import Words

WHOLE_FILE = "allt.json"
"""The case file of everything."""


class FolderPages:
    """Says what a folder holds."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def warning(self, hidden_notes: int) -> OutSection:
        """That the folder is open to all who can open it, and what is not in it."""
        _ = self._words.gettext
        said = [
            _(
                "This folder is not locked: anybody who can open it can read everything in it. "
                "Keep it where only those may come who may read it, and delete it when it is no "
                "longer needed."
            )
        ]
        if hidden_notes:
            said.append(
                _("Notes that only their author may read are not in it: {n}.").format(
                    n=hidden_notes
                )
            )
        return OutSection(title="", sentences=tuple(said))

    def index(
        self,
        when: datetime,
        listed: Sequence[tuple[str, str, str]],
        tables: Sequence[str],
        *,
        hidden_notes: int,
    ) -> OutPage:
        """The first page of everything: its cases, files and tables.

        Args:
            when: The local time it moved out.
            listed: Of each case the place of its page, its reference and its title.
            tables: Names of the tables.
            hidden_notes: How many notes were left out.
        """
        _ = self._words.gettext
        cases = tuple((place, f"{reference}, {title}") for place, reference, title in listed)
        files = (
            (WHOLE_FILE, _("Everything as one case file, to take in again in this program")),
            ("tabeller.xlsx", _("All tables in one workbook")),
        )
        csv = tuple((f"csv/{name}.csv", f"{name}.csv") for name in tables)
        about_tables = _(
            "The columns are named as the properties of case files, in English. An apostrophe "
            "before a text in a CSV file keeps a spreadsheet from running it."
        )
        return OutPage(
            language=self._words.language,
            title=_("Everything from SSPF, {when}").format(when=f"{when:%Y-%m-%d %H:%M}"),
            sections=(
                self.warning(hidden_notes),
                OutSection(title=_("Cases"), links=cases),
                OutSection(title=_("Files"), links=files),
                OutSection(title=_("Tables"), sentences=(about_tables,), links=csv),
            ),
        )
