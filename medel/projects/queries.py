"""What is read from the project bank, already joined and ordered."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from medel.core.errors import MedelError
from medel.core.money import Money
from medel.core.texts import Text
from medel.programmes.programme import Programme
from medel.projects.kept import keep
from medel.projects.known import require_known
from medel.projects.models import Organisation, Participation, Place, Project
from medel.projects.selection import FILTERS, Selection, SelectionError

PAGE_SIZE = 50


class NoSuchProjectError(MedelError):
    """There is no project with this code."""


@dataclass(frozen=True)
class Summary:
    """How many projects, how many of them with an EU amount, and those amounts' sums.

    One sum per currency; a project without a stated amount adds nothing to any.
    """

    count: int
    with_amount: int
    sums: tuple[Money, ...]

    @property
    def without_amount(self) -> int:
        """How many projects have no EU amount in their source."""
        return self.count - self.with_amount

    def sum_in(self, currency: str) -> Money:
        """Give the sum of the amounts that are in one currency."""
        zero = Money(Decimal(0), currency)
        return next((m for m in self.sums if m.currency == currency), zero)


@dataclass(frozen=True)
class Choice:
    """One value of a facet: how many projects it would give, and if it is chosen."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Sheet:
    """One page of a selection's projects, and where it stands among the others."""

    projects: list[Project]
    number: int
    pages: int

    @property
    def previous(self) -> int:
        """The page before."""
        return self.number - 1

    @property
    def next(self) -> int:
        """The page after."""
        return self.number + 1


def select(selection: Selection) -> QuerySet[Project]:
    """Select projects, each once; a value that no project has selects none."""
    found = Project.objects.all()
    for name, values in selection.include.items():
        found = found.filter(_match(name, values))
    for name, values in selection.exclude.items():
        found = found.exclude(_match(name, values))
    return found


def read_sheet(selection: Selection) -> Sheet:
    """Read one page of a selection.

    Raises SelectionError on a value that does not exist, and beyond the last page.
    """
    require_known(selection)
    pages = Paginator(join_projects(select(selection)), PAGE_SIZE)
    if selection.page > pages.num_pages:
        raise SelectionError(_no_such_page(selection.page, pages.num_pages))
    page = pages.page(selection.page)
    return Sheet(list(page.object_list), selection.page, pages.num_pages)


def summarise(selection: Selection) -> Summary:
    """Count a selection's projects and add up their EU amounts, by currency."""
    return keep(f"sum {selection.write()}", lambda: _summarise(selection))


def _summarise(selection: Selection) -> Summary:
    rows = (
        select(selection)
        .order_by()
        .values("currency")
        .annotate(count=Count("pk"), stated=Count("eu_amount"), total=Sum("eu_amount"))
    )
    sums = tuple(Money(row["total"], row["currency"]) for row in rows if row["stated"])
    return Summary(
        count=sum(row["count"] for row in rows),
        with_amount=sum(row["stated"] for row in rows),
        sums=sums,
    )


def count_choices(
    selection: Selection, name: str, order: Sequence[str]
) -> list[Choice]:
    """Count a facet's values as if its own filter were open; `order` comes first."""
    rows = (
        select(selection.without(name))
        .order_by()
        .values_list(FILTERS[name])
        .annotate(count=Count("pk", distinct=True))
    )
    counts = {str(value): count for value, count in rows if value not in (None, "")}
    listed = [*order, *sorted(counts.keys() - set(order), reverse=True)]
    return [
        Choice(
            value=value,
            count=counts.get(value, 0),
            chosen=selection.has(name, value),
        )
        for value in listed
    ]


def find_project(code: str, *, even_fictitious: bool = False) -> Project:
    """Find a project with everything its page shows; raise NoSuchProjectError.

    One that is made up is found only by a page that says so.
    """
    among = Project.everything if even_fictitious else Project.objects
    project = join_projects(among.all()).filter(code=code).first()
    if project is None:
        raise NoSuchProjectError(
            Text(
                sv="Det finns inget projekt på den här adressen.",
                en="There is no project at this address.",
            )
        )
    return project


def read_latest(programme: str, *, limit: int, county: str = "") -> list[Project]:
    """Read the projects that were decided last in a programme, or a county of it."""
    decided = Project.objects.filter(programme=programme, decided__isnull=False)
    if county:
        decided = decided.filter(_at_place(Q(county=county)))
    return list(join_projects(decided)[:limit])


