"""The catalogue script finds what gettext would silently miss."""

import gettext
from pathlib import Path

import pytest

from scripts import catalogue


def _problems(tmp_path: Path, code: str, *fragments: str) -> list[str]:
    package, folder = tmp_path / "sspf_app", tmp_path / "po"
    package.mkdir()
    folder.mkdir()
    (package / "code.py").write_text(code, "utf-8")
    for number, fragment in enumerate(fragments):
        (folder / f"area{number}.po").write_text(fragment, "utf-8")
    return catalogue.problems_of(package, folder)


def _entry(msgid: str, msgstr: str) -> str:
    return f'msgid "{msgid}"\nmsgstr "{msgstr}"\n'


def test_complete_catalogue_has_no_problem(tmp_path: Path) -> None:
    code = '_("Save {name}")\nngettext("One case", "{n} cases", n)\npgettext("verb", "Open")\n'
    fragment = (
        _entry("Save {name}", "Spara {name}")
        + '\nmsgid "One case"\nmsgid_plural "{n} cases"\n'
        + 'msgstr[0] "Ett ärende"\nmsgstr[1] "{n} ärenden"\n'
        + '\nmsgctxt "verb"\nmsgid "Open"\nmsgstr "Öppna"\n'
    )
    assert _problems(tmp_path, code, fragment) == []


def test_two_fragments_may_share_a_text_that_they_translate_alike(tmp_path: Path) -> None:
    entry = _entry("Cancel", "Avbryt")
    assert _problems(tmp_path, '_("Cancel")', entry, entry) == []


@pytest.mark.parametrize(
    ("code", "fragment", "expected"),
    [
        ('_("Save")', "", "'Save' has no Swedish"),
        ('_("Save")', _entry("Save", ""), "'Save' has no Swedish"),
        ("", _entry("Save", "Spara"), "'Save' is used nowhere"),
        ('_("Hi {a}")', _entry("Hi {a}", "Hej {b}"), "other placeholders"),
        ('_("Hi {a}")', _entry("Hi {a}", "Hej {a"), "no format string"),
        ('_("Name: ")', _entry("Name: ", "Namn:"), "blanks around"),
        ('_("Save")', "#, fuzzy\n" + _entry("Save", "Spara"), "marked fuzzy"),
        ('_("Save")', '#~ msgid "Old"\n#~ msgstr "Gammal"\n', "start with #~"),
        ('ngettext("{n} case", "{n} cases", n)', _entry("{n} case", "{n} fall"), "plural"),
        ("_(text)", "", "code.py:1: _() takes plain literals"),
        ('_(f"Hi {a}")', "", "code.py:1: _() takes plain literals"),
        ('f"{_(text)}"', "", "code.py:1: _() takes plain literals"),
        ('x = 1\n_("Hi {a}".format(a=1))', "", "code.py:2: _() takes plain literals"),
        ('words.ngettext("one")', "", "lacks an argument"),
        ('_("")', "", "header of the catalogue"),
    ],
)
def test_each_fault_is_named(tmp_path: Path, code: str, fragment: str, expected: str) -> None:
    (problem,) = _problems(tmp_path, code, fragment)
    assert expected in problem


def test_fragments_that_disagree_stop_the_compilation(tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text(_entry("Open", "Öppna"), "utf-8")
    compiled = catalogue.compile_fragments(tmp_path)
    before = compiled.read_bytes()
    (tmp_path / "b.po").write_text(_entry("Open", "Öppen"), "utf-8")
    with pytest.raises(catalogue.CatalogueError, match=r"b\.po and a\.po disagree about 'Open'"):
        catalogue.compile_fragments(tmp_path)
    assert compiled.read_bytes() == before


def test_compiled_catalogue_speaks_swedish(tmp_path: Path) -> None:
    plural = (
        'msgid "{n} case"\nmsgid_plural "{n} cases"\nmsgstr[0] "{n} fall"\nmsgstr[1] "{n} fall!"\n'
    )
    (tmp_path / "a.po").write_text(_entry("Open", "Öppna") + "\n" + plural, "utf-8")
    with catalogue.compile_fragments(tmp_path).open("rb") as stream:
        words = gettext.GNUTranslations(stream)
    assert words.gettext("Open") == "Öppna"
    assert [words.ngettext("{n} case", "{n} cases", n) for n in (0, 1)] == ["{n} fall!", "{n} fall"]
