"""Nothing may have the same code or the same address as another of its kind."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from medel.core.texts import Language
from medel.programmes.faults import Fault
from medel.programmes.programme import Programme

LISTS = {
    "needs": "needs.toml",
    "specialisation_areas": "specialisation.toml",
    "policy_objectives": "objectives.toml",
    "themes": "objectives.toml",
    "specific_objectives": "objectives.toml",
    "calls": "calls.toml",
    "rounds": "calls.toml",
    "acts": "acts.toml",
    "signals": "signals.toml",
}


def check_uniqueness(programme: Programme) -> Iterator[Fault]:
    """Check codes and slugs of every list, and the wordings of former priorities."""
    lists: dict[str, tuple[str, Sequence[Any]]] = {
        key: (file, getattr(programme, key)) for key, file in LISTS.items()
    }
    lists["counties"] = ("area.toml", programme.area.counties)
    for own in ("facts", "worked_examples"):
        lists[own] = ("programme.toml", getattr(programme.identity, own))
    for key, (file, things) in lists.items():
        yield from _check_codes(file, key, things)
        yield from _check_slugs(file, key, things)
    yield from _check_wordings(programme)
    yield from _check_names(programme)


def _check_codes(file: str, key: str, things: Sequence[Any]) -> Iterator[Fault]:
    for code in _find_repeated(thing.code for thing in things):
        yield Fault(file, f"{key}.{code}.code", f'the code "{code}" stands twice')


def _check_slugs(file: str, key: str, things: Sequence[Any]) -> Iterator[Fault]:
    with_slugs = [thing for thing in things if hasattr(thing, "slug")]
    for language in Language:
        slugs = [thing.slug.to(language) for thing in with_slugs]
        former = [slug for thing in with_slugs for slug in _former(thing)]
        for slug in _find_repeated([*slugs, *former]):
            message = f'the slug "{slug}" stands twice; each address names one thing'
            yield Fault(file, f"{key}.slug.{language}", message)


def _former(thing: Any) -> tuple[str, ...]:  # noqa: ANN401 (any thing with slugs)
    return getattr(thing, "former_slugs", ())


def _check_wordings(programme: Programme) -> Iterator[Fault]:
    wordings = [
        (priority.period, wording)
        for priority in programme.former_priorities
        for wording in (priority.name, *priority.aliases)
    ]
    for _, wording in _find_repeated(wordings):
        message = f'the wording "{wording}" stands twice'
        yield Fault("former.toml", "former_priorities", message)


def _check_names(programme: Programme) -> Iterator[Fault]:
    names = [
        name
        for same in programme.same_organisations
        for name in (same.name, *same.aliases)
    ]
    for name in _find_repeated(names):
        message = f'the organisation "{name}" stands twice'
        yield Fault("organisations.toml", "same_organisations", message)


def _find_repeated(things: Iterable[Any]) -> list[Any]:
    return [thing for thing, times in Counter(things).items() if times > 1]
