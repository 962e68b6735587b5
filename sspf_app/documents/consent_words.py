"""What the consent form says, looked up in the text it is printed with."""

from sspf_app.services.form_text import FormText
from sspf_app.services.paper_of_consent import Capacity

Texts = dict[str, str]


def headings(text: FormText) -> dict[str, tuple[str, str]]:
    """Name of each block from A to Q, and the question it answers."""
    return text.headings()


def fixed_texts(text: FormText) -> Texts:
    """All sentences by name."""
    return text.sentences()


def capacities(text: FormText) -> dict[Capacity, str]:
    """As what a signatory answers, in words."""
    return {capacity: text.clauses[f"capacity.{capacity.value}"] for capacity in Capacity}
