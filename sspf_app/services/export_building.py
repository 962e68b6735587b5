"""A case's consents as an export tells them; nothing here decides what may go.

Source: ``consent-record.md``.
"""

from __future__ import annotations

from collections.abc import Iterable

from sspf_app.domain.codes import EVERY, Channel, InformationType, Side
from sspf_app.domain.decision import Flow
from sspf_app.domain.facts import Consent, Exclusion
from sspf_app.domain.rules import decide_in
from sspf_app.domain.rules.boxes import Mark
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.consent_cards import capacity_of
from sspf_app.services.export_records import (
    EffectiveFlow,
    ExportedBox,
    ExportedCase,
    ExportedConsent,
    ExportedExclusion,
    ExportedParty,
    ExportedPurpose,
    ExportedText,
    RecordState,
)
from sspf_app.services.form_code import record_prefix
from sspf_app.services.paper_names import shown_name
from sspf_app.services.record_states import answers_with, record_state
from sspf_app.services.records import Office, PrintedForm
from sspf_app.texts.catalogue import Words

_HOLDS = (Mark.TICKED, Mark.ORAL)


class ExportBuilding:
    """Builds what one export tells about one case.

    Attributes:
        keys: Pseudonym of each person of the case, by id.
    """

    def __init__(
        self, loaded: LoadedCase, *, office: Office, forms: tuple[PrintedForm, ...], words: Words
    ) -> None:
        """Take the case, the office that exports, and the forms that were printed."""
        self._loaded = loaded
        self._office = office
        self._words = words
        self._forms = {form.request: form for form in forms}
        self._by_prefix = {f"{record_prefix(form.id)}-": form for form in forms}
        self.keys = _pseudonyms(loaded)

    def everything(self) -> ExportedCase:
        """Every record and request, and what may go over now: the office's own copy."""
        loaded = self._loaded
        records = [*map(self.consent, _records(loaded)), *self._requests()]
        purposes = tuple(
            ExportedPurpose(id=row.id, text=row.text) for row in loaded.purposes.values()
        )
        return self._case(purposes=purposes, consents=records, flows=self._flows(None))

    def for_party(self, party: str) -> ExportedCase:
        """What one party may receive now, and nothing of who said what."""
        flows = self._flows(party)
        named = {flow.purpose for flow in flows}
        purposes = tuple(ExportedPurpose(id=one, text="") for one in sorted(named))
        return self._case(purposes=purposes, consents=(), flows=flows)

    def receipt(self, record: Consent) -> ExportedCase:
        """One signatory's own answer."""
        purpose = self._loaded.need_purpose(record.purpose)
        return self._case(
            purposes=(ExportedPurpose(id=purpose.id, text=purpose.text),),
            consents=(self.consent(record),),
            flows=(),
        )

    def consent(self, record: Consent) -> ExportedConsent:
        """One record."""
        state, since = record_state(self._loaded.situation, record)
        form = self._form_of(record)
        return ExportedConsent(
            id=record.id,
            code=None if form is None else form.id,
            group=None if form is None else form.request,
            signatory=self.key(record.signatory),
            capacity=capacity_of(self._loaded, record.signatory, self._loaded.header.young_person),
            subjects=tuple(map(self.key, record.subjects)),
            purpose=record.purpose,
            state=state,
            text=ExportedText(
                version=record.form_version,
                terms=record.terms,
                language=record.language,
                sha256=None if form is None else form.text_sha256,
            ),
            requested_at=None if form is None else form.printed_at,
            answer=record.answer,
            medium=record.medium,
            signed_on=record.signed_on,
            signed_time=record.signed_time,
            valid_from=record.valid_from,
            valid_to=record.valid_to,
            recorded_at=record.recorded_at,
            changed_at=since,
            boxes=tuple(self._boxes(record)),
            exclusions=tuple(map(self._exclusion, record.exclusions)),
        )

    def key(self, some_id: str) -> str:
        """Pseudonym of a person, of one without a row in the register too; the id of a party."""
        if some_id == EVERY or some_id in self._loaded.parties:
            return some_id
        return self.keys.setdefault(some_id, f"person-{len(self.keys) + 1}")

    def _case(
        self,
        *,
        purposes: tuple[ExportedPurpose, ...],
        consents: Iterable[ExportedConsent],
        flows: tuple[EffectiveFlow, ...],
    ) -> ExportedCase:
        loaded, office = self._loaded, self._office
        told = tuple(consents)
        named = _named(told, flows)
        contact = ", ".join(part for part in (office.phone, office.email) if part)
        _ = self._words.gettext
        return ExportedCase(
            reference=loaded.reference,
            made_at=loaded.now.astimezone(loaded.facts.zone),
            controller=office.committee or office.unit,
            unit=office.unit,
            contact=contact,
            address=office.address,
            data_protection_officer=office.data_protection_officer,
            withdrawal_method=_("In speech or in writing, at any time, to {contact}").format(
                contact=contact or office.unit or office.committee
            ),
            persons=tuple(
                (key, _role(key))
                for key in self.keys.values()
                if key in named or key == self.key(loaded.header.young_person)
            ),
            parties=tuple(
                ExportedParty(
                    key=one.id, name=shown_name(loaded, one.id, self._words), kind=one.kind
                )
                for one in sorted(loaded.parties.values(), key=lambda party: party.id)
                if one.id in named or one.id == loaded.header.coordinator_party
            ),
            purposes=purposes,
            consents=told,
            flows=flows,
        )

    def _boxes(self, record: Consent) -> Iterable[ExportedBox]:
        situation = self._loaded.situation
        held = {
            (subject, *cell)
            for subject in record.subjects
            for answer in answers_with(situation, record, subject)
            for cell, box in answer.boxes.items()
            if box.mark in _HOLDS
        }
        for grant in record.grants:
            for side, value in ((Side.FROM, grant.give), (Side.TO, grant.receive)):
                if value is None:
                    continue
                cell = (grant.subject, grant.recipient, grant.type, side)
                yield ExportedBox(
                    subject=self.key(grant.subject),
                    recipient=self.key(grant.recipient),
                    type=grant.type,
                    is_receive=side is Side.TO,
                    is_yes=value,
                    channel=grant.channel,
                    in_force=value and cell in held,
                )

    def _exclusion(self, rule: Exclusion) -> ExportedExclusion:
        return ExportedExclusion(
            subject=self.key(rule.subject),
            source=self.key(rule.source),
            recipient=self.key(rule.recipient),
            type=rule.type,
        )

    def _form_of(self, record: Consent) -> PrintedForm | None:
        """The sheet a record was read from; None for one that came with a case file."""
        found = [form for start, form in self._by_prefix.items() if record.id.startswith(start)]
        return found[0] if found else None

    def _requests(self) -> Iterable[ExportedConsent]:
        """Requests without a record: still awaited, or closed with no answer."""
        answered = {form.request for row in _records(self._loaded) if (form := self._form_of(row))}
        for row in self._loaded.situation.rows.requests:
            if row.id in answered:
                continue
            form = self._forms.get(row.id)
            state = RecordState.REQUESTED if row.closed_at is None else RecordState.NO_ANSWER
            yield ExportedConsent(
                id=row.id,
                code=None if form is None else form.id,
                group=row.id,
                signatory=self.key(row.signatory),
                capacity=capacity_of(self._loaded, row.signatory, self._loaded.header.young_person),
                subjects=tuple(map(self.key, row.subjects)),
                purpose=row.purpose,
                state=state,
                text=ExportedText(
                    version="" if form is None else form.form_version,
                    terms=0 if form is None else form.terms,
                    language="sv" if form is None else form.language,
                    sha256=None if form is None else form.text_sha256,
                ),
                requested_at=row.sent_at,
                valid_to=None if form is None else form.valid_to,
                recorded_at=row.recorded_at,
                changed_at=row.closed_at,
            )

    def _flows(self, only_to: str | None) -> tuple[EffectiveFlow, ...]:
        """Every written flow the rules allow now, between parties that take part."""
        loaded = self._loaded
        subjects = dict.fromkeys(
            (loaded.header.young_person, *(s for row in _records(loaded) for s in row.subjects))
        )
        recipients = loaded.current_parties() if only_to is None else (only_to,)
        found: list[EffectiveFlow] = []
        for purpose in loaded.purposes:
            for subject in subjects:
                for source in loaded.current_parties():
                    for recipient in recipients:
                        if source != recipient:
                            found += self._allowed(purpose, subject, source, recipient)
        return tuple(found)

    def _allowed(
        self, purpose: str, subject: str, source: str, recipient: str
    ) -> list[EffectiveFlow]:
        types: list[InformationType] = []
        records: dict[str, None] = {}
        for type_ in InformationType:
            flow = Flow(
                case=self._loaded.id,
                purpose=purpose,
                subject=subject,
                source=source,
                recipient=recipient,
                type=type_,
                channel=Channel.WRITTEN,
            )
            decision = decide_in(self._loaded.situation, flow)
            if decision.allowed:
                types.append(type_)
                records.update(
                    dict.fromkeys(one.record for one in decision.reasons if one.record is not None)
                )
        if not types:
            return []
        return [
            EffectiveFlow(
                subject=self.key(subject),
                purpose=purpose,
                source=source,
                recipient=recipient,
                types=tuple(types),
                records=tuple(records),
            )
        ]


