"""The oracle itself answers every acceptance question as expected."""

from pathlib import Path

import pytest

from sspf_app.exchange.case_file import parse
from sspf_app.services.case_files import ItemQuestion
from tests.domain.days import ZONE
from tests.oracle.oracle import oracle_decide, oracle_reads

FILES = sorted((Path(__file__).parents[1] / "data" / "acceptance").glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_oracle_gives_the_expected_answers(path: Path) -> None:
    case_file = parse(path.read_bytes(), ZONE)
    for asked in case_file.questions:
        if isinstance(asked, ItemQuestion):
            reads = oracle_reads(
                case_file.facts, asked.item, asked.reader, asked.at, asked.known_at
            )
            assert reads == asked.expect_reads, asked.id
            continue
        expected = asked.expect
        assert expected is not None
        decision = oracle_decide(case_file.facts, asked.flow, asked.at, asked.known_at)
        assert decision.allowed == expected.allowed, asked.id
        assert decision.codes == tuple(expected.codes), asked.id
        for given, wanted in zip(decision.reasons, expected.reasons or (), strict=False):
            # Which record is the cause of a status, the oracle does not say.
            for name in ("person", "party", "side", "type", "record"):
                if getattr(wanted, name) is not None and getattr(given, name) is not None:
                    assert getattr(given, name) == getattr(wanted, name), (asked.id, name)
