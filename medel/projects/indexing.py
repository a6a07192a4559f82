"""The search index of the bank: what it is told of each project.

The database is the only truth; the index may be thrown away at any time.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from django.conf import settings
from django.db import connection
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from medel.core import apart
from medel.core.money import round_half_up
from medel.core.texts import Language
from medel.programmes.catalogue import installed
from medel.projects.changes import latest_change
from medel.projects.labels import name_values
from medel.projects.models import Organisation, Participation, Place, Project
from medel.search import index
from medel.search.documents import SearchDocument
from medel.search.errors import IndexDamagedError
from medel.search.preparing import prepare_all

# SQLite refuses a question about more than a thousand keys at once.
BATCH = 500
# Fewer projects are ready before another process would have begun.
LEAST_APART = 20_000
REPORTING_CURRENCY = "SEK"
Progress = Callable[[int], None]
_TOLD = (
    *("pk", "code", "case_number", "title", "title_en", "purpose", "achievements"),
    *("programme", "programme_name", "period", "fund", "objective", "theme"),
    *("status", "start", "decided", "currency", "eu_amount"),
)

# A row with the columns of `_TOLD` by their names, or a whole record.
_Told = Any


class _Entry(NamedTuple):
    """An entry of the register, as the index is told of it."""

    key: int
    name: str
    number: str
    kind: str


class _Part(NamedTuple):
    """An organisation's part in a project: as written, and the entry it belongs to."""

    key: int
    name: str
    number: str
    kind: str
    entry_key: int | None
    entry_name: str | None
    entry_number: str | None
    entry_kind: str | None

    @property
    def main(self) -> _Entry:
        """The entry of the register: the organisation itself if it has no other."""
        if self.entry_key is None:
            return _Entry(self.key, self.name, self.number, self.kind)
        told = (self.entry_name or "", self.entry_number or "", self.entry_kind or "")
        return _Entry(self.entry_key, *told)

    @staticmethod
    def columns() -> tuple[str, ...]:
        own = [f"organisation__{name}" for name in ("name", "number", "kind")]
        main = [f"organisation__entry__{name}" for name in ("name", "number", "kind")]
        return ("organisation_id", *own, "organisation__entry_id", *main)


class _Place(NamedTuple):
    """A place of a project, as the index is told of it."""

    county: str
    county_name: str
    municipality: str
    municipality_name: str

    @staticmethod
    def columns() -> tuple[str, ...]:
        return _Place._fields


_Shape = TypeVar("_Shape", _Part, _Place)


def find_folder() -> Path:
    """Give the folder of the installation's index."""
    folder: Path = settings.HOME / "index"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def build_index(progress: Progress = lambda _: None) -> int:
    """Build the index anew beside the old one; give the number of projects in it."""
    counter, folder = latest_change(), find_folder()
    whole = _prepare_bank()
    built = index.build_prepared(folder, whole, counter=counter, progress=progress)
    return built.documents


def _prepare_bank() -> index.Whole:
    """Make the bank ready for its index; a large one in a process of its own.

    That process reads and analyses while this one writes.
    """
    # What a transaction has not stored yet, no other process can read.
    if connection.in_atomic_block or Project.objects.count() < LEAST_APART:
        yield from prepare_here()
        return
    try:
        yield from apart.ask("medel.projects.preparation", None)
    except EOFError as error:
        raise IndexDamagedError("preparation") from error


def prepare_here() -> index.Whole:
    """Make every project of the bank ready for the index, in this process."""
    return prepare_all(read_documents(Project.objects.all()))


def read_documents(projects: QuerySet[Project]) -> Iterator[SearchDocument]:
    """Read what the index is told of each project, in batches of the database.

    Plain rows, not records: of a million projects the records alone would take minutes.
    """
    spelt = projects.order_by("pk").annotate(spelt_areas=Cast("areas", TextField()))
    told = spelt.values_list(*_TOLD, "spelt_areas", named=True)
    coming = told.iterator(chunk_size=BATCH)
    aliases = _read_aliases()
    while batch := list(islice(coming, BATCH)):
        asked = _among([project.pk for project in batch])
        parts = _gather(Participation.objects.filter(asked), _Part)
        places = _gather(Place.objects.filter(asked), _Place)
        for project in batch:
            yield _describe(project, parts[project.pk], places[project.pk], aliases)


