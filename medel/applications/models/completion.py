"""Requests for completion: what the authority asks for, by when, and the answer."""

from django.db import models

from medel.applications.models.application import Application


class Completion(models.Model):
    """One request; `asks` maps a section's code to what is asked about it.

    `replies` maps the same codes to what the applicant says to it.
    """

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="completions"
    )
    asked = models.DateTimeField()
    due = models.DateField()
    asks = models.JSONField()
    replies = models.JSONField(default=dict, blank=True)
    answered = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked"]

    def __str__(self) -> str:
        return f"{self.application} {self.asked:%Y-%m-%d}"
