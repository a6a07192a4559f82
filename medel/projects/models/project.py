"""The record of a project: what, who, where, how much, and where we read it.

The fields follow the list of operations of Regulation (EU) 2021/1060, article 49(3).
Amounts are in the record's currency; an empty amount or date is one that the source
does not state, never a zero.
"""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from medel.core.money import Money, share
from medel.core.periods import PartialDate, Precision
from medel.projects.models.organisation import Organisation
from medel.projects.models.origin import Origin
from medel.projects.states import (
    AmountKind,
    DatePrecision,
    LocationBasis,
    Role,
    Status,
)

# More places than this are told by their counties.
MOST_PLACES = 3


def _amount() -> "models.DecimalField[Decimal | None, Decimal | None]":
    """An amount that a source may leave out: up to 18 digits, two of them decimals."""
    return models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)


class Bank(models.Manager["Project"]):
    """The projects of the public bank: a made-up one is none of them."""

    def get_queryset(self) -> "models.QuerySet[Project]":
        """Leave out what is made up, from lists, sums, index and open data alike."""
        return super().get_queryset().filter(fictitious=False)


class Project(models.Model):
    """A project with support from an EU fund (an operation, article 49(3)).

    A `fictitious` one comes from a demonstration: it has a page that says so, and is
    never counted, listed, indexed or given out among the others.
    """

    programme = models.CharField(max_length=100, db_index=True)
    programme_name = models.CharField(max_length=200)
    code = models.SlugField(max_length=100, unique=True)
    case_number = models.CharField(max_length=50, blank=True, db_index=True)
    title = models.CharField(max_length=500)
    title_en = models.CharField(max_length=500, blank=True)
    purpose = models.TextField(blank=True)
    achievements = models.TextField(blank=True)
    status = models.CharField(
        max_length=20, choices=Status.choices, default=Status.UNKNOWN
    )
    period = models.CharField(max_length=9)
    fund = models.CharField(max_length=20, blank=True)
    instrument = models.CharField(max_length=50, blank=True)
    objective = models.CharField(max_length=10, blank=True, db_index=True)
    priority = models.CharField(max_length=300, blank=True)
    theme = models.CharField(max_length=60, blank=True, db_index=True)
    start = models.DateField(null=True, blank=True)
    start_precision = models.CharField(
        max_length=5, choices=DatePrecision.choices, default=DatePrecision.DAY
    )
    end = models.DateField(null=True, blank=True)
    end_precision = models.CharField(
        max_length=5, choices=DatePrecision.choices, default=DatePrecision.DAY
    )
    decided = models.DateField(null=True, blank=True, db_index=True)
    currency = models.CharField(max_length=3, default="SEK")
    amount_kind = models.CharField(
        max_length=30, choices=AmountKind.choices, default=AmountKind.NOT_STATED
    )
    eu_amount = _amount()
    total_cost = _amount()
    national_public = _amount()
    national_private = _amount()
    in_kind = _amount()
    eu_rate = models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True)
    exchange_rate = models.DecimalField(
        max_digits=14, decimal_places=6, null=True, blank=True
    )
    end_is_actual = models.BooleanField(null=True)
    natural_person = models.BooleanField(default=False)
    fictitious = models.BooleanField(default=False)
    areas = models.JSONField(default=list, blank=True)
    intervention_fields = models.JSONField(default=list, blank=True)
    country = models.CharField(max_length=2, blank=True)
    updated_in_source = models.DateField(null=True, blank=True)
    row_checksum = models.CharField(max_length=64, blank=True)
    change = models.BigIntegerField(default=0, db_index=True)
    origin = models.ForeignKey(
        Origin, on_delete=models.PROTECT, related_name="projects"
    )
    row = models.PositiveIntegerField()
    href = models.URLField(max_length=500, blank=True)
    first_published = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    everything: ClassVar["models.Manager[Project]"] = models.Manager()
    objects: ClassVar[Bank] = Bank()

    class Meta:
        ordering = [F("decided").desc(nulls_last=True), "title", "pk"]
        indexes = [
            models.Index(
                fields=["fictitious"],
                condition=Q(fictitious=True),
                name="project_fictitious",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True)
                | Q(start__isnull=True)
                | Q(end__gte=F("start")),
                name="project_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def starts(self) -> PartialDate | None:
        """The start as exactly as the source states it."""
        return _state(self.start, self.start_precision)

    @property
    def ends(self) -> PartialDate | None:
        """The end as exactly as the source states it."""
        return _state(self.end, self.end_precision)

    @property
    def where(self) -> list[str]:
        """Where it is: its municipalities, or its counties if they are many."""
        places = list(self.places.all())
        counties = list(dict.fromkeys(place.county_name for place in places))
        few = len(places) <= MOST_PLACES
        return [str(place) for place in places] if few else counties

    @property
    def beneficiaries(self) -> "list[Participation]":
        """The organisations that receive the support."""
        return self._find_parts(Role.BENEFICIARY)

    @property
    def partners(self) -> "list[Participation]":
        """The organisations that take part."""
        return self._find_parts(Role.PARTNER)

    @property
    def contractors(self) -> "list[Participation]":
        """The organisations that were hired by public procurement."""
        return self._find_parts(Role.CONTRACTOR)

    def _find_parts(self, role: Role) -> "list[Participation]":
        return [part for part in self.participations.all() if part.role == role]

    @property
    def eu_money(self) -> Money | None:
        """The EU amount, or None where the source has none."""
        return None if self.eu_amount is None else Money(self.eu_amount, self.currency)

    @property
    def eu_share(self) -> Decimal | None:
        """The EU's share of the total cost: as stated, else by the two amounts."""
        if self.eu_rate is not None:
            return self.eu_rate
        if self.eu_amount is None or self.total_cost is None:
            return None
        return share(self.eu_amount, self.total_cost)

    @property
    def imbalance(self) -> Decimal | None:
        """Stated financing less stated total cost; None unless the source has both.

        A source that does not add up is shown with the difference, never mended.
        """
        if None in (self.total_cost, self.eu_amount, self.national_public):
            return None
        private = self.national_private or Decimal(0)
        paid = self.eu_amount + self.national_public + private  # type: ignore[operator]
        return paid - self.total_cost  # type: ignore[operator]

    @property
    def shortfall(self) -> Decimal | None:
        """How much the stated financing is short of the total cost."""
        return None if self.imbalance is None else -self.imbalance


class Participation(models.Model):
    """An organisation's part in a project."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="participations"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="participations"
    )
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        ordering = ["role", "organisation__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "organisation", "role"], name="participation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.role}"


class Place(models.Model):
    """Where a project is: a county by its code, and a municipality where stated."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="places"
    )
    county = models.CharField(max_length=10, blank=True, db_index=True)
    county_name = models.CharField(max_length=200)
    municipality = models.CharField(max_length=10, blank=True, db_index=True)
    municipality_name = models.CharField(max_length=200, blank=True)
    nuts = models.CharField(max_length=5, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    basis = models.CharField(max_length=20, choices=LocationBasis.choices, blank=True)

    class Meta:
        ordering = ["county_name", "municipality_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "county", "county_name", "municipality"],
                name="place_once",
            )
        ]

    def __str__(self) -> str:
        return self.municipality_name or self.county_name


def _state(first: object, precision: str) -> PartialDate | None:
    return PartialDate(first, Precision(precision)) if first else None  # type: ignore[arg-type]