def _among(keys: list[int]) -> Q:
    """Ask for what belongs to projects; by their bounds, where few lie between them."""
    first, last = keys[0], keys[-1]
    if last - first < 2 * len(keys):
        return Q(project__gte=first, project__lte=last)
    return Q(project__in=keys)


def _read_aliases() -> dict[int, list[str]]:
    """Read the other names of every entry of the register that has some."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    led = Organisation.objects.filter(entry__isnull=False)
    for one in led.select_related("entry").order_by("name"):
        found[one.main.pk].append(one.name)
    return found


def _gather(
    found: "QuerySet[Any]", shape: type[_Shape]
) -> defaultdict[int, list[_Shape]]:
    """Gather rows by their project, each project's in the table's own order."""
    gathered: defaultdict[int, list[_Shape]] = defaultdict(list)
    for project, *told in found.values_list("project_id", *shape.columns()):
        gathered[project].append(shape(*told))
    return gathered


def _describe(
    project: _Told,
    parts: list[_Part],
    places: list[_Place],
    aliases: Mapping[int, list[str]],
) -> SearchDocument:
    values = _list_values(project, parts, places)
    return SearchDocument(
        key=project.pk,
        code=project.code,
        case_number=project.case_number,
        title=project.title,
        title_en=project.title_en,
        text=" ".join(filter(None, (project.purpose, project.achievements))),
        organisations=_list_organisations(parts, aliases),
        organisation_numbers=_list_numbers(parts),
        values=values,
        names=_list_names(project, places, values),
        amount=convert_amount(project),
        decided=project.decided,
    )


def _list_values(
    project: _Told, parts: list[_Part], places: list[_Place]
) -> dict[str, tuple[str, ...]]:
    plain = ("programme", "period", "fund", "objective", "theme", "status")
    single = {name: getattr(project, name) for name in plain}
    single["year"] = _name_year(project)
    several = {
        "area": _read_areas(project.spelt_areas),
        "county": (place.county or place.county_name for place in places),
        "municipality": (
            place.municipality or place.municipality_name for place in places
        ),
        "beneficiary": (part.main.name for part in parts),
        "beneficiary_kind": (part.main.kind or part.kind for part in parts),
    }
    listed = {name: (value,) if value else () for name, value in single.items()}
    return listed | {
        name: tuple(dict.fromkeys(filter(None, values)))
        for name, values in several.items()
    }


@lru_cache(maxsize=1024)
def _read_areas(spelt: str) -> tuple[str, ...]:
    return tuple(json.loads(spelt))


def _list_organisations(
    parts: list[_Part], aliases: Mapping[int, list[str]]
) -> tuple[str, ...]:
    """List the names of the organisations: as written, the entry's, its aliases."""
    mains = [part.main for part in parts]
    also = (name for main in mains for name in aliases.get(main.key, ()))
    names = (part.name for part in parts)
    return tuple(dict.fromkeys((*names, *(main.name for main in mains), *also)))


def _list_numbers(parts: list[_Part]) -> tuple[str, ...]:
    each = (one for part in parts for one in (part, part.main))
    return tuple(dict.fromkeys(one.number for one in each if one.number))


def _name_year(project: _Told) -> str:
    """Give the year of the decision; of the start where no decision is stated."""
    day = project.decided or project.start
    return str(day.year) if day else ""


def _list_names(
    project: _Told, places: list[_Place], values: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Give what people call the values: searching for Dalarna finds county 20."""
    named = {
        "county": tuple(place.county_name for place in places),
        "municipality": tuple(place.municipality_name for place in places),
        "programme": (project.programme_name,),
    }
    themes = tuple(
        _name_themes(language).get(value, "")
        for value in values["theme"]
        for language in Language
    )
    return {**named, "theme": themes}


@cache
def _name_themes(language: str) -> dict[str, str]:
    return name_values("theme", language)


def convert_amount(project: _Told) -> int | None:
    """Give the EU amount in whole kronor, at the fixed rate; None for other money."""
    if project.eu_amount is None:
        return None
    rate = find_rate(project.currency)
    return None if rate is None else int(round_half_up(project.eu_amount * rate))


@lru_cache(maxsize=64)
def find_rate(currency: str) -> Decimal | None:
    """Give kronor per unit of a currency: 1 for kronor, the fixed rate for euro."""
    if currency == REPORTING_CURRENCY:
        return Decimal(1)
    if currency != "EUR":
        return None
    programme = installed()[settings.MEDEL_PROGRAMME]
    return programme.number("exchange_rate", on=timezone.localdate())
