"""What a project, an amount, a role and a date may be, in the programme's words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from medel.core.periods import Precision


class Status(TextChoices):
    """How far a project has come, as far as its source tells."""

    PRIORITISED = "prioritised", _("prioritised by the partnership")
    GRANTED = "granted", _("granted")
    UNKNOWN = "unknown", _("not stated in the source")


class AmountKind(TextChoices):
    """What an EU amount in a source is."""

    APPLIED_PRIORITISED = (
        "applied_prioritised",
        _("EU support applied for, in an application that was prioritised"),
    )
    GRANTED = "granted", _("EU support granted")
    NOT_STATED = "not_stated", _("no amount in the source")


class Role(TextChoices):
    """What an organisation is in a project."""

    BENEFICIARY = "beneficiary", _("beneficiary")
    PARTNER = "partner", _("partner")


class DatePrecision(TextChoices):
    """How exactly a source states a date."""

    DAY = Precision.DAY.value, _("day")
    MONTH = Precision.MONTH.value, _("month")
    YEAR = Precision.YEAR.value, _("year")
