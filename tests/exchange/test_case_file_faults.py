"""Every fault of a case file is told with its place, and all of them at once."""

import time
from itertools import pairwise
from typing import Any

import pytest

from sspf_app.domain.facts import PolicyRow
from sspf_app.exchange import case_file, rows
from sspf_app.exchange.fields import read_row
from sspf_app.services.case_files import MOST_PROBLEMS, CaseFileError
from tests.exchange.files import ZONE, faults, read, small

GONE = object()
CA = "cases/0"
CO = f"{CA}/consents/0"
WI = f"{CA}/withdrawals/0"
ME = f"{CA}/meetings/0"
IT = f"{ME}/items/0"
EARLY = "2026-01-01T00:00:00Z"
LEGAL = {"id": "l", "paragraph": "OSL", "to": "anna", "at": EARLY, "assessor": "Eva Norr"}
NOTE = {"id": "n", "purpose": "p2", "at": EARLY, "text": "x"}


class Again(dict[str, Any]):
    """A copy of the first of a list with these changes, added to the list."""


class Plus(dict[str, Any]):
    """Changes of an object."""


def change(document: Any, path: str, value: object) -> None:
    """Set what the path leads to, or remove it, change it or add to it."""
    *before, last = path.split("/")
    here = document
    for step in before:
        here = here[int(step)] if isinstance(here, list) else here[step]
    match value:
        case Again():
            here[last].append(here[last][0] | value)
        case Plus():
            (here[int(last)] if isinstance(here, list) else here[last]).update(value)
        case _ if value is GONE:
            del here[last]
        case _ if isinstance(here, list):
            here[int(last) :] = [value]
        case _:
            here[last] = value


