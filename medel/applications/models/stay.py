"""Stays: how long an application stood in each of its states."""

from django.db import models
from django.db.models import F, Q

from medel.applications.models.application import Application


class Stay(models.Model):
    """The time that an application stood in a state; the last one has no end yet."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="stays")
    state = models.CharField(max_length=40)
    began = models.DateTimeField()
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["began", "pk"]
        indexes = [models.Index(fields=["state", "-ended"])]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(ended=None),
                name="one_stay_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ended=None) | Q(ended__gte=F("began")),
                name="stay_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.state}"
