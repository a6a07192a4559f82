"""What is read from the register of organisations: entries, spellings, likely ones."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from medel.core.errors import MedelError
from medel.core.money import Money
from medel.core.texts import Text
from medel.projects.models import Merge, Organisation, Participation, Project
from medel.projects.queries import join_projects, spell_all
from medel.projects.register.matching import Candidate, Likely, find_likely
from medel.projects.states import Role

LATEST = 20
MOST_NAMED = 5


class NoSuchOrganisationError(MedelError):
    """The register has no such organisation, or more than one."""


@dataclass(frozen=True)
class Share:
    """What an organisation has in one role, period and currency.

    `sum` is the EU amount of the whole projects; None where no source states one.
    """

    role: Role
    period: str
    count: int
    stated: int
    sum: Money | None

    @property
    def unstated(self) -> int:
        """How many of the projects have no EU amount in their source."""
        return self.count - self.stated


@dataclass(frozen=True)
class Account:
    """What the bank knows of one entry of the register."""

    entry: Organisation
    spellings: list[Organisation]
    merges: list[Merge]
    shares: list[Share]
    projects: list[Project]
    total: int


def find_organisation(code: str) -> Organisation:
    """Find an organisation by its code; raise NoSuchOrganisationError."""
    found = _select().filter(code=code).first()
    if found is None:
        raise NoSuchOrganisationError(
            Text(
                sv="Det finns ingen organisation på den här adressen.",
                en="There is no organisation at this address.",
            )
        )
    return found


def recognise(stated: str) -> Organisation:
    """Find the organisation that a person means: by code, number or exact name.

    Raises NoSuchOrganisationError where there is none, or several of one name.
    """
    found = list(_select().filter(_match([stated])).order_by("code")[:MOST_NAMED])
    exact = [one for one in found if one.code == stated]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise NoSuchOrganisationError(
            Text(
                sv=f'Registret har ingen organisation "{stated}". '
                "Skriv namnet exakt, numret eller koden.",
                en=f'The register has no organisation "{stated}". '
                "Write the exact name, the number or the code.",
            )
        )
    listed = ", ".join(one.code for one in found)
    raise NoSuchOrganisationError(
        Text(
            sv=f'Flera organisationer heter "{stated}". Skriv koden: {listed}.',
            en=f'Several organisations are called "{stated}". '
            f"Write the code: {listed}.",
        )
    )


def resolve_names(values: Iterable[str]) -> tuple[str, ...]:
    """Give the names of the entries that names, numbers or codes lead to.

    What the register does not know stays as it is.
    """
    wanted = list(values)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in _select().filter(_match(wanted)).order_by("code"):
        for key in (one.name, one.number, one.code):
            found[key].append(one.main.name)
    names = (name for value in wanted for name in found.get(value, [value]))
    return tuple(dict.fromkeys(names))


def account_for(entry: Organisation) -> Account:
    """Tell what the bank knows of an entry, under all its spellings."""
    spellings = list(
        Organisation.objects.filter(Q(pk=entry.pk) | Q(entry=entry)).order_by("name")
    )
    keys = [one.pk for one in spellings]
    parts = Participation.objects.filter(organisation__in=keys)
    mine = Project.objects.filter(pk__in=parts.values("project"))
    merges = Merge.objects.filter(Q(alias__in=keys) | Q(into__in=keys))
    return Account(
        entry=entry,
        spellings=spellings,
        merges=list(merges.select_related("alias", "into")),
        shares=[one for role in Role for one in _add_up(parts, role)],
        projects=list(join_projects(mine)[:LATEST]),
        total=mine.count(),
    )


def read_others(project: Project, *, limit: int) -> list[Project]:
    """Read other projects of the organisations that receive a project's support."""
    parts = project.beneficiaries
    entries = {part.organisation.main.pk for part in parts}
    theirs = Participation.objects.filter(
        organisation__in=spell_all(entries), role=Role.BENEFICIARY
    )
    others = Project.objects.filter(pk__in=theirs.values("project"))
    return list(join_projects(others.exclude(pk=project.pk))[:limit])


def read_entries() -> QuerySet[Organisation]:
    """Read the entries with projects, as a site map needs them, in a fixed order."""
    mine = Participation.objects.filter(
        organisation=OuterRef("pk"), project__fictitious=False
    )
    aliases = Organisation.objects.filter(entry=OuterRef("pk"))
    known = Exists(mine) | Exists(aliases)
    return Organisation.objects.filter(known, entry__isnull=True).order_by("pk")


def suggest_merges(*, limit: int) -> tuple[list[Likely], dict[int, int]]:
    """Suggest entries that may be the same, and how many projects each has.

    Two that were merged and split again are not suggested anew.
    """
    likely = find_likely(_read_candidates())
    settled = {frozenset(pair) for pair in Merge.objects.values_list("alias", "into")}
    open_ = [
        two for two in likely if frozenset((two.one.key, two.other.key)) not in settled
    ][:limit]
    keys = {key for two in open_ for key in (two.one.key, two.other.key)}
    return open_, _count_projects(keys)


def _read_candidates() -> Iterable[Candidate]:
    rows = read_entries().values_list("pk", "name", "number", "number_valid", "kind")
    for key, name, number, valid, kind in rows.iterator():
        yield Candidate(key, name, number if valid else "", kind)


def _count_projects(keys: Iterable[int]) -> dict[int, int]:
    main = Coalesce("organisation__entry", "organisation")
    real = Participation.objects.filter(project__fictitious=False)
    parts = real.order_by().annotate(main=main)
    rows = parts.filter(main__in=list(keys)).values_list("main")
    return dict(rows.annotate(count=Count("project", distinct=True)))


def _add_up(parts: QuerySet[Participation], role: Role) -> list[Share]:
    mine = Project.objects.filter(pk__in=parts.filter(role=role).values("project"))
    rows = (
        mine.order_by("-period", "currency")
        .values("period", "currency")
        .annotate(count=Count("pk"), stated=Count("eu_amount"), total=Sum("eu_amount"))
    )
    return [
        Share(
            role=role,
            period=row["period"],
            count=row["count"],
            stated=row["stated"],
            sum=Money(row["total"], row["currency"]) if row["stated"] else None,
        )
        for row in rows
    ]


def _select() -> QuerySet[Organisation]:
    return Organisation.objects.select_related("entry")


def _match(values: list[str]) -> Q:
    known = [value for value in values if value]
    return Q(name__in=known) | Q(number__in=known) | Q(code__in=known)
