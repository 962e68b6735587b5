"""From a recorded answer to the picture of it; no Qt."""

from __future__ import annotations

from sspf_app.domain.codes import EVERY, Answer, GrantChannel, InformationType
from sspf_app.domain.facts import Exclusion, Grant
from sspf_app.gui.i18n import _, words
from sspf_app.gui.matrix_signs import Sign
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.consent_views import AnswerItem, ConsentBoard, ConsentCard
from sspf_app.services.withdrawal_views import WithdrawalItem
from sspf_app.texts.dates import joined
from sspf_app.texts.labels import type_about, type_in_sentence, type_label

_SIGNS = {
    (True, True): Sign.BOTH,
    (True, False): Sign.GIVE,
    (False, True): Sign.RECEIVE,
    (False, False): Sign.NO,
}


def picture_rows(board: ConsentBoard) -> tuple[tuple[str, str], ...]:
    """The types that any answer of the board speaks of, in their order."""
    named = {grant.type for card in board.cards for grant in _grants(card.answer)}
    return tuple(
        (type_.value, type_label(type_, words())) for type_ in InformationType if type_ in named
    )


def picture_columns(board: ConsentBoard, case: CaseDetail) -> tuple[tuple[str, str], ...]:
    """The parties and persons that any answer speaks of, in the order of the paper."""
    named = {grant.recipient for card in board.cards for grant in _grants(card.answer)}
    stays = sorted(
        case.participations,
        key=lambda one: (one.party != case.coordinator_party, one.joined_on, one.party),
    )
    order = [one.party for one in stays] + [one.id for one in case.people]
    return tuple((id_, case.name_of(id_)) for id_ in dict.fromkeys(order) if id_ in named)


def box_sign(card: ConsentCard, subject: str, column: str, type_: InformationType) -> Sign:
    """The sign of one box of an answer."""
    answer = card.answer
    if answer is None:
        return Sign.NO
    grants = [
        grant
        for grant in answer.grants
        if (grant.subject, grant.recipient, grant.type) == (subject, column, type_)
    ]
    if grants and any(_takes_back(row, answer, subject, column, type_) for row in card.withdrawals):
        return Sign.WITHDRAWN
    if any(_shuts(rule, column, type_) for rule in answer.exclusions):
        return Sign.EXCLUDED
    if any(grant.give is False and grant.receive is False for grant in grants):
        return Sign.EXCLUDED
    gives = any(grant.give for grant in grants)
    receives = any(grant.receive for grant in grants)
    if (gives or receives) and all(grant.channel is GrantChannel.ORAL for grant in grants):
        return Sign.ORAL
    return _SIGNS[gives, receives]


def has_exception(answer: AnswerItem | None, column: str, type_: InformationType) -> bool:
    """Whether a pair of parties is left out in this box."""
    return answer is not None and any(
        rule.type in (EVERY, type_) and column in (rule.source, rule.recipient)
        for rule in answer.exclusions
    )


def others_at(
    card: ConsentCard, board: ConsentBoard, column: str, type_: InformationType
) -> tuple[str, ...]:
    """Who else must answer, has said yes, and marked this box otherwise."""
    if not _has_said_yes(card):
        return ()
    own = box_sign(card, board.subject, column, type_)
    return tuple(
        other.signatory
        for other in board.cards
        if other.signatory != card.signatory
        and _has_said_yes(other)
        and box_sign(other, board.subject, column, type_) is not own
    )


def answers_differ(board: ConsentBoard, case: CaseDetail) -> bool:
    """Whether any box is marked otherwise by two who said yes."""
    return any(
        others_at(card, board, column, InformationType(value))
        for card in board.cards
        for value, _label in picture_rows(board)
        for column, _name in picture_columns(board, case)
    )


def difference_hint(others: tuple[str, ...], case: CaseDetail) -> str:
    """Who marked it otherwise, in a sentence."""
    if not others:
        return ""
    names = [case.name_of(who) for who in others]
    return _("{names} answered otherwise here.").format(names=joined(names, words()))


def exclusion_sentence(rule: Exclusion, case: CaseDetail) -> str:
    """What must not go over, in a sentence."""
    everybody, everything = _("anybody"), _("anything")
    said = _exclusion_words(rule).format(
        type=everything if rule.type == EVERY else _kind(rule, case),
        subject=everybody if rule.subject == EVERY else case.name_of(rule.subject),
        source=everybody if rule.source == EVERY else case.name_of(rule.source),
        recipient=everybody if rule.recipient == EVERY else case.name_of(rule.recipient),
    )
    return said[:1].upper() + said[1:]


def _kind(rule: Exclusion, case: CaseDetail) -> str:
    kind = InformationType(rule.type)
    if rule.subject == EVERY:
        return type_in_sentence(kind, words())
    return type_about(kind, case.name_of(rule.subject), words())


def _exclusion_words(rule: Exclusion) -> str:
    """Only what the rule narrows is named."""
    is_told_of = rule.subject == EVERY or rule.type != EVERY  # then the kind says about whom
    if is_told_of and rule.source == EVERY:
        return _("{type} must not go to {recipient}.")
    if is_told_of:
        return _("{type} from {source} must not go to {recipient}.")
    if rule.source == EVERY:
        return _("{type} about {subject} must not go to {recipient}.")
    return _("{type} about {subject} from {source} must not go to {recipient}.")


def _has_said_yes(card: ConsentCard) -> bool:
    is_yes = card.answer is not None and card.answer.answer is Answer.YES
    return card.required and is_yes and card.status == "in_force"


def _grants(answer: AnswerItem | None) -> tuple[Grant, ...]:
    return () if answer is None else answer.grants


def _takes_back(
    row: WithdrawalItem, answer: AnswerItem, subject: str, column: str, type_: InformationType
) -> bool:
    """Whether a withdrawal covers a box that was signed before it."""
    signed = answer.signed_time
    is_later = (
        row.received_at.date() >= answer.signed_on if signed is None else row.received_at >= signed
    )
    wanted = ((row.subjects, subject), (row.parties, column), (row.types, type_.value))
    return is_later and all(EVERY in chosen or value in chosen for chosen, value in wanted)


def _shuts(rule: Exclusion, column: str, type_: InformationType) -> bool:
    """Whether an exclusion closes the whole box for being told."""
    return (
        rule.type in (EVERY, type_) and rule.recipient in (EVERY, column) and rule.source == EVERY
    )
