"""A line of JSON on a terminal steers it no more than a line for people does.

Attack: a name that came in a file from elsewhere holds the sign that begins a command to the
terminal (U+009B), one that turns the direction of what follows, or half a character, and somebody
looks with ``--json``.
"""

from __future__ import annotations

import json

from sspf_app.texts.signs import tame_json


def test_what_would_steer_is_escaped_and_reads_the_same() -> None:
    for name in ("\x9b2J", "\x9d0;fel\x9c", "\u202eanvilA", "\u2028Ja", "\x7f", "\ud800", "\x85"):
        line = tame_json(json.dumps({"name": f"Åsa {name}"}, ensure_ascii=False))
        assert line.isprintable(), name
        assert json.loads(line) == {"name": f"Åsa {name}"}
    assert tame_json('{"name": "Åsa 😀"}') == '{"name": "Åsa 😀"}'
