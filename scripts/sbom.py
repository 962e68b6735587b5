"""Write the list of parts of the program (SBOM), as CycloneDX 1.6 in JSON.

    sbom.py [FILE]     docs/sbom.cdx.json by default
    sbom.py --check    exit 1 when that file is not what would be written

Runs in the environment of the builders (.venv-builder), which holds the program's dependencies and
none of the tools of its tests. The parts are what `pyproject.toml` asks for and what those ask for
in turn, on every platform; the checksums are those of `requirements-builder.lock`, and with them of
everything that can be installed. Next to a package stand the libraries in C that its wheel brings.
"""

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from email.message import Message
from importlib import import_module
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import cast
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import (  # pyright: ignore[reportMissingImports]  there
    LicenseFactory,
)
from cyclonedx.model import (  # pyright: ignore[reportMissingImports]  there
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    Property,
    XsUri,
)
from cyclonedx.model.bom import (  # pyright: ignore[reportMissingImports]  there
    Bom,
    BomMetaData,
)
from cyclonedx.model.component import (  # pyright: ignore[reportMissingImports]  there
    Component,
    ComponentType,
)
from cyclonedx.output.json import JsonV1Dot6  # pyright: ignore[reportMissingImports]  there
from cyclonedx.schema import SchemaVersion  # pyright: ignore[reportMissingImports]  there
from cyclonedx.validation.json import (  # pyright: ignore[reportMissingImports]  there
    JsonStrictValidator,
)
from packageurl import PackageURL  # pyright: ignore[reportMissingImports]  there
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements-builder.lock"
FILE = ROOT / "docs" / "sbom.cdx.json"

INSIDE = {
    "cryptography": ("OpenSSL", "cryptography.hazmat.backends.openssl.backend", "openssl"),
    "pikepdf": ("qpdf", "pikepdf", "__libqpdf_version__"),
    "pillow": ("libjpeg-turbo", "PIL.features", "jpeg"),
    "pypdfium2": ("PDFium", "pypdfium2.version", "PDFIUM_INFO"),
    "pyside6-essentials": ("Qt", "PySide6.QtCore", "__version__"),
    "sqlcipher3": ("SQLCipher", "sqlcipher3", "cipher"),
    "uharfbuzz": ("HarfBuzz", "uharfbuzz", "version_string"),
}
"""Libraries in C inside a wheel, and what tells their version; of all there are, those that read
what comes from outside, or keep secrets."""

PLATFORMS = ({"sys_platform": "linux"}, {"sys_platform": "win32"}, {"sys_platform": "darwin"})


def main(argv: list[str] | None = None) -> int:
    """Write or compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("file", nargs="?", type=Path, default=FILE)
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args(argv)
    text = as_json(make())
    if wanted.check:
        is_same = wanted.file.exists() and wanted.file.read_text("utf-8") == text
        print("the list of parts is up to date" if is_same else "scripts/sbom.py writes another")
        return 0 if is_same else 1
    wanted.file.write_text(text, "utf-8")
    return 0


def make() -> Bom:
    """The list."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    package = (ROOT / "sspf_app" / "__init__.py").read_text("utf-8")
    version = re.search(r'__version__ = "(.+)"', package)
    program = Component(
        name=project["name"],
        version=version.group(1) if version else "",
        type=ComponentType.APPLICATION,
        description=project["description"],
        licenses=[LicenseFactory().make_from_string(project["license"])],
        bom_ref=project["name"],
    )
    asked = {name: set(_asked_by(name)) for name in _reached(project["dependencies"])}
    locked = _locked()
    parts = {name: _part(name, *locked[name]) for name in sorted(asked)}
    names = ",".join(f"{name}=={locked[name][0]}" for name in sorted(asked))
    bom = Bom(
        components=parts.values(),
        metadata=BomMetaData(component=program),
        serial_number=uuid5(NAMESPACE_URL, f"sspf-app/{program.version}/{names}"),
    )
    direct = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    bom.register_dependency(program, [parts[name] for name in sorted(direct & set(parts))])
    for name, others in asked.items():
        bom.register_dependency(parts[name], [parts[one] for one in sorted(others) if one in parts])
    return bom


