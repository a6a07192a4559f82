"""Tables of steps: the strict shape of the files in programmes/data/steps."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, TypeVar

from pydantic import Field

from medel.core.texts import Text
from medel.programmes.statements import Day, Flag, Strict, have_form

Word = Annotated[str, have_form(r"[a-z][a-z0-9_]*", "under_check")]
Words = tuple[Word, ...]
SomeWords = Annotated[Words, Field(min_length=1)]


class Named(Strict):
    """Something with a code of its own and a name that people read."""

    code: Word
    name: Text


class Choice(Named):
    """Something that a call, a programme or a case decides and that changes the way."""

    values: SomeWords
    default: Word


class State(Named):
    """Where a case can stand; from an end it goes nowhere."""

    meaning: Text
    end: Flag = False


class Step(Named):
    """One way from a state to the next, for these roles, in this time.

    A step without `to` leaves the state as it is. `requires` names what has to be
    given, `when` the choices under which the step exists, `four_eyes` the steps that
    somebody else must have taken. `unverified` says what about the step no source has
    confirmed. Steps with the same code are one step with several ways, never two ways
    at once.
    """

    meaning: Text
    origins: SomeWords = Field(alias="from")
    to: Word | None = None
    roles: SomeWords
    requires: Words = ()
    when: Mapping[Word, SomeWords] = {}
    four_eyes: Words = ()
    since: Day | None = None
    until: Day | None = None
    unverified: Text | None = None

    def is_in_force(self, *, on: date) -> bool:
        """Tell whether the step exists on a day; `until` is its last day."""
        begun = self.since is None or self.since <= on
        return begun and (self.until is None or on <= self.until)

    def fits(self, choices: Mapping[str, str]) -> bool:
        """Tell whether the step exists under what was chosen."""
        return all(choices[choice] in values for choice, values in self.when.items())

    def lead(self, state: str) -> str:
        """Give the state that the step leads to from a state."""
        return self.to or state


class Table(Strict):
    """All states and steps of one kind of case."""

    kind: Word
    name: Text
    basis: Text
    initial: Word
    choices: tuple[Choice, ...] = ()
    requirements: tuple[Named, ...] = ()
    states: Annotated[tuple[State, ...], Field(min_length=1)]
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    def state(self, code: str) -> State:
        """Find a state by its code; raise KeyError if there is none."""
        return _find(self.states, code)

    def named(self, code: str) -> Step:
        """Find the first way of a step by its code; raise KeyError if there is none."""
        return _find(self.steps, code)

    def requirement(self, code: str) -> Named:
        """Find what a step may require by its code; raise KeyError if there is none."""
        return _find(self.requirements, code)

    def settle(self, chosen: Mapping[str, str]) -> dict[str, str]:
        """Give every choice's value, the default where nothing was chosen.

        Raise ValueError on a choice or a value that the table does not have.
        """
        for code, value in chosen.items():
            known = {choice.code: choice.values for choice in self.choices}
            if value not in known.get(code, ()):
                message = f"{code} = {value!r} is no choice of {self.kind}: {known}"
                raise ValueError(message)
        return {c.code: chosen.get(c.code, c.default) for c in self.choices}


Kind = TypeVar("Kind", bound=Named)


def _find(named: tuple[Kind, ...], code: str) -> Kind:
    try:
        return next(one for one in named if one.code == code)
    except StopIteration:
        raise KeyError(code) from None


class RoleFile(Strict):
    """The file roles.toml: the roles that may take steps."""

    roles: tuple[Named, ...]
