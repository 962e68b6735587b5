"""What the schema says about a document, as problems with their places."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

from sspf_app import assets
from sspf_app.exchange.problems import Found, shortened
from sspf_app.exchange.rows import Path

Error = Any
"""A `ValidationError`: its attributes hold parts of schema and document, of any type."""

_NAIVE = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?)?", re.ASCII)
_PATTERN_CODES = {
    "id": "bad_id",
    "instant": "bad_instant",
    "date": "bad_date",
    "language": "bad_language",
}
_PERSONAL_NUMBER = "bad_personal_number"
_TELLING = frozenset({"$id", "$schema", "$defs", "title", "description", "examples"})
"""Keywords that check nothing."""


class _Schema:
    """The schema, ready to use.

    Attributes:
        validator: Checks a document.
        pattern_codes: Which problem it is when a text does not have this pattern.
    """

    def __init__(self) -> None:
        content = assets.path("case-file.schema.json").read_bytes()
        whole = json.loads(content, object_hook=_with_paths)
        definitions = whole["$defs"]
        schema = _without_references(whole, definitions)
        formats = FormatChecker(formats=())
        formats.checks("date")(_is_date)
        validator = extend(Draft202012Validator, {"pattern": _check_pattern})
        self.validator = validator(schema, format_checker=formats)
        self.pattern_codes = {
            definitions[name]["pattern"]: code for name, code in _PATTERN_CODES.items()
        }
        number = definitions["person"]["properties"]["personal_number"]
        self.pattern_codes[number["pattern"]] = _PERSONAL_NUMBER


def _with_paths(schema: dict[str, Any]) -> dict[str, Any]:
    # A property that must not be there has the schema `false`. jsonschema tells such a fault
    # without the name of the property; of the same said in other words it tells it.
    properties = schema.get("properties")
    if isinstance(properties, dict):
        for name, inner in properties.items():
            if inner is False:
                properties[name] = {"not": {}}
    return schema


def _without_references(schema: Any, definitions: dict[str, Any]) -> Any:
    """The schema with each definition where it is referred to, and without what only tells.

    To follow a reference costs as much as to check what it leads to, and a file has thousands.
    """
    if isinstance(schema, list):
        return [_without_references(one, definitions) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        referred = definitions[schema["$ref"].rpartition("/")[2]]
        return _without_references(referred, definitions)
    return {
        key: _named(value, definitions)
        if key == "properties"
        else _without_references(value, definitions)
        for key, value in schema.items()
        if key not in _TELLING
    }


def _named(properties: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    return {name: _without_references(one, definitions) for name, one in properties.items()}


@cache
def _schema() -> _Schema:
    return _Schema()


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    # JSON Schema means ECMA expressions: there \d is 0 to 9, and $ is the end, where Python's $
    # would let a line break follow.
    return re.compile(re.sub(r"\$$", r"\\Z", pattern), re.ASCII)


def _check_pattern(
    _validator: Any, pattern: str, instance: Any, _schema: Any
) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not _expression(pattern).search(instance):
        yield ValidationError("wrong form")


def _is_date(value: object) -> bool:
    if not isinstance(value, str) or not _expression(r"^\d{4}-\d{2}-\d{2}$").search(value):
        return True  # another keyword says what is wrong
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def shape_faults(document: Any) -> Iterator[Found]:
    """Check a document against the schema; the order is that of the schema."""
    told: set[tuple[Path, str, str]] = set()
    for error in _schema().validator.iter_errors(document):
        for path, code, params in _explained(error):
            key = (path, code, str(params.get("key", "")))
            if key not in told:
                told.add(key)
                yield path, code, params


def _explained(error: Error) -> Iterator[Found]:
    path: Path = tuple(error.absolute_path)
    if error.validator in ("anyOf", "oneOf"):
        yield from _alternatives(error, path)
    else:
        yield from _EXPLAIN[str(error.validator)](error, path)


def _alternatives(error: Error, path: Path) -> Iterator[Found]:
    alternatives: list[Any] = error.validator_value
    asked = error.instance if isinstance(error.instance, dict) else {}
    if not any("type" in one or "const" in one for one in alternatives):  # a row of the form
        is_person = "person" in asked and "party" not in asked
        yield ((*path, "give"), "person_gives", {}) if is_person else (path, "party_or_person", {})
        return
    if error.validator == "oneOf":  # a question
        chosen = 1 if "item" in asked or "reader" in asked else 0
    else:  # one that says something, and beside it null or *
        chosen = next(n for n, one in enumerate(alternatives) if not _is_constant(one))
    for inner in error.context or ():
        if inner.schema_path[0] == chosen:
            yield from _explained(inner)


def _is_constant(schema: dict[str, Any]) -> bool:
    return "const" in schema or schema.get("type") == "null"


def _missing(error: Error, path: Path) -> Iterator[Found]:
    for key in error.validator_value:
        if key not in error.instance:
            yield path, "missing", {"key": key}


def _unknown_keys(error: Error, path: Path) -> Iterator[Found]:
    known = error.schema["properties"]
    for key in error.instance:
        if key not in known:
            yield (*path, key), "unknown_key", {"key": shortened(key)}


def _wrong_type(error: Error, path: Path) -> Iterator[Found]:
    yield path, f"not_{error.validator_value}", {}


def _unknown_value(error: Error, path: Path) -> Iterator[Found]:
    allowed = ", ".join(error.validator_value)
    yield path, "unknown_value", {"value": shortened(error.instance), "allowed": allowed}


def _bad_pattern(error: Error, path: Path) -> Iterator[Found]:
    code = _schema().pattern_codes[str(error.validator_value)]
    if code == "bad_instant" and _NAIVE.fullmatch(str(error.instance)):
        code = "naive_instant"
    # A personal number is not repeated in a message: messages are copied and sent around.
    yield path, code, {} if code == _PERSONAL_NUMBER else {"value": shortened(error.instance)}


def _value(code: str) -> Callable[[Error, Path], Iterator[Found]]:
    def explain(error: Error, path: Path) -> Iterator[Found]:
        yield path, code, {"value": shortened(error.instance)}

    return explain


def _plain(code: str) -> Callable[[Error, Path], Iterator[Found]]:
    def explain(_error: Error, path: Path) -> Iterator[Found]:
        yield path, code, {}

    return explain


def _limit(code: str) -> Callable[[Error, Path], Iterator[Found]]:
    def explain(error: Error, path: Path) -> Iterator[Found]:
        yield path, code, {"limit": int(str(error.validator_value))}

    return explain


def _short(error: Error, path: Path) -> Iterator[Found]:
    limit = int(error.validator_value)
    yield (path, "empty_text", {}) if limit == 1 else (path, "too_short", {"limit": limit})


_EXPLAIN: dict[str, Callable[[Error, Path], Iterator[Found]]] = {
    "required": _missing,
    "additionalProperties": _unknown_keys,
    "type": _wrong_type,
    "enum": _unknown_value,
    "const": _value("unknown_format"),
    "pattern": _bad_pattern,
    "format": _value("impossible_date"),
    "minLength": _short,
    "maxLength": _limit("too_long"),
    "minItems": _limit("empty_list"),
    "maxItems": _limit("not_empty"),
    "uniqueItems": _plain("repeated_value"),
    "not": _plain("not_allowed"),
    "minimum": _limit("too_small"),
}
