"""The form for the screen: the paper's words, fields for its blanks, and what comes back."""

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Pdf, String

from sspf_app.documents.filled import MOST_BYTES, read_filled
from sspf_app.domain.codes import InformationType
from sspf_app.domain.errors import DomainError
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.paper_of_consent import BoxRow, Capacity, FormColumn
from tests.documents import checkers
from tests.documents.papers import CODE, PARTIES, RENDERER, a_form, opened, text_of

OWN = (BoxRow(type=InformationType.HEALTH, label="Hälsa", teller="p-soc"),)
NAMES = "Åsa Öberg · Čáhci Ŋŋ · Олена Ґудзь · محمد علي · می‌دهم · ኣማኑኤል ተስፋይ"


@pytest.fixture(scope="module")
def form() -> bytes:
    return RENDERER.fillable_form(a_form(own_rows=OWN)).content


def _changed(content: bytes, change: Callable[[Pdf], object]) -> bytes:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(file)
    return file.getvalue()


def _fields(pdf: Pdf) -> dict[str, pikepdf.Object]:
    return {str(one.T).partition("/")[2]: one for one in pdf.Root.AcroForm.Fields}


def _tick(choice: pikepdf.Object, state: str) -> None:
    """As a reader does when somebody clicks."""
    choice.V = Name(f"/{state}")
    for kid in choice.Kids:
        kid.AS = Name(f"/{state}") if f"/{state}" in kid.AP.N else Name.Off


def _fill(content: bytes, ticks: dict[str, str], lines: dict[str, str]) -> bytes:
    def change(pdf: Pdf) -> None:
        fields = _fields(pdf)
        for name, state in ticks.items():
            _tick(fields[name], state)
        for name, text in lines.items():
            fields[name].V = String(text)

    return _changed(content, change)


def test_it_says_what_the_paper_says(form: bytes) -> None:
    paper = RENDERER.consent_form(a_form(own_rows=OWN)).content
    said = text_of(form)
    assert [word for word in text_of(paper).split() if word not in said] == []
    assert len(opened(form).pages) == len(opened(paper).pages)


def test_every_variant_is_read_out_without_error(tmp_path: Path) -> None:
    crowd = tuple(FormColumn(key=f"x{n}", label=f"Person {n}") for n in range(4))
    columns = (*crowd, *(FormColumn(key=party.key) for party in PARTIES))
    forms = {
        **{
            one.value: a_form(capacity=one)
            for one in (Capacity.GUARDIAN, Capacity.TEMPORARY_GUARDIAN, Capacity.ADULT)
        },
        "easy": a_form(text=text_in("sv-x-lattlast")),
        "bilingual": a_form(translation=text_in("en")),
        "own": a_form(own_rows=OWN),
        "many": a_form(columns=columns),
    }
    paths: list[Path] = []
    for name, data in forms.items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(RENDERER.fillable_form(data).content)
        checkers.run("qpdf", "--check", paths[-1])
    errors = checkers.accessibility_errors(paths)
    assert [found for found in errors.values() if found] == []


def test_each_field_is_told_in_words_and_nothing_is_ticked(form: bytes) -> None:
    with pikepdf.open(io.BytesIO(form)) as pdf:
        fields = _fields(pdf)
        assert all(str(one.TU).strip() for one in fields.values())
        assert {str(one.V) for one in fields.values()} == {"/Off", ""}
        box = fields["box:1:2"]
        assert str(box.TU) == "Uppgiftstyp nummer 1, Ersängsskolan berättar → Polisen"
        assert [str(kid.TU).rpartition(": ")[2] for kid in box.Kids] == ["Ja", "Nej"]
        assert "box:0:0" not in fields  # who tells it knows it already
        assert "signature" not in fields
        assert sum(len(page.Annots) for page in pdf.pages) == sum(
            len(one.get("/Kids", [one])) for one in fields.values()
        )


def test_it_runs_nothing_and_sends_nothing(form: bytes) -> None:
    for word in (b"/JavaScript", b"/AA", b"/SubmitForm", b"/OpenAction", b"/URI", b"/XFA"):
        assert word not in form


def test_the_same_data_gives_the_same_bytes(form: bytes) -> None:
    assert RENDERER.fillable_form(a_form(own_rows=OWN)).content == form


def test_a_click_shows_in_another_reader(form: bytes) -> None:
    ticked = _fill(form, {"box:1:0": "Yes", "box:3:0": "No"}, {})
    before, after = (_grey(content) for content in (form, ticked))
    assert before != after


def _grey(content: bytes) -> bytes:
    pdf = pypdfium2.PdfDocument(content)
    pdf.init_forms()
    return pdf[0].render(scale=1, grayscale=True, may_draw_forms=True).to_pil().tobytes()


def test_what_was_filled_in_comes_back(form: bytes) -> None:
    ticks = {
        "box:1:0": "Yes",
        "box:1:2": "No",
        "own:0:1": "Yes",
        "answer": "Yes",
        "informed": "Yes",
        "capacity": "Guardian",
        "interpreter_way": "ByPhone",
    }
    lines = {"words:own_words": NAMES, "clear_name": "ERIK ÅKESSON"}
    read = read_filled(_fill(form, ticks, lines))
    assert read.form == CODE
    assert read.boxes == {(1, 0): True, (1, 2): False}
    assert read.own_boxes == {(0, 1): True}
    assert read.answer is True
    assert read.ticks == {"informed", "capacity:Guardian", "interpreter_way:ByPhone"}
    assert read.lines == lines


