"""The process that looks a template through: it knows one file, and may write nothing.

It is told the file over its standard input, answers once over its standard output, and ends.
"""

from __future__ import annotations

import json
import sys

from sspf_app import apart

MOST_MEMORY = 320 * 1024 * 1024
"""Of the process, everything counted."""

MOST_SECONDS = 30
"""For one template, before the process is ended."""


def main() -> None:
    """Answer once: a line of JSON, and behind it what is kept of the template."""
    _bind()
    from sspf_app.documents.word_template import MOST_BYTES, checked
    from sspf_app.domain.errors import DomainError

    told, kept = dict[str, object](), b""
    try:
        kept = checked(sys.stdin.buffer.read(MOST_BYTES + 1))
    except DomainError as fault:
        told = {"fault": fault.code, "params": fault.params}
    except (MemoryError, RecursionError):
        told = {"fault": "template_reader_stopped", "params": {}}
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + kept)
    sys.stdout.buffer.flush()


def _bind() -> None:
    apart.bind(memory=MOST_MEMORY, seconds=MOST_SECONDS)


if __name__ == "__main__":
    main()
