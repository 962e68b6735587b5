"""Pages that any browser shows: plain HTML, no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from sspf_app.exchange.sheet_writing import write_csv, write_xlsx
from sspf_app.services.move_out_views import OutPage, OutSection
from sspf_app.services.sheet_views import Cell, Table

__all__ = ["html", "write_csv", "write_xlsx"]

_STYLE = """
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:62rem;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #8888;padding:.3rem .5rem;text-align:left;vertical-align:top}
td{white-space:pre-line;overflow-wrap:anywhere}
.scroll{overflow-x:auto}
@media print{body{max-width:none;margin:0}h2{break-after:avoid}tr{break-inside:avoid}}
"""


def html(page: OutPage) -> bytes:
    """A page as a file."""
    return "".join(_parts(page)).encode("utf-8")


def _parts(page: OutPage) -> Iterator[str]:
    title = escape(page.title)
    yield f'<!DOCTYPE html>\n<html lang="{escape(page.language)}">\n<head>\n'
    yield '<meta charset="utf-8">\n'
    yield '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    yield "style-src 'unsafe-inline'\">\n"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    if page.back is not None:
        place, words = page.back
        yield f'<p><a href="{escape(place)}">{escape(words)}</a></p>\n'
    yield f"<h1>{title}</h1>\n"
    for section in page.sections:
        yield from _section(section)
    yield "</main>\n</body>\n</html>\n"


def _section(section: OutSection) -> Iterator[str]:
    if section.title:
        yield f"<h2>{escape(section.title)}</h2>\n"
    for sentence in section.sentences:
        yield f"<p>{escape(sentence)}</p>\n"
    if section.table is not None and section.table.rows:
        yield from _table(section.table)
    if section.links:
        yield "<ul>\n"
        for place, words in section.links:
            yield f'<li><a href="{escape(place)}">{escape(words)}</a></li>\n'
        yield "</ul>\n"


def _table(table: Table) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    yield f'<div class="scroll"><table><thead><tr>{heads}</tr></thead><tbody>\n'
    for row in table.rows:
        cells = "".join(f"<td>{escape(_shown(cell))}</td>" for cell in row)
        yield f"<tr>{cells}</tr>\n"
    yield "</tbody></table></div>\n"


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)
