"""What somebody said stands between the marks of the language."""

import pytest

from sspf_app.gui.i18n import use_language
from sspf_app.gui.quoted import quoted


@pytest.mark.parametrize(("language", "shown"), [("sv", "”Kom i tid”"), ("en", "“Kom i tid”")])
def test_the_marks_are_those_of_the_language(language: str, shown: str) -> None:
    use_language(language)
    try:
        assert quoted("Kom i tid") == shown
    finally:
        use_language("en")
