"""The catalogue of the words on screen and paper: extract, check and compile it.

English is the msgid itself, written in the code as a literal: `_("Save")`, `ngettext("{n} case",
"{n} cases", n)`, `pgettext("verb", "Open")`, or `N_("Save")` where the text is only marked and
translated later. Swedish lies in fragments, one `.po` file per area; all of them are merged into
one `sspf.mo`, which is generated and never committed.

    catalogue.py extract [--missing]   print the texts of the code (or those without Swedish) as PO
    catalogue.py check                 name every text that is not right, exit 1 if there is one
    catalogue.py compile               write sspf.mo
"""

import argparse
import ast
import io
import string
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "sspf_app"
FRAGMENTS = ROOT / "resources" / "locale" / "sv" / "LC_MESSAGES"
COMPILED = "sspf.mo"
# The modules that wrap gettext pass texts on, so their own calls are never literals.
DOORWAYS = {Path("texts", "catalogue.py"), Path("gui", "i18n.py")}

# Function name -> what its first arguments mean: c = context, s = singular, p = plural.
MARKERS = {
    "_": "s",
    "N_": "s",
    "gettext": "s",
    "ngettext": "sp",
    "pgettext": "cs",
    "npgettext": "csp",
}

Key = tuple[str | None, str]


class CatalogueError(Exception):
    """A fragment that cannot be read, or two fragments that contradict each other."""


@dataclass(frozen=True)
class Text:
    """One marked text of the code.

    Attributes:
        singular: The English text.
        plural: Its plural, if the call has one.
        context: The context of `pgettext`, if any.
        places: Where it is used, "file:line".
    """

    singular: str
    plural: str | None
    context: str | None
    places: tuple[str, ...]

    @property
    def key(self) -> Key:
        """What gettext looks it up by."""
        return self.context, self.singular


def texts_of_code(package: Path = PACKAGE) -> tuple[dict[Key, Text], list[str]]:
    """Collect every marked text of a package.

    Returns:
        The texts by their key, and a sentence for each call that gettext could never find.
    """
    texts: dict[Key, Text] = {}
    problems: list[str] = []
    for file in sorted(package.rglob("*.py")):
        if file.relative_to(package) in DOORWAYS:
            continue
        name = file.relative_to(package.parent).as_posix()
        for call, function in _marked_calls(file):
            found = _text_of_call(call, function, f"{name}:{call.lineno}")
            if isinstance(found, str):
                problems.append(found)
                continue
            known = texts.get(found.key)
            if known is None:
                texts[found.key] = found
            elif known.plural != found.plural and known.plural and found.plural:
                problems.append(
                    f"{found.places[0]}: {found.singular!r} has another plural elsewhere"
                )
            else:
                plural = known.plural or found.plural
                places = known.places + found.places
                texts[found.key] = Text(found.singular, plural, found.context, places)
    return texts, problems


def _marked_calls(file: Path) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"), str(file))):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in MARKERS:
                yield node, name


def _text_of_call(call: ast.Call, function: str, place: str) -> Text | str:
    meaning = MARKERS[function]
    values: dict[str, str] = {}
    for kind, argument in zip(meaning, call.args, strict=False):
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
            return f"{place}: {function}() takes plain literals; put .format(...) outside the call"
        values[kind] = argument.value
    if len(values) < len(meaning):
        return f"{place}: {function}() lacks an argument"
    if not values["s"]:
        return f"{place}: an empty text is the header of the catalogue, never a text"
    return Text(values["s"], values.get("p"), values.get("c"), (place,))


def merge_fragments(folder: Path = FRAGMENTS) -> tuple[Catalog, dict[Key, str]]:
    """Read all fragments into one catalogue.

    Returns:
        The catalogue, and for each key the name of the fragment it came from.

    Raises:
        CatalogueError: a fragment is malformed, has unfinished entries, or contradicts another.
    """
    merged = Catalog(locale="sv", domain="sspf", fuzzy=False)
    origin: dict[Key, str] = {}
    for file in sorted(folder.glob("*.po")):
        for message in _messages(file):
            key = _key(message)
            other = merged.get(message.id, message.context)
            if other is None:
                merged[message.id] = message
                origin[key] = file.name
            elif (other.id, other.string) != (message.id, message.string):
                raise CatalogueError(f"{file.name} and {origin[key]} disagree about {key[1]!r}")
    return merged, origin


