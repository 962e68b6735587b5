"""Asks about names in the texts of a meeting, remembers the answers, and lets papers follow them.

Source: sharing rules, section 6 (a text that names a known person); domain, section 2.5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Party, Person
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.meeting_records import NameAnswer, NameMeaning
from sspf_app.services.name_ways import bare_words
from sspf_app.services.names_in_text import (
    NameLists,
    NameWritten,
    OtherYouths,
    names_to_ask,
)
from sspf_app.services.other_names import without_names
from sspf_app.services.paper_search import strings_of
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Attendance

NAME = "name:"
"""How the key of a question about a name begins; its answer adds "=" and the meaning."""

_FILLER = "annan"


def _nobody(_words: str) -> tuple[Person, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesOfCase:
    """What is known of names in the texts of a case, read once.

    Attributes:
        answers: Of all its meetings.
        persons_in: Persons of whatever case of whose names a word stands in a text.
        attendance: Who came to its meetings, in words.
        familiar: Words of the names of parties, their contacts and the office, and of who does
            what is promised.
    """

    answers: tuple[NameAnswer, ...] = ()
    persons_in: Callable[[str], Iterable[Person]] = _nobody
    attendance: tuple[Attendance, ...] = ()
    familiar: frozenset[str] = frozenset()

    def open_in(
        self,
        loaded: LoadedCase,
        meeting: str,
        texts: Iterable[str],
        *,
        typed: Mapping[str, NameMeaning] | None = None,
    ) -> tuple[NameWritten, ...]:
        """Names in the texts of a meeting for which nobody has answered yet.

        Args:
            loaded: The case.
            meeting: To which the texts belong.
            texts: As typed.
            typed: Answers that are given together with the texts.
        """
        texts = tuple(texts)
        people = self.persons_in("\n".join(texts))
        others = [one for one in people if one.id not in loaded.persons]
        whole = tuple(_whole_names(others))
        lists = NameLists(
            known=frozenset(_first_names(others)),
            own=frozenset((*_own_words(loaded), *self._present(meeting))),
            familiar=self.familiar,
            answered={**self._before(meeting), **(typed or {})},
        )
        found: dict[str, NameWritten] = {}
        for text in texts:
            # Who is named in full is asked about, and replaced, as the person they are.
            for one in names_to_ask(without_names(text, whole, _FILLER), lists):
                found.setdefault(one.key, one)
        return tuple(found.values())

    def need_answered(self, loaded: LoadedCase, texts: Mapping[str, Iterable[str]]) -> None:
        """Refuse a paper with a name nobody has answered for.

        Args:
            loaded: The case.
            texts: What the paper says, by the meeting it was said at.

        Raises:
            DomainError: ``names_unanswered`` (names: as they are typed there; case; meeting: the
                first of those where they are to be answered for).
        """
        asked = [
            (meeting, one.said)
            for meeting, said in texts.items()
            for one in self.open_in(loaded, meeting, said)
        ]
        names = tuple(dict.fromkeys(said for _meeting, said in asked))
        if names:
            raise DomainError(
                "names_unanswered", names=", ".join(names), case=loaded.id, meeting=asked[0][0]
            )

    def of_other_youths(self, meetings: Iterable[str], *, written_by: str = "") -> OtherYouths:
        """Names that stand for young persons of other cases in texts of these meetings.

        Args:
            meetings: At which the texts were written.
            written_by: Who makes the paper: that name stands on it.
        """
        wanted = frozenset(meetings)
        keys = [
            one.name
            for one in self.answers
            if one.meeting in wanted and one.meaning is NameMeaning.OTHER_YOUTH
        ]
        came = (word for one in self.attendance for word in bare_words(one.names))
        return OtherYouths(
            names=tuple(dict.fromkeys((*keys, *(one.split()[0] for one in keys)))),
            printed=frozenset((*self.familiar, *came, *bare_words(written_by))),
        )

    def _before(self, meeting: str) -> dict[str, NameMeaning]:
        """What was answered at the meeting; that a word is no name holds for the whole case."""
        return {
            one.name: one.meaning
            for one in sorted(self.answers, key=lambda one: one.meeting == meeting)
            if one.meeting == meeting or one.meaning is NameMeaning.NO_NAME
        }

    def _present(self, meeting: str) -> Iterator[str]:
        for one in self.attendance:
            if one.meeting == meeting:
                yield from bare_words(one.names)


def names_of_case(unit: UnitOfWork, case: str) -> NamesOfCase:
    """Read what is known of names in the texts of a case."""
    named = [one.name for one in unit.records.list_standing(Party)]
    named += [f"{one.name} {one.function}" for one in unit.office.contacts()]
    named += [one.in_person for one in unit.plans.parts(case)]
    named += strings_of(unit.office.office())
    return NamesOfCase(
        answers=unit.meetings.names(case),
        persons_in=unit.queries.persons_in,
        attendance=unit.office.attendance_of_case(case),
        familiar=frozenset(word for one in named for word in bare_words(one)),
    )


def meanings_in(answered: Iterable[str]) -> dict[str, NameMeaning]:
    """The answers about names among those to other questions; an unknown meaning is none."""
    given = (one.removeprefix(NAME).rpartition("=") for one in answered if one.startswith(NAME))
    known = {one.value for one in NameMeaning}
    return {name: NameMeaning(said) for name, _is, said in given if name and said in known}


def _own_words(loaded: LoadedCase) -> Iterator[str]:
    for row in loaded.persons.values():
        for name in (row.name, *row.aliases):
            yield from bare_words(name)


def _first_names(people: Iterable[Person]) -> Iterator[str]:
    for row in people:
        for name in (row.name, *row.aliases):
            words = bare_words(name)
            yield from words[:-1] or words


def _whole_names(people: Iterable[Person]) -> Iterator[str]:
    for row in people:
        yield from (name for name in (row.name, *row.aliases) if name.strip())
