"""The threat model names only tests that exist, and at least one for each guarantee."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "threat-model.md").read_text("utf-8")
PART = TEXT.partition("## Guarantees")[2].partition("\n## ")[0]
GUARANTEES = re.split(r"^\*\*G", PART, flags=re.MULTILINE)[1:]


def test_guarantees_are_numbered_and_proved() -> None:
    numbers = [int(text.partition(".")[0]) for text in GUARANTEES]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all("::test_" in text for text in GUARANTEES)


def test_every_test_that_is_named_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", TEXT)
    assert len(named) == TEXT.count("::")
    for file, function in named:
        assert f"def {function}(" in (ROOT / file).read_text("utf-8"), (file, function)


def test_each_of_the_fourteen_promises_has_a_guarantee_or_a_test() -> None:
    promises = re.findall(r"^\| (\d+) \| .+ \| (.*) \| (.+) \|$", TEXT, flags=re.MULTILINE)
    assert [int(number) for number, _kept, _test in promises] == list(range(1, 15))
    for number, kept, test in promises[:-1]:
        assert "::test_" in test, number
        assert {int(one) for one in re.findall(r"G(\d+)", kept)} <= set(
            range(1, len(GUARANTEES) + 1)
        )
    assert "## What is not protected" in TEXT


def test_every_attack_is_answered_or_named_as_not_protected() -> None:
    attacks = set(re.findall(r"^\| (A\d+) \|", TEXT, flags=re.MULTILINE))
    answered = set(re.findall(r"\bA\d+\b", PART))
    assert answered == attacks