SINGLE = [
    # The schema: path, new value, code
    ("format", "sspf-case-file/2", "unknown_format"),
    ("persons/0/nmae", "x", "unknown_key"),
    ("persons/2", "anna", "not_object"),
    ("persons", {}, "not_array"),
    ("persons/0/name", 7, "not_string"),
    ("persons/0/born", 7, "not_string"),
    (f"{CO}/terms", 1.5, "not_integer"),
    (f"{CO}/terms", True, "not_integer"),
    ("persons/0/adult", 0, "not_boolean"),
    ("parties/0/kind", "municipality", "unknown_value"),
    ("policy/0/id", "Pö", "bad_id"),
    ("policy/0/id", "po\n", "bad_id"),
    ("policy/0/id", "p" * 65, "too_long"),
    (f"{CO}/valid_to", "12/1 2026", "bad_date"),
    (f"{CO}/valid_to", "٢٠٢٦-٠١-١٢", "bad_date"),
    ("persons/0/born", "2012", "bad_date"),
    (f"{CO}/valid_to", "2026-02-30", "impossible_date"),
    ("persons/0/born", "0000-01-01", "impossible_date"),
    (f"{CA}/opened_at", "2026-01-07T08:00:00", "naive_instant"),
    ("questions/0/at", "2026-01-07", "naive_instant"),
    ("questions/1/known_at", "now", "bad_instant"),
    (f"{CO}/language", "svenska", "bad_language"),
    ("persons/0/personal_number", "120514-2399", "bad_personal_number"),
    ("persons/0/name", "", "empty_text"),
    ("questions/0/why", "so", "too_short"),
    (f"{CO}/subjects", [], "empty_list"),
    (f"{CO}/subjects", ["alva", "alva"], "repeated_value"),
    (f"{CO}/terms", 0, "too_small"),
    (f"{CO}/grants/1/give", False, "person_gives"),
    (f"{WI}/types/0", "all", "unknown_value"),
    (f"{WI}/types", "all", "not_array"),
    (f"{CO}/exclusions/0/to", "Anna", "bad_id"),
    ("questions/0/expect/codes/0", "no", "unknown_value"),
    # Instants
    ("questions/0/at", "2026-02-30T12:00:00Z", "impossible_instant"),
    (f"{CA}/opened_at", "2026-01-07T24:00:00Z", "impossible_instant"),
    (f"{CA}/opened_at", "2026-01-07T10:00:00+01:60", "impossible_instant"),
    (f"{CA}/opened_at", "2026-01-07T10:00:00+24:00", "impossible_instant"),
    ("parties/0/recorded_at", "0001-01-01T00:00:00+14:00", "impossible_instant"),
    ("parties/0/recorded_at", "9999-12-31T23:59:00-14:00", "impossible_instant"),
    # References
    ("custody/0/child", "elsa", "unknown_person"),
    (f"{CA}/young_person", "school", "unknown_person"),
    (f"{CA}/coordinator_party", "anna", "unknown_party"),
    (f"{CA}/participations/0/party", "police", "unknown_party"),
    (f"{CA}/maturity/0/person", "school", "unknown_person"),
    (f"{CO}/signatory", "erik", "unknown_person"),
    (f"{CO}/purpose", "p2", "unknown_purpose"),
    (f"{CO}/subjects/1", "elsa", "unknown_person"),
    (f"{CO}/grants/0/party", "police", "unknown_party"),
    (f"{CO}/grants/1/person", "erik", "unknown_person"),
    (f"{CO}/exclusions/0/subject", "erik", "unknown_person"),
    (f"{CO}/exclusions/0/from", "anna", "unknown_party"),
    (f"{CO}/exclusions/0/to", "erik", "unknown_party_or_person"),
    (f"{WI}/purposes/0", "p2", "unknown_purpose"),
    (f"{WI}/parties/1", "erik", "unknown_party_or_person"),
    (f"{ME}/participants/2", "erik", "unknown_party_or_person"),
    (f"{IT}/source", "anna", "unknown_source"),
    (f"{IT}/about/0", "school", "unknown_person"),
    (f"{IT}/commitment/responsible", "erik", "unknown_party_or_person"),
    # Inside a record
    (f"{CO}/signed_on", "2026-01-11", "signed_on_other_day"),
    (f"{CO}/grants/1/subject", "anna", "subject_not_in_record"),
]
ELSEWHERE = [
    # Path, new value, code, and the path of the fault where it is another one
    ("custody", GONE, "missing", ""),
    ("persons/0/name", GONE, "missing", "persons/0"),
    ("persons/0", Plus({"a/~b": 1}), "unknown_key", "persons/0/a~1~0b"),
    (f"{CO}/valid_to", GONE, "missing", CO),
    (CO, Plus(medium="oral", valid_from="2026-01-12"), "not_allowed", f"{CO}/valid_from"),
    (CO, Plus(answer="no", grants=[], exclusions=[]), "not_allowed", f"{CO}/valid_to"),
    (f"{CO}/grants/1/person", GONE, "party_or_person", f"{CO}/grants/1"),
    (f"{CO}/grants/1", Plus(party="school"), "party_or_person", f"{CO}/grants/1"),
    (f"{CO}/grants/1", Plus(party="school", give=True), "party_or_person", f"{CO}/grants/1"),
    ("questions/1/item", GONE, "missing", "questions/1"),
    (f"{CA}/legal_disclosures", [LEGAL], "unknown_party", f"{CA}/legal_disclosures/0/to"),
    (f"{CA}/notes", [NOTE], "unknown_purpose", f"{CA}/notes/0/purpose"),
    # Rows beside one another
    ("persons", Again(name="Alva Berg"), "duplicate_id", "persons/2/id"),
    ("persons", Again(name="Alva Berg", replaced_at=EARLY), "duplicate_id", "persons/2/id"),
    ("custody", Again(), "repeated_row", "custody/1/id"),
    (
        f"{CA}/withdrawals",
        Again(received_at="2026-03-12T09:42Z"),
        "repeated_row",
        f"{CA}/withdrawals/1/id",
    ),
    ("cases", Again(id="c2"), "duplicate_id", "cases/1/meetings/0/items/0/id"),
    ("questions", Again(), "duplicate_id", "questions/2/id"),
    ("parties", Again(id="anna"), "party_and_person", "parties/2/id"),
    ("parties", Again(id="family"), "reserved_id", "parties/2/id"),
    ("policy", Again(id="po-2"), "same_starts_on", "policy/1/starts_on"),
    (f"{CA}/maturity", Again(id="ma-2"), "same_assessed_on", f"{CA}/maturity/1/assessed_on"),
    (f"{CO}/grants", Again(give=False), "repeated_grant", f"{CO}/grants/2"),
    (
        CO,
        Plus(invalidated_because="x", replaced_at=None),
        "invalidated_but_stands",
        f"{CO}/invalidated_because",
    ),
]


