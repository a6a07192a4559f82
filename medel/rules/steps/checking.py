"""What a table of steps must fulfil: known names, reachable states, true ends."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product

from medel.rules.steps.tables import Named, Step, Table

Found = tuple[str, str]


def check_table(table: Table, *, kind: str, roles: Mapping[str, object]) -> list[Found]:
    """Give every fault of a table: the place in it, and a sentence."""
    found = [*_check_kind(table, kind), *_check_twins(table)]
    found += _check_names(table, roles)
    if not found:
        found += [*_check_ways(table), *_check_ends(table), *_check_reach(table)]
    return found


def _check_kind(table: Table, kind: str) -> Iterator[Found]:
    if table.kind != kind:
        yield "kind", f"the file is named {kind}.toml and tells of {table.kind}"


def _check_twins(table: Table) -> Iterator[Found]:
    lists: dict[str, Iterable[Named]] = {
        "states": table.states,
        "choices": table.choices,
        "requirements": table.requirements,
    }
    for key, named in lists.items():
        codes = [one.code for one in named]
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            yield f"{key}.{code}", "the code stands twice"


def _check_names(table: Table, roles: Mapping[str, object]) -> Iterator[Found]:
    states = {state.code for state in table.states}
    yield from _require("initial", "state", [table.initial], states)
    for choice in table.choices:
        place = f"choices.{choice.code}.default"
        yield from _require(place, "value", [choice.default], choice.values)
    needs = {one.code for one in table.requirements}
    steps = {step.code for step in table.steps}
    for step in table.steps:
        place = f"steps.{step.code}"
        yield from _require(f"{place}.from", "state", step.origins, states)
        yield from _require(f"{place}.to", "state", [step.to or table.initial], states)
        yield from _require(f"{place}.roles", "role", step.roles, roles)
        yield from _require(f"{place}.requires", "requirement", step.requires, needs)
        yield from _require(f"{place}.four_eyes", "step", step.four_eyes, steps)
        yield from _check_when(table, step)
    used = {code for step in table.steps for code in step.requires}
    for code in sorted(needs - used):
        yield f"requirements.{code}", "no step requires it"


def _check_when(table: Table, step: Step) -> Iterator[Found]:
    choices = {choice.code: choice.values for choice in table.choices}
    place = f"steps.{step.code}.when"
    yield from _require(place, "choice", step.when, choices)
    for code, values in step.when.items():
        if code in choices:
            yield from _require(f"{place}.{code}", "value", values, choices[code])


def _require(
    place: str, kind: str, told: Iterable[str], known: Iterable[str]
) -> Iterator[Found]:
    listed = set(known)
    for code in told:
        if code not in listed:
            named = ", ".join(sorted(listed)) or "none"
            yield place, f"{code} is not a known {kind}; known: {named}"


def _check_ways(table: Table) -> Iterator[Found]:
    """A step leads one way only: its ways differ in state, choices or time."""
    for step in table.steps:
        if step.since and step.until and step.until < step.since:
            yield f"steps.{step.code}.until", "it is earlier than since"
    for one, other in combinations(table.steps, 2):
        if one.code == other.code and _can_meet(one, other):
            yield f"steps.{one.code}", "two ways of the step hold at the same time"


def _can_meet(one: Step, other: Step) -> bool:
    together = set(one.origins) & set(other.origins)
    chosen = all(
        set(one.when[code]) & set(other.when[code])
        for code in one.when.keys() & other.when.keys()
    )
    return bool(together) and chosen and _overlap(one, other)


def _overlap(one: Step, other: Step) -> bool:
    apart = (one.until and other.since and one.until < other.since) or (
        other.until and one.since and other.until < one.since
    )
    return not apart


def _check_ends(table: Table) -> Iterator[Found]:
    for state in table.states:
        leaving = [step.code for step in table.steps if state.code in step.origins]
        if state.end and leaving:
            yield f"states.{state.code}", f"an end, but one can {', '.join(leaving)}"
        if not state.end and not leaving:
            yield f"states.{state.code}", "no step leads on, and it is no end"


def _check_reach(table: Table) -> Iterator[Found]:
    """Every state is reached, and an end from each, whatever is chosen."""
    ends = {state.code for state in table.states if state.end}
    reached: set[str] = set()
    for choices in _list_choices(table):
        ways = _list_ways(table, choices)
        here = follow({table.initial}, ways)
        back = follow(ends, [(to, origin) for origin, to in ways])
        reached |= here
        for code in sorted(here - back):
            told = ", ".join(f"{name} {value}" for name, value in choices.items())
            yield f"states.{code}", f"no way leads from it to an end ({told or 'ever'})"
    for state in table.states:
        if state.code not in reached:
            yield f"states.{state.code}", f"no step from {table.initial} leads to it"


def _list_choices(table: Table) -> Iterator[dict[str, str]]:
    codes = [choice.code for choice in table.choices]
    for values in product(*(choice.values for choice in table.choices)):
        yield dict(zip(codes, values, strict=True))


def _list_ways(table: Table, choices: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        (origin, step.lead(origin))
        for step in table.steps
        if step.fits(choices)
        for origin in step.origins
    ]


def follow(first: Iterable[str], ways: Iterable[tuple[str, str]]) -> set[str]:
    """Give every state that can be reached from the first ones."""
    listed, reached = list(ways), set(first)
    while True:
        further = {to for origin, to in listed if origin in reached} - reached
        if not further:
            return reached
        reached |= further
