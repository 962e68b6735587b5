"""What is to do about the consents of a case: who answered no, who is to be asked, what ends."""

from __future__ import annotations

from collections.abc import Iterator

from sspf_app.gui.i18n import _, words
from sspf_app.gui.next_step import NextStep
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.consent_views import ConsentBoard, ConsentCard
from sspf_app.texts.dates import joined


def words_to_confirm(board: ConsentBoard) -> Iterator[NextStep]:
    """What somebody wrote themselves: their yes counts for nothing until it is confirmed."""
    for card in board.cards:
        answer = card.answer
        if answer is not None and answer.free_words_unconfirmed:
            yield NextStep(
                sentence=_(
                    "{name} wrote words of their own. The yes counts once they are confirmed."
                ).format(name=card.name),
                button=_("Confirm what {name} wrote").format(name=card.name),
                tab="consent",
                wanted={"confirm": answer.id, "signatory": card.signatory},
            )


def refused(board: ConsentBoard) -> Iterator[NextStep]:
    """Somebody said no, or took their yes back: there is nothing to press, only to know."""
    for card in required_cards(board):
        if card.status == "refused":
            yield NextStep(
                sentence=_("{name} has answered no. Nothing about {subject} is shared.").format(
                    name=card.name, subject=board.subject_name
                )
            )
        elif card.status == "withdrawn" and card.barred is not None:
            yield NextStep(
                sentence=_(
                    "{name} has taken back the consent, and nothing is sent to {name}: no "
                    "confirmation goes out. Nothing about {subject} is shared."
                ).format(name=card.name, subject=board.subject_name)
            )
        elif card.status == "withdrawn":
            yield NextStep(
                sentence=_(
                    "{name} has taken back the consent. Nothing about {subject} is shared."
                ).format(name=card.name, subject=board.subject_name)
            )


def barred(board: ConsentBoard) -> Iterator[NextStep]:
    """Nothing is printed for whoever must not be contacted; the answer is required all the same."""
    for card in required_cards(board):
        if card.barred is not None and card.status != "in_force":
            yield NextStep(
                sentence=_(
                    "{name} must not be contacted, and no form is printed. The answer is still "
                    "required: nothing about {subject} is shared until the rule is lifted, or a "
                    "decision says otherwise."
                ).format(name=card.name, subject=board.subject_name),
                button=_("See the contact rule"),
                tab="people",
                wanted={"person": card.signatory},
            )


def to_ask(board: ConsentBoard) -> Iterator[NextStep]:
    """Somebody who must answer has no form, or one that holds no longer."""
    for card in required_cards(board):
        if card.status in ("not_asked", "expired", "invalidated"):
            yield NextStep(
                sentence=_missing(board),
                button=_("Print the form for {name}").format(name=card.name),
                tab="consent",
                wanted={"print": card.signatory},
            )


def other_purposes(case: CaseDetail, others: tuple[ConsentBoard, ...]) -> Iterator[NextStep]:
    """A purpose nobody is asked about: a yes to another purpose says nothing of it."""
    texts = {one.id: one.text for one in case.purposes}
    for board in others:
        unasked = [card for card in required_cards(board) if card.status == "not_asked"]
        if board.trouble is None and unasked and not any(card.forms for card in unasked):
            yield NextStep(
                sentence=_(
                    "The purpose “{purpose}” needs forms of its own: {names} have not been asked."
                ).format(
                    purpose=texts.get(board.purpose, ""),
                    names=joined([card.name for card in unasked], words()),
                ),
                button=_("Print the form for {name}").format(name=unasked[0].name),
                tab="consent",
                wanted={"purpose": board.purpose, "print": unasked[0].signatory},
            )


def to_register(board: ConsentBoard) -> Iterator[NextStep]:
    """A form is out, or an answer was given by word of mouth or for a later day."""
    for card in required_cards(board):
        if card.status in ("awaiting", "oral_only", "not_yet_valid"):
            code = next((form.code for form in card.forms if form.is_open), "")
            if code:
                button = _("Register an answer from {name}").format(name=card.name)
            else:
                button = _("Print the form for {name}").format(name=card.name)
            yield NextStep(
                sentence=_missing(board),
                button=button,
                tab="consent",
                wanted={"answer": code} if code else {"print": card.signatory},
            )


def older_terms(case: CaseDetail, board: ConsentBoard) -> Iterator[NextStep]:
    """Somebody answered an older form than the others: their answers do not meet."""
    answered = [
        card for card in required_cards(board) if card.answer is not None and card.barred is None
    ]
    if case.state != "different_terms" or not answered:
        return
    oldest = min(answered, key=lambda card: card.answer.terms if card.answer else 0)
    yield NextStep(
        sentence=_("The answers rest on different terms: {name} answered an older form.").format(
            name=oldest.name
        ),
        button=_("Print a new form for {name}").format(name=oldest.name),
        tab="consent",
        wanted={"print": oldest.signatory},
    )


def ending_soon(case: CaseDetail, board: ConsentBoard) -> Iterator[NextStep]:
    """The consent ends soon: whoever has to answer anew."""
    if case.state != "ending" or case.state_ends_on is None:
        return
    day = case.state_ends_on.isoformat()
    if case.turns_then is not None:
        yield NextStep(
            sentence=_(
                "The consent ends on {day}: then {name} turns {age} and has to answer."
            ).format(day=day, name=case.name, age=case.turns_then),
            button=_("Show the consents"),
            tab="consent",
            wanted={},
        )
    for card in required_cards(board):
        if card.valid_to == case.state_ends_on and card.barred is None:
            yield NextStep(
                sentence=_("The consent ends on {day}.").format(day=day),
                button=_("Print a renewed form for {name}").format(name=card.name),
                tab="consent",
                wanted={"print": card.signatory},
            )


def required_cards(board: ConsentBoard) -> list[ConsentCard]:
    """Those without whose yes nothing is shared."""
    return [card for card in board.cards if card.required]


def _missing(board: ConsentBoard) -> str:
    """Who is missing, by name."""
    cards = [card for card in required_cards(board) if card.status != "in_force"]
    missing = [card.name for card in cards]
    if all(card.status == "not_asked" and not card.forms for card in cards):
        # Whoever got no form has nothing to answer yet.
        text = _(
            "Nobody has asked {names} yet. The consent holds only when everybody has said yes."
        )
    elif len(missing) == 1:
        text = _("{names} has not answered. The consent holds only when everybody has said yes.")
    else:
        text = _("{names} have not answered. The consent holds only when everybody has said yes.")
    return text.format(names=joined(missing, words()))
