"""Calls, what was changed in them, and the money that may be granted."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from medel.core.texts import Text


class Purse(models.Model):
    """The money of a programme that may be granted, and what has been, in SEK.

    `amount` is the programme's `budget` in EUR at `rate`, the fixed rate in SEK for one
    EUR; `before` is what was granted elsewhere before this installation granted
    anything. The database itself refuses a grant beyond the amount, whoever decides
    and when.
    """

    programme = models.CharField(max_length=80, unique=True)
    budget = models.DecimalField(max_digits=15, decimal_places=2, default=Decimal(0))
    rate = models.DecimalField(max_digits=9, decimal_places=4, default=Decimal(1))
    amount = models.DecimalField(max_digits=15, decimal_places=2)
    before = models.DecimalField(max_digits=15, decimal_places=2, default=Decimal(0))
    granted = models.DecimalField(max_digits=15, decimal_places=2, default=Decimal(0))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(granted__gte=0)
                & Q(before__gte=0)
                & Q(granted__lte=F("amount") - F("before")),
                name="purse_never_overdrawn",
            )
        ]

    def __str__(self) -> str:
        return self.programme

    @property
    def left(self) -> Decimal:
        """What may still be granted, SEK."""
        return self.amount - self.before - self.granted


class Call(models.Model):
    """An invitation to apply: a bundle of choices from the programme.

    Lists hold codes of the programme. `budget` and `granted` are SEK; `granted` is the
    sum of the caps decided so far, which the database keeps within the budget.
    `sealed` means that nobody at the authority reads an application before closing.
    `limits` maps a project type to `highest_support` (SEK) and `longest_months`;
    `counties` is empty where the call is for the whole area. `questions` and `criteria`
    are rows with `code`, `sv` and `en`. A draft that is `announced` stands in the
    timetable of planned calls with what is known of it.
    """

    programme = models.CharField(max_length=80)
    code = models.SlugField(max_length=80)
    state = models.CharField(max_length=40)
    title_sv = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    summary_sv = models.TextField(max_length=2000)
    summary_en = models.TextField(max_length=2000)
    who_sv = models.TextField(max_length=2000)
    who_en = models.TextField(max_length=2000)
    objectives = models.JSONField(default=list)
    project_types = models.JSONField(default=list)
    cost_options = models.JSONField(default=list)
    limits = models.JSONField(default=dict, blank=True)
    counties = models.JSONField(default=list, blank=True)
    applicant_kinds = models.JSONField(default=list, blank=True)
    attachments = models.JSONField(default=list, blank=True)
    questions = models.JSONField(default=list, blank=True)
    criteria = models.JSONField(default=list, blank=True)
    max_eu_share = models.DecimalField(max_digits=5, decimal_places=4)
    budget = models.DecimalField(max_digits=15, decimal_places=2)
    granted = models.DecimalField(max_digits=15, decimal_places=2, default=Decimal(0))
    opens = models.DateTimeField()
    closes = models.DateTimeField()
    decided_by = models.DateField(null=True, blank=True)
    announced = models.DateTimeField(null=True, blank=True)
    published = models.DateTimeField(null=True, blank=True)
    changed = models.DateTimeField(null=True, blank=True)
    contact = models.EmailField(blank=True)
    sealed = models.BooleanField(default=False)
    fictitious = models.BooleanField(default=False)

    class Meta:
        ordering = ["-opens", "code"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="call_once"),
            models.CheckConstraint(
                condition=Q(granted__gte=0) & Q(granted__lte=F("budget")),
                name="call_never_overdrawn",
            ),
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")), name="call_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=Q(max_eu_share__gt=0) & Q(max_eu_share__lte=1),
                name="call_share_within_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.title_sv

    @property
    def title(self) -> Text:
        """What it is called."""
        return Text(sv=self.title_sv, en=self.title_en)

    @property
    def summary(self) -> Text:
        """What it is for."""
        return Text(sv=self.summary_sv, en=self.summary_en)

    @property
    def who(self) -> Text:
        """Who may apply, in words."""
        return Text(sv=self.who_sv, en=self.who_en)

    @property
    def left(self) -> Decimal:
        """What is left of its money, SEK."""
        return self.budget - self.granted


class CallChange(models.Model):
    """A change of a call after publication, shown with its date."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    field = models.CharField(max_length=40)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(max_length=1000)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.call_id} {self.field}"
