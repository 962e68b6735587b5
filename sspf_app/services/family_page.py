"""The family's page: who has been told what, built from what its reader may know of.

It names parties, and the reader's own papers. What another person got, said or signed is that
person's own matter; a disclosure by law is no consent and never stands here.

Source: sharing rules, section 6; `domain.md` 3, anti-confusion rule 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.form_building import paper_office
from sspf_app.services.gate import DisclosureDecision
from sspf_app.services.ledger import withdrawal_mark
from sspf_app.services.ledger_trail import LedgerTrail
from sspf_app.services.paper_names import shown_name
from sspf_app.services.paper_of_ledger import LedgerPageData, LedgerPageRow
from sspf_app.services.paper_signs import recipient_sign
from sspf_app.services.records import DisclosedPart, Disclosure, DisclosureKind, Office
from sspf_app.texts.catalogue import Words
from sspf_app.texts.dates import joined, long_day
from sspf_app.texts.labels import type_in_sentence
from sspf_app.texts.ledger import paper_kind

_KEPT_AT_THE_OFFICE = frozenset({DisclosureKind.PRINT_FILE, DisclosureKind.WHOLE_CASE})


@dataclass(frozen=True, kw_only=True)
class FamilyPage:
    """Builds the page a decision allows.

    Attributes:
        decision: Its parts are all the page may tell of.
        words: Words of the page's language.
    """

    loaded: LoadedCase
    trail: LedgerTrail
    decision: DisclosureDecision
    words: Words

    def data(self, office: Office) -> LedgerPageData:
        """What the renderer draws, newest first."""
        rows = sorted(self.trail.disclosures, key=lambda row: (row.at, row.id), reverse=True)
        kept = [row for row in rows if row.kind not in _KEPT_AT_THE_OFFICE]
        pages = [row for row in rows if row.kind is DisclosureKind.LEDGER_PAGE]
        return LedgerPageData(
            office=paper_office(office),
            language=self.words.language,
            case_reference=self.loaded.reference,
            made_at=self.loaded.now,
            reader=self.loaded.name(self.reader),
            sign=recipient_sign(self.loaded.id, self.reader),
            page_number=len(pages) + 1,
            told=tuple(line for row in kept for line in self._told(row)),
            own=tuple(line for row in kept for line in self._own(row)),
        )

    @property
    def reader(self) -> str:
        """Who gets it."""
        return self.decision.recipient

    def shown(self) -> set[str]:
        """Persons whose names the page may hold."""
        return {self.reader, *(part.subject for part in self.decision.parts)}

    def _told(self, row: Disclosure) -> Iterator[LedgerPageRow]:
        parts = self._readable(row)
        is_own_notice = self._is_own_notice(row)
        if not parts and not is_own_notice:
            return
        own_party = self.loaded.header.coordinator_party
        for recipient in self.trail.reached(row):
            is_wrong = recipient != row.recipient
            if recipient in (own_party, self.reader):
                continue
            if recipient not in self.loaded.parties and not is_wrong:
                continue
            yield self._line(row, parts, recipient=recipient, is_wrong=is_wrong)

    def _own(self, row: Disclosure) -> Iterator[LedgerPageRow]:
        if self.reader in self.trail.reached(row):
            is_wrong = self.reader != row.recipient
            if is_wrong and not self._readable(row):
                return
            yield self._line(row, self._readable(row), recipient=self.reader, is_wrong=is_wrong)

    def _readable(self, row: Disclosure) -> list[DisclosedPart]:
        allowed = set(self.decision.parts)
        return [part for part in row.parts if part in allowed]

    def _is_own_notice(self, row: Disclosure) -> bool:
        """A notice about a withdrawal of the reader; another's withdrawal is not told."""
        return row.kind is DisclosureKind.WITHDRAWAL_NOTICE and row.what in {
            withdrawal_mark(one.id)
            for one in self.loaded.situation.rows.withdrawals
            if one.signatory == self.reader
        }

    def _line(
        self, row: Disclosure, parts: list[DisclosedPart], *, recipient: str, is_wrong: bool
    ) -> LedgerPageRow:
        _ = self.words.gettext
        is_known = recipient in self.loaded.parties or recipient == self.reader
        return LedgerPageRow(
            at=row.at.astimezone(self.loaded.facts.zone),
            recipient=shown_name(self.loaded, recipient, self.words)
            if is_known
            else _("Somebody it was not meant for"),
            way=paper_kind(row.kind, self.words),
            information=tuple(self._information(parts)),
            basis="" if is_wrong else self._basis(row),
            remark=_("By a mistake of ours it came to the wrong one.") if is_wrong else "",
        )

    def _information(self, parts: Iterable[DisclosedPart]) -> Iterator[str]:
        """Kinds by person and teller, in the words of the form; no content."""
        kinds: dict[tuple[str, str], dict[str, None]] = {}
        for part in parts:
            key = (part.subject, part.source)
            kinds.setdefault(key, {})[type_in_sentence(part.type, self.words)] = None
        _ = self.words.gettext
        for (subject, source), types in kinds.items():
            told = (
                _("About you, from {party}: {kinds}")
                if subject == self.reader
                else _("About {person}, from {party}: {kinds}")
            )
            yield told.format(
                person=self.loaded.name(subject),
                party=shown_name(self.loaded, source, self.words),
                kinds=joined([*types], self.words),
            )

    def _basis(self, row: Disclosure) -> str:
        """The reader's own yes with its day; that of others without name and day."""
        _ = self.words.gettext
        records = [one for one in self.loaded.facts.consents if one.id in row.records]
        own = [one.signed_on for one in records if one.signatory == self.reader]
        others = any(one.signatory != self.reader for one in records)
        if not own:
            return _("Yes from everybody who is to answer.") if others else ""
        day = long_day(max(own), self.words)
        if others:
            return _("Your yes of {day}, and yes from the others who are to answer.").format(
                day=day
            )
        return _("Your yes of {day}.").format(day=day)
