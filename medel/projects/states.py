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
    CONTRACTOR = "contractor", _("contractor")


class Kind(TextChoices):
    """What an organisation is; nothing at all where we are not sure."""

    MUNICIPALITY = "municipality", _("municipality")
    SELF_GOVERNING_REGION = "self_governing_region", _("region (self-governing)")
    MUNICIPAL_ASSOCIATION = "municipal_association", _("association of municipalities")
    AUTHORITY = "authority", _("state authority")
    UNIVERSITY = "university", _("university or university college")
    COMPANY = "company", _("company")
    ECONOMIC_ASSOCIATION = "economic_association", _("economic association")
    ASSOCIATION = "association", _("non-profit association")
    FOUNDATION = "foundation", _("foundation")
    PARTNERSHIP = "trading_partnership", _("trading partnership")
    PARISH = "parish", _("parish")


class Sector(TextChoices):
    """Whether an organisation is public or private, where its kind makes it sure."""

    PUBLIC = "public", _("public")
    PRIVATE = "private", _("private")


class LocationBasis(TextChoices):
    """Whose place is told; nothing where the source does not say."""

    OPERATION = "operation", _("where the project is")
    BENEFICIARY = "beneficiary_seat", _("where the beneficiary is")
    NUTS2 = "nuts2", _("the region only, as the beneficiary is a natural person")


class DatePrecision(TextChoices):
    """How exactly a source states a date."""

    DAY = Precision.DAY.value, _("day")
    MONTH = Precision.MONTH.value, _("month")
    YEAR = Precision.YEAR.value, _("year")


class UploadState(TextChoices):
    """How far an uploaded list has come."""

    WORKING = "working", _("being read")
    LOOKED = "looked", _("columns recognised")
    TRIED = "tried", _("tried, nothing stored")
    IMPORTED = "imported", _("imported")
    REFUSED = "refused", _("refused")


class Step(TextChoices):
    """What is done, or was done last, with an uploaded list."""

    LOOK = "look", _("recognising the columns")
    TRY = "try", _("trying the import")
    IMPORT = "import", _("importing")
