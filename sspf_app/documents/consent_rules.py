"""What a form says that depends on its case: period, contact, law, data protection, reservation.

Source: ``domain.md`` 2.1, blocks A, G, H, J, L and Q.
"""

from __future__ import annotations

from collections.abc import Sequence

from sspf_app.documents.consent_voice import Voice
from sspf_app.documents.text_lines import Span
from sspf_app.domain.codes import PartyKind
from sspf_app.domain.time import birthday
from sspf_app.services.paper_of_consent import Capacity, ConsentFormData

_WHO_ANSWERS = {
    Capacity.APPOINTED_GUARDIAN: "in_place",
    Capacity.TEMPORARY_GUARDIAN: "in_place",
    Capacity.LEGAL_REPRESENTATIVE: "in_place",
    Capacity.YOUNG_PERSON: "youth",
    Capacity.ADULT: "adult",
}
"""What is said first to the one who answers."""
_OF_AGE = 18
"""Custody ends (Parental Code, chapter 6 section 2), and the answers of others with it."""


class Rules:
    """The sentences of one sheet; each can be asked for in any language."""

    def __init__(self, data: ConsentFormData) -> None:
        """Take the sheet's data."""
        self._data = data

    def facts(self, voice: Voice) -> Sequence[Span]:
        """A: reference, version and language."""
        reference, version = self._data.case_reference, self._data.text.version
        return voice.say("facts", reference=reference, version=version)

    def sheet_for(self, voice: Voice) -> Sequence[Span]:
        """A: whose sheet it is."""
        capacity = voice.capacity(self._data.capacity)
        return voice.say("sheet_for", signatory=self._data.signatory, capacity=capacity)

    def intro(self, voice: Voice) -> Sequence[Span]:
        """A: what it is about, and whom to ask."""
        data, office = self._data, self._data.office
        parts = [voice.plain("intro")]
        if name := _WHO_ANSWERS.get(data.capacity):
            parts.append(voice.plain(name))
        if data.capacity is not Capacity.ADULT:
            parts.append(voice.plain("everybody"))
        if data.is_protected:
            parts.append(voice.plain("protected"))
        if contact := ", ".join(way for way in (office.phone, office.email) if way):
            parts.append(voice.plain("ask", contact=contact))
        if data.translation:
            parts.append(voice.plain("beside"))
        return [Span(voice.between.join(parts))]

    def period(self, voice: Voice) -> Sequence[Span]:
        """G: from when to when."""
        data = self._data
        start = (
            voice.text.long_day(data.valid_from)
            if data.valid_from
            else voice.plain("from_signature")
        )
        spans = voice.say("period", valid_from=start, valid_to=voice.text.long_day(data.valid_to))
        if self._comes_of_age():
            is_own = data.capacity is Capacity.YOUNG_PERSON
            name = "coming_of_age_self" if is_own else "coming_of_age"
            return (*spans, Span(voice.between), *voice.say(name))
        return spans

    def _comes_of_age(self) -> bool:
        """Whether the young person comes of age while the consent would still hold."""
        data = self._data
        if data.capacity is Capacity.ADULT or data.born is None:
            return False
        return birthday(data.born, _OF_AGE) <= data.valid_to

    def withdrawal(self, voice: Voice) -> Sequence[Span]:
        """H: whom to tell."""
        office = self._data.office
        parts = (office.unit or office.committee, office.phone, office.email)
        return voice.say("withdrawal", contact=", ".join(part for part in parts if part))

    def law(self, voice: Voice) -> Sequence[Span]:
        """J: secrecy, and what holds for an independent school."""
        data = self._data
        schools = [data.shown_name(party) for party in data.parties if party.independent]
        spans = voice.say("law")
        if schools:
            return (
                *spans,
                Span(voice.between),
                *voice.say("independent_law", names=voice.text.joined(schools)),
            )
        return spans

    def data_protection(self, voice: Voice) -> Sequence[Span]:
        """L: who answers for the data."""
        office = self._data.office
        spans = voice.say("data", controller=office.controller or office.committee)
        if officer := office.data_protection_officer:
            return (*spans, Span(voice.between), *voice.say("officer", officer=officer))
        return spans

    def reservation(self, voice: Voice) -> Sequence[Span]:
        """Q: who may not pass anything on."""
        if names := self._reserved():
            return voice.say("reservation", names=voice.text.joined(names))
        return voice.say("no_reservation")

    @property
    def has_reservation(self) -> bool:
        """Whether somebody may not pass anything on."""
        return bool(self._reserved())

    def _reserved(self) -> list[str]:
        data = self._data
        parties = (party for party in data.parties if party.kind is PartyKind.ASSOCIATION)
        names = [data.shown_name(party) for party in parties]
        return [*names, *(column.label for column in data.columns if column.is_person)]
