"""Every kind of record comes back exactly as it was stored."""

import importlib
import pkgutil
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from sspf_app import storage
from sspf_app.domain import facts
from sspf_app.domain.fact_set import Facts
from sspf_app.services import records
from sspf_app.storage import apart_rows, case_rows, mapping, office_rows, rows, scan_rows
from sspf_app.storage.engine import WarmConnection, connect
from sspf_app.storage.errors import StorageBug
from sspf_app.storage.mapping import LOG, Kind
from tests.storage.conftest import Vault
from tests.storage.samples import KEY, records_of


def _kinds() -> tuple[Kind[Any], ...]:
    """Every kind that a module of the storage layer keeps."""
    modules = [
        importlib.import_module(f"{storage.__name__}.{found.name}")
        for found in pkgutil.iter_modules(storage.__path__)
    ]
    kept = [one for module in modules for one in vars(module).values() if isinstance(one, Kind)]
    by_table = {kind.table.name: kind for kind in (*mapping.FACTS, *kept)}
    return tuple(by_table[name] for name in sorted(by_table))


KINDS = _kinds()


@pytest.fixture(scope="module")
def warm(empty_file: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("mapping") / "vault.db"
    path.write_bytes(empty_file.read_bytes())
    connection = WarmConnection(path, connect(path, KEY))
    yield connection
    connection.close()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table.name)
@given(data=st.data())
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_record_comes_back_exactly(
    kind: Kind[Any], warm: WarmConnection, data: st.DataObject
) -> None:
    record = data.draw(records_of(kind.record))
    with warm.transaction() as connection:
        connection.execute(insert(kind.table), kind.encode(record))
        (found,) = kind.read(connection, select(*kind.columns))
    assert found == record
    assert kind.encode(found) == kind.encode(record)  # the offsets of the instants too


def test_every_tuple_of_the_facts_has_its_table() -> None:
    hints = Facts.__annotations__
    assert {kind.table.name for kind in mapping.FACTS} == set(hints) - {"zone"}


def test_every_table_has_its_kind() -> None:
    assert case_rows
    without = {
        rows.CaseIdRow.__tablename__,
        case_rows.CaseNameRow.__tablename__,
        office_rows.SeriesRow.__tablename__,
        scan_rows.ScanPieceRow.__tablename__,
        "attachment_pieces",
        "template_pieces",
        apart_rows.ConsultationSettingsRow.__tablename__,
    }
    assert {kind.table.name for kind in KINDS} | without == set(rows.Base.metadata.tables)


def test_a_kind_has_a_column_for_every_field_and_no_other() -> None:
    for kind in KINDS:
        names = {column.name for column in kind.table.columns}
        derived = {name for name in names if name.endswith("_us")}
        derived |= {"mac"} if kind is LOG else set()  # the seal of a line
        assert set(kind.column_names) == names - derived - {"pk"}, kind.name


def test_names_in_the_history_are_words() -> None:
    assert mapping.fact_kind(facts.HinderedException).name == "hindered_exception"
    assert mapping.fact_kind(facts.Consent).name == "consent"


def test_what_is_no_fact_has_no_kind(vault: Vault) -> None:
    with pytest.raises(StorageBug):
        mapping.fact_kind(records.Draft)