def read_fictitious() -> list[Project]:
    """Read the made-up projects of a demonstration, which the bank does not count."""
    return list(join_projects(Project.everything.filter(fictitious=True)))


def has_fictitious() -> bool:
    """Tell whether a demonstration has left made-up projects here."""
    return keep(
        "fictitious", lambda: Project.everything.filter(fictitious=True).exists()
    )


def read_codes() -> QuerySet[Project]:
    """Read what a site map needs of every project, in a fixed order."""
    return Project.objects.only("code", "changed").order_by("pk")


def sum_by_county(programme: str) -> dict[str, Summary]:
    """Add up a programme's EU amounts by county code.

    A project in several counties counts in full in each of them.
    """
    return keep(f"counties {programme}", lambda: _sum_by_county(programme))


def _sum_by_county(programme: str) -> dict[str, Summary]:
    rows = (
        Place.objects.filter(project__programme=programme, project__fictitious=False)
        .exclude(county="")
        .values_list("county", "project", "project__currency", "project__eu_amount")
        .distinct()
    )
    by_county: dict[str, list[Money | None]] = {}
    for county, _, currency, amount in rows:
        money = None if amount is None else Money(amount, currency)
        by_county.setdefault(county, []).append(money)
    return {county: _add_up(amounts) for county, amounts in by_county.items()}


def count_projects(**conditions: object) -> int:
    """Count the projects under plain conditions on their own fields."""
    if conditions:
        return Project.objects.filter(**conditions).count()
    # Two counts by an index each, where one by both conditions reads every row.
    fictitious = Project.everything.filter(fictitious=True)
    return Project.everything.count() - fictitious.count()


def read_predecessors(programme: Programme) -> list[str]:
    """Read the codes of the same area's programmes in other periods."""
    stem = programme.code.removesuffix(programme.identity.period.label)
    kin = Project.objects.filter(programme__startswith=stem)
    others = kin.exclude(programme=programme.code).order_by("programme")
    return list(others.values_list("programme", flat=True).distinct())


def _add_up(amounts: list[Money | None]) -> Summary:
    stated = [money for money in amounts if money is not None]
    sums: dict[str, Money] = {}
    for money in stated:
        so_far = sums.get(money.currency, Money(Decimal(0), money.currency))
        sums[money.currency] = so_far + money
    return Summary(len(amounts), len(stated), tuple(sums.values()))


def read_projects(keys: Sequence[int]) -> dict[int, Project]:
    """Read projects by their database keys, with all that a list shows of them."""
    return {
        project.pk: project
        for project in join_projects(Project.objects.filter(pk__in=keys))
    }


def _match(name: str, values: tuple[str, ...]) -> Q:
    """Match projects without joining, so that none comes twice."""
    if name == "county":
        return _at_place(Q(county__in=values) | Q(county_name__in=values))
    if name == "municipality":
        spoken = Q(municipality_name__in=values)
        return _at_place(Q(municipality__in=values) | spoken)
    if name == "beneficiary":
        named = Organisation.objects.filter(name__in=values)
        entries = named.values_list(Coalesce("entry", "pk"))
        parts = Participation.objects.filter(organisation__in=spell_all(entries))
        return Q(pk__in=parts.values("project"))
    if name == "year":
        years = [int(value) for value in values]
        undecided = Q(decided__isnull=True, start__year__in=years)
        return Q(decided__year__in=years) | undecided
    return Q(**{f"{FILTERS[name]}__in": values})


def spell_all(
    entries: "QuerySet[Any, Any] | Collection[int]",
) -> QuerySet[Organisation]:
    """Select the organisations of some entries of the register: these, their aliases.

    Asked in one condition with what they take part in, a large bank is read whole.
    """
    mine = Q(pk__in=entries) | Q(entry__in=entries)
    return Organisation.objects.order_by().filter(mine)


def _at_place(condition: Q) -> Q:
    return Q(pk__in=Place.objects.filter(condition).values("project"))


def join_projects(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Join what a page shows of each project: source, organisations, places."""
    joined = projects.select_related("origin")
    # Organisations are joined: SQLite refuses a question about over a thousand keys.
    parts = Participation.objects.select_related("organisation__entry")
    return joined.prefetch_related(Prefetch("participations", parts), "places")


def _no_such_page(page: int, last: int) -> Text:
    return Text(
        sv=f"Sidan {page} finns inte. Den sista sidan är {last}.",
        en=f"There is no page {page}. The last page is {last}.",
    )
