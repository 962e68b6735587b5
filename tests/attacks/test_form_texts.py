"""A preview stays open while the words on it go out of use; then somebody presses *Save*.

Defends: `domain.md` 8: only an approved text prints a form; what was approved when the preview was
drawn counts for nothing when the sheet is written.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sspf_app.services.actors import Role
from sspf_app.services.export_views import CopyKind
from sspf_app.services.form_text_shipped import SHIPPED_VERSION
from sspf_app.services.form_views import PreparedForm
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, a_scene


def _preview(house: House, language: str) -> tuple[Scene, PreparedForm]:
    scene = a_scene(house)
    house.use.form_texts.list_texts()
    order = replace(scene.order(scene.mother), language=language)
    return scene, house.use.consent_forms.prepare(order)


def _approve(house: House, language: str, *, new_meaning: bool = False) -> None:
    draft = house.use.form_texts.new_draft(language).new_id
    assert draft is not None
    if new_meaning:
        house.use.form_texts.set_meaning(draft, changed=True)
    house.as_role(Role.UNIT_MANAGER).form_texts.approve(draft)


def _nothing_went(house: House, scene: Scene, folder: Path) -> None:
    assert not list(folder.iterdir())
    assert house.use.consent_forms.forms(scene.case) == ()
    assert house.use.ledger.rows(scene.case) == ()


@pytest.mark.parametrize("copy", CopyKind)
def test_a_translation_taken_out_of_use_does_not_leave_in_any_copy(
    real: House, tmp_path: Path, copy: CopyKind
) -> None:
    scene, prepared = _preview(real, "en")
    real.as_role(Role.UNIT_MANAGER).form_texts.retire(f"ft-en-{SHIPPED_VERSION}")
    folder = tmp_path / "out"
    folder.mkdir()
    error = refused(lambda: real.use.consent_forms.export(prepared, folder, copy=copy))
    assert (error.code, error.params) == ("form_text_replaced", {"language": "en"})
    _nothing_went(real, scene, folder)


def test_nor_in_a_batch_or_from_hand_to_hand(real: House, tmp_path: Path) -> None:
    scene, prepared = _preview(real, "en")
    father = real.use.consent_forms.prepare(scene.order(scene.father))
    real.as_role(Role.UNIT_MANAGER).form_texts.retire(f"ft-en-{SHIPPED_VERSION}")
    folder = tmp_path / "out"
    folder.mkdir()
    batches = real.use.form_batches
    for merged in (True, False):
        error = refused(lambda m=merged: batches.export([father, prepared], folder, merged=m))
        assert error.code == "form_text_replaced"
    assert refused(lambda: real.use.consent_forms.hand_out(prepared)).code == "form_text_replaced"
    _nothing_went(real, scene, folder)


@pytest.mark.parametrize("language", ["sv", "sv-x-lattlast", "en"])
def test_new_terms_overtake_every_sheet_that_was_open(
    real: House, tmp_path: Path, language: str
) -> None:
    """Easy Swedish stays approved when the Swedish terms change, and still says the old ones."""
    scene, prepared = _preview(real, language)
    _approve(real, "sv", new_meaning=True)
    folder = tmp_path / "out"
    folder.mkdir()
    error = refused(lambda: real.use.consent_forms.export(prepared, folder))
    assert error.code == "form_text_replaced"
    _nothing_went(real, scene, folder)
