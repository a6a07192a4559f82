"""Finding the organisations that lists name: by name and number, never by likeness."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from medel.projects.models import Organisation
from medel.projects.register.kinds import find_kind
from medel.projects.register.numbers import check_number

NAME_LENGTH = 300
# SQLite refuses a question about more than a thousand names at once.
BATCH = 500
# Organisations that an import remembers; when they are more it starts over.
MOST_KNOWN = 200_000
Key = tuple[str, str]


@dataclass(frozen=True)
class Named:
    """An organisation as a list names it; `kind` only where the list tells it."""

    name: str
    number: str = ""
    country: str = ""
    kind: str = ""

    @property
    def key(self) -> Key:
        """What tells it from others: its name, and its number in one way of writing."""
        return self.name[:NAME_LENGTH], check_number(self.number, self.country).text

    def make(self) -> Organisation:
        """Make its record, with what its number and name make sure."""
        name, _ = self.key
        number = check_number(self.number, self.country)
        return Organisation(
            name=name,
            number=number.text,
            number_valid=number.valid,
            kind=self.kind or find_kind(name, number, self.country),
        )


@dataclass(frozen=True)
class Known:
    """The organisations that one import has met, each with the key of its record."""

    keys: dict[Key, int] = field(default_factory=dict)

    def find(self, named: Iterable[Named]) -> dict[Key, int]:
        """Give the keys of organisations; those that are new are made."""
        wanted = {one.key: one for one in named}
        if len(self.keys) > MOST_KNOWN:
            self.forget()
        strange = [one for key, one in wanted.items() if key not in self.keys]
        found = find_organisations(strange)
        self.keys.update((key, one.pk) for key, one in found.items())
        return self.keys

    def forget(self) -> None:
        """Look all of them up again."""
        self.keys.clear()


def find_organisations(named: Iterable[Named]) -> dict[Key, Organisation]:
    """Find organisations by name and number, and make those that are new."""
    wanted = {one.key: one for one in named}
    known = _read({name for name, _ in wanted})
    new = [one.make() for key, one in wanted.items() if key not in known]
    made = Organisation.objects.bulk_create(new)
    return known | {(one.name, one.number): one for one in made}


def _read(names: Iterable[str]) -> dict[Key, Organisation]:
    ordered = sorted(names)
    batches = (ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH))
    return {
        (one.name, one.number): one
        for batch in batches
        for one in Organisation.objects.filter(name__in=batch)
    }