@pytest.mark.parametrize(
    ("path", "value", "code", "place"),
    [(path, value, code, path) for path, value, code in SINGLE] + ELSEWHERE,
)
def test_fault_is_found_in_its_place_and_alone(
    path: str, value: object, code: str, place: str
) -> None:
    document = small()
    change(document, path, value)
    assert faults(document) == [(f"/{place}" if place else "", code)]


def test_a_no_has_no_boxes_and_no_exclusions() -> None:
    document = small()
    change(document, CO, Plus(answer="no"))
    change(document, f"{CO}/valid_to", GONE)
    assert faults(document) == [
        (f"/{CO}/grants", "not_empty"),
        (f"/{CO}/exclusions", "not_empty"),
    ]


@pytest.mark.parametrize(
    ("data", "code", "params"),
    [
        (b'{"a":\n "\xff"}', "not_utf8", {"line": 2, "byte": 3}),
        (b"\xef\xbb\xbf\n\xff", "not_utf8", {"line": 2, "byte": 1}),
        ("{}".encode("utf-16"), "not_utf8", {"line": 1, "byte": 1}),
        (b"", "not_json", {"line": 1, "column": 1}),
        (b'{"a": 1,\n}', "not_json", {"line": 2, "column": 1}),
        (b"{} {}", "not_json", {"line": 1, "column": 4}),
        (b"[" * 100_000, "too_deep", {}),
        (b"[" * 50 + b"]" * 50, "too_deep", {}),
        (b'{"a": 1, "b": {}, "a": 2}', "repeated_key", {"key": "a"}),
        (b'{"a": NaN}', "not_a_number", {"most": 2147483647}),
        (b'{"a": -Infinity}', "number_too_large", {"most": 2147483647}),
        (b'{"a": 1e999}', "number_too_large", {"most": 2147483647}),
        (b'{"a": 2147483648}', "number_too_large", {"most": 2147483647}),
        (b'{"a": ' + b"9" * 9999 + b"}", "number_too_large", {"most": 2147483647}),
        (b'{"a": "\\ud83d"}', "broken_character", {}),
        (b'{"\\ude00": 1}', "broken_character", {}),
        (b'{"a": "b\\u0000"}', "zero_character", {}),
        (b'{"\\u0000": 1}', "zero_character", {}),
    ],
)
def test_what_is_no_proper_json_is_refused_at_once(
    data: bytes, code: str, params: dict[str, object]
) -> None:
    with pytest.raises(CaseFileError) as caught:
        case_file.parse(data, ZONE)
    (problem,) = caught.value.problems
    assert (problem.code, problem.params) == (code, params)


MANY = 60_000


@pytest.mark.parametrize(
    ("data", "code", "pointer"),
    [
        (b'{"a":0,"a":1,%s}', "repeated_key", ""),
        (b'{"z":"\\u0000",%s}', "zero_character", "/z"),
    ],
)
def test_a_fault_among_many_names_is_found_in_a_moment(
    data: bytes, code: str, pointer: str
) -> None:
    """Each name was once compared with each other one: a small file took minutes."""
    names = b",".join(b'"k%d":"\\u0000"' % number for number in range(MANY))
    before = time.process_time()
    with pytest.raises(CaseFileError) as caught:
        case_file.parse(data % names, ZONE)
    assert time.process_time() - before < 5
    first, *rest = caught.value.problems
    assert (first.code, first.place.pointer, first.place.words) == (code, pointer, pointer[1:])
    assert (len(rest), caught.value.has_more) == (MOST_PROBLEMS - 1, True)


@pytest.mark.parametrize("data", [b"[" + b"[]," * 2_000_000 + b"[]]", b" " * (32 * 2**20 + 1)])
def test_a_file_that_would_fill_the_memory_is_not_read(data: bytes) -> None:
    with pytest.raises(CaseFileError) as caught:
        case_file.parse(data, ZONE)
    (problem,) = caught.value.problems
    assert (problem.code, problem.params) == ("file_too_large", {"most": 32})


