"""Decisions: support, rejection or dismissal; one prepares, another decides."""

from django.db import models
from django.db.models import F, Q

from medel.applications.models import Application
from medel.decisions.states import Outcome


class Decision(models.Model):
    """A decision on an application; four eyes: nobody decides what they prepared.

    `asked` is the EU support applied for and `cap` the most that is paid, in SEK;
    `share_of_costs` and `share_of_financing` are the two percentages of the decision,
    0 to 1, of `cash_costs` and of `total_cost`. `grounds` are the legal grounds,
    `appeal` what the letter says of appealing, and `unverified` that this was not
    verified. `conditions` are special to the project, `general_conditions` the same
    for all; both are lists of lines. `reporting` lists the days by which reports are
    due. The letter is kept as it was sent.
    """

    application = models.OneToOneField(
        Application, models.PROTECT, related_name="decision"
    )
    state = models.CharField(max_length=40, db_index=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    asked = models.DecimalField(max_digits=15, decimal_places=2, null=True, blank=True)
    cap = models.DecimalField(max_digits=15, decimal_places=2, default=0)
    share_of_costs = models.DecimalField(max_digits=5, decimal_places=4, default=0)
    share_of_financing = models.DecimalField(max_digits=5, decimal_places=4, default=0)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    reasons = models.TextField(max_length=10000)
    total_cost = models.DecimalField(max_digits=15, decimal_places=2, default=0)
    cash_costs = models.DecimalField(max_digits=15, decimal_places=2, default=0)
    grounds = models.TextField(max_length=4000, blank=True)
    appeal = models.TextField(max_length=4000, blank=True)
    appealable = models.BooleanField(default=False)
    unverified = models.BooleanField(default=False)
    general_conditions = models.JSONField(default=list, blank=True)
    conditions = models.JSONField(default=list, blank=True)
    reporting = models.JSONField(default=list, blank=True)
    prepared = models.DateTimeField()
    prepared_by = models.CharField(max_length=100)
    decided = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=100, blank=True)
    sent_back = models.TextField(max_length=4000, blank=True)
    notified = models.DateTimeField(null=True, blank=True)
    mailed = models.DateTimeField(null=True, blank=True)
    confirm_by = models.DateField(null=True, blank=True)
    letter = models.BinaryField(blank=True, default=b"")
    letter_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-prepared"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(decided_by=F("prepared_by")), name="decision_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(outcome="support", cap__gt=0)
                | Q(cap=0)
                | Q(state__in=("draft", "abandoned")),
                name="decision_money_with_support",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "prepared", "abandoned"))
                | (Q(decided__isnull=False) & ~Q(decided_by="")),
                name="decision_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.outcome}"


class Commitment(models.Model):
    """A party's confirmation that it takes on its part of a granted project.

    `confirmed_by` is the authorised signatory's key.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="commitments")
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, related_name="+"
    )
    confirmed = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "organisation"], name="commitment_once"
            ),
            models.CheckConstraint(
                condition=Q(confirmed=None, confirmed_by="")
                | (Q(confirmed__isnull=False) & ~Q(confirmed_by="")),
                name="commitment_confirmed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.organisation_id}"
