"""A small validator over the official FHIR R5 definitions in `tests/data/fhir-r5.zip`.

It checks names, how many, types, the form of primitive values, required value sets, and that a
reference leads to a resource of a kind its element allows. FHIRPath invariants are left out; the
independent library `fhir.resources` reads the same file in another test.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parents[1] / "data" / "fhir-r5.zip"
_REGEX = "http://hl7.org/fhir/StructureDefinition/regex"
_SYSTEM = "http://hl7.org/fhirpath/System."


@cache
def _definitions() -> dict[str, dict[str, Any]]:
    with zipfile.ZipFile(_FILE) as archive:
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}


@cache
def _structure(type_: str) -> dict[str, dict[str, Any]]:
    structure = _definitions()[f"StructureDefinition-{type_}.json"]
    return {element["path"]: element for element in structure["snapshot"]["element"]}


@cache
def _codes(value_set: str) -> frozenset[tuple[str, str]] | None:
    """Codes of a value set that lists whole code systems or codes; None = cannot be expanded."""
    url = value_set.partition("|")[0]
    by_url = {one["url"]: one for one in _definitions().values() if "url" in one}
    found = by_url.get(url)
    if found is None:
        return None
    codes: set[tuple[str, str]] = set()
    for include in found["compose"]["include"]:
        system = include.get("system", "")
        concepts = include.get("concept") or by_url.get(system, {}).get("concept")
        if not concepts or "filter" in include:
            return None
        codes |= {(system, code) for code in _all_codes(concepts)}
    return frozenset(codes)


def _all_codes(concepts: list[dict[str, Any]]) -> Iterator[str]:
    for concept in concepts:
        yield concept["code"]
        yield from _all_codes(concept.get("concept", []))


def problems(bundle: dict[str, Any]) -> list[str]:
    """Everything wrong in a bundle, each with its place."""
    return list(_Check(bundle).resource(bundle, "Bundle"))


class _Check:
    def __init__(self, bundle: dict[str, Any]) -> None:
        self.kinds = {
            entry["fullUrl"]: entry["resource"]["resourceType"] for entry in bundle["entry"]
        }

    def resource(self, value: Any, place: str) -> Iterator[str]:
        kind = value.get("resourceType")
        if f"StructureDefinition-{kind}.json" not in _definitions():
            yield f"{place}: no such resource: {kind}"
            return
        body = {key: part for key, part in value.items() if key != "resourceType"}
        yield from self._object(body, kind, kind, place)

    def _object(self, value: Any, type_: str, path: str, place: str) -> Iterator[str]:
        if not isinstance(value, dict) or not value:
            yield f"{place}: not an object with something in it"
            return
        elements = {
            name.rpartition(".")[2]: element
            for name, element in _structure(type_).items()
            if name.rpartition(".")[0] == path
        }
        names: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
        for name, element in elements.items():
            for one in element.get("type", [{}]):
                chosen = name
                if name.endswith("[x]"):
                    code = one["code"]
                    chosen = name[:-3] + code[0].upper() + code[1:]
                names[chosen] = (element, one)
        for key in value:
            if key not in names:
                yield f"{place}.{key}: no such element"
        for name, (element, one) in names.items():
            if name in value:
                yield from self._element(value[name], (element, one), type_, f"{place}.{name}")
            elif element["min"] and not element["path"].endswith("[x]"):
                yield f"{place}.{name}: missing"

    def _element(
        self, value: Any, which: tuple[dict[str, Any], dict[str, Any]], type_: str, place: str
    ) -> Iterator[str]:
        element, one = which
        # What a base type limits to one is no list in JSON, whatever a later one says.
        is_list = element.get("base", element)["max"] != "1"
        if isinstance(value, list) != is_list:
            yield f"{place}: {'must' if is_list else 'must not'} be a list"
            return
        values = value if is_list else [value]
        if not values:
            yield f"{place}: an empty list"
        if element["max"] != "*" and len(values) > int(element["max"]):
            yield f"{place}: too many"
        for number, part in enumerate(values):
            where = f"{place}[{number}]" if is_list else place
            yield from self._value(part, element, one, type_, where)

    def _value(
        self, value: Any, element: dict[str, Any], one: dict[str, Any], type_: str, place: str
    ) -> Iterator[str]:
        path = element["path"]
        if "contentReference" in element:
            yield from self._object(
                value, type_, element["contentReference"].rpartition("#")[2], place
            )
            return
        code = one["code"]
        if any(name.startswith(path + ".") for name in _structure(type_)):
            yield from self._object(value, type_, path, place)
        elif code == "Resource":
            yield from self.resource(value, place)
        elif code.startswith(_SYSTEM) or code[0].islower():
            yield from _primitive(value, code, place)
        else:
            yield from self._object(value, code, code, place)
            if code == "Reference":
                yield from self._reference(value, one, place)
        yield from _binding(value, element, place)

    def _reference(self, value: Any, one: dict[str, Any], place: str) -> Iterator[str]:
        kind = self.kinds.get(value.get("reference", ""))
        allowed = {target.rpartition("/")[2] for target in one.get("targetProfile", [])}
        if kind is None:
            yield f"{place}: leads nowhere"
        elif allowed - {"Resource"} and kind not in allowed:
            yield f"{place}: leads to a {kind}"


def _primitive(value: Any, code: str, place: str) -> Iterator[str]:
    if code.startswith(_SYSTEM):
        if not isinstance(value, str) or not value:
            yield f"{place}: not a text"
        return
    if code == "boolean":
        if not isinstance(value, bool):
            yield f"{place}: not a boolean"
        return
    if not isinstance(value, str) or not value:
        yield f"{place}: not a {code}"
        return
    element = _structure(code)[f"{code}.value"]
    regexes = [
        extension["valueString"]
        for type_ in element["type"]
        for extension in type_.get("extension", [])
        if extension["url"] == _REGEX
    ]
    for regex in regexes:
        if not re.fullmatch(regex, value):
            yield f"{place}: not a {code}: {value!r}"


def _binding(value: Any, element: dict[str, Any], place: str) -> Iterator[str]:
    binding = element.get("binding", {})
    if binding.get("strength") != "required":
        return
    codes = _codes(binding["valueSet"])
    if codes is not None and isinstance(value, str) and value not in {one for _, one in codes}:
        yield f"{place}: {value!r} is not of {binding['valueSet']}"