def test_whole_number_may_be_written_with_a_point() -> None:
    document = small()
    document["cases"][0]["consents"][0]["terms"] = 3.0
    terms = read(document).facts.consents[0].terms
    assert (terms, type(terms)) == (3, int)


def test_all_faults_are_told_in_the_order_of_the_file() -> None:
    document = small()
    document["questions"][0]["at"] = "2026-02-30T12:00:00Z"
    document["custody"][0]["holder"] = "erik"
    document["persons"][0]["born"] = "14 maj"
    document["cases"][0]["consents"][0]["signatory"] = "erik"
    document["cases"][0]["young_person"] = "elsa"
    assert [code for _, code in faults(document)] == [
        "bad_date",
        "unknown_person",
        "unknown_person",
        "unknown_person",
        "impossible_instant",
    ]


def test_a_row_with_a_fault_is_still_there_for_the_others() -> None:
    document = small()
    document["persons"][0]["name"] = ""
    assert faults(document) == [("/persons/0/name", "empty_text")]


def test_a_place_has_words_with_the_ids_on_the_way() -> None:
    document = small()
    document["cases"][0]["consents"][0]["signed_on"] = "2026-02-30"
    with pytest.raises(CaseFileError) as caught:
        read(document)
    (problem,) = caught.value.problems
    assert problem.place.words == 'cases[0] "c1" · consents[0] "co-1" · signed_on'
    assert problem.params == {"value": "2026-02-30"}
    assert not caught.value.has_more


def test_a_file_full_of_faults_ends_the_search() -> None:
    document = small()
    document["persons"] += [{"id": f"p{n}", "name": n} for n in range(MOST_PROBLEMS + 50)]
    with pytest.raises(CaseFileError) as caught:
        read(document)
    assert len(caught.value.problems) == MOST_PROBLEMS
    assert caught.value.has_more


def test_personal_numbers_are_not_repeated_in_problems() -> None:
    document = small()
    document["persons"][0]["personal_number"] = "120514-2399"
    with pytest.raises(CaseFileError) as caught:
        read(document)
    assert caught.value.problems[0].params == {}


def _versions(row: dict[str, Any], count: int) -> list[dict[str, Any]]:
    """So many versions of a row, each replaced when the next was recorded; the last stands."""
    times = [f"2026-01-01T{n // 60:02d}:{n % 60:02d}:00Z" for n in range(count + 1)]
    made = [row | {"recorded_at": start, "replaced_at": end} for start, end in pairwise(times)]
    del made[-1]["replaced_at"]
    return made


def test_versions_of_a_row_follow_one_another_in_any_order() -> None:
    document = small()
    versions = _versions(document["persons"][1], 9)
    head = document["persons"][:1]
    document["persons"] = head + versions[::2] + versions[1::2]
    assert faults(document) == []
    between = versions[4] | {"recorded_at": "2026-01-01T00:03:30Z", "name": "Annika Berg"}
    document["persons"] = head + versions[::2] + [between] + versions[1::2]
    assert faults(document) == [("/persons/6/id", "duplicate_id")]
    never = versions[4] | {"replaced_at": versions[4]["recorded_at"]}
    document["persons"] = [*head, *versions, never]
    assert faults(document) == []


def test_two_policies_of_a_day_may_follow_one_another() -> None:
    document = small()
    first, second = _versions(document["policy"][0], 2)
    document["policy"] = [first, second | {"id": "po-2"}]
    assert faults(document) == []
    document["policy"] = [first, second | {"id": "po-2", "recorded_at": first["recorded_at"]}]
    assert faults(document) == [("/policy/1/starts_on", "same_starts_on")]


def test_a_thousand_versions_of_a_row_are_not_each_held_against_all_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = small()
    document["policy"] = _versions(document["policy"][0], 1000)
    built: list[type] = []

    def counting(row_type: type, *args: Any, **more: Any) -> Any:
        built.append(row_type)
        return read_row(row_type, *args, **more)

    monkeypatch.setattr(rows, "read_row", counting)
    assert len(read(document).facts.policy) == 1000
    assert built.count(PolicyRow) <= 3 * 1000
