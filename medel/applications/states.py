"""Closed lists of what stands in the records."""

from django.db import models


class Role(models.TextChoices):
    """What an organisation is in an application."""

    OWNER = "project_owner", "project owner"
    PARTNER = "partner", "partner"
    COOPERATION = "cooperation_party", "cooperating party without support"
