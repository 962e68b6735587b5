"""The sampler of forms."""

from scripts.forms import variants
from sspf_app.documents.registry import Renderer
from sspf_app.services.form_specimens import specimen_languages
from sspf_app.services.paper_of_consent import Capacity
from tests.documents.papers import pages_of


def test_every_variant_and_every_language_has_a_form() -> None:
    names = [name for name, _ in variants()]
    assert len(set(names)) == len(names)
    assert {f"sv-{capacity.value}" for capacity in Capacity} <= set(names)
    assert {f"{language}-specimen" for language in specimen_languages()} <= set(names)


def test_every_variant_can_be_drawn_and_has_few_pages() -> None:
    renderer = Renderer()
    for name, form in variants():
        assert 1 <= pages_of(renderer.consent_form(form)) <= 5, name