def _records(loaded: LoadedCase) -> list[Consent]:
    """Records that stand, and those taken out of force as wrongly registered; by signing."""
    rows = [
        row
        for row in loaded.facts.consents
        if row.case == loaded.id
        and (row.replaced_at is None or row.invalidated_because is not None)
    ]
    return sorted(rows, key=lambda row: (row.signed_on, row.id))


def _pseudonyms(loaded: LoadedCase) -> dict[str, str]:
    young = loaded.header.young_person
    guardians = {row.holder for row in loaded.facts.custody if row.child == young}
    keys = {young: "young-person"}
    counts = {"guardian": 0, "person": 0}
    for person in sorted(loaded.persons):
        if person != young:
            role = "guardian" if person in guardians else "person"
            counts[role] += 1
            keys[person] = f"{role}-{counts[role]}"
    return keys


def _role(key: str) -> str:
    if key == "young-person":
        return "young_person"
    return "guardian" if key.startswith("guardian-") else "other"


def _named(consents: Iterable[ExportedConsent], flows: Iterable[EffectiveFlow]) -> set[str]:
    named: set[str] = set()
    for one in consents:
        named |= {one.signatory, *one.subjects, *(box.recipient for box in one.boxes)}
        for rule in one.exclusions:
            named |= {rule.subject, rule.source, rule.recipient} - {EVERY}
    for flow in flows:
        named |= {flow.subject, flow.source, flow.recipient}
    return named
