"""How a paper speaks to whoever reads it."""

from sspf_app.texts.addressing import addressed_to, how_many


def test_a_function_begins_its_line_as_a_name_does() -> None:
    assert addressed_to("fritidsverksamheten") == "Fritidsverksamheten"
    assert addressed_to("Ersängsskolan, elevhälsan") == "Ersängsskolan, elevhälsan"
    assert addressed_to("") == ""


def test_a_person_reads_alone() -> None:
    assert how_many(is_person=True) < how_many(is_person=False)
