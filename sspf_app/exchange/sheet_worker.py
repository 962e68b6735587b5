"""The process that reads a sheet: it knows one file and nothing else, and may write nothing.

It is told over its standard input, answers once over its standard output, and ends.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from sspf_app import apart
from sspf_app.exchange.sheet_books import OLD, PACKED, kind_of, read_book
from sspf_app.exchange.sheet_cells import told
from sspf_app.exchange.sheet_faults import SheetFaultError
from sspf_app.exchange.sheet_limits import MOST_ANSWER, MOST_BYTES, MOST_MEMORY, MOST_SECONDS
from sspf_app.exchange.sheet_text import read_text
from sspf_app.services.sheet_views import Sheet

Words = dict[str, Any]


def main() -> None:
    """Answer once."""
    _bind()
    asked: Words = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        answer = read_file(content, asked)
    except SheetFaultError as fault:
        answer = {"fault": fault.code, "params": fault.params}
    except MemoryError:
        answer = {"fault": "sheet_reader_stopped", "params": {}}
    sys.stdout.buffer.write(_written(answer))
    sys.stdout.buffer.flush()


def read_file(content: bytes, asked: Words) -> Words:
    """Everything in a file, as JSON.

    Raises:
        SheetFaultError: it cannot be read.
    """
    if content.startswith(OLD):
        raise SheetFaultError("sheet_file_kind")
    if content.startswith(PACKED):
        kind = kind_of(content)
        return {"kind": kind, "sheets": [_told(sheet) for sheet in read_book(content)]}
    sheet, encoding, delimiter = read_text(
        content,
        name=str(asked.get("name", "")),
        encoding=asked.get("encoding"),
        delimiter=asked.get("delimiter"),
    )
    found = {"kind": "csv", "encoding": encoding, "delimiter": delimiter}
    return {**found, "sheets": [_told(sheet)]}


def _written(answer: Words) -> bytes:
    """As it goes home; more than anybody there would hear is a fault with a word of its own."""
    written = json.dumps(answer, ensure_ascii=True, separators=(",", ":")).encode()
    if len(written) <= MOST_ANSWER:
        return written
    params = {"most": MOST_ANSWER // 1024 // 1024}
    return json.dumps({"fault": "sheet_unpacks_too_big", "params": params}).encode()


def _told(sheet: Sheet) -> Words:
    return {
        "name": sheet.name,
        "hidden": sheet.is_hidden,
        "merged": sheet.merged,
        "too_big": sheet.is_too_big,
        "rows": [[row.number, *map(told, row.cells)] for row in sheet.rows],
    }


def _bind() -> None:
    apart.bind(memory=MOST_MEMORY, seconds=MOST_SECONDS)


if __name__ == "__main__":
    main()
