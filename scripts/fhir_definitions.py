"""Fetch the official FHIR R5 definitions our exports are checked against, for the tests.

python3 scripts/fhir_definitions.py     writes tests/data/fhir-r5.zip from the npm package
                                        hl7.fhir.r5.core 5.0.0 (CC0), files unchanged

Kept: the structures of the resources we write, of every data type, and the value sets with a
required binding in them, with their code systems.
"""

import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import Any

PACKAGE = "hl7.fhir.r5.core@5.0.0"
TARGET = Path(__file__).resolve().parent.parent / "tests" / "data" / "fhir-r5.zip"
RESOURCES = (
    "Bundle",
    "CodeSystem",
    "Consent",
    "DocumentReference",
    "Organization",
    "Patient",
    "RelatedPerson",
)


def main() -> int:
    """Fetch, choose, write."""
    with tempfile.TemporaryDirectory() as folder:
        pack = subprocess.run(
            ["npm", "pack", PACKAGE], cwd=folder, capture_output=True, text=True, check=True
        )
        archive = Path(folder) / pack.stdout.split()[-1]
        with tarfile.open(archive) as files:
            files.extractall(folder, filter="data")
        chosen = _chosen(Path(folder) / "package")
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name, content in sorted(chosen.items()):
            out.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    print(f"{TARGET}: {len(chosen)} definitions, {TARGET.stat().st_size // 1024} kB")
    return 0


def _chosen(package: Path) -> dict[str, bytes]:
    contents = {path.name: path.read_bytes() for path in package.glob("*.json")}
    parsed: dict[str, Any] = {
        name: json.loads(content)
        for name, content in contents.items()
        if name.startswith(("StructureDefinition-", "ValueSet-", "CodeSystem-"))
    }
    structures = {
        name
        for name, one in parsed.items()
        if one["resourceType"] == "StructureDefinition"
        and one.get("derivation") != "constraint"
        and (one["kind"] in ("complex-type", "primitive-type") or one["type"] in RESOURCES)
    }
    bound = {
        element["binding"]["valueSet"].partition("|")[0]
        for name in structures
        for element in parsed[name]["snapshot"]["element"]
        if element.get("binding", {}).get("strength") == "required"
    }
    sets = {name for name, one in parsed.items() if one.get("url") in bound}
    systems = {
        include["system"]
        for name in sets
        for include in parsed[name].get("compose", {}).get("include", [])
        if "system" in include
    }
    codes = {
        name
        for name, one in parsed.items()
        if one["resourceType"] == "CodeSystem" and one.get("url") in systems
    }
    return {name: contents[name] for name in structures | sets | codes}


if __name__ == "__main__":
    sys.exit(main())
