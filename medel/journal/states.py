"""How an action may have ended."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """Whether what somebody wanted to do was done."""

    DONE = "done", _("done")
    REFUSED = "refused", _("refused")
