"""What merging two persons would change: the rules asked twice, once imagined.

A yes that comes of it is told before; a yes that would stand where somebody said no, took back or
left something out, is not made at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sspf_app.domain.codes import Answer, InformationType, ReasonCode
from sspf_app.domain.decision import Decision
from sspf_app.domain.facts import Consent, Item
from sspf_app.domain.rules import decide_in
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.flows import flows_among
from sspf_app.services.item_reading import as_read, reads_by_rules
from sspf_app.services.standing_rows import standing

_SAID_NO = frozenset({ReasonCode.REFUSED, ReasonCode.WITHDRAWN, ReasonCode.EXCLUDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What somebody may know after the merge and may not know now.

    Attributes:
        types: Kinds of information about ``subject``, for a party; none for ``items``.
        items: How many items somebody reads that they do not read now.
    """

    case: str
    reference: str
    recipient: str
    recipient_name: str
    subject: str = ""
    subject_name: str = ""
    types: tuple[InformationType, ...] = ()
    items: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEffect:
    """What changes in one case.

    Attributes:
        opens: Who may know more.
        stops: How many answers turn from yes to no.
        lifts_a_no: A refusal, a withdrawal or an exclusion would count no more.
    """

    case: str
    opens: tuple[Opened, ...]
    stops: int
    lifts_a_no: bool


def effect_in(before: LoadedCase, after: LoadedCase, *, dropped: str, kept: str) -> CaseEffect:
    """Ask every question of a case before and after.

    Args:
        before: The case as it stands.
        after: The same with the two persons as one.
        dropped: The id that means the other from then on.
        kept: That other.
    """
    subjects = _subjects(before)
    pairs = {kept if one == dropped else one: set[str]() for one in subjects}
    for one in subjects:
        pairs[kept if one == dropped else one].add(one)
    opened: dict[tuple[str, str], list[InformationType]] = {}
    stops, lifts = 0, answers_collide(before, dropped=dropped, kept=kept)
    for flow in flows_among(after, subjects=pairs, parties=_parties(after)):
        is_yes = decide_in(after.situation, flow).allowed
        asked = [replace(flow, subject=one) for one in sorted(pairs[flow.subject])]
        earlier = [decide_in(before.situation, one) for one in asked]
        stops += not is_yes and any(one.allowed for one in earlier)
        if is_yes and not all(one.allowed for one in earlier):
            opened.setdefault((flow.recipient, flow.subject), []).append(flow.type)
            lifts = lifts or any(_says_no(one) for one in earlier)
    told = [
        Opened(
            case=before.id,
            reference=before.reference,
            recipient=recipient,
            recipient_name=after.name(recipient),
            subject=subject,
            subject_name=after.name(subject),
            types=tuple(dict.fromkeys(types)),
        )
        for (recipient, subject), types in opened.items()
    ]
    told += _read_anew(before, after, dropped=dropped, kept=kept)
    return CaseEffect(case=before.id, opens=tuple(told), stops=stops, lifts_a_no=lifts)


def answers_collide(loaded: LoadedCase, *, dropped: str, kept: str) -> bool:
    """Whether a no and a yes that stand apart would become answers of one, to one question.

    Asked of the rows themselves and not of an instant: a yes that begins tomorrow would lift a no
    as well.
    """
    groups: dict[tuple[str, str, str], list[tuple[tuple[str, str], bool, bool]]] = {}
    rows = loaded.situation.rows
    for record in standing(rows.consents):
        is_yes, is_no = record.answer is Answer.YES, _holds_a_no(record)
        for subject in record.subjects:
            signatory, about = _as_one((record.signatory, subject), dropped, kept)
            key = (record.purpose, signatory, about)
            apart = (record.signatory, subject)
            groups.setdefault(key, []).append((apart, is_yes, is_no))
    for (_purpose, signatory, _subject), answers in groups.items():
        for row in standing(rows.withdrawals):
            # A withdrawal bites on whatever its giver said of anybody; who it was is what counts.
            if _as_one((row.signatory,), dropped, kept) == (signatory,):
                apart = {one[0] for one, _yes, _no in answers}
                if row.signatory in (dropped, kept) and apart - {row.signatory}:
                    answers.append(((row.signatory, ""), False, True))
    return any(
        len({apart for apart, _yes, _no in answers}) > 1
        and any(yes for _apart, yes, _no in answers)
        and any(no for _apart, _yes, no in answers)
        for answers in groups.values()
    )


def _holds_a_no(record: Consent) -> bool:
    boxes = [side for grant in record.grants for side in (grant.give, grant.receive)]
    says_no = record.answer is Answer.NO or False in boxes
    return says_no or bool(record.exclusions) or record.free_words_unconfirmed


def _as_one(ids: tuple[str, ...], dropped: str, kept: str) -> tuple[str, ...]:
    return tuple(kept if one == dropped else one for one in ids)


def _subjects(loaded: LoadedCase) -> frozenset[str]:
    """Everybody information of the case is about."""
    named = {loaded.header.young_person}
    for record in standing(loaded.situation.rows.consents):
        named.update(record.subjects)
    for item in _items(loaded):
        named.update(item.about)
    return frozenset(named)


def _parties(loaded: LoadedCase) -> frozenset[str]:
    return frozenset(row.party for row in loaded.situation.rows.participations)


def _says_no(decision: Decision) -> bool:
    return any(reason.code in _SAID_NO for reason in decision.reasons)


def _read_anew(
    before: LoadedCase, after: LoadedCase, *, dropped: str, kept: str
) -> Iterator[Opened]:
    """Persons who read items after the merge that they do not read now."""
    items = {item.id: item for item in _items(before)}
    counted: dict[str, int] = {}
    for item in _items(after):
        for reader in after.persons:
            # A restriction is lifted one day: what opens then is told now.
            if reads_by_rules(after, item, reader):
                now = len(as_read(after, item, reader).views)
                earlier = {reader, dropped} if reader == kept else {reader}
                known = [one for one in earlier if one in before.persons]
                old = items[item.id]
                if not all(
                    reads_by_rules(before, old, one) and len(as_read(before, old, one).views) >= now
                    for one in known
                ):
                    counted[reader] = counted.get(reader, 0) + 1
    for reader, number in counted.items():
        yield Opened(
            case=before.id,
            reference=before.reference,
            recipient=reader,
            recipient_name=after.name(reader),
            items=number,
        )


def _items(loaded: LoadedCase) -> list[Item]:
    return [row for row in standing(loaded.facts.items) if row.case == loaded.id]
