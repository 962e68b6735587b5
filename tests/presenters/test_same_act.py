"""Two clicks that ask for the same, and two that do not."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sspf_app.gui.same_act import is_same_act


@dataclass(frozen=True)
class Entry:
    words: str


class Service:
    def save(self, entry: Entry) -> Entry:
        return entry

    def keep(self) -> None: ...


def _asked(service: Service, words: str) -> Callable[[], object]:
    entry = Entry(words)
    inner = lambda: service.save(entry)  # noqa: E731  a job is made so by each presenter

    def job() -> object:
        return inner()

    return job


def test_the_same_words_to_the_same_are_one_act() -> None:
    service = Service()
    assert is_same_act(_asked(service, "a"), _asked(service, "a"))
    assert is_same_act(service.keep, service.keep)
    assert is_same_act(
        partial(service.save, Entry("a")), partial(service.save, entry := Entry("a"))
    )
    assert is_same_act(lambda: entry, lambda: entry) is False  # two places of the code


def test_other_words_or_another_record_are_another_act() -> None:
    service = Service()
    assert not is_same_act(_asked(service, "a"), _asked(service, "b"))
    assert not is_same_act(_asked(service, "a"), _asked(Service(), "a"))
    assert not is_same_act(service.keep, Service().keep)
    assert not is_same_act(partial(service.save, Entry("a")), partial(service.save, Entry("b")))
    assert not is_same_act(service.keep, lambda: service.keep())


def test_parameters_with_a_value_of_the_click_count() -> None:
    jobs = [lambda number=number: number for number in (1, 1, 2)]
    assert is_same_act(jobs[0], jobs[1])
    assert not is_same_act(jobs[1], jobs[2])


def test_a_name_that_is_not_set_yet_is_no_fault() -> None:
    def made() -> bool:
        jobs = [lambda: later for _ in range(2)]
        same = is_same_act(*jobs)
        later = same
        return jobs[0]()

    assert made()
