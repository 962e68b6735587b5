"""Sheets that are answered, and how they stand on the board."""

from dataclasses import replace

from sspf_app.services.consent_views import ConsentCard, PaperYes
from tests.services.conftest import TODAY
from tests.services.scenery import Scene


def card_of(scene: Scene, signatory: str) -> ConsentCard:
    board = scene.house.use.consent_cards.board(
        scene.case, purpose=scene.purpose, subject=scene.child
    )
    return next(card for card in board.cards if card.signatory == signatory)


def paper_of(scene: Scene, code: str, **other: object) -> PaperYes:
    paper = PaperYes(code=code, case=scene.case, signed_on=TODAY, boxes=scene.all_boxes())
    return replace(paper, **other)  # pyright: ignore[reportArgumentType]
