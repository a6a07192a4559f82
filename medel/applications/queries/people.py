"""Names of people, looked up by their keys when they are shown."""

from collections.abc import Iterable

from medel.parties.models import Person

BATCH = 500


def name_people(keys: Iterable[str]) -> dict[str, str]:
    """Give the names for the keys of people; whoever is gone has no name."""
    numbers = sorted({int(key) for key in keys if key.isascii() and key.isdigit()})
    names: dict[str, str] = {}
    for start in range(0, len(numbers), BATCH):
        found = Person.objects.filter(pk__in=numbers[start : start + BATCH])
        names |= {str(one.pk): one.name for one in found.only("name")}
    return names
