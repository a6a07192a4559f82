"""Natural persons: kept while they may be named, forgotten after, placed by region."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from medel.programmes.catalogue import installed
from medel.projects.actions.stored import Stored
from medel.projects.actions.writing import Row
from medel.projects.importing.names import is_person
from medel.projects.importing.parties import TEXTS, blank_names, list_persons
from medel.projects.models import Organisation, Person, Project, Revision
from medel.projects.persons import is_public, latest_expired
from medel.projects.states import LocationBasis

NAME_LENGTH = 200
NUTS_2 = 4  # letters of a code


def keep_persons(stored: Iterable[Stored], *, on: date) -> bool:
    """Keep the names that a list tells, where the installation names persons.

    The two years count from the first publication: here, or at the source where it
    tells of an earlier day. A name whose time is out is not kept again. Tells whether
    there were persons at all.
    """
    natural = [one for one in stored if one.record.is_persons]
    keys = [one.key for one in natural]
    Person.objects.filter(project__in=keys).delete()
    published = Project.everything.filter(pk__in=keys)
    first = dict(published.values_list("pk", "first_published"))
    made = [
        person
        for one in natural
        for person in _list_persons(one, timezone.localdate(first[one.key]))
        if is_public(person.published, on=on)
    ]
    Person.objects.bulk_create(made)
    _clean_past(natural)
    return bool(natural)


def _clean_past(natural: Sequence[Stored]) -> None:
    """Take names out of what an earlier list left behind, which told of no person."""
    named = {one.code: list_persons(one.record) for one in natural}
    names = {name for each in named.values() for name in each}
    if not names:
        return
    past = list(Revision.objects.filter(code__in=named))
    for revision in past:
        for text in TEXTS:
            before = revision.before.get(text, "")
            revision.before[text] = blank_names(before, named[revision.code])
    Revision.objects.bulk_update(past, ["before"], batch_size=200)
    left = Organisation.objects.filter(name__in=names, participations__isnull=True)
    left.filter(merges=None, taken_in=None, aliases=None).delete()


def _list_persons(stored: Stored, first: date) -> list[Person]:
    published = min(first, stored.record.updated or first)
    return [
        Person(project_id=stored.key, name=one.name[:NAME_LENGTH], published=published)
        for one in stored.record.beneficiaries
        if one.natural and one.name and not is_person(one.name)
    ]


def conceal_places(places: Sequence[Row]) -> Sequence[Row]:
    """Give a person's places as they may be told: several by NUTS 2 region only."""
    if len(places) <= 1:
        return places
    codes = (_find_region(place) for place in places)
    return [
        {
            "project_id": places[0]["project_id"],
            "county_name": _name_regions().get(code, code),
            "nuts": code,
            "basis": LocationBasis.NUTS2.value,
        }
        for code in dict.fromkeys(filter(None, codes))
    ]


def _find_region(place: Row) -> str:
    nuts = place["nuts"] or _read_counties().get(place["county"], "")
    return str(nuts)[:NUTS_2]


@cache
def _read_counties() -> dict[str, str]:
    """Give the NUTS 3 code of each county that an installed programme describes."""
    return {
        county.code: county.nuts3
        for programme in installed().values()
        for county in programme.area.counties
    }


@cache
def _name_regions() -> dict[str, str]:
    regions = (programme.area.nuts2 for programme in installed().values())
    return {region.code: region.name.sv for region in regions}


def forget_persons(*, on: date) -> int:
    """Delete the names whose two years are over on a day; give how many.

    All names, where the installation does not name persons. Freed space is overwritten.
    """
    found = Person.objects.all()
    if settings.MEDEL_NAME_PERSONS:
        found = found.filter(published__lte=latest_expired(on))
    _overwrite_freed()
    with transaction.atomic():
        count, _ = found.delete()
    _empty_log()
    return count


def _overwrite_freed() -> None:
    """Have SQLite write zeros over what is deleted, so that no file keeps it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")


def _empty_log() -> None:
    """Move SQLite's log into the database and empty it: it holds the pages before."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
