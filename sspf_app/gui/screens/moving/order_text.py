"""What somebody decided about the rows of a sheet, as a draft: kept while the sheet is open.

The sheet itself is not kept; the draft is found again by the checksum of its file.
"""

from __future__ import annotations

import json
from dataclasses import replace

from sspf_app.services.move_views import ImportOrder


def draft_key(sha256: str) -> str:
    """Under which the draft of a file is kept."""
    return f"moving/{sha256[:16]}/rows"


def as_text(order: ImportOrder) -> str:
    """The decisions as text; empty where there are none."""
    if not (order.corrections or order.left_out or order.matches or order.purpose.strip()):
        return ""
    return json.dumps(
        {
            "sheet": order.sheet,
            "purpose": order.purpose,
            "corrections": [[*key, words] for key, words in order.corrections.items()],
            "left_out": sorted(order.left_out),
            "matches": [[*key, who] for key, who in order.matches.items()],
        },
        ensure_ascii=False,
    )


def with_text(order: ImportOrder, text: str) -> ImportOrder:
    """The order with the decisions of a draft, if they are about the same sheet."""
    try:
        kept = json.loads(text)
        if kept["sheet"] != order.sheet:
            return order
        return replace(
            order,
            purpose=str(kept["purpose"]),
            corrections={
                (int(row), str(name)): str(said) for row, name, said in kept["corrections"]
            },
            left_out=frozenset(map(int, kept["left_out"])),
            matches={(int(row), str(role)): str(who) for row, role, who in kept["matches"]},
        )
    except (ValueError, KeyError, TypeError):
        return order
