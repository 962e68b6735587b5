"""A case as a page that a person reads: who, what was answered, what was said, what went out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from sspf_app.domain.codes import FAMILY, GrantChannel, InformationType
from sspf_app.domain.facts import Consent, Item, Meeting, Note
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.move_out_views import OutPage, OutSection
from sspf_app.services.own_view_words import text_with_views
from sspf_app.services.records import Disclosure
from sspf_app.services.sheet_views import Cell, Table
from sspf_app.services.standing_rows import standing
from sspf_app.texts.catalogue import Words
from sspf_app.texts.labels import custody_label, kind_label, type_label
from sspf_app.texts.ledger import paper_kind


class CasePage:
    """Puts the page of one case together."""

    def __init__(self, loaded: LoadedCase, words: Words) -> None:
        self._loaded = loaded
        self._words = words
        self._say = words.gettext

    def page(
        self,
        *,
        notes: Iterable[Note],
        disclosures: Iterable[Disclosure],
        links: tuple[tuple[str, str], ...],
        back: tuple[str, str] | None,
    ) -> OutPage:
        """The whole page; sections with nothing in them are left out."""
        _ = self._say
        sections = (
            self._head(),
            self._persons(),
            self._custody(),
            self._parties(),
            self._consents(),
            self._withdrawals(),
            *self._meetings(),
            self._notes(notes),
            self._gone_out(disclosures),
            OutSection(title=_("Files"), links=links),
        )
        return OutPage(
            language=self._words.language,
            title=f"{self._loaded.reference}, {self._name(self._loaded.header.young_person)}",
            sections=tuple(one for one in sections if _has_something(one)),
            back=back,
        )

    def _head(self) -> OutSection:
        _, loaded = self._say, self._loaded
        said = [_("Opened {day}.").format(day=self._when(loaded.header.opened_at))]
        closing = loaded.situation.closing
        if closing is not None:
            said.append(
                _("Closed {day}: {why}").format(
                    day=self._when(closing.closed_at), why=closing.reason or "–"
                )
            )
        said += [_("Purpose: {text}").format(text=one.text) for one in loaded.purposes.values()]
        return OutSection(title="", sentences=tuple(said))

    def _persons(self) -> OutSection:
        _ = self._say
        heads = (
            _("Name"), _("Born"), _("Personal number"), _("Telephone"), _("E-mail"), _("Address"),
            _("School"), _("Language"),
        )  # fmt: skip
        rows: list[tuple[Cell, ...]] = [
            (
                one.name,
                _day(one.born),
                one.personal_number,
                one.phone,
                one.email,
                one.address,
                one.school,
                one.language,
            )
            for one in self._loaded.persons.values()
        ]
        return self._table(_("Persons"), heads, rows)

    def _custody(self) -> OutSection:
        _ = self._say
        heads = (_("Child"), _("Guardian"), _("Custody"), _("From"), _("To"), _("Document seen"))
        rows: list[tuple[Cell, ...]] = []
        for one in standing(self._loaded.facts.custody):
            seen = one.evidence
            document = (
                _("none: unverified")
                if seen is None
                else f"{seen.document}, {seen.seen_on}, {seen.seen_by}"
            )
            kind = custody_label(one.kind, self._words)
            who = (self._name(one.child), self._name(one.holder))
            rows.append((*who, kind, _day(one.starts_on), _day(one.ends_on), document))
        return self._table(_("Custody"), heads, rows)

    def _parties(self) -> OutSection:
        _ = self._say
        heads = (_("Party"), _("Kind"), _("From"), _("To"))
        rows: list[tuple[Cell, ...]] = []
        for one in self._loaded.participations:
            party = self._loaded.parties.get(one.party)
            kind = "" if party is None else kind_label(party.kind, self._words)
            rows.append((self._name(one.party), kind, _day(one.joined_on), _day(one.left_on)))
        return self._table(_("Parties"), heads, rows)

    def _consents(self) -> OutSection:
        _ = self._say
        heads = (_("Who"), _("Answer"), _("Signed"), _("Valid to"), _("About"), _("What"))
        rows: list[tuple[Cell, ...]] = []
        for one in sorted(self._loaded.facts.consents, key=lambda row: (row.signed_on, row.id)):
            about = ", ".join(map(self._name, one.subjects))
            said = _("Yes") if one.answer.value == "yes" else _("No")
            if one.medium.value == "oral":
                said = _("{answer}, spoken").format(answer=said)
            if one.replaced_at is not None:
                said = _("{answer} (no longer stands)").format(answer=said)
            days = (_day(one.signed_on), _day(one.valid_to))
            rows.append((self._name(one.signatory), said, *days, about, self._granted(one)))
        return self._table(_("Answers about consent"), heads, rows)

    def _granted(self, record: Consent) -> str:
        _ = self._say
        # One line for each party and what it may, however many kinds of information.
        kinds: dict[str, list[str]] = {}
        for grant in record.grants:
            both = ((grant.give, _("tells")), (grant.receive, _("may know")))
            sides = [word for yes, word in both if yes]
            if sides:
                if grant.channel is GrantChannel.ORAL:
                    sides.append(_("spoken only"))
                who = f"{self._name(grant.recipient)} ({', '.join(sides)})"
                if len(record.subjects) > 1:
                    who = _("About {person}, {who}").format(
                        person=self._name(grant.subject), who=who
                    )
                kinds.setdefault(who, []).append(type_label(grant.type, self._words))
        lines = [f"{who}: {'; '.join(dict.fromkeys(found))}" for who, found in kinds.items()]
        for one in record.exclusions:
            kind = self._type(one.type)
            who = f"{self._name(one.source)} → {self._name(one.recipient)}"
            lines.append(_("Not {what}: {who}").format(what=kind, who=who))
        return "\n".join(lines)

    def _withdrawals(self) -> OutSection:
        _ = self._say
        heads = (_("Who"), _("Received"), _("By"), _("About"), _("Parties"), _("What"))
        rows: list[tuple[Cell, ...]] = [
            (
                self._name(one.signatory),
                self._when(one.received_at),
                one.received_by,
                ", ".join(map(self._name, one.subjects)),
                ", ".join(map(self._name, one.parties)),
                ", ".join(map(self._type, one.types)),
            )
            for one in standing(self._loaded.facts.withdrawals)
        ]
        return self._table(_("Withdrawals"), heads, rows)

    def _meetings(self) -> Iterator[OutSection]:
        _ = self._say
        heads = (_("Said"), _("By"), _("About"), _("Kind"), _("Responsible"), _("Done by"))
        for meeting in sorted(self._loaded.meetings.values(), key=lambda row: row.starts_at):
            items = [one for one in standing(self._loaded.facts.items) if one.meeting == meeting.id]
            rows = [self._item(one) for one in items]
            title = _("Meeting {when}").format(when=self._when(meeting.starts_at))
            yield OutSection(
                title=title,
                sentences=self._meeting(meeting),
                table=Table(name=title, heads=heads, rows=rows) if rows else None,
            )

    def _meeting(self, meeting: Meeting) -> tuple[str, ...]:
        _ = self._say
        said: list[str] = []
        if meeting.place:
            said.append(_("Place: {place}").format(place=meeting.place))
        if meeting.participants:
            who = ", ".join(map(self._name, meeting.participants))
            said.append(_("Invited: {who}").format(who=who))
        return tuple(said)

    def _item(self, item: Item) -> tuple[Cell, ...]:
        _ = self._say
        commitment = item.commitment
        return (
            text_with_views(item, self._words),
            _("The family") if item.source == FAMILY else self._name(item.source),
            ", ".join(map(self._name, item.about)),
            ", ".join(map(self._type, item.types)),
            None if commitment is None else self._name(commitment.responsible),
            None if commitment is None else _day(commitment.due_on),
        )

    def _notes(self, notes: Iterable[Note]) -> OutSection:
        _ = self._say
        rows: list[tuple[Cell, ...]] = [
            (self._when(one.at), one.text) for one in sorted(notes, key=lambda row: row.at)
        ]
        return self._table(_("Notes"), (_("When"), _("Text")), rows)

    def _gone_out(self, disclosures: Iterable[Disclosure]) -> OutSection:
        _ = self._say
        heads = (_("When"), _("To"), _("What"), _("File"), _("Checksum"))
        rows: list[tuple[Cell, ...]] = [
            (
                self._when(one.at),
                self._name(one.recipient),
                paper_kind(one.kind.value, self._words),
                one.file_name,
                one.sha256,
            )
            for one in disclosures
        ]
        return self._table(_("What went out"), heads, rows)

    def _table(
        self, title: str, heads: tuple[str, ...], rows: list[tuple[Cell, ...]]
    ) -> OutSection:
        return OutSection(title=title, table=Table(name=title, heads=heads, rows=rows))

    def _name(self, some_id: str) -> str:
        _ = self._say
        return _("all of them") if some_id == "*" else self._loaded.name(some_id)

    def _type(self, code: str) -> str:
        _ = self._say
        if code == "*":
            return _("all of them")
        return type_label(InformationType(code), self._words)

    def _when(self, at: datetime) -> str:
        return f"{at.astimezone(self._loaded.facts.zone):%Y-%m-%d %H:%M}"


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _has_something(section: OutSection) -> bool:
    has_rows = section.table is not None and bool(section.table.rows)
    return has_rows or bool(section.sentences or section.links)
