"""The statistics as a table for a spreadsheet of a Swedish office: semicolons, byte order mark."""

from __future__ import annotations

import csv
import io

from sspf_app.services.csv_cells import guarded
from sspf_app.services.paper_of_statistics import StatisticsPaperData
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.statistics import explanations, period_words, statistics_parts


def table(data: StatisticsPaperData) -> str:
    """The whole table; what the marks mean stands below it."""
    words = words_for(data.language)
    _ = words.gettext
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    heads = (_("Period"), _("Part"), _("What"), _("How many"), _("Share"), _("Period before"))
    writer.writerow(heads)
    named = period_words(data.figures.period, words)
    for part in statistics_parts(data.figures, data.before, words):
        above = ""
        for line in part.lines:
            above = line.words if line.depth == 1 else above
            said = f"{above}: {line.words}" if line.depth > 1 else line.words
            cells = (named, part.title, said, line.number, line.share, line.before)
            writer.writerow(map(guarded, cells))
    writer.writerow([])
    for sentence in explanations(words):
        writer.writerow([sentence])
    return "\ufeff" + out.getvalue()
