"""Invitations of organisations to take part in an application."""

from django.db import models

from medel.applications.models.application import Party


class PartyInvitation(models.Model):
    """A link for somebody of an organisation, by which it says yes to taking part.

    Only a fingerprint of the link's secret is kept.
    """

    party = models.ForeignKey(Party, models.CASCADE, related_name="invitations")
    email = models.EmailField()
    fingerprint = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField()
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made", "-pk"]

    def __str__(self) -> str:
        return f"{self.party} {self.made:%Y-%m-%d}"
