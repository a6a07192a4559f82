"""The API's addresses, under /api/v1/."""

import json
from datetime import date
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import NinjaAPI, Query, Schema
from pydantic import Field

from medel import __version__
from medel.api.calls import router as calls
from medel.api.ideas import add_ideas
from medel.api.plans import router as plans
from medel.api.problems import NotHereError, Problem, tell_problems
from medel.api.shapes import (
    FacetShape,
    ProjectShape,
    ProjectsShape,
    SumShape,
    shape_project,
)
from medel.core.money import Money
from medel.core.texts import Text
from medel.programmes.account import Account, Headline, head, tell
from medel.programmes.catalogue import find_programme, installed
from medel.projects.bank import search_bank
from medel.projects.queries import NoSuchProjectError, find_project
from medel.projects.selection import read_selection
from medel.search.result import FacetValue

api = NinjaAPI(
    title="Medel",
    version=__version__,
    description="Regional fund programmes and their projects, with the source of each "
    "fact. Free to read, no key. Amounts and shares are strings, dates ISO dates.",
    docs_url=None,
    urls_namespace="api",
)
tell_problems(api)
api.add_router("/plans", plans)
api.add_router("/calls", calls)

PUBLIC = {"x-access": "public"}
JSON = "application/json"


class Filters(Schema):
    """The bank's filters: repeated means or, different mean and, `!value` excludes."""

    programme: list[str] = Field(default=[], description="Programme code")
    period: list[str] = Field(default=[], description="Period, such as 2021-2027")
    fund: list[str] = Field(default=[], description="Fund, such as ERDF")
    objective: list[str] = Field(default=[], description="Specific objective: 1.1")
    theme: list[str] = Field(default=[], description="Theme code")
    county: list[str] = Field(default=[], description="County code or name")
    municipality: list[str] = Field(default=[], description="Municipality code")
    beneficiary: list[str] = Field(default=[], description="Organisation name")
    status: list[str] = Field(default=[], description="Status code")
    year: list[str] = Field(default=[], description="Year of decision")
    area: list[str] = Field(default=[], description="Area of smart specialisation")
    beneficiary_kind: list[str] = Field(default=[], description="Kind of organisation")
    q: str = Field(default="", max_length=1000, description="Words; see the manual")
    sort: str = Field(
        default="", description="relevance, newest, oldest, largest, smallest or title"
    )
    amount: str = Field(default="", description="EU amount in kronor: 1000000..5000000")
    page: int = Field(default=1, ge=1, le=1_000_000, description="Page, from 1")


@api.get(
    "/programmes",
    response={200: list[Headline]},
    summary="The programmes of this installation",
    openapi_extra=PUBLIC,
)
def list_programmes(request: HttpRequest) -> list[Headline]:
    """Code, name and period of each programme."""
    del request
    return [head(programme) for programme in installed().values()]


@api.get(
    "/programmes/{code}",
    response={200: Account, 404: Problem},
    summary="Everything known of a programme",
    openapi_extra=PUBLIC,
)
def show_programme(request: HttpRequest, code: str) -> HttpResponse:
    """All facts with their sources; rates and shares as of today."""
    del request
    day = timezone.localdate().isoformat()
    return HttpResponse(_write_account(code, day), content_type=JSON)


@api.get(
    "/projects",
    response={200: ProjectsShape, 400: Problem},
    summary="Projects by filter, fifty a page",
    openapi_extra=PUBLIC,
)
def list_projects(request: HttpRequest, filters: Query[Filters]) -> ProjectsShape:
    """A page of projects, with the number, sum and facets of the whole selection."""
    del filters  # read again from the address, where excluded values keep their mark
    selection = read_selection(request.GET.lists())
    result = search_bank(selection)
    more = selection.turn(result.next).write()
    return ProjectsShape(
        total=result.total,
        with_amount=result.with_amount,
        sums=[_shape_sum(result.sum)] if result.with_amount else [],
        facets={
            name: [_shape_value(value) for value in values]
            for name, values in result.facets.items()
        },
        suggestion=result.suggestion,
        page=result.number,
        pages=result.pages,
        next=f"?{more}" if result.number < result.pages else None,
        results=[shape_project(one.project) for one in result.found],
    )


def _shape_value(value: FacetValue) -> FacetShape:
    return FacetShape(value=value.value, count=value.count, sum=str(value.sum))


def _shape_sum(money: Money) -> SumShape:
    return SumShape(amount=f"{money.amount.normalize():f}", currency=money.currency)


@api.get(
    "/projects/{code}",
    response={200: ProjectShape, 404: Problem},
    summary="One project",
    openapi_extra=PUBLIC,
)
def show_project(request: HttpRequest, code: str) -> ProjectShape:
    """A project with its organisations, places, money and source."""
    del request
    try:
        return shape_project(find_project(code))
    except NoSuchProjectError as error:
        raise NotHereError(error.reason) from error


add_ideas(api, PUBLIC)


@lru_cache(maxsize=64)
def _write_account(code: str, day: str) -> bytes:
    """Write a programme's account once a day: its files change only with a release."""
    programme = find_programme(code)
    if programme is None:
        raise NotHereError(
            Text(
                sv=f"Det finns inget program med koden {code[:100]}.",
                en=f"There is no programme with the code {code[:100]}.",
            )
        )
    account = tell(programme, on=date.fromisoformat(day))
    told = account.model_dump(mode="json")
    return json.dumps(told, ensure_ascii=False).encode()
