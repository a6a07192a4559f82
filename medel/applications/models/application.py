"""Applications, and the organisations that make them together."""

import uuid

from django.db import models
from django.db.models import Q

from medel.applications.models.call import Call
from medel.applications.states import Role

__all__ = ["Application", "Party", "Role"]


class Application(models.Model):
    """An application to a call, from draft to decision.

    `key` stands in addresses; `case_id`, eight digits, is given when it is sent.
    It belongs to its organisations, not to the person who began it.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    call = models.ForeignKey(Call, models.PROTECT, related_name="applications")
    case_id = models.CharField(max_length=8, blank=True)
    state = models.CharField(max_length=40)
    since = models.DateTimeField()
    begun = models.DateTimeField()
    title = models.CharField(max_length=150, blank=True)
    fictitious = models.BooleanField(default=False)

    class Meta:
        ordering = ["-since", "-pk"]
        indexes = [
            models.Index(fields=["call", "state"]),
            models.Index(fields=["state", "-since"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case_id"], condition=~Q(case_id=""), name="case_id_once"
            )
        ]

    def __str__(self) -> str:
        return self.case_id or str(self.key)


class Party(models.Model):
    """An organisation's part in an application."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=20, choices=Role.choices)
    confirmed = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "organisation"], name="party_once"
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(role="project_owner"),
                name="one_project_owner",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.role})"