def test_an_untouched_form_says_nothing(form: bytes) -> None:
    read = read_filled(form)
    assert (read.boxes, read.own_boxes, read.answer) == ({}, {}, None)
    assert (read.ticks, read.lines) == (frozenset(), {})


def test_signs_nobody_sees_are_left_out(form: bytes) -> None:
    read = read_filled(_fill(form, {}, {"clear_name": "Erik\u202e nossekÅ\x00\u200b"}))
    assert read.lines == {"clear_name": "Erik nossekÅ"}


def _script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _kid_action(pdf: Pdf) -> None:
    _fields(pdf)["answer"].Kids[0].A = Dictionary(S=Name.Launch, F=String("calc.exe"))


def _attachment(pdf: Pdf) -> None:
    pdf.attachments["a.exe"] = b"MZ"


def _hidden_yes(pdf: Pdf) -> None:
    """The value says yes, the page shows an empty box."""
    _fields(pdf)["box:1:0"].V = Name.Yes


def _field_of_its_own(pdf: Pdf) -> None:
    made = Dictionary(FT=Name.Tx, T=String(f"{CODE}/pin"), V=String("1234"))
    pdf.Root.AcroForm.Fields.append(pdf.make_indirect(made))


def _other_code(pdf: Pdf) -> None:
    for one in pdf.Root.AcroForm.Fields:
        one.T = String(str(one.T).replace(CODE, CODE[:-1] + ("A" if CODE[-1] != "A" else "B")))


def _row_beyond(pdf: Pdf) -> None:
    _fields(pdf)["box:1:0"].T = String(f"{CODE}/box:77:0")


def _twice(pdf: Pdf) -> None:
    fields = _fields(pdf)
    fields["box:1:0"].T = fields["box:1:2"].T


def _strange_state(pdf: Pdf) -> None:
    choice = _fields(pdf)["answer"]
    choice.V = choice.Kids[0].AS = Name("/Maybe")


def _long(pdf: Pdf) -> None:
    _fields(pdf)["clear_name"].V = String("x" * 5000)


def _no_fields(pdf: Pdf) -> None:
    del pdf.Root.AcroForm
    for page in pdf.pages:
        del page.obj["/Annots"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_script, "filled_form_active"),
        (_kid_action, "filled_form_active"),
        (_attachment, "filled_form_active"),
        (_hidden_yes, "filled_form_foreign"),
        (_field_of_its_own, "filled_form_foreign"),
        (_other_code, "filled_form_foreign"),
        (_row_beyond, "filled_form_foreign"),
        (_twice, "filled_form_foreign"),
        (_strange_state, "filled_form_foreign"),
        (_long, "filled_form_foreign"),
        (_no_fields, "filled_form_foreign"),
    ],
)
def test_a_changed_form_is_refused(form: bytes, change: Callable[[Pdf], object], code: str) -> None:
    with pytest.raises(DomainError, match=code):
        read_filled(_changed(form, change))


def test_what_is_no_form_is_refused(form: bytes) -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(form)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(user="hej", owner="hej", R=6))
    cases = {
        b"": "filled_form_unreadable",
        b"MZ\x90": "filled_form_unreadable",
        form[:1000]: "filled_form_unreadable",
        form[: len(form) // 2]: "filled_form_unreadable",
        locked.getvalue(): "filled_form_locked",
        RENDERER.consent_form(a_form()).content: "filled_form_foreign",
        b"%PDF-1.7\n" + bytes(MOST_BYTES): "filled_form_too_big",
    }
    for content, code in cases.items():
        with pytest.raises(DomainError, match=code):
            read_filled(content)


def test_a_bomb_is_refused_before_it_is_unpacked(form: bytes) -> None:
    packed = zlib.compress(bytes(200 * 1024 * 1024), 9)
    bomb = form.replace(
        b"%%EOF",
        b"9999 0 obj\n<< /Type /Obj#53tm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\n"
        b"stream\n%b\nendstream\nendobj\n%%%%EOF" % (len(packed), packed),
    )
    with pytest.raises(DomainError, match="filled_form_too_big"):
        read_filled(bomb)
    for filters in (b"[/FlateDecode /FlateDecode]", b"/LZW#44ecode", b"/RunLengthDecode"):
        with pytest.raises(DomainError, match="filled_form_unreadable"):
            read_filled(form.replace(b"%%EOF", b"<< /Filter %b >>\n%%%%EOF" % filters))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_damage_is_refused_or_changes_nothing_it_says(form: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(form) - 1))
    length = data.draw(st.integers(1, 40))
    damaged = form[:at] + data.draw(st.binary(max_size=40)) + form[at + length :]
    try:
        read = read_filled(damaged)
    except DomainError:
        return
    assert not any(read.boxes.values())
    assert read.answer is None