def _messages(file: Path) -> list[Message]:
    try:
        with file.open("rb") as stream:
            catalog = read_po(stream, locale="sv", abort_invalid=True)
    except (ValueError, UnicodeDecodeError) as error:  # babel's PoFileError is a ValueError
        raise CatalogueError(f"{file.name}: {error}") from error
    if catalog.obsolete:
        raise CatalogueError(f"{file.name}: remove the entries that start with #~")
    messages = [message for message in catalog if message.id]
    for message in messages:
        if message.fuzzy:
            raise CatalogueError(f"{file.name}: {_key(message)[1]!r} is marked fuzzy")
    return messages


def _key(message: Message) -> Key:
    singular = message.id if isinstance(message.id, str) else message.id[0]
    return message.context, singular


def problems_of(package: Path = PACKAGE, folder: Path = FRAGMENTS) -> list[str]:
    """Check code and fragments against each other; one sentence per problem."""
    texts, problems = texts_of_code(package)
    try:
        merged, origin = merge_fragments(folder)
    except CatalogueError as error:
        return [*problems, str(error)]
    for key, text in texts.items():
        message = merged.get(text.singular, text.context)
        if message is None:
            problems.append(f"{text.places[0]}: {text.singular!r} has no Swedish")
        else:
            problems += [f"{origin[key]}: {text.singular!r} {e}" for e in _faults(text, message)]
    unused = [key for key in origin if key not in texts]
    return problems + [f"{origin[key]}: {key[1]!r} is used nowhere" for key in unused]


def _faults(text: Text, message: Message) -> Iterator[str]:
    english = (text.singular,) if text.plural is None else (text.singular, text.plural)
    swedish = _as_tuple(message.string)
    if not swedish or not all(swedish):
        yield "has no Swedish"
    elif len(english) != len(swedish) or english != _as_tuple(message.id):
        yield "has a plural on one side only, or another one"
    else:
        for source, translation in zip(english, swedish, strict=True):
            yield from _differences(source, translation, allowed=english)


def _as_tuple(value: str | Iterable[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _differences(source: str, translation: str, *, allowed: tuple[str, ...]) -> Iterator[str]:
    try:
        # The singular may name the number or not ("one case"), in either language.
        if _fields(translation) not in {_fields(source), _fields(allowed[-1])}:
            yield f"has other placeholders than {translation!r}"
    except ValueError as error:
        yield f"or its Swedish is no format string: {error}"
    if _edges(source) != _edges(translation):
        yield "and its Swedish differ in the blanks around them"


def _fields(text: str) -> frozenset[tuple[str, str | None, str | None]]:
    parsed = string.Formatter().parse(text)
    return frozenset((name, spec, turn) for _, name, spec, turn in parsed if name is not None)


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def compile_fragments(folder: Path = FRAGMENTS) -> Path:
    """Merge the fragments and write the compiled catalogue beside them.

    Raises:
        CatalogueError: as `merge_fragments`; the old file then stays as it was.
    """
    merged, _ = merge_fragments(folder)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / COMPILED
    buffer = io.BytesIO()
    write_mo(buffer, merged)
    if not target.exists() or target.read_bytes() != buffer.getvalue():
        # Somebody may be reading the old one: put the new one in place in one step.
        temporary = target.with_suffix(".mo.new")
        temporary.write_bytes(buffer.getvalue())
        temporary.replace(target)
    return target


def print_texts(*, missing: bool) -> None:
    """Print the texts of the code in PO format, ready to be filled in."""
    texts, _ = texts_of_code()
    merged, _ = merge_fragments()
    template = Catalog(locale="sv", domain="sspf", fuzzy=False)
    for text in texts.values():
        if missing and merged.get(text.singular, text.context) is not None:
            continue
        identity = text.singular if text.plural is None else (text.singular, text.plural)
        places = [(file, int(line)) for file, line in (p.rsplit(":", 1) for p in text.places)]
        template.add(identity, locations=places, context=text.context)
    buffer = io.BytesIO()
    write_po(buffer, template, omit_header=True, width=100)
    sys.stdout.write(buffer.getvalue().decode("utf-8"))


def main() -> int:
    """Run one of the three jobs; 0 = all is right."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    jobs = parser.add_subparsers(dest="job", required=True)
    extract = jobs.add_parser("extract", help="print the texts of the code as PO")
    extract.add_argument("--missing", action="store_true", help="only those without Swedish")
    jobs.add_parser("check", help="compare code and fragments")
    jobs.add_parser("compile", help=f"write {COMPILED}")
    arguments = parser.parse_args()
    try:
        if arguments.job == "extract":
            print_texts(missing=arguments.missing)
        elif arguments.job == "compile":
            compile_fragments()
        else:
            problems = problems_of()
            print("\n".join(problems) or "Every text has its Swedish.")
            return 1 if problems else 0
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
