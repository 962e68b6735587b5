"""Whoever refuses or withdraws is never answered with another way to share.

Defends: no sentence of the screens and papers about answers, refusals and withdrawals names a
legal ground, in either language; what rests on a law has a screen of its own.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import sspf_app
from sspf_app.gui.i18n import use_language, words

_PACKAGE = Path(sspf_app.__file__).parent
# Everything that is shown or printed when somebody answers, says no or takes back.
_MODULES = (
    *(
        f"gui/screens/case/{name}.py"
        for name in (
            "answer_presenter",
            "answer_view",
            "confirm_presenter",
            "confirm_view",
            "consent_card",
            "consent_presenter",
            "consent_view",
            "correct_presenter",
            "correct_view",
            "effect_lines",
            "effect_presenter",
            "effect_view",
            "form_presenter",
            "form_view",
            "overview_view",
            "matrix_panel",
            "withdrawal_groups",
            "withdrawal_presenter",
            "withdrawal_view",
        )
    ),
    "gui/next_step.py",
    "gui/screens/case/late_words.py",
    "gui/screens/ask/answer_card.py",
    "gui/screens/ask/view.py",
    "gui/screens/consents/words.py",
    "gui/screens/consents/view.py",
    "texts/reasons.py",
    "texts/conditions.py",
    *(f"documents/{one.name}" for one in sorted((_PACKAGE / "documents").glob("*withdraw*.py"))),
    *(f"services/{one.name}" for one in sorted((_PACKAGE / "services").glob("withdrawal*.py"))),
)
_LEGAL_GROUND = re.compile(
    r"18 ?a|18 ?b|18 ?c|10 kap|20 kap\. 6|LUL|legal ground|rests? on a law|by law\b|without consent"
    r"|rättslig grund|rättsliga grund|stöd av lag|sekretessbrytande|utan samtycke|menprövning"
    r"|generalklausul",
    re.IGNORECASE,
)

# The form says it before anybody answers, and the confirmation says it again to the family, so
# that nobody believes that a withdrawal stops a report of concern. It tells staff of no way.
_TOLD_TO_FAMILY = (
    "Also without consent the law may in some cases oblige or allow us to pass on information, "
    "for example in a report of concern about a child."
)


def _marked(module: str) -> Iterator[str]:
    """Every text a module marks for translation."""
    for node in ast.walk(ast.parse((_PACKAGE / module).read_text("utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"_", "N_", "ngettext"}
        ):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


@pytest.mark.parametrize("module", _MODULES)
@pytest.mark.parametrize("language", ["en", "sv"])
def test_no_sentence_points_to_a_legal_ground(module: str, language: str) -> None:
    use_language(language)
    try:
        catalogue = words()
        said = [catalogue.gettext(text) for text in _marked(module) if text != _TOLD_TO_FAMILY]
        found = [one for one in said if _LEGAL_GROUND.search(one)]
    finally:
        use_language("en")
    assert found == []


def test_the_search_would_find_one() -> None:
    assert _TOLD_TO_FAMILY in _marked("documents/withdrawal.py")
    assert _LEGAL_GROUND.search("Use OSL 10 kap. 18 a § instead")
    assert _LEGAL_GROUND.search("Lämna ut med stöd av lag")
    assert sum(len(list(_marked(one))) for one in _MODULES) > 150