def as_json(bom: Bom) -> str:
    """The list as text that keeps the schema of CycloneDX, one part a line.

    Raises:
        SystemExit: it does not.
    """
    written = json.loads(JsonV1Dot6(bom).output_as_string())
    written["metadata"].pop("timestamp", None)  # the same parts make the same list
    fields = []
    for name, value in written.items():
        one = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list):
            one = "[\n" + ",\n".join(json.dumps(part, ensure_ascii=False) for part in value) + "\n]"
        fields.append(f"{json.dumps(name)}: {one}")
    text = "{\n" + ",\n".join(fields) + "\n}\n"
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if fault is not None:
        sys.exit("the list of parts does not keep the schema")
    return text


def _reached(wanted: list[str]) -> list[str]:
    """Everything that is asked for, in turn, on any platform."""
    found: list[str] = []
    waiting = [one for line in wanted for one in _named(line, extra="")]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.append(name)
            waiting += _asked_by(name)
    return found


def _asked_by(name: str) -> list[str]:
    try:
        lines = distribution(name).requires or []
    except PackageNotFoundError:  # of another platform; the lock knows it all the same
        return []
    extras = _EXTRAS.get(name, "")
    return [one for line in lines for one in _named(line, extra=extras)]


_EXTRAS = {"pikepdf": "pdfa"}
"""Which extra of a package `pyproject.toml` asks for."""


def _named(line: str, *, extra: str) -> Iterator[str]:
    wanted = Requirement(line)
    marker = wanted.marker
    surroundings = [{"python_version": "3.11", "extra": extra, **one} for one in PLATFORMS]
    if marker is None or any(marker.evaluate(one) for one in surroundings):
        yield canonicalize_name(wanted.name)


def _locked() -> dict[str, tuple[str, list[str]]]:
    """What is locked: the version and the checksums of each file that could be installed."""
    found: dict[str, tuple[str, list[str]]] = {}
    name = ""
    for line in LOCK.read_text("utf-8").splitlines():
        if pin := re.match(r"([\w.-]+)==([^\s;]+)", line):
            name = canonicalize_name(pin[1])
            found[name] = (pin[2], [])
        elif digest := re.search(r"--hash=sha256:([0-9a-f]{64})", line):
            found[name][1].append(digest[1])
    return found


def _part(name: str, version: str, digests: list[str]) -> Component:
    address = PackageURL("pypi", name=name, version=version)
    files = [HashType(alg=HashAlgorithm.SHA_256, content=one) for one in sorted(digests)]
    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY,
        purl=address,
        bom_ref=str(address),
        licenses=_licences(name),
        # One checksum a file: a package has a wheel for each platform.
        external_references=[
            ExternalReference(
                type=ExternalReferenceType.DISTRIBUTION,
                url=XsUri(f"{address}#{number}"),
                hashes=[one],
            )
            for number, one in enumerate(files, start=1)
        ],
        properties=[Property(name=f"sspf:inside:{what}", value=v) for what, v in _inside(name)],
    )


def _licences(name: str) -> list[object]:
    try:
        told = cast("Message", distribution(name).metadata)
    except PackageNotFoundError:
        return []
    kinds = [
        one.rsplit(" :: ", 1)[-1]
        for one in told.get_all("Classifier") or []
        if one.startswith("License ::")
    ]
    line = (told.get("License") or "").strip()
    said = told.get("License-Expression") or (line if 0 < len(line) < 60 else " / ".join(kinds))
    return [LicenseFactory().make_from_string(said)] if said else []


def _inside(name: str) -> Iterator[tuple[str, str]]:
    if name not in INSIDE:
        return
    what, module, how = INSIDE[name]
    yield what, _version_inside(module, how)


def _version_inside(module: str, how: str) -> str:
    held = import_module(module)
    match how:
        case "openssl":
            return str(held.backend.openssl_version_text())
        case "jpeg":
            return str(held.version("libjpeg_turbo"))
        case "cipher":
            return str(held.connect(":memory:").execute("PRAGMA cipher_version").fetchone()[0])
        case "version_string":
            return str(held.version_string())
        case _:
            return str(getattr(held, how))


if __name__ == "__main__":
    sys.exit(main())
