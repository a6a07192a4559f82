"""What a decision may be."""

from django.db import models


class Outcome(models.TextChoices):
    """What is decided."""

    SUPPORT = "support", "support"
    REJECTION = "rejection", "rejection"
    DISMISSAL = "dismissal", "dismissal"
