"""The search index of the bank: read from the database, followed, healed.

The database is the only truth; the index may be thrown away at any time.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from medel.core.money import round_half_up
from medel.core.texts import Language
from medel.programmes.catalogue import installed
from medel.projects.changes import can_follow, latest_change
from medel.projects.labels import name_values
from medel.projects.models import Participation, Place, Project
from medel.search import index
from medel.search.documents import SearchDocument
from medel.search.errors import IndexBusyError, IndexUnusableError
from medel.search.searcher import Searcher

# SQLite refuses a question about more than a thousand keys at once.
BATCH = 500
REPORTING_CURRENCY = "SEK"
Progress = Callable[[int], None]


def find_folder() -> Path:
    """Give the folder of the installation's index."""
    folder: Path = settings.HOME / "index"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def build_index(progress: Progress = lambda _: None) -> int:
    """Build the index anew beside the old one; give the number of projects in it."""
    counter = latest_change()
    documents = read_documents(Project.objects.all())
    folder = find_folder()
    return index.build(folder, documents, counter=counter, progress=progress).documents


def open_bank() -> Searcher:
    """Open the index at the bank's last change; build or follow it where it is behind.

    While another process writes, the index answers from its state before.
    """
    latest = latest_change()
    try:
        searcher = _open(find_folder())
        behind = searcher.about.counter
    except IndexUnusableError:
        build_index()
        return _open(find_folder())
    if behind != latest:
        _catch_up(behind, latest)
    return searcher


def read_documents(projects: QuerySet[Project]) -> Iterator[SearchDocument]:
    """Read what the index is told of each project, in batches of the database."""
    parts = Participation.objects.select_related("organisation")
    joined = projects.order_by("pk").prefetch_related(
        Prefetch("participations", parts), "places"
    )
    for project in joined.iterator(chunk_size=BATCH):
        yield _describe(project)


@lru_cache(maxsize=4)
def _open(folder: Path) -> Searcher:
    return index.open(folder)


def _catch_up(behind: int, latest: int) -> None:
    try:
        if can_follow(behind):
            changed = Project.objects.filter(change__gt=behind)
            index.update(find_folder(), read_documents(changed), counter=latest)
        else:
            build_index()
    except IndexBusyError:
        return
    except IndexUnusableError:
        build_index()


def _describe(project: Project) -> SearchDocument:
    parts = list(project.participations.all())
    places = list(project.places.all())
    values = _list_values(project, parts, places)
    return SearchDocument(
        key=project.pk,
        code=project.code,
        case_number=project.case_number,
        title=project.title,
        title_en=project.title_en,
        text=" ".join(filter(None, (project.purpose, project.achievements))),
        organisations=tuple(part.organisation.name for part in parts),
        organisation_numbers=tuple(
            part.organisation.number for part in parts if part.organisation.number
        ),
        values=values,
        names=_list_names(project, places, values),
        amount=convert_amount(project),
        decided=project.decided,
    )


def _list_values(
    project: Project, parts: list[Participation], places: list[Place]
) -> dict[str, tuple[str, ...]]:
    plain = ("programme", "period", "fund", "objective", "theme", "status")
    listed = {name: (getattr(project, name),) for name in plain}
    several = {
        "area": tuple(project.areas),
        "county": tuple(place.county or place.county_name for place in places),
        "municipality": tuple(place.municipality for place in places),
        "beneficiary": tuple(part.organisation.name for part in parts),
        "beneficiary_kind": tuple(part.organisation.kind for part in parts),
        "year": (_name_year(project),),
    }
    return {
        name: tuple(dict.fromkeys(filter(None, values)))
        for name, values in {**listed, **several}.items()
    }


def _name_year(project: Project) -> str:
    """Give the year of the decision; of the start where no decision is stated."""
    day = project.decided or project.start
    return str(day.year) if day else ""


def _list_names(
    project: Project, places: list[Place], values: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Give what people call the values: searching for Dalarna finds county 20."""
    named = {
        "county": tuple(place.county_name for place in places),
        "municipality": tuple(place.municipality_name for place in places),
        "programme": (project.programme_name,),
    }
    themes = tuple(
        name_values("theme", language).get(value, "")
        for value in values["theme"]
        for language in Language
    )
    return {**named, "theme": themes}


def convert_amount(project: Project) -> int | None:
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
